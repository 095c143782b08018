"""Authors after a title of whom a part is marked: `Ada Lark *et al.*`, `by [Ada Lark](…) and [Bo Finch](…)`."""

from __future__ import annotations

from awesomelint.fields import author_names
from awesomelint.markdown.render import rendered_text
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.segment import Node
from awesomelint.reading.separators import EDGES
from awesomelint.source import Span
from awesomelint.util.regex import compiled

# What joins linked authors.
_JOINS = frozenset((",", "and", "&", ", and"))
# An author after the linked ones, without a link: `and Bo Finch, ICML 2020`.
_LAST = compiled(r"[,\s]*+(?:and\b|&)\s*+(?P<name>[^\W\d_][^,.;:(\n]*)")


def take_marked(text: str, draft: Draft, rest: list[Node]) -> list[Node]:
    """Take authors of whom a part is marked from the nodes after a title; return the other nodes."""
    if draft.authors or len(rest) < 2:
        return rest
    if rest[1].role == "em":
        return _before_et_al(text, draft, rest)
    if rest[1].role == "title" and text[rest[0].start : rest[0].end].strip(EDGES) == "by":
        return _linked(text, draft, rest)
    return rest


def _before_et_al(text: str, draft: Draft, rest: list[Node]) -> list[Node]:
    """Authors before an “et al.” in italics: `, Ada Lark, Bo Finch *et al.*, ICML 2020`."""
    others = text[slice(*rest[1].inner)]
    if author_names.without_et_al(others):
        return rest
    before = text[rest[0].start : rest[0].end]
    names = before.strip(EDGES) + " et al."
    if not author_names.is_list(names):
        return rest
    start = rest[0].end - len(before.lstrip(EDGES))
    draft.set_authors(author_names.split(names), Span(start, rest[1].end), text[start : rest[1].end])
    return rest[2:]


def _linked(text: str, draft: Draft, rest: list[Node]) -> list[Node]:
    """Authors after `by`, each linked to a page: `by [Ada Lark](…), [Bo Finch](…), ICML 2020`."""
    names: list[str] = []
    count = 1
    while count < len(rest) and rest[count].role == "title" and (part := rest[count].part) is not None:
        names.append(rendered_text(text, part.inner_start, part.inner_end, part.children))
        count += 1
        if count < len(rest) and text[rest[count].start : rest[count].end].strip() in _JOINS:
            count += 1
    start, end = rest[1].start, rest[count - 1].end
    others = rest[count:]
    if count < len(rest) and (last := _LAST.match(text, rest[count].start, rest[count].end)):
        names.append(last["name"].rstrip())
        end = last.start("name") + len(names[-1])
        others = [Node("text", end, rest[count].end), *rest[count + 1 :]]
    if not author_names.is_list(", ".join(names), lenient=True):
        return rest
    draft.set_authors(names, Span(start, end), text[start:end])
    return others
