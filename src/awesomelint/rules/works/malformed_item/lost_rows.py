"""Find rows of a table after a blank line, which ends the table: GitHub shows them as text."""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.blocks import by_kind
from awesomelint.markdown.table_cells import MOST_BLANK, are_rows, cells
from awesomelint.model import ListDocument
from awesomelint.source import Span
from awesomelint.util.named_tuple import NamedTuple


class LostRows(NamedTuple):
    """Rows after a blank line: the span of the first, how many there are, and the blank lines before them."""

    span: Span
    rows: int
    gap: Span


def find_lost_rows(document: ListDocument) -> Iterator[LostRows]:
    """Yield the paragraphs that consist of rows with as many cells as the table before them."""
    tables = {table.end_line: table for table in by_kind(document)["table"]}
    if not tables:
        return
    source = document.source
    for paragraph in by_kind(document)["paragraph"]:
        line = paragraph.line - 1
        while line > 1 and paragraph.line - line <= MOST_BLANK and not source.line_text(line).strip():
            line -= 1
        table = tables.get(line)
        if table is None or line == paragraph.line - 1 or table.parent is not paragraph.parent:
            continue
        if are_rows(source.text, paragraph, len(cells(source.text, *table.line_spans[0]))):
            tables[paragraph.end_line] = table
            start = source.line_start(line + 1)
            gap = Span(start, source.line_start(paragraph.line))
            yield LostRows(Span(*paragraph.line_spans[0]), len(paragraph.line_spans), gap)
