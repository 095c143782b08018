"""Slots that hold authors and, after them, a venue that no table knows.

Three entries of a section end in `Ada Lark, Bo Finch, ICML 2020`, `Cy Wren, ACL 2021`, `Di Swift, KDD 2022`: their authors and
venues are known, with `, ` between them. So `Ed Crane, Barn Letters 2020` has an author and a venue as well.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

from awesomelint.fields import author_names
from awesomelint.reading.dialect import Slot
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.thresholds import SLOT_ENTRIES
from awesomelint.util.regex import LETTER, compiled

_DATED = compiled(
    r"(?P<name>.*?[^\W\d_].*?)[\s,._-]*(?:(?P<long>(?:19[5-9]|20[0-4])\d)|(?<!\d)(?<!\d[-–])['’‘]?(?P<short>\d\d))[.]?$"
)


def dated(shown: str) -> re.Match[str] | None:
    """Match a text that ends in a year, after a name of at least two letters that is not a list of authors."""
    # The pattern is slow on text that it does not match.
    match = _DATED.fullmatch(shown) if shown.rstrip(".")[-1:].isdigit() else None
    if match is None or len(LETTER.findall(match["name"])) < 2 or author_names.is_list(match["name"]):
        return None
    return match


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
