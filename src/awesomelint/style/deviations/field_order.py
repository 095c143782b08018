"""Fields in another order than in nearly all entries of a section."""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.model import Section
from awesomelint.style.conventions import (
    CERTAIN_COUNT,
    MIN_CERTAIN_FOLLOWING,
    MIN_COUNT,
    HouseStyle,
    is_certain,
)
from awesomelint.style.deviations.bullets import positions
from awesomelint.style.deviations.content import begins_text
from awesomelint.style.deviations.deviation import FIELD_NAMES, Deviation
from awesomelint.style.deviations.missing_fields import has_rare_text
from awesomelint.style.layout.fields import START, FieldKind
from awesomelint.style.layout.layout import EntryLayout
from awesomelint.util.regex import compiled

_ITEM_NUMBER = compiled(r"^\d{1,9}(?=[.)])")
# Marks around a field, not the asterisk of a bullet.
_MARKS = compiled(r"[*_`\"\[(]$")
# Most entries have a kind of field if this share of them has it.
_USUAL_SHARE = 0.6
# So many entries show whether entries are nested.
_ENOUGH_PEERS = 20
_ORDERED_KINDS = ("title", "date", "venue", "authors", "label")


def order_deviations(style: HouseStyle, layout: EntryLayout) -> Iterator[Deviation]:
    """Yield the first two fields that nearly all entries of the section have in the opposite order."""
    if has_rare_text(style, layout) or _is_shorter(style, layout):
        # The text is probably the field that is missing in its position, not recognised as such.
        return
    for first, second, agree in _opposite_pairs(style, layout):
        if (
            _is_order_of_siblings(style, layout, first, second)
            or _is_order_of_template(style, layout, first, second)
            or _is_marked_as_title(style, layout, first)
            or _has_other_field_there(style, layout, second)
            or _is_remark(style, layout)
            or begins_text(layout, first)
        ):
            continue
        message = f"expected the {FIELD_NAMES[second]} before the {FIELD_NAMES[first]}, found it after"
        # The position of links varies more than that of other fields.
        certain = agree >= 2 * CERTAIN_COUNT and "label" not in (first, second)
        rewritten = _rewritten(style, layout)
        if rewritten:
            start, end = layout.offsets[0], layout.offsets[-1]
            yield Deviation("order", start, end, message, rewritten, True, certain, safe=False)
        else:
            field = next(field for field in layout.fields if field.kind == second)
            yield Deviation("order", field.start, field.end, message, "", False, certain)
        return


def follows_order(style: HouseStyle, layout: EntryLayout) -> bool:
    """Return whether no two fields of an entry are in the opposite order of nearly all entries."""
    return not any(_opposite_pairs(style, layout))


def _opposite_pairs(style: HouseStyle, layout: EntryLayout) -> Iterator[tuple[FieldKind, FieldKind, int]]:
    """Yield two kinds of fields of an entry that nearly all entries have in the opposite order, and how many."""
    kinds = [kind for kind in layout.key.distinct_kinds if kind in _ORDERED_KINDS]
    for index, first in enumerate(kinds):
        for second in kinds[index + 1 :]:
            if agree := _agreeing_entries(style, layout.entry.section, layout.form, second, first):
                yield first, second, agree


def _is_shorter(style: HouseStyle, layout: EntryLayout) -> bool:
    """Return whether an entry lacks two or more kinds of fields that most entries have, like a mere mention."""
    counts = style.counts(style.document.root)
    usual = [
        kind
        for kind, number in counts.has[layout.form].items()
        if number >= _USUAL_SHARE * counts.forms[layout.form] and kind != "date or venue"
    ]
    return len(set(usual).difference(layout.key.field_kinds)) > 1


def _is_order_of_siblings(
    style: HouseStyle, layout: EntryLayout, first: FieldKind, second: FieldKind
) -> bool:
    """Return whether the entries above and below an entry have its order of two fields, and not the other.

    A section may be in several styles, in groups.
    """
    run, at = positions(style.document)[layout.entry]
    neighbours = map(style.layout_by_entry.get, (*run[max(0, at - 1) : at], *run[at + 1 : at + 2]))
    orders = [
        kinds.index(first) < kinds.index(second)
        for neighbour in neighbours
        if neighbour is not None and first in (kinds := neighbour.key.distinct_kinds) and second in kinds
    ]
    return bool(orders) and all(orders)


def _is_order_of_template(
    style: HouseStyle, layout: EntryLayout, first: FieldKind, second: FieldKind
) -> bool:
    """Return whether the section's template has two fields in the order of an entry: most of the others are written otherwise."""
    template = style.template(layout.entry.section, layout.form)
    ranks = template.ranks() if template else {}
    return first in ranks and second in ranks and ranks[first] < ranks[second]


def _is_marked_as_title(style: HouseStyle, layout: EntryLayout, first: FieldKind) -> bool:
    """Return whether the first field has the marks of other titles, so it is one: a name like a venue's."""
    before = layout.key.normal_texts[0]
    if layout.key.field_kinds[0] != first or _MARKS.search(before) is None:
        return False
    title = style.convention(layout.entry.section, (layout.form, START, "title"))
    return title is not None and title.text == before


def _has_other_field_there(style: HouseStyle, layout: EntryLayout, kind: FieldKind) -> bool:
    """Return whether another field is before the title, where others have this kind: `[Oak Days] Title`.

    It is probably of this kind, not recognised as such.
    """
    if layout.key.field_kinds[0] == "title" or kind == "title":
        return False
    return _agreeing_entries(style, layout.entry.section, layout.form, kind, "title") > 0


def _is_remark(style: HouseStyle, layout: EntryLayout) -> bool:
    """Return whether an entry is nested in another and most others are not, like `- journal version of [A](…)`."""
    if layout.entry.parent is None:
        return False
    peers = style.peers(layout)[:_ENOUGH_PEERS]
    return 2 * sum(peer.entry.parent is not None for peer in peers) < len(peers)


def _agreeing_entries(
    style: HouseStyle, section: Section | None, form: str, first: FieldKind, second: FieldKind
) -> int:
    """Return how many entries have `first` before `second`; 0 unless that is the convention.

    The nearest section with a convention counts, if no section below it mostly does otherwise.
    """
    while section is not None:
        before = style.counts(section).before.get(form)
        if before is not None:
            agree = before[first, second]
            total = agree + before[second, first]
            if is_certain(agree, total, whole_list=section.parent is None):
                return agree
            if total >= MIN_COUNT and agree < MIN_CERTAIN_FOLLOWING * total:
                return 0
        section = section.parent
    return 0


def _rewritten(style: HouseStyle, layout: EntryLayout) -> str:
    """Return the entry's own lines in the section's template, or "" if a field doesn't fit into it."""
    template = style.template(layout.entry.section, layout.form)
    text = layout.entry.source.text
    values = [(field.kind, text[field.start : field.end]) for field in layout.fields]
    written = (template.fill_in_order(values) if template else None) or ""
    number = _ITEM_NUMBER.match(layout.key.gap_texts[0])
    return _ITEM_NUMBER.sub(number[0], written) if number else written
