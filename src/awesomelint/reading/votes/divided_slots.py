"""Slots that hold authors and, after them, a venue that no table knows.

Three entries of a section end in `Ada Lark, Bo Finch, ICML 2020`, `Cy Wren, ACL 2021`, `Di Swift, KDD 2022`: their authors and
venues are known, with `, ` between them. So `Ed Crane, Barn Letters 2020` has an author and a venue as well.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise

from awesomelint.fields import author_names
from awesomelint.reading.dialect import Slot
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.slot_venues import dated
from awesomelint.reading.thresholds import SLOT_ENTRIES


def joints(text: str, entries: list[list[tuple[Draft, Slot, str, str, str]]]) -> dict[str, str]:
    """Return for each mark what most entries have between authors and a venue after them, both in this mark."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for slots in entries:
        for (_, first, mark, _, _), (_, second, other, _, _) in pairwise(slots):
            if first.kind == "authors" and second.kind == "venue" and mark == other:
                seen[mark][text[first.end : second.start]] += 1
    usual = {mark: counter.most_common(1)[0] for mark, counter in seen.items()}
    return {mark: joint for mark, (joint, count) in usual.items() if count >= SLOT_ENTRIES}


def divided(text: str, slot: Slot, joint: str) -> tuple[Slot, Slot] | None:
    """Return the authors and the dated venue that a slot holds, with this text between them; None if it holds anything else."""
    if not joint:
        return None
    # A comma is between authors as well; a word may be in the name of a venue.
    find = text.rfind if joint.strip() == "," else text.find
    at = find(joint, slot.start, slot.end)
    if at < 0 or dated(text[at + len(joint) : slot.end]) is None:
        return None
    if not author_names.is_list(text[slot.start : at], lenient=True):
        return None
    return Slot("?", slot.start, at, slot.mark), Slot("?", at + len(joint), slot.end, slot.mark)
