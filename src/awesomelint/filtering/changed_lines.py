"""Changes: the lines that a change touches, as a unified diff tells them, and which findings are on them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from awesomelint.findings import Finding
from awesomelint.source import Source

_ENDLESS = 1 << 62


class Lines:
    """Lines of one file, as ranges of 1-based lines."""

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
        """Every line of a file."""
        return cls([(1, _ENDLESS)])

    def meet(self, first: int, last: int) -> bool:
        """Whether any of them lies between two lines, both included."""
        at = bisect_right(self._starts, last) - 1
        return at >= 0 and self._ends[at] >= first

    def carried(self, before: Source, after: Source) -> Lines:
        """These lines of one text in another that was made from it: where they went, and what is new."""
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
    """Runs of equal lines of two texts, as `difflib` has them: (index, index in the other, how many), the last of none.

    `difflib` takes quadratic time where lines are often repeated. So lines that either text has once are matched first,
    in the longest order that both share, and only short stretches between two of these are left to `difflib`.
    """
    at, there = 0, 0
    for one, other in [*_anchors(old, new), (len(old), len(new))]:
        # What follows upon the line before, and comes right before this one.
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
            # Only `fix` asks for this.
            from difflib import SequenceMatcher

            for match in SequenceMatcher(None, left, right).get_matching_blocks()[:-1]:
                yield at + start + match.a, there + start + match.b, match.size
        if end:
            yield one - end, other - end, end
        if one < len(old):
            yield one, other, 1
        at, there = one + 1, other + 1
    yield len(old), len(new), 0


# So many pairs of lines of one stretch are compared.
_SHORT = 2_500


def _anchors(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """The places of lines that each of two texts has once, in the longest order that both share."""
    places = {line: index for index, line in enumerate(new)}
    in_old, in_new = Counter(old), Counter(new)
    pairs = [
        (index, places[line]) for index, line in enumerate(old) if in_old[line] == 1 and in_new[line] == 1
    ]
    # The longest rising run: of each length the run that ends first, and what came before each line in it.
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


def touched(
    finding: Finding, source: Source, source_at: Callable[[str], Source], lines_of: Callable[[str], Lines]
) -> bool:
    """Whether a change touches a line of a finding, or of a place that it speaks of."""
    places = [(source, finding.span)]
    for related in finding.related:
        places.append((source_at(related.path) if related.path is not None else source, related.span))
    return any(lines_of(where.path).meet(*where.lines_of(span)) for where, span in places)


def on_touched_line(finding: Finding, source: Source, lines: Lines) -> bool:
    """Whether a change touches a line of a finding itself."""
    return lines.meet(*source.lines_of(finding.span))
