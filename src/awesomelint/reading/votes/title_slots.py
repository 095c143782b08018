"""Venues and dates within titles, where the entries of a section have them in common.

    - [Tidy Sheep on Hills (ICML 2020)](https://…)
    - [Counting Wool (KDD 2021)](https://…)
    - [Mending Gates (Barn Letters 2022)](https://…)

In a single title, the parentheses may be part of the name. If most titles of the section or of the list have a venue
there, it is that of the work, and so is what no table knows in the same marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from awesomelint.fields import dates, urls, venues
from awesomelint.fields.titles import count_capitals
from awesomelint.model import DateField, TitleKind
from awesomelint.reading.dialect import Slot
from awesomelint.reading.outline import Stretch, Unit, drafted
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.parse.leading import DESCRIBED, is_reference
from awesomelint.reading.slot_venues import dated, venue_of
from awesomelint.reading.thresholds import NEARLY_ALL, SLOT_ENTRIES, YEARS_SHARE
from awesomelint.source import Span, back
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import lazy_pattern

# Venues and dates at the end of a title are looked for in this many of its last code points.
_TAIL = 120
_KINDS: tuple[TitleKind, ...] = ("link", "quote", "strong", "em", "text")
_DIGIT = lazy_pattern(r"\d")
_YEAR = lazy_pattern(r"(?:19[5-9]|20[0-4])\d|['’‘]\d\d")
# `[ICML 2020] Tidy Sheep`, `(ICML'20): Tidy Sheep`
_BRACKETED_FRONT = lazy_pattern(
    r"[*_`\\]*(?P<mark>[\[(【])(?P<raw>[^\[\]()【】\\\n]{3,60})\\?[\])】][*_`]*\s*(?:[-–—:：|｜]\s*)?(?=\S)"
)
# A colon, bar or dash ends what is in front of a title before a comma or period does: `ICML 2020, Oral: Tidy Sheep`.
_FRONTS = (
    _BRACKETED_FRONT,
    lazy_pattern(
        r"[*_`]*(?P<mark>)(?P<raw>[^:：|｜\n]{3,60}?)(?:\s*[：｜]\s*|[*_`]*\s?[:|][*_`]*\s+|[*_`]*\s+[-–—]+\s+)(?=\S)"
    ),
    lazy_pattern(r"[*_`]*(?P<mark>)(?P<raw>[^,.\n]{3,60}?)[*_`]*[,.][*_`]*\s+(?=\S)"),
)
# `Tidy Sheep (ICML 2020)`
_BRACKETED_END = lazy_pattern(
    r"[.,:]?(?:\s+[*_`]*)?\\?(?P<mark>[\[(（【])(?P<raw>[^\[\]()（）【】\\\n]{3,120})\\?[\])）】][*_`. ]*$"
)
_YEAR_FIRST = lazy_pattern(r"(?P<raw>(?:19[5-9]|20[0-4])\d)\s+(?=\w)")
_SEPARATOR = lazy_pattern(r"(?:[,.]\s+|\s*[|｜]\s*|\s+[-–—]+\s+|\s*(?P<word>@|(?<=\s)(?:in|at)\s)\s*)[*_`]*")
# The mark of a venue after a word.
_WORD = "in"
# The names of meetings and journals, which hold no work: `[Conference on Sheep Learning (ICML 2020)](…)`.
_MEETING = lazy_pattern(r"(?:Conference|Symposium|Proceedings)\b", re.IGNORECASE)


class _Found(NamedTuple):
    """A venue or date at an edge of a title: its kind, its text, and the bracket that opens it, if any.

    `known` says that it is a date, or a venue of the table with its year. Offsets are those of its text, and of the rest of
    the title.
    """

    kind: str
    raw: str
    mark: str
    known: bool
    start: int
    end: int
    rest_start: int
    rest_end: int


_Find = Callable[[str, int, int], _Found | None]


def take_from_titles(text: str, groups: list[list[Unit]]) -> None:
    """Take the dates and venues off the front or the end of marked titles if most titles of the list, or of their section,
    have one: `[2019 - Tidy Sheep](…)`, `[Tidy Sheep (ICML 2020)](…)`. In a single title, they may belong to the title.

    Off plain titles, only what follows a word is taken, `Tidy Sheep in ICML 2020`, and a year in front if nearly all of the
    section have one: `2020 Tidy Sheep`. Others end before their venues anyway.
    """
    marked: list[list[Draft]] = []
    plain: list[list[Draft]] = []
    for group in groups:
        marked.append([])
        plain.append([])
        for draft in titled(group, *_KINDS):
            (marked if _is_marked(text, draft) else plain)[-1].append(draft)
    _take_from(text, marked, _at_front, _at_end)
    _take_from(text, plain, _after_word)
    _take_from(text, [drafts if _begin_with_years(text, drafts) else [] for drafts in plain], _year_first)


def _take_from(text: str, titles: list[list[Draft]], *finds: _Find) -> None:
    """Take what these functions find off the titles of each section."""
    # Only titles with digits have dates, or venues with their year.
    numbered = [
        [draft for draft in drafts if _DIGIT.search(text, *draft.title_span) is not None] for drafts in titles
    ]
    sizes = list(map(len, titles))
    for find in finds:
        found = [
            [(draft, one) for draft in drafts if (one := _missing(text, draft, find)) is not None]
            for drafts in numbered
        ]
        of_list = _marks(text, [one for members in found for _, one in members], sum(sizes))
        for members, size in zip(found, sizes, strict=True):
            marks = of_list or _marks(text, [one for _, one in members], size)
            for draft, first in members:
                found_next: _Found | None = first
                while (
                    found_next is not None
                    and found_next.kind + found_next.mark in marks
                    and _take(draft, found_next, find)
                ):
                    # `Tidy Sheep. ICML 2020. 2020-05`
                    found_next = _missing(text, draft, find)


def _is_marked(text: str, draft: Draft) -> bool:
    """Return whether a title has marks of its own, such as a link, or at least brackets: `[Tidy Sheep, ICML 2020] [[pdf](…)]`."""
    start = draft.title_span.start
    return draft.title_kind != "text" or text[start - 1 : start] == "["


def references_lead(text: str, units: list[Unit]) -> bool:
    """Return whether most linked titles are venues with their year, dates or citations before the titles of the works:
    `[ICML 2020](…) - Tidy Sheep`.

    In a list of conferences, the text after the link describes the conference. There, no conference is listed twice, the
    links don't lead to papers, and the text isn't a title: `[ICML 2020](…) - Vienna, July 12–18`.
    """
    linked = [(head, draft) for _, head, draft in drafted(units) if draft.title_kind == "link"]
    shown = [
        (draft, following)
        for head, draft in linked
        if is_reference(draft.title) and (following := _following(text, head, draft))
    ]
    if len(shown) < SLOT_ENTRIES or len(shown) <= YEARS_SHARE * len(linked):
        return False
    rests = {rest for _, rest in shown if not _MEETING.search(rest)}
    if len(rests) < NEARLY_ALL * len(shown):
        return False
    named = [draft for draft, _ in shown if venues.read_whole(draft.title) is not None]
    works = sum(urls.is_work(urls.work_key(draft.links[0].url)) for draft in named)
    repeated = len({draft.title for draft in named}) < len(named)
    return repeated or works * 2 >= len(named) or sum(map(_is_titled, rests)) > YEARS_SHARE * len(shown)


def _following(text: str, head: Stretch, draft: Draft) -> str:
    """Return the text after the link that opens an entry, if a dash or colon separates them; "" otherwise."""
    assert draft.title_link is not None
    match = DESCRIBED.match(text, draft.title_link.end, head.end)
    if match is None:
        return ""
    first = match.end() - 1
    return text[first : min([head.end, *[link.start for link in draft.links if link.start > first]])]


def _is_titled(shown: str) -> bool:
    """Return whether a text has capitals as in titles, and isn't a place or date: `Salt Lake City, Utah`."""
    capitals, words = count_capitals(shown)
    return words >= 3 and capitals * 2 > words and "," not in shown and not dates.find(shown)


def titled(group: list[Unit], *kinds: TitleKind) -> list[Draft]:
    """Return the drafts of a group whose titles are of these kinds."""
    return [unit.draft for unit in group if unit.draft is not None and unit.draft.title_kind in kinds]


def _missing(text: str, draft: Draft, find: _Find) -> _Found | None:
    """Return what is at an edge of a title, if the entry has no such field yet."""
    if draft.venue is not None and draft.date is not None:
        return None
    found = find(text, *draft.title_span)
    if found is None or (draft.venue if found.kind == "venue" else draft.date) is not None:
        return None
    return found


def _marks(text: str, found: list[_Found], size: int) -> set[str]:
    """Return the kinds and marks of the dates and known venues found at one edge of `size` titles; none if too few titles
    have one.

    What is left of the titles must differ: `[ICML 2020: Papers](…)`, `[ACL 2021: Papers](…)`
    """
    if len(found) <= YEARS_SHARE * size:
        return set()
    works = [one for one in found if not _is_meeting(text, one)]
    known = [one.kind + one.mark for one in works if one.known]
    rests = {text[one.rest_start : one.rest_end] for one in works}
    if len(known) < SLOT_ENTRIES or len(rests) < NEARLY_ALL * len(found):
        return set()
    return set(known)


def _is_meeting(text: str, found: _Found) -> bool:
    """Return whether a title without its venue is the name of the venue: `[Neural Information Processing Systems (NeurIPS 2020)](…)`."""
    rest = text[found.rest_start : found.rest_end]
    if _MEETING.search(rest):
        return True
    mention = venues.read_whole(found.raw)
    return mention is not None and any(other.name == mention.name for other in venues.find(rest))


def _at_front(text: str, start: int, end: int) -> _Found | None:
    """Find the date or venue in front of a title: `[ICML 2020] Tidy Sheep`, `2019 - Tidy Sheep`."""
    if _DIGIT.search(text, start, min(end, start + 60)) is None:
        return None
    for pattern in _FRONTS:
        match = pattern.match(text, start, end)
        if match is not None and (read := _read(match["raw"])) is not None:
            return _Found(read[0], match["raw"], match["mark"], read[1], *match.span("raw"), match.end(), end)
    return None


def _at_end(text: str, start: int, end: int) -> _Found | None:
    """Find the date or venue at the end of a title: `Tidy Sheep (ICML 2020)`, `Tidy Sheep, JMLR 2018`."""
    first = max(start, back(text, end, _TAIL))
    if _DIGIT.search(text, first, end) is None:
        return None
    match = _BRACKETED_END.search(text, first, end)
    if match is not None:
        read = _read(match["raw"])
        return (
            _Found(read[0], match["raw"], match["mark"], read[1], *match.span("raw"), start, match.start())
            if read is not None
            else None
        )
    stop = end
    while stop > first and text[stop - 1] in " .*_`":
        stop -= 1
    cuts = list(_SEPARATOR.finditer(text, first, stop))
    # `Tidy Sheep, ICML, 2020`, but not `Tidy Sheep in Barns @ ICML 2020`
    for cut in cuts[-2:] if cuts and cuts[-1]["word"] is None else cuts[-1:]:
        raw = text[cut.end() : stop]
        read = _read(raw)
        # `Tidy Sheep, ICML, 2020` has its venue after the last separator but one.
        mark = _WORD if cut["word"] is not None else ""
        if read is None or (mark and read[0] == "date"):
            # `Barns in 2020`
            continue
        if read[1] or cut is cuts[-1]:
            return _Found(read[0], raw, mark, read[1], cut.end(), stop, start, cut.start())
    return None


def _after_word(text: str, start: int, end: int) -> _Found | None:
    """Find the venue after a word at the end of a title: `Tidy Sheep in ICML 2020`, `Tidy Sheep @ KDD 2021`."""
    found = _at_end(text, start, end)
    return found if found is not None and found.mark == _WORD else None


def _year_first(text: str, start: int, end: int) -> _Found | None:
    """Find the year that begins a title: `2020 Tidy Sheep`."""
    match = _YEAR_FIRST.match(text, start, end)
    return _Found("date", match["raw"], "", True, *match.span("raw"), match.end(), end) if match else None


def _begin_with_years(text: str, drafts: list[Draft]) -> bool:
    """Return whether nearly all of at least three titles begin with a year."""
    years = sum(_YEAR_FIRST.match(text, *draft.title_span) is not None for draft in drafts)
    return years >= SLOT_ENTRIES and years >= NEARLY_ALL * len(drafts)


def _read(raw: str) -> tuple[str, bool] | None:
    """Return the kind of field that a text is, and whether that is certain; None if it is neither a date nor a dated venue."""
    mention = venues.read_whole(raw)
    if mention is not None:
        return ("venue", True) if mention.year is not None else None
    if _YEAR.search(raw) is None:
        return None
    if dates.read_whole(raw) is not None:
        return "date", True
    named = dated(raw)
    if named is None or not named["name"][:1].isupper() or not named["name"].split()[-1][:1].isupper():
        return None
    return "venue", False


def _take(draft: Draft, found: _Found, find: _Find) -> bool:
    """Split what was found off a title, unless there is no more than a venue or date: `[ICML, 2020](…)`."""
    shown = find(draft.title, 0, len(draft.title))
    if shown is None:
        return False
    rest = draft.title[shown.rest_start : shown.rest_end].strip()
    if not rest or venues.read_whole(rest) is not None:
        return False
    span = Span(found.start, found.end)
    if found.kind == "venue":
        draft.venue = venue_of(shown.raw, found.raw, span)
    else:
        date = dates.read_whole(shown.raw)
        if date is None:
            return False
        draft.date = DateField(found.raw, date.iso, span, date.problem)
    draft.title = rest
    draft.title_span = Span(found.rest_start, found.rest_end)
    draft.slots += [Slot(found.kind, *span, found.mark)]
    return True
