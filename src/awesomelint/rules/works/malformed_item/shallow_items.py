"""Find nested list items that are indented too little, so that GitHub shows them as text of the item above."""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.bullets import Items
from awesomelint.markdown.blocks import Block
from awesomelint.model import ListDocument
from awesomelint.source import Span
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled

_MARKED = compiled(r"([ \t]+)[-*+][ \t]+(?=\S)")
_INDENTED = compiled(r"\n[ \t]+[-*+][ \t]")


class ShallowItems(NamedTuple):
    """The lines that look like nested items, the offsets of their markers, and the spaces that each lacks."""

    span: Span
    markers: list[int]
    missing: list[int]


def has_indented_bullets(text: str) -> bool:
    """Whether there may be nested items at all."""
    return _INDENTED.search(text) is not None


def find_shallow_items(document: ListDocument, items: Items) -> Iterator[ShallowItems]:
    """Yield the lines with a bullet that end a paragraph of an item, at least one of them with a link.

    A nested item begins at the text of the item above it (CommonMark 5.2). From four spaces on, a line that is
    indented less continues the paragraph.
    """
    text = document.source.text
    for paragraph in items.paragraphs:
        if paragraph.parent is None or paragraph.parent.kind != "item":
            continue
        if _INDENTED.search(text, paragraph.start, paragraph.end):
            found = _shallow_items(document, paragraph)
            if found is not None and "](" in text[found.span.start : found.span.end]:
                yield found


def _shallow_items(document: ListDocument, paragraph: Block) -> ShallowItems | None:
    """Return the lines of a paragraph from the first one with a bullet on; None unless all of them have one."""
    source = document.source
    column = _width(source.text[source.line_start(paragraph.line) : paragraph.start])
    markers: list[int] = []
    missing: list[int] = []
    for line in range(paragraph.line + 1, paragraph.end_line + 1):
        match = _MARKED.match(source.text, source.line_start(line), source.line_end(line))
        if match is not None:
            markers.append(match.end(1))
            missing.append(column - _width(match[1]))
        elif markers:
            return None
    if not markers or min(missing) <= 0:
        return None
    start = source.line_start(source.line_of(markers[0]))
    return ShallowItems(Span(start, source.line_end(paragraph.end_line)), markers, missing)


def _width(text: str) -> int:
    """Return the width of a text without tabs beyond its indentation; tabs end at multiples of four."""
    return len(text.expandtabs(4))
