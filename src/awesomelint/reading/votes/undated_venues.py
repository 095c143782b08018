"""Venues without a year that no table knows, in the place where the other entries of the section have theirs.

    - 1979, [Tidy Sheep](https://…), SIGMOD
    - 1981, [Small Barns](https://…), VLDB
    - 2005, [Counting Wool](https://…), Journal of Barns

Alone, words after a title can be anything. In the place of a venue, capitalised words with one that names journals are a venue.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from awesomelint.fields import author_names
from awesomelint.reading.dialect import Slot
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.parse.recognisers import NAMES_VENUE
from awesomelint.reading.slot_venues import is_capitalised, venue_of
from awesomelint.reading.thresholds import SLOT_ENTRIES, SLOT_SHARE, SLOT_WORDS
from awesomelint.source import Span, back
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import WORD, lazy_pattern

_REACH = 8
# A thesis has no venue.
_THESIS = lazy_pattern(r"\b(?:[Tt]hesis|[Dd]issertation)\b")
# `Barn Letters 7.1`
_VOLUME = lazy_pattern(r"[\s,]+\d[\d.]*$")


class _Place(NamedTuple):
    """Where a slot is: the kind of what precedes it, the mark between them, and whether words follow it in the entry."""

    after: str
    mark: str
    opened: str


def take_undated_venues(text: str, drafts: list[Draft]) -> None:
    """Take the open slots of entries without a venue as their venues, if most entries with a slot in this place have theirs there."""
    missing = [draft for draft in drafts if draft.venue is None and _has_open(draft)]
    if not missing:
        return
    known = Counter(
        [
            place
            for draft in drafts
            if draft.venue is not None
            for slot, place in _placed(text, draft)
            if slot.kind == "venue"
        ]
    )
    opened = [
        (draft, slot, place)
        for draft in missing
        for slot, place in _placed(text, draft)
        if slot.kind == "?" and known[place] >= SLOT_ENTRIES
    ]
    others = Counter([place for _, _, place in opened])
    for draft, slot, place in opened:
        shown = " ".join(text[slot.start : slot.end].split())
        if (
            known[place] >= SLOT_SHARE * (known[place] + others[place])
            and draft.venue is None
            and _is_venue(shown)
        ):
            _take(text, draft, slot, shown)


def _has_open(draft: Draft) -> bool:
    return "?" in [slot.kind for slot in draft.slots]


def _placed(text: str, draft: Draft) -> list[tuple[Slot, _Place]]:
    """Return the slots of a draft with their places."""
    title = Slot("title", draft.title_span.start, draft.title_span.end, "")
    ordered = sorted([*draft.slots, title], key=_start)
    return [
        (slot, _Place(before.kind, _mark_before(text, slot.start), slot.mark))
        for before, slot in pairwise(ordered)
        if slot is not title
    ]


def _start(slot: Slot) -> int:
    return slot.start


def _mark_before(text: str, start: int) -> str:
    return text[back(text, start, _REACH) : start].rstrip(" *_")[-1:]


def _is_venue(shown: str) -> bool:
    words = WORD.findall(shown)
    return (
        2 <= len(words) <= SLOT_WORDS
        and is_capitalised(words)
        and NAMES_VENUE.search(shown) is not None
        and not author_names.is_organisation(shown)
        and _THESIS.search(shown) is None
    )


def _take(text: str, draft: Draft, slot: Slot, shown: str) -> None:
    span = Span(slot.start, slot.end)
    draft.venue = venue_of(_VOLUME.sub("", shown), text[slot.start : slot.end], span)
    draft.slots = [
        Slot("venue", other.start, other.end, other.mark, "section") if other is slot else other
        for other in draft.slots
    ]
    draft.rest_words = max(0, draft.rest_words - len(WORD.findall(shown)))
