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
this on purpose. So is what stands in a part of the list that repeats the others: an index by year, a table of models.

With `scope = "all"` the files of one call are compared too, and a listing in another file counts like one in an unrelated
section: a note, or a warning where title, address, date or venue differ. A file that repeats the others (a translation, a
list by year) gives notes only.

## Fix
None yet: which of two listings stays, and what it takes over from the other, is for a person to say.

## Notes
Works are compared by identifier (arXiv, DOI, ACL Anthology, OpenReview, PMLR, CVF), by address, and by title; titles by
the whole, never by a part, so that “Are Emergent Abilities of Large Language Models a Mirage?” and “Emergent Abilities
of Large Language Models” stay two works.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from awesomelint.fields import titles
from awesomelint.model import Entry, ListDocument
from awesomelint.rules._alike import called_alike, plain, stems
from awesomelint.rules._places import Places
from awesomelint.rules._work import Work
from awesomelint.rules._works import Pair, compare
from awesomelint.rules._works import places as places_of
from awesomelint.rules.api import Found, Option, Related, Severity, rule

_SCOPE = Option("file", "Where works are compared: within each `file`, or over `all` files of a call.", ("file", "all"))


@rule("duplicate-entry", group="works", severity=Severity.ERROR, options={"scope": _SCOPE})
def check(document: ListDocument, options: Mapping[str, Any]) -> Iterator[Found]:
    """Report the later listing of each pair, and point at the first."""
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
        seen = first.title_span or first.head
        yield Found(
            later.title_span or later.head,
            f"“{short(later.title)}” is listed before, on line {document.source.line_of(seen.start)}{where}{told(differing)}",
            severity,
            (Related(seen, "first listed here"),),
            key="|".join(sorted((titles.key(first.title), titles.key(later.title)))),
        )


def differences(pair: Pair) -> list[str]:
    """The fields in which two listings contradict each other."""
    first, later = pair.first.entry, pair.later.entry
    found = []
    if titles.key(first.title) != titles.key(later.title):
        found.append("the title")
    if _addresses_differ(pair.first, pair.later):
        found.append("the address")
    if (
        first.date
        and later.date
        and not (first.date.iso.startswith(later.date.iso) or later.date.iso.startswith(first.date.iso))
    ):
        found.append("the date")
    if _venues_differ(first, later):
        found.append("the venue")
    return found


def told(differing: list[str]) -> str:
    """The end of a sentence that says in which fields two listings differ."""
    return f"; {_join(differing)} differ{'s' if len(differing) == 1 else ''}" if differing else ""


def _addresses_differ(first: Work, later: Work) -> bool:
    if not first.keys or not later.keys or _media_differ(first, later):
        return False
    return (
        not set(first.keys) & set(later.keys) and first.keys[0] not in later.links and later.keys[0] not in first.links
    )


def _media_differ(first: Work, later: Work) -> bool:
    return bool(first.keys and later.keys) and first.medium != later.medium


def _venues_differ(first: Entry, later: Entry) -> bool:
    one, other = first.venue, later.venue
    if one is None or other is None:
        return False
    return one.name.casefold() != other.name.casefold() or (
        one.year is not None and other.year is not None and one.year != other.year
    )


def _judge(pair: Pair, differing: list[str], places: Places, repeats: bool) -> tuple[Severity, str]:
    """How bad it is, and where the first listing stands if not in the same section."""
    first, later = pair.first.entry, pair.later.entry
    there = first.section
    above = places.above(first, later)
    where = f" (in “{short(there.title)}”)" if there.title and there is not later.section else ""
    if above is not None:
        where = f" (in “{short(there.title)}”, which is {'above' if above is there else 'within'} this section)"
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


def apart(pair: Pair, differing: list[str]) -> Severity:
    """How bad it is where the two have nothing to do with each other: many lists do this on purpose."""
    alike = differing == ["the title"] and _same_in_short(pair.first.entry.title, pair.later.entry.title)
    if not differing or alike or _media_differ(pair.first, pair.later):
        return Severity.NOTE
    return Severity.WARNING


def is_meant(pair: Pair, differing: list[str]) -> bool:
    """Whether the second listing says why it is there, or is of another thing than the first."""
    return len(pair.later.entry.comment) > 20 or _other_things(pair, differing)


def _other_things(pair: Pair, differing: list[str]) -> bool:
    """Whether two listings may be of two things about one work or page: courses by year, recordings, a tool's parts."""
    first, later = pair.first, pair.later
    if pair.by == "address" and "the title" in differing and titles.likeness(first.key, later.key) < 0.8:
        return True
    if first.entry.kind != "row" or later.entry.kind != "row":
        return False
    edition = "the date" in differing and later.medium != "paper"
    return bool(first.links - later.links and later.links - first.links) or edition


def _same_in_short(first: str, later: str) -> bool:
    """Whether two titles say the same, one of them in short or with its name in front."""
    one, other = sorted((titles.key(plain(first)), titles.key(plain(later))), key=len)
    return one in other or called_alike(first, later) or min(len(stems(first)), len(stems(later))) < 4


def short(text: str) -> str:
    """A title, its end cut off where it is long."""
    return text if len(text) <= 80 else text[:77].rstrip() + "…"


def _join(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]
