"""Find cells of tables that an unescaped `|` in a link, a formula or code divides."""

from __future__ import annotations

from awesomelint.analysis.blocks import by_kind
from awesomelint.facts import fact
from awesomelint.markdown.table_cells import cells, dividing_pipes
from awesomelint.model import ListDocument
from awesomelint.source import Span
from awesomelint.util.named_tuple import NamedTuple


class SplitCell(NamedTuple):
    """A row with too many cells, and the pipes in it that belong to the text of a cell."""

    row: Span
    pipes: tuple[int, ...]


@fact
def split_cells(document: ListDocument) -> list[SplitCell]:
    """Return the rows that have the columns of their header if the pipes in links, formulas and code are
    escaped.
    """
    text = document.source.text
    found = []
    for block in by_kind(document)["table"]:
        columns = len(cells(text, *block.line_spans[0]))
        for start, end in block.line_spans[2:]:
            if pipes := dividing_pipes(text, start, end, columns):
                found.append(SplitCell(Span(start, end), pipes))
    return found
