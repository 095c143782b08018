"""Pieces: spans of an entry's source, each with its kind, which together tile the entry."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Literal

from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import WORD, compiled

PieceKind = Literal[
    "marker", "title", "label", "url", "date", "venue", "tag", "author", "badge", "image", "text", "break", "separator"
]  # fmt: skip

_BREAK = compiled(r"(?:(?<![ \t])[ \t]++)?+(?:\\|<br[ ]*+/?>[ \t]*+)?\r?\n[ \t]*+")
_start = attrgetter("start")


class Piece(NamedTuple):
    """A span of an entry's source (code points) and what it is.

    `value` is the normalised content, such as a date in ISO form or a venue's canonical name; for text, break and
    separator it is the source itself.
    """

    kind: PieceKind
    start: int
    end: int
    value: str


def without_overlaps(pieces: Iterable[Piece], start: int, end: int) -> list[Piece]:
    """Return the pieces that lie within two offsets, in order; of two that overlap, the one that was given first."""
    given = list(pieces)
    ordered = sorted(given, key=_start)
    at = start
    for _, begin, stop, _ in ordered:
        if begin < at or stop <= begin:
            break
        at = stop
    else:
        if at <= end:
            return ordered
    taken: list[Piece] = []
    for piece in given:
        if start <= piece.start < piece.end <= end:
            at = bisect_left(taken, piece.start, key=_start)
            if (at == 0 or taken[at - 1].end <= piece.start) and (
                at == len(taken) or piece.end <= taken[at].start
            ):
                taken.insert(at, piece)
    return taken


def tile(text: str, start: int, end: int, pieces: Sequence[Piece]) -> list[Piece]:
    """Return ordered pieces together with those that fill the gaps between them, from offset `start` to `end`."""
    found: list[Piece] = []
    at = start
    for piece in pieces:
        if piece.start > at:
            _fill(text, at, piece.start, found)
        found.append(piece)
        at = piece.end
    if at < end:
        _fill(text, at, end, found)
    return found


def _fill(text: str, start: int, end: int, found: list[Piece]) -> None:
    for match in _BREAK.finditer(text, start, end):
        if match.start() > start:
            found.append(_text_or_separator(text, start, match.start()))
        found.append(Piece("break", match.start(), match.end(), match[0]))
        start = match.end()
    if end > start:
        found.append(_text_or_separator(text, start, end))


def _text_or_separator(text: str, start: int, end: int) -> Piece:
    source = text[start:end]
    return Piece("text" if WORD.search(source) else "separator", start, end, source)
