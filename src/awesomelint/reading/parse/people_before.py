"""Authors in plain text before a title that is chosen by its marks: `Ada Lark, Bo Finch. *Tidy Sheep*`."""

from __future__ import annotations

from awesomelint.fields import author_names
from awesomelint.fields.cited_authors import names_people
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.segment import Node
from awesomelint.source import Span
from awesomelint.util.regex import WORD, compiled

# What is between authors and a title.
_AROUND = ' \t,.;:，。；：、-–—“"'
_DIGIT = compiled(r"\d")


def take_people_before(text: str, draft: Draft) -> None:
    """Take the authors in plain text before a title that was chosen, `Ada Lark, Bo Finch. *Tidy Sheep*`, and count other words."""
    for node in draft.nodes:
        if node.end > draft.title_span.start:
            break
        if node.role != "text":
            continue
        body = text[node.start : node.end].strip(_AROUND)
        if not names_people(body, voted=False):
            draft.lead_words += len(WORD.findall(body))
        elif not draft.authors:
            at = text.find(body, node.start)
            draft.set_authors(author_names.split(body), Span(at, at + len(body)), body)
            if _DIGIT.search(body) is None:
                # There is no date or venue in it, either.
                node.role = "mark"


def footnoted(text: str, nodes: list[Node], end: int) -> str:
    """Return the authors with footnote marks up to `end`, "" if there are none: `Ada Lark<sup>1</sup>, Bo Finch<sup>2</sup>`."""
    before = text[nodes[0].start : end] if len(nodes) > 2 and nodes[1].role == "mark" else ""
    body = before.strip(_AROUND + "*_") if "<sup>" in before else ""
    return body if body and author_names.is_list(body) else ""
