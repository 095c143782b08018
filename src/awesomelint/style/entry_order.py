"""Habits: in which order a list keeps its entries."""

from __future__ import annotations

from collections import Counter

from awesomelint.model import Entry, ListDocument
from awesomelint.style.sorting import directions, is_dated, is_sorted, runs


def orders(document: ListDocument) -> list[str]:
    """The orders that sections keep, each with the number of sections, in words; empty where none keeps any."""
    found = Counter(order for run in runs(document) if len(run) > 5 and (order := order_of(run)))
    total = sum(len(run) > 5 for run in runs(document))
    return [f"{order} in {number} of {total} sections" for order, number in found.most_common()]


def order_of(run: list[Entry]) -> str:
    """Newest first, oldest first or alphabetical; empty where a run of entries keeps no order."""
    dates = [entry.date.iso for entry in run if entry.date is not None and is_dated(entry)]
    rising, falling = directions(dates)
    if is_sorted(falling, rising):
        return "newest first"
    if is_sorted(rising, falling):
        return "oldest first"
    rising, falling = directions([entry.title.casefold() for entry in run])
    return "alphabetical" if is_sorted(rising, falling) else ""
