"""Looking at the characters of a list: the few lines that are worth a look, and what stands around a place in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from awesomelint.facts import fact
from awesomelint.markdown.parts import Inline
from awesomelint.model import Entry, ListDocument

if TYPE_CHECKING:
    from awesomelint.markdown.blocks import Block

_start = attrgetter("start")


def odd_lines(document: ListDocument) -> list[tuple[int, str]]:
    """The lines that are not plain ASCII, each with its offset: most files have few, which makes looking cheap."""
    text = document.source.text
    return [(start, text[start:end]) for start, end in _odd_line_spans(document)]


@fact
def _odd_line_spans(document: ListDocument) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    if document.source.text.isascii():
        return spans
    start = 0
    for line in document.source.text.split("\n"):
        if not line.isascii():
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


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
    index = bisect_right(_entry_starts(document), offset) - 1
    if index >= 0 and offset < document.entries[index].span.end:
        return document.entries[index]
    return None


@fact
def _entry_starts(document: ListDocument) -> list[int]:
    return [entry.span.start for entry in document.entries]


def is_verbatim(document: ListDocument, offset: int) -> bool:
    """Whether an offset stands in code or in a comment, where people write what they like."""
    blocks = _verbatim_blocks(document)
    index = bisect_right(blocks, offset, key=_start) - 1
    if index >= 0 and offset < blocks[index].end:
        return True
    return any(part.kind in ("code", "comment") for part in around(document, offset))


@fact
def _verbatim_blocks(document: ListDocument) -> list[Block]:
    """Blocks of code and comments, in document order."""
    blocks: list[Block] = []
    _collect(document.blocks.children, document.source.text, blocks)
    return blocks


def _collect(blocks: list[Block], text: str, found: list[Block]) -> None:
    for block in blocks:
        if block.kind == "code" or (block.kind == "html" and text.startswith("<!--", block.start)):
            found.append(block)
        elif block.children:
            _collect(block.children, text, found)


def is_literal_mark(document: ListDocument, offset: int) -> bool:
    """Whether a star or underscore is shown on the page: it neither opens nor closes emphasis."""
    emphasis = (part for part in around(document, offset) if part.kind in ("strong", "em"))
    return all(part.inner_start <= offset < part.inner_end for part in emphasis)


def in_url(parts: list[Inline], offset: int) -> bool:
    """Whether an offset stands in the address of one of the parts around it."""
    return any(part.url_start <= offset < part.url_end for part in parts)


def in_formula(document: ListDocument, offset: int) -> bool:
    """Whether an odd number of dollar signs stands before an offset in its line."""
    dollars = _dollars(document)
    if not dollars:
        return False
    line_start = document.source.line_start(document.source.line_of(offset))
    return (bisect_left(dollars, offset) - bisect_left(dollars, line_start)) % 2 == 1


@fact
def _dollars(document: ListDocument) -> list[int]:
    """The offsets of all dollar signs."""
    return [match.start() for match in re.finditer(r"\$", document.source.text)]
