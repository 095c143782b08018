"""What online sources answered about the entries of a list: the input of the rules that only `verify` runs."""

from __future__ import annotations

from collections.abc import Mapping

from awesomelint.fields import titles
from awesomelint.model import Entry
from awesomelint.util.named_tuple import NamedTuple


class Work(NamedTuple):
    """What a source knows about the work with an identifier.

    `source` is its name for people (`arXiv`). `published` is the ISO date of the first version. `version` is
    the newest version of an arXiv paper. `venue` is where the work was published, as the source writes it.
    `first_title` is the title of version 1, if it was asked for.
    """

    source: str
    id: str
    title: str
    authors: tuple[str, ...] = ()
    published: str = ""
    version: int | None = None
    withdrawn: bool = False
    venue: str = ""
    first_title: str = ""


class Repository(NamedTuple):
    """A repository: its current `owner/name`, empty if it does not exist."""

    name: str
    archived: bool = False


class LinkState(NamedTuple):
    """Whether a link is dead, and what the server answered."""

    dead: bool
    reason: str


class Publication(NamedTuple):
    """Where a work was published, by its title: the venue as the source writes it, and the year."""

    source: str
    venue: str
    year: int
    url: str = ""


class Answers(NamedTuple):
    """All answers, by question. A missing key means that nothing is known, and None that the work does not exist."""

    works: Mapping[str, Work | None] = {}
    repositories: Mapping[str, Repository] = {}
    links: Mapping[str, LinkState] = {}
    publications: Mapping[str, Publication] = {}

    def work(self, entry: Entry) -> Work | None:
        """Return what is known about the work of an entry, or None."""
        identifier = identifier_of(entry)
        return self.works.get(identifier) if identifier else None

    def publication(self, entry: Entry) -> Publication | None:
        """Return where the work of an entry was published, or None."""
        return self.publications.get(titles.key(entry.title))


def identifier_of(entry: Entry) -> str:
    """Return the identifier to ask about an entry: `arxiv:2405.00200`, `doi:10.1000/182`, or an empty string."""
    if entry.arxiv is not None:
        return f"arxiv:{entry.arxiv.id}"
    return f"doi:{entry.doi.lower()}" if entry.doi else ""
