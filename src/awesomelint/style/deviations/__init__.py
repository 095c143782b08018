"""Departures: where an entry differs from what is law in its section, at the exact place, in words for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.model import Section
from awesomelint.style.conventions import ENOUGH, SHARE, SURE_COUNT, Style
from awesomelint.style.deviations import field_order
from awesomelint.style.deviations.deviation import Deviation, quoted
from awesomelint.style.deviations.missing_fields import lacking, missing
from awesomelint.style.deviations.separators import separators
from awesomelint.style.layout.layout import QUESTION, EntryLayout

_PERIODS = (".", "。", "!", "?", "…")


def deviations(style: Style, shape: EntryLayout) -> list[Deviation]:
    """All differences of one entry, in order of place."""
    look = _look(shape)
    if look in style.regular:
        return list(field_order.dates(style, shape))
    asked = style.asked.template(shape.entry.section)
    if asked is not None:
        return [*separators(style, shape), *field_order.dates(style, shape), *missing(style, shape)]
    if style.counts(style.document.root).forms[shape.form] < ENOUGH:
        return list(field_order.dates(style, shape))
    found = list(field_order.orders(style, shape)) or list(separators(style, shape))
    lacks = list(missing(style, shape))
    if not any(deviation.end == shape.offsets[-1] for deviation in found):
        found += _period(style, shape, unfinished=bool(lacks))
    if not found and not any(lacking(style, shape)):
        style.regular.add(look)
    return [*found, *field_order.dates(style, shape), *lacks]


def _look(shape: EntryLayout) -> tuple[object, ...]:
    """All of an entry that its departures depend on, but for its dates and what it lacks."""
    at = shape.offsets[-2]
    return shape.entry.section, shape.look, shape.asks, shape.entry.source.text[at - 1 : at] in QUESTION


def _period(style: Style, shape: EntryLayout, *, unfinished: bool) -> Iterator[Deviation]:
    """The period at the end, counted over all entries of a form, whatever field comes last."""
    last = shape.last
    if style.convention(shape.entry.section, (shape.form, last.before, last.after)) is not None:
        # What stands behind this field is law of its own, and was looked at.
        return
    tail = last.text.rstrip()
    if tail.endswith(_PERIODS) or shape.entry.source.text[last.start - 1 : last.start] in QUESTION:
        return
    counter = next((c for c in _counts(style, shape) if c.total() >= SURE_COUNT), None)
    if counter is None or counter[True] < SHARE * counter.total():
        return
    sure = counter[True] >= 0.95 * counter.total()
    end = last.start + len(tail)
    junk = tail[len(tail.rstrip(" ,;:")) :]
    if junk:
        # A comma there may wait for what is missing: only a person knows what comes behind it.
        told = f"expected “.” at the end, found {quoted(junk)}"
        yield Deviation("period", end - len(junk), end, told, ".", not unfinished, sure)
    else:
        yield Deviation("period", end, end, "the period at the end is missing", ".", True, sure)


def _counts(style: Style, shape: EntryLayout) -> Iterator[Counter[bool]]:
    """How many entries of an entry's form end in a period, in its section and in those above it, the nearest first."""
    section: Section | None = shape.entry.section
    while section is not None:
        yield style.counts(section).periods[shape.form]
        section = section.parent
