"""Findings as JSON lines: the objects of the JSON format, one per line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from awesomelint.report.formats.json import as_object, encoded
from awesomelint.report.located import locate

if TYPE_CHECKING:
    from awesomelint.engine import Report


def write(reports: Iterable[Report], out: TextIO) -> None:
    """Write all findings, one JSON object per line."""
    for item in locate(reports, with_fingerprints=True):
        out.write(encoded(as_object(item)) + "\n")
