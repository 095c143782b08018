"""Merge three versions of a list.

If git's merge by lines is clean, it is kept, except that a work that both sides added is there once. If it
has conflicts, the versions are merged entry by entry:

1. `units`: each version is divided into units: the lines of an entry, or one other line.
2. `alignment`: units of two versions are matched: equal ones, then entries for the same work, then similar ones.
3. `nodes`, `order`: a node is a unit of the merged list. The nodes are put into the order of ours, with what
   theirs added.
4. `sections`, `removed`: nodes that would be under another heading than on both sides are moved below their heading; a
   section that one side removed and the other extended is one conflict.
5. `contents`, `texts`, `grids`, `html_grids`, `forms`, `mixed_contents`: for each node a side is chosen, or both are
   combined, or a conflict is left to a person.
6. `numbering`, `counts`, `emit`, `restore`: numbers and blank lines, stated counts and the table of contents.
7. `proof`: combined entries are read again, and no line may be lost or invented.
"""

from __future__ import annotations

from awesomelint.merging.contents import Decider, Markers
from awesomelint.merging.emit import Emitter
from awesomelint.merging.forms import follow_forms
from awesomelint.merging.mixed_contents import keep_uniform_contents
from awesomelint.merging.node import Node
from awesomelint.merging.nodes import Nodes
from awesomelint.merging.numbering import renumber
from awesomelint.merging.proof import is_complete, unproven
from awesomelint.merging.removed import show_removed_sections
from awesomelint.merging.repeated import is_repeated, without_repeated
from awesomelint.merging.restore import restore
from awesomelint.merging.sections import Sections
from awesomelint.merging.texts import chosen
from awesomelint.merging.units import Version, versions
from awesomelint.source import Source
from awesomelint.util.named_tuple import NamedTuple


class Merged(NamedTuple):
    """The result of a merge: the file, and the number of conflicts that are left to a person."""

    data: bytes
    conflicts: int


def merge_clean(base: bytes, ours: bytes, theirs: bytes, merged: bytes, markers: Markers) -> Merged:
    """Return git's clean merge, without the second copies of works that both sides added.

    Raises `UndecodableError` if a version is not UTF-8.
    """
    if merged in (ours, theirs):
        return Merged(merged, 0)
    sides = versions(base, ours, theirs)
    if not _are_lists(sides):
        return Merged(merged, 0)
    nodes = Nodes(*sides)
    added = [node for node in nodes.of_ours if is_repeated(node)]
    if not added:
        return Merged(merged, 0)
    Decider(nodes, markers, Source.from_bytes(merged).newline).run()
    return Merged(*without_repeated(merged, added))


def merge_conflicting(base: bytes, ours: bytes, theirs: bytes, markers: Markers) -> Merged | None:
    """Merge three versions entry by entry; None if they are not lists, or if something would be lost.

    Raises `UndecodableError` if a version is not UTF-8.
    """
    sides = versions(base, ours, theirs)
    if not _are_lists(sides):
        return None
    newline = chosen(*(side.newline for side in sides))
    nodes = Nodes(*sides)
    decider = Decider(nodes, markers, newline)
    sections = Sections(nodes)
    decider.run(sections.resettled())
    follow_forms(nodes)
    keep_uniform_contents(nodes, newline)
    order = _present(nodes)
    while missing := sections.missing(order):
        for heading in missing:
            decider.make_conflict(heading)
        order = _present(nodes)
    show_removed_sections(nodes, markers, newline)
    order = sections.in_sections([node for node in order if node.lines])
    decider.counts.restate(order)
    text, starts = _write(nodes, order, newline)
    while failures := unproven(text, starts, decider.combined):
        for node in failures:
            decider.make_conflict(node)
        text, starts = _write(nodes, order, newline)
    if not is_complete(nodes, order, text):
        return None
    conflicts = sum(node.marked for node in order)
    if not conflicts:
        text = restore(text, nodes.ours, nodes.theirs)
    bom = chosen(*(side.document.source.bom for side in sides))
    return Merged(Source(text, bom=bom).to_bytes(), conflicts)


def _are_lists(sides: tuple[Version, Version, Version]) -> bool:
    return any(side.document.is_list for side in sides[1:])


def _present(nodes: Nodes) -> list[Node]:
    """Return the nodes that have lines, in order."""
    return list(dict.fromkeys(node for node in nodes.in_order() if node.lines))


def _write(nodes: Nodes, order: list[Node], newline: str) -> tuple[str, dict[Node, int]]:
    renumber(order, (nodes.ours, nodes.theirs), nodes.base)
    return Emitter(nodes, newline).text(order)
