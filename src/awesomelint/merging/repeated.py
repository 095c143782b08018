"""Works that both sides added at different places: git's clean merge has them twice, the merged list has them once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from awesomelint.merging.node import Node
from awesomelint.merging.units import version


def without_repeated(data: bytes, added: list[Node]) -> tuple[bytes, int]:
    """Keep one of two copies in git's merge, with what both know; return the text and the number of conflicts.

    `added` are the nodes of entries that both sides added, with their lines decided. Of two copies, that of
    ours stays.
    """
    result = version(data, "merged")
    places: dict[str, list[int]] = defaultdict(list)
    for at, unit in enumerate(result.units):
        places[unit.key].append(at)
    kept: dict[int, Node] = {}
    dropped: set[int] = set()
    for node in added:
        copies = _copies(places, node)
        if copies is not None:
            kept[copies[0]] = node
            dropped.add(copies[1])
    if not dropped:
        return data, 0
    lines: list[str] = []
    for at, unit in enumerate(result.units):
        blanks = result.blanks[at]
        if at - 1 in dropped and lines and blanks and not lines[-1].strip():
            # The blank lines before the dropped entry are there already.
            blanks = []
        lines += blanks
        if at not in dropped:
            lines += (kept[at].lines or []) if at in kept else unit.lines
    lines += result.blanks[-1]
    text = "".join(lines)
    if not result.ends_with_newline:
        text = text.rstrip("\r\n")
    return result.document.source.to_bytes(text), sum(node.marked for node in kept.values())


def _copies(places: Mapping[str, list[int]], node: Node) -> tuple[int, int] | None:
    """Return where the copies of ours and of theirs are; None if there are not exactly two."""
    assert node.ours is not None and node.theirs is not None
    ours, theirs = places.get(node.ours.key, []), places.get(node.theirs.key, [])
    if node.ours.key == node.theirs.key:
        return (ours[0], ours[1]) if len(ours) == 2 else None
    return (ours[0], theirs[0]) if len(ours) == len(theirs) == 1 else None


def is_repeated(node: Node) -> bool:
    """Whether both sides added an entry for one work."""
    return node.base is None and node.theirs is not None and node.ours is not None and bool(node.ours.entry)
