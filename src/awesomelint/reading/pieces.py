"""Pieces: an entry's source cut into marker, title, labels, addresses, date, venue, tags and what stands between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from awesomelint.model import Piece

if TYPE_CHECKING:
    from awesomelint.model import Entry

_WORD = re.compile(r"[^\W_]")
_BREAK = re.compile(r"(?:[ \t]*\\?|[ \t]*<br[ ]*/?>[ \t]*)\r?\n[ \t]*")


def marks(entry: Entry) -> list[Piece]:
    """The pieces with a meaning, in order and apart from each other: of two that overlap, the earlier named stays."""
    wanted: list[Piece] = []
    text = entry.source.text
    if entry.marker:
        wanted.append(Piece("marker", entry.span.start, entry.span.start + len(entry.marker), entry.marker))
    if entry.title_span is not None and entry.title:
        wanted.append(Piece("title", *entry.title_span, entry.title))
    for link in entry.links:
        if link.url_span is not None:
            wanted.append(Piece("url", *link.url_span, link.url))
        if link.label_span is not None and link.label is not None:
            kind = "badge" if link.badge else "label"
            wanted.append(Piece(kind, *link.label_span, link.label))
    if entry.date is not None:
        wanted.append(Piece("date", *entry.date.span, entry.date.iso))
    if entry.venue is not None:
        wanted.append(Piece("venue", *entry.venue.span, entry.venue.name))
    wanted += entry.marks
    taken: list[Piece] = []
    start, end = entry.span
    for piece in wanted:
        if start <= piece.start < piece.end <= end and not any(p.start < piece.end and piece.start < p.end for p in taken):
            taken.append(piece)
    taken.sort(key=lambda piece: piece.start)
    del text
    return taken


def tile(entry: Entry) -> Iterator[Piece]:
    """All pieces of an entry; joined, their texts are its source, character for character."""
    at = entry.span.start
    text = entry.source.text
    for piece in marks(entry):
        if piece.start > at:
            yield from _between(text, at, piece.start)
        yield piece
        at = piece.end
    if at < entry.span.end:
        yield from _between(text, at, entry.span.end)


def _between(text: str, start: int, end: int) -> Iterator[Piece]:
    for match in _BREAK.finditer(text, start, end):
        if match.start() > start:
            yield _loose(text, start, match.start())
        yield Piece("break", match.start(), match.end(), match[0])
        start = match.end()
    if end > start:
        yield _loose(text, start, end)


def _loose(text: str, start: int, end: int) -> Piece:
    body = text[start:end]
    return Piece("text" if _WORD.search(body) else "separator", start, end, body)
