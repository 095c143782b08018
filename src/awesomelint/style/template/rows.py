"""Columns: the format of a table's rows, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from awesomelint.model import Entry
from awesomelint.style.layout.fields import END, START, Gap, Slot, slots
from awesomelint.style.layout.layout import EntryLayout
from awesomelint.style.template.infer import compose, fitting
from awesomelint.style.template.template import Group, Template
from awesomelint.util.regex import compiled

_WORD = compiled(r"[^\W\d_]{2,}")
_SIGN = compiled(r"\w")
_TAG = compiled(r"<[^<>]*>")
# How links that share a cell are kept apart is nobody's format.
_APART = compiled(r"(\)[\])]*)(?:[\s,;|/·&]|<br ?/?>)*([\[(`]*)")
_OWN_END = compiled(r"[.。!?…]+$")
# A cell with so many words that are no field's is a text in which fields stand.
_WORDS = 4
_OFTEN_EMPTY = 0.1


class RowFormat(NamedTuple):
    """How most rows of a table are written: the format of each column, and the whole row as it is shown."""

    cells: tuple[Template | None, ...]
    template: str


def row_format(rows: Sequence[Entry]) -> RowFormat:
    """How most rows of a table are written, column by column."""
    shapes = [_cells(row) for row in rows]
    cells: list[Template | None] = []
    shown = []
    for index in range(max(map(len, shapes))):
        column = [row[index] for row in shapes if index < len(row)]
        filled = [shape for shape in column if shape is not None]
        known = compose(filled).template if filled else None
        cells.append(known)
        needed = known is not None and not all(
            isinstance(part, Group) and part.mark != "+" for part in known.parts
        )
        if known is not None and needed and len(filled) < (1 - _OFTEN_EMPTY) * len(column):
            known = Template((Group("?", known.parts),))
        shown.append(str(known) if known is not None else "")
    return RowFormat(tuple(cells), "| " + " | ".join(shown) + " |")


def share(known: RowFormat, rows: Sequence[Entry]) -> float:
    """The share of rows that are written so in every cell that is not empty."""
    shapes = [_cells(row) for row in rows]
    differing: set[int] = set()
    for index, template in enumerate(known.cells):
        filled = [(at, row[index]) for at, row in enumerate(shapes) if index < len(row)]
        cells = [shape for _, shape in filled if shape is not None]
        follow = {id(shape) for shape in fitting(template, cells)} if template is not None else set()
        differing |= {at for at, shape in filled if shape is not None and id(shape) not in follow}
    return 1 - len(differing) / len(rows)


def _cells(row: Entry) -> list[EntryLayout | None]:
    """The shape of each cell; None for those that hold nothing but a dash."""
    found = slots(row)
    return [_cell(row, start, end, found) for start, end in row.cells]


def _cell(row: Entry, start: int, end: int, found: Sequence[Slot]) -> EntryLayout | None:
    text = row.source.text
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if not _SIGN.search(text, start, end):
        return None
    mine = [slot for slot in found if start <= slot.start and slot.end <= end]
    if mine and mine[0].kind == "text" and text[mine[0].start : mine[0].end].isdigit() and len(mine) > 1:
        # The row's number.
        mine = mine[1:]
    kinds = {slot.kind for slot in mine}
    if kinds <= {"text"} or ("title" not in kinds and _is_prose(text, start, end, mine)):
        bold = text[start : start + 2] == text[end - 2 : end] == "**" and end - start > 4
        mine = [Slot("text", start + 2 * bold, end - 2 * bold)]
    elif "title" in kinds:
        mine = _joined(mine)
    gaps = []
    at, before = start, START
    for slot in mine:
        between = text[at : slot.start]
        if before in ("link", "url") and slot.kind in ("label", "badge", "link"):
            between = _APART.sub(r"\1 \2", between) if _APART.fullmatch(between) else between
        gaps.append(Gap(before, slot.kind, at, slot.start, between))
        at, before = slot.end, slot.kind
    last = text[at:end]
    # How a sentence ends is its own affair.
    gaps.append(Gap(before, END, at, end, _OWN_END.sub("", last) if before == "text" else last))
    return EntryLayout.of(row, "cell", mine, gaps)


def _joined(found: list[Slot]) -> list[Slot]:
    """The fields of a cell, with all that its description holds as one."""
    title = next(index for index, slot in enumerate(found) if slot.kind == "title")
    texts = [index for index, slot in enumerate(found) if slot.kind == "text" and index > title]
    if len(texts) < 2:
        return found
    first, last = texts[0], texts[-1]
    return [*found[:first], Slot("text", found[first].start, found[last].end), *found[last + 1 :]]


def _is_prose(text: str, start: int, end: int, found: Sequence[Slot]) -> bool:
    """Whether a cell holds more words than its fields account for."""
    words = 0
    for at, stop in zip(
        [start, *[slot.end for slot in found]], [*[slot.start for slot in found], end], strict=True
    ):
        words += len(_WORD.findall(_TAG.sub(" ", text[at:stop])))
    words += sum(len(_WORD.findall(text, slot.start, slot.end)) for slot in found if slot.kind == "text")
    return words >= _WORDS
