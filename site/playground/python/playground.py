"""What the playground shows of a list: the answers of the program as JSON.

A text has the settings of a file named `README.md` without a configuration file, as `awesomelint check` has them.
Offsets are counted in UTF-16 units, as in JavaScript.
"""

from __future__ import annotations

import io
import json
from bisect import bisect_left
from datetime import date
from typing import Any

from awesomelint.engine import Report, fix
from awesomelint.errors import InternalError
from awesomelint.export.records import record
from awesomelint.findings import Severity
from awesomelint.report.formats import unified_diff
from awesomelint.report.formats.json import as_object
from awesomelint.report.located import LocatedFinding, locate
from awesomelint.report.style import text as style_text
from awesomelint.session.internal_error import lint_or_fail
from awesomelint.settings import Settings
from awesomelint.source import Source, Span
from awesomelint.style.summary import style_summary

_NAME = "README.md"
# How much of a line is shown before and after a finding, and of the finding itself, in code points.
_BEFORE, _MARKED, _AFTER = 48, 160, 80


def check(text: str, notes: bool) -> str:
    """Return what was read, the house style and the findings, or what went wrong."""
    source, settings = Source(text, _NAME), _settings(notes)
    try:
        report = lint_or_fail(source, settings)
    except InternalError as error:
        return json.dumps({"error": str(error)})
    if not report.is_list:
        return json.dumps({"entries": [], "findings": [], "style": ""})
    offsets = _Utf16(text)
    style = io.StringIO()
    style_text.write([style_summary(report.document, settings.style)], style)
    return json.dumps(
        {
            "entries": [record(entry) for entry in report.document.entries],
            "findings": [_finding(item, offsets) for item in locate([report], with_fingerprints=True)],
            # The first line has the name of the file.
            "style": style.getvalue().partition("\n")[2].strip("\n"),
        }
    )


def fixed(text: str, notes: bool, unsafe: bool) -> str:
    """Return the fixed text, how it differs, how many findings were fixed, and which fixes were withheld."""
    result = fix(Source(text, _NAME), _settings(notes), unsafe=unsafe)
    after = result.report.source
    diff = io.StringIO()
    if result.changed:
        unified_diff.write(result.before, after, diff)
    withheld = [{"line": one.line, "rule": one.rule, "reason": one.reason} for one in result.withheld]
    return json.dumps(
        {"text": after.text, "diff": diff.getvalue(), "made": len(result.made), "withheld": withheld}
    )


def fixed_one(text: str, notes: bool, fingerprint: str) -> str:
    """Return the text after the fix of one finding, safe or not."""

    def alone(report: Report) -> Report:
        items = locate([report.unfiltered], with_fingerprints=True)
        wanted = [item.finding for item in items if item.fingerprint == fingerprint]
        return report.with_findings(wanted, report.filtered)

    result = fix(Source(text, _NAME), _settings(notes), unsafe=True, apply_filters=alone)
    return json.dumps(
        {"text": result.report.source.text, "withheld": [one.reason for one in result.withheld]}
    )


def _settings(notes: bool) -> Settings:
    return Settings(today=date.today(), min_severity=Severity.NOTE if notes else Severity.WARNING)


def _finding(item: LocatedFinding, offsets: _Utf16) -> dict[str, Any]:
    span = item.finding.span
    places = {"start": offsets.of(span.start), "end": offsets.of(span.end)}
    return as_object(item) | places | {"excerpt": _excerpt(item.source, span)}


def _excerpt(source: Source, span: Span) -> list[str]:
    """Return the first line of a finding in three parts: before, in and after it."""
    line = source.line_of(span.start)
    text = source.line_text(line)
    start = span.start - source.line_start(line)
    end = min(span.end - source.line_start(line), len(text))
    before, marked, after = text[:start], text[start:end], text[end:]
    return [
        before if len(before) <= _BEFORE else "…" + before[-_BEFORE:],
        marked if len(marked) <= _MARKED else marked[:_MARKED] + "…",
        after if len(after) <= _AFTER else after[:_AFTER] + "…",
    ]


class _Utf16:
    """Converts offsets in code points to UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._wide = [at for at, character in enumerate(text) if character > "\uffff"]

    def of(self, offset: int) -> int:
        return offset + bisect_left(self._wide, offset)
