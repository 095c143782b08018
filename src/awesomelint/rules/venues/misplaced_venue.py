"""A venue inside the title or among the tags, unlike in other entries.

## Why
Readers and programs look for the venue where other entries have it. Inside the link of the title, it becomes
part of the title, which then does not match other records of the work. Among the tags, it looks like a topic.

## Wrong
    - [MASS: Masked Sequence to Sequence Pre-training](https://arxiv.org/abs/1905.02450), ICML 2019.
    - [ELECTRA: Pre-training Text Encoders as Discriminators (ICLR 2020)](https://arxiv.org/abs/2003.10555).

## Right
    - [MASS: Masked Sequence to Sequence Pre-training](https://arxiv.org/abs/1905.02450), ICML 2019.
    - [ELECTRA: Pre-training Text Encoders as Discriminators](https://arxiv.org/abs/2003.10555), ICLR 2020.

## Fix
None: how the venue fits into the rest of the entry is the maintainer's choice.

## Notes
Reported only if the list is nearly consistent: it has at least ten venues, at least nine in ten have the same
kind of position, and in the section of the entry these outnumber the others three to one. A section with all
venues in the titles, as in lists of workshops and talks, is consistent.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from awesomelint.analysis.broken_links import broken_links
from awesomelint.fields import venues
from awesomelint.fields.venues import VenueMention
from awesomelint.model import Entry
from awesomelint.rules.api import Context, Found, Severity, Span, rule
from awesomelint.util.regex import WORD, compiled, lazy_pattern

_AT_END = compiled(r"[(\[（【]([^()\[\]（）【】]+)[)\]）】]\W*$")
_AT_START = compiled(r"\W*[(\[（【]([^()\[\]（）【】]+)[)\]）】]")
_BETWEEN = lazy_pattern(r"[\s(\[（【,.\"”»》]*")
# A mark after a space begins the next emphasis.
_CLOSING = lazy_pattern(r"[)\]）】.\s\"”]*(?:(?<!\s)[*_]|</(?:b|strong|em|i)>)")
_MARKS = compiled(r"[*_<\"“]")


@rule("misplaced-venue", group="venues", severity=Severity.WARNING)
def check(context: Context) -> Iterator[Found]:
    """Report venues whose position differs from nearly all venues of the list and their section."""
    document = context.document
    broken = sorted(link.finding.span.start for link in broken_links(document))
    located = [
        (entry, *found)
        for entry in document.entries
        if not _is_broken(entry, broken) and (found := _locate(entry)) is not None
    ]
    counts = Counter(position for _, _, position in located)
    if len(located) < 10 or len(counts) == 1:
        return
    usual, count = counts.most_common()[0]
    if count < 0.9 * len(located):
        return
    by_section = Counter((entry.section, position == usual) for entry, _, position in located)
    for entry, span, position in located:
        agreeing, differing = by_section[entry.section, True], by_section[entry.section, False]
        if position != usual and (position == "among the tags" or agreeing >= 3 * differing):
            raw = document.source.text[span.start : span.end]
            message = f"venue “{raw}” is {position}; {count} other venues in this list are {usual}"
            yield Found(span, message, key=f"{raw} {entry.title}")


def _is_broken(entry: Entry, broken: Sequence[int]) -> bool:
    """Whether one of the broken links is in an entry, so that something else may have been read as its title."""
    return bisect_left(broken, entry.span.start) < bisect_left(broken, entry.span.end)


def _locate(entry: Entry) -> tuple[Span, str] | None:
    """Return the span of an entry's venue and its kind of position, in words."""
    venue, title = entry.venue, entry.title_span
    if venue is None:
        span = _in_title(entry)
        return (span, "inside the title") if span is not None else None
    text = entry.source.text
    if text[venue.span.start - 1 : venue.span.start] == "`":
        return venue.span, "among the tags"
    # The reader separates a venue at the end of a title from the title; the emphasis may still include both.
    is_inside = (
        title.end <= venue.span.start <= title.end + 8
        and entry.title_kind in ("strong", "em", "quote")
        and _BETWEEN.fullmatch(text, title.end, venue.span.start)
        and _CLOSING.match(text, venue.span.end)
    )
    return venue.span, "inside the title" if is_inside or _is_within_marks(
        entry, venue.span
    ) else "outside the title"


def _is_within_marks(entry: Entry, venue: Span) -> bool:
    """Return whether a venue that the reader separates from a title is in its link, or before it in its emphasis."""
    title = entry.title_span
    if entry.title_kind == "link":
        return any(
            link.label is None
            and link.span.start <= min(venue.start, title.start)
            and venue.end <= link.span.end
            for link in entry.links
        )
    between = entry.source.text[venue.end : title.start] if venue.end <= title.start else "*"
    return entry.title_kind in ("strong", "em", "quote") and not _MARKS.search(between)


def _is_only(venue: VenueMention, text: str) -> bool:
    """Whether a text in brackets is only a venue, perhaps after a word such as “In”, rather than a phrase."""
    before, after = text[: venue.start], text[venue.end :]
    return len(before) <= 4 and before.isascii() and not WORD.search(after)


def _in_title(entry: Entry) -> Span | None:
    """Return the span of a venue with a year, in brackets, that a title starts or ends with."""
    title = entry.title_span
    if entry.title[-1:] not in ")]）】" and entry.title[:1] not in "([（【":
        return None
    text = entry.source.text
    for match in (_AT_END.search(text, *title), _AT_START.match(text, *title)):
        if match is not None and len(match[0]) < title.end - title.start:
            found = venues.find(match[1], alone=True)
            if found and found[0].year is not None and _is_only(found[0], match[1]):
                return Span(*match.span(1))
    return None
