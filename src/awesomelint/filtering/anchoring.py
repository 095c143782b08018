"""Report findings where the author of a change wrote.

A rule that compares two entries has to report one of them, and cannot know which one is new. If a change
touches only the other one, its author looks for the finding there.
"""

from __future__ import annotations

from collections.abc import Callable

from awesomelint.filtering.changed_lines import Lines, on_touched_line
from awesomelint.findings import Finding, Fix, Related
from awesomelint.source import Source


def anchored(
    finding: Finding, source: Source, source_at: Callable[[str], Source], lines_of: Callable[[str], Lines]
) -> tuple[Source, Finding] | None:
    """Return a finding with its source as a change is to see it; None if the change touches none of its lines.

    A finding on unchanged lines is reversed if a related span with a `reverse` is on changed lines; if a
    related span without one is, it remains as it is.
    """
    if on_touched_line(finding, source, lines_of(source.path)):
        return source, finding
    touched = [related for related in finding.related if _is_touched(related, source, source_at, lines_of)]
    for related in touched:
        if related.reverse is not None:
            there = source_at(related.path) if related.path is not None else source
            return there, _reversed(finding, source, related, there, lines_of(there.path))
    return (source, finding) if touched else None


def _is_touched(
    related: Related, own: Source, source_at: Callable[[str], Source], lines_of: Callable[[str], Lines]
) -> bool:
    source = source_at(related.path) if related.path is not None else own
    return lines_of(source.path).meet(*source.lines_of(related.span))


def _reversed(finding: Finding, source: Source, related: Related, there: Source, lines: Lines) -> Finding:
    assert related.reverse is not None
    path = source.path if there is not source else None
    others = (
        other._replace(path=None if other.path == there.path else other.path or path)
        for other in finding.related
        if other is not related
    )
    return finding._replace(
        span=related.span,
        message=related.reverse.message,
        related=(Related(finding.span, related.reverse.related, path), *others),
        # A fix is about the entry that the rule reported, unless it changes nothing but lines of the change.
        fix=finding.fix
        if finding.fix and there is source and _is_within(finding.fix, source, lines)
        else None,
        origin=finding,
    )


def _is_within(fix: Fix, source: Source, lines: Lines) -> bool:
    return all(
        lines.cover(source.line_of(edit.start), source.line_of(max(edit.start, edit.end - 1)))
        for edit in fix.edits
    )
