"""A heading that leaves out a level: `####` right under `##`.

## Why
GitHub's outline of the page, contents made by programs, and the programs that read pages aloud go by the levels: a
section that skips one hangs in the air, and one above its own parent is torn from it.

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
Unsafe: the heading gets the level that it lacks, and so do those that skip it beside it; the headings below them come
along, so that the outline stays. Whether a heading in between was forgotten instead, only a person can tell. Notes have
no fix.

## Severity
A warning where a section with entries skips a level that sections like it do not, and where one stands above the first
heading of a higher level. A note where no entries are concerned (small print before the first section, a “Contents”
set small) or where the list always skips that level, which is its style: that is told once.

## Notes
Headings that are entries themselves are no sections, and their level is a matter of style.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import takewhile

from awesomelint.model import Entry, Section
from awesomelint.rules.api import Context, Fix, Found, Severity, rule
from awesomelint.rules.structure.heading_level_skip.raise_levels import raised


@rule("heading-level-skip", group="structure", severity=Severity.WARNING, fix="unsafe")
def check(context: Context) -> Iterator[Found]:
    """Compare the level of each section with that of the section it stands in."""
    document = context.document
    sections = document.sections[1:]
    entries: dict[int, list[int]] = {}
    for entry in document.entries:
        if entry.kind == "heading":
            entries.setdefault(_level(entry), []).append(entry.line)
    jumps = [
        (section, over) for section in sections if (over := section.parent) and _skips(section, over, entries)
    ]
    skipping = Counter(over.level for _, over in jumps)
    usual = Counter(
        over.level for section in sections if (over := section.parent) and section.level == over.level + 1
    )
    followed = {
        over
        for section in document.root.walk()
        if (over := section.parent) and section.level == over.level + 1
    }
    told: set[tuple[int, int]] = set()
    beside: dict[Section, list[Section]] = defaultdict(list)
    for section, over in jumps:
        beside[over].append(section)
    fixes: dict[Section, Fix | None] = {}
    for section, over in jumps:
        often = skipping[over.level]
        alone = often == 1 or over in followed
        sure = alone and usual[over.level] >= 2 * often and section.holds_entries
        if sure or (over.level, section.level) not in told:
            told.add((over.level, section.level))
            times = f" ({often} times in this file)" if not sure and often > 1 else ""
            said = f"{_name(section)} stands right under {_name(over)}{times}"
            if sure and over not in fixes:
                fixes[over] = raised(document, beside[over], over.level + 1)
            yield Found(section.span, said, _severity(section, sure), fix=fixes.get(over) if sure else None)
    tops = [section for section in document.root.children if not section.hidden]
    top = min((section.level for section in tops), default=0)
    first = next((section for section in tops if section.level == top), document.root)
    deeper = list(takewhile(lambda section: section.level > top, tops))
    higher = raised(document, deeper, top) if any(section.holds_entries for section in deeper) else None
    for section in deeper:
        said = f"{_name(section)} stands above the first heading of a higher level, {_name(first)}"
        yield Found(
            section.span, said, _severity(section, True), fix=higher if section.holds_entries else None
        )


def _skips(section: Section, over: Section, entries: dict[int, list[int]]) -> bool:
    """Whether a section is two levels below the one around it, with no entry's heading of a level between.

    `entries` are the lines of entries' headings by level, each in order.
    """
    if over.parent is None or section.level <= over.level + 1:
        return False
    between = (entries.get(level, ()) for level in range(over.level + 1, section.level))
    return not any(bisect_left(lines, section.line) > bisect_right(lines, over.line) for lines in between)


def _level(entry: Entry) -> int:
    return len(entry.text) - len(entry.text.lstrip("#"))


def _name(section: Section) -> str:
    return f"“{section.title}” ({'#' * section.level})"


def _severity(section: Section, sure: bool) -> Severity | None:
    return None if sure and section.holds_entries else Severity.NOTE
