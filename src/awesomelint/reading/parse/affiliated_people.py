"""Authors after `by` with the institutions at which they work, and perhaps the journal of the work.

by Ada Lark & Bo Finch from University of Barn on Barn Letters - a note
by Ada Lark of Barn University and Bo Finch of the University of Rye
"""

from __future__ import annotations

import re

from awesomelint.fields import author_names
from awesomelint.fields.name_words import ORGANISATIONS
from awesomelint.reading.parse.passage import Passage
from awesomelint.reading.slot_venues import may_be_venue, venue_of
from awesomelint.source import Span
from awesomelint.util.regex import lazy_pattern

_CAPITALISED = rf"(?:{author_names.CAPITAL}[\w'’&/-]*|[A-Z]\.)"
# `of the University of Rye`, `from University at Barn`, `at Barn Tech`
_AT = lazy_pattern(
    rf"\s(?:of|from|at)\s(?:the\s)?(?P<name>{_CAPITALISED}(?:\s(?:(?:of|for|at|in)\s(?:the\s)?)?{_CAPITALISED})*)"
)
_TECH = frozenset(
    (
        "Tech",
        "Polytechnic",
        "Hospital",
        "Clinic",
        "Center",
        "Centre",
        "Laboratory",
        "Laboratories",
        "Universität",
    )
)
# `on Barn Letters`, after the last institution.
_ON = lazy_pattern(r"\s+on\s+(?P<venue>[A-Z][^.;:()\n]*?)(?=\s+[-–—]+\s|[.;]|\s*$)")
# What ends the authors.
_END = lazy_pattern(r"\s+[-–—]+\s|[.;]\s|\n|\s+on\s|$")


def take_affiliated(passage: Passage, start: int) -> int:
    """Take the authors after the `by` at `start`, without their institutions, and the journal after them; return where they end,
    0 if no institution is named.
    """
    text = passage.text
    end = _END.search(text, start, passage.end)
    stop = end.start() if end is not None else passage.end
    body = text[start:stop].rstrip(" ,.")
    if not any(map(_is_institution, _AT.finditer(body))):
        return 0
    people = _AT.sub("", body)
    if len(people) == len(body) or not author_names.is_list(people):
        return 0
    stop = start + len(body)
    # `from Barn University, MIT`
    names = [name for name in author_names.split(people) if not author_names.is_organisation(name)]
    passage.draft.set_authors(names, Span(start, stop), body, passage.mark)
    passage.spans.append((start, stop))
    venue = _ON.match(text, stop, passage.end) if passage.draft.venue is None else None
    if venue is not None and may_be_venue(venue["venue"]):
        span = Span(*venue.span("venue"))
        found = venue_of(venue["venue"], venue["venue"], span)
        passage.take_venue(*span, found.name, found.year, found.track)
        return span.end
    return stop


def _is_institution(match: re.Match[str]) -> bool:
    words = set(match["name"].split())
    return not words.isdisjoint(ORGANISATIONS) or not words.isdisjoint(_TECH)
