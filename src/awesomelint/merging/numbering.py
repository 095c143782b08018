"""Numbers of entries: each side's numbers are shifted by what the other side added or removed before them.

So numbers that were consecutive on both sides are consecutive in the merged list, upwards or downwards, and mistakes
that a side has stay where they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from awesomelint.merging.node import Node
from awesomelint.merging.units import Unit, Version, with_number

# A run is numbered if at least this share of its neighbours differ by one, in one direction.
_MIN_SHARE = 0.7


class _Run(NamedTuple):
    """A run of numbered units of one side: the units, the direction (1, -1, or 0 if unknown), and the run that it continues."""

    units: list[Unit]
    direction: int
    continued: _Run | None

    @property
    def last(self) -> int:
        """The number of the last unit."""
        return self.units[-1].number or 0


class _Place(NamedTuple):
    """Where a unit is: its run, and its 0-based position there."""

    run: _Run
    position: int


def renumber(nodes: Sequence[Node], sides: Iterable[Version]) -> None:
    """Set the numbers of the merged nodes."""
    places: dict[Unit, _Place] = {}
    for side in sides:
        places |= _places(side.units)
    # The number that the last unit of a run of one side has in the merged list.
    ends: dict[int, int] = {}
    for group in _numbered([node.unit for node in nodes]):
        members = [nodes[at] for at in group]
        runs = {
            id(place.run): place.run
            for node in members
            for unit in (node.ours, node.theirs)
            if unit is not None and (place := places.get(unit)) is not None
        }
        directions = {run.direction for run in runs.values() if run.direction}
        # A side that is not numbered in one direction, or two runs that became one, cannot be numbered on.
        if len(directions) == 1 and len(runs) <= 2 and not any(node.marked for node in members):
            new = _shift(members, places, directions.pop(), ends)
            ends |= dict.fromkeys(runs, new)


def _shift(members: list[Node], places: dict[Unit, _Place], direction: int, ends: dict[int, int]) -> int:
    """Set the numbers of a run; return that of its last unit."""
    new = 0
    for index, node in enumerate(members):
        unit = node.ours if node.ours in places else node.theirs
        place = places.get(unit) if unit is not None else None
        if unit is None or place is None or unit.number is None or not node.lines:
            continue
        run = place.run
        moved = (
            index - place.position
            if direction > 0
            else (len(members) - index) - (len(run.units) - place.position)
        )
        before = run.continued
        if before is not None and id(before) in ends:
            moved += ends[id(before)] - before.last
        new = unit.number + moved
        node.lines[0] = with_number(node.lines[0], new)
    return new


def _places(units: Sequence[Unit]) -> dict[Unit, _Place]:
    """Return the place of each numbered unit of a side."""
    found: dict[Unit, _Place] = {}
    previous: _Run | None = None
    for group in _numbered(units):
        members = [units[at] for at in group]
        numbers = [unit.number or 0 for unit in members]
        continued = previous if previous is not None and numbers[0] == previous.last + 1 != 1 else None
        run = _Run(members, _direction(numbers), continued)
        found |= {unit: _Place(run, index) for index, unit in enumerate(members)}
        previous = run
    return found


def _direction(numbers: Sequence[int]) -> int:
    steps = Counter(second - first for first, second in pairwise(numbers))
    return next((step for step in (1, -1) if steps[step] and steps[step] >= _MIN_SHARE * steps.total()), 0)


def _numbered(units: Sequence[Unit]) -> list[list[int]]:
    """Return the indexes of numbered units in runs: of one indentation and form, without a heading between."""
    groups: list[list[int]] = []
    latest: dict[tuple[int, bool], list[int]] = {}
    for at, unit in enumerate(units):
        if unit.is_heading:
            latest.clear()
        elif unit.number is not None and unit.entries:
            key = unit.indent, unit.is_row
            for other in [other for other in latest if other[0] > unit.indent]:
                del latest[other]
            if key not in latest:
                latest[key] = []
                groups.append(latest[key])
            latest[key].append(at)
    return groups
