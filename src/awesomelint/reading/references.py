"""References: every link, image and bare address of a document, flat and in order."""

from __future__ import annotations

from collections.abc import Iterable

from awesomelint.markdown.parts import Inline
from awesomelint.model import ListDocument, Reference
from awesomelint.reading.units import DEFINITION
from awesomelint.source import Span

_KINDS = frozenset(("link", "image", "url"))


def collect(document: ListDocument) -> list[Reference]:
    """The references of a document; a badge that is a link gives two, the link before its image."""
    found: list[Reference] = []
    _walk(document.parts, found)
    text = document.source.text
    for block in document.blocks.walk():
        if block.kind == "definitions":
            for start, end in block.line_spans:
                if match := DEFINITION.match(text, start, end):
                    index = 2 if match[2] is not None else 3
                    found.append(Reference("definition", match[index], Span(start, end), Span(*match.span(index)), Span(*match.span(1))))
    found.sort(key=lambda reference: reference.span)
    return found


def _walk(parts: Iterable[Inline], found: list[Reference]) -> None:
    for part in parts:
        if part.kind in _KINDS:
            url_span = Span(part.url_start, part.url_end) if part.url_start >= 0 else None
            label = Span(part.inner_start, part.inner_end)
            found.append(Reference(part.kind, part.url, Span(part.start, part.end), url_span, label))
        if part.children:
            _walk((child for child in part.children if child.kind != "url" or part.kind != "link"), found)
