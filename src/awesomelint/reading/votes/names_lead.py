"""Names in emphasis before plain titles: `**OwlNet**: Tidy Sheep on Hills. Ada Lark, Bo Finch. ICML 2020`.

What follows a name may also describe it, as in lists of software, so the section votes: of most entries, what follows the name
is a title with authors or a venue after it, and hardly anything else.
"""

from __future__ import annotations

from collections.abc import Callable

from awesomelint.fields import author_names, titles
from awesomelint.markdown.render import inner_text
from awesomelint.reading.outline import Stretch, Unit, drafted
from awesomelint.reading.parse.bold_name import NAME_WORDS
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.parse.parser import Parser
from awesomelint.reading.thresholds import FRESH_SHARE, PEOPLE_SHARE, SLOT_ENTRIES
from awesomelint.util.regex import WORD

# The fewest words of a link that is a title.
_LINK_WORDS = 3
_EMPHASIS = frozenset(("strong", "em"))


def names_lead(units: list[Unit], read: Callable[[Stretch], Draft]) -> bool:
    """Return whether names in emphasis precede most titles of these units; `read` reads a stretch as if they did."""
    entries = drafted(units)
    named = [head for _, head, draft in entries if _may_be_name(draft)]
    fewest = max(SLOT_ENTRIES, PEOPLE_SHARE * len(entries))
    if len(named) < fewest:
        return False
    return len({again.title for head in named if _names_work(again := read(head))}) >= fewest


def notes_lead(text: str, parser: Parser, units: list[Unit]) -> bool:
    """Return whether notes in italics precede the linked titles of these units: `*About sheep* [Tidy Sheep on Hills](…)`.

    The links have words of their own, which are never repeated, and another entry begins with its linked title. No entry
    has a title in italics for certain.
    """
    shown: list[str] = []
    linked = 0
    for _, _, draft in drafted(units):
        linked += (
            draft.title_kind == "link" and not draft.lead_words and len(draft.title.split()) >= _LINK_WORDS
        )
        if draft.title_kind != "em":
            continue
        link = next((link for link in draft.links if link.start >= draft.title_span.end), None)
        if (
            link is None
            or text[draft.title_span.end : link.start].strip("*_ \t")
            or parser.reader.is_label(link)
            or len(inner_text(text, link).split()) < _LINK_WORDS
        ):
            return False
        shown.append(inner_text(text, link))
    return linked > 0 and len(shown) >= SLOT_ENTRIES and len(set(shown)) >= FRESH_SHARE * len(shown)


def _may_be_name(draft: Draft) -> bool:
    return draft.title_kind in _EMPHASIS and len(WORD.findall(draft.title)) <= NAME_WORDS


def _names_work(draft: Draft) -> bool:
    """Return whether what follows a name is a title with fields after it, and not a description."""
    return bool(
        (draft.authors or draft.venue)
        and _is_titled(draft.title)
        and not author_names.is_list(draft.title.split(",")[0], lenient=True)
    )


def _is_titled(shown: str) -> bool:
    """Return whether a text has capitals as in titles."""
    capitals, words = titles.count_capitals(shown)
    return capitals * 2 > words
