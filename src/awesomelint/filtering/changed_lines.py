"""Lines that a change touches, and the findings on them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from awesomelint.findings import Finding
from awesomelint.source import Source

_ENDLESS = 1 << 62


class Lines:
    """Lines of a file, as ranges of 1-based lines."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, ranges: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for first, last in sorted(ranges):
            if self._ends and first <= self._ends[-1] + 1:
                self._ends[-1] = max(self._ends[-1], last)
            elif first <= last:
                self._starts.append(first)
                self._ends.append(last)

    @classmethod
    def all(cls) -> Lines:
        """All lines of a file."""
        return cls([(1, _ENDLESS)])

    def meet(self, first: int, last: int) -> bool:
        """Whether the lines include any from `first` to `last`, both included."""
        at = bisect_right(self._starts, last) - 1
        return at >= 0 and self._ends[at] >= first

    def cover(self, first: int, last: int) -> bool:
        """Whether the lines include all from `first` to `last`."""
        at = bisect_right(self._starts, first) - 1
        return at >= 0 and self._ends[at] >= last

    def carried(self, before: Source, after: Source) -> Lines:
        """Return the lines of `after` that correspond to these lines of `before` or are new."""
        ranges: list[tuple[int, int]] = []
        at = 0
        for start, first, size in matching(before.text.split("\n"), after.text.split("\n")):
            ranges.append((at + 1, first))
            at = first + size
            ranges += (
                (first + index + 1, first + index + 1)
                for index in range(size)
                if self.meet(start + index + 1, start + index + 1)
            )
        return Lines(ranges)


def matching(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int]]:
    """Yield runs of equal lines as `difflib` does: (old index, new index, number of lines); the last one is empty.

    `difflib` takes quadratic time if lines are repeated often. So lines that are unique in both texts are matched first,
    in their longest common order, and `difflib` compares only short stretches between them.
    """
    at, there = 0, 0
    for one, other in [*_anchors(old, new), (len(old), len(new))]:
        # Extend the previous match forwards and this one backwards.
        start = 0
        while at + start < one and there + start < other and old[at + start] == new[there + start]:
            start += 1
        end = 0
        while (
            one - end > at + start
            and other - end > there + start
            and old[one - end - 1] == new[other - end - 1]
        ):
            end += 1
        if start:
            yield at, there, start
        left, right = old[at + start : one - end], new[there + start : other - end]
        if left and right and len(left) * len(right) <= _SHORT:
            # Used by `fix` only.
            from difflib import SequenceMatcher

            for match in SequenceMatcher(None, left, right).get_matching_blocks()[:-1]:
                yield at + start + match.a, there + start + match.b, match.size
        if end:
            yield one - end, other - end, end
        if one < len(old):
            yield one, other, 1
        at, there = one + 1, other + 1
    yield len(old), len(new), 0


# The maximum number of pairs of lines that are compared in one stretch.
_SHORT = 2_500


def _anchors(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Return the indices of lines that are unique in both texts, in their longest common order."""
    places = {line: index for index, line in enumerate(new)}
    in_old, in_new = Counter(old), Counter(new)
    pairs = [
        (index, places[line]) for index, line in enumerate(old) if in_old[line] == 1 and in_new[line] == 1
    ]
    # The longest increasing subsequence: for each length the smallest end, and for each line its predecessor.
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, there) in enumerate(pairs):
        length = bisect_left(ends, there)
        ends[length : length + 1] = [there]
        last[length : length + 1] = [number]
        before.append(last[length - 1] if length else -1)
    found = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def on_touched_line(finding: Finding, source: Source, lines: Lines) -> bool:
    """Whether a change touches a line of a finding itself."""
    return lines.meet(*source.lines_of(finding.span))
