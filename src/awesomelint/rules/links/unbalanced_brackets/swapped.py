"""Exchanged: a bracket of an entry that was written as another one, so that two of them have no partner."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from awesomelint.analysis.brackets import LINK, PARTNER, Bracket, Skeleton
from awesomelint.fields import venues
from awesomelint.model import Entry, ListDocument
from awesomelint.rules.api import Edit, Fix, Found, Span, safe, unsafe
from awesomelint.util.regex import compiled
from awesomelint.util.text import shorten

_GROUP = compiled(r"[(\[][^()\[\]]{2,60}([)\]])")


def exchanged(
    document: ListDocument, entry: Entry, bones: Skeleton, alone: list[Bracket]
) -> Iterator[tuple[Found, set[int]]]:
    """What is wrong with two lonely brackets that were meant for a pair, and the offsets of both in the source."""
    text, start = document.source.text, entry.span.start
    lonely = {start + bracket.at: bracket.mark for bracket in alone}
    for link in bones.links:
        before, first, last = link.span.start - 1, link.label.start, link.label.end - 1
        if lonely.get(before) == "[" and lonely.get(last) == ")":
            fix = safe("Write “]” for “)”", Edit(last, last + 1, "]"))
            said = f"“{shorten(text[before : link.label.end + 1])}” closes its text with “)”; expected “]”"
            yield Found(Span(last, last + 1), said, fix=fix, key=entry.title), {before, last}
        elif lonely.get(first) == "(" and lonely.get(link.span.end) == "]":
            fix = safe("Write “[” for “(”", Edit(first, first + 1, "["))
            said = (
                f"“{shorten(text[link.span.start : link.label.end])}” opens its text with “(”; expected “[”"
            )
            yield Found(Span(first, first + 1), said, fix=fix, key=entry.title), {first, link.span.end}
    for opener, closer in pairwise(alone):
        at = start + closer.at
        if (
            opener.mark == "\\["
            and closer.mark == ")"
            and text[at - 1] == "\\"
            and "\n" not in text[start + opener.at : at]
        ):
            fix = safe("Write “\\]” for “\\)”", Edit(at, at + 1, "]"))
            said = "“\\)” closes what “\\[” has opened; expected “\\]”"
            yield Found(Span(at - 1, at + 1), said, fix=fix, key=entry.title), {start + opener.at, at}
    if len(alone) == 2 and alone[0].mark in "([" and alone[1].mark in ")]":
        yield from _unlike(document, entry, bones, *alone)


def _unlike(
    document: ListDocument, entry: Entry, bones: Skeleton, opener: Bracket, closer: Bracket
) -> Iterator[tuple[Found, set[int]]]:
    """`[ICML 2019)`: the pair is made as the brackets of the section's other entries are."""
    first, last = entry.span.start + opener.at, entry.span.start + closer.at
    inner = bones.text[opener.at + 1 : closer.at]
    if not 1 < len(inner) <= 60 or "\n" in inner or not inner.isprintable() or LINK in inner:
        return
    closers = [
        match[1]
        for other in entry.section.entries[:200]
        for match in _GROUP.finditer(document.source.text, *other.head)
    ]
    if closers.count(")") == closers.count("]"):
        return
    wanted = ")" if closers.count(")") > closers.count("]") else "]"
    right = wanted == closer.mark
    edit = Edit(first, first + 1, PARTNER[wanted]) if right else Edit(last, last + 1, wanted)
    said = f"“{shorten(document.source.text[first : last + 1])}” opens with “{opener.mark}” and closes with “{closer.mark}”"
    fix = unsafe(f"Write {PARTNER[wanted]}{wanted}", edit)
    yield Found(Span(first, last + 1), said, fix=fix, key=entry.title), {first, last}


def venue_opened(document: ListDocument, entry: Entry, at: int) -> Fix | None:
    """The fix for `Title ICML 2019)`: a bracket before the venue that stands right before one that closes."""
    text = document.source.text
    if text[at] not in ")]":
        return None
    named = venues.find(text, text.rfind("\n", 0, at) + 1, at, alone=True)
    if not named or named[-1].end != at or named[-1].year is None:
        return None
    start = named[-1].start
    return unsafe(f"Write {PARTNER[text[at]]} before the venue", Edit(start, start, PARTNER[text[at]]))
