"""Find nested items that are not indented enough: GitHub shows them as the end of the text above them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from awesomelint.analysis.bullets import Items
from awesomelint.model import ListDocument
from awesomelint.source import Span
from awesomelint.util.regex import compiled

# A bullet with so much indentation that it does not begin a list, unless it is within an item.
_BULLET = compiled(r"\n( {4,})(?=[-*+][ \t]+\S)")
_MORE = compiled(r" {4,}(?=[-*+][ \t]+\S)")


class LostNesting(NamedTuple):
    """Lines that should be nested items: the span of the first, the offsets of all, and the spaces that each lacks."""

    span: Span
    starts: list[int]
    missing: int


def find_lost_nesting(document: ListDocument, items: Items) -> Iterator[LostNesting]:
    """Yield groups of lines that begin with a bullet, but are less indented than the text of the item above them."""
    source, text = document.source, document.source.text
    end = 0
    for match in _BULLET.finditer(text):
        start = match.start(1)
        line = source.line_of(start)
        paragraph = items.paragraph(line) if start >= end else None
        if (
            paragraph is None
            or paragraph.line >= line
            or paragraph.parent is None
            or paragraph.parent.kind != "item"
        ):
            continue
        indent, wanted = len(match[1]), paragraph.start - source.line_start(paragraph.line)
        lines = range(line, paragraph.end_line + 1)
        if indent < wanted and all(_indent(source.line_text(number)) == indent for number in lines):
            end = source.line_end(paragraph.end_line)
            starts = [source.line_start(number) for number in lines]
            yield LostNesting(Span(start + indent, source.line_end(line)), starts, wanted - indent)


def _indent(line: str) -> int:
    """Return how many spaces are before the bullet of a line; 0 if it has none."""
    match = _MORE.match(line)
    return match.end() if match else 0
