"""Edits: applied to a text together, whole fixes or none, and what becomes of every offset."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import TypeVar

from awesomelint.findings import Edit, Finding, Fix
from awesomelint.source import Span

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


class OffsetMap:
    """Where the offsets of a text lie once edits have been made.

    A text that a fix takes out at one place and puts in at another has moved: its offsets lie in the new place.
    """

    def __init__(self, text: str, fixes: Sequence[Fix]) -> None:
        self.edits = merge_edits(fixes)
        self._starts = [edit.start for edit in self.edits]
        self._growth = [0]
        for edit in self.edits:
            self._growth.append(self._growth[-1] + len(edit.text) - (edit.end - edit.start))
        moved: dict[int, tuple[int, int, int]] = {}
        for fix in fixes:
            for move in _moves(text, fix, self):
                moved.setdefault(move[0], move)
        # What is taken out does not overlap.
        self._moved = sorted(moved.values())

    def __call__(self, offset: int) -> int:
        """The new offset, also of what has moved."""
        start, end, to = self._move_at(offset)
        return to + offset - start if offset < end else self.in_place(offset)

    def in_place(self, offset: int) -> int:
        """The new offset of a place; one within what an edit replaces lies where the replacement begins."""
        at = bisect_right(self._starts, offset)
        if at:
            edit = self.edits[at - 1]
            if edit.start < offset < edit.end or edit.start == offset < edit.end:
                return edit.start + self._growth[at - 1]
        return offset + self._growth[at]

    def until(self, offset: int) -> int:
        """The new offset of a place at which a stretch ends: what is put in right there comes behind it."""
        at = bisect_left(self._starts, offset)
        if at and self.edits[at - 1].end > offset:
            return self.edits[at - 1].start + self._growth[at - 1]
        return offset + self._growth[at]

    def reach(self, span: Span) -> Span:
        """Where a span lies, what an edit puts in the place of some of it included."""
        end = max(span.start, span.end - 1)
        at = bisect_right(self._starts, end)
        stop = self(end) + 1
        if at and self.edits[at - 1].start <= end < self.edits[at - 1].end and not self._has_moved(end):
            stop = self.before(self.edits[at - 1]) + len(self.edits[at - 1].text)
        return Span(self(span.start), stop)

    def _has_moved(self, offset: int) -> bool:
        return offset < self._move_at(offset)[1]

    def _move_at(self, offset: int) -> tuple[int, int, int]:
        """The last move that begins at an offset or before it."""
        at = bisect_right(self._moved, offset, key=_first)
        return self._moved[at - 1] if at else (0, 0, 0)

    def before(self, edit: Edit) -> int:
        """The new offset at which an edit's text begins."""
        return edit.start + self._growth[bisect_left(self.edits, edit)]

    def touches(self, span: Span) -> bool:
        """Whether an edit changes anything from the span's start to its end, both included."""
        at = bisect_right(self._starts, span.end)
        return at > 0 and any(edit.end >= span.start for edit in self.edits[max(0, at - 64) : at])


_first = itemgetter(0)
_BETWEEN = "\0"


def _moves(text: str, fix: Fix, shift: OffsetMap) -> Iterator[tuple[int, int, int]]:
    """What a fix takes out and puts in elsewhere: from where to where it was, and where it is."""
    if len(fix.edits) < 2:
        return
    # All that is put in, one behind the other, so that each text is looked for once.
    puts = _BETWEEN.join(put.text for put in fix.edits)
    starts = list(accumulate((len(put.text) + len(_BETWEEN) for put in fix.edits), initial=0))
    for taken in fix.edits:
        lost = text[taken.start : taken.end].strip()
        if len(lost) < 2 or lost in taken.text or _BETWEEN in lost:
            continue
        at = puts.find(lost)
        if at >= 0:
            put = bisect_right(starts, at) - 1
            start = text.index(lost, taken.start)
            yield start, start + len(lost), shift.before(fix.edits[put]) + at - starts[put]
