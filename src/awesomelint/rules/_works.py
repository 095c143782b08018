"""Comparing works: which entries of a document list the same work, and which share an address that only one can own.

Works are compared by keys (identifier, address, title) and, for titles that differ by a slip, within small blocks of
titles that begin or end alike, so that the whole is linear in the number of entries.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from awesomelint.fields import titles, urls
from awesomelint.model import Entry, ListDocument

_NUMBERED = re.compile(r"\d+|\b(?:i{1,3}|iv|v|vi{0,3}|ix|x|one|two|three|first|second|part|vol|version)\b")
_BLOCK = 12
# Two titles this alike, of works whose identifiers do not contradict it, are one title with a slip in it.
_ALIKE = 0.93


class Pair(NamedTuple):
    """Two entries of one work: the earlier, the later, and what says so (`identifier`, `address` or `title`)."""

    first: Entry
    later: Entry
    by: str


class Conflict(NamedTuple):
    """Two entries of different works with one key between them."""

    first: Entry
    later: Entry
    key: str


class Comparison(NamedTuple):
    """What comparing all entries of a document gave."""

    pairs: list[Pair]
    conflicts: list[Conflict]


def compare(document: ListDocument) -> Comparison:
    """Compare all entries of a document, once for all rules."""
    known = document.memo.get("works")
    if known is None:
        known = document.memo["works"] = compare_entries(document.entries)
    return known  # type: ignore[no-any-return]


def compare_entries(entries: Iterable[Entry]) -> Comparison:
    """Compare entries, in order; each later entry is paired with one earlier entry at the most."""
    result = Comparison([], [])
    by_key: dict[str, list[Entry]] = defaultdict(list)
    by_title: dict[str, list[Entry]] = defaultdict(list)
    blocks: dict[str, list[Entry]] = defaultdict(list)
    paired: set[Entry] = set()
    for entry in entries:
        if not entry.title or entry.title_kind == "label":
            continue
        key = titles.key(entry.title)
        for work in work_keys(entry):
            _by_key(entry, by_key[work], work, paired, result)
        if entry not in paired and len(key) > 8 and " " in entry.title:
            _by_title(entry, by_title[key], paired, result)
        if len(key) >= 2 * _BLOCK:
            for block in (key[:_BLOCK], "…" + key[-_BLOCK:]):
                if entry not in paired:
                    _by_likeness(entry, blocks[block], paired, result)
                blocks[block].append(entry)
        by_title[key].append(entry)
        for work in work_keys(entry):
            by_key[work].append(entry)
    _drop_generic(result, by_title)
    return result


def work_keys(entry: Entry) -> list[str]:
    """The keys that name an entry's work: its arXiv identifier, and the address of its main link."""
    keys = [f"arxiv:{entry.arxiv.id}"] if entry.arxiv is not None else []
    main = entry.main_link
    if main is not None and main.key and not main.badge and main.key not in keys:
        if urls.is_work(main.key) or (main.key.startswith("url:") and "/" in main.key):
            keys.append(main.key)
    return keys


def _by_key(entry: Entry, earlier: list[Entry], key: str, paired: set[Entry], result: Comparison) -> None:
    work = urls.is_work(key)
    for first in earlier:
        if first.parent is entry or entry.parent is first:
            continue
        if alike(first.title, entry.title):
            if entry not in paired:
                paired.add(entry)
                result.pairs.append(Pair(first, entry, "identifier" if work else "address"))
            return
    if work and earlier and _owns(entry, key):
        first = earlier[0]
        if _owns(first, key) and different(first.title, entry.title) and first.parent is not entry and entry.parent is not first:
            result.conflicts.append(Conflict(first, entry, key))


def _owns(entry: Entry, key: str) -> bool:
    """Whether a key is that of an entry's main link, not of some link beside it."""
    main = entry.main_link
    return main is not None and main.key == key


def alike(first: str, second: str) -> bool:
    """Whether two titles on one identifier are of one work: equal, renamed in part, or one a short form of the other."""
    one, other = titles.key(first), titles.key(second)
    if one == other:
        return True
    if len(one) > len(other):
        one, other = other, one
    if one and one in other:
        return True
    words, more = set(titles.words(first)), set(titles.words(second))
    shared = len(words & more)
    if shared and shared >= 0.5 * len(words | more):
        return True
    return titles.likeness(first, second) >= 0.7


def different(first: str, second: str) -> bool:
    """Whether two titles are clearly of different works: long enough to tell, and with little in common."""
    words, more = set(titles.words(first)), set(titles.words(second))
    if len(words) < 3 or len(more) < 3:
        return False
    return len(words & more) < 0.4 * len(words | more) and titles.likeness(first, second) < 0.65


def _by_title(entry: Entry, earlier: list[Entry], paired: set[Entry], result: Comparison) -> None:
    for first in earlier:
        if _may_be_one(first, entry, exact=True):
            paired.add(entry)
            result.pairs.append(Pair(first, entry, "title"))
            return


def _by_likeness(entry: Entry, block: list[Entry], paired: set[Entry], result: Comparison) -> None:
    # A block that has grown large is a common beginning (“A Survey of …”), not a sign of likeness.
    if len(block) > 40:
        return
    for first in block:
        if first is entry or titles.key(first.title) == titles.key(entry.title):
            continue
        if (
            _may_be_one(first, entry, exact=False)
            and _NUMBERED.findall(first.title.lower()) == _NUMBERED.findall(entry.title.lower())
            and titles.likeness(first.title, entry.title) >= _ALIKE
            and not _other_words(first.title, entry.title)
        ):
            paired.add(entry)
            result.pairs.append(Pair(first, entry, "title"))
            return


def _other_words(first: str, second: str) -> bool:
    """Whether two titles differ by whole words that say something else (`Image` / `Video`), not by a slip in one."""
    one, other = titles.words(first), titles.words(second)
    lost = [word for word in one if word not in other]
    new = [word for word in other if word not in one]
    if len(lost) != len(new):
        return len(lost) + len(new) > 2
    from rapidfuzz.distance import DamerauLevenshtein

    return any(DamerauLevenshtein.distance(a, b) > max(2, len(a) // 4) for a, b in zip(lost, new, strict=True))


def _may_be_one(first: Entry, later: Entry, *, exact: bool) -> bool:
    """Whether two entries with like titles can be one work, by everything else that they say."""
    if first.parent is later or later.parent is first:
        return False
    if first.authors and later.authors and not _share_a_name(first.authors, later.authors):
        return False
    if exact:
        return len(titles.words(first.title)) >= 3 or _same_address(first, later)
    if first.arxiv is not None and later.arxiv is not None:
        return False
    one, other = first.main_link, later.main_link
    return not (one and other and one.key.partition(":")[0] == other.key.partition(":")[0] and urls.is_work(one.key))


def _same_address(first: Entry, later: Entry) -> bool:
    one, other = first.main_link, later.main_link
    return one is not None and other is not None and one.key == other.key != ""


def _share_a_name(first: list[str], later: list[str]) -> bool:
    def parts(authors: list[str]) -> set[str]:
        return {word.casefold().strip(".,") for name in authors for word in name.split() if len(word) > 2}

    return not parts(first).isdisjoint(parts(later))


def _drop_generic(result: Comparison, by_title: dict[str, list[Entry]]) -> None:
    """A title that stands four times, each time with another address, names a kind of thing (“Deep Learning”)."""
    generic = set()
    for key, entries in by_title.items():
        if len(entries) >= 4:
            addresses = {entry.main_link.key for entry in entries if entry.main_link is not None}
            if len(addresses) == len(entries):
                generic.add(key)
    if generic:
        result.pairs[:] = [pair for pair in result.pairs if pair.by != "title" or titles.key(pair.later.title) not in generic]
