"""Where a list writes venues: how often each word that may be one occurs, and whether a place is one for a venue."""

from __future__ import annotations

import re
from collections import Counter

from awesomelint.analysis.positions import entry_at, in_url, is_verbatim, parts_at
from awesomelint.facts import fact
from awesomelint.model import ListDocument
from awesomelint.util.regex import compiled, lazy_pattern

# Acronyms and words of mixed case, and capitalised words before a year: scanning for these is all that every list pays.
_TOKEN = compiled(r"[A-Z](?:[a-z]*+[A-Z][A-Za-z]*+|[a-z]{2,9}+(?=[ ,'’]{1,3}(?:19|20)?\d\d\b))")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_TRACK = r"(?:posters?|orals?|spotlights?|findings|workshops?|demos?|highlights?|main|long|short|papers?|best|track|submission)"
_YEAR_BEHIND = compiled(
    rf"[ ,*_]{{0,3}}(?:{_TRACK}[ ,*_]{{1,3}}|{_MONTH} (?:\d{{1,2}},? )?)?"
    r"(?:[(-]?(?:19|20)\d\d|['’‘`´] ?\d\d)(?!\w|[.%]\d)",
    re.IGNORECASE,
)
_YEAR_BEFORE = lazy_pattern(r"(?<!\d)(?:19|20)\d\d[ ,]{1,2}$")
_OPEN = lazy_pattern(r"[\[(|【{`][ *_~`\[(\\]*$")
_CLOSED = lazy_pattern(rf"(?:[ ]{_TRACK}){{0,2}}[ *_~`\\]*[\])|】}}`]", re.IGNORECASE)


@fact
def words(document: ListDocument) -> Counter[str]:
    """The words of a document that could be a venue's acronym, counted."""
    return Counter(_TOKEN.findall(document.source.text))


def places(text: str, word: str) -> list[int]:
    """Where a word stands in a text, as a word of its own or with a year glued to it."""
    found = []
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalpha() and not text[end : end + 1].isalpha():
            found.append(at)
        at = text.find(word, end)
    return found


def slot(document: ListDocument, start: int, end: int) -> str:
    """What makes a place one for a venue: a field, a badge, a year beside it, brackets around it; "" where it is none.

    Titles, authors, addresses, code and comments are no places for a venue; a title with a year beside the word says
    “title”, for the caller to judge.
    """
    text = document.source.text
    parts = parts_at(document, start)
    if in_url(parts, start):
        return "badge" if any("img.shields.io/badge/" in part.url for part in parts) else ""
    if is_verbatim(document, start) and not any(part.kind == "code" for part in parts):
        return ""
    dated = (
        _YEAR_BEHIND.match(text, end) is not None
        or _YEAR_BEFORE.search(text, max(0, start - 6), start) is not None
    )
    entry = entry_at(document, start)
    if entry is not None:
        if entry.venue is not None and entry.venue.span.start <= start < entry.venue.span.end:
            return "field"
        if any(mark.kind == "author" and mark.start <= start < mark.end for mark in entry.marks):
            return ""
        title = entry.title_span
        if title is not None and title.start <= start < title.end:
            # Where nothing marks the title, a venue that nobody could recognise became part of it.
            at_edge = start - title.start <= 3 or title.end - end <= 12
            if entry.title_kind != "text" or not at_edge:
                return "title" if dated else ""
    if dated:
        return "year"
    # Three letters in brackets can be anything.
    enclosed = end - start > 3 and _OPEN.search(text, max(0, start - 8), start) and _CLOSED.match(text, end)
    return "brackets" if enclosed else ""
