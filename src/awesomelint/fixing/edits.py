"""Apply edits, and choose fixes whose edits do not conflict."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from awesomelint.findings import Edit, Finding, Fix, with_edits
from awesomelint.util.text import common_ends

T = TypeVar("T", Fix, Finding)


def apply(text: str, edits: Iterable[Edit], start: int = 0, end: int | None = None) -> str:
    """Return the text, or the part of it between two offsets, with edits applied.

    The edits are given in any order; raise ValueError if they overlap.
    """
    ordered = sorted(edits)
    at = start
    for edit in ordered:
        if edit.start < at:
            raise ValueError(f"edits overlap at offset {edit.start}")
        at = edit.end
    return with_edits(text, ordered, start, end)


def trimmed(text: str, edit: Edit) -> Edit:
    """Return an edit without the text that it keeps at its ends, such as the space after the marker of an item."""
    start, end, new = edit
    head, tail = common_ends(text[start:end], new)
    return Edit(start + head, end - tail, new[head : len(new) - tail])


def select_compatible(candidates: Iterable[T]) -> list[T]:
    """Return the fixes (or findings with their fixes) that can be applied in one pass; earlier ones take precedence.

    A fix is chosen if none of its edits touches an edit of a chosen fix. Two insertions at the same offset touch; an edit
    that two fixes share counts once. The next pass considers the other fixes again.
    """
    chosen: list[T] = []
    taken: list[Edit] = []
    for candidate in sorted(candidates, key=_order):
        edits = _fix(candidate).edits
        fresh = [edit for edit in edits if not _contains(taken, edit)]
        if _may_share(edits, fresh) and _are_compatible(sorted(fresh), taken):
            chosen.append(candidate)
            for edit in fresh:
                insort(taken, edit)
    return chosen


def merge_edits(fixes: Iterable[Fix]) -> list[Edit]:
    """Return the edits of several fixes in order, without duplicates."""
    return sorted({edit for fix in fixes for edit in fix.edits})


def _fix(candidate: Fix | Finding) -> Fix:
    if isinstance(candidate, Fix):
        return candidate
    assert candidate.fix is not None
    return candidate.fix


def _order(candidate: Fix | Finding) -> tuple[list[Edit], str]:
    # All edits, because two fixes may share the first.
    fix = _fix(candidate)
    return sorted(fix.edits), fix.title


def _contains(taken: list[Edit], edit: Edit) -> bool:
    at = bisect_left(taken, edit)
    return at < len(taken) and taken[at] == edit


def _may_share(edits: Sequence[Edit], fresh: Sequence[Edit]) -> bool:
    """Whether a fix shares no inserted lines with chosen fixes: two identical entries may move to the same offset."""
    own = set(fresh)
    return not own or all(edit in own or edit.start < edit.end or "\n" not in edit.text for edit in edits)


def _are_compatible(edits: list[Edit], taken: list[Edit]) -> bool:
    """Whether the sorted edits of a fix neither overlap nor touch chosen edits."""
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
