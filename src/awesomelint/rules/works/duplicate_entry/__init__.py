"""One work listed twice.

## Why
Lists grow by many hands, and the second listing often comes under another address: abs and pdf, preprint and
proceedings, straight and curly quotes. Both listings then age apart.

## Wrong
    - [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.
    - [Scaling laws for neural language models](https://arxiv.org/pdf/2001.08361v1), Jan. 2020.

## Right
    - [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.

## Severity
Twice in one section under one address: error. Under different addresses, in a section and the section above it, or with
a date, venue or address that differs: warning. With the same record in unrelated sections: a note, for many lists do
this on purpose. So is what stands in a part of the list that repeats the others (an index by year, a table of models),
and a work's conference paper beside its journal version, of other years.

With `scope = "all"` the files of one call are compared too, and a listing in another file counts like one in an unrelated
section: a note, or a warning where title, address, date or venue differ. A file that repeats the others (a translation, a
list by year) gives notes only.

## Fix
Unsafe: the listing that says less is removed, and the links, tags and notes that only that one has are put behind those of
the other. None where something would be lost (a date, a venue, an author, an address), where the titles differ, or where
something hangs on the listing that would go, such as a picture below it. Works in unrelated sections are left alone.

## Notes
Works are compared by identifier (arXiv, DOI, ACL Anthology, OpenReview, PMLR, CVF), by address, and by title; titles by
the whole, never by a part, so that “Are Emergent Abilities of Large Language Models a Mirage?” and “Emergent Abilities
of Large Language Models” stay two works.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.works.differences import apart, differences, is_meant, told
from awesomelint.analysis.works.list_parts import Places
from awesomelint.analysis.works.match import compare
from awesomelint.analysis.works.match import places as places_of
from awesomelint.analysis.works.pair import Pair
from awesomelint.fields import titles
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.rewriting.merge_entries import absorbed
from awesomelint.rewriting.remove_entry import removal
from awesomelint.rules.api import Context, Edit, Fix, Found, Option, Related, Safety, Severity, Span, rule
from awesomelint.rules.works.duplicate_entry.cross_file import across
from awesomelint.util.text import shorten

_SCOPE = Option(
    "file", "Where works are compared: within each `file`, or over `all` files of a call.", ("file", "all")
)


@rule(
    "duplicate-entry",
    group="works",
    severity=Severity.ERROR,
    fix="unsafe",
    options={"scope": _SCOPE},
    compares_entries=True,
    across=across,
)
def check(context: Context) -> Iterator[Found]:
    """Report the later listing of each pair, and point at the first."""
    document = context.document
    pairs = compare(document).pairs
    if not pairs:
        return
    places = places_of(document)
    views = places.views(document.compared, pairs)
    for pair in pairs:
        first, later = pair.first.entry, pair.later.entry
        differing = differences(pair)
        here, there = places.of(later), places.of(first)
        repeats = here != there and (here in views or there in views)
        severity, where = _judge(pair, differing, places, repeats)
        above = places.above(first, later)
        mendable = here == there or above is not None
        seen = first.title_span or first.head
        yield Found(
            later.title_span or later.head,
            f"“{shorten(later.title, 80)}” is listed before, on line {document.source.line_of(seen.start)}{where}{told(differing)}",
            severity,
            (Related(seen, "first listed here"),),
            _fix(document, pair, above)
            if mendable and severity > Severity.NOTE and "the title" not in differing
            else None,
            key="|".join(sorted((titles.key(first.title), titles.key(later.title)))),
        )


def _fix(document: ListDocument, pair: Pair, above: Section | None) -> Fix | None:
    """Take out the listing that says less, once the other has taken over what only that one says.

    Of two that say the same the first stays, or the one in the section that is less general.
    """
    first, later = pair.first.entry, pair.later.entry
    if above is not None and above is first.section:
        first, later = later, first
    found: list[tuple[list[Edit], Edit, Entry]] = []
    for keep, drop in ((first, later), (later, first)):
        out = removal(document, drop)
        puts = absorbed(document, keep, drop) if out is not None else None
        if out is not None and puts is not None:
            found.append((puts, out, drop))
    if not found:
        return None
    puts, out, drop = min(found, key=lambda way: len(way[0]))
    line = document.source.line_of(drop.head.start)
    return Fix(f"Remove the listing on line {line}", Safety.UNSAFE, (*puts, out), (Span(out.start, out.end),))


def _judge(pair: Pair, differing: list[str], places: Places, repeats: bool) -> tuple[Severity, str]:
    """How bad it is, and where the first listing stands if not in the same section."""
    first, later = pair.first.entry, pair.later.entry
    there = first.section
    above = places.above(first, later)
    where = f" (in “{shorten(there.title, 80)}”)" if there.title and there is not later.section else ""
    if above is not None:
        where = f" (in “{shorten(there.title, 80)}”, which is {'above' if above is there else 'within'} this section)"
    if repeats or is_meant(pair, differing):
        return Severity.NOTE, where
    if places.of(first) == places.of(later):
        # Of a work's conference paper and its journal version both may be meant, though their preprint is one.
        published = first.venue and later.venue and "arXiv" not in (first.venue.name, later.venue.name)
        doubtful = "the address" in differing or ("the venue" in differing and published)
        return (Severity.WARNING if doubtful else Severity.ERROR), where
    if above is not None:
        return Severity.WARNING, where
    return apart(pair, differing), where
