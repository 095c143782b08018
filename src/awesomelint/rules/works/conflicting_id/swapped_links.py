"""Find two neighbouring entries that have each other's links, judging by the names in the URLs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from awesomelint.fields import titles, urls
from awesomelint.model import Entry, Link, ListDocument
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
        entries = [entry for entry in section.entries if entry.title and entry.links]
        for first, second in pairwise(entries):
            if first.parent is second.parent and (links := _swapped(first, second)) is not None:
                yield SwappedLinks(first, second, *links)


def _swapped(first: Entry, second: Entry) -> tuple[Link, Link] | None:
    titles_of = [_Title(entry.title) for entry in (first, second)]
    links = [[(link, name) for link in entry.links if (name := _name(link))] for entry in (first, second)]
    mine = [
        [pair for pair in of_entry if not own.fits(pair[1]) and other.fits(pair[1])]
        for of_entry, own, other in zip(links, titles_of, titles_of[::-1], strict=True)
    ]
    if len(mine[0]) != 1 or len(mine[1]) != 1:
        return None
    # If another link of the entry fits its title, the first one may be meant for it as well.
    if any(own.fits(name) for of_entry, own in zip(links, titles_of, strict=True) for _, name in of_entry):
        return None
    return mine[0][0][0], mine[1][0][0]


def _name(link: Link) -> str:
    """Return the name in a URL: that of a repository or of a page; empty if the URL has no name."""
    address = urls.Address(link.url)
    if link.key.startswith("url:") and address.path.strip("/"):
        segments = address.path.strip("/").split("/")
        if urls.is_code_host(address.host) and len(segments) != 2:
            return ""
        return _PAGE.sub("", segments[-1])
    return ""


class _Title:
    def __init__(self, title: str) -> None:
        self.key = titles.key(title)
        self.words = set(titles.words(title))

    def fits(self, name: str) -> bool:
        """Whether the title contains a name as a whole, or all its words: `move-act`, “Move and Act”."""
        key = titles.key(name)
        if len(key) < _SHORTEST:
            return False
        words = {word.casefold() for word in _WORD.findall(name)}
        return key in self.key or (len(words) > 1 and words <= self.words)
