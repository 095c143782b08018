"""Sections that one side removed and the other extended: the conflict shows the whole section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awesomelint.merging.contents import Markers
from awesomelint.merging.node import Node
from awesomelint.merging.nodes import Nodes
from awesomelint.merging.units import Unit, Version


def show_removed_sections(nodes: Nodes, markers: Markers, newline: str) -> None:
    """Put all that a section had into the conflict about its heading.

    So a person can keep or remove it as a whole. What the other side kept elsewhere stays there.
    """
    for side, name, other in ((nodes.of_ours, "ours", "theirs"), (nodes.of_theirs, "theirs", "ours")):
        for heading, members in _sections(side):
            if heading.marked and heading.base is not None and getattr(heading, other) is None:
                gone = [heading, *(node for node in members if getattr(node, other) is None)]
                before = _lines([node.base for node in gone], nodes.base, newline)
                after = _lines([getattr(node, name) for node in gone], getattr(nodes, name), newline)
                sides = (after, []) if name == "ours" else ([], after)
                for node in gone:
                    node.lines, node.marked = [], False
                heading.lines, heading.marked = markers.conflict(before, *sides, newline), True


def _sections(side: Sequence[Node]) -> Iterator[tuple[Node, list[Node]]]:
    """Yield each heading of a side with what is below it, up to the next heading."""
    heading: Node | None = None
    members: list[Node] = []
    for node in side:
        if node.unit.is_heading:
            if heading is not None:
                yield heading, members
            heading, members = node, []
        else:
            members.append(node)
    if heading is not None:
        yield heading, members


def _lines(units: Sequence[Unit | None], version: Version, newline: str) -> list[str]:
    """Return the lines of units with the blank lines between them."""
    places = {unit.first: at for at, unit in enumerate(version.units)}
    lines: list[str] = []
    last: int | None = None
    for unit in units:
        if unit is None:
            continue
        at = places[unit.first]
        if last is not None:
            # Between the two may have been units that the other side kept.
            lines += [newline] * max(len(version.blanks[last + 1]), len(version.blanks[at]))
        lines += unit.lines_with(newline)
        last = at
    return lines
