"""A venue that is written where no other entry has it: within the title, or among the tags.

## Why
Readers and programs look for the venue in its place. Within the title's link it becomes part of the title, which then
equals no other record of the work; among the tags it is one more topic.

## Wrong
    - [MASS: Masked Sequence to Sequence Pre-training](https://arxiv.org/abs/1905.02450), ICML 2019.
    - [ELECTRA: Pre-training Text Encoders as Discriminators (ICLR 2020)](https://arxiv.org/abs/2003.10555).

## Right
    - [MASS: Masked Sequence to Sequence Pre-training](https://arxiv.org/abs/1905.02450), ICML 2019.
    - [ELECTRA: Pre-training Text Encoders as Discriminators](https://arxiv.org/abs/2003.10555), ICLR 2020.

## Fix
None: how the venue is joined to what stands around it in its right place is for the list's editor to say.

## Notes
Reported only where the list is nearly of one mind: at least ten venues, nine in ten of them in one kind of place, and
three of those for each that is not in the section at hand. A section that writes all venues in its titles, as lists of
workshops and talks do, is consistent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.fields import venues
from awesomelint.model import Entry
from awesomelint.rules.api import Context, Found, Severity, Span, rule
from awesomelint.source import back
from awesomelint.util.regex import compiled, lazy_pattern

_AT_END = compiled(r"[(\[（【]([^()\[\]（）【】]{4,40})[)\]）】]\W*$")
_AT_START = compiled(r"\W*[(\[（【]([^()\[\]（）【】]{4,40})[)\]）】]")
_BETWEEN = lazy_pattern(r"[\s(\[（【,.\"”»》]*")
_CLOSING = lazy_pattern(r"[)\]）】.\s\"”]*(?:\*|_|</(?:b|strong|em|i)>)")


@rule("misplaced-venue", group="venues", severity=Severity.WARNING)
def check(context: Context) -> Iterator[Found]:
    """Find the few venues that stand elsewhere than nearly all others of the list and of their own section."""
    document = context.document
    placed = [(entry, *place) for entry in document.entries if (place := _place(entry)) is not None]
    places = Counter(where for _, _, where in placed)
    if len(placed) < 10 or len(places) == 1:
        return
    usual, count = places.most_common(1)[0]
    if count < 0.9 * len(placed):
        return
    here = Counter((entry.section, where == usual) for entry, _, where in placed)
    for entry, span, where in placed:
        alike, apart = here[entry.section, True], here[entry.section, False]
        if where != usual and (where == "among the tags" or alike >= 3 * apart):
            raw = document.source.text[span.start : span.end]
            message = f"“{raw}” is written {where}; {count} others of this list are written {usual}"
            yield Found(span, message, key=f"{raw} {entry.title}")


def _place(entry: Entry) -> tuple[Span, str] | None:
    """Where an entry's venue stands, and what kind of place that is."""
    venue, title = entry.venue, entry.title_span
    if venue is None:
        span = _in_title(entry)
        return (span, "within the title") if span is not None else None
    text = entry.source.text
    if text[venue.span.start - 1 : venue.span.start] == "`":
        return venue.span, "among the tags"
    # The reader parts a venue from the title that it closes; whether both stand in one emphasis, the marks tell.
    inside = (
        title is not None
        and title.end <= venue.span.start <= title.end + 8
        and entry.title_kind in ("strong", "em", "quote")
        and _BETWEEN.fullmatch(text, title.end, venue.span.start)
        and _CLOSING.match(text, venue.span.end)
    )
    return venue.span, "within the title" if inside else "outside the title"


def _in_title(entry: Entry) -> Span | None:
    """Where a title begins or ends with a venue and its year in brackets."""
    title = entry.title_span
    if title is None or (entry.title[-1:] not in ")]）】" and entry.title[:1] not in "([（【"):
        return None
    text = entry.source.text
    for match in (
        _AT_END.search(text, max(title.start, back(text, title.end, 48)), title.end),
        _AT_START.match(text, *title),
    ):
        if match is not None and len(match[0]) < title.end - title.start:
            found = venues.find(match[1], alone=True)
            if found and found[0].year is not None and found[0].start <= 4:
                return Span(*match.span(1))
    return None
