"""A node: one unit of the merged list, with the unit of each version that has it."""

from __future__ import annotations

from awesomelint.merging.units import Unit


class Node:
    """One unit of the merged list, with the unit of each version that has it."""

    __slots__ = ("adapted", "base", "lines", "marked", "moved_by_ours", "moved_by_theirs", "ours", "theirs")

    def __init__(self, base: Unit | None, ours: Unit | None, theirs: Unit | None) -> None:
        self.base = base
        self.ours = ours
        self.theirs = theirs
        self.moved_by_ours = False
        self.moved_by_theirs = False
        # What the merged list has in its place; None until it is decided, empty if the unit was removed.
        self.lines: list[str] | None = None
        # Whether the lines contain conflict markers.
        self.marked = False
        # Whether a line of a side was adapted to the other side: another bullet, another count.
        self.adapted = False

    @property
    def unit(self) -> Unit:
        """The unit of one of the versions."""
        unit = self.ours or self.theirs or self.base
        assert unit is not None
        return unit

    def __repr__(self) -> str:
        sides = "".join(
            letter
            for letter, unit in (("b", self.base), ("o", self.ours), ("t", self.theirs))
            if unit is not None
        )
        return f"<Node {sides} {self.unit}>"
