"""Numbers of entries that were consecutive in both sides are consecutive in the merged list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from awesomelint.merging.node import Node
from awesomelint.merging.units import Unit, Version, with_number


class Run(NamedTuple):
    """A run of numbered units: its direction (1 up, -1 down), its ends, and whether it continues the run before it."""

    direction: int
    first: int
    last: int
    continues: bool


def renumber(nodes: Sequence[Node], sides: Iterable[Version]) -> None:
    """Number the merged nodes on, in the runs that were consecutive in all sides that have them."""
    runs_of: dict[Unit, Run] = {}
    for side in sides:
        runs_of |= _runs(side.units)
    end: int | None = None
    for group in _numbered([node.unit for node in nodes]):
        members = [nodes[at] for at in group]
        runs = [runs_of[unit] for node in members for unit in (node.ours, node.theirs) if unit in runs_of]
        if not runs or any(node.marked for node in members):
            end = None
            continue
        known = [run for run in runs if run.direction]
        direction = known[0].direction if known else 1
        if any(run.direction != direction for run in known) or not known:
            end = members[-1].unit.number
            continue
        if direction > 0:
            first = (
                end + 1
                if end is not None and all(run.continues for run in known)
                else min(run.first for run in known)
            )
        else:
            first = min(run.last for run in known) + len(members) - 1
        for step, node in enumerate(members):
            _set_number(node, first + direction * step)
        end = first + direction * (len(members) - 1)


def _set_number(node: Node, number: int) -> None:
    if node.lines:
        node.lines[0] = with_number(node.lines[0], number)


def _runs(units: Sequence[Unit]) -> dict[Unit, Run]:
    """Return the run of each numbered unit of a version, if its numbers are consecutive."""
    found: dict[Unit, Run] = {}
    previous: int | None = None
    for group in _numbered(units):
        numbers = [number for at in group if (number := units[at].number) is not None]
        steps = {second - first for first, second in pairwise(numbers)}
        direction = steps.pop() if len(steps) == 1 else 0
        continues = previous is not None and numbers[0] == previous + 1 and numbers[0] != 1
        if len(numbers) == 1:
            run = Run(0, numbers[0], numbers[0], continues)
        elif direction in (1, -1):
            run = Run(direction, numbers[0], numbers[-1], continues)
        else:
            previous = None
            continue
        found |= {units[at]: run for at in group}
        previous = run.last
    return found


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
