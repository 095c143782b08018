"""Authors after a plain title, joined to it by a comma as they are to each other: `Tidy Sheep, Ada Lark, Bo Finch, ICML 2020`.

A title may look the same (`Sheep, Small Goats, Old Barns`), so the section votes: the authors of its works are several and
differ, and they follow most of its titles.
"""

from __future__ import annotations

from awesomelint.fields import author_names
from awesomelint.reading.dialect import Slot
from awesomelint.reading.parse.comma_people import is_full_name
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.parse.recognisers import NAMES_VENUE
from awesomelint.reading.tally import give_year, venue_of
from awesomelint.reading.thresholds import FRESH_SHARE, PEOPLE_SHARE, SECTION_ENTRIES, SLOT_ENTRIES
from awesomelint.source import Span
from awesomelint.util.regex import compiled

_AND = compiled(r"(?<!\S)(?:and|&)\s")
_VENUE = compiled(r"(?:, (?:in )?|\. | \()[*_]*+(?P<name>[A-Z][^*_(]*?)[*_.)]*+")
# What may precede a venue after authors.
_BEFORE_VENUE = (", ", ". ", " (")
_MARKS = str.maketrans("", "", "*_")


def divide_people(text: str, sections: list[list[Draft]]) -> None:
    """Divide authors off the plain titles of each section if they follow most of them; small sections do as the list does."""
    of_list = _people_follow(text, [draft for drafts in sections for draft in drafts])
    for drafts in sections:
        if _people_follow(text, drafts) if len(drafts) >= SECTION_ENTRIES else of_list:
            for draft in drafts:
                if not draft.authors:
                    _take_people(text, draft)


def _people_follow(text: str, drafts: list[Draft]) -> bool:
    """Return whether authors, joined by commas, follow most of these plain titles: `Tidy Sheep, Ada Lark, Bo Finch`."""
    others = 0
    seen: set[tuple[str, ...]] = set()
    for draft in drafts:
        if draft.authors:
            followed = text.startswith(",", draft.title_span.end) and _follow(draft)
            people = draft.authors
        else:
            title = text[slice(*draft.title_span)]
            first, last = _run_of_people(title, draft)
            people = author_names.split(title[first:last])
            # `Lark A, Finch B, Wren C` has no title.
            followed = len(people) > 1 and ("," in title[:first] or not is_full_name(title[:first]))
        if followed:
            seen.add(tuple(people))
        else:
            others += 1
            if others > (1 - PEOPLE_SHARE) * len(drafts):
                return False
    return len(seen) >= SLOT_ENTRIES and len(seen) >= FRESH_SHARE * (len(drafts) - others)


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
