"""Find cells of tables that an unescaped `|` in a link, a formula or code divides."""

from __future__ import annotations

from awesomelint.analysis.blocks import by_kind
from awesomelint.facts import fact
from awesomelint.markdown.table_cells import cells
from awesomelint.model import ListDocument
from awesomelint.source import Span
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import lazy_pattern

# A link's text, a formula or code, in a single row.
_ENCLOSED = lazy_pattern(r"\[(?:[^\[\]\n\\]|\\.|\[[^\[\]\n]*\])*+\]\(|\$[^$\n]++\$|(?<!`)`[^`\n]++`(?!`)")


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
            if text.count("|", start, end) < columns:
                continue
            extra = len(cells(text, start, end)) - columns
            pipes = _enclosed_pipes(text, start, end) if extra > 0 else ()
            if pipes and len(pipes) == extra:
                found.append(SplitCell(Span(start, end), pipes))
    return found


def _enclosed_pipes(text: str, start: int, end: int) -> tuple[int, ...]:
    pipes = []
    for match in _ENCLOSED.finditer(text, start, end):
        at = text.find("|", *match.span())
        while at >= 0:
            if text[at - 1] != "\\":
                pipes.append(at)
            at = text.find("|", at + 1, match.end())
    return tuple(pipes)
