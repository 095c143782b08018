"""What several online rules need: the place of an identifier, and the habit of a list."""

from __future__ import annotations

from collections.abc import Iterable

from awesomelint.analysis.online.answers import Answers, Work, identifier_of
from awesomelint.fields.urls import work_key
from awesomelint.model import Entry, ListDocument
from awesomelint.source import Span

# With fewer than five entries, one that does not agree is too much.
_SHARE = 0.8


def entries_with_works(document: ListDocument, answers: Answers) -> list[tuple[Entry, Work]]:
    """Return the entries that a source knows the work of, with that work."""
    return [(entry, work) for entry in document.compared if (work := answers.work(entry)) is not None]


def identifier_span(entry: Entry) -> Span:
    """Return the URL that has the identifier of an entry, or its title."""
    identifier = identifier_of(entry)
    for link in entry.links:
        if link.url_span is not None and work_key(link.url) == identifier:
            return link.url_span
    return entry.title_span


def is_habit(agreements: Iterable[bool]) -> bool:
    """Whether entries agree with their source so often that one that does not is wrong."""
    found = list(agreements)
    return sum(found) >= _SHARE * len(found)
