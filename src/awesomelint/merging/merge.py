"""Merge three versions of a list."""

from __future__ import annotations

from typing import NamedTuple

from awesomelint.merging.contents import Decider, Markers
from awesomelint.merging.emit import Emitter, chosen
from awesomelint.merging.nodes import Node, Nodes
from awesomelint.merging.numbering import renumber
from awesomelint.merging.proof import Proof, is_complete
from awesomelint.merging.units import Version, version
from awesomelint.source import Source


class Merged(NamedTuple):
    """The result of a merge: the text as bytes, and the number of conflicts that are left to a person."""

    data: bytes
    conflicts: int


def merge(base: bytes, ours: bytes, theirs: bytes, markers: Markers) -> Merged | None:
    """Merge three versions entry by entry; None if they are no lists, or if something would be lost."""
    versions = version(base, "base"), version(ours, "ours"), version(theirs, "theirs")
    if not all(side.document.is_list for side in versions[1:]):
        return None
    newline = chosen(*(side.newline for side in versions))
    nodes = Nodes(*versions)
    decider = Decider(nodes, markers, newline)
    decider.run()
    order = _present(nodes)
    text = _write(nodes, order, newline)
    while unproven := Proof(text[0], text[1]).failures(decider.combined):
        for node in unproven:
            decider.make_conflict(node)
        text = _write(nodes, order, newline)
    if not is_complete(nodes, order, text[0]):
        return None
    bom = chosen(*(side.document.source.bom for side in versions))
    data = Source(text[0], bom=bom).to_bytes()
    return Merged(data, sum(node.marked for node in order))


def _present(nodes: Nodes) -> list[Node]:
    seen: set[Node] = set()
    order = []
    for node in nodes.in_order():
        if node.lines and node not in seen:
            seen.add(node)
            order.append(node)
    return order


def _write(nodes: Nodes, order: list[Node], newline: str) -> tuple[str, dict[Node, int]]:
    renumber(order, (nodes.ours, nodes.theirs))
    return Emitter(nodes, newline).text(order)


__all__ = ["Markers", "Merged", "Version", "merge"]
