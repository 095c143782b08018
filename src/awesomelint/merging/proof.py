"""The proof of a merge: combined entries are read again, and no line of either side is lost or invented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from awesomelint.merging.node import Node
from awesomelint.merging.nodes import Nodes
from awesomelint.merging.units import without_number
from awesomelint.model import Entry
from awesomelint.reading import read
from awesomelint.source import Source


def unproven(text: str, starts: dict[Node, int], combined: Iterable[Node]) -> list[Node]:
    """Return the combined nodes whose fields, read in the merged text, are not those of the sides.

    `starts` has the 1-based line at which each node begins.
    """
    combined = [node for node in combined if node in starts]
    if not combined:
        return []
    document = read(Source(text))
    entries = {entry.source.line_of(entry.span.start): entry for entry in document.entries + document.hidden}
    return [node for node in combined if not _is_proven(node, entries.get(starts[node]))]


def _is_proven(node: Node, merged: Entry | None) -> bool:
    if not node.unit.entries:
        # A line of text: no side has an entry there.
        return merged is None
    ours = node.ours.entry if node.ours is not None else None
    theirs = node.theirs.entry if node.theirs is not None else None
    base = node.base.entry if node.base is not None else None
    if merged is None or ours is None or theirs is None:
        return False
    for field in (_title, _date, _venue):
        if field(merged) not in (field(ours), field(theirs)):
            return False
    links, before = _links(merged), _links(base) if base is not None else set()
    added = (_links(ours) | _links(theirs)) - before
    removed = before - (_links(ours) & _links(theirs))
    return links == (before | added) - removed


def _title(entry: Entry) -> str:
    return entry.title


def _date(entry: Entry) -> str:
    return entry.date.iso if entry.date is not None else ""


def _venue(entry: Entry) -> str:
    return entry.venue.name if entry.venue is not None else ""


def _links(entry: Entry) -> set[str]:
    return {link.url for link in entry.links}


def is_complete(nodes: Nodes, order: Sequence[Node], text: str) -> bool:
    """Whether each line that a side added is in the result, and each line of the result comes from a version.

    Lines of works that both sides added or changed, and conflict markers, are not compared here.
    """
    base, ours, theirs = (
        _lines(version.document.source.text) for version in (nodes.base, nodes.ours, nodes.theirs)
    )
    excused: Counter[str] = Counter()
    for node in {*nodes.of_ours, *nodes.of_theirs}:
        # Both sides wrote it differently, or one removed what the other changed in form only.
        if node.adapted or (node.ours and node.theirs and _differ(node)) or (node.base and not node.lines):
            for unit in (node.ours, node.theirs):
                excused.update(_lines(unit.text) if unit is not None else ())
    result = _lines(text)
    lost = ((ours - base) | (theirs - base)) - result - excused
    written: Counter[str] = Counter()
    for node in order:
        if node.marked or not _is_taken(node):
            written.update(_lines("".join(node.lines or [])))
    invented = result - (base | ours | theirs) - written
    # A line that both sides added at different places is there twice.
    invented -= ours & theirs
    return not lost and not invented


def _differ(node: Node) -> bool:
    """Whether each side has a text of its own for a node."""
    keys = [unit.key if unit is not None else None for unit in (node.base, node.ours, node.theirs)]
    return keys[1] != keys[2] and keys[0] not in keys[1:]


def _is_taken(node: Node) -> bool:
    """Whether a node has the lines of one of the sides."""
    lines = _lines("".join(node.lines or []))
    return any(unit is not None and _lines(unit.text) == lines for unit in (node.ours, node.theirs))


def _lines(text: str) -> Counter[str]:
    return Counter(without_number(line.strip()) for line in text.split("\n") if line.strip())
