"""Works that both sides added at different places: git's clean merge has them twice, the merged list has them once."""

from __future__ import annotations

from awesomelint.merging.node import Node
from awesomelint.merging.units import Version, version


def without_repeated(data: bytes, added: list[Node]) -> tuple[bytes, int]:
    """Keep one of two copies in git's merge, with what both know; return the text and the number of conflicts.

    `added` are the nodes of entries that both sides added, with their lines decided. Of two copies, that of ours stays.
    """
    result = version(data, "merged")
    kept: dict[int, Node] = {}
    dropped: set[int] = set()
    for node in added:
        copies = _copies(result, node)
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


def _copies(result: Version, node: Node) -> tuple[int, int] | None:
    """Return where the copies of ours and of theirs are; None if there are not exactly two."""
    assert node.ours is not None and node.theirs is not None
    found = [at for at, unit in enumerate(result.units) if unit.key in (node.ours.key, node.theirs.key)]
    if len(found) != 2:
        return None
    first, second = found
    if node.ours.key != node.theirs.key:
        is_first = result.units[first].key == node.ours.key
        return (
            (first, second) if is_first and result.units[second].key == node.theirs.key else (second, first)
        )
    return first, second


def is_repeated(node: Node) -> bool:
    """Whether both sides added an entry for one work."""
    return node.base is None and node.theirs is not None and node.ours is not None and bool(node.ours.entry)
