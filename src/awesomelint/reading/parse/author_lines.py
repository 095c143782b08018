"""Authors on a line of their own, with the title in marks on the next: `Ada Lark and Bo Finch:` above `*Tidy Sheep*`.

A line above emphasis may also be the title, above its authors or venue. So the section votes.
"""

from __future__ import annotations

from awesomelint.fields import author_names, reference_heads
from awesomelint.fields.cited_authors import names_people
from awesomelint.markdown.render import rendered_text
from awesomelint.reading.dialect import mark_of
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.segment import Node
from awesomelint.source import Span, onward
from awesomelint.util.regex import WORD, lazy_pattern

# The mark of a dialect in which authors fill the line before the title.
LINE = "\n"
_TITLED = frozenset(("title", "strong", "em", "quote"))
_LINE_END = lazy_pattern(r"(?:<br\s*/?>|\\|[ \t])*\n[ \t]*")
# The marks that a title begins with, and the text within.
_TITLE = lazy_pattern(r"[*_]{0,3}[\"“«\[*_][*_]{0,2}(?P<inner>[^\"”»\]*_\n]+)")
_AROUND = " \t\\*_:,;"
_EDGES = _AROUND + "."
_LONGEST = 300


def fills_line(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Return whether names fill the first line of a text, and a title in marks that has no names is on the second; and whether the
    names are certainly those of people.
    """
    stop = min(end, onward(text, start, _LONGEST))
    broken = _LINE_END.search(text, start, stop)
    if broken is None:
        return False, False
    title = _TITLE.match(text, broken.end(), end)
    people = text[start : broken.start()].strip(_EDGES)
    if title is None or not names_people(people, voted=True):
        return False, False
    shown = title["inner"].strip(_EDGES)
    if names_people(shown, voted=False):
        return False, False
    return len(WORD.findall(shown)) > 1, names_people(people, voted=False)


def take_line(text: str, draft: Draft, index: int) -> bool:
    """Take the authors that fill the line before a title in marks; return whether there are any."""
    nodes = draft.nodes
    last = index
    while last < len(nodes) and nodes[last].role in ("text", "strong", "em", "group"):
        last += 1
    if (
        last == index
        or last + 1 >= len(nodes)
        or nodes[last].role != "break"
        or nodes[last + 1].role not in _TITLED
    ):
        return False
    start, end = nodes[index].start, nodes[last - 1].end
    parts = [node.part for node in nodes[index:last] if node.part is not None]
    shown = rendered_text(text, start, end, parts).strip(_AROUND)
    people = shown if author_names.is_initialled(shown) else shown.rstrip(".")
    if not names_people(people, voted=True):
        return False
    first = nodes[index]
    mark = mark_of(text, first.start, first.inner[0]) if first.part is not None else ""
    span = first.inner if last == index + 1 else (start, end)
    draft.set_authors(reference_heads.people_in(people), Span(*span), people, mark)
    nodes[index : last + 1] = [Node("mark", start, end)]
    return True
