"""A single author before a linked title, in a section in which authors precede most titles: `Lark, 2011. [Tidy Sheep](…)`."""

from __future__ import annotations

from awesomelint.fields import author_names
from awesomelint.reading.parse.draft import Draft, people_precede
from awesomelint.reading.thresholds import AUTHORS_SHARE, SLOT_ENTRIES
from awesomelint.source import Span
from awesomelint.util.regex import lazy_pattern

_AHEAD = lazy_pattern(
    r"\s*(?P<name>[^\W\d_][^\d\[\]()*_:]{1,40}?)(?:,? \(?(?P<year>(?:19|20)\d\d)[a-z]?\)?)?[.,:]?[\s\[\"“]*"
)


def take_people_ahead(text: str, drafts: list[Draft]) -> None:
    """Take a single author before a linked title if authors precede most of these titles: a full name, or a surname with a year."""
    ahead = sum(people_precede(draft) for draft in drafts)
    if ahead < SLOT_ENTRIES or ahead <= AUTHORS_SHARE * len(drafts):
        return
    for draft in drafts:
        if draft.authors or draft.title_link is None:
            continue
        match = _AHEAD.fullmatch(text, draft.start, draft.title_link.start)
        if match is None:
            continue
        name = match["name"]
        if author_names.is_list(name, lenient=True) or (match["year"] and author_names.is_surname(name)):
            span = Span(*match.span("name"))
            draft.slots = [slot for slot in draft.slots if slot.end <= span.start or slot.start >= span.end]
            draft.set_authors(author_names.split(name), span, name, how="section")
