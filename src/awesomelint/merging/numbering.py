"""Numbers of entries: each side's numbers are shifted by what the other side added or removed before them.

So numbers that were consecutive on both sides are consecutive in the merged list, upwards or downwards.
Mistakes that both sides have stay where they are, and those that one side corrected are corrected.

Pages count the items of a Markdown list themselves, and some lists do not keep the written numbers consecutive. There,
the numbers of items stay as the sides wrote them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from awesomelint.merging.node import Node
from awesomelint.merging.texts import chosen
from awesomelint.merging.units import Unit, Version, with_number
from awesomelint.util.named_tuple import NamedTuple

# A run is numbered if at least this share of its neighbours differ by one, in one direction.
_MIN_SHARE = 0.7
# The numbers of items are not kept consecutive in a list in which this many runs, and this share of them, have
# mistakes.
_MIN_MISTAKEN = 3
_SHARE_MISTAKEN = 0.1


class _Run(NamedTuple):
    """A run of numbered units of a version.

    `direction` is 1, -1, or 0 if unknown; `continued` is the run whose numbers it continues.
    """

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

    @property
    def number(self) -> int:
        """The number of the unit."""
        return self.run.units[self.position].number or 0

    def ordinal(self, direction: int) -> int:
        """Return the 1-based position from which the unit is counted."""
        return self.position + 1 if direction > 0 else len(self.run.units) - self.position

    def offset(self, direction: int) -> int:
        """Return how much the number of the unit is above a consecutive one; 0 if there is no mistake."""
        continued = self.run.continued.last if self.run.continued else 0
        return self.number - self.ordinal(direction) - continued

    def before(self, direction: int) -> _Place | None:
        """Return the place from which the number of the unit is counted on; None for the first number."""
        position = self.position - direction
        return _Place(self.run, position) if 0 <= position < len(self.run.units) else None


def renumber(nodes: Sequence[Node], sides: tuple[Version, Version], base: Version) -> None:
    """Set the numbers of the merged nodes."""
    places: dict[Unit, _Place] = {}
    for version in (base, *sides):
        places |= _places(version.units)
    keeps_numbers = _keeps_numbers(base.units)
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
        # A side that is not numbered in one direction, or two runs that became one, cannot be numbered on; nor can the
        # rest of a run that lost its numbers on the other side.
        is_rest = bool(runs) and 2 * len(members) < min(len(run.units) for run in runs.values())
        can_go_on = len(directions) == 1 and len(runs) <= 2 and not is_rest
        if not keeps_numbers and _is_counted_by_pages(members[0].unit):
            can_go_on = can_go_on and any(map(_is_renumbered, members))
        if can_go_on and not any(node.marked for node in members):
            new = _number(members, places, directions.pop(), ends)
            ends |= dict.fromkeys(runs, new)


def _keeps_numbers(units: Sequence[Unit]) -> bool:
    """Whether the written numbers of items are consecutive in nearly all runs."""
    runs = [
        [units[at].number or 0 for at in group]
        for group in _numbered(units)
        if _is_counted_by_pages(units[group[0]])
    ]
    steps = [{second - first for first, second in pairwise(run)} for run in runs]
    # A list can have the same number everywhere.
    counting = [found for found in steps if found - {0}]
    mistaken = sum(found not in ({1}, {-1}) for found in counting)
    return mistaken < _MIN_MISTAKEN or mistaken < _SHARE_MISTAKEN * len(counting)


def _is_counted_by_pages(unit: Unit) -> bool:
    """Whether a page shows a number of its own for a unit, whatever is written."""
    return unit.is_item and not unit.is_contents


def _is_renumbered(node: Node) -> bool:
    """Whether a side changed the number of a unit."""
    units = (node.base, node.ours, node.theirs)
    return len({unit.number for unit in units if unit is not None}) > 1


def _number(members: list[Node], places: dict[Unit, _Place], direction: int, ends: dict[int, int]) -> int:
    """Set the numbers of a run; return that of its last unit."""
    offsets: dict[Unit, int] = {}
    beside = _added_side_by_side(members)
    numbers: dict[Node, int] = {}
    for ordinal, node in enumerate(members[::direction], 1):
        found = [(unit, places[unit]) for unit in (node.ours, node.theirs) if unit in places]
        if not found or not node.lines:
            continue
        sides = [place for _, place in found]
        if node.base in places and len(sides) == 2:
            offset = _merged_offset(places[node.base], sides[0], sides[1], direction, ordinal)
        else:
            offset = _offset_of_added(sides[0], direction, offsets, keep=node not in beside)
        offsets |= dict.fromkeys((unit for unit, _ in found), offset)
        continued = next((place.run.continued for place in sides if place.run.continued), None)
        start = ends.get(id(continued), continued.last) if continued else 0
        numbers[node] = ordinal + offset + start
        node.lines[0] = with_number(node.lines[0], numbers[node])
    return next((numbers[node] for node in reversed(members) if node in numbers), 0)


def _added_side_by_side(members: Iterable[Node]) -> set[Node]:
    """Return the nodes that the sides added at one place, so that at least one side's numbers change."""
    found: set[Node] = set()
    for is_added, group in groupby(members, lambda node: node.base is None):
        nodes = list(group)
        if (
            is_added
            and any(node.ours is None for node in nodes)
            and any(node.theirs is None for node in nodes)
        ):
            found |= set(nodes)
    return found


def _merged_offset(base: _Place, ours: _Place, theirs: _Place, direction: int, ordinal: int) -> int:
    """Return the mistake of the side that changed it."""
    offsets = [place.offset(direction) for place in (base, ours, theirs)]
    if 0 not in offsets[1:] and base.number == ours.number == theirs.number:
        # Both sides added units before it and left its number alone.
        return offsets[0] + base.ordinal(direction) - ordinal
    return chosen(*offsets)


def _offset_of_added(place: _Place, direction: int, offsets: dict[Unit, int], *, keep: bool) -> int:
    """Return the mistake of a unit of one side: that of the unit before it, which the other may have corrected.

    Its own mistake goes unless it is kept, because the other side added nothing beside it.
    """
    offset = place.offset(direction)
    before = place.before(direction)
    if before is None:
        return offset
    earlier = before.run.units[before.position]
    if earlier not in offsets:
        return offset
    return offsets[earlier] + (offset - before.offset(direction) if keep else 0)


def _places(units: Sequence[Unit]) -> dict[Unit, _Place]:
    """Return the place of each numbered unit of a side."""
    found: dict[Unit, _Place] = {}
    previous: _Run | None = None
    for group in _numbered(units):
        members = [units[at] for at in group]
        numbers = [unit.number or 0 for unit in members]
        continued = previous if previous is not None and numbers[0] == previous.last + 1 != 1 else None
        run = _Run(members, direction_of(numbers), continued)
        found |= {unit: _Place(run, index) for index, unit in enumerate(members)}
        previous = run
    return found


def direction_of(numbers: Sequence[int]) -> int:
    """Return 1 if numbers are counted upwards, -1 if downwards, 0 if neither; mistakes are tolerated."""
    steps = Counter(second - first for first, second in pairwise(numbers))
    return next((step for step in (1, -1) if steps[step] and steps[step] >= _MIN_SHARE * steps.total()), 0)


def _numbered(units: Sequence[Unit]) -> list[list[int]]:
    """Return the indexes of numbered units in runs: of one indentation and form, without a heading between."""
    groups: list[list[int]] = []
    latest: dict[tuple[int, bool, bool], list[int]] = {}
    for at, unit in enumerate(units):
        if unit.is_heading:
            latest.clear()
        elif unit.number is not None and (unit.entries or unit.is_contents):
            key = unit.indent, unit.is_row, unit.is_contents
            for other in [other for other in latest if other[0] > unit.indent]:
                del latest[other]
            if key not in latest:
                latest[key] = []
                groups.append(latest[key])
            latest[key].append(at)
    return groups
