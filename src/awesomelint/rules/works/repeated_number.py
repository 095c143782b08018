"""A row of a table with the number of the row before it.

## Why
Rows are added by hand, and two people use the next free number at the same time. The last number of the table is
then not the number of works, and a reference to a number is ambiguous.

## Wrong
    | No. | Title | Paper |
    | --- | --- | --- |
    | 1 | Attention Is All You Need | [paper](https://arxiv.org/abs/1706.03762) |
    | 2 | Layer Normalization | [paper](https://arxiv.org/abs/1607.06450) |
    | 3 | Deep Residual Learning | [paper](https://arxiv.org/abs/1512.03385) |
    | 4 | Auto-Encoding Variational Bayes | [paper](https://arxiv.org/abs/1312.6114) |
    | 5 | Denoising Diffusion Models | [paper](https://arxiv.org/abs/2006.11239) |
    | 6 | Few-Shot Learners | [paper](https://arxiv.org/abs/2005.14165) |
    | 7 | Grokking | [paper](https://arxiv.org/abs/2201.02177) |
    | 7 | LoRA | [paper](https://arxiv.org/abs/2106.09685) |
    | 8 | Adam | [paper](https://arxiv.org/abs/1412.6980) |
    | 9 | Dropout | [paper](https://arxiv.org/abs/1207.0580) |
    | 10 | Mamba | [paper](https://arxiv.org/abs/2312.00752) |
    | 11 | Scaling Laws | [paper](https://arxiv.org/abs/2001.08361) |

## Right
    | No. | Title | Paper |
    | --- | --- | --- |
    | 1 | Attention Is All You Need | [paper](https://arxiv.org/abs/1706.03762) |
    | 2 | Layer Normalization | [paper](https://arxiv.org/abs/1607.06450) |
    | 3 | Deep Residual Learning | [paper](https://arxiv.org/abs/1512.03385) |
    | 4 | Auto-Encoding Variational Bayes | [paper](https://arxiv.org/abs/1312.6114) |
    | 5 | Denoising Diffusion Models | [paper](https://arxiv.org/abs/2006.11239) |
    | 6 | Few-Shot Learners | [paper](https://arxiv.org/abs/2005.14165) |
    | 7 | Grokking | [paper](https://arxiv.org/abs/2201.02177) |
    | 8 | LoRA | [paper](https://arxiv.org/abs/2106.09685) |

## Fix
None: all rows after it would have to be renumbered.

## Notes
Only tables of entries are checked, if nine in ten numbers in their first column are one more, or one less, than the
number before. A column of years is not a column of numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from awesomelint.analysis.blocks import by_kind
from awesomelint.markdown.table_cells import cells
from awesomelint.rules.api import Context, Found, Severity, Span, rule
from awesomelint.util.regex import YEAR, lazy_pattern

_NUMBER = lazy_pattern(r"[*_`\[(#]*(\d{1,4})[.)\]*_`]*\Z")
# At least this share of the numbers must be one more, or one less, than the number before.
_COUNTING = 0.9


@rule("repeated-number", group="works", severity=Severity.WARNING)
def check(context: Context) -> Iterator[Found]:
    """Report rows with the same number as the row before, in tables that number their rows."""
    document = context.document
    text = document.source.text
    lines = {entry.line for entry in document.entries}
    for table in by_kind(document)["table"]:
        if lines.isdisjoint(range(table.line, table.end_line)):
            continue
        numbers = _numbers(text, table.line_spans[2:])
        steps = [later[0] - first[0] for first, later in pairwise(numbers)]
        # A column of years counts, too, but years may repeat.
        are_years = all(YEAR.fullmatch(str(number)) for number, _ in numbers)
        if are_years or max(steps.count(1), steps.count(-1)) < _COUNTING * len(steps):
            continue
        for (number, _), (later, span) in pairwise(numbers):
            if number == later:
                yield Found(
                    span,
                    f"number {number} repeats that of the row before; renumber the rows",
                    key=str(number),
                )


def _numbers(text: str, rows: Sequence[tuple[int, int]]) -> list[tuple[int, Span]]:
    """Return the numbers in the first column, with their spans."""
    numbers = []
    for start, end in rows:
        first = next(iter(cells(text, start, end)), None)
        if first is not None and (match := _NUMBER.match(text[slice(*first)])):
            numbers.append((int(match[1]), Span(first[0] + match.start(1), first[0] + match.end(1))))
    return numbers
