"""The sections of the merged list: each unit is under the heading under which a side has it.

The order of units alone does not decide that: if one side moved a section and the other extended it, what was
added can be left where the section was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from awesomelint.merging.alignment import work_keys
from awesomelint.merging.node import Node
from awesomelint.merging.nodes import Nodes
from awesomelint.merging.texts import chosen
from awesomelint.merging.units import Version

# The heading above each node; None before the first heading.
_Headings = dict[Node, Node | None]


class Sections:
    """The headings above the units of each version, and which of them the merged list needs."""

    def __init__(self, nodes: Nodes) -> None:
        self._nodes = nodes
        self._base, self._ours, self._theirs = map(_headings, (nodes.of_base, nodes.of_ours, nodes.of_theirs))

    def resettled(self) -> set[Node]:
        """Return the entries that one side moved to another section, and of which the other side has no copy left.

        Their new place is kept, as in a merge by lines.
        """
        by_ours = [node for node in _moved(self._base, self._ours, "ours") if node.theirs is None]
        by_theirs = [node for node in _moved(self._base, self._theirs, "theirs") if node.ours is None]
        return {*_unlisted(by_ours, self._nodes.theirs), *_unlisted(by_theirs, self._nodes.ours)}

    def missing(self, order: Sequence[Node]) -> list[Node]:
        """Return the headings that a side removed, although the other has units below them that are not there."""
        merged = _headings(order)
        wanted = self._wanted(merged).values()
        return list(dict.fromkeys(node for node in wanted if node is not None and node not in merged))

    def in_sections(self, order: Sequence[Node]) -> list[Node]:
        """Move the units that are under another heading than on both sides."""
        merged = _headings(order)
        wanted = self._wanted(merged)
        moved = {node for node, heading in wanted.items() if heading is not merged[node]}
        following = _following(self._nodes.of_ours, self._ours, wanted, moved)
        left = moved.difference(*following.values())
        for node, others in _following(self._nodes.of_theirs, self._theirs, wanted, left).items():
            following.setdefault(node, []).extend(others)
        return list(_placed(order, moved, following))

    def _wanted(self, merged: _Headings) -> _Headings:
        """Return the heading under which each unit belongs: that of the side that changed it."""
        wanted: _Headings = {}
        for node, heading in merged.items():
            sides = [side[node] for side in (self._ours, self._theirs) if node in side]
            if node.unit.is_heading:
                wanted[node] = heading
            else:
                wanted[node] = chosen(self._base.get(node), sides[0], sides[-1])
        return wanted


def _moved(base: _Headings, side: _Headings, name: str) -> Iterator[Node]:
    """Yield the entries that a side has under another heading, although it has that of the base, too."""
    for node, heading in side.items():
        if node.base is not None and node.unit.entries:
            left = base[node]
            if left is not heading and (left is None or getattr(left, name) is not None):
                yield node


def _unlisted(entries: Sequence[Node], version: Version) -> Iterator[Node]:
    """Yield the entries for works that a version does not list."""
    listed = {key for unit in version.units for key in work_keys(unit)} if entries else set()
    return (node for node in entries if listed.isdisjoint(work_keys(node.unit)))


def _headings(nodes: Iterable[Node]) -> _Headings:
    heading: Node | None = None
    found: _Headings = {}
    for node in nodes:
        found[node] = heading
        if node.unit.is_heading:
            heading = node
    return found


def _following(
    side: Sequence[Node], headings: _Headings, wanted: _Headings, moved: set[Node]
) -> dict[Node | None, list[Node]]:
    """Map nodes to the moved ones that follow them on a side, under the same heading; None is the beginning."""
    following: dict[Node | None, list[Node]] = {}
    latest: dict[Node | None, Node] = {}
    for node in side:
        if node not in wanted or node.unit.is_heading or headings[node] is not wanted[node]:
            continue
        heading = wanted[node]
        if node in moved:
            following.setdefault(latest.get(heading, heading), []).append(node)
        latest[heading] = node
    return following


def _placed(
    order: Sequence[Node], moved: set[Node], following: Mapping[Node | None, list[Node]]
) -> Iterator[Node]:
    """Yield the nodes in order, with the moved ones after those that they follow."""
    stack = [node for node in reversed(order) if node not in moved]
    stack += reversed(following.get(None, []))
    while stack:
        node = stack.pop()
        yield node
        stack += reversed(following.get(node, []))
