"""What contains a position of a document: an inline part, an entry, code, a URL, a formula."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from awesomelint.facts import fact
from awesomelint.markdown.parts import Inline
from awesomelint.model import Entry, ListDocument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesomelint.markdown.blocks import Block
    from awesomelint.source import Span

_start = attrgetter("start")


def non_ascii_lines(document: ListDocument) -> list[tuple[int, str]]:
    """Return the lines that contain a non-ASCII character, each with the offset of its start."""
    text = document.source.text
    return [(start, text[start:end]) for start, end in _non_ascii_line_spans(document)]


@fact
def _non_ascii_line_spans(document: ListDocument) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    if document.source.text.isascii():
        return spans
    start = 0
    for line in document.source.text.split("\n"):
        if not line.isascii():
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def parts_at(document: ListDocument, offset: int) -> list[Inline]:
    """Return the inline parts that contain an offset, the outermost first."""
    parts = document.parts
    containing: list[Inline] = []
    while parts:
        index = bisect_right(parts, offset, key=_start) - 1
        if index < 0 or parts[index].end <= offset:
            break
        containing.append(parts[index])
        parts = parts[index].children
    return containing


def entry_at(document: ListDocument, offset: int) -> Entry | None:
    """Return the entry that contains an offset, None if it is outside all entries."""
    index = bisect_right(_entry_starts(document), offset) - 1
    if index >= 0 and offset < document.entries[index].span.end:
        return document.entries[index]
    return None


@fact
def _entry_starts(document: ListDocument) -> list[int]:
    return [entry.span.start for entry in document.entries]


def in_any(spans: Sequence[Span | Block], offset: int) -> bool:
    """Return whether an offset is in one of some spans or blocks, which are in order and do not overlap."""
    index = bisect_right(spans, offset, key=_start) - 1
    return index >= 0 and offset < spans[index].end


def is_verbatim(document: ListDocument, offset: int) -> bool:
    """Return whether an offset is in code or in a comment, to which most rules do not apply."""
    if in_any(_verbatim_blocks(document), offset):
        return True
    return any(part.kind in ("code", "comment") for part in parts_at(document, offset))


@fact
def _verbatim_blocks(document: ListDocument) -> list[Block]:
    """Return the blocks of code and comments, in document order."""
    verbatim: list[Block] = []
    _collect_verbatim(document.blocks.children, document.source.text, verbatim)
    return verbatim


def _collect_verbatim(blocks: list[Block], text: str, verbatim: list[Block]) -> None:
    for block in blocks:
        if block.kind == "code" or (block.kind == "html" and text.startswith("<!--", block.start)):
            verbatim.append(block)
        elif block.children:
            _collect_verbatim(block.children, text, verbatim)


def is_literal_mark(document: ListDocument, offset: int) -> bool:
    """Return whether an asterisk or underscore is shown on the page, instead of marking emphasis."""
    emphasis = (part for part in parts_at(document, offset) if part.kind in ("strong", "em"))
    return all(part.inner_start <= offset < part.inner_end for part in emphasis)


def in_url(parts: list[Inline], offset: int) -> bool:
    """Return whether an offset is in the URL of one of the parts that contain it (see `parts_at`)."""
    return any(part.url_start <= offset < part.url_end for part in parts)


def is_plain_text(document: ListDocument, offset: int) -> bool:
    """Return whether an offset is in text for readers: not in code, a comment, a formula or a URL."""
    return not (
        is_verbatim(document, offset)
        or in_formula(document, offset)
        or in_url(parts_at(document, offset), offset)
    )


def in_formula(document: ListDocument, offset: int) -> bool:
    """Return whether an odd number of dollar signs precedes an offset in its line."""
    dollars = _dollar_signs(document)
    if not dollars:
        return False
    line_start = document.source.line_start(document.source.line_of(offset))
    return (bisect_left(dollars, offset) - bisect_left(dollars, line_start)) % 2 == 1


@fact
def _dollar_signs(document: ListDocument) -> list[int]:
    """Return the offsets of all dollar signs."""
    return [match.start() for match in re.finditer(r"\$", document.source.text)]
