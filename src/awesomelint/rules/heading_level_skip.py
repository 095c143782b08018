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
None yet.

## Severity
A warning where a section with entries skips a level that sections like it do not, and where one stands above the first
heading of a higher level. A note where no entries are concerned (small print before the first section, a “Contents”
set small) or where the list always skips that level, which is its style: that is told once.

## Notes
Headings that are entries themselves are no sections, and their level is a matter of style.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any

from awesomelint.model import Entry, ListDocument, Section
from awesomelint.rules.api import Found, Severity, rule


@rule("heading-level-skip", group="structure", severity=Severity.WARNING)
def check(document: ListDocument, options: Mapping[str, Any]) -> Iterator[Found]:
    """Compare the level of each section with that of the section it stands in."""
    sections = document.sections[1:]
    entries = [(entry.line, _hashes(entry)) for entry in document.entries if entry.kind == "heading"]
    jumps = {section: over for section in sections if (over := section.parent) and over.parent and _skips(section, over, entries)}
    skipping = Counter(over.level for over in jumps.values())
    told: set[tuple[int, int]] = set()
    for section, over in jumps.items():
        beside = any(other.level == over.level + 1 for other in over.children)
        usual = sum(1 for other in sections if other.parent and other.parent.level == over.level and other.level == over.level + 1)
        sure = _holds_entries(section) and usual >= 2 * skipping[over.level] and (beside or skipping[over.level] == 1)
        pair = over.level, section.level
        if sure or pair not in told:
            told.add(pair)
            often = f" ({skipping[over.level]} times in this file)" if not sure and skipping[over.level] > 1 else ""
            said = f"“{section.title}” ({'#' * section.level}) stands right under “{over.title}” ({'#' * over.level}){often}"
            yield Found(section.span, said, None if sure else Severity.NOTE)
    tops = document.root.children
    top = min((section.level for section in tops), default=0)
    for section in takewhile(lambda section: section.level > top, tops):
        first = next(other for other in tops if other.level == top)
        said = f"“{section.title}” ({'#' * section.level}) stands above the first heading of a higher level, “{first.title}” ({'#' * top})"
        yield Found(section.span, said, None if _holds_entries(section) else Severity.NOTE)


def _skips(section: Section, over: Section, entries: list[tuple[int, int]]) -> bool:
    """Whether a section is more than one level below the one around it, with no entry's heading of that level between."""
    between = (level for line, level in entries if over.line < line < section.line)
    return section.level > over.level + 1 and not any(over.level < level < section.level for level in between)


def _hashes(entry: Entry) -> int:
    return len(entry.text) - len(entry.text.lstrip("#"))


def _holds_entries(section: Section) -> bool:
    return any(inner.entries for inner in section.walk())
