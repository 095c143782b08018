"""Convert reports to plain data and back, for the cache and for worker processes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from awesomelint.engine import Report
from awesomelint.findings import Edit, Finding, Fix, Related, Reverse, Safety, Severity
from awesomelint.source import Source, Span
from awesomelint.util.regex import compiled

_NAME = compiled("[a-z]+(?:-[a-z]+)*")

# A report as plain data: whether the file is a list, the number of entries, the number of list items that could be
# entries, the findings, and those below the minimum severity.
Packed = tuple[bool, int, int, list[Any], list[Any]]


def pack(report: Report) -> Packed:
    """Convert a report to plain data, without its source and document."""
    findings, below_minimum = _plain(report.findings), _plain(report.below_minimum)
    return report.is_list, report.entry_count, report.item_count, findings, below_minimum


def unpack(source: Source, packed: Packed, *, checked: bool = False) -> Report:
    """Convert plain data back to a report; `checked` raises `TypeError` or `ValueError` if it is malformed."""
    is_list, entry_count, item_count, findings, below_minimum = packed
    if checked:
        _must(type(is_list) is bool)
        for count in (entry_count, item_count):
            _must(type(count) is int and 0 <= count <= len(source.text))
        for finding in (*findings, *below_minimum):
            _check(finding, len(source.text))
    return Report(
        source,
        None,
        list(map(_finding, findings)),
        list(map(_finding, below_minimum)),
        is_list=is_list,
        entry_count=entry_count,
        item_count=item_count,
    )


def _must(condition: bool) -> None:
    if not condition:
        raise ValueError("malformed report")


def _check(plain: Any, size: int) -> None:
    """Raise `ValueError` or `TypeError` if this is not a valid finding for a text of `size` code points."""
    rule, severity, span, message, related, fix, key = plain
    _must(type(rule) is type(message) is type(key) is str and _NAME.fullmatch(rule) is not None)
    _must(type(severity) is int and severity in list(Severity))
    _check_span(span, size)
    for related_span, text, path, reverse in related:
        # Positions in other files come from comparing reports, which happens after caching.
        _must(type(text) is str and path is None)
        if reverse is not None:
            message, other = reverse
            _must(type(message) is type(other) is str)
        _check_span(related_span, size)
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
            finding.rule,
            int(finding.severity),
            tuple(finding.span),
            finding.message,
            [_plain_related(related) for related in finding.related],
            _plain_fix(finding.fix) if finding.fix is not None else None,
            finding.key,
        )
        for finding in findings
    ]


def _plain_related(related: Related) -> Any:
    reverse = tuple(related.reverse) if related.reverse is not None else None
    return tuple(related.span), related.message, related.path, reverse


def _plain_fix(fix: Fix) -> Any:
    return (
        fix.title,
        fix.safety.value,
        [tuple(edit) for edit in fix.edits],
        [tuple(span) for span in fix.removes],
    )


def _finding(plain: Any) -> Finding:
    rule, severity, span, message, related, fix, key = plain
    positions = tuple(map(_related, related))
    return Finding(rule, Severity(severity), Span(*span), message, positions, _fix(fix) if fix else None, key)


def _related(plain: Any) -> Related:
    span, text, path, reverse = plain
    return Related(Span(*span), text, path, Reverse(*reverse) if reverse is not None else None)


def _fix(plain: Any) -> Fix:
    title, safety, edits, removes = plain
    return Fix(
        title, Safety(safety), tuple(Edit(*edit) for edit in edits), tuple(Span(*span) for span in removes)
    )
