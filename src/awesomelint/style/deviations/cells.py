"""Cells of a table that lack marks which nearly all cells of their column have, such as bold titles.

In: the rows of a document. Out: for `| A Title** | 2024 |` in a table with bold titles, the missing `**` at the
start of the first cell. Marks that a cell has and others lack say something, such as the best result.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from awesomelint.model import Entry, ListDocument
from awesomelint.source import Span
from awesomelint.style.conventions import is_certain
from awesomelint.style.deviations.balance import halves
from awesomelint.style.deviations.deviation import Deviation, quoted
from awesomelint.style.deviations.messages import emphasis
from awesomelint.style.sorting import runs
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import WORD, compiled

_OPENING = compiled(r"(?:[*_`(【（\"“]|\\?\[)*+")
_CLOSING = frozenset('*_`])】）"”')
_URL = compiled(r"\([^()\s]*+\)$")
# A URL has at most this many code points.
_MAX_URL = 2_000
_EMPHASIS = str.maketrans("", "", "*_`")
_NOT_EMPHASIS = compiled(r"[^*_`]+")


class _Frame(NamedTuple):
    """The marks that a cell begins and ends with, with `()` for the URL of a link."""

    opening: str
    closing: str


class _Cell(NamedTuple):
    """A cell and its marks."""

    entry: Entry
    span: Span
    frame: _Frame


def cell_deviations(document: ListDocument) -> Iterator[tuple[Entry, list[Deviation]]]:
    """Yield the rows with cells that lack marks, with these."""
    found: dict[Entry, list[Deviation]] = defaultdict(list)
    columns = _columns(document)
    for column in columns.values():
        for cell in _padded_cells(column):
            found[cell.entry].append(_extra_spaces(cell))
        (usual, agree), *others = Counter(cell.frame for cell in column).most_common()
        total = len(column)
        if not others or not any(usual) or not is_certain(agree, total, whole_list=True):
            continue
        single = not _have_several(column, usual)
        for cell in column:
            if cell.frame != usual and _lacks_marks(cell, usual):
                is_clear = (
                    single or cell.frame.opening == usual.opening or cell.frame.closing == usual.closing
                )
                found[cell.entry].extend(_missing_marks(cell, usual, is_clear=is_clear))
    yield from found.items()


def _padded_cells(column: list[_Cell]) -> list[_Cell]:
    """Return the cells with more than one space at their end, if hardly any cell of a column has more."""
    padded = [cell for cell in column if _spaces_after(cell) > 1]
    usual = sum(_spaces_after(cell) == 1 for cell in column)
    return padded if is_certain(usual, len(column), whole_list=True) else []


def _spaces_after(cell: _Cell) -> int:
    text, at = cell.entry.source.text, cell.span.end
    while text.startswith(" ", at):
        at += 1
    return at - cell.span.end


def _extra_spaces(cell: _Cell) -> Deviation:
    end = cell.span.end
    found = _spaces_after(cell)
    message = f"expected 1 space at the end of the cell, found {found}"
    return Deviation("separator", end, end + found, message, " ", True, certain=False)


def _columns(document: ListDocument) -> dict[tuple[str, int], list[_Cell]]:
    """Return the cells with words of each column by header and number; tables with the same header are one table."""
    source = document.source
    columns: dict[tuple[str, int], list[_Cell]] = defaultdict(list)
    for run in runs(document):
        line = source.line_of(run[0].span.start)
        header = source.line_text(line - 2) if run[0].cells else ""
        for entry in run:
            for number, cell in enumerate(entry.cells):
                if WORD.search(source.text, *cell):
                    columns[header, number].append(_cell(entry, cell))
    return columns


def _cell(entry: Entry, cell: Span) -> _Cell:
    words = entry.source.text[slice(*cell)]
    opening = _OPENING.match(words)
    assert opening is not None
    return _Cell(entry, cell, _Frame(opening[0], _closing_marks(words)))


def _closing_marks(words: str) -> str:
    """Return the marks at the end of a cell, which has a word, with `()` for the URL of a link."""
    marks: list[str] = []
    at = len(words)
    while words[at - 1] in _CLOSING:
        opening = words.rfind("](", max(0, at - _MAX_URL), at) if words[at - 1] == ")" else -1
        if opening >= 0 and _URL.match(words, opening + 1, at):
            marks.append("()")
            at = opening + 1
        elif words.endswith("\\]", 0, at):
            marks.append("\\]")
            at -= 2
        else:
            marks.append(words[at - 1])
            at -= 1
    return "".join(reversed(marks))


def _lacks_marks(cell: _Cell, usual: _Frame) -> bool:
    """Return whether a cell lacks all emphasis that is usual, or half of the usual marks."""
    if cell.frame == (usual.opening.translate(_EMPHASIS), usual.closing.translate(_EMPHASIS)):
        return True
    one_side = (cell.frame.opening == usual.opening) != (cell.frame.closing == usual.closing)
    is_shorter = usual.opening.endswith(cell.frame.opening) and usual.closing.startswith(cell.frame.closing)
    words = cell.entry.source.text[slice(*cell.span)]
    return one_side and is_shorter and (words.count("**") % 2 == 1 or bool(halves(words)))


def _have_several(column: list[_Cell], usual: _Frame) -> bool:
    """Whether most of the usual cells have several parts with marks of their own, as in `**a**, **b**`."""
    usual_cells = [cell for cell in column if cell.frame == usual]
    several = sum(cell.entry.source.text.count(usual.opening, *cell.span) > 2 for cell in usual_cells)
    return several * 2 > len(usual_cells)


def _missing_marks(cell: _Cell, usual: _Frame, *, is_clear: bool) -> Iterator[Deviation]:
    """Yield the marks that a cell lacks at its start and at its end.

    Without both, it may lack them on purpose: other emphasis, or none, may say something.
    """
    start, end = cell.span
    text = cell.entry.source.text
    if cell.frame.opening != usual.opening and cell.frame.closing != usual.closing:
        before = usual.opening.removesuffix(cell.frame.opening)
        after = usual.closing.removeprefix(cell.frame.closing)
        message = f"cell is not {emphasis(_NOT_EMPHASIS.sub('', before))}; other cells in this column are"
        expected = f"{before}{text[start:end]}{after}"
        # Emphasis within brackets would have to be put there.
        is_around = usual.opening.endswith(cell.frame.opening)
        yield Deviation("separator", start, end, message, expected, is_clear and is_around, True, safe=False)
        return
    first, last = text[start], text[end - 1]
    if cell.frame.opening != usual.opening:
        message = f"expected {quoted(usual.opening)} at the start of the cell, as in other rows"
        # The backslash of an escaped bracket that is missing is still there.
        expected = usual.opening.removesuffix(cell.frame.opening) + ("" if first == "\\" else first)
        yield Deviation("separator", start, start + 1, message, expected, is_clear, True)
    if cell.frame.closing != usual.closing:
        shown = usual.closing.replace("()", "(…)")
        message = f"expected {quoted(shown)} at the end of the cell, as in other rows"
        missing = usual.closing.removeprefix(cell.frame.closing)
        expected = ("" if last == "\\" else last) + missing
        # The URL of a link isn't known.
        is_known = is_clear and "()" not in missing
        yield Deviation("separator", end - 1, end, message, expected, is_known, True)
