"""Venues of the table in plain text beside a title, with their year and track: `, ICML 2020`."""

from __future__ import annotations

from awesomelint.fields import venues
from awesomelint.model import DateField, VenueField
from awesomelint.reading.parse.passage import Passage
from awesomelint.reading.separators import AFTER_SLOT, BEFORE_SLOT
from awesomelint.source import Span
from awesomelint.util.regex import lazy_pattern

_PREPRINT_MONTH = lazy_pattern(
    r"(?<![\w-])(?P<name>(?i:arxiv)) ?(?P<date>(?P<year>0[7-9]|1\d|2[1-9]|3\d)(?P<month>0[1-9]|1[0-2]))(?![\w/]|[.-]\d)"
)
# A volume of a conference after its year, which is not an author: `ICSE ’22 Companion, Lark, Ada`.
_TRACK_AFTER = lazy_pattern(
    r" (?:Companion|Workshops?|Demos?|Demonstrations?|Tutorials?|Doctoral Symposium)(?=\s*(?:[,.;:)\]]|$))"
)
_WORD_BEFORE = lazy_pattern(r"[A-Z][\w'’]*[a-z] $")
_NAME_BEFORE = lazy_pattern(
    r"\b(?:Journal|Transactions|Annals|Letters|Proceedings|Reviews?|Conference|Symposium)\b[^.,;]* (?:[A-Z][\w-]+|of|on|and|&) $"
)
_ACRONYM_AFTER = lazy_pattern(r" \(([A-Z][A-Za-z&-]{1,11})\)")
_BEFORE_VENUE = frozenset(
    ("in", "at", "to", "on", "ieee", "acm", "by", "of", "proc.", "ieee/cvf", "the", "proceedings")
)


def known_venues(passage: Passage) -> None:
    """A venue of the table, with its year and track."""
    draft = passage.draft
    alone = passage.count <= 4
    for found in venues.find(passage.text, passage.start, passage.end, alone=alone):
        if _is_word_of_name(passage, found) or _acronym_follows(passage, found):
            continue
        if draft.venue is None and _venue_bounded(passage, found.start, found.end, found.year is not None):
            year = found.year
            spans = passage.spans
            if (
                year is None
                and draft.date is not None
                and draft.date.iso
                and spans
                and 0 <= spans[0][0] - found.end <= 3
            ):
                year = int(draft.date.iso[:4])
            passage.take_venue(found.start, found.end, found.name, year, found.track)
            if (track := _TRACK_AFTER.match(passage.text, found.end, passage.end)) is not None:
                passage.spans.append(track.span())


def _acronym_follows(passage: Passage, found: venues.VenueMention) -> bool:
    """Return whether the acronym of another venue follows a name, whose last words it shares: `Neural Networks (IJCNN)`."""
    if found.year is not None or found.track is not None:
        return False
    match = _ACRONYM_AFTER.match(passage.text, found.end)
    name = venues.known_name(match[1]) if match is not None else None
    return name is not None and name != found.name


def _is_word_of_name(passage: Passage, found: venues.VenueMention) -> bool:
    """Whether a venue's name is the last word of a longer name: `Science` in `Journal of Barn Science, 2024`."""
    text = passage.text
    word = text[found.start : found.end].split(",")[0].split(" ")[0]
    if found.start == passage.start or sum(char.isupper() for char in word) > 1 or found.year is None:
        return False
    before = text[passage.start : found.start]
    return is_last_word(word, found.name, before) or _NAME_BEFORE.search(before) is not None


def is_last_word(word: str, name: str, before: str) -> bool:
    """Return whether a word that spells the acronym of a venue in small letters goes on a longer name: `Barn Media` isn't MedIA."""
    alike = word != name and word.lower() == name.lower() and not name.isupper()
    return alike and _WORD_BEFORE.search(before) is not None


def _venue_bounded(passage: Passage, begin: int, stop: int, dated: bool) -> bool:
    text = passage.text
    before = text[passage.start : begin].rstrip()
    after = text[stop : passage.end].lstrip(" \t")
    if after and passage.is_taken(passage.end - len(after), passage.end - len(after) + 1):
        # `arXiv April 2024`
        after = ""
    good = (
        not before
        or before[-1] in BEFORE_SLOT + "?!&"
        or before.split()[-1].strip("(").lower() in _BEFORE_VENUE
    )
    if not good and dated and not after.strip(" .,;*_"):
        good = True
    return good and (not after or after[0] in AFTER_SLOT or dated)


def dated_preprints(passage: Passage) -> None:
    """A preprint dated like its identifier, `arXiv 2405`: May 2024. `arXiv 2012` is a year."""
    text, draft = passage.text, passage.draft
    if draft.venue is not None or draft.date is not None:
        return
    match = _PREPRINT_MONTH.search(text, passage.start, passage.end)
    if match is None or not passage.is_bounded(*match.span()) or passage.is_taken(*match.span()):
        return
    year, month = 2000 + int(match["year"]), int(match["month"])
    draft.date = DateField(match["date"], f"{year}-{month:02}", Span(*match.span("date")))
    draft.venue = VenueField(match["name"], "arXiv", year, None, Span(*match.span("name")))
    passage.took("venue", *match.span("name"))
    passage.took("date", *match.span("date"))
