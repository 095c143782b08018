"""Reports as plain data and back, for the cache and for other processes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from awesomelint.engine import Report
from awesomelint.findings import Edit, Finding, Fix, Related, Safety, Severity
from awesomelint.source import Source, Span
from awesomelint.util.regex import compiled

_NAME = compiled("[a-z]+(?:-[a-z]+)*")

# A report as plain data: whether the file holds a list, the findings, and those that are not shown.
Packed = tuple[bool, list[Any], list[Any]]


def pack(report: Report) -> Packed:
    """A report as plain data, without its source and its document."""
    return report.is_list, _plain(report.findings), _plain(report.slight)


def unpack(source: Source, packed: Packed, *, checked: bool = False) -> Report:
    """The report that was packed. With `checked`, raises TypeError or ValueError if `packed` is not a report."""
    is_list, findings, slight = packed
    if checked:
        _must(type(is_list) is bool)
        for finding in (*findings, *slight):
            _check(finding, len(source.text))
    return Report(source, None, list(map(_finding, findings)), list(map(_finding, slight)), is_list=is_list)


def _must(condition: bool) -> None:
    if not condition:
        raise ValueError("this is no report")


def _check(plain: Any, size: int) -> None:
    """ValueError or TypeError unless a finding could be one on a text of so many code points."""
    rule, severity, span, message, related, fix, key = plain
    _must(type(rule) is type(message) is type(key) is str and _NAME.fullmatch(rule) is not None)
    _must(type(severity) is int and severity in list(Severity))
    _check_span(span, size)
    for place, words, path in related:
        # Places in other files are found by comparing reports, and are not kept.
        _must(type(words) is str and path is None)
        _check_span(place, size)
    if fix is None:
        return
    title, safety, edits, removes = fix
    _must(type(title) is type(safety) is str)
    for start, end, text in edits:
        _must(type(text) is str)
        _check_span((start, end), size)
    for removed in removes:
        _check_span(removed, size)


def _check_span(span: Any, size: int) -> None:
    start, end = span
    _must(type(start) is type(end) is int and 0 <= start <= end <= size)


def _plain(findings: Iterable[Finding]) -> list[Any]:
    return [
        (
            found.rule,
            int(found.severity),
            tuple(found.span),
            found.message,
            [(tuple(span), message, path) for span, message, path in found.related],
            _plain_fix(found.fix) if found.fix is not None else None,
            found.key,
        )
        for found in findings
    ]


def _plain_fix(fix: Fix) -> Any:
    return (
        fix.title,
        fix.safety.value,
        [tuple(edit) for edit in fix.edits],
        [tuple(span) for span in fix.removes],
    )


def _finding(plain: Any) -> Finding:
    rule, severity, span, message, related, fix, key = plain
    places = tuple(Related(Span(*place), told, path) for place, told, path in related)
    return Finding(rule, Severity(severity), Span(*span), message, places, _fix(fix) if fix else None, key)


def _fix(plain: Any) -> Fix:
    title, safety, edits, removes = plain
    return Fix(
        title, Safety(safety), tuple(Edit(*edit) for edit in edits), tuple(Span(*span) for span in removes)
    )
