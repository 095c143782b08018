"""Slots: taking a date or a venue that is a node of its own into a draft, with its exact span."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomelint.fields import dates
from awesomelint.model import DateField, VenueField
from awesomelint.reading.segment import Node, strip_brackets
from awesomelint.source import Span

if TYPE_CHECKING:
    from awesomelint.reading.parse.draft import Draft


def take(text: str, draft: Draft, node: Node) -> None:
    """Give a draft the date and the venue of a node, unless it has them already."""
    if node.date is not None and draft.date is None:
        span = _date_span(text, node)
        draft.date = DateField(text[span.start : span.end], node.date.iso, span, node.date.problem)
    if node.venue is not None and draft.venue is None:
        mention = node.venue
        year = mention.year
        if year is None and node.date is not None and node.date.iso:
            year = int(node.date.iso[:4])
        shown = strip_brackets(text[slice(*node.inner)])
        at = text.find(shown, *node.inner)
        span = Span(at, at + len(shown)) if at >= 0 else Span(*node.inner)
        draft.venue = VenueField(text[span.start : span.end], mention.name, year, mention.track, span)


def _date_span(text: str, node: Node) -> Span:
    """Return the span of a node's date in the source; the date's own offsets refer to the rendered text."""
    start, end = node.inner
    if node.role == "date":
        stripped = text[start:end].strip(" \t\r\n()[]*_`.,:;")
        at = text.find(stripped, start, end)
        if stripped and at >= 0:
            return Span(at, at + len(stripped))
    found = dates.find(text, start, end)
    return Span(found[0].start, found[0].end) if found else Span(start, end)
