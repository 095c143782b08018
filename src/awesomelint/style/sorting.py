"""The order of entries: runs of neighbours, whether a run is sorted, and which entries are misplaced."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, TypeVar

from awesomelint.facts import fact
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.style.configured import ConfiguredStyle
from awesomelint.util.regex import WORD, compiled

T = TypeVar("T", str, int)
Order = Literal["newest first", "oldest first", "alphabetical", ""]

_TAG = compiled(r"<!--(?:[^-]|-(?!->))*+-->|<[^>]*>")
_PERIOD_OF_TIME = compiled(r"\s?[-–—~/]\s?(?:\d|now|present|today|current|至今)", re.IGNORECASE)
# A run is sorted if at least this many pairs of neighbours agree, and at least this share of those that
# differ.
_MIN_PAIRS = 5
_MIN_SHARE = 0.9
# This many neighbouring entries that break the order are a group of their own, not misplaced entries.
_GROUP_SIZE = 4
# How far a misplaced entry moves among groups, which keeps the search linear.
_MAX_DISTANCE = 200
# `count_orders` ignores sections of fewer entries.
_MIN_RUN = 6


@fact
def runs(document: ListDocument) -> list[list[Entry]]:
    """Return the entries of each section in runs that no visible text, such as a paragraph, interrupts."""
    text = document.source.text
    found: list[list[Entry]] = []
    latest: dict[Entry | None, list[Entry]] = {}
    end = 0
    for entry in document.entries:
        if entry in document.aside:
            end = max(end, entry.span.end)
            continue
        run = latest.get(entry.parent)
        if run is None or not _same_kind(run[-1], entry) or _has_visible_text(text, end, entry.span.start):
            run = latest[entry.parent] = []
            found.append(run)
        run.append(entry)
        end = max(end, entry.span.end)
    return found


def _same_kind(first: Entry, second: Entry) -> bool:
    return first.section is second.section and first.kind == second.kind


def _has_visible_text(text: str, start: int, end: int) -> bool:
    """Return whether anything but HTML tags and comments is between two offsets."""
    if end - start < 2:
        return False
    # No tag or comment ends after the last “>”, so searching for one there would only cost time.
    between, last = text[start:end], text.rfind(">", start, end) + 1 - start
    return (
        WORD.search(between, max(last, 0)) is not None
        or WORD.search(_TAG.sub("", between[: max(last, 0)])) is not None
    )


def is_dated(entry: Entry) -> bool:
    """Return whether an entry has a readable date that doesn't begin a period of time (`2015-now`)."""
    date = entry.date
    return (
        date is not None
        and date.iso != ""
        and _PERIOD_OF_TIME.match(entry.source.text, date.span.end) is None
    )


def date_or_year(entry: Entry) -> str:
    """Return the date by which an entry is sorted, or else the year of its venue; empty without one."""
    if entry.date is not None:
        return entry.date.iso if is_dated(entry) else ""
    return str(entry.venue.year) if entry.venue is not None and entry.venue.year else ""


def directions(keys: Iterable[str]) -> tuple[int, int]:
    """Return how many neighbours rise and how many fall.

    A longer key is cut to the precision of its neighbour.
    """
    rising = falling = 0
    for first, second in pairwise(keys):
        size = min(len(first), len(second))
        rising += first[:size] < second[:size]
        falling += first[:size] > second[:size]
    return rising, falling


def is_sorted(agree: int, disagree: int) -> bool:
    """Return whether enough pairs of neighbours agree on a direction for a run to be sorted on purpose."""
    return agree >= _MIN_PAIRS and agree >= _MIN_SHARE * (agree + disagree)


def order_of(run: list[Entry]) -> Order:
    """Return the order of a run, by date or else by title; empty if it isn't sorted."""
    dates = [entry.date.iso for entry in run if entry.date is not None and is_dated(entry)]
    rising, falling = directions(dates)
    if is_sorted(falling, rising):
        return "newest first"
    if is_sorted(rising, falling):
        return "oldest first"
    rising, falling = directions([entry.title.casefold() for entry in run])
    return "alphabetical" if is_sorted(rising, falling) else ""


def count_orders(document: ListDocument, configured: ConfiguredStyle | None = None) -> list[str]:
    """Return the orders of sections in words, configured ones first and then the most frequent ones.

    A section has an order if all its long runs have it: “newest first in 3 of the 4 sections with 6 or more
    entries”.
    """
    orders: dict[Section, set[Order]] = defaultdict(set)
    for run in runs(document):
        if len(run) >= _MIN_RUN and run[0].parent is None:
            orders[run[0].section].add(order_of(run))
    groups: dict[str, list[str]] = defaultdict(list)
    for section, found in orders.items():
        wanted = configured.order(section).replace("-", " ") if configured else ""
        groups[wanted].append(next(iter(found)) if len(found) == 1 else "")
    lines = []
    for wanted, learned in sorted(groups.items(), reverse=True):
        counts = Counter(learned)
        of = f"of the {len(learned)} sections" if len(learned) > 1 else "of 1 section"
        shown = [wanted] if wanted else [order for order, _ in counts.most_common() if order]
        lines += [
            f"{order}{' (configured)' if wanted else ''} in {counts[order]} {of} with {_MIN_RUN} or more entries"
            for order in shown
            if order != "any"
        ]
    return lines


def longest_sorted(keys: Sequence[T]) -> list[int]:
    """Return the indexes of a longest non-decreasing subsequence (patience sorting, O(n log n))."""
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
    """Return the indexes below `size` that are not in the ascending `kept`, except for groups of neighbours.

    Four or more neighbours that break the order were put there on purpose.
    """
    found: list[int] = []
    at = 0
    for stop in [*kept, size]:
        if stop - at < _GROUP_SIZE:
            found.extend(range(at, stop))
        at = stop + 1
    return found


def neighbours_in_order(kept: Sequence[int], stray: int) -> tuple[int | None, int | None]:
    """Return the last index before a stray and the first after it among the ascending `kept`; None if none is there."""
    at = bisect_left(kept, stray)
    return kept[at - 1] if at else None, kept[at] if at < len(kept) else None


def is_exchangeable(keys: Sequence[str], kept: Sequence[int], stray: int, near: int) -> bool:
    """Return whether a stray is in order without `near`, so that it could just as well be `near` that has to move."""
    at = bisect_left(kept, stray)
    if near not in kept[max(at - 1, 0) : at + 1]:
        return False
    before, after = at - 1 - (near < stray), at + (near > stray)
    return (before < 0 or keys[kept[before]] <= keys[stray]) and (
        after >= len(kept) or keys[stray] <= keys[kept[after]]
    )


def find_position(keys: Sequence[str], kept: Sequence[int], stray: int) -> tuple[int, bool]:
    """Return where a stray belongs: the index of the entry to move it to, and whether it comes after that
    entry.

    `kept` are the indexes of the entries that are in order. Of the two neighbours there, the nearer one is
    returned.
    """
    first = bisect_left(kept, keys[stray], key=lambda index: keys[index])
    last = bisect_right(kept, keys[stray], key=lambda index: keys[index])
    # Among equal keys, the nearest position is at the near end.
    at = first if first < last and stray < kept[first] else last
    if at == 0 or (at < len(kept) and kept[at] < stray) or (first < last and at == first):
        return kept[at], False
    return kept[at - 1], True


def find_position_among_groups(
    keys: Sequence[str], kept: Sequence[int], stray: int
) -> tuple[int, bool] | None:
    """Return the same as `find_position` if `kept` includes groups that break the order.

    The nearest neighbours count between which the stray is in order, at most `_MAX_DISTANCE` entries away. None
    if there are none.
    """
    at = bisect_left(kept, stray)
    for distance in range(1, _MAX_DISTANCE):
        for gap in (at - distance, at + distance):
            if 0 < gap < len(kept) and keys[kept[gap - 1]] <= keys[stray] <= keys[kept[gap]]:
                return (kept[gap - 1], True) if gap > at else (kept[gap], False)
    return None
