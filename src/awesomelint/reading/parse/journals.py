"""Venues that no table knows, by what follows their names: a volume with pages, or the publisher of proceedings.

Barn Letters, 12(3), 45–67
Barn Letters 12.3 (2020): 45–67
Barn Lett. 2020 May 4;12(3):45–67
Proceedings of the Barn Conference. ACM, 2020
"""

from __future__ import annotations

import re

from awesomelint.fields import author_names, venues
from awesomelint.fields.cited_authors import end_of_authors
from awesomelint.fields.dates import MONTHS
from awesomelint.reading.parse.cited_venues import PUBLISHERS
from awesomelint.reading.parse.passage import Passage
from awesomelint.reading.separators import EDGES
from awesomelint.reading.slot_venues import is_capitalised, venue_of
from awesomelint.reading.thresholds import SLOT_WORDS
from awesomelint.source import Span, back, onward
from awesomelint.util.regex import WORD, lazy_pattern

_YEAR = r"(?:19[5-9]|20[0-4])\d"
_DASH = r"\s?[-–—]{1,2}\s?"
# The numbers after a journal's name, from the first digit on. With an issue, no other text looks so.
_NUMBERS = lazy_pattern(
    # `2020 May 4;12(3):45–67`
    rf"{_YEAR}(?:[ ][A-Z][a-z]{{2,8}}\.?(?:[ ]\d{{1,2}})?)?[;:]\s?\d{{1,4}}(?P<issue>\s?\([\d–-]{{1,7}}\))?[:;]\s?[A-Za-z]{{0,2}}\d+(?:{_DASH}[A-Za-z]?\d+)?"
    # `12(3), 45–67`, `12.3 (2020): 45–67`
    rf"|(?<![\d.])(?!{_YEAR}\b)\d{{1,4}}[*_]{{0,3}}(?P<number>\s?\(\d{{1,4}}(?:[–/-]\d{{1,4}})?\)|\.\d{{1,5}}(?=[*_]{{0,3}}\s?\()|,\s?(?:[Nn]o|[Ii]ssue)\.?\s?\d+)?[*_]{{0,3}}"
    rf"(?P<year>\s?\({_YEAR}\))?[,:]\s*(?:pp?\.?\s?)?[A-Za-z]?\d+{_DASH}[A-Za-z]?\d+(?![\w:]|[.]\d)"
    # `31(4): 84:1–84:10`
    r"|(?<![\d.])\d{1,4}\s?(?P<article>\(\d{1,4}\)),?:?\s*\d+:\d+\s?[-–—]\s?\d+:\d+"
)
# A single author, of whom an initial shows that the name isn't that of a journal: `Lark A`, `Ada B. Lark`
_AUTHOR = lazy_pattern(
    rf"{author_names.CAPITAL}[\w’'-]*[^\W\d_A-Z] (?!J\b){author_names.UPPER}{{1,3}}\.?|{author_names.CAPITAL}[\w’'-]+ {author_names.UPPER}\.? {author_names.CAPITAL}[\w’'-]+"
)
# Between the name and the numbers.
_BETWEEN = " \t\n,.:;*_"
_VOLUME = lazy_pattern(r"[\s,.(]*\b(?i:vol(?:ume|\.)?)\s*$")
# The parts of a work or of a day, which are numbered, too.
_NUMBERED = frozenset([
    "chapter", "chapters", "section", "sections", "page", "pages", "pp", "vol", "volume", "no", "issue", "part", "figure", "table",
    "article", "lecture", "lectures", "week", "day", "room", "version", "act", "slides", "line", "lines", "lesson", "step",
])  # fmt: skip
# A name of more words has capitals: those of journals are `Mathematical programming` in some bibliographies.
_SMALL_WORDS = 4
_NO_NAME = lazy_pattern(r"[()\[\]{}\"“”|=<>]|\.\s.*\.\s.*\.\s.*\.\s|[?!]\s|://")
_COMMA = lazy_pattern(r",\s+(?!and\b|&)")
_REACH = 48
# How far the line before a passage may be from it.
_INDENTED = 16
# A name with a word in lower case before the publisher: `Proceedings of the Barn Conference. ACM, 2020`.
_PUBLISHED = lazy_pattern(
    rf"(?P<name>(?:[A-Z]|(?<!\d)\d{{1,4}}(?:st|nd|rd|th)\b)[^.\n]{{4,200}}?)(?:, (?:pp?|pages?)\b[\s.\d–-]+)?[.,]\s+(?:{'|'.join(PUBLISHERS)})(?:\s+Press)?,\s+(?P<year>{_YEAR})\b"
)
_MEETING = lazy_pattern(
    r"\b(?:Proceedings|Conference|Symposium|Workshop|Transactions|Journal|Congress|Meeting)\b", re.IGNORECASE
)
_SMALL_END = lazy_pattern(r"\b(?:on|of|for|in|and|the)$")
# `Proceedings of the 2020 Barn Conference`
_YEAR_FIRST = lazy_pattern(rf"(?:(?:[Ii]n )?[Pp]roceedings of (?:the )?)?{_YEAR} (?=[A-Z])")
# `IEEE Transactions on Barns`
_WHOLE = lazy_pattern(
    r"[,.]?\s+(?P<name>(?:The )?(?:[A-Z][\w/-]* ){0,4}(?:Journal of|Trans(?:actions|\.)? on|Annals of|Proceedings of|Conference on|Symposium on|Workshop on) (?:[\w,&/-]+ )*[A-Z][\w-]+)[\s.,;]*"
)
_AFTER_QUOTE = frozenset('."”')
# `Theor. Comp. Science 2010`, `J. Funct. Program., 2017`
_ABBREVIATED = lazy_pattern(
    rf"(?P<name>(?:[A-Z][\w&-]*\.? ){{0,5}}[A-Z][a-z]{{2,}}\. (?:[A-Z][\w&-]*\.? ){{0,4}}?[A-Z][\w&-]*\.?),? (?P<year>{_YEAR})"
)


def numbered_journals(passage: Passage) -> None:
    """A journal before its volume and pages: `Barn Letters, 12(3), 45–67`."""
    text, start, end = passage.text, passage.start, passage.end
    if passage.draft.venue is not None:
        return
    match = _NUMBERS.search(text, start, onward(text, end, _REACH))
    if match is None:
        return
    stop = _before_numbers(text, start, match.start())
    begin = _after_people(text, start, stop)
    if begin == start and _is_wrapped(text, start):
        return
    certain = bool(match["issue"] or match["number"] or match["article"])
    if begin < stop and _is_name(text[begin:stop], certain=certain):
        _take(passage, begin, stop, None)
        passage.spans.append((stop, min(end, match.end())))


def _is_wrapped(text: str, start: int) -> bool:
    """Return whether a text goes on from the line before, where a name may begin."""
    before = text[back(text, start, _INDENTED) : start].rstrip(" \t")
    return before.endswith("\n") and before[-2:-1].isalnum()


def _before_numbers(text: str, start: int, stop: int) -> int:
    """Return where the name before the numbers ends."""
    if (volume := _VOLUME.search(text, max(start, back(text, stop, 10)), stop)) is not None:
        stop = volume.start()
    while stop > start and text[stop - 1] in _BETWEEN:
        stop -= 1
    return stop


def _after_people(text: str, start: int, stop: int) -> int:
    """Return where a name begins, at the head of a text or after authors: `Ada Lark, Bo Finch. Barn Letters`."""
    while start < stop and text[start] in EDGES:
        start += 1
    body = text[start:stop]
    people = author_names.up_to_et_al(body)
    if not people:
        end, after = end_of_authors(text, start, stop)
        people = text[start:end].strip() if after < stop else ""
        if not (author_names.is_list(people) or _AUTHOR.fullmatch(people) is not None):
            return start
    at = start + len(people)
    while at < stop and text[at] in EDGES:
        at += 1
    return at


def _is_name(name: str, *, certain: bool) -> bool:
    """Return whether words before a volume and pages are the name of a journal; one word only if an issue makes it certain."""
    words = WORD.findall(name)
    if not words or len(words) > SLOT_WORDS or not name[0].isupper() or _NO_NAME.search(name) is not None:
        return False
    if words[-1].lower() in _NUMBERED or words[-1].lower() in MONTHS or (len(words) < 2 and not certain):
        return False
    if not is_capitalised(words) and not (certain and len(words) <= _SMALL_WORDS):
        return False
    return _COMMA.search(name) is None


def published_proceedings(passage: Passage) -> None:
    """Proceedings before their publisher, which is not the venue: `Proceedings of the Barn Conference. ACM, 2020`."""
    text, start, end = passage.text, passage.start, passage.end
    if passage.draft.venue is not None:
        return
    match = _PUBLISHED.search(text, start, end)
    if match is None or _MEETING.search(match["name"]) is None or passage.is_taken(*match.span()):
        return
    if _SMALL_END.search(match["name"]) is not None:
        # `Sheep on Hills, 2020. Barns '20. Ninth Conference on. ACM, 2020`
        return
    _take(passage, *match.span("name"), int(match["year"]))
    passage.spans.append((match.end("name"), match.end()))


def _take(passage: Passage, start: int, stop: int, year: int | None) -> None:
    """Take `text[start:stop]` as the venue: the only one of the table that it names, or else one that no table knows."""
    raw = passage.text[start:stop]
    known = {mention.name for mention in venues.find(raw, alone=True) if _is_name_of_its_own(raw, mention)}
    shown = " ".join(raw.split())
    found = venue_of(_YEAR_FIRST.sub("", shown, count=1), raw, Span(start, stop))
    passage.take_venue(start, stop, known.pop() if len(known) == 1 else found.name, year or found.year, None)


def _is_name_of_its_own(raw: str, mention: venues.VenueMention) -> bool:
    """Return whether a known venue in the name of proceedings is it, unlike `Science` in `Journal of Barn Science and Hay`."""
    shown = raw[mention.start : mention.end]
    return _MEETING.search(raw) is not None and (" " in shown or sum(map(str.isupper, shown)) > 1)


def whole_journals(passage: Passage) -> None:
    """A journal or conference by its name alone, after a comma or sentence: `, Journal of Barns`. After a dash, it would describe the work."""
    text, start, end = passage.text, passage.start, passage.end
    if passage.draft.venue is not None or passage.count > SLOT_WORDS:
        return
    if text[start] not in ",." and text[back(text, start, 2) : start].strip()[-1:] not in _AFTER_QUOTE:
        return
    match = _WHOLE.fullmatch(text, start, end)
    if match is not None and is_capitalised(WORD.findall(match["name"])):
        _take(passage, *match.span("name"), None)


def abbreviated_journals(passage: Passage) -> None:
    """A journal with words cut short, in brackets with its year: `(Theor. Comp. Science 2010)`."""
    if passage.draft.venue is not None:
        return
    match = _ABBREVIATED.fullmatch(passage.text, passage.start, passage.end)
    if match is not None:
        passage.take_venue(*match.span(), match["name"].rstrip("."), int(match["year"]), None)
