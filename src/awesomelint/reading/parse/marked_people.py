"""Authors after a title of whom a part is marked: `Ada Lark *et al.*`, `by [Ada Lark](…) and [Bo Finch](…)`."""

from __future__ import annotations

from awesomelint.fields import author_names
from awesomelint.markdown.render import rendered_text
from awesomelint.reading.dialect import Slot
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.segment import Node
from awesomelint.reading.separators import EDGES
from awesomelint.source import Span
from awesomelint.util.regex import FOUR_DIGIT_YEAR, compiled

# What joins linked authors.
_JOINS = frozenset((",", "and", "&", ", and"))
# An author after the linked ones, without a link: `and Bo Finch, ICML 2020`.
_LAST = compiled(r"[,\s]*+(?:and\b|&)\s*+(?P<name>[^\W\d_][^,.;:(\n]*)")


def take_marked(text: str, draft: Draft, rest: list[Node]) -> list[Node]:
    """Take authors of whom a part is marked from the nodes after a title; return the other nodes."""
    if draft.authors or not rest:
        return rest
    if rest[0].role == "title":
        # A line of fields has no title.
        return rest if draft.title else _linked(text, draft, rest, 0)
    if len(rest) < 2:
        return rest
    if rest[1].role == "em":
        return _before_et_al(text, draft, rest)
    if rest[1].role == "title":
        lead = text[rest[0].start : rest[0].end].strip(EDGES)
        if lead == "by" or rest[0].role == "break" or (not lead and _says_when(text, rest)):
            return _linked(text, draft, rest, 1, alone=lead == "by")
    return rest


def begins_with_person(draft: Draft | None) -> bool:
    """Return whether an item begins with a linked name, as in a line of authors: `[Ada Lark](…), [Bo Finch](…)`."""
    return (
        draft is not None and draft.title_kind == "link" and author_names.is_list(draft.title, lenient=True)
    )


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


def _says_when(text: str, rest: list[Node]) -> bool:
    """Return whether a year or a venue follows linked names: `, [Ada Lark](…), [Bo Finch](…), ICML 2020`."""
    following = [node for node in rest if node.role not in ("title", "break")]
    for node in following:
        if node.role in ("date", "venue") or FOUR_DIGIT_YEAR.search(text, node.start, node.end):
            return True
    return False


def _linked(text: str, draft: Draft, rest: list[Node], first: int, *, alone: bool = False) -> list[Node]:
    """Authors from a node on, each linked to a page: `by [Ada Lark](…), [Bo Finch](…), ICML 2020`.

    Only after `by` is one author certain; `alone` says so. On a line of its own, the section decides.
    """
    names: list[str] = []
    count = first
    while count < len(rest) and rest[count].role == "title" and (part := rest[count].part) is not None:
        names.append(rendered_text(text, part.inner_start, part.inner_end, part.children))
        count += 1
        if count < len(rest) and text[rest[count].start : rest[count].end].strip() in _JOINS:
            count += 1
    start, end = rest[first].start, rest[count - 1].end
    others = rest[count:]
    if count < len(rest) and (last := _LAST.match(text, rest[count].start, rest[count].end)):
        names.append(last["name"].rstrip())
        end = last.start("name") + len(names[-1])
        others = [Node("text", end, rest[count].end), *rest[count + 1 :]]
    if not author_names.is_list(", ".join(names), lenient=True):
        return rest
    if len(names) > 1 or alone:
        draft.set_authors(names, Span(start, end), text[start:end])
        return others
    if draft.voted_on and (not first or rest[0].role == "break"):
        draft.slots += [Slot("?", *rest[first].inner, "")]
    return rest
