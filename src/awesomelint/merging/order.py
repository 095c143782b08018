"""The order of what both sides added at one place: that of the section, if it has one; else ours before theirs."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from awesomelint.facts import fact
from awesomelint.fields import titles
from awesomelint.fields.arxiv import ArxivId
from awesomelint.merging.node import Node
from awesomelint.merging.units import Version
from awesomelint.model import Entry, ListDocument
from awesomelint.style.sorting import Order, order_of, runs


def merge_ordered(
    ours: list[list[Node]], theirs: list[list[Node]], neighbours: Iterable[Node], versions: Iterable[Version]
) -> list[Node]:
    """Merge two lists of groups; the first node of a group is its entry."""
    order = _section_order([*neighbours, *(group[0] for group in ours + theirs)], versions)
    precedes = _PRECEDES.get(order)
    merged: list[list[Node]] = []
    mine, yours = deque(ours), deque(theirs)
    while precedes is not None and mine and yours:
        first, second = mine[0][0].unit.entry, yours[0][0].unit.entry
        is_before = first is not None and second is not None and precedes(second, first)
        merged.append((yours if is_before else mine).popleft())
    return [node for group in (*merged, *mine, *yours) for node in group]


def _section_order(nodes: Iterable[Node], versions: Iterable[Version]) -> Order:
    """Return the order of the first run that holds one of the nodes and has an order, in any version."""
    entries = [
        entry
        for node in nodes
        for unit in (node.ours, node.theirs, node.base)
        if unit is not None and (entry := unit.entry) is not None
    ]
    for version in versions:
        orders = _orders(version.document)
        for entry in entries:
            if order := orders.get(entry, ""):
                return order
    return ""


@fact
def _orders(document: ListDocument) -> dict[Entry, Order]:
    """Return the order of the run of each entry whose run is sorted."""
    return {entry: order for run in runs(document) if (order := order_of(run)) for entry in run}


def _is_newer(first: Entry, second: Entry) -> bool:
    return _compare(first, second) > 0


def _is_older(first: Entry, second: Entry) -> bool:
    return _compare(first, second) < 0


def _compare(first: Entry, second: Entry) -> int:
    """Compare two dates with the precision of the less precise one; equal if one is missing.

    arXiv numbers works in the order in which they are submitted.
    """
    if first.date is None or second.date is None:
        return 0
    size = min(len(first.date.iso), len(second.date.iso))
    one, other = first.date.iso[:size], second.date.iso[:size]
    if one == other and first.arxiv and second.arxiv:
        one, other = _submitted(first.arxiv), _submitted(second.arxiv)
    return (one > other) - (one < other)


def _submitted(identifier: ArxivId) -> str:
    """Return a text that sorts as the works were submitted; identifiers of the old scheme have the month only."""
    return f"{identifier.iso_month} {identifier.id if '/' not in identifier.id else ''}"


def _sorts_first(first: Entry, second: Entry) -> bool:
    return titles.key(first.title) < titles.key(second.title)


_PRECEDES: dict[str, Callable[[Entry, Entry], bool]] = {
    "newest first": _is_newer,
    "oldest first": _is_older,
    "alphabetical": _sorts_first,
}
