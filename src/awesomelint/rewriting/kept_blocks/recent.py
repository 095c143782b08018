"""The newest works that a kept block lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from awesomelint.analysis.statistics import day_or_year
from awesomelint.fields import titles
from awesomelint.markdown.escape import as_link, as_text
from awesomelint.model import Entry, ListDocument
from awesomelint.rewriting.kept_blocks.options import UnknownHistoryError, Wanted
from awesomelint.rewriting.kept_blocks.toc import bullet

OPTIONS = ("max", "by")
_MOST = 5


def recent(document: ListDocument, wanted: Wanted) -> Iterator[str]:
    """Yield a line for each of the newest works, each work once: by date, or by when they came into the list."""
    most = wanted.options.number("max", _MOST, 1, 1000)
    if wanted.options.choices("by", "date", ("date", "history")) == ["history"]:
        if wanted.arrivals is None:
            raise UnknownHistoryError
        newest = _by_arrival(document, wanted.arrivals)
    else:
        newest = _by_date(document)
    mark, listed = bullet(document), set[str]()
    for day, entry in newest:
        if len(listed) == most:
            break
        if (name := titles.key(entry.title)) not in listed:
            listed.add(name)
            url = entry.main_link.url if entry.main_link is not None else ""
            yield f"{mark} {f'{as_text(day)}: ' if day else ''}{as_link(entry.title, url)}"


def _by_date(document: ListDocument) -> list[tuple[str, Entry]]:
    """Return the entries with a date, the newest first, each with its date.

    A year alone comes after the months and days of the year.
    """
    dated = [(day, entry) for entry in document.entries if entry.title and (day := day_or_year(entry))]
    dated.sort(key=itemgetter(0), reverse=True)
    return dated


def _by_arrival(document: ListDocument, arrivals: Sequence[str]) -> list[tuple[str, Entry]]:
    """Return the entries in the order in which they came, the last first: those that are not in the history yet.

    No day is shown, because it is not known before the commit, and the block is a part of the commit.
    """
    order = {name: number for number, name in enumerate(arrivals)}
    entries = [entry for entry in document.entries if entry.title]
    entries.sort(key=lambda entry: order.get(titles.key(entry.title), -1))
    return [("", entry) for entry in entries]
