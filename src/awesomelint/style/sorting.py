"""Order: the runs of entries that stand one behind the other, whether a run is sorted, and which entries break it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from awesomelint.facts import fact
from awesomelint.model import Entry, ListDocument
from awesomelint.util.regex import WORD, compiled

T = TypeVar("T", str, int)

_TAG = compiled(r"<!--(?:[^-]|-(?!->))*+-->|<[^>]*>")
_SPAN_OF_TIME = compiled(r"\s?[-–—~/]\s?(?:\d|now|present|today|current|至今)", re.IGNORECASE)
# So many neighbours that differ must be there, and so large a share of them agree, before a run counts as sorted.
_PAIRS = 5
_SHARE = 0.9
# So many entries in a row that break the order were not put there by mistake: they are a group of their own.
_GROUP = 4


@fact
def runs(document: ListDocument) -> list[list[Entry]]:
    """The entries of each section in the stretches that nothing interrupts: no label, no prose, no second table."""
    text = document.source.text
    found: list[list[Entry]] = []
    latest: dict[Entry | None, list[Entry]] = {}
    end = 0
    for entry in document.entries:
        if entry in document.aside:
            end = max(end, entry.span.end)
            continue
        run = latest.get(entry.parent)
        if run is None or not _alike(run[-1], entry) or _parted(text, end, entry.span.start):
            run = latest[entry.parent] = []
            found.append(run)
        run.append(entry)
        end = max(end, entry.span.end)
    return found


def _alike(one: Entry, other: Entry) -> bool:
    return one.section is other.section and one.kind == other.kind


def _parted(text: str, start: int, end: int) -> bool:
    """Whether anything that a reader sees stands between two entries."""
    if end - start < 2:
        return False
    # Behind the last “>” no tag and no comment ends, and none is looked for.
    between, last = text[start:end], text.rfind(">", start, end) + 1 - start
    return (
        WORD.search(between, max(last, 0)) is not None
        or WORD.search(_TAG.sub("", between[: max(last, 0)])) is not None
    )


def is_dated(entry: Entry) -> bool:
    """Whether an entry has a date that can be compared: one that can be read, and no span of time (`2015-now`)."""
    date = entry.date
    return (
        date is not None and date.iso != "" and _SPAN_OF_TIME.match(entry.source.text, date.span.end) is None
    )


def directions(keys: Iterable[str]) -> tuple[int, int]:
    """How many neighbours rise and how many fall; two dates are compared as precisely as both are written."""
    rising = falling = 0
    for one, other in pairwise(keys):
        size = min(len(one), len(other))
        rising += one[:size] < other[:size]
        falling += one[:size] > other[:size]
    return rising, falling


def is_sorted(agree: int, disagree: int) -> bool:
    """Whether so many of a run's neighbours agree on a direction that the run is meant to be sorted."""
    return agree >= _PAIRS and agree >= _SHARE * (agree + disagree)


def longest_sorted(keys: Sequence[T]) -> list[int]:
    """The indexes of a longest non-decreasing subsequence (patience sorting, O(n log n))."""
    tails: list[T] = []
    ends: list[int] = []
    before: list[int] = []
    for index, key in enumerate(keys):
        at = bisect_right(tails, key)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(key)
            ends.append(index)
        else:
            tails[at] = key
            ends[at] = index
    chain = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(index)
        index = before[index]
    return chain[::-1]


def strays(size: int, kept: Sequence[int]) -> list[int]:
    """The indexes below `size` that are not kept, without those that stand together as a group of their own."""
    found: list[int] = []
    at = 0
    for stop in [*kept, size]:
        if stop - at < _GROUP:
            found.extend(range(at, stop))
        at = stop + 1
    return found


def place(keys: Sequence[str], kept: Sequence[int], stray: int) -> tuple[int, bool]:
    """Where a stray belongs among those kept: the index of the nearest one it has to pass, and whether behind it."""
    at = bisect_right(kept, keys[stray], key=lambda index: keys[index])
    if at == 0 or (at < len(kept) and kept[at] < stray):
        return kept[at], False
    return kept[at - 1], True
