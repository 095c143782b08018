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
Warning if the sections under one heading skip a level that no others skip, or if a section with entries comes
before the first heading of a higher level. Note if the section has no entries (text before the first section,
a “Contents” in small print), or if the list skips this level more often, which is reported once.

## Notes
Headings that are entries are not sections, and their level is a matter of style.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import takewhile

from awesomelint.model import Entry, ListDocument, Section
from awesomelint.rules.api import Context, Found, Severity, rule
from awesomelint.rules.structure.heading_level_skip.raise_levels import raise_levels


@rule("heading-level-skip", group="structure", severity=Severity.WARNING, fix="unsafe")
def check(context: Context) -> Iterator[Found]:
    """Compare the level of each section with its parent, then the sections before the first top-level
    heading.
    """
    yield from _skipped_levels(context.document)
    yield from _sections_before_top_level(context.document)


def _skipped_levels(document: ListDocument) -> Iterator[Found]:
    """Report sections that skip a level: each exception, and once if the list does so more often."""
    entry_lines: dict[int, list[int]] = {}
    for entry in document.entries:
        if entry.kind == "heading":
            entry_lines.setdefault(_level(entry), []).append(entry.line)
    skipping: dict[Section, list[Section]] = defaultdict(list)
    regular: dict[Section, int] = defaultdict(int)
    for section in document.sections:
        parent = section.parent
        if parent and _skips_level(section, parent, entry_lines):
            skipping[parent].append(section)
        elif parent and section.level == parent.level + 1:
            regular[parent] += 1
    parents = Counter(parent.level for parent in skipping)
    reported: set[tuple[int, int]] = set()
    for parent, below in skipping.items():
        section = next((section for section in below if section.holds_entries), below[0])
        is_only_parent = parents[parent.level] == 1
        sure = section.holds_entries and is_only_parent and _is_exception(parent, below, regular, entry_lines)
        if (parent.level, section.level) in reported:
            continue
        reported.add((parent.level, section.level))
        count = len(below)
        if not sure:
            count = sum(len(below) for other, below in skipping.items() if other.level == parent.level)
        times = f" ({count} times in this {'section' if sure else 'file'})" if count > 1 else ""
        message = f"heading level skipped: {_describe(section)} directly under {_describe(parent)}{times}"
        fix = raise_levels(document, below, parent.level + 1) if sure else None
        yield Found(section.span, message, _severity(section, sure), fix=fix)


def _is_exception(
    parent: Section,
    below: list[Section],
    regular: Mapping[Section, int],
    entry_lines: dict[int, list[int]],
) -> bool:
    """Whether other headings of the parent's level have enough sections that do not skip a level.

    `regular` has their numbers. A heading of level 1 is often the title of the page or a banner, so at least two
    headings must have such sections.
    """
    # Entries with headings of that level are a sign that the level is intended.
    lines = entry_lines.get(below[0].level, ())
    if bisect_right(lines, parent.end_line) > bisect_right(lines, parent.line):
        return False
    counts = [count for other, count in regular.items() if other.level == parent.level]
    return sum(counts) >= 2 * len(below) and len(counts) >= (2 if parent.level == 1 else 1)


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
