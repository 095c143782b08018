"""Comparing works: which entries of a document list the same work, and which share an address that only one can own.

Works are compared by keys (identifier, address, title) and, for titles that differ by a slip, within small blocks of
titles that begin or end alike, so that the whole is linear in the number of entries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import combinations

from awesomelint.analysis.works.list_parts import Places
from awesomelint.analysis.works.pair import Comparison, Conflict, Pair
from awesomelint.analysis.works.title_similarity import Lexicon, one_work, plain
from awesomelint.analysis.works.work import (
    Work,
    agree,
    are_other_names,
    in_conflict,
    is_paper,
    may_slip,
    on_same_page,
)
from awesomelint.facts import fact
from awesomelint.model import Entry, ListDocument
from awesomelint.util.regex import compiled

_BLOCK = 12
# A DOI of a whole book or volume, whose chapters are works of their own.
_BOOK = compiled(r"doi:10\.\d+/(?:97[89][\d-]+|\d{7})$")
# So many different works under one identifier share it on purpose; so many titles under one address say it is a place.
_CROWD = 5
# Names may share a paper; in a list of so many papers where no more than two pairs do, these are slips.
_MANY, _FEW = 30, 2
# At the same place, under the same title, with the same venue.
_NEAREST = (2, True, True)
# What two works in conflict share of their titles' weight, from where on a change of name is to be thought of.
_RENAMED = 0.13


@fact
def compare(document: ListDocument) -> Comparison:
    """Compare all entries of a document."""
    return compare_entries(document.compared, lambda entry: places(document).of(entry))


@fact
def places(document: ListDocument) -> Places:
    """The parts of a document."""
    return Places(document)


def compare_entries(entries: Iterable[Entry], place: Callable[[Entry], object]) -> Comparison:
    """Compare entries, in order; each later entry is paired with one earlier entry at the most.

    `place` says where an entry stands: among several earlier listings one at the same place comes first.
    """
    return _Comparer(entries, place).run()


class _Comparer:
    def __init__(self, entries: Iterable[Entry], place: Callable[[Entry], object]) -> None:
        self.works = [Work(entry) for entry in entries if entry.title and entry.title_kind != "label"]
        self.place = place
        self.paired: dict[Work, Pair] = {}
        self.conflicts: list[Conflict] = []
        self.names: list[Conflict] = []

    @cached_property
    def lexicon(self) -> Lexicon:
        return Lexicon({work.key: plain(work.entry.title) for work in self.works}.values())

    def run(self) -> Comparison:
        by_key: dict[str, list[Work]] = defaultdict(list)
        by_title: dict[str, list[Work]] = defaultdict(list)
        for work in self.works:
            for key in work.keys:
                by_key[key].append(work)
            by_title[work.key].append(work)
        for key, works in by_key.items():
            if len(works) > 1:
                if is_paper(key):
                    self.by_identifier(key, works)
                else:
                    self.by_address(works)
        if len(self.names) <= _FEW and len(by_key) >= _MANY:
            self.conflicts += self.names
        for key, works in by_title.items():
            if len(works) > 1 and len(key) > 8:
                self.by_title(works)
        self.by_likeness()
        pairs = [pair for work in self.works if (pair := self.paired.get(work)) is not None]
        return Comparison(pairs, self.conflicts)

    def pair(
        self, earlier: list[Work], later: Work, by: str, agreed: Callable[[Work, Work], bool] | None = None
    ) -> None:
        """Pair an entry with the nearest of the earlier ones that `agreed` lets pass: at its own place, else the first."""
        known = self.paired.get(later)
        here = self.place(later.entry)
        near = self.nearness(known.first, later, here) if known is not None else None
        for first in earlier:
            if near == _NEAREST:
                return
            if not first.is_kin(later):
                nearer = self.nearness(first, later, here)
                if (near is None or nearer > near) and (agreed is None or agreed(first, later)):
                    near = nearer
                    self.paired[later] = Pair(first, later, by)

    def nearness(self, first: Work, later: Work, here: object) -> tuple[int, bool, bool]:
        """2 at the same place, 1 in the same section or one above, 0 elsewhere; then whether titles and venues are equal."""
        one, other = first.entry, later.entry
        same = first.key == later.key
        one_venue = (one.venue.name if one.venue else "") == (other.venue.name if other.venue else "")
        if self.place(one) == here:
            return 2, same, one_venue
        above = one.section.is_within(other.section) or other.section.is_within(one.section)
        return int(above), same, one_venue

    def by_identifier(self, key: str, works: list[Work]) -> None:
        """Entries with one identifier are one work if their titles allow it, else in conflict."""
        kinds: list[list[Work]] = []
        for work in works:
            for kind in kinds[:_CROWD]:
                if kind[0].key == work.key or self.is_one(kind[0], work):
                    self.pair(_around(kind, len(kind)), work, "identifier")
                    kind.append(work)
                    break
            else:
                kinds.append([work])
        if not 1 < len(kinds) < _CROWD or _BOOK.match(key):
            return
        own = [owners for kind in kinds if (owners := [work for work in kind if work.owns(key)])]
        apart = [
            kind
            for kind in own
            if any(in_conflict(kind[0], other[0], key) for other in own if other is not kind)
        ]
        if apart:
            alike = max(
                self.lexicon.shared(one[0].title, other[0].title)[0] for one, other in combinations(apart, 2)
            )
            self.conflicts.append(Conflict(key, apart, alike >= _RENAMED))
            return
        for one, other in combinations(own, 2):
            for first, second in ((first, second) for first in one[:_CROWD] for second in other[:_CROWD]):
                if are_other_names(first, second, self.place(first.entry) == self.place(second.entry)):
                    self.names.append(Conflict(key, [[first], [second]], True))
                    break

    def is_one(self, first: Work, later: Work) -> bool:
        """Whether two entries under one identifier are of one work: by their titles, or by all of their authors."""
        if len(later.entry.authors) > 1 and first.entry.authors == later.entry.authors:
            return True
        # Whose code and pages are of other people is another work, not the same one under a new name.
        apart = bool(first.owners and later.owners) and first.owners.isdisjoint(later.owners)
        return one_work(first.title, later.title, self.lexicon, not apart)

    def by_address(self, works: list[Work]) -> None:
        """Entries with one address of any page are one work only if their titles say the same."""
        named: dict[str, list[Work]] = defaultdict(list)
        for work in works:
            same = named[work.key]
            self.pair(_around(same, len(same)), work, "address")
            same.append(work)
        if 1 < len(named) < _CROWD:
            for one, other in combinations(named.values(), 2):
                if on_same_page(one[0], other[0]):
                    self.pair(_around(one, len(one)), other[0], "address")

    def by_title(self, works: list[Work]) -> None:
        """Entries with one title are one work if the title says enough, or something else says so, too."""
        # A title that stands four times, each time with another address, names a kind of thing (“Deep Learning”).
        if len(works) >= 4 and len({work.keys[0] for work in works if work.keys}) == len(works):
            return
        for index, work in enumerate(works[1:], 1):
            self.pair(_around(works, index), work, "title", agree)

    def by_likeness(self) -> None:
        """Entries whose titles differ by a slip are one work if nothing else speaks against it."""
        blocks: dict[str, list[Work]] = defaultdict(list)
        for work in self.works:
            key = work.key
            size = len(key)
            if size < 2 * _BLOCK:
                continue
            lone = work not in self.paired
            for block in (blocks[key[:_BLOCK]], blocks["…" + key[-_BLOCK:]]):
                # A block that has grown large is a common beginning (“A Survey of …”), not a sign of likeness.
                if lone and len(block) <= 40:
                    for first in block:
                        if (
                            not (first.arxiv and work.arxiv)
                            and abs(len(first.key) - size) * 7 <= size
                            and first.key != key
                            and may_slip(first, work)
                        ):
                            self.pair([first], work, "title")
                block.append(work)


def _around(works: list[Work], index: int) -> list[Work]:
    """The first three works and the last three before an index: of many equal ones these are enough."""
    return works[:index] if index <= 6 else works[:3] + works[index - 3 : index]
