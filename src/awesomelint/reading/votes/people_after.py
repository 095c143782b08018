"""Authors after a plain title, joined to it by a comma as they are to each other: `Tidy Sheep, Ada Lark, Bo Finch, ICML 2020`.

A title may look the same (`Sheep, Small Goats, Old Barns`), so the section votes: the authors of its works are several and
differ, and they follow most of its titles.
"""

from __future__ import annotations

from collections import Counter

from awesomelint.fields import author_names
from awesomelint.fields.cited_authors import names_people
from awesomelint.reading.dialect import Slot
from awesomelint.reading.parse.comma_people import is_full_name
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.parse.recognisers import NAMES_VENUE
from awesomelint.reading.segment import strip_brackets
from awesomelint.reading.slot_venues import venue_of
from awesomelint.reading.thresholds import (
    FRESH_SHARE,
    PEOPLE_SHARE,
    SECTION_ENTRIES,
    SLOT_ENTRIES,
    SLOT_SHARE,
)
from awesomelint.reading.votes.tally import give_year
from awesomelint.source import Span
from awesomelint.util.regex import compiled

_AND = compiled(r"(?<!\S)(?:and|&)\s")
_VENUE = compiled(r"(?:, (?:in )?|\. | \()[*_]*+(?P<name>[A-Z][^*_(]*?)[*_.)]*+")
# What may precede a venue after authors.
_BEFORE_VENUE = (", ", ". ", " (")
_MARKS = str.maketrans("", "", "*_")
# In so many entries, authors must follow for certain.
_CERTAIN = 2
# What marks around authors end in.
_CLOSERS = "*_)"


def divide_people(text: str, sections: list[list[Draft]]) -> None:
    """Divide authors off the plain titles of each section if they follow most of them; small sections do as the list does."""
    of_list = _people_follow(text, [draft for drafts in sections for draft in drafts])
    for drafts in sections:
        if _people_follow(text, drafts) if len(drafts) >= SECTION_ENTRIES else of_list:
            for draft in drafts:
                if not draft.authors:
                    _take_people(text, draft)


def take_marked_people(text: str, drafts: list[Draft]) -> None:
    """Take a single author in marks off the end of a plain title, if most of these titles have authors in the same marks after
    them: `Small Barns *Cy Wren*` beside `Tidy Sheep *Ada Lark, Bo Finch*`.
    """
    alone = [draft for draft in drafts if not draft.authors and text[draft.title_span.end - 1] in _CLOSERS]
    if not alone:
        return
    marks = Counter([_mark_before_people(text, draft) for draft in drafts if draft.authors])
    for mark, followed in marks.most_common(1):
        if mark and followed >= max(SLOT_ENTRIES, SLOT_SHARE * len(drafts)):
            for draft in alone:
                _take_marked(text, draft, mark)


def _mark_before_people(text: str, draft: Draft) -> str:
    """Return the marks that are all that is between a title and the authors after it; "" if there are others or none."""
    start = next((slot.start for slot in draft.slots if slot.kind == "authors"), 0)
    between = text[draft.title_span.end : start].strip()
    return "" if between.strip("*_(") else between


def _take_marked(text: str, draft: Draft, mark: str) -> None:
    """Take the author off a title that ends in these marks."""
    start, end = draft.title_span
    closers = mark[::-1].replace("(", ")")
    at = text.rfind(" " + mark, start, end)
    people = text[at + 1 + len(mark) : end - len(closers)]
    shown = f" {mark}{people}{closers}".translate(_MARKS)
    if at < 0 or not text.endswith(closers, start, end) or not draft.title.endswith(shown):
        return
    people = strip_brackets(people)
    if names_people(people, voted=True):
        draft.title = draft.title[: -len(shown)].rstrip()
        draft.title_span = Span(start, at)
        first = text.find(people, at)
        span = Span(first, first + len(people))
        draft.set_authors(author_names.split(people), span, people, mark, how="section")


def _people_follow(text: str, drafts: list[Draft]) -> bool:
    """Return whether authors, joined by commas, follow most of these plain titles: `Tidy Sheep, Ada Lark, Bo Finch`.

    A title may look like a name as well, and `Lark A, Finch B, Wren C` has none. If some entries certainly have a title and several
    authors, this may be so in the others, unless one has no authors.
    """
    certain = likely = 0
    seen: set[tuple[str, ...]] = set()
    for number, draft in enumerate(drafts, 1):
        if draft.authors:
            is_likely = is_certain = text.startswith(",", draft.title_span.end) and _follow(draft)
            people = draft.authors
        else:
            title = text[slice(*draft.title_span)]
            first, last = _run_of_people(title, draft)
            people = author_names.split(title[first:last])
            is_likely = bool(people)
            is_certain = len(people) > 1 and ("," in title[:first] or not is_full_name(title[:first]))
        certain += is_certain
        likely += is_likely
        if is_likely:
            seen.add(tuple(people))
        if likely < number and number - certain > (1 - PEOPLE_SHARE) * len(drafts):
            return False
    return certain >= _CERTAIN and len(seen) >= SLOT_ENTRIES and len(seen) >= FRESH_SHARE * likely


def _follow(draft: Draft) -> bool:
    """Return whether the authors of a draft follow its title."""
    return not any(slot.kind == "authors" and slot.start < draft.title_span.start for slot in draft.slots)


def _take_people(text: str, draft: Draft) -> None:
    """Divide the authors at the end of a plain title off it, and the venue after them."""
    start, end = draft.title_span
    title = text[start:end]
    first, last = _run_of_people(title, draft)
    tail = title[first:].translate(_MARKS)
    if first == last or not draft.title.endswith(tail):
        return
    draft.title = draft.title[: -len(tail)]
    draft.title_span = Span(start, start + first)
    people = title[first + 2 : last]
    span = Span(start + last - len(people), start + last)
    draft.set_authors(author_names.split(people), span, people, how="section")
    venue = _VENUE.fullmatch(title, last)
    if venue is not None:
        span = Span(start + venue.start("name"), start + venue.end("name"))
        draft.venue = venue_of(venue["name"], venue["name"], span)
        draft.slots += [Slot("venue", *span, "", "section")]
        give_year(text, draft)


def _run_of_people(title: str, draft: Draft) -> tuple[int, int]:
    """Return where the longest run of persons at the end of a title begins, at the comma before it, and where it ends.

    A venue that was not recognised may follow: `Tidy Sheep, Ada Lark, Bo Finch, Barn Letters`.
    """
    first = last = _before_venue(title) if draft.venue is None else len(title)
    joined = False
    while (comma := title.rfind(", ", 0, first)) > 0:
        part = title[comma + 2 : first]
        found = _AND.search(part)
        if found is not None and first < last:
            break
        joined = joined or (found is not None and found.start() == 0)
        if not is_full_name(part):
            break
        first = comma
    if joined and title.count(", ", first, last) == 1:
        # `Sheep, and Old Barns`
        first = last
    return first, last


def _before_venue(title: str) -> int:
    """Return where the last part of a title begins if it is the name of a journal or conference: `, in *Barn Letters*`."""
    at = max(map(title.rfind, _BEFORE_VENUE))
    match = _VENUE.fullmatch(title, at)
    if match is None or not NAMES_VENUE.search(match["name"]) or author_names.is_organisation(match["name"]):
        return len(title)
    return at
