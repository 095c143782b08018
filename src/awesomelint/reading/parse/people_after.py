"""Authors after a plain title, joined to it by a comma as they are to each other: `Tidy Sheep, Ada Lark, Bo Finch, ICML 2020`.

A title may look the same (`Sheep, Small Goats, Old Barns`), so the section votes: the authors of its works are several and
differ, and they follow most of its titles.
"""

from __future__ import annotations

from awesomelint.fields import author_names
from awesomelint.pieces import Piece
from awesomelint.reading.dialect import Slot
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.parse.plain_title import NO_NAME
from awesomelint.reading.parse.recognisers import NAMES_VENUE
from awesomelint.reading.thresholds import FRESH_SHARE, PEOPLE_SHARE, SECTION_ENTRIES, SLOT_ENTRIES
from awesomelint.source import Span

_AND = ("and ", "& ")


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
            followed = text.startswith(",", draft.title_span.end)
            people = draft.authors
        else:
            at = _end_of_title(draft.title)
            people = author_names.split(draft.title[at:])
            # `Lark A, Finch B, Wren C` has no title.
            followed = len(people) > 1 and ("," in draft.title[:at] or not _is_person(draft.title[:at]))
        if followed:
            seen.add(tuple(people))
        else:
            others += 1
            if others > (1 - PEOPLE_SHARE) * len(drafts):
                return False
    return len(seen) >= SLOT_ENTRIES and len(seen) >= FRESH_SHARE * (len(drafts) - others)


def _take_people(text: str, draft: Draft) -> None:
    """Divide the authors at the end of a plain title off it."""
    title = draft.title
    at = _end_of_title(title)
    people = title[at + 1 :].strip()
    end = draft.title_span.end
    start = end - len(people)
    if not people or text[start:end] != people:
        return
    draft.title = title[:at]
    draft.title_span = Span(draft.title_span.start, start - (len(title) - len(people) - at))
    draft.authors = author_names.split(people)
    draft.marks += [Piece("author", start, end, people)]
    draft.slots += [Slot("authors", start, end, "", "section")]


def _end_of_title(title: str) -> int:
    """Return where the longest run of persons at the end of a title begins, at the comma before it; else the title's end."""
    end = len(title)
    found = end
    joined = False
    while (comma := title.rfind(", ", 0, end)) > 0:
        part = title[comma + 2 : end]
        if found == len(title):
            joined = part.startswith(_AND)
            part = part.removeprefix("and ").removeprefix("& ")
        elif " and " in part or part.startswith(_AND) or "&" in part:
            break
        if not _is_person(part):
            break
        found = end = comma
    if joined and title.count(", ", found) == 1:
        # `Sheep, and Old Barns`
        return len(title)
    return found


def _is_person(part: str) -> bool:
    """Return whether words between commas are a person's full name, or two joined by `and`."""
    return (
        author_names.is_list(part, lenient=True)
        and NO_NAME.search(part) is None
        and NAMES_VENUE.search(part) is None
    )
