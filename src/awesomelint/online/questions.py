"""What to ask about lists: identifiers, repositories and other links, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from awesomelint.analysis.online.answers import Work, identifier_of
from awesomelint.analysis.online.people import last_name
from awesomelint.fields import titles, venues
from awesomelint.fields.repositories import repository_of
from awesomelint.fields.urls import work_key
from awesomelint.model import Entry
from awesomelint.util.named_tuple import NamedTuple

# At most this many more entries are asked about, which is enough to see the habit of a list.
_NEIGHBOURS = 30


class Questions(NamedTuple):
    """What the rules need to know: identifiers by source, repositories, links, and whether to look for publications."""

    arxiv: tuple[str, ...]
    dois: tuple[str, ...]
    repositories: tuple[str, ...]
    links: tuple[str, ...]


def of_entries(entries: Iterable[Entry], *, works: bool, repositories: bool, links: bool) -> Questions:
    """Return the questions about entries, in order; `works`, `repositories` and `links` say which kinds to ask."""
    arxiv: dict[str, None] = {}
    dois: dict[str, None] = {}
    names: dict[str, None] = {}
    urls: dict[str, None] = {}
    for entry in entries:
        kind, _, identifier = identifier_of(entry).partition(":")
        if works and identifier:
            (arxiv if kind == "arxiv" else dois)[identifier] = None
        for link in entry.links:
            if name := repository_of(link.url):
                if repositories:
                    names[name] = None
            elif links and link.url.startswith(("http://", "https://")) and not _is_answered(link.url):
                urls[link.url.partition("#")[0]] = None
    return Questions(tuple(arxiv), tuple(dois), tuple(names), tuple(urls))


def with_neighbours(questions: Questions, entries: Iterable[Entry], batch: int) -> Questions:
    """Return questions with identifiers of more entries, which need no further request if `batch` are asked at once.

    Their answers show whether the titles, authors and dates of a list usually agree with arXiv.
    """
    arxiv = dict.fromkeys(questions.arxiv)
    room = min(-len(arxiv) % batch, _NEIGHBOURS)
    others = (identifier_of(entry).partition(":") for entry in entries)
    fresh = dict.fromkeys(name for kind, _, name in others if kind == "arxiv" and name not in arxiv)
    return questions._replace(arxiv=(*arxiv, *islice(fresh, room)))


def _is_answered(url: str) -> bool:
    """Whether a source of metadata is asked about a link."""
    return work_key(url).startswith(("arxiv:", "doi:"))


def differing(entries: Iterable[Entry], works: Mapping[str, Work | None]) -> list[str]:
    """Return the arXiv identifiers of entries whose titles differ from the newest version, which may be a rename."""
    found: dict[str, None] = {}
    for entry in entries:
        work = works.get(identifier_of(entry))
        if work is None or work.source != "arXiv" or (work.version or 1) == 1:
            continue
        if titles.key(entry.title) != titles.key(work.title):
            found[work.id] = None
    return list(found)


def unpublished(entries: Iterable[Entry], works: Mapping[str, Work | None]) -> Iterator[tuple[str, str]]:
    """Yield the titles of entries that name no venue but arXiv, with the last name of an author or an empty string."""
    seen = set()
    for entry in entries:
        if entry.arxiv is None or (entry.venue is not None and not venues.is_preprint(entry.venue.name)):
            continue
        work = works.get(identifier_of(entry))
        # What arXiv itself says needs no further request.
        if (work is not None and work.venue) or len(titles.words(entry.title)) < 3:
            continue
        key = titles.key(entry.title)
        if key in seen:
            continue
        seen.add(key)
        authors = work.authors if work is not None else entry.authors
        yield entry.title, last_name(authors[0]) if authors else ""
