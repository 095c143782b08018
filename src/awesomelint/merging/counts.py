"""Stated counts, in any words: “25 papers so far”, “(12)” in a heading, a badge.

A number is a count if it is the number of entries in all three versions and one side changed it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from awesomelint.merging.node import Node
from awesomelint.merging.nodes import Nodes
from awesomelint.merging.units import Unit
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.util.regex import lazy_pattern

_NUMBER = lazy_pattern(r"\d+(?:,\d{3})*")
# Ways of counting entries.
_WAYS: tuple[Callable[[Entry], bool], ...] = (
    lambda entry: not entry.hidden,
    lambda entry: not entry.hidden and entry.parent is None,
)


class Counts:
    """The numbers of the merged list that are counts, found before its lines are decided."""

    def __init__(self, nodes: Nodes) -> None:
        versions = nodes.base, nodes.ours, nodes.theirs
        self._totals = [_counted(version.document.entries) for version in versions]
        self._sections = [_by_line(version.document) for version in versions]
        # For each line with counts: the position of each number in it, and whether and how it counts the section.
        self._found: dict[Node, list[tuple[int, bool, int]]] = {}
        for node in nodes.of_base:
            if node.ours is not None and node.theirs is not None and not node.unit.entries:
                self._look_at(node, [node.base or node.ours, node.ours, node.theirs])

    def explains(self, node: Node) -> bool:
        """Whether the versions of a line differ in counts only."""
        return node in self._found

    def restate(self, order: Sequence[Node]) -> None:
        """Set the counts to the numbers of entries in the merged list."""
        places = {node: at for at, node in enumerate(order)}
        for node, counts in self._found.items():
            if node not in places or not node.lines or node.marked:
                continue
            line = node.lines[0]
            matches = list(_NUMBER.finditer(line))
            for position, is_section, way in reversed(counts):
                counted = _below(order, places[node]) if is_section else order
                total = sum(sum(map(_WAYS[way], other.unit.entries)) for other in counted)
                match = matches[position]
                written = f"{total:,}" if "," in match[0] else str(total)
                line = line[: match.start()] + written + line[match.end() :]
            if line != node.lines[0]:
                node.lines = [line, *node.lines[1:]]
                node.adapted = True

    def _look_at(self, node: Node, units: list[Unit]) -> None:
        lines = [unit.lines[0].rstrip() for unit in units]
        if len(set(lines)) == 1 or len({_NUMBER.sub("#", line) for line in lines}) > 1:
            return
        if any(len(unit.lines) > 1 for unit in units):
            return
        numbers = zip(*([match[0] for match in _NUMBER.finditer(line)] for line in lines), strict=True)
        found = []
        for position, written in enumerate(numbers):
            if len(set(written)) > 1:
                way = self._way([int(number.replace(",", "")) for number in written], units)
                if way is None:
                    return
                found.append((position, *way))
        self._found[node] = found

    def _way(self, stated: list[int], units: list[Unit]) -> tuple[bool, int] | None:
        """Return whether a number counts the section, and in which way; None if it counts neither."""
        of_sections = [sections.get(unit.first) for sections, unit in zip(self._sections, units, strict=True)]
        for way in range(len(_WAYS)):
            if [totals[way] for totals in self._totals] == stated:
                return False, way
            if all(
                counts is not None and counts[way] == number
                for counts, number in zip(of_sections, stated, strict=True)
            ):
                return True, way
        return None


def _below(order: Sequence[Node], heading: int) -> Iterator[Node]:
    """Yield the nodes below a heading, up to the next one that is not deeper."""
    level = _level(order[heading].unit)
    for at in range(heading + 1, len(order)):
        if order[at].unit.is_heading and _level(order[at].unit) <= level:
            return
        yield order[at]


def _level(unit: Unit) -> int:
    line = unit.lines[0].lstrip()
    return len(line) - len(line.lstrip("#")) or 7


def _counted(entries: Iterable[Entry]) -> list[int]:
    listed = list(entries)
    return [sum(map(way, listed)) for way in _WAYS]


def _by_line(document: ListDocument) -> dict[int, list[int]]:
    """Return the numbers of entries of each section, in each way, by the line of its heading."""
    return {
        document.source.line_of(section.span.start): _counted(_entries(section))
        for section in document.sections
        if section.level
    }


def _entries(section: Section) -> Iterator[Entry]:
    for inner in section.walk():
        yield from inner.entries
