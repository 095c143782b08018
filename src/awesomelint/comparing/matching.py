"""Which entries of two versions of a list are versions of each other.

First come the units that `merging.alignment` matches: equal lines, works that are listed once, similar lines
at the same place. The rest is matched by keys, so that no work is left over on both sides.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator

from awesomelint.fields import titles
from awesomelint.merging.alignment import align, entry_keys
from awesomelint.merging.units import divided
from awesomelint.model import Entry, ListDocument
from awesomelint.util.named_tuple import NamedTuple

_Key = Callable[[Entry], Iterable[str]]


class Matched(NamedTuple):
    """Entries and lines of the old version with their counterparts in the new one.

    `lines` (1-based) are those that belong to no entry; `left` and `right` are the entries without a counterpart.
    """

    newer: dict[Entry, Entry]
    lines: dict[int, int]
    left: list[Entry]
    right: list[Entry]


def match(old: ListDocument, new: ListDocument) -> Matched:
    """Match the entries of two versions, each with at most one."""
    first, second = divided(old), divided(new)
    newer: dict[Entry, Entry] = {}
    lines: dict[int, int] = {}
    taken: set[Entry] = set()

    def pair(before: Entry, after: Entry) -> None:
        if before not in newer and after not in taken:
            newer[before] = after
            taken.add(after)

    for at, there in align(first, second).newer.items():
        older, later = first.units[at], second.units[there]
        for before, after in zip(older.entries, later.entries, strict=False):
            pair(before, after)
        if not older.entries and not later.entries:
            lines[older.first] = later.first
    for keys in (work_keys, _name_in_section):
        left = [entry for entry in old.all_entries if entry not in newer]
        right = [entry for entry in new.all_entries if entry not in taken]
        if not left or not right:
            break
        for before, after in _same(left, right, keys):
            pair(before, after)
    return Matched(
        newer,
        lines,
        [entry for entry in old.all_entries if entry not in newer],
        [entry for entry in new.all_entries if entry not in taken],
    )


def work_keys(entry: Entry) -> list[str]:
    """Return the keys of the work that an entry lists: identifiers first, then URLs, then a title that is long enough.

    A short title identifies a work together with its link, which may lead to a whole site.
    """
    keys = entry_keys(entry)
    if entry.doi:
        keys = [f"doi:{entry.doi.lower()}", *keys]
    link, title = entry.main_link, titles.key(entry.title)
    if title and link is not None and link.key:
        keys = [*keys, f"title:{title} {link.key}"]
    return keys


def _name_in_section(entry: Entry) -> Iterator[str]:
    """A title that is too short to identify a work does so within its section."""
    if name := titles.key(entry.title):
        yield " > ".join([name, *entry.section.path])


def _same(left: Iterable[Entry], right: Iterable[Entry], keys: _Key) -> Iterator[tuple[Entry, Entry]]:
    """Yield entries with a key in common: first those in the same section, then in the order of the list."""
    by_key, other = _by_key(left, keys), _by_key(right, keys)
    taken: set[Entry] = set()
    for key, entries in by_key.items():
        before = [entry for entry in entries if entry not in taken]
        after = [entry for entry in other.get(key, ()) if entry not in taken]
        for earlier, later in [*_in_same_section(before, after)]:
            taken |= {earlier, later}
            yield earlier, later
        rest = (
            [entry for entry in before if entry not in taken],
            [entry for entry in after if entry not in taken],
        )
        for earlier, later in zip(*rest, strict=False):
            taken |= {earlier, later}
            yield earlier, later


def _in_same_section(before: list[Entry], after: list[Entry]) -> Iterator[tuple[Entry, Entry]]:
    waiting: dict[tuple[str, ...], deque[Entry]] = defaultdict(deque)
    for entry in after:
        waiting[tuple(entry.section.path)].append(entry)
    for entry in before:
        if there := waiting.get(tuple(entry.section.path)):
            yield entry, there.popleft()


def _by_key(entries: Iterable[Entry], keys: _Key) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in dict.fromkeys(keys(entry)):
            found[key].append(entry)
    return found
