"""Where a list puts its spaces: which of those that are too many are slips, and which are how the list is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from awesomelint.model import Entry, ListDocument, Section

# Spaces are slips where at least so many entries write what is usual for each that does not; a single one needs fewer.
_USUAL = 9
_ENOUGH = 5


class Space(NamedTuple):
    """Spaces that may be too many: where they stand, between which characters (`w` for any letter or digit), and what is usual there."""

    start: int
    end: int
    entry: Entry
    before: str
    after: str
    usual: str


class _Place(NamedTuple):
    """A section (None for the whole list), and two characters there; what stands behind is empty where it does not matter."""

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

    Each comes with whether the whole list has few of them: five entries in a hundred at most.
    """
    places: dict[_Place, list[Space]] = defaultdict(list)
    for one in spaces:
        for section in (one.entry.section, None):
            places[_Place(section, one.before, one.after, one.usual)].append(one)
            if one.usual:
                places[_Place(section, one.before, "", one.usual)].append(one)
    verdicts: dict[_Place, bool | None] = {}

    def verdict(place: _Place) -> bool | None:
        if place not in verdicts:
            entries = document.entries if place.section is None else place.section.entries
            verdicts[place] = _are_slips(document.source.text, entries, place, _entries(places[place]))
        return verdicts[place]

    found: dict[_Place, list[Space]] = defaultdict(list)
    for place, group in list(places.items()):
        if place.section is None or not place.after:
            continue
        everywhere = place._replace(section=None)
        asked = [place, everywhere]
        if place.usual and place.before != "w":
            asked += [place._replace(after=""), everywhere._replace(after="")]
        if next((known for known in map(verdict, asked) if known is not None), False):
            found[everywhere] += group
    for place, group in found.items():
        few = _entries(group) <= max(1, 0.05 * len(document.entries))
        words = _Place(None, "w", "w", place.usual)
        # A list that doubles the space between any two words does so without a system.
        loose = "w" in (place.before, place.after) and words in places and verdict(words) is False
        yield from ((one, few and not loose) for one in group)


def _entries(group: list[Space]) -> int:
    return len({id(one.entry) for one in group})


def _are_slips(text: str, entries: list[Entry], place: _Place, odd: int) -> bool | None:
    """Whether these entries mostly write what is usual in this place; None where too few have the place at all."""
    needed = _USUAL * odd if odd > 1 else _ENOUGH - 1
    if needed > len(entries):
        # There cannot be enough of the others.
        needed = max(0, _ENOUGH - odd)
        enough = False
    else:
        enough = True
    usual = 0
    for entry in entries:
        if usual == needed:
            return enough
        usual += _has(text, *entry.span, place)
    return enough if usual == needed else False if usual + odd >= _ENOUGH else None


def _has(text: str, start: int, end: int, place: _Place) -> bool:
    """Whether a stretch holds a place as it is usual. Looks for the mark in it; two words apart stand in any."""
    if place.before == "w" and place.after in ("w", ""):
        return True
    mark = (place.before if place.before != "w" else "") + place.usual + (place.after if place.after != "w" else "")
    at = text.find(mark, start, end)
    while at >= 0:
        behind = text[at + len(mark) : at + len(mark) + 1]
        fits = behind.isalnum() if place.after == "w" else bool(place.after or behind.strip())
        if fits and (place.before != "w" or text[at - 1].isalnum()):
            return True
        at = text.find(mark, at + 1, end)
    return False
