"""A preprint that has been published since.

## Why
Readers want to know where a paper was published; entries are added when only the preprint exists.

## Wrong
    - Attention Is All You Need, arXiv 2017. [paper](https://arxiv.org/abs/1706.03762)

## Right
    - Attention Is All You Need, NeurIPS 2017. [paper](https://arxiv.org/abs/1706.03762)

## Fix
Unsafe: the venue, written like the other venues of the section, in place of a preprint server or where other
entries have theirs. None if they differ, or if the entry would be read in another way.

## Notes
Only reported by `awesomelint verify`, as a note, so use `--min-severity note`. Published papers are found by
their titles on dblp and in arXiv's journal references. Only lists that name venues are checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.online.answers import Answers
from awesomelint.fields import venues
from awesomelint.model import Entry
from awesomelint.rewriting.write_venue import WantedVenue, is_named, venue_edits
from awesomelint.rules.api import Context, Found, Severity, rule, unsafe
from awesomelint.util.named_tuple import NamedTuple


class _Published(NamedTuple):
    """Where a work was published, as a message names it, and the venue that an entry could name, if it is known."""

    where: str
    source: str
    venue: WantedVenue | None


@rule("published-venue", group="online", severity=Severity.NOTE, fix="unsafe", changes=("venue", "words"))
def check(context: Context) -> Iterator[Found]:
    """Report preprints that were published."""
    document = context.document
    if not any(map(is_named, document.entries)):
        return
    published = {
        entry: found
        for entry in document.compared
        if not is_named(entry) and (found := _published(entry, context.answers)) is not None
    }
    edits = venue_edits(
        document, {entry: found.venue for entry, found in published.items() if found.venue is not None}
    )
    for entry, found in published.items():
        edit = edits.get(entry)
        yield Found(
            entry.venue.span if entry.venue is not None else entry.title_span,
            f"published at {found.where} ({found.source})",
            fix=unsafe("name the venue", edit) if edit is not None else None,
            key=f"{entry.title} {found.where}",
        )


def _published(entry: Entry, answers: Answers) -> _Published | None:
    """Return where the work of an entry was published, if a source knows it."""
    work = answers.work(entry)
    if work is not None and work.venue and work.source == "arXiv":
        mentions = [
            found for found in venues.find(work.venue) if found.year and not venues.is_preprint(found.name)
        ]
        if len(mentions) == 1:
            return _named(mentions[0], mentions[0].year or 0, "arXiv")
    found = answers.publication(entry)
    if found is None or entry.arxiv is None or found.year < entry.arxiv.month[0]:
        return None
    if (venue := venues.read_whole(found.venue)) is not None:
        return _named(venue, found.year, found.source)
    return _Published(f"{found.venue} {found.year}", found.source, WantedVenue(found.venue, found.year))


def _named(venue: venues.VenueMention, year: int, source: str) -> _Published:
    """Return a known venue; a venue with a track, such as a workshop, is left to a person."""
    if venue.track:
        return _Published(f"{venue.name} {year} ({venue.track})", source, None)
    return _Published(f"{venue.name} {year}", source, WantedVenue(venue.name, year))
