"""Edits: applied to a text together, whole fixes or none, and what becomes of every offset."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from awesomelint.findings import Edit, Finding, Fix

T = TypeVar("T", Fix, Finding)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits that do not overlap made, whatever their order; an overlap is a ValueError."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits):
        if edit.start < at:
            raise ValueError(f"edits overlap at offset {edit.start}")
        pieces += (text[at : edit.start], edit.text)
        at = edit.end
    pieces.append(text[at:])
    return "".join(pieces)


def select_compatible(candidates: Iterable[T]) -> list[T]:
    """The fixes (or findings with their fixes) that can be made in one pass, the earlier place first.

    One is taken only if none of its edits touches an edit already taken; two insertions at one place touch, and an edit
    that two fixes share counts once. What is left out is seen again when the result is read anew.
    """
    chosen: list[T] = []
    taken: list[Edit] = []
    for candidate in sorted(candidates, key=_place):
        edits = _fix(candidate).edits
        fresh = [edit for edit in edits if not _holds(taken, edit)]
        if _may_share(edits, fresh) and _apart(sorted(fresh), taken):
            chosen.append(candidate)
            for edit in fresh:
                insort(taken, edit)
    return chosen


def merge_edits(fixes: Iterable[Fix]) -> list[Edit]:
    """The edits of several fixes in order, each once."""
    return sorted({edit for fix in fixes for edit in fix.edits})


def _fix(candidate: Fix | Finding) -> Fix:
    if isinstance(candidate, Fix):
        return candidate
    assert candidate.fix is not None
    return candidate.fix


def _place(candidate: Fix | Finding) -> tuple[list[Edit], str]:
    # All edits, for two fixes may have the first of them in common.
    fix = _fix(candidate)
    return sorted(fix.edits), fix.title


def _holds(taken: list[Edit], edit: Edit) -> bool:
    at = bisect_left(taken, edit)
    return at < len(taken) and taken[at] == edit


def _may_share(edits: Sequence[Edit], fresh: Sequence[Edit]) -> bool:
    """Whether what a fix shares with others is no lines put in: two entries that read the same may move to one place."""
    own = set(fresh)
    return not own or all(edit in own or edit.start < edit.end or "\n" not in edit.text for edit in edits)


def _apart(edits: list[Edit], taken: list[Edit]) -> bool:
    """Whether sorted edits of one fix do not overlap, and touch nothing that is taken."""
    if any(one.end > other.start for one, other in pairwise(edits)):
        return False
    for edit in edits:
        at = bisect_left(taken, edit)
        if any(_touch(edit, other) for other in taken[max(0, at - 2) : at + 2]):
            return False
    return True


def _touch(first: Edit, other: Edit) -> bool:
    if first.start == first.end or other.start == other.end:
        return first.start <= other.end and other.start <= first.end
    return first.start < other.end and other.start < first.end
