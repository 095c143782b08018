"""What tells two entries with the same title or URL apart on purpose: results, names, remarks in brackets.

A table of results has a row for each model or setting, and its papers are only sources. A paper with two
datasets is listed once for each. Such entries are not duplicates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from awesomelint.analysis.works.work import Work
from awesomelint.fields import link_labels, titles
from awesomelint.model import Entry
from awesomelint.source import Span
from awesomelint.util.regex import LETTER, compiled, lazy_pattern

_LINK = compiled(r"!?\[([^\[\]]*)\]\([^()]*\)|https?://\S+")
_TAG = compiled(r"<[^<>]*+>")
# What a row of a table may be: one in HTML is divided into cells here.
_ROWS = ("row", "html")
_HTML_CELL = lazy_pattern(r"<t[dh]\b[^<>]*>((?:[^<]|<(?!/?t[dhr]\b))*+)</t[dh]>", re.IGNORECASE)
# A measured value: with decimals, a percent sign or a deviation.
_RESULT = lazy_pattern(
    r"[^\w\[\]]*\d{1,5}(?:[.,]\d{1,4}[^\w\[\]]*(?:\(?\d[\d.,%)]*)?|\s*%|\s*±\s*\d[\d.]*)\W*"
)
# `24.03` may be a month.
_MONTH = lazy_pattern(r"\W*(?:19|20)?[0-2]\d[.,](?:0[1-9]|1[0-2])\W*")
_AFTER_TITLE = lazy_pattern(
    r"[\s*_`\"”'’».]{0,6}[(（\[](?:[^()（）\[\]]|\[[^\[\]]*\](?:\([^()]*\))?){2,160}[)）\]]"
)
_BEFORE_TITLE = lazy_pattern(r"[\s*_`]*(?:\*\*|\[|`)*\w[\w+/. -]{1,28}\w(?:\*\*|\]|`)*[\s*_`:：\"“—–-]*\Z")
# A name of a model or method, unlike that of a venue: `Auto-CoT`, `SmallBarn`.
_NAME = lazy_pattern(r"[a-z][A-Z]|\w-\w")
_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)|['’]\d\d\b")
# A column of names has different names in nearly all of at least so many rows, and the names are short.
_LEAST_ROWS, _DISTINCT, _LONGEST_NAME = 4, 0.9, 40


class Tables:
    """The rows among the entries that are compared, by table."""

    def __init__(self, works: Iterable[Work]) -> None:
        self._rows = [work.entry for work in works if work.entry.kind in _ROWS]
        self._tables: dict[Entry, _Table] | None = None

    def are_told_apart(self, first: Entry, later: Entry) -> bool:
        """Whether two rows report different results, or name different things in another column."""
        if first.kind not in _ROWS:
            # Most entries have no cells, and looking for them takes longer than all other comparisons.
            return False
        return _have_other_results(first, later) or self._have_other_names(first, later)

    def _have_other_names(self, first: Entry, later: Entry) -> bool:
        table = self._table_of(first)
        if table is None or table is not self._table_of(later) or len(table.rows) < _LEAST_ROWS:
            return False
        columns = min(len(_cells(first)), len(_cells(later)))
        return any(
            _are_other_names(_plain(first, column), _plain(later, column)) and table.has_names(column)
            for column in range(columns)
            if not (_holds_field(first, column) or _holds_field(later, column))
        )

    def _table_of(self, entry: Entry) -> _Table | None:
        if self._tables is None:
            self._tables = _tables_by_row(self._rows)
        return self._tables.get(entry)


class _Table:
    def __init__(self) -> None:
        self.rows: list[Entry] = []
        self._has_names: dict[int, bool] = {}

    def has_names(self, column: int) -> bool:
        """Whether the cells of a column are short and nearly all different."""
        if column not in self._has_names:
            texts = [_plain(row, column) for row in self.rows if column < len(_cells(row))]
            named = [text for text in texts if LETTER.search(text)]
            self._has_names[column] = (
                len(named) >= _DISTINCT * len(self.rows)
                and len({titles.key(text) for text in named}) >= _DISTINCT * len(named)
                and sum(map(len, named)) <= _LONGEST_NAME * len(named)
            )
        return self._has_names[column]


def _tables_by_row(rows: Iterable[Entry]) -> dict[Entry, _Table]:
    tables: dict[Entry, _Table] = {}
    table, previous = _Table(), None
    for row in rows:
        most = 2 if row.kind == "row" else 4
        if previous is None or row.source is not previous.source or row.line > previous.end_line + most:
            table = _Table()
        previous = row
        table.rows.append(row)
        tables[row] = table
    return tables


def _cells(row: Entry) -> Sequence[Span]:
    """Return the cells of a row in Markdown or HTML."""
    if row.kind == "row":
        return row.cells
    return [Span(*match.span(1)) for match in _HTML_CELL.finditer(row.source.text, *row.span)]


def _holds_field(entry: Entry, column: int) -> bool:
    """Whether a cell holds the title, the date, the venue, the authors or only links with labels."""
    cell = _cells(entry)[column]
    fields = (entry.title_span, *_date_and_venue(entry))
    if any(cell.start <= span.start < cell.end for span in fields):
        return True
    text = entry.source.text[cell.start : cell.end]
    if any(name and name in text for name in entry.authors):
        return True
    labels = _LINK.findall(text)
    return bool(labels) and all(link_labels.is_label(link_labels.normal(label)) for label in labels)


def _plain(entry: Entry, column: int) -> str:
    """Return the text of a cell, without the targets of links."""
    cell = _cells(entry)[column]
    return _TAG.sub(" ", _LINK.sub(r"\1", entry.source.text[cell.start : cell.end]))


def _date_and_venue(entry: Entry) -> list[Span]:
    """Return the spans of the date and the venue, if the entry has them."""
    return [field.span for field in (entry.date, entry.venue) if field is not None]


def _are_other_names(first: str, later: str) -> bool:
    """Whether two texts name different things: each has a word that the other lacks."""
    if not (LETTER.search(first) and LETTER.search(later)):
        return False
    words, later_words = set(titles.words(first)), set(titles.words(later))
    return bool(words - later_words and later_words - words)


def has_results(row: Entry) -> bool:
    """Whether an entry is a row of a table with several results: of a model, with its paper as the source."""
    return row.kind in _ROWS and len(_results(row)) > 1


def _have_other_results(first: Entry, later: Entry) -> bool:
    results, later_results = _results(first), _results(later)
    return bool(results and later_results) and results != later_results


def _results(row: Entry) -> list[str]:
    """Return the measured values in the cells of a row."""
    date = row.date.span if row.date is not None else None
    cells = [cell for cell in _cells(row) if date is None or not cell.start <= date.start < cell.end]
    texts = [row.source.text[cell.start : cell.end].strip() for cell in cells]
    return [text for text in texts if _RESULT.fullmatch(text) and not _MONTH.fullmatch(text)]


def have_other_remarks(first: Entry, later: Entry) -> bool:
    """Whether brackets directly after the titles say different things: `(lecture at …)`, `(RF-UC)`."""
    return _are_other_names(_remark(first), _remark(later))


def _remark(entry: Entry) -> str:
    """Return the text in brackets after the title; empty if it is a field of the entry or only a year."""
    ends = [link.span.end for link in entry.links if link.label is None]
    match = _AFTER_TITLE.match(entry.source.text, max([entry.title_span.end, *ends]), entry.head.end)
    if match is None:
        return ""
    if any(match.start() <= field.start < match.end() for field in _date_and_venue(entry)):
        return ""
    labels = [link[1] for link in _LINK.finditer(match[0]) if link[1]]
    if any(link_labels.is_label(link_labels.normal(label)) for label in labels):
        return ""
    remark = _LINK.sub(r"\1", match[0])
    if _YEAR.search(remark) or any(name and name.split()[-1] in remark for name in entry.authors):
        return ""
    return "" if link_labels.is_label(link_labels.normal(remark)) else remark


def have_other_leading_names(first: Entry, later: Entry) -> bool:
    """Whether different names precede two titles: `[SmallBarn] **A Title**`, `[TidyBarn] **A Title**`."""
    return _are_other_names(_leading_name(first), _leading_name(later))


def _leading_name(entry: Entry) -> str:
    """Return the name before a title; empty if it is a field of the entry, or not a name."""
    span = entry.title_span
    start = entry.span.start + len(entry.marker)
    if span.start - start > 60:
        return ""
    match = _BEFORE_TITLE.match(entry.source.text, start, span.start)
    if match is None or _YEAR.search(match[0]) or not _NAME.search(match[0]):
        return ""
    return "" if _is_field(entry, Span(*match.span())) else match[0]


def _is_field(entry: Entry, span: Span) -> bool:
    if any(field.start < span.end and span.start < field.end for field in _date_and_venue(entry)):
        return True
    text = entry.source.text[span.start : span.end]
    return any(name and (name in text or text in name) for name in entry.authors)
