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

    Text that a fix deletes at one offset and inserts at another is moved: its offsets map to the new position.
    """

    def __init__(self, text: str, fixes: Sequence[Fix]) -> None:
        self.edits = merge_edits(fixes)
        self._starts = [edit.start for edit in self.edits]
        # The last end of the edits up to each.
        self._ends = list(accumulate((edit.end for edit in self.edits), max))
        self._growth = [0]
        for edit in self.edits:
            self._growth.append(self._growth[-1] + len(edit.text) - (edit.end - edit.start))
        moved: dict[int, tuple[int, int, int]] = {}
        for fix in fixes:
            for move in _moves(text, fix, self):
                moved.setdefault(move[0], move)
        # Deleted spans do not overlap.
        self._moved = sorted(moved.values())

    def __call__(self, offset: int) -> int:
        """Return the new offset, also in moved text."""
        start, end, to = self._move_at(offset)
        return to + offset - start if offset < end else self.in_place(offset)

    def in_place(self, offset: int) -> int:
        """Return the new offset, moves ignored; an offset within replaced text maps to the start of the replacement."""
        at = bisect_right(self._starts, offset)
        if at:
            edit = self.edits[at - 1]
            if edit.start < offset < edit.end or edit.start == offset < edit.end:
                return edit.start + self._growth[at - 1]
        return offset + self._growth[at]

    def until(self, offset: int) -> int:
        """Return the new offset of the end of a span: text that is inserted there comes after it."""
        at = bisect_left(self._starts, offset)
        if at and self.edits[at - 1].end > offset:
            return self.edits[at - 1].start + self._growth[at - 1]
        return offset + self._growth[at]

    def reach(self, span: Span) -> Span:
        """Return the new span, including text that replaces part of it."""
        end = max(span.start, span.end - 1)
        at = bisect_right(self._starts, end)
        stop = self(end) + 1
        if at and self.edits[at - 1].start <= end < self.edits[at - 1].end and not self._has_moved(end):
            stop = self.before(self.edits[at - 1]) + len(self.edits[at - 1].text)
        return Span(self(span.start), stop)

    def _has_moved(self, offset: int) -> bool:
        return offset < self._move_at(offset)[1]

    def _move_at(self, offset: int) -> tuple[int, int, int]:
        """The last move that begins at or before an offset: old start, old end, new start."""
        at = bisect_right(self._moved, offset, key=_first)
        return self._moved[at - 1] if at else (0, 0, 0)

    def before(self, edit: Edit) -> int:
        """Return the new offset of an edit's text."""
        return edit.start + self._growth[bisect_left(self.edits, edit)]

    def touches(self, span: Span) -> bool:
        """Whether an edit changes anything from the span's start to its end, both included."""
        at = bisect_right(self._starts, span.end)
        return at > 0 and self._ends[at - 1] >= span.start


_first = itemgetter(0)
_BETWEEN = "\0"


def _moves(text: str, fix: Fix, shift: OffsetMap) -> Iterator[tuple[int, int, int]]:
    """Yield the texts that a fix moves: old start, old end, new start."""
    if len(fix.edits) < 2:
        return
    # All inserted texts in one string, so that each deleted text is searched for once.
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
