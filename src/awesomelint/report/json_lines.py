"""JSON lines: the objects of the JSON format, one a line, for programs that read as they go."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from awesomelint.report.items import items
from awesomelint.report.json import as_object, encoded

if TYPE_CHECKING:
    from awesomelint.engine import Report


def write(reports: Iterable[Report], out: TextIO) -> None:
    """Write all findings, an object a line."""
    for item in items(reports, marked=True):
        out.write(encoded(as_object(item)) + "\n")
