"""A portrait: what a list's house style is, in figures that people and programs can read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from awesomelint.model import DateField, Entry, ListDocument, Section
from awesomelint.style import addresses
from awesomelint.style.columns import row_format
from awesomelint.style.compose import Composed, compose, fits
from awesomelint.style.dateforms import usual
from awesomelint.style.depart import departures
from awesomelint.style.departure import Departure
from awesomelint.style.habits import orders
from awesomelint.style.learn import ENOUGH, Shape, learn

# A section whose entries follow the list's format less often than this has a format of its own to show.
_FOLLOWS = 0.8


class Format(NamedTuple):
    """A format that entries of a list or section have: its template, of how many it was learned, and how many follow it.

    `example` is the entry that shows it, `kind` what its entries are in the source.
    """

    kind: str
    template: str
    entries: int
    share: float
    example: Entry


class SectionStyle(NamedTuple):
    """A section with the formats of its own entries; `own` tells whether they are other formats than the list's."""

    section: Section
    formats: list[Format]
    own: bool


class Count(NamedTuple):
    """How often something is written in one way."""

    what: str
    number: int


class Slip(NamedTuple):
    """A departure from the format that several entries share: its message, how many have it, and the first of them."""

    message: str
    number: int
    example: Entry


class Portrait(NamedTuple):
    """All that was learned about one list."""

    document: ListDocument
    formats: list[Format]
    sections: list[SectionStyle]
    dates: list[Count]
    orders: list[str]
    labels: list[Count]
    addresses: list[Count]
    tags: list[Count]
    slips: list[Slip]
    departing: int


def portrait(document: ListDocument) -> Portrait:
    """The portrait of a list."""
    style = learn(document)
    shapes = {shape.entry: shape for shape in style.shapes}
    whole = _composed(style.shapes)
    formats = _formats(document.entries, shapes, whole)
    sections = [_section(section, shapes, whole, formats) for section in document.sections if section.entries]
    slips: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    departing = 0
    for shape in style.shapes:
        found = departures(style, shape)
        departing += bool(found)
        for departure in found:
            slips[departure.kind, _told(departure)].append(shape.entry)
    ordered = sorted(slips.items(), key=lambda item: -len(item[1]))
    return Portrait(
        document,
        formats,
        [section for section in sections if section is not None],
        [Count(str(form), count) for form, count in usual((date.raw, date.iso) for date in _dates(document.entries))],
        orders(document),
        _count(link.label for entry in document.entries for link in entry.links if link.label and not link.badge),
        _count(_address_forms(document.entries)),
        _count(tag for entry in document.entries for tag in entry.tags),
        [Slip(message, len(entries), entries[0]) for (_, message), entries in ordered],
        departing,
    )


def _dates(entries: Iterable[Entry]) -> Iterable[DateField]:
    return (entry.date for entry in entries if entry.date is not None)


def _told(departure: Departure) -> str:
    """A departure's message without the figures of its section."""
    return departure.message.partition(":")[0] if departure.kind == "missing" else departure.message


def _composed(shapes: Sequence[Shape]) -> dict[str, Composed]:
    by_form: dict[str, list[Shape]] = defaultdict(list)
    for shape in shapes:
        by_form[shape.form].append(shape)
    return {form: compose(found) for form, found in by_form.items() if len(found) >= ENOUGH}


def _formats(entries: Sequence[Entry], shapes: dict[Entry, Shape], composed: dict[str, Composed]) -> list[Format]:
    """The formats of some entries, those of most entries first; tables by their width."""
    found: list[Format] = []
    for form, result in composed.items():
        of_form = [shapes[entry] for entry in entries if entry in shapes and shapes[entry].form == form]
        if not of_form:
            continue
        fitting = [shape for shape in of_form if fits(result.template, shape)]
        example = (fitting or of_form)[0].entry
        found.append(Format(example.kind, str(result.template), len(of_form), len(fitting) / len(of_form), example))
    tables: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.kind == "row" and entry.cells:
            tables[len(entry.cells)].append(entry)
    for rows in tables.values():
        if len(rows) >= ENOUGH:
            template, share = row_format(rows)
            found.append(Format("row", template, len(rows), share, rows[0]))
    return sorted(found, key=lambda form: -form.entries)


def _section(
    section: Section, shapes: dict[Entry, Shape], whole: dict[str, Composed], formats: Sequence[Format]
) -> SectionStyle | None:
    """A section's formats: the list's where its entries follow them, else its own; None if it has too few entries."""
    if len(section.entries) < ENOUGH:
        return None
    theirs = _formats(section.entries, shapes, whole)
    mine = _formats(section.entries, shapes, _composed([shapes[entry] for entry in section.entries if entry in shapes]))
    if not mine:
        return None
    follows = sum(form.entries * form.share for form in theirs if form.kind != "row")
    own = sum(form.entries * form.share for form in mine if form.kind != "row")
    total = sum(form.entries for form in mine if form.kind != "row")
    if total:
        differs = follows < _FOLLOWS * total and own - follows >= 0.1 * total
    else:
        differs = {form.template for form in mine}.isdisjoint(form.template for form in formats)
    return SectionStyle(section, mine if differs else [form for form in theirs if form.kind != "row"] or mine, differs)


def _count(values: Iterable[str]) -> list[Count]:
    return [Count(what, number) for what, number in Counter(values).most_common()]


def _address_forms(entries: Iterable[Entry]) -> Iterable[str]:
    """How the list writes its addresses: the scheme, and for arXiv the page and whether a version is pinned."""
    for entry in entries:
        for link in entry.links:
            scheme, found, _ = link.url.partition("://")
            if not found:
                continue
            yield scheme.lower()
            if (form := addresses.form(link.url)) is not None:
                yield f"arXiv {form.page}"
                if form.version:
                    yield "arXiv with a version"
