"""Looking at the characters of a list: the few lines that are worth a look, and what stands around a place in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from awesomelint.markdown.parts import Inline
from awesomelint.model import Entry, ListDocument

if TYPE_CHECKING:
    from awesomelint.markdown.blocks import Block

_start = attrgetter("start")


def odd_lines(document: ListDocument) -> list[tuple[int, str]]:
    """The lines that are not plain ASCII, each with its offset: most files have few, which makes looking cheap."""
    text = document.source.text
    places: list[tuple[int, int]] | None = document.memo.get("odd lines")
    if places is None:
        places = document.memo["odd lines"] = []
        at = 0
        if not text.isascii():
            for line in text.split("\n"):
                if not line.isascii():
                    places.append((at, at + len(line)))
                at += len(line) + 1
    return [(start, text[start:end]) for start, end in places]


def around(document: ListDocument, offset: int) -> list[Inline]:
    """The inline parts in which an offset stands, the outermost first."""
    parts = document.parts
    found: list[Inline] = []
    while parts:
        index = bisect_right(parts, offset, key=_start) - 1
        if index < 0 or parts[index].end <= offset:
            break
        found.append(parts[index])
        parts = parts[index].children
    return found


def entry_at(document: ListDocument, offset: int) -> Entry | None:
    """The entry in which an offset stands."""
    starts = document.memo.get("entry starts")
    if starts is None:
        starts = document.memo["entry starts"] = [entry.span.start for entry in document.entries]
    index = bisect_right(starts, offset) - 1
    if index >= 0 and offset < document.entries[index].span.end:
        return document.entries[index]
    return None


def is_verbatim(document: ListDocument, offset: int) -> bool:
    """Whether an offset stands in code or in a comment, where people write what they like."""
    blocks = document.memo.get("verbatim blocks")
    if blocks is None:
        blocks = document.memo["verbatim blocks"] = []
        _collect(document.blocks.children, document.source.text, blocks)
    index = bisect_right(blocks, offset, key=_start) - 1
    if index >= 0 and offset < blocks[index].end:
        return True
    return any(part.kind in ("code", "comment") for part in around(document, offset))


def _collect(blocks: list[Block], text: str, found: list[Block]) -> None:
    for block in blocks:
        if block.kind == "code" or (block.kind == "html" and text.startswith("<!--", block.start)):
            found.append(block)
        elif block.children:
            _collect(block.children, text, found)


def in_url(parts: list[Inline], offset: int) -> bool:
    """Whether an offset stands in the address of one of the parts around it."""
    return any(part.url_start <= offset < part.url_end for part in parts)


def in_formula(document: ListDocument, offset: int) -> bool:
    """Whether an odd number of dollar signs stands before an offset in its line."""
    dollars = document.memo.get("dollars")
    text, source = document.source.text, document.source
    if dollars is None:
        dollars = document.memo["dollars"] = []
        at = text.find("$")
        while at >= 0:
            dollars.append(at)
            at = text.find("$", at + 1)
    if not dollars:
        return False
    return (
        bisect_left(dollars, offset) - bisect_left(dollars, source.line_start(source.line_of(offset)))
    ) % 2 == 1
