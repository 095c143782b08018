"""Sentences with a link in them: `See also the [website](…)`, `Our [survey](…) is on arXiv`.

The last word before the link shows that the sentence goes on with it, and no title ends there.
"""

from __future__ import annotations

from awesomelint.fields import link_labels
from awesomelint.reading.parse.draft import Draft
from awesomelint.util.regex import WORD

# Words before a noun, which names what the link leads to.
_DETERMINERS = frozenset(
    ("the", "a", "an", "our", "my", "your", "their", "its", "his", "her", "this", "these")
)
_PREPOSITIONS = frozenset(("at", "by", "for", "from", "in", "of", "on", "to", "via", "with"))
# `Our [survey](…)`, even if it is the only word: `The [Barn Project](…)` may be a name.
_OWN = frozenset(("our", "my"))
# With these, the text of a link refers to what it leads to: `See also [this post](…)`.
_POINTING = ("this ", "these ", "our ", "my ")
# A link with this many words may be a title within a sentence: `Implementation of the [Tidy Sheep in the Snow](…)`.
_TITLE_WORDS = 4
_MARKS = '[(*_`"“ \t\n'


def is_linking_sentence(text: str, draft: Draft, *, below: bool) -> bool:
    """Return whether the first link of an item or paragraph is within a sentence, which is not a title.

    `below` is True if it is below a work; then `Read aloud by [Ada Lark](…)` isn't a work, either.
    """
    if draft.title_kind == "text":
        return _goes_on(text, draft, below=below)
    if draft.title_kind != "link" or not draft.lead_words or draft.title_link is None:
        return False
    if len(WORD.findall(draft.title)) >= _TITLE_WORDS:
        return False
    if draft.title.startswith(_POINTING):
        return True
    lead = text[draft.start : draft.title_link.start].rstrip(_MARKS)
    last = lead.rsplit(None, 1)[-1] if lead else ""
    if draft.lead_words == 1:
        return last.lower() in _OWN
    # `Data sets: by [Barn Yard](…)` has a key.
    return (last in _DETERMINERS or (below and last in _PREPOSITIONS)) and ":" not in lead


def _goes_on(text: str, draft: Draft, *, below: bool) -> bool:
    """Return whether the title in plain text is the beginning of a sentence that goes on with the link after it."""
    if not draft.links or draft.links[0].start < draft.title_span.end:
        return False
    last = draft.title.rsplit(None, 1)[-1]
    if (last not in _DETERMINERS and last not in _PREPOSITIONS) or ":" in draft.title:
        # `OatSet: a [dataset](…)` begins with a name.
        return False
    link = draft.links[0]
    label = text[link.inner_start : link.inner_end]
    if text[link.start - 1] in "[(" or label[:1] == "[" or text[draft.title_span.start] in "*_`":
        return False
    if last in _DETERMINERS:
        return True
    # `What Green Hills Are for [pdf](…)` is a title, and `Guided Barns by [Lark & Finch (2021)](…)` cites a work.
    cites = last == "by" or any(map(str.isdigit, label))
    return (below or not cites) and not link_labels.is_label(link_labels.normal(label))
