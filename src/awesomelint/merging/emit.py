"""The text of the merged list: the lines of its nodes, and the blank lines between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from awesomelint.merging.node import Node
from awesomelint.merging.nodes import Nodes
from awesomelint.merging.texts import chosen
from awesomelint.merging.units import Version


class Emitter:
    """Writes nodes in order."""

    def __init__(self, nodes: Nodes, newline: str) -> None:
        self._newline = newline
        versions = (nodes.base, nodes.ours, nodes.theirs)
        self._sides = [
            (version, {node: at for at, node in enumerate(order)})
            for version, order in zip(versions, (nodes.of_base, nodes.of_ours, nodes.of_theirs), strict=True)
        ]
        self._ends_with_newline = chosen(*(version.ends_with_newline for version in versions))
        self._usual = _usual_blanks(nodes.ours) or _usual_blanks(nodes.theirs)

    def text(self, nodes: Sequence[Node]) -> tuple[str, dict[Node, int]]:
        """Return the text, and the 1-based line at which each node begins."""
        lines: list[str] = []
        starts: dict[Node, int] = {}
        before: Node | None = None
        for node in nodes:
            lines += self._blanks(before, node)
            starts[node] = len(lines) + 1
            lines += node.lines or []
            before = node
        lines += self._blanks(before, None)
        text = "".join(lines)
        if not self._ends_with_newline and not (before is not None and before.marked):
            text = text.removesuffix("\n").removesuffix("\r")
        return text, starts

    def _blanks(self, before: Node | None, after: Node | None) -> list[str]:
        base, ours, theirs = (self._between(version, index, before, after) for version, index in self._sides)
        if ours is not None and theirs is not None:
            blanks = chosen(base, ours, theirs) if base is not None else ours
        else:
            known = [found for found in (ours, theirs, base) if found is not None]
            blanks = known[0] if known else self._new_blanks(before, after)
        return [line.rstrip("\r\n") + self._newline for line in blanks]

    def _between(
        self, version: Version, index: dict[Node, int], before: Node | None, after: Node | None
    ) -> list[str] | None:
        """Return the blank lines between two nodes that are neighbours in a version; None if they are not."""
        first = index.get(before, -2) if before is not None else -1
        second = index.get(after, -4) if after is not None else len(version.units)
        return version.blanks[second] if second == first + 1 else None

    def _new_blanks(self, before: Node | None, after: Node | None) -> list[str]:
        if before is None or (after is not None and before.unit.entries and after.unit.entries):
            return self._usual if before is not None else []
        candidates = [
            version.blanks[index[before] + 1] for version, index in self._sides[1:] if before in index
        ]
        if after is None:
            return max(candidates, key=len, default=[])
        candidates += [version.blanks[index[after]] for version, index in self._sides[1:] if after in index]
        # Lines of one table of contents belong together.
        in_contents = before.unit.is_contents and after.unit.is_contents
        return (min if in_contents else max)(candidates, key=len, default=[])


def _usual_blanks(version: Version) -> list[str]:
    """Return the blank lines that most often lie between two entries of a version."""
    counts = Counter(
        tuple(version.blanks[at])
        for at, unit in enumerate(version.units)
        if at and unit.entries and version.units[at - 1].entries
    )
    return list(counts.most_common(1)[0][0]) if counts else []
