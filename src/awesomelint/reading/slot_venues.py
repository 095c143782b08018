"""Whether the texts of slots and titles can be venues that no table knows, and which venues they are."""

from __future__ import annotations

import re

from awesomelint.fields import author_names, venues
from awesomelint.model import VenueField
from awesomelint.reading.thresholds import SLOT_WORDS
from awesomelint.source import Span
from awesomelint.util.regex import LETTER, WORD, compiled, lazy_pattern

_DATED = compiled(
    r"(?P<name>.*?[^\W\d_].*?)[\s,._-]*(?:(?P<long>(?:19[5-9]|20[0-4])\d)|(?<!\d)(?<!\d[-–])['’‘]?(?P<short>\d\d))[.]?$"
)
_SMALL_WORDS = frozenset(("of", "on", "and", "for", "in", "the", "to", "a", "de", "der", "et"))
# Words before a venue that aren't part of its name.
_LEADS_TO_VENUE = lazy_pattern(
    r"(?i)(?:(?:accepted|published|presented|appeared|appears|to appear|submitted|in press|under review)\s+)?(?:(?:by|to|at|in|on):?\s+)?(?:the\s+)?"
    r"(?:proc(?:\.|eedings)?\s+(?:of\s+)?(?:the\s+)?)?(?=\S)"
)


def dated(shown: str) -> re.Match[str] | None:
    """Match a text that ends in a year, after a name of at least two letters that is not a list of authors."""
    # The pattern is slow on text that it does not match.
    match = _DATED.fullmatch(shown) if shown.rstrip(".")[-1:].isdigit() else None
    if match is None or len(LETTER.findall(match["name"])) < 2 or author_names.is_list(match["name"]):
        return None
    return match


def is_capitalised(words: list[str]) -> bool:
    """Return whether all words begin with a capital, but for small ones, as in the name of a venue."""
    return all(not word[0].islower() or word in _SMALL_WORDS for word in words)


def may_be_venue(shown: str) -> bool:
    """Return whether a text is short and capitalised enough to be the name of a venue."""
    words = WORD.findall(shown)
    return 0 < len(words) <= SLOT_WORDS and is_capitalised(words)


def venue_of(shown: str, raw: str, span: Span) -> VenueField:
    """Return the venue that a text names, with its year if it ends in one."""
    shown = shown[_LEADS_TO_VENUE.match(shown).end() :]  # type: ignore[union-attr]
    known = venues.find(shown, alone=True)
    if known and known[0].start == 0 and not LETTER.search(shown, known[0].end):
        return VenueField(raw, known[0].name, known[0].year, known[0].track, span)
    match = dated(shown)
    if match is None:
        return VenueField(raw, shown.rstrip(" .,"), None, None, span)
    if match["long"]:
        year = int(match["long"])
    else:
        year = int(match["short"]) + (1900 if match["short"] > "60" else 2000)
    return VenueField(raw, match["name"].strip(" ,.-'’"), year, None, span)
