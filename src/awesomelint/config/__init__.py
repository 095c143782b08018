"""Settings for each file, from configuration files and the command line."""

from __future__ import annotations

from awesomelint.config.resolve import Configuration

__all__ = ["Configuration"]
