"""The summary of a list's house style, as `awesomelint style` shows it to people and programs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import fsum
from typing import Any

from awesomelint.model import DateField, Entry, ListDocument, Section
from awesomelint.style import arxiv_urls
from awesomelint.style.continuation_lines import count_line_forms
from awesomelint.style.conventions import MIN_COUNT, HouseStyle, learn
from awesomelint.style.date_forms import count_forms
from awesomelint.style.deviations import deviations
from awesomelint.style.deviations.deviation import Deviation
from awesomelint.style.layout.layout import EntryLayout, layout_of
from awesomelint.style.sorting import count_orders
from awesomelint.style.template.decoration import strip_decoration
from awesomelint.style.template.infer import fitting, infer_template
from awesomelint.style.template.rows import RowFormat, row_format, rows_following
from awesomelint.style.template.template import Template
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled

_EMOJI = compiled(r":[a-z][a-z0-9_+-]+:|[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?")
# Emoji in fewer entries are decoration.
_MIN_EMOJI_COUNT, _MIN_EMOJI_SHARE = 3, 0.03
# A section may have a format of its own if fewer of its entries than this follow the list's format.
_MIN_FOLLOWING = 0.8
# Its own format must fit at least this share of its entries, and this share more of them than the list's
# format.
_MIN_OWN_SHARE, _MIN_GAIN = 0.5, 0.1
# At least this share of entries must have another format for it to be a second format of the list.
_MIN_SECOND_SHARE = 0.15

# Formats of tables by their number of columns.
Tables = dict[int, RowFormat]


class Format(NamedTuple):
    """A format of entries: its template, the number of entries it was learned from, and the share that
    follows it.

    `kind` is the Markdown construct of the entries, and `example` an entry that follows the format. Formats
    with the same `form` share their entries.
    """

    form: str
    kind: str
    template: str
    entries: int
    share: float
    example: Entry


class SectionStyle(NamedTuple):
    """A section with the formats of its entries.

    `own` is true if they differ from the formats of the list.
    """

    section: Section
    formats: list[Format]
    own: bool


class Count(NamedTuple):
    """How often something is written in a form."""

    what: str
    number: int


class SharedDeviation(NamedTuple):
    """A deviation that several entries share: its message, the number of entries, and the first of them."""

    message: str
    number: int
    example: Entry


class StyleSummary(NamedTuple):
    """Everything that was learned about one list. `deviating` is the number of entries with deviations."""

    document: ListDocument
    formats: list[Format]
    sections: list[SectionStyle]
    continuation_lines: list[Count]
    emoji: list[Count]
    dates: list[Count]
    orders: list[str]
    labels: list[Count]
    url_forms: list[Count]
    tags: list[Count]
    deviations: list[SharedDeviation]
    deviating: int


def style_summary(document: ListDocument, settings: Mapping[str, Any] | None = None) -> StyleSummary:
    """Return the summary of a list with the settings of `[style]`, which replace what is learned from it."""
    style = learn(document, settings)
    entries = document.entries
    html = [layout_of(entry, include_html=True) for entry in entries if entry.kind == "html"]
    layouts = strip_decoration([*style.layouts, *[layout for layout in html if layout is not None]])
    layout_by_entry = {layout.entry: layout for layout in layouts}
    templates = _templates(layouts)
    tables = _tables(entries)
    formats = _formats(entries, layout_by_entry, templates, tables)
    shown = {_appearance(form) for form in formats}
    sections = [
        _section(section, layout_by_entry, templates, tables, shown)
        for section in document.sections
        if section.entries
    ]
    shared, deviating = _shared_deviations(style)
    return StyleSummary(
        document,
        formats,
        [section for section in sections if section is not None],
        [Count(form, count) for form, count in count_line_forms(entries)],
        _count_emoji(layouts),
        [
            Count(str(form), count)
            for form, count in count_forms((date.raw, date.iso) for date in _dates(entries))
        ],
        count_orders(document, style.configured),
        _count(link.label for entry in entries for link in entry.links if link.label and not link.badge),
        _count(_url_forms(entries)),
        _count(tag for entry in entries for tag in entry.tags),
        shared,
        deviating,
    )


def _dates(entries: Iterable[Entry]) -> Iterable[DateField]:
    return (entry.date for entry in entries if entry.date is not None)


def _shared_deviations(style: HouseStyle) -> tuple[list[SharedDeviation], int]:
    """Return the deviations by message, most frequent first, and the number of entries with deviations."""
    by_message: dict[tuple[str, str], dict[Entry, None]] = defaultdict(dict)
    deviating = 0
    for layout in style.layouts:
        found = deviations(style, layout)
        deviating += bool(found)
        for deviation in found:
            by_message[deviation.kind, _general_message(deviation)][layout.entry] = None
    shared = [
        SharedDeviation(message, len(entries), next(iter(entries)))
        for (_, message), entries in by_message.items()
    ]
    return sorted(shared, key=lambda deviation: -deviation.number), deviating


def _general_message(deviation: Deviation) -> str:
    """Return a deviation's message without the figures of its section."""
    return deviation.message.partition(";")[0] if deviation.kind == "missing" else deviation.message


def _count_emoji(layouts: Iterable[EntryLayout]) -> list[Count]:
    """Count the entries with each emoji outside fields; emoji that hardly any entry has are left out."""
    counts: Counter[str] = Counter()
    total = 0
    for layout in layouts:
        total += 1
        counts.update(dict.fromkeys((emoji for gap in layout.gaps for emoji in _EMOJI.findall(gap.text)), 1))
    least = max(_MIN_EMOJI_COUNT, _MIN_EMOJI_SHARE * total)
    return [Count(emoji, count) for emoji, count in counts.most_common() if count >= least]


def _templates(layouts: Sequence[EntryLayout]) -> list[tuple[str, Template]]:
    """Return the templates of each form of entries.

    There are two if many of the entries that don't follow the first template share another.
    """
    by_form: dict[str, list[EntryLayout]] = defaultdict(list)
    for layout in layouts:
        by_form[layout.form].append(layout)
    templates = []
    for form, of_form in by_form.items():
        if len(of_form) < MIN_COUNT:
            continue
        first = infer_template(of_form)
        templates.append((form, first.template))
        following = {id(layout) for layout in fitting(first.template, of_form)}
        rest = [layout for layout in of_form if id(layout) not in following]
        least = max(MIN_COUNT, _MIN_SECOND_SHARE * len(of_form))
        if len(rest) >= least:
            second = infer_template(rest)
            if second.fitting >= least:
                templates.append((form, second.template))
    return templates


def _formats(
    entries: Sequence[Entry],
    layouts: dict[Entry, EntryLayout],
    templates: Sequence[tuple[str, Template]],
    tables: Tables,
) -> list[Format]:
    """Return the formats of some entries, most frequent first.

    An entry that follows two counts for the first.
    """
    formats: list[Format] = []
    left = [layouts[entry] for entry in entries if entry in layouts]
    forms = Counter(layout.form for layout in left)
    for form, template in templates:
        candidates = [layout for layout in left if layout.form == form]
        fits = fitting(template, candidates)
        if not forms[form] or (not fits and any(known.form == form for known in formats)):
            continue
        example = (fits or candidates)[0].entry
        done = {id(layout) for layout in fits}
        left = [layout for layout in left if id(layout) not in done]
        formats.append(
            Format(form, example.kind, str(template), forms[form], len(fits) / forms[form], example)
        )
    # All entries may follow the second format.
    followed = {known.form for known in formats if known.share}
    formats = [known for known in formats if known.share or known.form not in followed]
    rows = defaultdict(list)
    for entry in entries:
        if entry.kind == "row" and len(entry.cells) in tables:
            rows[len(entry.cells)].append(entry)
    for width, same_width in rows.items():
        table = tables[width]
        alike = rows_following(table, same_width)
        example = (alike or same_width)[0]
        row_share = len(alike) / len(same_width)
        formats.append(Format(f"row {width}", "row", table.template, len(same_width), row_share, example))
    return sorted(formats, key=lambda form: (-form.entries, -form.share))


def _tables(entries: Iterable[Entry]) -> Tables:
    """Return the formats of table rows by the number of their columns."""
    rows = defaultdict(list)
    for entry in entries:
        if entry.kind == "row" and entry.cells:
            rows[len(entry.cells)].append(entry)
    return {
        width: row_format(same_width) for width, same_width in rows.items() if len(same_width) >= MIN_COUNT
    }


def _section(
    section: Section,
    layouts: dict[Entry, EntryLayout],
    list_templates: Sequence[tuple[str, Template]],
    list_tables: Tables,
    list_appearances: set[str],
) -> SectionStyle | None:
    """Return the formats of a section: the list's, or its own if its entries don't follow those.

    None if the section has too few entries.
    """
    entries = section.entries
    list_formats = _formats(entries, layouts, list_templates, list_tables)
    own_templates = _templates([layouts[entry] for entry in entries if entry in layouts])
    own_formats = _formats(entries, layouts, own_templates, _tables(entries))
    if not own_formats:
        return None
    following, own_following = _following(list_formats), _following(own_formats)
    best = max(own_formats, key=lambda form: form.entries * form.share)
    differs = (
        _appearance(best) not in list_appearances
        and following < _MIN_FOLLOWING * len(entries)
        and own_following
        >= max(MIN_COUNT, _MIN_OWN_SHARE * len(entries), following + _MIN_GAIN * len(entries))
    )
    return SectionStyle(section, own_formats if differs else list_formats or own_formats, differs)


def _appearance(form: Format) -> str:
    """Return a template without the differences that readers hardly see."""
    # A period after authors may belong to “et al.”.
    return " ".join(form.template.replace("{authors}.", "{authors}").split())


def _following(formats: Iterable[Format]) -> float:
    """Return how many entries follow one of some formats."""
    return fsum(form.entries * form.share for form in formats)


def _count(values: Iterable[str]) -> list[Count]:
    return [Count(what, number) for what, number in Counter(values).most_common()]


def _url_forms(entries: Iterable[Entry]) -> Iterable[str]:
    """Yield the scheme of each URL and, for arXiv, the page and whether it names a version."""
    for entry in entries:
        for link in entry.links:
            scheme, separator, _ = link.url.partition("://")
            if not separator:
                continue
            yield scheme.lower()
            if (form := arxiv_urls.form(link.url)) is not None:
                yield f"arXiv {form.page}"
                if form.version:
                    yield "arXiv with a version"
