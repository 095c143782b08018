"""Which sections of two versions of a list are the same, and which were added, removed or renamed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from awesomelint.fields import titles
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.util.named_tuple import NamedTuple


class Sections(NamedTuple):
    """Sections of the old version with their counterparts, and those that have none."""

    newer: dict[Section, Section]
    added: list[Section]
    removed: list[Section]

    @property
    def renamed(self) -> list[tuple[Section, Section]]:
        """Pairs of sections whose titles differ by more than marks and case."""
        return [
            (old, new) for old, new in self.newer.items() if titles.key(old.title) != titles.key(new.title)
        ]


def match_sections(
    old: ListDocument, new: ListDocument, entries: Mapping[Entry, Entry], lines: Mapping[int, int]
) -> Sections:
    """Match sections: by their path, by the entries in them, and by their headings.

    `entries` and `lines` (1-based) are matched entries and lines without entries.
    """
    first, second = list(old.root.walk())[1:], list(new.root.walk())[1:]
    newer: dict[Section, Section] = {old.root: new.root}
    taken: set[Section] = set()

    def pair(pairs: Iterable[tuple[Section, Section]]) -> None:
        for before, after in pairs:
            if before not in newer and after not in taken:
                newer[before] = after
                taken.add(after)

    pair(_by_path(first, second))
    pair(_by_entries(entries, newer, taken))
    starts = {section.line: section for section in second}
    pair(
        (section, starts[line])
        for section in _left(first, newer)
        if (line := lines.get(section.line, 0)) in starts
    )
    return Sections(newer, _left(second, taken), _left(first, newer))


def _left(sections: Iterable[Section], matched: Iterable[Section]) -> list[Section]:
    matched = set(matched)
    return [section for section in sections if section not in matched]


def _path(section: Section) -> tuple[str, ...]:
    path = []
    above: Section | None = section
    while above is not None:
        path.append(titles.key(above.title) or above.title.strip())
        above = above.parent
    return tuple(path)


def _by_path(first: Iterable[Section], second: Iterable[Section]) -> Iterable[tuple[Section, Section]]:
    """Yield sections with the same path; if several share it, only if both versions have as many."""
    mine, other = _grouped(first), _grouped(second)
    for path, sections in mine.items():
        if len(sections) == len(other.get(path, ())):
            yield from zip(sections, other[path], strict=True)


def _grouped(sections: Iterable[Section]) -> dict[tuple[str, ...], list[Section]]:
    groups: dict[tuple[str, ...], list[Section]] = defaultdict(list)
    for section in sections:
        groups[_path(section)].append(section)
    return groups


def _by_entries(
    entries: Mapping[Entry, Entry], newer: Mapping[Section, Section], taken: set[Section]
) -> Iterable[tuple[Section, Section]]:
    """Yield sections of which most entries are in the same section now, whose entries mostly come from there."""
    went: dict[Section, Counter[Section]] = defaultdict(Counter)
    came: dict[Section, Counter[Section]] = defaultdict(Counter)
    for before, after in entries.items():
        went[before.section][after.section] += 1
        came[after.section][before.section] += 1
    for section, targets in went.items():
        if section in newer:
            continue
        target, number = targets.most_common(1)[0]
        if target not in taken and number * 2 > targets.total() and number * 2 > came[target].total():
            yield section, target
