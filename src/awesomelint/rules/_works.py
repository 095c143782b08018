"""Comparing works: which entries of a document list the same work, and which share an address that only one can own.

Works are compared by keys (identifier, address, title) and, for titles that differ by a slip, within small blocks of
titles that begin or end alike, so that the whole is linear in the number of entries.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from awesomelint.fields import labels, titles, urls
from awesomelint.model import Entry, Link, ListDocument
from awesomelint.rules._alike import Lexicon, comparable, is_name, numbers, one_work, plain, slipped, stems
from awesomelint.rules._places import Places

_BLOCK = 12
# A DOI of a whole book or volume, whose chapters are works of their own.
_BOOK = re.compile(r"doi:10\.\d+/(?:97[89][\d-]+|\d{7})$")
_EXPLAINED = re.compile(r"(?:\]\([^()\n]*\)|[\s*_:：,.\"”—–-]){1,12}+([^\[\]|(<`\n]{12,160})")
_VOLUME = re.compile(r"/(?:books?|journals?|proceedings|conhome|toc|series|volumes?|collections?|group)(?:/|$)")
# So many different works under one identifier share it on purpose; so many titles under one address say it is a place.
_CROWD = 5
_MANY = 30
# What two works in conflict share of their titles' weight, from where on a change of name is to be thought of.
_RENAMED = 0.13


class Work:
    """An entry with what comparing it takes: its title's key, its main link, and the keys that name its work."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.key = titles.key(plain(entry.title))
        self.main: Link | None = entry.main_link
        self.keys = [f"arxiv:{entry.arxiv.id}"] if entry.arxiv is not None else []
        main = self.main
        if main is not None and not main.badge and main.key and main.key not in self.keys and (urls.is_work(main.key) or "/" in main.key):
            self.keys.append(main.key)

    @cached_property
    def identifiers(self) -> list[str]:
        """The keys that can be of one work only."""
        return [key for key in self.keys if urls.is_work(key)]

    def owns(self, key: str) -> bool:
        """Whether a key is that of the entry's own paper link, not of some link beside it."""
        if self.main is not None and self.main.key == key:
            return True
        return any(link.key == key and labels.says_paper(link.label) for link in self.entry.links)

    @cached_property
    def title(self) -> str:
        """The title for comparing; a mere name (`SAVE`) with the words that explain it behind it."""
        title = plain(self.entry.title)
        span = self.entry.title_span
        if span is not None and (len(stems(title)) < 3 or " " not in title) and self.entry.kind != "row":
            match = _EXPLAINED.match(self.entry.source.text, span.end, self.entry.head.end)
            if match:
                return f"{title}: {match[1]}"
        return title

    @cached_property
    def medium(self) -> str:
        """Whether the main link leads to a paper, to code, to a recording or to some other page."""
        key = self.keys[0] if self.keys else ""
        host = key.removeprefix("url:").partition("/")[0]
        if self.identifiers or urls.is_paper_host(host) or ".pdf" in key:
            return "paper"
        if urls.is_code_host(host):
            return "code"
        return "recording" if host.endswith(("youtube.com", "youtu.be", "bilibili.com", "vimeo.com", "slideslive.com")) else "page"

    @cached_property
    def links(self) -> frozenset[str]:
        """The keys of all its links."""
        return frozenset(link.key for link in self.entry.links if link.key)

    def is_kin(self, other: Work) -> bool:
        """Whether one of two entries is nested in the other."""
        return self.entry.parent is other.entry or other.entry.parent is self.entry


class Pair(NamedTuple):
    """Two entries of one work: the earlier, the later, and what says so (`identifier`, `address` or `title`)."""

    first: Work
    later: Work
    by: str


class Conflict(NamedTuple):
    """Different works under one key, each with all its entries; `doubtful` where it could be one work after all."""

    key: str
    works: list[list[Work]]
    doubtful: bool


class Comparison(NamedTuple):
    """What comparing entries gave: pairs of one work, in the later one's order, and conflicts."""

    pairs: list[Pair]
    conflicts: list[Conflict]


def compare(document: ListDocument) -> Comparison:
    """Compare all entries of a document, once for all rules."""
    known: Comparison | None = document.memo.get("works")
    if known is None:
        known = document.memo["works"] = compare_entries(document.entries, lambda entry: places(document).of(entry))
    return known


def places(document: ListDocument) -> Places:
    """The parts of a document, found once."""
    known: Places | None = document.memo.get("places")
    if known is None:
        known = document.memo["places"] = Places(document)
    return known


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
                if _is_paper(key):
                    self.by_identifier(key, works)
                else:
                    self.by_address(works)
        # Names share a paper often; where hardly any of a long list do, the two that do are a slip.
        if len(self.names) <= 2 and len(by_key) >= _MANY:
            self.conflicts += self.names
        for key, works in by_title.items():
            if len(works) > 1 and len(key) > 8:
                self.by_title(works)
        self.by_likeness()
        order = {work: index for index, work in enumerate(self.works)}
        return Comparison(sorted(self.paired.values(), key=lambda pair: order[pair.later]), self.conflicts)

    def pair(self, first: Work, later: Work, by: str) -> None:
        """Take a pair, unless the later entry has one that stands nearer: at its own place, else the first."""
        known = self.paired.get(later)
        if known is None or self.nearness(first, later) > self.nearness(known.first, later):
            self.paired[later] = Pair(first, later, by)

    def nearness(self, first: Work, later: Work) -> tuple[int, bool]:
        """2 at the same place, 1 in the same section or one above, 0 elsewhere; then whether the titles are equal."""
        one, other = first.entry, later.entry
        above = one.section.is_within(other.section) or other.section.is_within(one.section)
        return 2 if self.place(one) == self.place(other) else int(above), first.key == later.key

    def by_identifier(self, key: str, works: list[Work]) -> None:
        """Entries with one identifier are one work if their titles allow it, else in conflict."""
        kinds: list[list[Work]] = []
        for work in works:
            for kind in kinds[:_CROWD]:
                if kind[0].key == work.key or self.is_one(kind[0], work):
                    self.pair_within(kind, work, "identifier")
                    kind.append(work)
                    break
            else:
                kinds.append([work])
        if 1 < len(kinds) < _CROWD and not _BOOK.match(key):
            own = [owners for kind in kinds if (owners := [work for work in kind if work.owns(key)])]
            apart = [kind for kind in own if any(_in_conflict(kind[0], other[0], key) for other in own if other is not kind)]
            if apart:
                alike = max(self.lexicon.shared(one[0].title, other[0].title)[0] for one, other in zip(apart, apart[1:]))
                self.conflicts.append(Conflict(key, apart, alike >= _RENAMED))
            else:
                self.by_name(key, own)

    def is_one(self, first: Work, later: Work) -> bool:
        """Whether two entries under one identifier are of one work: by their titles, or by all of their authors."""
        return (first.entry.authors == later.entry.authors and len(later.entry.authors) > 1) or one_work(first.title, later.title, self.lexicon)

    def by_name(self, key: str, own: list[list[Work]]) -> None:
        """Names under one identifier, at one place: whether they are in conflict depends on how many there are."""
        for index, kind in enumerate(own):
            for other in own[:index]:
                pairs = [(one, two) for one in other for two in kind if _are_other_names(one, two, self.place(one.entry) == self.place(two.entry))]
                if pairs:
                    self.names.append(Conflict(key, [[work] for work in pairs[0]], True))

    def by_address(self, works: list[Work]) -> None:
        """Entries with one address of any page are one work only if their titles say the same."""
        names: dict[str, list[Work]] = defaultdict(list)
        for work in works:
            names[work.key].append(work)
        for same in names.values():
            for index, work in enumerate(same[1:], 1):
                self.pair_within([*same[: min(index, 3)], *same[max(index - 3, 0) : index]], work, "address")
        if 1 < len(names) < _CROWD:
            kinds = list(names.values())
            for index, kind in enumerate(kinds):
                for other in kinds[:index]:
                    if _same_page(other[0], kind[0]):
                        self.pair_within(other, kind[0], "address")

    def by_title(self, works: list[Work]) -> None:
        """Entries with one title are one work if the title says enough, or something else says so, too."""
        # A title that stands four times, each time with another address, names a kind of thing (“Deep Learning”).
        if len(works) >= 4 and len({work.keys[0] for work in works if work.keys}) == len(works):
            return
        for index, work in enumerate(works[1:40], 1):
            self.pair_within([first for first in works[:index] if _agree(first, work)], work, "title")

    def by_likeness(self) -> None:
        blocks: dict[str, list[Work]] = defaultdict(list)
        for work in self.works:
            key = work.key
            if len(key) < 2 * _BLOCK:
                continue
            for block in (blocks[key[:_BLOCK]], blocks["…" + key[-_BLOCK:]]):
                # A block that has grown large is a common beginning (“A Survey of …”), not a sign of likeness.
                for first in block if len(block) <= 40 and work not in self.paired else ():
                    if abs(len(first.key) - len(key)) * 7 <= len(key) and first.key != key and _may_slip(first, work):
                        self.pair(first, work, "title")
                block.append(work)

    def pair_within(self, earlier: list[Work], later: Work, by: str) -> None:
        for first in [*earlier[:3], *earlier[-3:]]:
            if not first.is_kin(later):
                self.pair(first, later, by)


def _is_paper(key: str) -> bool:
    """Whether a key is that of one paper: an identifier, or a page of a publisher that is not a whole volume's."""
    if urls.is_work(key):
        return True
    host, _, path = key.removeprefix("url:").partition("/")
    return urls.is_paper_host(host) and any(map(str.isdigit, path)) and not _VOLUME.search("/" + path)


def _in_conflict(first: Work, second: Work, key: str) -> bool:
    """Whether two entries under one key that are not `one_work` are two works beyond doubt."""
    # A name in a table beside a paper's title, or one that leads elsewhere itself, is a dataset or model of that paper.
    beside = first.entry.kind != second.entry.kind or any(work.main is not None and work.main.key != key for work in (first, second))
    least = 4 if beside else 3
    if first.is_kin(second) or is_name(first.title, least) or is_name(second.title, least):
        return False
    return comparable(first.title, second.title)


def _are_other_names(first: Work, second: Work, together: bool) -> bool:
    """Whether two entries of one kind, at least one of them but a name, have titles with nothing in common."""
    kinds = {first.entry.kind, second.entry.kind}
    one, other = sorted((first.key, second.key), key=len)
    if len(kinds) > 1 or first.is_kin(second) or one[:3] == other[:3] or one in other or not (is_name(first.title) or is_name(second.title)):
        return False
    # In a table of models many rows may have one paper, unless it is the names themselves that link to it, or the models
    # are of different owners; and a model here may share it with a dataset there.
    if all(work.main is not None and work.main.label is None and work.main.key in work.identifiers for work in (first, second)):
        return comparable(first.title, second.title)
    owners = [{key.split("/")[1] for key in work.links if key.startswith("url:github.com/") and key.count("/") > 1} for work in (first, second)]
    apart = kinds == {"item"} or (all(owners) and owners[0].isdisjoint(owners[1]))
    return together and apart and comparable(first.title, second.title)


def _same_page(first: Work, second: Work) -> bool:
    one, other = sorted((first.key, second.key), key=len)
    same = one in other or titles.likeness(one, other) >= 0.9
    return same and len(one) > 3 and numbers(first.entry.title) == numbers(second.entry.title)


def _may_slip(first: Work, later: Work) -> bool:
    """Whether two unequal titles can be one with a slip: other addresses on one host are other works."""
    if first.is_kin(later) or (first.entry.arxiv is not None and later.entry.arxiv is not None):
        return False
    if {_host(key) for key in first.keys} & {_host(key) for key in later.keys}:
        return False
    if first.entry.authors and later.entry.authors and not share_a_name(first.entry.authors, later.entry.authors):
        return False
    return slipped(plain(first.entry.title), plain(later.entry.title))


def _host(key: str) -> str:
    kind, _, rest = key.partition(":")
    return rest.partition("/")[0] if kind == "url" else kind


def _agree(first: Work, later: Work) -> bool:
    """Whether two entries of one title under different addresses can be one work, by all else that they say."""
    one, other = first.entry, later.entry
    sure = 0
    if one.authors and other.authors:
        if not share_a_name(one.authors, other.authors):
            return False
        sure += 2
    if first.links & later.links:
        sure += 2
    sure += (len(first.key) >= 24) + (len(first.key) >= 34)
    papers = first.medium == "paper" or later.medium == "paper" or not (first.keys or later.keys)
    sure += papers
    if one.date is not None and other.date is not None and one.date.iso and other.date.iso:
        apart = abs(int(one.date.iso[:4]) - int(other.date.iso[:4]))
        sure += 1 if apart == 0 else -1 if apart > 2 or first.medium == later.medium == "page" else 0
    both = one.arxiv is not None and other.arxiv is not None and one.arxiv.id != other.arxiv.id
    return sure >= (4 if both else 2 if papers else 3)


def share_a_name(first: list[str], later: list[str]) -> bool:
    """Whether two lists of authors have a surname in common."""

    def surnames(authors: list[str]) -> set[str]:
        return {word.casefold().strip(".,") for name in authors for word in name.split() if len(word) > 2}

    return not surnames(first).isdisjoint(surnames(later))
