"""JSON lines: the objects of the JSON format, one a line, for programs that read as they go."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from awesomelint.report.formats.json import as_object, encoded
from awesomelint.report.located import items

if TYPE_CHECKING:
    from awesomelint.engine import Report


def write(reports: Iterable[Report], out: TextIO) -> None:
    """Write all findings, an object a line."""
    for item in items(reports, marked=True):
        out.write(encoded(as_object(item)) + "\n")
