"""Entries and lines of a table of contents that one side added where the other changed bullets or indentation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from awesomelint.merging.node import Node
from awesomelint.merging.nodes import Nodes
from awesomelint.merging.units import Unit
from awesomelint.util.regex import lazy_pattern

_PREFIX = lazy_pattern(r"[ \t]*(?:[-*+][ \t]+)?")


def follow_forms(nodes: Nodes) -> list[Node]:
    """Give what a side added the bullet and the indentation that the other side gave to what is beside it.

    Without that, a bullet of another kind would begin a new list. Returns the nodes whose lines changed.
    """
    sides = ((nodes.of_ours, "ours", "theirs"), (nodes.of_theirs, "theirs", "ours"))
    return [
        node
        for order, side, other in sides
        for node, beside in _beside(order)
        if _follow(node, beside, side, other)
    ]


def _beside(side: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    """Yield each entry that a side alone added, with the entry beside it that all versions have."""
    waiting = dict(_before(side))
    after = dict(_before(reversed(side)))
    for node in side:
        alone = node.base is None and (node.ours is None or node.theirs is None)
        beside = waiting.get(node) or after.get(node)
        if alone and _is_listed(node.unit) and beside is not None:
            yield node, beside


def _before(side: Iterable[Node]) -> Iterator[tuple[Node, Node | None]]:
    latest: Node | None = None
    for node in side:
        yield node, latest
        if node.unit.is_heading:
            latest = None
        elif _is_listed(node.unit) and None not in (node.base, node.ours, node.theirs):
            latest = node


def _follow(node: Node, beside: Node, side: str, other: str) -> bool:
    own, model = getattr(beside, side), getattr(beside, other)
    old, new = _prefix(own), _prefix(model)
    if own.is_contents != node.unit.is_contents or (own.number is None) != (model.number is None):
        return False
    if not node.lines or old == new or _prefix(node.unit) != old or _prefix(beside.base) != old:
        return False
    shift = len(new) - len(old)
    first, *more = node.lines
    if any(line.strip() and (line[: len(old)].strip(" ") or len(new) > len(old) + 4) for line in more):
        return False
    node.lines = [new + first[len(old) :], *(_shifted(line, shift) for line in more)]
    node.adapted = True
    return True


def _shifted(line: str, shift: int) -> str:
    if not line.strip():
        return line
    return " " * shift + line if shift > 0 else line[-shift:]


def _is_listed(unit: Unit) -> bool:
    return bool(unit.entries) or unit.is_contents


def _prefix(unit: Unit | None) -> str:
    match = _PREFIX.match(unit.lines[0]) if unit is not None else None
    return match[0] if match else ""
