"""Columns: the format of a table's rows, cell by cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from awesomelint.model import Entry
from awesomelint.style.slots import Slot, slots

_PLACE = re.compile(r"\{[a-z]+\}")
_WORD = re.compile(r"\w")
_COUNT = re.compile(r"^(?:\{text\}|\d{1,4})(?=[.)])")
_END = re.compile(r"(\{text\})[.。!?…]+$")
_SPACES = re.compile(r"\s+")
_AGAIN = re.compile(r"(?P<unit>\[\{label\}\]\(\{link\}\)|\{[a-z]+\})(?:[ ,;|/·]|<br ?/?>|\\\|)*(?P=unit)")


class RowFormat(NamedTuple):
    """How most rows of a table are written: what their cells hold, and the whole row as it is shown."""

    cells: tuple[str, ...]
    template: str


def row_format(rows: Sequence[Entry]) -> RowFormat:
    """How most rows of a table are written, column by column."""
    skeletons = [_cells(row) for row in rows]
    width = max(map(len, skeletons))
    columns = [Counter(cells[index] for cells in skeletons if index < len(cells)) for index in range(width)]
    usual = []
    for column in columns:
        filled = Counter({cell: count for cell, count in column.items() if cell})
        usual.append(filled.most_common(1)[0][0] if filled else "")
    shown = [
        cell if not cell or column[""] <= 0.1 * sum(column.values()) else "{?" + cell + "}"
        for cell, column in zip(usual, columns, strict=True)
    ]
    return RowFormat(tuple(usual), "| " + " | ".join(shown) + " |")


def share(known: RowFormat, rows: Sequence[Entry]) -> float:
    """The share of rows that are written so in every cell that is not empty."""
    return sum(
        all(not cell or cell == usual for cell, usual in zip(_cells(row), known.cells, strict=False)) for row in rows
    ) / len(rows)


def _cells(row: Entry) -> list[str]:
    """Each cell as its text with the fields' names in the place of their values."""
    found = slots(row)
    return [_skeleton(row.source.text, start, end, found) for start, end in row.cells]


def _skeleton(text: str, start: int, end: int, found: Sequence[Slot]) -> str:
    pieces: list[str] = []
    at = start
    for slot in found:
        if start <= slot.start and slot.end <= end:
            pieces += (text[at : slot.start], "{" + slot.kind + "}")
            at = slot.end
    if at == start:
        # Words of no field: what they are says the table's head.
        return "{text}" if _WORD.search(text, start, end) else ""
    pieces.append(text[at:end])
    body = _SPACES.sub(" ", "".join(pieces)).strip()
    # A cell counts its rows, and ends its sentences, in its own way.
    body = _END.sub(r"\1", _COUNT.sub("1", body))
    if set(_PLACE.findall(body)) == {"{text}"}:
        # Which marks a cell of free words ends with is the words' own.
        return "**{text}**" if body == "**{text}**" else "{text}"
    previous = ""
    while previous != body:
        previous = body
        body = _AGAIN.sub(r"\g<unit>", body)
    return body
