"""The proof of changes: each changed entry says what it should, and everything else is as it was."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Container, Mapping, Sequence
from operator import attrgetter
from typing import Any

from awesomelint.fixing.page import View, stretches, view
from awesomelint.model import Entry, ListDocument, VenueField
from awesomelint.rendering.cells import normal
from awesomelint.rendering.changes import Change, FieldName
from awesomelint.style.layout.fields import LABEL_MARKS
from awesomelint.writing import values
from awesomelint.writing.pattern import description
from awesomelint.writing.works import NewVenue, NewWork, written_date_and_venue

Reading = dict[str, Any]


def reading(entry: Entry) -> Reading:
    """Return what is read of an entry."""
    date, others = entry.date, written_date_and_venue(entry)
    return {
        "title": normal(entry.title),
        "links": [(_label(link.label, others), link.url) for link in entry.links],
        "date": (date.iso or date.raw) if date is not None else "",
        "venue": _venue(entry.venue),
        "authors": list(map(normal, entry.authors)),
        "tags": [normal(tag) for tag in entry.tags if tag not in others],
        "notes": list(map(normal, entry.notes)),
        "section": entry.section.path,
        "rest": (entry.kind, entry.depth, entry.hidden),
    }


def _label(label: str | None, others: Container[str]) -> str:
    """Return a label, or nothing if it is one of the other fields."""
    return "" if (label or "").strip(LABEL_MARKS) in others else label or ""


def _venue(venue: VenueField | NewVenue | None) -> object:
    return (venue.name, venue.year, venue.track or "") if venue is not None else None


def in_full(entry: Entry) -> Reading:
    """Return what is read of an entry, with its text apart from its fields."""
    return reading(entry) | {"description": normal(description(entry))}


def expected(entry: Entry, change: Change) -> Reading:
    """Return what should be read of an entry after a change."""
    return in_full(entry) | {change.field: _wanted(entry, change.field, change.work)}


def _wanted(entry: Entry, field: FieldName, work: NewWork) -> object:
    if field == "title":
        return normal(work.title)
    if field == "links":
        mine = {link.url for link in entry.links}
        in_html = entry.kind == "html"
        others = written_date_and_venue(entry)
        return [
            (
                _label(link.label, others),
                link.url if link.url in mine else values.as_url(link.url, in_html=in_html),
            )
            for link in work.links
        ]
    if field == "date":
        return work.date or work.written_date
    if field == "venue":
        return _venue(work.venue)
    if field == "description":
        return normal(" ".join(work.notes))
    return list(map(normal, getattr(work, field)))


def failing(before: ListDocument, after: ListDocument, changes: Mapping[int, Change]) -> set[int] | None:
    """Return the entries that are not read as they should; None if anything else changed.

    Entries are numbered as in `ListDocument.all_entries`.
    """
    old, new = before.all_entries, after.all_entries
    if len(old) != len(new) or before.definitions != after.definitions:
        return None
    if _parents(old) != _parents(new):
        return None
    if rest_of_page(before, old, changes.keys()) != rest_of_page(after, new, changes.keys()):
        return None
    failed: set[int] = set()
    for at, (entry, other) in enumerate(zip(old, new, strict=True)):
        if at in changes:
            is_read = in_full(other) == expected(entry, changes[at])
            if not is_read or _is_marked(_view(entry, before), _view(other, after), changes[at]):
                failed.add(at)
        elif entry.text != other.text or reading(entry) != reading(other):
            return None
    return failed


def _parents(entries: Sequence[Entry]) -> list[int]:
    places = {entry: at for at, entry in enumerate(entries)}
    return [places[entry.parent] if entry.parent is not None else -1 for entry in entries]


def rest_of_page(
    document: ListDocument, entries: Sequence[Entry], changed: Collection[int]
) -> list[tuple[str, int, list[str]]]:
    """Return the kind, the depth and the lines of all paragraphs, headings and rows.

    The lines of some entries are left out.
    """
    source = document.source
    left_out = {line for at in changed for line in range(entries[at].line, entries[at].end_line + 1)}
    found = []
    for part in stretches(document):
        lines = range(source.line_of(part.start), source.line_of(max(part.start, part.end - 1)) + 1)
        if kept := [source.line_text(line) for line in lines if line not in left_out]:
            found.append((part.kind, part.depth, kept))
    return found


def _words(change: Change) -> str:
    """Return the text of a new value."""
    work, field = change.work, change.field
    if field == "links":
        return " ".join(link.label or "" for link in work.links)
    if field == "venue":
        return " ".join(map(str, work.venue or ()))
    if field == "description":
        return " ".join(work.notes)
    value = work.date + work.written_date if field == "date" else getattr(work, field)
    return value if isinstance(value, str) else " ".join(value)


def _is_marked(before: View, after: View, change: Change) -> bool:
    """Whether a reader would see new marks without a meaning, or other text in the emphasis of a title than before."""
    is_emphasised = change.field == "title" and bool(after.elements - before.elements)
    return is_emphasised or _shows_marks(before, after, _words(change))


def _shows_marks(before: View, after: View, words: str) -> bool:
    """Whether a reader would see marks without a meaning, such as half of a pair, that are not in the new words."""
    return any(
        count > getattr(before, kind)[mark] and not any(char in words for char in mark)
        for kind in ("marks", "halves")
        for mark, count in getattr(after, kind).items()
    )


def _view(entry: Entry, document: ListDocument) -> View:
    """Return what a reader sees of the lines of an entry."""
    source, parts = document.source, stretches(document)
    start, end = source.line_start(entry.line), source.line_end(entry.end_line)
    first = bisect_left(parts, start, key=attrgetter("start"))
    last = bisect_right(parts, end, key=attrgetter("start"))
    spans = [
        (max(low, start), min(high, end))
        for part in parts[max(first - 1, 0) : last]
        for low, high in part.parts(source.text)
        if low < end and start < high
    ]
    return view(source.text, spans, document.definitions)
