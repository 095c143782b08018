"""An entry out of order in a section that is sorted by date.

## Why
In a list that runs from new to old, readers look at the top for what is new and stop where it gets old. An entry in the
wrong place is missed, or its date is wrong.

## Wrong
    - [2023/08/14] **ChatEval** | [paper](https://arxiv.org/abs/2308.07201)
    - [2023/03/21] **Reflexion** | [paper](https://arxiv.org/abs/2303.11366)
    - [2023/03/20] **CAMEL** | [paper](https://arxiv.org/abs/2303.17760)
    - [2023/03/08] **Visual ChatGPT** | [paper](https://arxiv.org/abs/2303.04671)
    - [2023/02/09] **Toolformer** | [paper](https://arxiv.org/abs/2302.04761)
    - [2022/10/06] **ReAct** | [paper](https://arxiv.org/abs/2210.03629)
    - [2022/05/02] **MRKL Systems** | [paper](https://arxiv.org/abs/2205.00445)
    - [2023/08/22] **A Survey on LLM-based Autonomous Agents** | [paper](https://arxiv.org/abs/2308.11432)
    - [2022/04/04] **SayCan** | [paper](https://arxiv.org/abs/2204.01691)
    - [2022/02/07] **Language Models as Zero-Shot Planners** | [paper](https://arxiv.org/abs/2201.07207)
    - [2021/12/17] **WebGPT** | [paper](https://arxiv.org/abs/2112.09332)

## Right
    - [2023/08/22] **A Survey on LLM-based Autonomous Agents** | [paper](https://arxiv.org/abs/2308.11432)
    - [2023/08/14] **ChatEval** | [paper](https://arxiv.org/abs/2308.07201)
    - [2023/03/21] **Reflexion** | [paper](https://arxiv.org/abs/2303.11366)
    - [2023/03/20] **CAMEL** | [paper](https://arxiv.org/abs/2303.17760)
    - [2023/03/08] **Visual ChatGPT** | [paper](https://arxiv.org/abs/2303.04671)
    - [2023/02/09] **Toolformer** | [paper](https://arxiv.org/abs/2302.04761)
    - [2022/10/06] **ReAct** | [paper](https://arxiv.org/abs/2210.03629)
    - [2022/05/02] **MRKL Systems** | [paper](https://arxiv.org/abs/2205.00445)
    - [2022/04/04] **SayCan** | [paper](https://arxiv.org/abs/2204.01691)
    - [2022/02/07] **Language Models as Zero-Shot Planners** | [paper](https://arxiv.org/abs/2201.07207)
    - [2021/12/17] **WebGPT** | [paper](https://arxiv.org/abs/2112.09332)

## Fix
Unsafe, for whether the place is wrong or the date, only a person can say: the entry moves to the place that the message
names, with what is nested below it; blank lines and the numbers of a numbered list stay as they were. It is left to a person
where other text stands beside the entry, its date is less precise than the others, or over 400 numbers would change.

## Notes
A section counts as sorted when at least five neighbours differ in date and nine in ten of those agree on a direction.
What is reported is the fewest entries whose move would restore the order. A date counts as precisely as it is written:
`2024` agrees with any day of that year. A label or prose between entries begins anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.model import Entry, ListDocument
from awesomelint.rewriting.move_entry import move
from awesomelint.rules.api import Context, Found, Related, Severity, rule
from awesomelint.style.sorting import (
    directions,
    find_position,
    is_dated,
    is_sorted,
    longest_sorted,
    runs,
    strays,
)


@rule("misordered-date", group="dates", severity=Severity.WARNING, fix="unsafe", compares_entries=True)
def check(context: Context) -> Iterator[Found]:
    """Judge each uninterrupted run of entries in the direction that its own dates take."""
    document = context.document
    for run in runs(document):
        dated = [entry for entry in run if is_dated(entry)]
        if len(dated) < 6:
            continue
        rising, falling = directions([_iso(entry) for entry in dated])
        if is_sorted(rising, falling):
            yield from _judge(document, run, dated, rising=True)
        elif is_sorted(falling, rising):
            yield from _judge(document, run, dated[::-1], rising=False)


def _iso(entry: Entry) -> str:
    return entry.date.iso if entry.date is not None else ""


def _judge(document: ListDocument, run: list[Entry], dated: list[Entry], *, rising: bool) -> Iterator[Found]:
    """Report the strays of entries that are sorted from the oldest to the newest; a falling run comes backwards."""
    where = {entry: index for index, entry in enumerate(run)}
    dates = [_iso(entry) for entry in dated]
    size = Counter(map(len, dates)).most_common(1)[0][0]
    fine = [index for index, date in enumerate(dates) if len(date) >= size]
    kept = {fine[index] for index in longest_sorted([dates[index][:size] for index in fine])}
    order = sorted(kept)
    keys = [date[:size] for date in dates]
    for index in strays(len(dated), sorted(kept | _fitting(dates, size, kept))):
        near, behind = find_position(keys, order, index)
        date, other = dated[index].date, dated[near].date
        assert date is not None and other is not None
        line = dated[near].source.line_of(other.span.start)
        fix = None
        if len(date.iso) >= size:
            fix = move(document, run, where[dated[index]], where[dated[near]], behind=behind == rising)
        yield Found(
            date.span,
            f"“{date.raw}” is out of order in a section that runs from {'old to new' if rising else 'new to old'}: "
            f"it belongs {'behind' if behind == rising else 'before'} “{other.raw}” on line {line}",
            related=(Related(other.span, "its place is beside this one"),),
            fix=fix,
            key=f"{date.iso} {dated[index].title}",
        )


def _fitting(dates: list[str], size: int, kept: set[int]) -> set[int]:
    """The dates written less precisely than the others that agree with those kept around them."""
    fitting: set[int] = set()
    coarse = [index for index, date in enumerate(dates) if len(date) < size]
    if not coarse:
        return fitting
    after = ["9999"] * (len(dates) + 1)
    for index in range(len(dates) - 1, -1, -1):
        after[index] = dates[index] if index in kept else after[index + 1]
    last = ""
    for index, date in enumerate(dates):
        if index in kept:
            last = date
        elif len(date) < size and last[: len(date)] <= date <= after[index][: len(date)]:
            fitting.add(index)
    return fitting
