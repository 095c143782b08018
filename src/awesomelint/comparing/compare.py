"""Compare two versions of a list entry by entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from awesomelint.comparing.fields import Change, changes, is_equal
from awesomelint.comparing.matching import match, work_keys
from awesomelint.comparing.sections import Sections, match_sections
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.style.sorting import longest_sorted
from awesomelint.util.named_tuple import NamedTuple


class Repeated(NamedTuple):
    """An entry for a work that has another entry, in the new version if it is there."""

    entry: Entry
    other: Entry


class Kept(NamedTuple):
    """An entry of both versions that says something else, or is in another section."""

    old: Entry
    new: Entry
    changes: list[Change]
    is_moved: bool

    @property
    def is_renamed(self) -> bool:
        """Whether the title changed."""
        return any(change.field == "title" for change in self.changes)


class Reordered(NamedTuple):
    """A section of the new version, and how many of its entries changed their place in it."""

    section: Section
    number: int


class Comparison(NamedTuple):
    """What changed from one version of a list to another.

    `added` and `removed` are works that only one version lists. `repeated` are new entries for works that the
    old version had already, `dropped` entries that went although the work is still listed. `kept` are entries
    that say something else or are in another section, `reordered` counts those that moved within their
    section, `reformatted` those of which only the form changed. All are in the order of the list.
    """

    old: ListDocument
    new: ListDocument
    added: list[Entry]
    removed: list[Entry]
    repeated: list[Repeated]
    dropped: list[Repeated]
    kept: list[Kept]
    reordered: list[Reordered]
    reformatted: int
    sections: Sections

    @property
    def renamed(self) -> list[Kept]:
        """The entries whose title changed."""
        return [kept for kept in self.kept if kept.is_renamed]

    @property
    def moved(self) -> list[Kept]:
        """The entries that are in another section."""
        return [kept for kept in self.kept if kept.is_moved]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed but text that belongs to no entry."""
        lists = (self.added, self.removed, self.repeated, self.dropped, self.kept, self.reordered)
        return not (any(lists) or self.reformatted or any(self.sections[1:]) or self.sections.renamed)


def compare(old: ListDocument, new: ListDocument) -> Comparison:
    """Compare two versions of a list, with the entries that are commented out. Linear in their size."""
    matched = match(old, new)
    sections = match_sections(old, new, matched.newer, matched.lines)
    works_before, works_after = _by_work(old), _by_work(new)
    added, repeated = _divided(matched.right, works_before, works_after)
    removed, dropped = _divided(matched.left, works_after, works_after)
    kept: list[Kept] = []
    reformatted = 0
    by_new = sorted(matched.newer.items(), key=lambda pair: pair[1].span)
    for before, after in by_new:
        found = changes(before, after)
        is_moved = sections.newer.get(before.section) is not after.section
        if found or is_moved:
            kept.append(Kept(before, after, found, is_moved))
        else:
            reformatted += not is_equal(before, after)
    return Comparison(
        *(old, new, added, removed, repeated, dropped, kept),
        _reordered(matched.newer, sections.newer),
        reformatted,
        sections,
    )


def _by_work(document: ListDocument) -> dict[str, list[Entry]]:
    """Return the first two entries for each key of a work."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in document.all_entries:
        for key in work_keys(entry):
            if len(found[key]) < 2:
                found[key].append(entry)
    return found


def _divided(
    entries: list[Entry], works: Mapping[str, list[Entry]], shown: Mapping[str, list[Entry]]
) -> tuple[list[Entry], list[Repeated]]:
    """Divide entries by whether the other version, with these `works`, lists the work, too.

    `shown` are the works of the new version, among which the other entry is.
    """
    alone: list[Entry] = []
    repeated: list[Repeated] = []
    for entry in entries:
        keys = [key for key in work_keys(entry) if works.get(key)]
        others = [other for key in keys for other in shown.get(key, ()) if other is not entry]
        if not keys:
            alone.append(entry)
        else:
            repeated.append(Repeated(entry, others[0] if others else works[keys[0]][0]))
    return alone, repeated


def _reordered(entries: Mapping[Entry, Entry], sections: Mapping[Section, Section]) -> list[Reordered]:
    """Count the entries of each section that break the order of the old version."""
    stayed: dict[Section, list[tuple[Entry, Entry]]] = defaultdict(list)
    for before, after in entries.items():
        if sections.get(before.section) is after.section:
            stayed[after.section].append((before, after))
    found = []
    for section, pairs in sorted(stayed.items(), key=lambda item: item[0].span):
        pairs.sort(key=lambda pair: pair[0].span)
        kept = longest_sorted([pair[1].span.start for pair in pairs])
        if len(kept) < len(pairs):
            found.append(Reordered(section, len(pairs) - len(kept)))
    return found
