"""Pairs in which one bracket was replaced by another, as in `[ICML 2019)`, so that both have no partner."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from awesomelint.analysis.brackets import LINK, PARTNER, Bracket, MaskedText
from awesomelint.fields import venues
from awesomelint.model import Entry, ListDocument
from awesomelint.rules.api import Edit, Fix, Found, Span, safe, unsafe
from awesomelint.util.regex import compiled
from awesomelint.util.text import shorten

_GROUP = compiled(r"[(\[][^()\[\]]{2,60}([)\]])")


def find_swapped(
    document: ListDocument, entry: Entry, masked: MaskedText, unpaired: list[Bracket]
) -> Iterator[tuple[Found, set[int]]]:
    """Yield a finding, with the offsets in the source, for each two brackets that were meant as a pair."""
    text, start = document.source.text, entry.span.start
    marks = {start + bracket.offset: bracket.mark for bracket in unpaired}
    for link in masked.links:
        before, first, last = link.span.start - 1, link.label.start, link.label.end - 1
        if marks.get(before) == "[" and marks.get(last) == ")":
            fix = safe("Replace `)` with `]`", Edit(last, last + 1, "]"))
            quoted = shorten(text[before : link.label.end + 1])
            message = f"link text “{quoted}” closes with “)” instead of “]”"
            yield Found(Span(last, last + 1), message, fix=fix, key=entry.title), {before, last}
        elif marks.get(first) == "(" and marks.get(link.span.end) == "]":
            fix = safe("Replace `(` with `[`", Edit(first, first + 1, "["))
            quoted = shorten(text[link.span.start : link.label.end])
            message = f"link text “{quoted}” opens with “(” instead of “[”"
            yield Found(Span(first, first + 1), message, fix=fix, key=entry.title), {first, link.span.end}
    for opening, closing in pairwise(unpaired):
        offset = start + closing.offset
        if (
            opening.mark == "\\["
            and closing.mark == ")"
            and text[offset - 1] == "\\"
            and "\n" not in text[start + opening.offset : offset]
        ):
            fix = safe("Replace `\\)` with `\\]`", Edit(offset, offset + 1, "]"))
            message = "“\\[” is closed with “\\)” instead of “\\]”"
            finding = Found(Span(offset - 1, offset + 1), message, fix=fix, key=entry.title)
            yield finding, {start + opening.offset, offset}
    if len(unpaired) == 2 and unpaired[0].mark in "([" and unpaired[1].mark in ")]":
        yield from _check_unlike_pair(document, entry, masked, *unpaired)


def _check_unlike_pair(
    document: ListDocument, entry: Entry, masked: MaskedText, opening: Bracket, closing: Bracket
) -> Iterator[tuple[Found, set[int]]]:
    """Report `[ICML 2019)`; the fix uses the brackets that most entries of the section use."""
    text = document.source.text
    first, last = entry.span.start + opening.offset, entry.span.start + closing.offset
    inner = masked.text[opening.offset + 1 : closing.offset]
    if not 1 < len(inner) <= 60 or "\n" in inner or not inner.isprintable() or LINK in inner:
        return
    used = [match[1] for other in entry.section.entries[:200] for match in _GROUP.finditer(text, *other.head)]
    if used.count(")") == used.count("]"):
        return
    usual_closing = ")" if used.count(")") > used.count("]") else "]"
    if closing.mark == usual_closing:
        wrong, usual, edit = (
            opening.mark,
            PARTNER[usual_closing],
            Edit(first, first + 1, PARTNER[usual_closing]),
        )
    else:
        wrong, usual, edit = closing.mark, usual_closing, Edit(last, last + 1, usual_closing)
    quoted = shorten(text[first : last + 1])
    message = f"“{quoted}” opens with “{opening.mark}” but closes with “{closing.mark}”"
    fix = unsafe(f"Replace `{wrong}` with `{usual}`", edit)
    yield Found(Span(first, last + 1), message, fix=fix, key=entry.title), {first, last}


def open_before_venue(document: ListDocument, entry: Entry, offset: int) -> Fix | None:
    """Return the fix for `Title ICML 2019)`: open the bracket before the venue; the `)` is at `offset`."""
    text = document.source.text
    if text[offset] not in ")]":
        return None
    found = venues.find(text, text.rfind("\n", 0, offset) + 1, offset, alone=True)
    if not found or found[-1].end != offset or found[-1].year is None:
        return None
    start, opening = found[-1].start, PARTNER[text[offset]]
    return unsafe(f"Insert `{opening}` before `{text[start:offset]}`", Edit(start, start, opening))
