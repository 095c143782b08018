"""Where a list puts its spaces: which of those that are too many are slips, and which are how the list is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from awesomelint.model import Entry, ListDocument, Section

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


def space(text: str, start: int, end: int, entry: Entry, usual: str) -> Space:
    """The spaces at these offsets, in the place of which other entries write what is usual."""
    return Space(start, end, entry, _class(text[start - 1]), _class(text[end]), usual)


def _class(char: str) -> str:
    return "w" if char.isalnum() else char


def slips(document: ListDocument, spaces: Iterable[Space]) -> Iterator[tuple[Space, bool]]:
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
