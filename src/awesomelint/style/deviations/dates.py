"""Dates in another form than nearly all dates of a section."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from awesomelint.model import Section
from awesomelint.style.conventions import (
    CERTAIN_COUNT,
    MIN_COUNT,
    MIN_SHARE,
    SECOND_FORM,
    HouseStyle,
    is_certain,
)
from awesomelint.style.date_forms import DateForm, forms, is_form
from awesomelint.style.deviations.content import begins_text
from awesomelint.style.deviations.deviation import Deviation
from awesomelint.style.layout.layout import EntryLayout


def date_deviations(style: HouseStyle, layout: EntryLayout) -> Iterator[Deviation]:
    """Yield the entry's date if it isn't in the configured form, or else in the usual one."""
    date, section = layout.entry.date, layout.entry.section
    if date is None or not date.iso:
        return
    configured = style.configured.date_form(section)
    own = forms(" ".join(date.raw.split()), date.iso)
    if not own:
        return
    precision = own[0].precision
    if configured is not None:
        usual = (configured, CERTAIN_COUNT, CERTAIN_COUNT) if configured.precision == precision else None
    else:
        if (section, precision) not in style.usual_dates:
            style.usual_dates[section, precision] = _usual_form(style, section, precision)
        usual = style.usual_dates[section, precision]
    if usual is None or usual[0] in own or not any(map(is_form, own)):
        return
    # Hardly any entry gets here, so what takes longer is asked last.
    if not layout.has("date", date.span.start) or (configured is None and begins_text(layout, "date")):
        return
    form, agree, total = usual
    expected = form.write(date.iso)
    message = f"expected date “{expected}”, found “{date.raw}”"
    certain = is_certain(agree, total, whole_list=True) and (
        configured is not None or _is_usual_in_list(style, form, own)
    )
    yield Deviation("date", *date.span, message, expected, True, certain, safe=False)


def _is_usual_in_list(style: HouseStyle, form: DateForm, own: Collection[DateForm]) -> bool:
    """Return whether no other form of the same precision is more frequent in the whole list, and the date's own
    forms are rare there.
    """
    counts = [pair for pair in style.date_forms(style.document.root) if pair[0].precision == form.precision]
    others = sum(number for other, number in counts if other in own)
    is_rare = others < SECOND_FORM or others <= (1 - MIN_SHARE) * sum(number for _, number in counts)
    return not counts or (counts[0][0] == form and is_rare)


def _usual_form(
    style: HouseStyle, section: Section | None, precision: int
) -> tuple[DateForm, int, int] | None:
    """Return the form that nearly all dates of a precision have, how many dates have it, and of how many.

    The nearest section with enough such dates counts; the one above it counts as well if the section is too small
    to be sure and all its dates but one have the form that is certain there. None if the dates don't agree, or if
    there is no such section.
    """
    while section is not None:
        counts = [(form, number) for form, number in style.date_forms(section) if form.precision == precision]
        total = sum(number for _, number in counts)
        if total >= MIN_COUNT:
            form, agree = counts[0]
            if agree >= MIN_SHARE * total:
                return form, agree, total
            if agree < total - 1 or section.parent is None:
                return None
            above = _usual_form(style, section.parent, precision)
            return above if above and above[0] == form and is_certain(*above[1:]) else None
        section = section.parent
    return None
