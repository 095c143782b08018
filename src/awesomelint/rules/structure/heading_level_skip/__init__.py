"""A heading that skips a level: `####` directly under `##`.

## Why
GitHub's outline, generated tables of contents and screen readers use the heading levels. A section that skips
a level, or that comes before the first heading of a higher level, is in the wrong position there.

## Wrong
    ## Surveys
    ### Language
    ## Datasets
    #### Vision

## Right
    ## Surveys
    ### Language
    ## Datasets
    ### Vision

## Fix
Unsafe, because a heading in between may be missing instead: changes the heading and its siblings to the
expected level, and the headings below them accordingly. Notes have no fix.

## Severity
Warning if a section with entries skips a level that similar sections do not skip, or comes before the first
heading of a higher level. Note if the section has no entries (text before the first section, a “Contents” in
small print), or if the list always skips this level, which is reported once.

## Notes
Headings that are entries are not sections, and their level is a matter of style.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import takewhile

from awesomelint.model import Entry, ListDocument, Section
from awesomelint.rules.api import Context, Fix, Found, Severity, rule
from awesomelint.rules.structure.heading_level_skip.raise_levels import raise_levels


@rule("heading-level-skip", group="structure", severity=Severity.WARNING, fix="unsafe")
def check(context: Context) -> Iterator[Found]:
    """Compare the level of each section with its parent, then the sections before the first top-level
    heading.
    """
    yield from _skipped_levels(context.document)
    yield from _sections_before_top_level(context.document)


def _skipped_levels(document: ListDocument) -> Iterator[Found]:
    sections = document.sections[1:]
    entry_lines: dict[int, list[int]] = {}
    for entry in document.entries:
        if entry.kind == "heading":
            entry_lines.setdefault(_level(entry), []).append(entry.line)
    skips = [
        (section, parent)
        for section in sections
        if (parent := section.parent) and _skips_level(section, parent, entry_lines)
    ]
    skip_counts = Counter(parent.level for _, parent in skips)
    regular = [
        parent for section in sections if (parent := section.parent) and section.level == parent.level + 1
    ]
    regular_counts = Counter(parent.level for parent in regular)
    with_regular = set(regular)
    siblings: dict[Section, list[Section]] = defaultdict(list)
    for section, parent in skips:
        siblings[parent].append(section)
    reported: set[tuple[int, int]] = set()
    fixes: dict[Section, Fix | None] = {}
    for section, parent in skips:
        count = skip_counts[parent.level]
        is_exception = count == 1 or parent in with_regular
        sure = is_exception and regular_counts[parent.level] >= 2 * count and section.holds_entries
        if sure or (parent.level, section.level) not in reported:
            reported.add((parent.level, section.level))
            times = f" ({count} times in this file)" if not sure and count > 1 else ""
            message = f"heading level skipped: {_describe(section)} directly under {_describe(parent)}{times}"
            if sure and parent not in fixes:
                fixes[parent] = raise_levels(document, siblings[parent], parent.level + 1)
            fix = fixes.get(parent) if sure else None
            yield Found(section.span, message, _severity(section, sure), fix=fix)


def _sections_before_top_level(document: ListDocument) -> Iterator[Found]:
    roots = [section for section in document.root.children if not section.hidden]
    top = min((section.level for section in roots), default=0)
    first = next((section for section in roots if section.level == top), document.root)
    deeper = list(takewhile(lambda section: section.level > top, roots))
    fix = raise_levels(document, deeper, top) if any(section.holds_entries for section in deeper) else None
    for section in deeper:
        message = f"{_describe(section)} is before the first heading of a higher level, {_describe(first)}"
        severity = _severity(section, True)
        yield Found(section.span, message, severity, fix=fix if section.holds_entries else None)


def _skips_level(section: Section, parent: Section, entry_lines: dict[int, list[int]]) -> bool:
    """Whether a section is two levels below its parent, with no entry as a heading of a level in between.

    `entry_lines` are the sorted lines of entries that are headings, by level.
    """
    if parent.parent is None or section.level <= parent.level + 1:
        return False
    between = (entry_lines.get(level, ()) for level in range(parent.level + 1, section.level))
    return not any(bisect_left(lines, section.line) > bisect_right(lines, parent.line) for lines in between)


def _level(entry: Entry) -> int:
    return len(entry.text) - len(entry.text.lstrip("#"))


def _describe(section: Section) -> str:
    return f"“{section.title}” ({'#' * section.level})"


def _severity(section: Section, sure: bool) -> Severity | None:
    return None if sure and section.holds_entries else Severity.NOTE
