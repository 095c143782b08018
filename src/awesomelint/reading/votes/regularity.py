"""How regular a reading is: what sections vote by when they choose their separators."""

from __future__ import annotations

from typing import TypeVar

from awesomelint.reading.outline import Stretch
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.separators import SPACED, WHITE
from awesomelint.reading.thresholds import SAMPLE
from awesomelint.reading.votes.tally import FIELDS

_T = TypeVar("_T")


def regularity(draft: Draft, plain: Draft | None = None) -> float:
    """Return how much of an entry is recognised: the number of fields, less a penalty for other words."""
    if plain is not None and plain.title_kind != "text" and draft.title_kind != plain.title_kind:
        return -2.0
    fields = sum(1.0 for kind in FIELDS if getattr(draft, kind))
    whole = sum(1 for slot in draft.slots if slot.kind in FIELDS) * 0.05
    return fields + whole - draft.rest_words / (draft.rest_words + 6)


def has_only_fields(draft: Draft) -> bool:
    """Return whether an entry has a title and fields, and no other words for separators to explain."""
    return draft.rest_words == 0 and any(slot.kind in FIELDS for slot in draft.slots)


def is_explained(draft: Draft) -> bool:
    """Return whether an entry has fields and hardly any other words."""
    return draft.rest_words <= 2 and any(slot.kind in FIELDS for slot in draft.slots)


def closes_slot(text: str, head: Stretch, draft: Draft, separator: str) -> bool:
    """Return whether an entry has a field that this or another separator, a link or the end of the line follows."""
    for slot in draft.slots:
        if slot.kind in FIELDS:
            after = text[slot.end : head.end].lstrip(WHITE)
            if not after or after[0] in SPACED or after.startswith((separator.strip(), "[", "(", "\n")):
                return True
    return False


def leaves_open(first: Draft, draft: Draft) -> bool:
    """Return whether an entry only lacks authors that it had in the first reading, and the section may recognize them: `- Ada Lark -`."""
    return any(
        slot.kind == "?" and slot.start <= authors.start and authors.end <= slot.end
        for authors in first.slots
        if authors.kind == "authors"
        for slot in draft.slots
    )


def sample_of(members: list[_T]) -> list[_T]:
    """Return an evenly spaced sample."""
    return members[:: max(1, len(members) // SAMPLE)][: SAMPLE + SAMPLE // 2]
