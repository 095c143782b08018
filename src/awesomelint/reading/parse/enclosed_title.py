"""Titles in marks that elsewhere enclose tags: `- [Tidy Sheep on Hills] Ada Lark, ICML 2020`, `` - `Tidy Sheep on Hills` ``.

Only a section in which nearly all entries begin so has such titles; see `reading.votes.enclosed_titles`.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.fields import author_names
from awesomelint.fields.titles import word_count
from awesomelint.markdown.parts import Inline
from awesomelint.markdown.render import rendered_text
from awesomelint.model import TitleKind
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.segment import Node
from awesomelint.source import Span
from awesomelint.util.regex import WORD

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
    "**": ("**", "strong"),
    "__": ("__", "strong"),
    "*": ("*", "em"),
    "_": ("_", "em"),
    "<em>": ("</em>", "em"),
    "<i>": ("</i>", "em"),
    **{f"<{name}>": (f"</{name}>", "text") for name in ("kbd", "code", "ins", "u", "mark")},
}
# Tags are shorter (in words).
TITLE_WORDS = 3
# The roles of nodes that are fields, in whatever marks: `[ICML 2020] [Tidy Sheep on Hills]`.
_FIELDS = frozenset(("date", "venue"))


def is_long(inner: str) -> bool:
    """Return whether what marks enclose may be a title: not a tag, and not authors."""
    return word_count(inner) >= TITLE_WORDS and not author_names.is_list(inner)


def take_enclosed(text: str, draft: Draft, opening: str) -> int:
    """Set the title after an opening mark; return the index of the node after it, 0 if there is none.

    Before it, there may be fields, tags and up to two words: `2020 [oral] [Tidy Sheep on Hills]`.
    """
    short: tuple[int, Span] | None = None
    for index, node in enumerate(draft.nodes):
        found = _enclosed(text, draft, index, opening)
        if found is not None and is_long(text[slice(*found)]):
            return _take(text, draft, index, opening, found)
        if found is not None and short is None:
            short = index, found
        if node.role in ("title", "labels") or (
            node.role == "text" and len(WORD.findall(text, node.start, node.end)) >= TITLE_WORDS
        ):
            break
    if short is None:
        return 0
    # A title of one or two words.
    index, found = short
    return _take(text, draft, index, opening, found)


def _enclosed(text: str, draft: Draft, index: int, opening: str) -> Span | None:
    """Return the span of what is between the marks at a node, if it begins with the opening mark."""
    node = draft.nodes[index]
    closing, kind = ENCLOSING[opening]
    if node.role in _FIELDS or not text.startswith(opening, node.start):
        return None
    if kind in ("strong", "em"):
        return Span(*node.inner) if node.role == kind else None
    start = node.start + len(opening)
    end = text.find(closing, start, draft.nodes[-1].end)
    return Span(start, end) if end >= 0 else None


def _take(text: str, draft: Draft, index: int, opening: str, inner: Span) -> int:
    """Make a span, with its marks, the title.

    The nodes up to the closing mark become one, and what the last of them holds beyond it is a node after it.
    """
    nodes = draft.nodes
    closing, kind = ENCLOSING[opening]
    start, stop = inner.start - len(opening), inner.end + len(closing)
    last = next(at for at in range(index, len(nodes)) if nodes[at].end >= stop)
    parts = [node.part for node in nodes[index : last + 1] if node.part is not None]
    draft.title_kind = kind
    draft.title_span = inner
    draft.title = rendered_text(text, *inner, list(_inner(parts, inner.start)))
    nodes[index : last + 1] = [Node("mark", start, stop), Node("text", stop, nodes[last].end)]
    return index + 1


def _inner(parts: list[Inline], start: int) -> Iterator[Inline]:
    """Yield the inline parts from an offset on: of a part that begins before it, those within."""
    for part in parts:
        if part.start >= start:
            yield part
        else:
            yield from _inner(part.children, start)
