"""A portrait: what a list's house style is, in figures that people and programs can read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from awesomelint.model import DateField, Entry, ListDocument, Section
from awesomelint.style import arxiv_urls as addresses
from awesomelint.style.continuation_lines import below
from awesomelint.style.conventions import ENOUGH, learn
from awesomelint.style.date_forms import usual
from awesomelint.style.deviations import deviations
from awesomelint.style.deviations.deviation import Deviation
from awesomelint.style.emoji import icons
from awesomelint.style.entry_order import orders
from awesomelint.style.layout.layout import EntryLayout, shape_of
from awesomelint.style.template.decoration import bare
from awesomelint.style.template.infer import compose, fitting
from awesomelint.style.template.rows import RowFormat, row_format, share
from awesomelint.style.template.template import Template

# A section whose entries follow the list's format less often than this has a format of its own to show.
_FOLLOWS = 0.8
# So large a share of the entries has to be written in another way for that to be a second format.
_SECOND = 0.15

Tables = dict[int, RowFormat]


class Format(NamedTuple):
    """A format that entries of a list or section have: its template, of how many it was learned, and how many follow it.

    `example` is the entry that shows it, `kind` what its entries are in the source; two formats of one `form` share their
    entries.
    """

    form: str
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


class BrokenLink(NamedTuple):
    """A departure from the format that several entries share: its message, how many have it, and the first of them."""

    message: str
    number: int
    example: Entry


class StyleSummary(NamedTuple):
    """All that was learned about one list."""

    document: ListDocument
    formats: list[Format]
    sections: list[SectionStyle]
    below: list[Count]
    icons: list[Count]
    dates: list[Count]
    orders: list[str]
    labels: list[Count]
    addresses: list[Count]
    tags: list[Count]
    slips: list[BrokenLink]
    departing: int


def style_summary(document: ListDocument) -> StyleSummary:
    """The portrait of a list."""
    style = learn(document)
    pages = [shape_of(entry, tabled=True) for entry in document.entries if entry.kind == "html"]
    seen = bare([*style.shapes, *[shape for shape in pages if shape is not None]])
    shapes = {shape.entry: shape for shape in seen}
    whole = _composed(seen)
    tables = _tables(document.entries)
    formats = _formats(document.entries, shapes, whole, tables)
    known = {_looks(form) for form in formats}
    sections = [
        _section(section, shapes, whole, tables, known) for section in document.sections if section.entries
    ]
    slips: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    departing = 0
    for shape in style.shapes:
        found = deviations(style, shape)
        departing += bool(found)
        for deviation in found:
            slips[deviation.kind, _told(deviation)].append(shape.entry)
    ordered = sorted(slips.items(), key=lambda item: -len(item[1]))
    return StyleSummary(
        document,
        formats,
        [section for section in sections if section is not None],
        [Count(form, count) for form, count in below(document.entries)],
        [Count(icon, count) for icon, count in icons(seen)],
        [
            Count(str(form), count)
            for form, count in usual((date.raw, date.iso) for date in _dates(document.entries))
        ],
        orders(document),
        _count(
            link.label for entry in document.entries for link in entry.links if link.label and not link.badge
        ),
        _count(_address_forms(document.entries)),
        _count(tag for entry in document.entries for tag in entry.tags),
        [BrokenLink(message, len(entries), entries[0]) for (_, message), entries in ordered],
        departing,
    )


def _dates(entries: Iterable[Entry]) -> Iterable[DateField]:
    return (entry.date for entry in entries if entry.date is not None)


def _told(deviation: Deviation) -> str:
    """A departure's message without the figures of its section."""
    return deviation.message.partition(":")[0] if deviation.kind == "missing" else deviation.message


def _composed(shapes: Sequence[EntryLayout]) -> list[tuple[str, Template]]:
    """The templates of each form: one, or two where many of those that do not follow the first have one of their own."""
    by_form: dict[str, list[EntryLayout]] = defaultdict(list)
    for shape in shapes:
        by_form[shape.form].append(shape)
    templates = []
    for form, found in by_form.items():
        if len(found) < ENOUGH:
            continue
        first = compose(found)
        templates.append((form, first.template))
        follow = {id(shape) for shape in fitting(first.template, found)}
        others = [shape for shape in found if id(shape) not in follow]
        if len(others) >= max(ENOUGH, _SECOND * len(found)):
            second = compose(others)
            if second.fitting >= max(ENOUGH, _SECOND * len(found)):
                templates.append((form, second.template))
    return templates


def _formats(
    entries: Sequence[Entry],
    shapes: dict[Entry, EntryLayout],
    templates: Sequence[tuple[str, Template]],
    tables: Tables,
) -> list[Format]:
    """The formats of some entries, those of most entries first; an entry that follows two counts for the first."""
    found: list[Format] = []
    left = [shapes[entry] for entry in entries if entry in shapes]
    forms = Counter(shape.form for shape in left)
    for form, template in templates:
        follow = fitting(template, [shape for shape in left if shape.form == form])
        if not forms[form] or (not follow and any(known.form == form for known in found)):
            continue
        example = (follow or [shape for shape in left if shape.form == form])[0].entry
        gone = {id(shape) for shape in follow}
        left = [shape for shape in left if id(shape) not in gone]
        found.append(
            Format(form, example.kind, str(template), forms[form], len(follow) / forms[form], example)
        )
    rows = defaultdict(list)
    for entry in entries:
        if entry.kind == "row" and len(entry.cells) in tables:
            rows[len(entry.cells)].append(entry)
    for width, alike in rows.items():
        known = tables[width]
        found.append(Format(f"row {width}", "row", known.template, len(alike), share(known, alike), alike[0]))
    return sorted(found, key=lambda form: (-form.entries, -form.share))


def _tables(entries: Iterable[Entry]) -> Tables:
    """The formats of tables, by their width."""
    rows = defaultdict(list)
    for entry in entries:
        if entry.kind == "row" and entry.cells:
            rows[len(entry.cells)].append(entry)
    return {width: row_format(alike) for width, alike in rows.items() if len(alike) >= ENOUGH}


def _section(
    section: Section,
    shapes: dict[Entry, EntryLayout],
    theirs: Sequence[tuple[str, Template]],
    tables: Tables,
    known: set[str],
) -> SectionStyle | None:
    """A section's formats: the list's where its entries follow them, else its own; None if it has too few entries."""
    if len(section.entries) < ENOUGH:
        return None
    listed = _formats(section.entries, shapes, theirs, tables)
    mine = _formats(
        section.entries,
        shapes,
        _composed([shapes[entry] for entry in section.entries if entry in shapes]),
        _tables(section.entries),
    )
    if not mine:
        return None
    follow, own = _following(listed), _following(mine)
    best = max(mine, key=lambda form: form.entries * form.share)
    # What only few of its entries share is no format.
    differs = (
        _looks(best) not in known
        and follow < _FOLLOWS * len(section.entries)
        and own >= max(ENOUGH, 0.5 * len(section.entries), follow + 0.1 * len(section.entries))
    )
    return SectionStyle(section, mine if differs else listed or mine, differs)


def _looks(form: Format) -> str:
    """A format as far as one can tell it from others at a glance."""
    # A period behind authors may be that of “et al.”.
    return " ".join(form.template.replace("{authors}.", "{authors}").split())


def _following(formats: Iterable[Format]) -> float:
    return sum(form.entries * form.share for form in formats)


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
