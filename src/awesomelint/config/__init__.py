"""Configuration: settings from files and the command line, for each file that is looked at."""

from __future__ import annotations

from awesomelint.config.resolve import Configuration

__all__ = ["Configuration"]
