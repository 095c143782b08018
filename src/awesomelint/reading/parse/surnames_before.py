"""Surnames in marks before a title in marks: `**Lark et al.** - *Tidy Sheep*`, `**OwlNet** (Lark and Finch) - *Tidy Sheep*`."""

from __future__ import annotations

from awesomelint.fields import author_names
from awesomelint.reading.dialect import Slot, mark_of
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.segment import shown_in
from awesomelint.reading.separators import DASH_MARKS
from awesomelint.source import Span

# The roles of nodes that are a title by their marks.
_MARKED = frozenset(("em", "quote", "title"))


def surnames_lead(text: str, draft: Draft, index: int) -> bool:
    """Return whether a node holds surnames in marks before a dash and a marked title: `**Lark et al.** - *Tidy Sheep*`.

    The section decides whether those in parentheses without “et al.” are authors: `(Lark) - *Tidy Sheep*`.
    """
    if index + 2 >= len(draft.nodes) or draft.nodes[index + 2].role not in _MARKED:
        return False
    node, dash = draft.nodes[index : index + 2]
    if text[dash.start : dash.end].strip() not in DASH_MARKS:
        return False
    shown = shown_in(text, node)
    mark = mark_of(text, node.start, node.inner[0])
    if author_names.has_et_al(shown) and author_names.is_list(shown):
        draft.set_authors(author_names.split(shown), Span(*node.inner), shown, mark)
    elif node.role == "group" and (author_names.surnames(shown) or author_names.is_surname(shown)):
        draft.slots += [Slot("?", *node.inner, mark)]
    else:
        return False
    node.role = "mark"
    return True
