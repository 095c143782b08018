"""Count the words that may be venues, and recognize positions for a venue."""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

from awesomelint.analysis.positions import entry_at, in_url, is_verbatim, parts_at
from awesomelint.facts import fact
from awesomelint.model import ListDocument
from awesomelint.util.regex import compiled, lazy_pattern

# Acronyms, words in mixed case, and capitalized words before a year. This is the only scan that every list
# needs.
_TOKEN = compiled(r"[A-Z](?:[a-z]*+[A-Z][A-Za-z]*+|[a-z]{2,9}+(?=[ ,'’]{1,3}(?:19|20)?\d\d\b))")
# The text of a badge shows a venue.
_URL = compiled(r"https?://(?!img\.shields\.io/badge/)[^\s()<>\]]+")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_TRACK = (
    r"(?:posters?|orals?|spotlights?|findings|workshops?|demos?|highlights?|main|long|short|papers?|best|track"
    r"|submission)"
)
_YEAR_AFTER = compiled(
    rf"[ ,*_]{{0,3}}(?:{_TRACK}[ ,*_]{{1,3}}|{_MONTH} (?:\d{{1,2}},? )?)?"
    r"(?:[(-]?(?:19|20)\d\d|['’‘`´] ?\d\d)(?!\w|[.%]\d)",
    re.IGNORECASE,
)
_YEAR_BEFORE = lazy_pattern(r"(?<!\d)(?:19|20)\d\d[ ,_-]{1,2}$")
# The word before a venue: an organization, or a word that leads to a venue. After any other word, the name is
# part of a sentence.
_WORD_BEFORE = lazy_pattern(r"([^\W\d_]+)[ ]$")
_LEADING = frozenset(
    [
        "in",
        "at",
        "of",
        "and",
        "or",
        "proc",
        "proceedings",
        "findings",
        "to",
        "by",
        "appear",
        "accepted",
        "published",
        "presented",
        "submitted",
        "only",
        "from",
        "advances",
        "workshop",
        "conference",
        "symposium",
        "journal",
        "transactions",
        "oral",
        "poster",
        "spotlight",
        "highlight",
        "paper",
        "best",
        "short",
        "long",
        "full",
        "main",
        "demo",
        "track",
        "invited",
        "under",
        "review",
    ]
)
# A surname right before: `(Lark and Arviv, 2019)`.
_SURNAME_BEFORE = lazy_pattern(r"(?<![^\W_])[A-Z][a-z]+,?(?: and | & )$")
_OPEN = lazy_pattern(r"[\[(|【{`][ *_~`\[(\\]*$")
_CLOSED = lazy_pattern(rf"(?:[ ]{_TRACK}){{0,2}}[ *_~`\\]*[\])|】}}`]", re.IGNORECASE)
# A year, and the brackets that end the text of a link.
_LAST = lazy_pattern(r"[ ,'’]{0,2}(?:\d\d){1,2}[)\]】][*_]{0,3}\]\(")


Position = Literal["", "field", "badge", "title", "end of title", "year", "brackets"]


@fact
def count_words(document: ListDocument) -> Counter[str]:
    """Count the words of a document that could be the acronym of a venue, except for those in URLs."""
    return Counter(_TOKEN.findall(_URL.sub(" ", document.source.text)))


def find_word(text: str, word: str) -> list[int]:
    """Return the offsets of a word in a text, including those with digits right before or after it
    (`ICML24`).
    """
    starts = []
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalpha() and not text[end : end + 1].isalpha():
            starts.append(at)
        at = text.find(word, end)
    return starts


def venue_position(document: ListDocument, start: int, end: int) -> Position:
    """Return what makes a span a position for a venue, or an empty string if it isn't one.

    Titles, authors, URLs, code and comments are not positions for a venue. The caller decides about `title`:
    a word in a title next to a year, and `end of title`: such a word in the brackets that end the title.
    """
    text = document.source.text
    parts = parts_at(document, start)
    if in_url(parts, start):
        return "badge" if any("img.shields.io/badge/" in part.url for part in parts) else ""
    if is_verbatim(document, start) and not any(part.kind == "code" for part in parts):
        return ""
    if text[start:end].istitle() and _SURNAME_BEFORE.search(text, max(0, start - 40), start):
        return ""
    has_year = (
        _YEAR_AFTER.match(text, end) is not None
        or _YEAR_BEFORE.search(text, max(0, start - 6), start) is not None
    )
    entry = entry_at(document, start)
    if entry is not None:
        if entry.venue is not None and entry.venue.span.start <= start < entry.venue.span.end:
            return "field"
        if any(mark.kind == "author" and mark.start <= start < mark.end for mark in entry.marks):
            return ""
        title = entry.title_span
        if title.start <= start < title.end:
            # If the title is unmarked, it may include a venue that the reader did not recognize.
            at_edge = start - title.start <= 3 or title.end - end <= 12
            if entry.title_kind != "text" or not at_edge:
                return _position_in_title(text, start, end) if has_year else ""
    # Descriptions and text between the entries mention venues, too: `the CONLL 2003 corpus`.
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    is_in_sentence = before is not None and not before[1].isupper() and before[1].lower() not in _LEADING
    if entry is None or start >= entry.own_end or is_in_sentence:
        return ""
    if has_year:
        return "year"
    # Three letters in brackets can be anything.
    enclosed = end - start > 3 and _OPEN.search(text, max(0, start - 8), start) and _CLOSED.match(text, end)
    return "brackets" if enclosed else ""


def _position_in_title(text: str, start: int, end: int) -> Position:
    """Return the position of a word next to a year in a title: `end of title` in `(ICML 2019)](`, else `title`."""
    is_last = _OPEN.search(text, max(0, start - 8), start) and _LAST.match(text, end)
    return "end of title" if is_last else "title"
