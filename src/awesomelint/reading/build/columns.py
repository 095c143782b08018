"""What the cells of a column in a table say together: citations, or sentences below `Topics`."""

from __future__ import annotations

from awesomelint.fields import author_names
from awesomelint.fields.cited_authors import is_citation
from awesomelint.fields.dates import MONTHS
from awesomelint.markdown.render import rendered_text
from awesomelint.model import DateField, Entry
from awesomelint.pieces import Piece
from awesomelint.reading.outline import Row, Stretch
from awesomelint.reading.thresholds import FRESH_SHARE, NEARLY_ALL, SLOT_ENTRIES
from awesomelint.source import Span
from awesomelint.util.regex import lazy_pattern

_CITATION = lazy_pattern(r"(?P<names>.*?),? ?\(?(?P<year>(?:19|20)\d\d)[a-z]?\)?\.?")
# More words than this are not a tag.
_TAG_WORDS = 4


def _shown(text: str, rows: list[Row], column: int) -> list[str]:
    """Return the visible texts of a column's cells that are not empty."""
    cells = [row.cells[column] for row in rows if column < len(row.cells)]
    shown = [rendered_text(text, cell.start, cell.end, cell.parts).strip() for cell in cells]
    return [body for body in shown if body]


def holds_citations(text: str, rows: list[Row], column: int) -> bool:
    """Return whether nearly all cells of a column are citations by authors and year: `Lark et al., 2020`.

    `ICML 2020` and `May 2020` look like those by one author, so most must have several.
    """
    shown = _shown(text, rows, column)
    cited = list(filter(is_citation, shown))
    several = sum(any(mark in body for mark in (" et al", " and ", " & ")) for body in cited)
    return several >= SLOT_ENTRIES and several * 2 > len(shown) and len(cited) >= NEARLY_ALL * len(shown)


def take_citation(entry: Entry, text: str, cell: Stretch) -> None:
    """Take the authors and the year from a citation."""
    shown = rendered_text(text, cell.start, cell.end, cell.parts).strip()
    match = _CITATION.fullmatch(shown)
    if match is None or not is_citation(shown):
        return
    start = max(text.find(match["names"], cell.start, cell.end), cell.start)
    if not entry.authors:
        entry.authors = author_names.split(match["names"])
        entry.marks.append(Piece("author", start, start + len(match["names"]), match["names"]))
    at = text.find(match["year"], start + len(match["names"]), cell.end)
    if entry.date is None and at >= 0:
        entry.date = DateField(match["year"], match["year"], Span(at, at + 4))


def holds_sentences(text: str, rows: list[Row], column: int) -> bool:
    """Return whether most cells of a column have too many words of their own for tags: `Counts sheep on hills, and wool at night`.

    Tags are short, and repeated.
    """
    shown = _shown(text, rows, column)
    if len(set(shown)) < max(SLOT_ENTRIES, FRESH_SHARE * len(shown)):
        return False
    long = sum(max(len(part.split()) for part in body.split(",")) > _TAG_WORDS for body in shown)
    return long * 2 > len(shown)


def holds_months(text: str, rows: list[Row], column: int) -> bool:
    """Return whether nearly all cells of a column are the names of months."""
    shown = _shown(text, rows, column)
    named = sum(body.casefold().strip(".") in MONTHS for body in shown)
    return bool(named) and named >= NEARLY_ALL * len(shown)


def month_of(text: str, cell: Stretch) -> int:
    """Return the month that a cell names, 0 if it does not."""
    return MONTHS.get(text[cell.start : cell.end].strip().casefold().strip("."), 0)
