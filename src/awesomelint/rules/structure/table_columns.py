"""A table row that GitHub does not show as one: it has too many cells, or a comment is above it.

## Why
Cells after the last column are only visible in the source. This happens if two rows are on one line, if a
column has no header, or if a title contains a `|`. If the delimiter row (the dashes below the header) does
not match the header, GitHub renders no table at all. A comment that begins a line ends the table.

## Wrong
    | Title | Venue |
    | --- | --- |
    | [Denoising Diffusion Models](https://arxiv.org/abs/2006.11239) | NeurIPS 2020 | [code](https://example.org) |

## Right
    | Title | Venue | Code |
    | --- | --- | --- |
    | [Denoising Diffusion Models](https://arxiv.org/abs/2006.11239) | NeurIPS 2020 | [code](https://example.org) |

## Fix
Unsafe: escapes a `|` in a link, a formula or code, if the row then has the columns of the header. Otherwise
none: a column or a line break may be missing.

## Severity
An error. A warning if only a few words without a link are lost.

## Notes
In GitHub Flavored Markdown (4.10, Tables), the header determines the number of columns, additional cells are
ignored, and a `|` inside a cell has to be escaped as `\\|`, even in code. Rows with fewer cells than the
header are not reported, and neither are additional cells that are empty or contain only `-`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from awesomelint.analysis.blocks import by_kind
from awesomelint.analysis.split_cells import SplitCell, split_cells
from awesomelint.markdown.blocks import Block
from awesomelint.markdown.table_cells import cells
from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, unsafe
from awesomelint.util.regex import lazy_pattern
from awesomelint.util.text import plural, shorten

_NOT_RENDERED = "GitHub does not render this table"
# A cell without content, or with a comment that is hidden on purpose: `| [//]: # (checked) |`.
_INVISIBLE = lazy_pattern(r"\s*(?:<!--.*-->\s*|\[//\]:.*|\[comment\]:.*|[-–—/_.?]+|n/?a)?\s*$", re.IGNORECASE)
_DASHES = lazy_pattern(r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-*+:?[ \t]*+)+$")


@rule(
    "table-columns",
    group="structure",
    severity=Severity.ERROR,
    fix="unsafe",
    changes=("title", "links", "date", "venue", "authors", "tags", "notes", "blocks"),
)
def check(context: Context) -> Iterator[Found]:
    """Report rows with more cells than the header, and tables that GitHub does not render."""
    document = context.document
    text = document.source.text
    blocks = by_kind(document)
    split = {cell.row.start: cell for cell in split_cells(document)}
    for cell in split.values():
        yield _split_cell(text, cell)
    for block in blocks["table"]:
        yield from _table(text, block, split)
    for block in blocks["paragraph"]:
        if len(block.line_spans) > 2 and text[block.start] == "|":
            (start, end), below = block.line_spans[:2]
            if "|" in text[start + 1 : end].rstrip()[:-1] and _DASHES.match(text[slice(*below)].rstrip()):
                columns, dashes = len(cells(text, start, end)), len(cells(text, *below))
                if columns != dashes:
                    yield _column_mismatch(Span(*below), columns, dashes)
                else:
                    message = f"{_NOT_RENDERED}: a cell of the delimiter row has no dash"
                    yield Found(Span(*below), message)


def _split_cell(text: str, cell: SplitCell) -> Found:
    """Report the pipes that divide a cell, from the first to the last."""
    span = Span(cell.pipes[0], cell.pipes[-1] + 1)
    start = max(text.rfind("|", cell.row.start, span.start) + 1, cell.row.start)
    end = text.find("|", span.end)
    content = shorten(text[start : end if end >= 0 else cell.row.end].strip(), 60)
    message = f"unescaped `|` in “{content}” starts a new cell; write it as `\\|`"
    edits = [Edit(at, at, "\\") for at in cell.pipes]
    return Found(span, message, fix=unsafe("Write `|` as `\\|`", *edits))


def _table(text: str, block: Block, split: Container[int]) -> Iterator[Found]:
    columns = len(cells(text, *block.line_spans[0]))
    below = block.line_spans[1]
    dashes = len(cells(text, *below))
    if dashes != columns:
        yield _column_mismatch(Span(*below), columns, dashes)
        return
    for number, (start, end) in enumerate(block.line_spans[2:], 2):
        if text.startswith("<!--", start):
            yield from _rows_below_comment(text, block.line_spans[number:])
            return
        row = text[start:end].rstrip()
        # A cheap upper bound for the number of cells.
        if start in split or row.count("|") + 1 - row.startswith("|") - row.endswith("|") <= columns:
            continue
        ignored = [
            cell for cell in cells(text, start, end)[columns:] if not _INVISIBLE.match(text[slice(*cell)])
        ]
        if ignored:
            content = " ".join(text[ignored[0][0] : ignored[-1][1]].split())
            message = f"GitHub does not show “{shorten(content, 60)}”: the table has only {plural(columns, 'column')}"
            severity = None if "](" in content or len(content) > 20 else Severity.WARNING
            yield Found(Span(ignored[0][0], ignored[-1][1]), message, severity)


def _rows_below_comment(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """Report a comment at the start of a line if rows are below it: HTML ends a table, as GitHub Flavored Markdown says in 4.10."""
    ended = next((number for number, line in enumerate(lines) if "-->" in text[slice(*line)]), len(lines))
    rows = [line for line in lines[ended + 1 :] if text[line[0]] == "|"]
    if rows:
        message = f"the comment ends the table: GitHub shows the {plural(len(rows), 'row')} below it as text"
        yield Found(Span(lines[0][0], lines[ended][1]), message)


def _column_mismatch(span: Span, columns: int, dashes: int) -> Found:
    message = f"{_NOT_RENDERED}: expected {plural(columns, 'column')} in the delimiter row as in the header, found {dashes}"
    return Found(span, message)
