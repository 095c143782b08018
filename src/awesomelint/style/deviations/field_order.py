"""Places: fields in another order than nearly all entries of a section have them, and dates in another form."""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.model import Section
from awesomelint.style.conventions import ENOUGH, LEANING, SHARE, SURE_COUNT, Style, is_sure
from awesomelint.style.date_forms import DateForm, forms, is_form
from awesomelint.style.deviations.deviation import WORDS, Deviation
from awesomelint.style.layout.layout import EntryLayout
from awesomelint.util.regex import compiled

_NUMBER = compiled(r"^\d{1,9}(?=[.)])")
_MOVABLE = ("title", "date", "venue", "authors", "label")


def orders(style: Style, shape: EntryLayout) -> Iterator[Deviation]:
    """The first two fields of an entry that nearly all entries of its section have the other way round."""
    kinds = [kind for kind in shape.look.kinds if kind in _MOVABLE]
    for index, first in enumerate(kinds):
        for second in kinds[index + 1 :]:
            total = _together(style, shape.entry.section, shape.form, second, first)
            if not total:
                continue
            slot = next(slot for slot in shape.slots if slot.kind == second)
            message = f"expected {WORDS[second]} before {WORDS[first]}, found it behind"
            # A link is put beside what it belongs to, and so wanders more than other fields.
            sure = total >= 2 * SURE_COUNT and "label" not in (first, second)
            whole = _rewritten(style, shape)
            if whole:
                yield Deviation(
                    "order", shape.offsets[0], shape.offsets[-1], message, whole, True, sure, safe=False
                )
            else:
                yield Deviation("order", slot.start, slot.end, message, "", False, sure)
            return


def _together(style: Style, section: Section | None, form: str, first: str, second: str) -> int:
    """How many entries have the first field before the second, where that is law in a section or one that it follows."""
    while section is not None:
        before = style.counts(section).before.get(form)
        if before is not None:
            right = before[first, second]
            total = right + before[second, first]
            if is_sure(right, total, whole=section.parent is None):
                return right
            if total >= ENOUGH and right < LEANING * total:
                return 0
        section = section.parent
    return 0


def _rewritten(style: Style, shape: EntryLayout) -> str:
    """The entry's own lines as its section's template writes them; empty if the template has no place for all of it."""
    template = style.template(shape.entry.section, shape.form)
    if template is None:
        return ""
    text = shape.entry.source.text
    values = [(slot.kind, text[slot.start : slot.end]) for slot in shape.slots]
    written = template.arranged(values) or ""
    # An item keeps its own number.
    own = _NUMBER.match(shape.look.texts[0])
    return _NUMBER.sub(own[0], written) if own else written


def dates(style: Style, shape: EntryLayout) -> Iterator[Deviation]:
    """An entry's date, if nearly all dates of its precision are written in another form."""
    date = shape.entry.date
    if date is None or not date.iso or not shape.has("date", date.span.start):
        return
    own = [form for form in forms(" ".join(date.raw.split()), date.iso) if is_form(form)]
    if not own:
        return
    asked = style.asked.date_form(shape.entry.section)
    if asked is not None:
        convention = (asked, SURE_COUNT, SURE_COUNT) if asked.precision == own[0].precision else None
    else:
        place = (shape.entry.section, own[0].precision)
        if place not in style.usual_dates:
            style.usual_dates[place] = _usual(style, *place)
        convention = style.usual_dates[place]
    if convention is None or convention[0] in own:
        return
    form, number, total = convention
    expected = form.write(date.iso)
    sure = is_sure(number, total, whole=True)
    yield Deviation(
        "date",
        *date.span,
        f"expected the date as “{expected}”, found “{date.raw}”",
        expected,
        True,
        sure,
        safe=False,
    )


def _usual(style: Style, section: Section | None, precision: int) -> tuple[DateForm, int, int] | None:
    """The form that is law for dates of a precision in a section or one around it, with how many have it, and of how many."""
    while section is not None:
        counts = [(form, number) for form, number in style.date_forms(section) if form.precision == precision]
        total = sum(number for _, number in counts)
        if total >= ENOUGH:
            form, number = counts[0]
            return (form, number, total) if number >= SHARE * total else None
        section = section.parent
    return None
