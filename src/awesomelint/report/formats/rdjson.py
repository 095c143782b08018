"""rdjson: Reviewdog Diagnostic Format, with fixes as suggestions that a reviewer can accept."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, Any, TextIO

from awesomelint.findings import Edit, Fix, Severity
from awesomelint.fixing.edits import apply
from awesomelint.report.formats.json import encoded
from awesomelint.report.located import Item, items
from awesomelint.report.urls import HOME, rule_page
from awesomelint.source import Source, Span
from awesomelint.ui.sanitize import clipped

if TYPE_CHECKING:
    from awesomelint.engine import Report

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}
# A suggestion is read by a person, and a comment on GitHub holds 65,536 characters.
_LONGEST = 10_000
_MOST_LINES = 30
_STEP = 256


def write(reports: Iterable[Report], out: TextIO) -> None:
    """Write one result; columns count bytes of UTF-8 from 1, ends are exclusive."""
    found = items(reports)
    sources = [item.source for item in found] + [place.source for item in found for place in item.related]
    columns = {id(source): _Columns(source) for source in sources}
    diagnostics = [_diagnostic(item, columns) for item in found]
    result = {"source": {"name": "awesomelint", "url": HOME}, "diagnostics": diagnostics}
    out.write(encoded(result) + "\n")


class _Columns:
    """Positions of one source in bytes of UTF-8, without counting a long line anew for each finding in it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.counted: dict[int, list[int]] = {}

    def position(self, offset: int) -> dict[str, int]:
        line, column = self.source.position(offset)
        start = offset - column + 1
        if line not in self.counted:
            text = self.source.text[start : self._after(line)]
            steps = (len(text[at : at + _STEP].encode()) for at in range(0, len(text), _STEP))
            self.counted[line] = list(accumulate(steps, initial=0))
        steps_before = min((column - 1) // _STEP, len(self.counted[line]) - 1)
        rest = self.source.text[start + steps_before * _STEP : offset]
        return {"line": line, "column": self.counted[line][steps_before] + len(rest.encode()) + 1}

    def _after(self, line: int) -> int:
        return self.source.line_start(line + 1) if line < self.source.line_count else len(self.source.text)

    def range(self, start: int, end: int) -> dict[str, dict[str, int]]:
        return {"start": self.position(start), "end": self.position(end)}


def _diagnostic(item: Item, of_source: dict[int, _Columns]) -> dict[str, Any]:
    finding, columns = item.finding, of_source[id(item.source)]
    diagnostic: dict[str, Any] = {
        "message": clipped(finding.message),
        "location": {"path": item.path, "range": columns.range(*finding.span)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule, "url": rule_page(finding.rule)},
    }
    suggestion = _suggestion(finding.fix, columns) if finding.fix is not None else None
    if suggestion is not None:
        diagnostic["suggestions"] = [suggestion]
    if item.related:
        diagnostic["related_locations"] = [
            {
                "message": clipped(place.message),
                "location": {"path": place.path, "range": of_source[id(place.source)].range(*place.span)},
            }
            for place in item.related
        ]
    return diagnostic


def _suggestion(fix: Fix, columns: _Columns) -> dict[str, Any] | None:
    """A fix as one replacement, for suggestions stand each for itself; None where no comment could show it."""
    if not fix.edits:
        return None
    source = columns.source
    span = Span(min(edit.start for edit in fix.edits), max(edit.end for edit in fix.edits))
    before = source.text[span.start : span.end]
    if len(before) > _LONGEST or before.count("\n") > _MOST_LINES:
        return None
    after = apply(
        before, (Edit(edit.start - span.start, edit.end - span.start, edit.text) for edit in fix.edits)
    )
    if len(after) > _LONGEST:
        return None
    start, end = source.position(span.start), source.position(span.end)
    if start.column == end.column == 1 and end.line > start.line and (not after or after.endswith("\n")):
        # Whole lines, named as such: the line after them need not be part of what is under review.
        lines = {"start": {"line": start.line}, "end": {"line": end.line - 1}}
        return {"range": lines, "text": after.removesuffix("\n").removesuffix("\r")}
    if after.rstrip("\r\n") == before.rstrip("\r\n"):
        # A suggestion replaces lines, and cannot say how the last one ends.
        return None
    return {"range": columns.range(*span), "text": after}
