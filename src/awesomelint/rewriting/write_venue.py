"""Edits that write the venue of an entry in the form and at the place that other entries have for theirs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from awesomelint.fields import venues
from awesomelint.findings import Edit, with_edits
from awesomelint.model import Entry, ListDocument
from awesomelint.reading import read
from awesomelint.style import venue_forms
from awesomelint.style.layout.fields import Gap, Neighbour, fields_of
from awesomelint.style.layout.layout import form_of, layout_with
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import FOUR_DIGIT_YEAR, WORD

# A place or form is certain if at least this many entries have it, and this share of those that have any.
_ENOUGH, _SHARE = 3, 2 / 3
T = TypeVar("T", bound=Hashable)


class WantedVenue(NamedTuple):
    """A venue to write: its canonical name and its year."""

    name: str
    year: int


class _Between(NamedTuple):
    """Where a venue is: the kinds of its neighbours, and the text between them and the venue."""

    before: Neighbour
    after: Neighbour
    left: str
    right: str


class _Cell(NamedTuple):
    """Where a venue is in a table: its column, the text around it in the cell, and the white space before the cell."""

    column: int
    left: str
    right: str
    space: str


def is_named(entry: Entry) -> bool:
    """Whether an entry names a venue that is not a preprint server."""
    return entry.venue is not None and not venues.is_preprint(entry.venue.name)


def venue_edits(document: ListDocument, wanted: Mapping[Entry, WantedVenue]) -> dict[Entry, Edit]:
    """Return for each entry the edit that writes its new venue; none if it is not certain how.

    With all edits, the list is read again: the entries have their new venues, and nothing else differs.
    """
    if not wanted:
        return {}
    writer = _Writer(document)
    edits = {
        entry: edit for entry, venue in wanted.items() if (edit := writer.edit(entry, venue)) is not None
    }
    return _proven(document, edits, wanted)


class _Habit:
    """How entries write their venues: in which form, and where; `places` are those between each two kinds of fields."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.form = _certain(venue_forms.count_forms(entries))
        self.places: dict[tuple[Neighbour, Neighbour], Counter[_Between]] = defaultdict(Counter)
        # By the number of cells in a row.
        self.cells: dict[int, Counter[_Cell]] = defaultdict(Counter)
        for entry in entries:
            if entry.cells:
                self.cells[len(entry.cells)].update(_cells(entry))
            elif (place := _place(entry)) is not None:
                self.places[place.before, place.after][place] += 1


class _Writer:
    """Writes venues as the section does, or as the whole list does if the habit of the section is not certain."""

    def __init__(self, document: ListDocument) -> None:
        self._text = document.source.text
        self._named = [entry for entry in document.compared if is_named(entry)]
        sections: dict[object, list[Entry]] = defaultdict(list)
        for entry in self._named:
            sections[entry.section].append(entry)
        self._everywhere = _Habit(self._named)
        self._habits = {section: _Habit(entries) for section, entries in sections.items()}
        self._names: dict[str, str] = {}

    def edit(self, entry: Entry, venue: WantedVenue) -> Edit | None:
        """Return the edit that writes the venue of an entry, in place of that of a preprint."""
        for habit in (self._habits.get(entry.section), self._everywhere):
            if habit is None or habit.form is None or not venue_forms.is_writable(habit.form):
                continue
            if habit.form == "N" and entry.date is not None and entry.date.iso[:4] != str(venue.year):
                # The year of the preprint would be taken for that of the venue.
                continue
            written = venue_forms.write(habit.form, self._name(venue.name), str(venue.year))
            if entry.venue is not None:
                return Edit(*entry.venue.span, written)
            edit = (self._in_cell if entry.cells else self._beside)(entry, written, habit)
            if edit is not None:
                return edit
        return None

    def _name(self, name: str) -> str:
        """Return a venue's name as the list spells it."""
        if name not in self._names:
            self._names[name] = venue_forms.usual_name(name, self._named) or name
        return self._names[name]

    def _beside(self, entry: Entry, written: str, habit: _Habit) -> Edit | None:
        """Return the edit that inserts a venue between two fields, as other entries have one between such fields."""
        gaps: dict[tuple[Neighbour, Neighbour], list[Gap]] = defaultdict(list)
        for gap in _gaps(entry):
            gaps[gap.before, gap.after].append(gap)
        if any(after == "text" for _, after in gaps) or FOUR_DIGIT_YEAR.search(entry.title):
            # Text that is not understood may be the venue.
            return None
        found = Counter[_Between]()
        for pair in gaps:
            found.update(habit.places.get(pair, {}))
        place = _certain(found)
        if place is None or len(gaps[place.before, place.after]) > 1:
            return None
        gap = gaps[place.before, place.after][0]
        for size in range(len(gap.text), -1, -1):
            # What is there already stays: the beginning of the text before the venue, the end of that after it.
            if place.left.startswith(gap.text[:size]) and place.right.endswith(gap.text[size:]):
                rest = place.right[: len(place.right) - (len(gap.text) - size)]
                at = gap.start + size
                return Edit(at, at, place.left[size:] + written + rest)
        return None

    def _in_cell(self, entry: Entry, written: str, habit: _Habit) -> Edit | None:
        """Return the edit that fills an empty cell of the column in which other entries have their venues."""
        place = _certain(habit.cells[len(entry.cells)])
        if place is None:
            return None
        start, end = entry.cells[place.column]
        if WORD.search(self._text, start, end):
            return None
        while self._text[start - 1] in " \t":
            start -= 1
        while self._text[end : end + 1] in (" ", "\t"):
            end += 1
        content = place.space + place.left + written + place.right
        return Edit(start, end, (content + place.space).ljust(end - start))


def _place(entry: Entry) -> _Between | None:
    """Return where an entry has its venue."""
    for left, right in pairwise(_gaps(entry)):
        if left.after == "venue":
            return _Between(left.before, right.after, left.text, right.text)
    return None


def _cells(entry: Entry) -> Iterator[_Cell]:
    """Yield the cell in which a row has its venue."""
    assert entry.venue is not None, "these entries name one"
    text, span = entry.source.text, entry.venue.span
    for column, cell in enumerate(entry.cells):
        if cell.start <= span.start and span.end <= cell.end:
            space = " " if text[cell.start - 1] in " \t" else ""
            yield _Cell(column, text[cell.start : span.start], text[span.end : cell.end], space)


def _gaps(entry: Entry) -> list[Gap]:
    return layout_with(entry, form_of(entry), fields_of(entry)).gaps


def _certain(counts: Counter[T]) -> T | None:
    """Return what most have; None if that is not certain."""
    if not counts:
        return None
    best, count = counts.most_common(1)[0]
    return best if count >= _ENOUGH and count >= _SHARE * counts.total() else None


def _proven(
    document: ListDocument, edits: dict[Entry, Edit], wanted: Mapping[Entry, WantedVenue]
) -> dict[Entry, Edit]:
    """Return the edits after which entries are read as they should be; none if any other entry would change."""
    if not edits:
        return {}
    changed = read(document.source.with_text(with_edits(document.source.text, edits.values())))
    before, after = ([*which.entries, *which.hidden] for which in (document, changed))
    if len(before) != len(after):
        return {}
    proven: dict[Entry, Edit] = {}
    for old, new in zip(before, after, strict=True):
        is_same = _without_venue(old) == _without_venue(new)
        if old not in edits:
            if not is_same or (old.venue and old.venue.raw) != (new.venue and new.venue.raw):
                return {}
        elif is_same and _says(new, wanted[old]):
            proven[old] = edits[old]
    return proven


def _says(entry: Entry, venue: WantedVenue) -> bool:
    has = entry.venue
    return has is not None and (has.name, has.track) == (venue.name, None) and has.year in (venue.year, None)


def _without_venue(entry: Entry) -> tuple[object, ...]:
    return (
        entry.kind,
        entry.line,
        entry.depth,
        tuple(entry.section.path),
        entry.title,
        entry.date and entry.date.raw,
        tuple((link.label, link.url) for link in entry.links),
        tuple(entry.authors),
        tuple(entry.tags),
        tuple(entry.notes),
    )
