"""Paragraphs without links that are works by the form of a reference: authors and a year, beside the title."""

from __future__ import annotations

from awesomelint.reading.outline import Unit
from awesomelint.reading.parse.draft import Draft
from awesomelint.util.regex import WORD

# A title has no more words than this; a paragraph with more is prose.
_MOST_WORDS = 40
# So many words that nothing explains may follow the title and the authors: `(44 citations: June 2019)`.
_MOST_REST = 6


def is_cited(unit: Unit, draft: Draft) -> bool:
    """Return whether a paragraph without links begins with authors and has a date, as most of its section do."""
    return (
        bool(unit.dialect.authors_lead and draft.authors and draft.date)
        and not draft.links
        and 1 < len(WORD.findall(draft.title)) <= _MOST_WORDS
        and draft.slots[0].kind == "authors"
        and draft.slots[0].start < draft.title_span.start
    )


def is_dated(draft: Draft) -> bool:
    """Return whether a title in emphasis begins a paragraph, and only its date and authors follow.

    `*Counting Tidy Sheep* (2003) Ada Lark and Bo Finch.`
    """
    return (
        bool(draft.authors)
        and draft.date is not None
        and not draft.links
        and len(WORD.findall(draft.title)) >= 3
        and draft.rest_words <= _MOST_REST
    )
