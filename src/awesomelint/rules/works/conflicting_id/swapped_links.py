"""Find two neighbouring entries that have each other's links, judging by the names in the URLs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from awesomelint.fields import titles, urls
from awesomelint.model import Entry, Link, ListDocument
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled

_WORD = compiled(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_PAGE = compiled(r"\.(?:html?|md|php|pdf)$|\.git$")
_SHORTEST = 5


class SwappedLinks(NamedTuple):
    """Two entries, and the link of each that fits the other."""

    first: Entry
    second: Entry
    first_link: Link
    second_link: Link


def find_swapped_links(document: ListDocument) -> Iterator[SwappedLinks]:
    """Yield neighbouring entries of a section with a link each whose name fits only the other's title."""
    for section in document.sections:
        for first, second in pairwise(map(_named_links, section.entries)):
            if first is None or second is None or first.entry.parent is not second.entry.parent:
                continue
            links, other_links = first.links_for(second), second.links_for(first)
            if len(links) == len(other_links) == 1:
                yield SwappedLinks(first.entry, second.entry, links[0], other_links[0])


class _Name(NamedTuple):
    """A link with the name in its URL: the key of the whole name, and its words."""

    link: Link
    key: str
    words: set[str]


class _NamedLinks:
    """The links of an entry whose URLs have names, and its title."""

    def __init__(self, entry: Entry, names: list[_Name]) -> None:
        self.entry = entry
        self.names = names

    @cached_property
    def _title_key(self) -> str:
        return titles.key(self.entry.title)

    @cached_property
    def _title_words(self) -> frozenset[str]:
        return frozenset(titles.words(self.entry.title))

    @cached_property
    def _has_own(self) -> bool:
        """Whether one of the links fits the title of the entry itself."""
        return any(map(self._fits, self.names))

    def links_for(self, other: _NamedLinks) -> list[Link]:
        """Return the links that fit the title of another entry; none if one of them fits that of this entry.

        Then the others may be meant for this entry as well.
        """
        return [] if self._has_own else [name.link for name in self.names if other._fits(name)]

    def _fits(self, name: _Name) -> bool:
        """Whether the title contains a name as a whole, or all its words: `move-act`, “Move and Act”."""
        return name.key in self._title_key or name.words <= self._title_words


def _named_links(entry: Entry) -> _NamedLinks | None:
    names = [
        name for link in entry.links if link.key.startswith("url:") and (name := _find_name(link)) is not None
    ]
    return _NamedLinks(entry, names) if names else None


def _find_name(link: Link) -> _Name | None:
    """Return the name in a URL: that of a repository or of a page; None if it has none that is long enough."""
    address = urls.Address(link.url)
    segments = address.path.strip("/").split("/")
    if urls.is_code_host(address.host) and len(segments) != 2:
        return None
    name = _PAGE.sub("", segments[-1])
    key = titles.key(name)
    if len(key) < _SHORTEST:
        return None
    return _Name(link, key, {word.casefold() for word in _WORD.findall(name)})
