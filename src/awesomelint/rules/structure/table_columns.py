"""A table row with more cells than the table has columns: GitHub drops what is too much.

## Why
Whatever stands behind the last column is on the page's source and nowhere else. It comes about when two rows slip onto
one line, when a column is added and its header is not, and when a title contains a `|`. And where the line of dashes
under the header does not fit the header, GitHub shows no table at all but all its bars.

## Wrong
    | Title | Venue |
    | --- | --- |
    | [Denoising Diffusion Models](https://arxiv.org/abs/2006.11239) | NeurIPS 2020 | [code](https://example.org) |

## Right
    | Title | Venue | Code |
    | --- | --- | --- |
    | [Denoising Diffusion Models](https://arxiv.org/abs/2006.11239) | NeurIPS 2020 | [code](https://example.org) |

## Fix
None: whether a column, a line break or a backslash before the `|` is missing, only a person can tell.

## Notes
The rule is that of GitHub Flavored Markdown, 4.10 Tables: the header decides the number of cells, the excess is
ignored, a `|` in a cell has to be written `\\|`, even in code. Rows with fewer cells than the header are fine, and so
are empty cells too many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.analysis.blocks import by_kind
from awesomelint.markdown.blocks import Block
from awesomelint.markdown.table_cells import cells
from awesomelint.rules.api import Context, Found, Severity, Span, rule
from awesomelint.util.regex import lazy_pattern

# A comment may stand in a cell that nobody is meant to see: `| [//]: # (checked) |`.
_UNSEEN = lazy_pattern(r"\s*(?:<!--.*-->\s*|\[//\]:.*|\[comment\]:.*)?$", re.IGNORECASE)
_DASHES = lazy_pattern(r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-*+:?[ \t]*+)+$")


@rule("table-columns", group="structure", severity=Severity.ERROR)
def check(context: Context) -> Iterator[Found]:
    """Count the cells of every row; look for tables that are none."""
    document = context.document
    text = document.source.text
    if "|" not in text:
        return
    blocks = by_kind(document)
    for block in blocks["table"]:
        yield from _table(text, block)
    for block in blocks["paragraph"]:
        if len(block.line_spans) > 2 and text[block.start] == "|":
            (start, end), below = block.line_spans[:2]
            if "|" in text[start + 1 : end].rstrip()[:-1] and _DASHES.match(text[slice(*below)].rstrip()):
                head, dashes = len(cells(text, start, end)), len(cells(text, *below))
                why = f"{dashes} columns, the header {head}" if head != dashes else "a column without a dash"
                yield Found(Span(*below), f"GitHub shows no table here: the line under the header has {why}")


def _table(text: str, block: Block) -> Iterator[Found]:
    head = cells(text, *block.line_spans[0])
    below = block.line_spans[1]
    dashes = len(cells(text, *below))
    if dashes != len(head):
        said = f"GitHub shows no table here: the line under the header has {dashes} columns, the header {len(head)}"
        yield Found(Span(*below), said)
        return
    for start, end in block.line_spans[2:]:
        # A comment that begins a line ends the table.
        if text.startswith("<!--", start):
            return
        row = text[start:end].rstrip()
        # Without the bars at its ends, no row has more cells than bars and one.
        if row.count("|") + 1 - row.startswith("|") - row.endswith("|") <= len(head):
            continue
        beyond = [
            cell for cell in cells(text, start, end)[len(head) :] if not _UNSEEN.match(text[slice(*cell)])
        ]
        if beyond:
            lost = " ".join(text[beyond[0][0] : beyond[-1][1]].split())
            more = f"“{lost if len(lost) <= 60 else lost[:57].rstrip() + '…'}”"
            said = f"GitHub does not show {more}: the table has {len(head)} columns"
            severity = None if "](" in lost or len(lost) > 20 else Severity.WARNING
            yield Found(Span(beyond[0][0], beyond[-1][1]), said, severity)
