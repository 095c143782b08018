"""Deviations: where an entry differs from the conventions of its section, with a message and, if possible, an
edit.

In: a `HouseStyle` and the layout of one entry, such as `- [A Title](https://example.org). 2024.` in a section
that has commas after the URL. Out: a `Deviation` with the span of the period, the expected `,` and the
message “expected “,” before the date, found “.””.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.findings import Edit
from awesomelint.model import Section
from awesomelint.style.conventions import CERTAIN_COUNT, MIN_SHARE, HouseStyle
from awesomelint.style.deviations.content import ends_in_url
from awesomelint.style.deviations.dates import date_deviations
from awesomelint.style.deviations.deviation import Deviation, quoted
from awesomelint.style.deviations.field_order import follows_order, order_deviations
from awesomelint.style.deviations.link_forms import link_form_deviations
from awesomelint.style.deviations.missing_fields import missing_field_deviations, missing_fields
from awesomelint.style.deviations.separators import (
    ends_without_period,
    follows_conventions,
    separator_deviations,
)
from awesomelint.style.layout.fields import END, FieldKind
from awesomelint.style.layout.layout import TITLE_END_MARKS, EntryLayout
from awesomelint.util.regex import compiled

# Entries usually end with a kind of field if this share of them does.
_USUAL_END_SHARE = 0.1
# A remark in brackets after the period.
_REMARK = compiled(r"[.。][ \t]{0,2}[(（][^()（）\n]{1,80}[)）]$")
# An entry may have either.
_DATE_OR_VENUE: frozenset[FieldKind] = frozenset(("date", "venue"))
_OPENING_QUOTES = "\"'“‘«„「『"
_CLOSING_QUOTES = "\"'”’»」』"
# What can follow the final mark of a sentence.
_CLOSERS = _CLOSING_QUOTES + "*_)]"
_END_MARKS = (".", "。", "!", "?", "…")
_CERTAIN_PERIOD_SHARE = 0.95


def deviations(style: HouseStyle, layout: EntryLayout) -> list[Deviation]:
    """Return all deviations of an entry: links, order or separators, final period, date form, missing fields."""
    if style.configured.template(layout.entry.section) is not None:
        return _format_deviations(style, layout)
    forms = list(link_form_deviations(style, layout))
    found = _format_deviations(style, layout)
    if forms:
        # What is between other links, and that a link is missing, is the same difference.
        found = [deviation for deviation in found if deviation.kind == "date"]
    return [*forms, *found]


def separator_edits(style: HouseStyle, layout: EntryLayout) -> list[Edit]:
    """Return the edits that replace what an entry has between its fields by what nearly all entries have."""
    return [
        Edit(deviation.start, deviation.end, deviation.expected)
        for deviation in deviations(style, layout)
        if deviation.kind == "separator" and deviation.edit
    ]


def _format_deviations(style: HouseStyle, layout: EntryLayout) -> list[Deviation]:
    """Return the deviations of an entry except for the form of its links."""
    cache_key = _cache_key(layout)
    if cache_key in style.regular:
        return list(date_deviations(style, layout))
    if style.configured.template(layout.entry.section) is not None:
        return [
            *separator_deviations(style, layout),
            *date_deviations(style, layout),
            *missing_field_deviations(style, layout),
        ]
    # An entry with its fields in another order has other gaps, and separators there mean nothing.
    found = list(order_deviations(style, layout)) or list(separator_deviations(style, layout))
    # Empty brackets are where a field is missing.
    has_empty = any(deviation.kind == "empty" for deviation in found)
    missing = [] if has_empty else list(missing_field_deviations(style, layout))
    if not any(deviation.end == layout.offsets[-1] for deviation in found):
        found += _period_deviations(style, layout, incomplete=bool(missing))
    if (
        not found
        and not any(missing_fields(style, layout))
        and follows_conventions(style, layout)
        and follows_order(style, layout)
    ):
        style.regular.add(cache_key)
    return [*found, *date_deviations(style, layout), *missing]


def _cache_key(layout: EntryLayout) -> tuple[object, ...]:
    """Return all that the deviations of an entry depend on, except for its date and its missing fields."""
    end = layout.offsets[-2]
    return (
        layout.entry.section,
        layout.key,
        layout.title_has_end_mark,
        layout.entry.source.text[end - 1 : end] in TITLE_END_MARKS,
    )


def _period_deviations(style: HouseStyle, layout: EntryLayout, *, incomplete: bool) -> Iterator[Deviation]:
    """Yield a missing final period, counted over all entries of a form, whatever their last field is."""
    gap = layout.last_gap
    if style.convention(layout.entry.section, (layout.form, gap.before, gap.after)) is not None:
        # `separator_deviations` has compared this gap.
        return
    text = gap.text
    if (
        text.rstrip(_CLOSERS).endswith(_END_MARKS)
        or _has_no_sentence(style, layout)
        or _is_quotation(layout)
        or ends_in_url(layout, gap)
        or _REMARK.search(layout.entry.source.text, layout.offsets[0], gap.start + len(text))
        or layout.entry.source.text[gap.start - 1 : gap.start] in TITLE_END_MARKS
    ):
        return
    counter = next((c for c in _period_counts(style, layout) if c.total() >= CERTAIN_COUNT), None)
    if counter is None or counter[True] < MIN_SHARE * counter.total():
        return
    own = style.counts(layout.entry.section).periods[layout.form]
    is_usual_here = own[False] < 2 or own[True] > own[False]
    certain = (
        is_usual_here
        and counter[True] >= _CERTAIN_PERIOD_SHARE * counter.total()
        and not ends_without_period(style, layout)
    )
    end = gap.start + len(text)
    mark = text[len(text.rstrip(" ,;:")) :]
    if mark:
        # If a field is missing, the comma may precede it: only a person knows what comes after it.
        message = f"expected “.” at the end, found {quoted(mark)}"
        yield Deviation("period", end - len(mark), end, message, ".", not incomplete, certain)
    elif not _lacks_last_fields(style, layout):
        yield Deviation("period", end, end, "missing “.” at the end", ".", True, certain)


def _has_no_sentence(style: HouseStyle, layout: EntryLayout) -> bool:
    """Return whether an entry has no text, and the periods of others end the text of a description."""
    if "text" in layout.key.field_kinds:
        return False
    counts = style.counts(style.document.root)
    sentences = counts.gaps.get((layout.form, "text", "end"), Counter[str]())
    periods = sum(number for text, number in sentences.items() if text.endswith(_END_MARKS))
    return periods >= 0.5 * counts.periods[layout.form][True]


def _is_quotation(layout: EntryLayout) -> bool:
    """Return whether an entry ends in a description that is a quotation: its period may be inside or outside."""
    gap = layout.last_gap
    return (
        gap.before == "text"
        and gap.text.strip().endswith((*_CLOSING_QUOTES,))
        and layout.key.gap_texts[-2].endswith((*_OPENING_QUOTES,))
    )


def _lacks_last_fields(style: HouseStyle, layout: EntryLayout) -> bool:
    """Return whether an entry lacks all the fields that the entries of its form usually end with."""
    counts = style.counts(style.document.root)
    last = {
        before: counter.total()
        for (form, before, after), counter in counts.gaps.items()
        if form == layout.form and after == END
    }
    usual = {kind for kind, number in last.items() if number >= _USUAL_END_SHARE * counts.forms[layout.form]}
    # What precedes the title may be text as well, such as authors that were not recognised.
    kinds = layout.key.field_kinds
    own = set(kinds[kinds.index("title") :])
    if not own.isdisjoint(_DATE_OR_VENUE):
        own |= _DATE_OR_VENUE
    return bool(usual) and usual.isdisjoint(own)


def _period_counts(style: HouseStyle, layout: EntryLayout) -> Iterator[Counter[bool]]:
    """Yield how many entries of this form end with a period, in the section and then in each ancestor."""
    section: Section | None = layout.entry.section
    while section is not None:
        yield style.counts(section).periods[layout.form]
        section = section.parent
