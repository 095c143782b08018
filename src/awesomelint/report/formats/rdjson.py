"""The Reviewdog Diagnostic Format, with fixes as suggestions that a reviewer can accept."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, Any, TextIO

from awesomelint.findings import Fix, Severity
from awesomelint.fixing.edits import apply
from awesomelint.report.formats.json import encoded
from awesomelint.report.located import LocatedFinding, locate
from awesomelint.report.urls import HOME, rule_page
from awesomelint.source import Source, Span
from awesomelint.ui.sanitize import clipped

if TYPE_CHECKING:
    from awesomelint.engine import Report

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}
# Suggestions should be short enough to review; a comment on GitHub holds 65,536 characters.
_MAX_LENGTH = 10_000
_MAX_LINES = 30
_STEP = 256


def write(reports: Iterable[Report], out: TextIO) -> None:
    """Write all findings; columns are 1-based and count bytes of UTF-8, ends are exclusive."""
    findings = locate(reports)
    sources = [item.source for item in findings]
    sources += [related.source for item in findings for related in item.related]
    columns = {id(source): _Columns(source) for source in sources}
    diagnostics = [_diagnostic(item, columns) for item in findings]
    result = {"source": {"name": "awesomelint", "url": HOME}, "diagnostics": diagnostics}
    out.write(encoded(result) + "\n")


class _Columns:
    """Positions in a source in bytes of UTF-8.

    The byte offset of every 256th code point of a line is cached, so that many findings in a long line take linear time.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.byte_offsets: dict[int, list[int]] = {}

    def position(self, offset: int) -> dict[str, int]:
        line, column = self.source.position(offset)
        start = offset - column + 1
        if line not in self.byte_offsets:
            text = self.source.text[start : self._line_end(line)]
            steps = (len(text[at : at + _STEP].encode()) for at in range(0, len(text), _STEP))
            self.byte_offsets[line] = list(accumulate(steps, initial=0))
        step = min((column - 1) // _STEP, len(self.byte_offsets[line]) - 1)
        rest = self.source.text[start + step * _STEP : offset]
        return {"line": line, "column": self.byte_offsets[line][step] + len(rest.encode()) + 1}

    def _line_end(self, line: int) -> int:
        return self.source.line_start(line + 1) if line < self.source.line_count else len(self.source.text)

    def range(self, start: int, end: int) -> dict[str, dict[str, int]]:
        return {"start": self.position(start), "end": self.position(end)}


def _diagnostic(item: LocatedFinding, by_source: dict[int, _Columns]) -> dict[str, Any]:
    finding, columns = item.finding, by_source[id(item.source)]
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
                "message": clipped(related.message),
                "location": {
                    "path": related.path,
                    "range": by_source[id(related.source)].range(*related.span),
                },
            }
            for related in item.related
        ]
    return diagnostic


def _suggestion(fix: Fix, columns: _Columns) -> dict[str, Any] | None:
    """Return a fix as one replacement, because suggestions are accepted one by one; None if that is too long."""
    if not fix.edits:
        return None
    source = columns.source
    span = Span(min(edit.start for edit in fix.edits), max(edit.end for edit in fix.edits))
    before = source.text[span.start : span.end]
    if len(before) > _MAX_LENGTH or before.count("\n") > _MAX_LINES:
        return None
    after = apply(source.text, fix.edits, *span)
    if len(after) > _MAX_LENGTH:
        return None
    start, end = source.position(span.start), source.position(span.end)
    if start.column == end.column == 1 and end.line > start.line and (not after or after.endswith("\n")):
        # For whole lines, leave out columns: a range that ends at the start of the next line may be outside the review.
        lines = {"start": {"line": start.line}, "end": {"line": end.line - 1}}
        return {"range": lines, "text": after.removesuffix("\n").removesuffix("\r")}
    if after.rstrip("\r\n") == before.rstrip("\r\n"):
        # A suggestion replaces lines and cannot change the last line ending.
        return None
    return {"range": columns.range(*span), "text": after}
