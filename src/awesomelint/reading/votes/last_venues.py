"""Venues at the end of plain titles, in the place where most titles of the section have theirs.

    - Small Barns (ICML 2023)
    - Tidy Sheep (Barn Letters 2023)

No table knows the second venue, but it is in parentheses like the first.
"""

from __future__ import annotations

import re
from collections import Counter

from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.slot_venues import dated, is_capitalised, venue_of
from awesomelint.reading.thresholds import NEARLY_ALL, SLOT_ENTRIES, SLOT_SHARE
from awesomelint.source import Span
from awesomelint.util.regex import WORD, lazy_pattern

# Words between a title and its venue.
_WORDS = frozenset(("in", "at", "@"))
# A venue at the end of a title, by the mark before it.
_LAST = {
    "(": lazy_pattern(r" ?[(（](?P<venue>[^(（]+)[)）]$"),
    "in": lazy_pattern(r",? (?:in|at|@) (?P<venue>[A-Z](?:(?! (?:in|at|@) )[^,])+)$"),
    ",": lazy_pattern(r", (?P<venue>[A-Z][^,]+)$"),
}


def take_last_venues(text: str, drafts: list[Draft]) -> None:
    """If venues follow these titles in parentheses, after a comma or after a word, those at the end of a title without a venue
    hold its venue: `Tidy Sheep (Barn Letters 2023)` beside `Small Barns (ICML 2023)`.

    Half of the titles must have such a venue, or nearly all with those that no table knows. Titles with only a date do not count.
    """
    marks = Counter(filter(None, [_mark_before_venue(text, draft) for draft in drafts]))
    for mark, followed in marks.items():
        if followed < SLOT_ENTRIES:
            continue
        found = [
            (draft, *matches)
            for draft in drafts
            if draft.venue is None and draft.date is None and (mark == "(" or draft.title_kind == "text")
            if (matches := _last_venue(text, draft, mark)) is not None
        ]
        others = sum(draft.venue is not None or draft.date is None for draft in drafts)
        if followed >= SLOT_SHARE * len(drafts) or followed + len(found) >= NEARLY_ALL * others:
            for draft, match, shown in found:
                _take(draft, match, shown)


def _last_venue(text: str, draft: Draft, mark: str) -> tuple[re.Match[str], re.Match[str]] | None:
    """Match the dated venue after a mark at the end of a title, `Tidy Sheep (Barn Letters 2023)`: in the source, and as shown."""
    match = _LAST[mark].search(text, *draft.title_span)
    shown = _LAST[mark].search(draft.title)
    if match is None or shown is None or match["venue"] != shown["venue"]:
        return None
    named = dated(shown["venue"])
    if named is None or not _may_be_venue(named, mark):
        return None
    return match, shown


def _may_be_venue(named: re.Match[str], mark: str) -> bool:
    """Return whether a name with a year can be a venue after a mark; in parentheses, `APSys 22` and `aiDM2020` can be, too."""
    name = named["name"]
    if mark == "(" and sum(map(str.isupper, name)) > 1:
        return True
    if not named["long"] or not name[:1].isupper():
        return False
    return mark == "(" or is_capitalised(WORD.findall(name))


def _take(draft: Draft, match: re.Match[str], shown: re.Match[str]) -> None:
    """Split a venue off a title."""
    span = Span(*match.span("venue"))
    draft.venue = venue_of(match["venue"], match["venue"], span)
    draft.title = draft.title[: shown.start()]
    draft.title_span = Span(draft.title_span.start, match.start())


def _mark_before_venue(text: str, draft: Draft) -> str:
    """Return the mark between a title and the venue directly after it: a parenthesis, a comma, or `in` for a word; "" for others."""
    if draft.venue is None:
        return ""
    between = text[draft.title_span.end : draft.venue.span.start].strip(" *_").replace("（", "(")
    if between.lstrip(", ") in _WORDS:
        return "in"
    return between if between in ("(", ",") else ""
