"""Columns: the format of a table's rows, cell by cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from awesomelint.model import Entry
from awesomelint.style.slots import Slot, slots

_SPACES = re.compile(r"\s+")
_AGAIN = re.compile(r"(?P<unit>\[\{label\}\]\(\{link\}\)|\{[a-z]+\})(?:[ ,;|/·]|<br ?/?>|\\\|)*(?P=unit)")


def row_format(rows: Sequence[Entry]) -> tuple[str, float]:
    """How most rows of a table are written, column by column, and the share of rows that are written so in every cell."""
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
    fitting = sum(
        all(not cell or cell == known for cell, known in zip(cells, usual, strict=False)) for cells in skeletons
    )
    return "| " + " | ".join(shown) + " |", fitting / len(rows)


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
        return "{text}" if end > start else ""
    pieces.append(text[at:end])
    body = _SPACES.sub(" ", "".join(pieces)).strip()
    previous = ""
    while previous != body:
        previous = body
        body = _AGAIN.sub(r"\g<unit>", body)
    return body
