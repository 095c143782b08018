"""A work: an entry with what comparing it to others takes."""

from __future__ import annotations

from awesomelint.analysis.works.title_similarity import comparable, is_name, numbers, plain, slipped, stems
from awesomelint.fields import link_labels, titles, urls
from awesomelint.model import Entry
from awesomelint.util.regex import lazy_pattern

_EXPLAINED = lazy_pattern(r"(?:\]\([^()\n]*\)|[\s*_:：,.\"”—–-]){1,12}+([^\[\]|(<`\n]{12,160})")
_VOLUME = lazy_pattern(
    r"/(?:books?|journals?|proceedings|conhome|toc|series|volumes?|collections?|group)(?:/|$)"
)
_RECORDINGS = ("youtube.com", "youtu.be", "bilibili.com", "vimeo.com", "slideslive.com")


class Work:
    """An entry with its title's key, its main link, and the keys that name its work: identifiers, then addresses."""

    # Long lists have many, and most of what follows is asked of few: it is worked out when it is asked for.
    __slots__ = ("_links", "_owners", "_title", "arxiv", "entry", "key", "keys", "main")

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.key = titles.key(plain(entry.title))
        self.main = main = entry.main_link
        self.arxiv = entry.arxiv.id if entry.arxiv is not None else ""
        self.keys = [f"arxiv:{self.arxiv}"] if self.arxiv else []
        if (
            main is not None
            and not main.badge
            and (key := main.key)
            and key not in self.keys
            and (urls.is_work(key) or "/" in key)
        ):
            self.keys.append(key)
        self._title: str | None = None
        self._links: frozenset[str] | None = None
        self._owners: frozenset[str] | None = None

    @property
    def identifiers(self) -> list[str]:
        """The keys that can be of one work only."""
        return [key for key in self.keys if urls.is_work(key)]

    @property
    def title(self) -> str:
        """The title for comparing; a mere name (`SAVE`) with the words that explain it behind it."""
        if self._title is None:
            self._title = self._explained()
        return self._title

    def _explained(self) -> str:
        title = plain(self.entry.title)
        span = self.entry.title_span
        if span is not None and (len(stems(title)) < 3 or " " not in title) and self.entry.kind != "row":
            match = _EXPLAINED.match(self.entry.source.text, span.end, self.entry.head.end)
            if match:
                return f"{title}: {match[1]}"
        return title

    @property
    def medium(self) -> str:
        """Whether the main link leads to a paper, to code, to a recording or to some other page; empty without one."""
        if not self.keys:
            return ""
        host = _host(self.keys[0])
        if self.identifiers or urls.is_paper_host(host) or ".pdf" in self.keys[0]:
            return "paper"
        if urls.is_code_host(host):
            return "code"
        return "recording" if host.endswith(_RECORDINGS) else "page"

    @property
    def links(self) -> frozenset[str]:
        """The keys of all its links."""
        if self._links is None:
            self._links = frozenset(link.key for link in self.entry.links if link.key)
        return self._links

    @property
    def owners(self) -> frozenset[str]:
        """The owners of the repositories and of the pages on github.io that it links to."""
        if self._owners is None:
            keys = [key.removeprefix("url:") for key in self.links]
            repositories = {
                key.split("/")[1] for key in keys if key.startswith("github.com/") and key.count("/") > 1
            }
            hosts = (key.partition("/")[0] for key in keys)
            pages = (host[:-10].lower() for host in hosts if host.endswith(".github.io"))
            self._owners = frozenset((*repositories, *pages))
        return self._owners

    def owns(self, key: str) -> bool:
        """Whether a key is that of the entry's own paper link, not of some link beside it."""
        if self.main is not None and self.main.key == key:
            return True
        return any(link.key == key and link_labels.says_paper(link.label) for link in self.entry.links)

    def is_kin(self, other: Work) -> bool:
        """Whether one of two entries is nested in the other."""
        return self.entry.parent is other.entry or other.entry.parent is self.entry


def is_paper(key: str) -> bool:
    """Whether a key is that of one paper: an identifier, or a page of a publisher that is not a whole volume's."""
    if urls.is_work(key):
        return True
    host, _, path = key.removeprefix("url:").partition("/")
    return urls.is_paper_host(host) and any(map(str.isdigit, path)) and not _VOLUME.search("/" + path)


def in_conflict(first: Work, second: Work, key: str) -> bool:
    """Whether two entries under one key whose titles differ are two works beyond doubt."""
    # A name in a table beside a paper's title, or one that leads elsewhere itself, is a dataset or model of that paper.
    beside = first.entry.kind != second.entry.kind or any(
        work.main is not None and work.main.key != key for work in (first, second)
    )
    least = 4 if beside else 3
    if first.is_kin(second) or is_name(first.title, least) or is_name(second.title, least):
        return False
    return comparable(first.title, second.title)


def are_other_names(first: Work, second: Work, together: bool) -> bool:
    """Whether two entries of one kind, at least one of them but a name, have titles with nothing in common."""
    kinds = {first.entry.kind, second.entry.kind}
    one, other = sorted((first.key, second.key), key=len)
    if (
        len(kinds) > 1
        or first.is_kin(second)
        or one[:3] == other[:3]
        or one in other
        or not (is_name(first.title) or is_name(second.title))
    ):
        return False
    # In a table of models many rows may have one paper, unless it is the names themselves that link to it, or the models
    # are of different owners; and a model here may share it with a dataset there.
    if all(
        work.main is not None and work.main.label is None and work.main.key in work.identifiers
        for work in (first, second)
    ):
        return comparable(first.title, second.title)
    apart = kinds == {"item"} or (first.owners and second.owners and first.owners.isdisjoint(second.owners))
    return together and bool(apart) and comparable(first.title, second.title)


def on_same_page(first: Work, second: Work) -> bool:
    """Whether two entries with one address, of whatever page, have titles that say the same."""
    one, other = sorted((first.key, second.key), key=len)
    same = one in other or titles.likeness(one, other) >= 0.9
    return same and len(one) > 3 and numbers(first.entry.title) == numbers(second.entry.title)


def may_slip(first: Work, later: Work) -> bool:
    """Whether two unequal titles can be one with a slip: other addresses on one host are other works."""
    if first.is_kin(later) or any(_host(one) == _host(other) for one in first.keys for other in later.keys):
        return False
    if (
        first.entry.authors
        and later.entry.authors
        and not _share_a_name(first.entry.authors, later.entry.authors)
    ):
        return False
    return slipped(plain(first.entry.title), plain(later.entry.title))


def agree(first: Work, later: Work) -> bool:
    """Whether two entries of one title under different addresses can be one work, by all else that they say."""
    one, other = first.entry, later.entry
    sure = (len(first.key) >= 24) + (len(first.key) >= 34)
    if one.authors and other.authors:
        if not _share_a_name(one.authors, other.authors):
            return False
        sure += 2
    if not first.links.isdisjoint(later.links):
        sure += 2
    papers = "paper" in (first.medium, later.medium) or not (first.keys or later.keys)
    sure += papers
    if one.date is not None and other.date is not None and one.date.iso and other.date.iso:
        apart = abs(int(one.date.iso[:4]) - int(other.date.iso[:4]))
        sure += 1 if apart == 0 else -2 if apart > 2 else -1 if first.medium == later.medium == "page" else 0
    if first.arxiv and later.arxiv and first.arxiv != later.arxiv:
        return sure >= 4
    return sure >= (2 if papers else 3)


def _host(key: str) -> str:
    kind, _, rest = key.partition(":")
    return rest.partition("/")[0] if kind == "url" else kind


def _share_a_name(first: list[str], later: list[str]) -> bool:
    """Whether two lists of authors have a part of a name in common."""

    def parts(authors: list[str]) -> set[str]:
        return {word.casefold().strip(".,") for name in authors for word in name.split() if len(word) > 2}

    return not parts(first).isdisjoint(parts(later))
