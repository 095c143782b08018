"""Where the offsets of a text are once fixes have been applied."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import itemgetter

from awesomelint.findings import Edit, Fix
from awesomelint.fixing.edits import merge_edits
from awesomelint.source import Span


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
