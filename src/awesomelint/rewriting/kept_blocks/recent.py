"""The newest works that a kept block lists."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from awesomelint.fields import titles
from awesomelint.markdown.escape import as_link, as_text
from awesomelint.model import Entry, ListDocument
from awesomelint.rewriting.kept_blocks.options import Options
from awesomelint.rewriting.kept_blocks.toc import bullet

OPTIONS = ("max",)
_MOST = 5


def recent(document: ListDocument, options: Options) -> Iterator[str]:
    """Yield a line for each of the newest works by date, each work once; those without a date are left out."""
    most = options.number("max", _MOST, 1, 1000)
    dated = [(day, entry) for entry in document.entries if entry.title and (day := _day(entry))]
    # Of one year, a date with a month is newer than the year alone, which may be any day of it.
    dated.sort(key=itemgetter(0), reverse=True)
    mark, listed = bullet(document), set[str]()
    for day, entry in dated:
        if len(listed) == most:
            break
        if (name := titles.key(entry.title)) not in listed:
            listed.add(name)
            url = entry.main_link.url if entry.main_link is not None else ""
            yield f"{mark} {as_text(day)}: {as_link(entry.title, url)}"


def _day(entry: Entry) -> str:
    """Return the date in ISO form, or else the year of the venue."""
    if entry.date is not None and entry.date.iso:
        return entry.date.iso
    return str(entry.venue.year) if entry.venue is not None and entry.venue.year else ""
