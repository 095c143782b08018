"""Tables of contents in HTML: rows of cells with links into the page, merged cell by cell and renumbered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from awesomelint.merging.grids import merged_cells
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import lazy_pattern

_OPENING = lazy_pattern(r"[ \t]*<table[^<>]*>")
_ROW = lazy_pattern(r"\s*<tr[^<>]*>")
_CELL = lazy_pattern(
    r"\s*<td[^<>]*>(?:[ \t]|&\w+;)*(?:<a\s+href=[\"']?(#[^\"'<>\s]*)[\"']?\s*>[^<>]*</a>)?(?:[ \t]|&\w+;)*"
)
# The number of a link, as in “2.13 Graphs”.
_NUMBER = lazy_pattern(r"(?<=>)((?:\d+\.)*)\d+(?=\.?[ \t])")


class _Row(NamedTuple):
    """A row: what opens it, its cells with what opens them, and the white space after them."""

    opening: str
    cells: list[str]
    tail: str

    @property
    def is_wide(self) -> bool:
        """Whether the row has one cell that takes all columns."""
        return len(self.cells) == 1 and "colspan" in self.cells[0]

    def written(self, cells: Sequence[str]) -> str:
        """Return the row with other cells."""
        return f"{self.opening}{''.join(f'{cell}</td>' for cell in cells)}{self.tail}</tr>"


class _Table(NamedTuple):
    """A table of contents; `closing` follows the last row."""

    opening: str
    rows: list[_Row]
    closing: str

    def cells(self) -> Iterator[tuple[str, str, _Row]]:
        """Yield the target, the text and the row of each cell with a link."""
        for row in self.rows:
            for cell in row.cells:
                match = _CELL.fullmatch(cell)
                if match and match[1]:
                    yield match[1], cell, row


def end_of(lines: Sequence[str], start: int) -> int | None:
    """Return the index after a table of contents that begins at a line; None if none begins there.

    A blank line ends the block of HTML, and the next table the search, which would otherwise be quadratic.
    """
    if not _OPENING.match(lines[start]):
        return None
    for at in range(start, len(lines)):
        if "</table>" in lines[at]:
            return at + 1 if _read("".join(lines[start : at + 1])) else None
        if not lines[at].strip() or (at > start and "<table" in lines[at]):
            break
    return None


def count(lines: Sequence[str]) -> int:
    """Return the number of tables of contents."""
    return sum(end_of(lines, at) is not None for at in range(len(lines)))


def merge_html_grids(base: str, ours: str, theirs: str) -> str | None:
    """Return the table with the cells of both; None if both changed a cell, or if a version has a target twice.

    Rows are written like the first ones of ours. Numbers are consecutive if they were in all versions.
    """
    tables = [table for text in (base, ours, theirs) if (table := _read(text)) is not None]
    if len(tables) < 3:
        return None
    found = [list(table.cells()) for table in tables]
    known = [{target: (cell, row) for target, cell, row in cells} for cells in found]
    merged = merged_cells([{target: _plain(cell) for target, (cell, _) in cells.items()} for cells in known])
    if merged is None or list(map(len, known)) != list(map(len, found)):
        return None
    chosen = [
        next(side[target] for side in known[1:] if target in side and _plain(side[target][0]) == text)
        for target, text in merged.items()
    ]
    if all(_counted(cells) == cells for cells in ([cell for _, cell, _ in side] for side in found)):
        rows = (row for _, row in chosen)
        chosen = list(zip(_counted([cell for cell, _ in chosen]), rows, strict=True))
    return _written([*tables[1:], tables[0]], chosen)


def _read(text: str) -> _Table | None:
    opening = _OPENING.match(text)
    if opening is None:
        return None
    *lines, closing = text[opening.end() :].split("</tr>")
    if closing.strip() != "</table>":
        return None
    rows: list[_Row] = []
    for line in lines:
        begin = _ROW.match(line)
        if begin is None:
            return None
        *cells, tail = line[begin.end() :].split("</td>")
        if tail.strip() or not cells or not all(map(_CELL.fullmatch, cells)):
            return None
        rows.append(_Row(begin[0], cells, tail))
    table = _Table(opening[0], rows, closing)
    return table if any(True for _ in table.cells()) else None


def _plain(cell: str) -> str:
    """Return a cell without its number and without white space before it."""
    return _NUMBER.sub(r"\1", cell.strip(), count=1)


def _counted(cells: Sequence[str]) -> list[str]:
    """Return the cells with consecutive numbers; 2.1 and 3.1 are both the first of their part."""
    counts: Counter[str] = Counter()

    def following(match: re.Match[str]) -> str:
        counts[match[1]] += 1
        return f"{match[1]}{counts[match[1]]}"

    return [_NUMBER.sub(following, cell, count=1) for cell in cells]


def _written(tables: Sequence[_Table], cells: Sequence[tuple[str, _Row]]) -> str:
    """Return a table of cells, written like the first of some; each cell is given with the row in which it was."""
    rows = [row for table in tables for row in table.rows]
    model = next((row for row in rows if not row.is_wide), rows[0])
    columns = max(len(row.cells) for row in tables[0].rows)
    empty = next((cell for row in rows for cell in row.cells if "<a" not in cell), None)
    text, waiting = tables[0].opening, list[str]()

    def flushed() -> str:
        filled = waiting + [empty] * (columns - len(waiting)) if empty is not None else waiting
        return model.written(filled) if waiting else ""

    for cell, row in cells:
        if row.is_wide or len(waiting) == columns:
            text += flushed()
            waiting = []
        if row.is_wide:
            text += row.written([cell])
        else:
            waiting.append(cell)
    return text + flushed() + tables[0].closing
