"""Titles in marks that elsewhere enclose tags: `- [Tidy Sheep on Hills] Ada Lark, ICML 2020`, `` - `Tidy Sheep on Hills` ``.

Only a section in which nearly all entries begin so has such titles; see `reading.enclosed_titles`.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.markdown.parts import Inline
from awesomelint.markdown.render import rendered_text
from awesomelint.model import TitleKind
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.segment import Node
from awesomelint.source import Span

# Each opening mark with its closing one, and the kind of a title in them.
ENCLOSING: dict[str, tuple[str, TitleKind]] = {
    "**[": ("]**", "text"),
    "**`": ("`**", "text"),
    "[": ("]", "text"),
    "\\[": ("\\]", "text"),
    "【": ("】", "text"),
    "{": ("}", "text"),
    "(": (")", "text"),
    "`": ("`", "text"),
    "~~": ("~~", "text"),
    "==": ("==", "text"),
    "‘": ("’", "quote"),
    "«": ("»", "quote"),
    "「": ("」", "quote"),
    "*": ("*", "em"),
    "_": ("_", "em"),
    "<em>": ("</em>", "em"),
    "<i>": ("</i>", "em"),
    **{f"<{name}>": (f"</{name}>", "text") for name in ("kbd", "code", "ins", "u", "mark")},
}
# The roles of nodes that are fields, in whatever marks: `[ICML 2020] [Tidy Sheep on Hills]`.
_FIELDS = frozenset(("date", "venue"))


def take_enclosed(text: str, draft: Draft, index: int, opening: str) -> bool:
    """Set a title that begins at a node with an opening mark; return whether it does.

    The nodes up to the closing mark become one, and what the last of them holds beyond it is a node after it.
    """
    nodes = draft.nodes
    start = nodes[index].start
    if nodes[index].role in _FIELDS or not text.startswith(opening, start):
        return False
    closing, kind = ENCLOSING[opening]
    inner_start = start + len(opening)
    inner_end = text.find(closing, inner_start, nodes[-1].end)
    if inner_end < 0:
        return False
    stop = inner_end + len(closing)
    last = next(at for at in range(index, len(nodes)) if nodes[at].end >= stop)
    parts = [node.part for node in nodes[index : last + 1] if node.part is not None]
    parts = [part for part in _inner(parts, inner_start) if part.end <= inner_end]
    draft.title_kind = kind
    draft.title_span = Span(inner_start, inner_end)
    draft.title = rendered_text(text, inner_start, inner_end, parts)
    rest = [Node("text", stop, nodes[last].end)] if nodes[last].end > stop else []
    nodes[index : last + 1] = [Node("mark", start, stop), *rest]
    return True


def _inner(parts: list[Inline], start: int) -> Iterator[Inline]:
    """Yield the inline parts from an offset on: of a part that begins before it, those within."""
    for part in parts:
        if part.start >= start:
            yield part
        else:
            yield from _inner(part.children, start)
