"""Which stretches of a page fixes have changed, before and after."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from awesomelint.findings import Edit, Finding
from awesomelint.fixing.offsets import OffsetMap
from awesomelint.fixing.page import Stretch, stretches
from awesomelint.model import ListDocument
from awesomelint.source import Span
from awesomelint.util.named_tuple import NamedTuple


class Changed(NamedTuple):
    """Stretches that fixes change together, before and after, with the findings of these fixes."""

    old: list[Stretch]
    new: list[Stretch]
    made: list[Finding]


def changed_stretches(
    old: ListDocument, new: ListDocument, made: Sequence[Finding], shift: OffsetMap
) -> list[Changed]:
    """Return the stretches that differ, as groups that have no fix in common."""
    runs = _Runs(old, new, shift)
    group_of = list(range(len(runs.all)))

    def root(number: int) -> int:
        while group_of[number] != number:
            group_of[number] = group_of[group_of[number]]
            number = group_of[number]
        return number

    edited_by: list[tuple[Finding, int]] = []
    for finding in made:
        edits = finding.fix.edits if finding.fix is not None else ()
        numbers = {root(number) for edit in edits for number in runs.of(edit)}
        for number in numbers:
            group_of[number] = min(numbers)
        if numbers:
            edited_by.append((finding, min(numbers)))
    groups: dict[int, Changed] = {}
    for number, (before, after) in enumerate(runs.all):
        group = groups.setdefault(root(number), Changed([], [], []))
        group.old.extend(before)
        group.new.extend(after)
    for finding, number in edited_by:
        groups[root(number)].made.append(finding)
    return list(groups.values())


class _Runs:
    """The stretches of both documents in runs that correspond to each other, without the unchanged ones.

    A stretch that is found at its new offsets is a run of its own; what lies between such stretches is another.
    """

    def __init__(self, old: ListDocument, new: ListDocument, shift: OffsetMap) -> None:
        self.all: list[tuple[list[Stretch], list[Stretch]]] = []
        self._old, self._shift = stretches(old), shift
        # The run of an old stretch, and the run that is new before it, by its index.
        self._run_of: dict[int, int] = {}
        self._run_before: dict[int, int] = {}
        found = stretches(new)
        index = {(stretch.start, stretch.end): number for number, stretch in enumerate(found)}
        lost: list[int] = []
        taken = 0
        for at, stretch in enumerate(self._old):
            number = self._find(stretch, index)
            if number is None or number < taken:
                lost.append(at)
                continue
            self._add(lost, found[taken:number], at)
            lost = []
            same = (stretch.kind, stretch.depth) == (found[number].kind, found[number].depth)
            if not same or shift.touches(Span(stretch.start, stretch.end)):
                self._add([at], [found[number]], at)
            taken = number + 1
        self._add(lost, found[taken:], len(self._old))

    def _find(self, stretch: Stretch, index: dict[tuple[int, int], int]) -> int | None:
        """Return the number of the new stretch at the offsets of an old one; text may be inserted at its ends."""
        shift = self._shift
        for start in (shift.in_place(stretch.start), shift.until(stretch.start)):
            for end in (shift.until(stretch.end), shift.in_place(stretch.end)):
                if (start, end) in index:
                    return index[start, end]
        return None

    def _add(self, old: list[int], new: list[Stretch], before: int) -> None:
        if old or new:
            for at in old:
                self._run_of[at] = len(self.all)
            if not old:
                self._run_before[before] = len(self.all)
            self.all.append(([self._old[at] for at in old], new))

    def of(self, edit: Edit) -> set[int]:
        """Return the numbers of the runs that an edit changes."""
        after = bisect_right(self._old, edit.end, key=_start)
        first = after
        while first and self._old[first - 1].end >= edit.start:
            first -= 1
        touched = range(first, after)
        # An edit that changes one stretch and ends at the next one changes the first only.
        inside = [at for at in touched if self._old[at].start < edit.end and edit.start < self._old[at].end]
        runs = {self._run_of[at] for at in inside or touched if at in self._run_of}
        if not runs:
            # The edit is between two stretches, such as the marker of an item.
            nearest = (self._run_before.get(first), self._run_of.get(first), self._run_of.get(first - 1))
            runs = {next((number for number in nearest if number is not None), -1)} - {-1}
        return runs


_start = itemgetter(0)
