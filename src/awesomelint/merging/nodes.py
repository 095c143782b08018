"""The units of three versions, matched: what is left of each, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from awesomelint.merging.alignment import MAX_GAP, MIN_LINE, align, aligned, match_works
from awesomelint.merging.node import Node
from awesomelint.merging.order import merge_ordered
from awesomelint.merging.texts import says_all_of
from awesomelint.merging.units import Unit, Version


class Nodes:
    """The nodes of three versions by their position in each."""

    def __init__(self, base: Version, ours: Version, theirs: Version) -> None:
        self.base, self.ours, self.theirs = base, ours, theirs
        self.of_base = [Node(unit, None, None) for unit in base.units]
        self.of_ours = self._match(ours, "ours")
        self.of_theirs = self._match(theirs, "theirs")
        self._match_added()

    def _match(self, side: Version, name: str) -> list[Node]:
        """Return the nodes of one side: those of the base, and new ones for what was added."""
        alignment = align(self.base, side)
        nodes: dict[int, Node] = {}
        for at, there in alignment.newer.items():
            node = nodes[there] = self.of_base[at]
            setattr(node, name, side.units[there])
            setattr(node, f"moved_by_{name}", at in alignment.moved)
        for at, unit in enumerate(side.units):
            if at not in nodes:
                node = nodes[at] = Node(None, None, None)
                setattr(node, name, unit)
        return [nodes[at] for at in range(len(side.units))]

    def _match_added(self) -> None:
        """Match what both sides added: equal units at the same place, and entries for the same work anywhere."""
        self._release(self.of_ours, self.of_theirs, "theirs")
        self._release(self.of_theirs, self.of_ours, "ours")
        ours, theirs = _added(self.of_ours), _added(self.of_theirs)
        pairs: dict[int, int] = {}
        for place in ours.keys() & theirs.keys():
            mine, yours = ours[place], theirs[place]
            same = aligned(
                [self.of_ours[at].unit.key for at in mine],
                [self.of_theirs[there].unit.key for there in yours],
            )
            equal = {mine[at]: yours[there] for at, there in same}
            matched = set(equal.values())
            pairs |= equal | self._same_lines(
                [at for at in mine if at not in equal],
                [there for there in yours if there not in matched],
            )
        taken = set(pairs.values())
        left = [(at, self.of_ours[at].unit) for at in chain(*ours.values()) if at not in pairs]
        right = [(at, self.of_theirs[at].unit) for at in chain(*theirs.values()) if at not in taken]
        pairs |= match_works(left, right)
        for at, there in pairs.items():
            node = self.of_ours[at]
            node.theirs = self.of_theirs[there].theirs
            self.of_theirs[there] = node

    def _same_lines(self, mine: list[int], yours: list[int]) -> dict[int, int]:
        """Match lines of text that both sides added at one place, if one says all that the other says."""
        found: dict[int, int] = {}
        if len(mine) * len(yours) > MAX_GAP:
            return found
        rest = [there for there in yours if _is_text(self.of_theirs[there].unit)]
        for at in mine:
            unit = self.of_ours[at].unit
            if not _is_text(unit):
                continue
            for position, there in enumerate(rest):
                other = self.of_theirs[there].unit
                texts = unit.plain_text, other.plain_text
                if unit.is_row == other.is_row and (says_all_of(*texts) or says_all_of(*texts[::-1])):
                    found[at] = there
                    rest = rest[position + 1 :]
                    break
        return found

    def _release(self, added: list[Node], nodes: list[Node], name: str) -> None:
        """Make changed units of a side added ones, if the other side added units with the same text.

        An entry that one side moved and changed can be, in the other version, one of two entries for its work.
        """
        texts = {node.unit.key for node in added if node.base is None and node.unit.entries}
        for at, node in enumerate(nodes):
            unit: Unit | None = getattr(node, name)
            if node.base is not None and unit is not None and unit.key in texts and unit.key != node.base.key:
                setattr(node, name, None)
                setattr(node, f"moved_by_{name}", False)
                nodes[at] = Node(None, None, None)
                setattr(nodes[at], name, unit)

    def in_order(self) -> list[Node]:
        """Return all nodes in the order of the merged list: that of ours, with what theirs added or moved at its place."""
        skeleton = [node for node in self.of_ours if not (node.moved_by_theirs and not node.moved_by_ours)]
        anchors = self._anchors(skeleton)
        runs: dict[Node | None, list[Node]] = {None: []}
        anchor: Node | None = None
        in_skeleton = set(skeleton)
        for node in self.of_theirs:
            if node in anchors:
                anchor = node
                runs[anchor] = []
            elif node not in in_skeleton:
                runs[anchor].append(node)
        result: list[Node] = []
        anchor = None
        added: list[Node] = []
        for node in skeleton:
            if node not in anchors:
                added.append(node)
                continue
            result += [*self._merge_gap(anchor, added, runs[anchor], node), node]
            anchor, added = node, []
        return result + self._merge_gap(anchor, added, runs[anchor], None)

    def _anchors(self, skeleton: list[Node]) -> set[Node]:
        """Return the nodes that both sides have in the same order."""
        positions = {node: at for at, node in enumerate(skeleton)}
        anchors: set[Node] = set()
        last = -1
        in_both = [
            node
            for node in self.of_theirs
            if node in positions and not node.moved_by_ours and not node.moved_by_theirs
        ]
        # What both sides added is an anchor only between the anchors around it.
        stays = [node for node in in_both if node.base is not None]
        following = dict(pairwise(stays))
        limit = positions[stays[0]] if stays else len(skeleton)
        for node in in_both:
            if node.base is not None:
                after = following.get(node)
                limit = positions[after] if after is not None else len(skeleton)
            elif not last < positions[node] < limit:
                continue
            anchors.add(node)
            last = positions[node]
        return anchors

    def _merge_gap(
        self, before: Node | None, ours: list[Node], theirs: list[Node], after: Node | None
    ) -> list[Node]:
        """Return what both sides have between two anchors: first what belongs to the part above, then new parts."""
        if not ours or not theirs:
            return ours + theirs
        our_end, their_end = _end_of_part(ours), _end_of_part(theirs)
        neighbours = [node for node in (before, after) if node is not None]
        merged = merge_ordered(
            list(_groups(ours[:our_end])),
            list(_groups(theirs[:their_end])),
            neighbours,
            (self.ours, self.theirs, self.base),
        )
        return merged + ours[our_end:] + theirs[their_end:]


def _added(nodes: list[Node]) -> dict[int, list[int]]:
    """Return the indexes of added nodes by their place: after how many units of the base that were not moved."""
    places: dict[int, list[int]] = {}
    place = 0
    for at, node in enumerate(nodes):
        if node.base is None:
            places.setdefault(place, []).append(at)
        elif not node.moved_by_ours and not node.moved_by_theirs:
            place = node.base.first
    return places


def _is_text(unit: Unit) -> bool:
    """Whether a unit is a line of words; short lines such as rules and table heads are equal by chance."""
    return not unit.entries and not unit.is_heading and len(unit.key) >= MIN_LINE


def _end_of_part(nodes: list[Node]) -> int:
    return next((at for at, node in enumerate(nodes) if node.unit.is_heading), len(nodes))


def _groups(nodes: Iterable[Node]) -> Iterator[list[Node]]:
    """Yield each entry with what follows it up to the next entry that is not nested in it."""
    group: list[Node] = []
    for node in nodes:
        starts = bool(node.unit.entries) and not (
            group and group[0].unit.entries and node.unit.indent > group[0].unit.indent
        )
        if starts and group:
            yield group
            group = []
        group.append(node)
    if group:
        yield group
