"""Which units of two versions are the same: equal, the same work, or similar at the same place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from awesomelint.analysis.contents import section_key
from awesomelint.analysis.works.work import Work
from awesomelint.fields import titles
from awesomelint.merging.units import Unit, Version
from awesomelint.model import Entry
from awesomelint.style.sorting import longest_sorted
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import lazy_pattern

# Sequences without a unique common element are compared element by element up to this product of their lengths.
_MAX_COMPARED = 40_000
# Units in a gap are compared with each other up to this product of their numbers.
MAX_GAP = 4_000
# The least similarity (0 to 100) of two lines at the same place that are versions of each other.
_SIMILAR = 60
# The least likeness (0 to 1) of two titles of which one was corrected.
_SAME_TITLE = 0.8
# Titles shorter than this (letters and digits) do not identify a work.
_MIN_TITLE = 9
_TAG_OR_TARGET = lazy_pattern(r"<[^<>]*>|\]\([^()]*\)")
# Equal texts are recognised anywhere if they have at least so many code points.
MIN_LINE = 40


class Alignment(NamedTuple):
    """Pairs of indexes of the older and the newer version; those in `moved` break the order of the others."""

    newer: dict[int, int]
    moved: frozenset[int]


def align(older: Version, newer: Version) -> Alignment:
    """Match the units of two versions."""
    first, second = older.units, newer.units
    pairs = dict(aligned([unit.key for unit in first], [unit.key for unit in second]))
    _match_works(first, second, pairs)
    _match_similar(first, second, pairs)
    return Alignment(pairs, _moved(pairs))


def aligned(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int]]:
    """Return index pairs of equal elements in ascending order (patience diff).

    Elements that occur once in both sequences anchor the comparison; what lies between anchors is compared by
    itself. So the work grows about linearly with the length.
    """
    found: list[tuple[int, int]] = []
    stack = [(0, len(first), 0, len(second))]
    while stack:
        a, a_end, b, b_end = stack.pop()
        while a < a_end and b < b_end and first[a] == second[b]:
            found.append((a, b))
            a, b = a + 1, b + 1
        while a < a_end and b < b_end and first[a_end - 1] == second[b_end - 1]:
            a_end, b_end = a_end - 1, b_end - 1
            found.append((a_end, b_end))
        if a == a_end or b == b_end:
            continue
        anchors = _anchors(first, a, a_end, second, b, b_end)
        if anchors:
            found += anchors
            edges = [(a - 1, b - 1), *anchors, (a_end, b_end)]
            stack += [
                (left[0] + 1, right[0], left[1] + 1, right[1])
                for left, right in pairwise(edges)
                if left[0] + 1 < right[0] and left[1] + 1 < right[1]
            ]
        elif (a_end - a) * (b_end - b) <= _MAX_COMPARED:
            matcher = SequenceMatcher(None, first[a:a_end], second[b:b_end], autojunk=False)
            for block in matcher.get_matching_blocks():
                found += [(a + block.a + at, b + block.b + at) for at in range(block.size)]
    return sorted(found)


def _anchors(
    first: Sequence[str], a: int, a_end: int, second: Sequence[str], b: int, b_end: int
) -> list[tuple[int, int]]:
    """Return a longest ascending chain of the elements that occur once in both ranges."""
    once = _once(first, a, a_end)
    other = _once(second, b, b_end)
    pairs = [(at, other[key]) for key, at in once.items() if key in other]
    pairs.sort()
    return [pairs[index] for index in longest_sorted([there for _, there in pairs])]


def _once(keys: Sequence[str], start: int, end: int) -> dict[str, int]:
    counts = Counter(keys[start:end])
    return {keys[at]: at for at in range(start, end) if counts[keys[at]] == 1}


def _moved(pairs: dict[int, int]) -> frozenset[int]:
    ordered = sorted(pairs)
    kept = {ordered[index] for index in longest_sorted([pairs[at] for at in ordered])}
    return frozenset(ordered) - kept


def match_works(first: Iterable[tuple[int, Unit]], second: Iterable[tuple[int, Unit]]) -> dict[int, int]:
    """Match units of entries by their works, if a work is listed once on both sides."""
    keys, other = _by_work(first), _by_work(second)
    found: dict[int, int] = {}
    taken: set[int] = set()
    # Identifiers and URLs come before titles.
    for key in sorted(keys.keys() & other.keys(), key=lambda key: (key.startswith("title:"), keys[key])):
        if len(keys[key]) == len(other[key]) == 1:
            at, there = keys[key][0], other[key][0]
            if at not in found and there not in taken:
                found[at] = there
                taken.add(there)
    return found


def _by_work(units: Iterable[tuple[int, Unit]]) -> dict[str, list[int]]:
    indexes: dict[str, list[int]] = defaultdict(list)
    for index, unit in units:
        for key in work_keys(unit):
            indexes[key].append(index)
    return indexes


def _match_works(first: list[Unit], second: list[Unit], pairs: dict[int, int]) -> None:
    taken = set(pairs.values())
    left = [(index, unit) for index, unit in enumerate(first) if index not in pairs]
    right = [(index, unit) for index, unit in enumerate(second) if index not in taken]
    pairs |= match_works(left, right)


def work_keys(unit: Unit) -> list[str]:
    """Return the keys of the work that a unit lists: identifiers, the URL of its main link, its title, its text.

    Text is a key if it is long enough to be unique, a line of a table of contents, or a heading, of which the words
    are another.
    """
    text = unit.key.strip()
    line = [f"line:{text}"] if unit.is_heading or unit.is_contents or len(text) >= MIN_LINE else []
    if unit.is_heading:
        words = section_key(_TAG_OR_TARGET.sub("", text))
        return [*line, f"heading:{words}"] if words else line
    return [*entry_keys(unit.entry), *line] if unit.entry is not None else line


def entry_keys(entry: Entry) -> list[str]:
    """Return the keys of the work that an entry lists: identifiers, the URL of its main link, its title.

    A title is a key if it is long enough to identify a work.
    """
    keys = Work(entry).keys
    title = titles.key(entry.title)
    if len(title) >= _MIN_TITLE and entry.title_kind != "label":
        return [*keys, f"title:{title}"]
    return keys


def _match_similar(first: list[Unit], second: list[Unit], pairs: dict[int, int]) -> None:
    """Match what is left between two matched units: a changed line, a renamed entry, a renamed heading."""
    in_order = sorted(set(pairs) - _moved(pairs))
    edges = [(-1, -1), *((at, pairs[at]) for at in in_order), (len(first), len(second))]
    taken = set(pairs.values())
    for left, right in pairwise(edges):
        older = [at for at in range(left[0] + 1, right[0]) if at not in pairs]
        newer = [at for at in range(left[1] + 1, right[1]) if at not in taken]
        if older and newer and len(older) * len(newer) <= MAX_GAP:
            pairs |= _similar(first, older, second, newer)


def _similar(first: list[Unit], older: list[int], second: list[Unit], newer: list[int]) -> dict[int, int]:
    scores = [
        (-score, at, there)
        for at in older
        for there in newer
        if (score := similarity(first[at], second[there])) >= _SIMILAR
    ]
    found: dict[int, int] = {}
    for _, at, there in sorted(scores):
        crosses = any((at < other) != (there < found[other]) or there == found[other] for other in found)
        if at not in found and not crosses:
            found[at] = there
    return found


def similarity(first: Unit, second: Unit) -> float:
    """Return how similar two units are, from 0 to 100; 0 if one cannot be a version of the other."""
    if (
        bool(first.entries) != bool(second.entries)
        or first.is_heading != second.is_heading
        or first.is_row != second.is_row
    ):
        return 0.0
    if first.entry is not None and second.entry is not None and _are_other_works(first.entry, second.entry):
        return 0.0
    from rapidfuzz.fuzz import ratio

    return float(ratio(first.key, second.key))


def _are_other_works(first: Entry, second: Entry) -> bool:
    """Whether two entries have neither the title nor a link in common; similar titles may have been corrected."""
    if titles.key(first.title) == titles.key(second.title):
        return False
    if not Work(first).links.isdisjoint(Work(second).links):
        return False
    have_identifiers = first.arxiv is not None and second.arxiv is not None
    return have_identifiers or not titles.are_alike(first.title, second.title, _SAME_TITLE)
