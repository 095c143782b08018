"""Spaces that are too many: doubled ones, those before a mark, those at the end of a line.

A list may write two spaces on purpose. So spaces are compared with how the other entries are written in the same position.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from operator import attrgetter
from typing import NamedTuple

from awesomelint.analysis.positions import around, entry_at, in_formula, in_url, is_verbatim
from awesomelint.facts import fact
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.pieces import Piece
from awesomelint.source import Span
from awesomelint.util.regex import compiled

_DOUBLED = compiled(r"  +\S?")
_BEFORE_MARK = compiled(r" [,.;)\]](?=[\s;:()\[\]*]|$)")
_MARKER = compiled(r"[ \t>]*+(?:[-*+•]|\d++[.)])?+[ \t]*+(?:\[[ xX]\])?+[ \t]*+")
# More spaces than these align something.
_MOST = 4
_start = attrgetter("start")
# Spaces are slips where so many entries write what is usual for each entry that does not; fewer are enough for one.
_USUAL = 9
# With so many for one it is worth a note: where the others are mended, these are slips as well.
_NEARLY = 2
_ENOUGH = 5
# So many in a whole list are few, however short it is.
_FEW = 4


class Space(NamedTuple):
    """Spaces that may be too many, where they stand, and what is usual in their place: one space, or none.

    `before` and `after` are the characters around them, `w` for any letter or digit.
    """

    start: int
    end: int
    entry: Entry
    before: str
    after: str
    usual: str


class _Place(NamedTuple):
    """Two characters in a section (None for the whole list); `after` is empty where it does not matter."""

    section: Section | None
    before: str
    after: str
    usual: str


@fact
def extra_spaces(document: ListDocument) -> list[tuple[Space, bool]]:
    """The spaces within lines that are too many; each comes with whether that is certain."""
    return list(_exceptions(document, [*_doubled(document), *_before_marks(document)]))


@fact
def trailing_spaces(document: ListDocument) -> list[Span]:
    """Spaces at the end of an entry's line that break no line, where few of the section's entries have them."""
    text = document.source.text
    found: dict[Section, list[Span]] = defaultdict(list)
    for end in _ends(text):
        start = end - 1
        while start and text[start - 1] == " ":
            start -= 1
        if not text[text.rfind("\n", 0, start) + 1 : start].strip():
            continue
        entry = entry_at(document, start - 1)
        if (
            entry is None
            or entry.kind in ("row", "html")
            or text[start - 1] in "\n>|"
            or is_verbatim(document, start)
        ):
            continue
        if not any(part.kind == "hardbreak" for part in around(document, start)):
            found[entry.section].append(Span(start, end))
    return [
        span
        for section, spans in found.items()
        if len(spans) <= max(len(section.entries) >= 5, 0.1 * len(section.entries))
        for span in spans
    ]


def _ends(text: str) -> Iterator[int]:
    """Where lines end that have a space at their end."""
    for ending in (" \n", " \r\n"):
        at = text.find(ending)
        while at >= 0:
            yield at + 1
            at = text.find(ending, at + 1)


def _doubled(document: ListDocument) -> Iterator[Space]:
    text, source = document.source.text, document.source
    # One entry may have thousands of such places: its pieces are asked for once.
    latest: Entry | None = None
    pieces: Sequence[Piece] = ()
    for match in _DOUBLED.finditer(text):
        start, end = match.start(), match.end() - 1
        if end - start > _MOST or start == 0 or text[start - 1] in "\n\t>" or text[end] in " <\u200b":
            continue
        entry = entry_at(document, start)
        if entry is None or (entry.kind == "row" and "|" in (text[start - 1], text[end])):
            continue
        is_layout = text.startswith(("-->", "\\\n", "\\\r"), end) or _MARKER.fullmatch(
            text, source.line_start(source.line_of(start)), end
        )
        if is_layout or _is_literal(document, start):
            continue
        if text[start - 1] in ".!?" and entry is not latest:
            latest, pieces = entry, entry.pieces
        if text[start - 1] not in ".!?" or not _is_running_text(pieces, start, end):
            yield _space(text, start, end, entry, " ")


def _before_marks(document: ListDocument) -> Iterator[Space]:
    text = document.source.text
    for match in _BEFORE_MARK.finditer(text):
        start = match.start()
        if start == 0 or text[start - 1].isspace() or text[start - 1] in "|([,":
            continue
        entry = entry_at(document, start)
        if entry is None or _is_literal(document, start):
            continue
        if any(part.kind == "url" and part.end == start for part in around(document, start - 1)):
            continue
        # Brackets with a space on both sides are somebody's taste.
        parts = around(document, start)
        if not (text[start + 1] in ")]" and parts and text[parts[-1].inner_start].isspace()):
            yield _space(text, start, start + 1, entry, "")


def _is_literal(document: ListDocument, at: int) -> bool:
    """Whether a place is in code, in a comment, within an address or a tag, or in a formula."""
    text, parts = document.source.text, around(document, at)
    if in_url(parts, at) or is_verbatim(document, at):
        return True
    for part in parts:
        # A tag alone has its attributes inside, one of a pair the text between the two.
        inside = part.inner_start <= at < part.inner_end and part.inner_start != part.start + 1
        if text[part.start] == "<" and not inside:
            return True
    return in_formula(document, at)


def _is_running_text(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether spaces stand between two sentences of running text, where many people write two."""
    at = max(0, bisect_left(pieces, start - 2, key=_start) - 1)
    around = takewhile(lambda piece: piece.start <= end, islice(pieces, at, None))
    return all(piece.kind in ("text", "note") for piece in around if start - 2 < piece.end)


def _space(text: str, start: int, end: int, entry: Entry, usual: str) -> Space:
    """The spaces at these offsets, in the place of which other entries write what is usual."""
    return Space(start, end, entry, _class(text[start - 1]), _class(text[end]), usual)


def _class(char: str) -> str:
    return "w" if char.isalnum() else char


def _exceptions(document: ListDocument, spaces: Iterable[Space]) -> Iterator[tuple[Space, bool]]:
    """The spaces that are exceptions in their section, or in the whole list where the section is too short to tell.

    Each comes with whether it surely is one, and the whole list has few of them: five entries in a hundred at most.
    """
    spaces = list(spaces)
    judge, doubtful = _Judge(document, spaces, _USUAL), _Judge(document, spaces, _NEARLY)
    found: dict[_Place, list[Space]] = defaultdict(list)
    for place, group in list(judge.places.items()):
        if place.section is not None and place.after:
            if judge.is_exception(place):
                found[place._replace(section=None)] += group
            elif _entries(group) <= _FEW and doubtful.is_exception(place):
                yield from ((one, False) for one in group)
    for place, group in found.items():
        few = _entries(group) <= max(_FEW, 0.05 * len(document.entries))
        words = _Place(None, "w", "w", place.usual)
        # A list that doubles the space between any two words does so without a system.
        loose = "w" in (place.before, place.after) and words in judge.places and judge.verdict(words) is False
        yield from ((one, few and not loose) for one in group)


class _Judge:
    """Asks the entries of one list how they write a place, each question once."""

    def __init__(self, document: ListDocument, spaces: Iterable[Space], share: int) -> None:
        self.document = document
        self.share = share
        self.places: dict[_Place, list[Space]] = defaultdict(list)
        for one in spaces:
            for section in (one.entry.section, None):
                self.places[_Place(section, one.before, one.after, one.usual)].append(one)
                if one.usual:
                    self.places[_Place(section, one.before, "", one.usual)].append(one)
        self._verdicts: dict[_Place, bool | None] = {}

    def is_exception(self, place: _Place) -> bool:
        """The first that can tell decides: the section, the list; then what is usual behind the same mark at all."""
        asked = [place, place._replace(section=None)]
        if place.usual and place.before != "w":
            asked += [place._replace(after=""), place._replace(section=None, after="")]
        return next((known for known in map(self.verdict, asked) if known is not None), False)

    def verdict(self, place: _Place) -> bool | None:
        """Whether most entries write what is usual in this place; None where too few have the place at all."""
        if place not in self._verdicts:
            entries = self.document.entries if place.section is None else place.section.entries
            self._verdicts[place] = self._ask(entries, place, _entries(self.places[place]))
        return self._verdicts[place]

    def _ask(self, entries: list[Entry], place: _Place, odd: int) -> bool | None:
        text = self.document.source.text
        needed = self.share * odd if odd > 1 else _ENOUGH - 1
        enough = needed <= len(entries)
        if not enough:
            # There cannot be so many; the question left is whether the place is common at all.
            needed = max(0, _ENOUGH - odd)
        usual = 0
        for entry in entries:
            if usual == needed:
                break
            usual += _has(text, *entry.span, place)
        if usual == needed:
            return enough
        return False if usual + odd >= _ENOUGH else None


def _entries(group: list[Space]) -> int:
    return len({id(one.entry) for one in group})


def _has(text: str, start: int, end: int, place: _Place) -> bool:
    """Whether a stretch holds a place as it is usual. Looks for the mark in it; two words apart stand in any."""
    if place.before == "w" and place.after in ("w", ""):
        return True
    mark = (
        (place.before if place.before != "w" else "")
        + place.usual
        + (place.after if place.after != "w" else "")
    )
    at = text.find(mark, start, end)
    while at >= 0:
        behind = text[at + len(mark) : at + len(mark) + 1]
        fits = behind.isalnum() if place.after == "w" else bool(place.after or behind.strip())
        if fits and (place.before != "w" or text[at - 1].isalnum()):
            return True
        at = text.find(mark, at + 1, end)
    return False
