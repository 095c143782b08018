"""Match entries that list the same work, and find different works that share an identifier or URL.

Entries are matched by key (identifier, URL, title). Titles that differ by a typo are only compared within
small blocks of titles with the same beginning or end, which keeps the comparison linear in the number of
entries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations, product

from awesomelint.analysis.works.apart import Tables, has_results
from awesomelint.analysis.works.list_parts import ListParts
from awesomelint.analysis.works.nested_fields import nested_fields
from awesomelint.analysis.works.pair import Comparison, Conflict, MatchedBy, Pair
from awesomelint.analysis.works.title_similarity import (
    Lexicon,
    are_same_work,
    is_incomplete,
    is_name,
    series_numbers,
    without_translation,
)
from awesomelint.analysis.works.work import (
    Work,
    are_different_names,
    are_in_conflict,
    have_other_authors,
    have_same_imprint,
    have_same_origin,
    have_same_subject,
    is_page_of_authors,
    is_paper,
    is_pointer,
    may_be_same_work,
    may_differ_by_typo,
)
from awesomelint.facts import fact
from awesomelint.model import Entry, ListDocument
from awesomelint.util.regex import compiled

# The number of letters that the titles in a block have in common, at the beginning or end.
_BLOCK = 12
# A DOI of a whole book or volume, whose chapters are separate works.
_BOOK = compiled(r"doi:10\.\d+/(?:97[89][\d-]+|\d{7})$")
# This many works with one identifier share it on purpose; a URL with this many titles is a page about many
# works.
_CROWD = 5
# Names of models may share a paper; in a list with many papers and at most this many such pairs, they are
# mistakes.
_MANY, _FEW = 30, 2
# If two works in conflict share this much of the weight of their titles, the work may have been renamed.
_RENAMED = 0.13


@fact
def compare(document: ListDocument) -> Comparison:
    """Compare all entries of a document that no comment hides from comparisons."""
    return compare_entries(document.compared, lambda entry: list_parts(document).part_of(entry))


@fact
def list_parts(document: ListDocument) -> ListParts:
    """Return the parts of a document."""
    return ListParts(document)


def compare_entries(entries: Iterable[Entry], part_of: Callable[[Entry], object]) -> Comparison:
    """Compare entries, in order; each entry is paired with at most one earlier entry.

    If there are several candidates, those in the same part (as given by `part_of`) are preferred.
    """
    return _Comparer(entries, part_of).run()


class _Comparer:
    def __init__(self, entries: Iterable[Entry], part_of: Callable[[Entry], object]) -> None:
        entries = list(entries)
        fields = nested_fields(entries)
        self.works = [
            Work(entry)
            for entry in entries
            if entry.title
            and entry.title_kind != "label"
            and entry not in fields
            and not is_incomplete(entry.title)
            and not is_pointer(entry)
        ]
        self.tables = Tables(self.works)
        self.part_of = part_of
        self.paired: dict[Work, Pair] = {}
        self.conflicts: list[Conflict] = []
        self.name_conflicts: list[Conflict] = []
        self.copied: set[Work] = set()
        self._lexicon: Lexicon | None = None

    @property
    def lexicon(self) -> Lexicon:
        if self._lexicon is None:
            titles = {work.key: without_translation(work.entry.title) for work in self.works}
            self._lexicon = Lexicon(titles.values())
        return self._lexicon

    def run(self) -> Comparison:
        by_key: dict[str, list[Work]] = defaultdict(list)
        by_title: dict[str, list[Work]] = defaultdict(list)
        for work in self.works:
            for key in work.keys:
                by_key[key].append(work)
            by_title[work.key].append(work)
        self.by_title = by_title
        for key, works in by_key.items():
            if len(works) > 1:
                if is_paper(key):
                    self.match_by_identifier(key, works)
                else:
                    self.match_by_url(works)
        if len(self.name_conflicts) <= _FEW and len(by_key) >= _MANY:
            self.conflicts += self.name_conflicts
        for key, works in by_title.items():
            if len(works) > 1 and len(key) > 8:
                self.match_by_title(works)
        self.match_by_similar_title()
        pairs = [pair for work in self.works if (pair := self.paired.get(work)) is not None]
        return Comparison(pairs, self.conflicts, frozenset(self.copied), by_title)

    def pair(
        self,
        earlier: list[Work],
        later: Work,
        by: MatchedBy,
        accept: Callable[[Work, Work], bool] | None = None,
    ) -> None:
        """Pair an entry with the nearest earlier entry that `accept` accepts; the first if several are as
        near.
        """
        paired = self.paired.get(later)
        part = self.part_of(later.entry)
        nearest = self.nearness(paired.first, later, part) if paired is not None else None
        for first in earlier:
            if not (first.is_nested_with(later) or self.tables.are_told_apart(first.entry, later.entry)):
                nearness = self.nearness(first, later, part)
                if (nearest is None or nearness > nearest) and (accept is None or accept(first, later)):
                    nearest = nearness
                    self.paired[later] = Pair(first, later, by)

    def nearness(self, first: Work, later: Work, part: object) -> tuple[int, bool, bool]:
        """Return 2 in the same part, 1 in the same or an enclosing section, else 0; then if titles and venues
        are equal.
        """
        entry, other = first.entry, later.entry
        same_title = first.key == later.key
        same_venue = (entry.venue.name if entry.venue else "") == (other.venue.name if other.venue else "")
        if self.part_of(entry) == part:
            return 2, same_title, same_venue
        encloses = entry.section.is_within(other.section) or other.section.is_within(entry.section)
        return int(encloses), same_title, same_venue

    def match_by_identifier(self, key: str, works: list[Work]) -> None:
        """Pair entries with one identifier if their titles allow it; else record a conflict."""
        groups: list[list[Work]] = []
        self.copied.update(work for work in works if self.is_copied(work, key))
        for work in works:
            for group in groups[:_CROWD]:
                if any(other.key == work.key for other in group[:_CROWD]) or (
                    self.copied.isdisjoint((group[0], work)) and self.are_same_work(group[0], work)
                ):
                    self.pair(_nearby(group, len(group)), work, "identifier")
                    group.append(work)
                    break
            else:
                groups.append([work])
        if not 1 < len(groups) < _CROWD or _BOOK.match(key):
            return
        owners = [owning for group in groups if (owning := [work for work in group if work.owns(key)])]
        in_conflict = [
            group
            for group in owners
            if any(
                are_in_conflict(group[0], other[0], key) and _report_alike(group[0], other[0])
                for other in owners
            )
        ]
        if in_conflict:
            is_doubtful = any(
                self.may_be_renamed(first[0], second[0]) for first, second in combinations(in_conflict, 2)
            )
            self.conflicts.append(Conflict(key, in_conflict, is_doubtful))
        if len(owners) != 2:
            # More than two are a work and several of its parts.
            return
        for first, second in product(owners[0][:_CROWD], owners[1][:_CROWD]):
            same_part = self.part_of(first.entry) == self.part_of(second.entry)
            if are_different_names(first, second, same_part) and not has_results(first.entry):
                self.name_conflicts.append(Conflict(key, [[first], [second]], True))
                break

    def may_be_renamed(self, first: Work, later: Work) -> bool:
        """Whether two entries in conflict may be one work under an old and a new title."""
        if have_other_authors(first, later):
            return False
        return have_same_origin(first, later) or self.lexicon.shared(first.title, later.title)[0] >= _RENAMED

    def is_copied(self, work: Work, key: str) -> bool:
        """Whether the same title is listed elsewhere with other links and other authors.

        Then the link and the authors of this entry are those of another work.
        """
        return any(
            key not in other.keys and other.keys and have_other_authors(work, other)
            for other in self.by_title[work.key][:_CROWD]
        )

    def are_same_work(self, first: Work, later: Work) -> bool:
        """Whether two entries with the same identifier list one work, judging by their titles or authors."""
        if len(later.entry.authors) > 1 and first.entry.authors == later.entry.authors:
            return True
        if have_other_authors(first, later):
            return False
        if self.are_renamed(first, later):
            return True
        # If the code and pages belong to other people, it is another work, not the same work under a new
        # title.
        other_owners = bool(first.owners and later.owners) and first.owners.isdisjoint(later.owners)
        return are_same_work(first.title, later.title, self.lexicon, not other_owners)

    def are_renamed(self, first: Work, later: Work) -> bool:
        """Whether two entries with the same identifier have an old and a new title.

        They have the same authors and venue, or link to one repository.
        """
        return (
            (have_same_imprint(first, later) or not first.repositories.isdisjoint(later.repositories))
            and not is_name(first.title)
            and not is_name(later.title)
            and series_numbers(first.title) == series_numbers(later.title)
            and self.lexicon.shared(first.title, later.title)[0] >= _RENAMED
        )

    def match_by_url(self, works: list[Work]) -> None:
        """Pair entries with the URL of the same page, which need not be a paper, if their titles agree."""
        by_title: dict[str, list[Work]] = defaultdict(list)
        for work in works:
            if is_page_of_authors(work):
                continue
            same_title = by_title[work.key]
            self.pair(_nearby(same_title, len(same_title)), work, "url")
            same_title.append(work)
        if len(by_title) < _CROWD:
            for group, other in combinations(by_title.values(), 2):
                if have_same_subject(group[0], other[0]):
                    self.pair(_nearby(group, len(group)), other[0], "url")

    def match_by_title(self, works: list[Work]) -> None:
        """Pair entries with the same title if the title is long enough, or other fields agree."""
        # A title that occurs four times with different URLs is a generic name (“Deep Learning”).
        if len(works) >= 4 and len({work.keys[0] for work in works if work.keys}) == len(works):
            return
        for index, work in enumerate(works[1:], 1):
            self.pair(_nearby(works, index), work, "title", may_be_same_work)

    def match_by_similar_title(self) -> None:
        """Pair entries whose titles differ by a typo, unless other fields contradict that."""
        blocks: dict[str, list[Work]] = defaultdict(list)
        for work in self.works:
            key = work.key
            size = len(key)
            if size < 2 * _BLOCK:
                continue
            is_unpaired = work not in self.paired
            for block in (blocks[key[:_BLOCK]], blocks["…" + key[-_BLOCK:]]):
                # A large block is a common beginning (“A Survey of …”), not a sign of similarity.
                if is_unpaired and len(block) <= 40:
                    for first in block:
                        if (
                            not (first.arxiv and work.arxiv)
                            and abs(len(first.key) - size) * 7 <= size
                            and first.key != key
                            and may_differ_by_typo(first, work)
                        ):
                            self.pair([first], work, "title")
                block.append(work)


def _report_alike(first: Work, second: Work) -> bool:
    """Whether two entries are of one kind, or neither reports results, which name the paper as their source."""
    if first.entry.kind == second.entry.kind:
        return True
    return not (has_results(first.entry) or has_results(second.entry))


def _nearby(works: list[Work], index: int) -> list[Work]:
    """Return the first three works and the last three before an index, which bounds the number of
    comparisons.
    """
    return works[:index] if index <= 6 else works[:3] + works[index - 3 : index]
