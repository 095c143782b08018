"""An entry that is out of order in a section sorted by date.

## Why
In a list with the newest entries first, readers look for new works at the top and stop at old ones. They miss
an entry in the wrong position, or its date is wrong.

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
Unsafe, because the date may be wrong instead of the position: moves the entry to the position in the message,
with everything nested below it. Blank lines are kept, and numbered lists are renumbered. There is no fix if
there is other text next to the entry, if its date is less precise than other dates, or if over 400 numbers
would change.

## Notes
A section is sorted if at least five pairs of adjacent entries have different dates and at least nine in ten
of these pairs have the same direction. If five or more pairs, and more than one in twenty, have the other
direction, the section is in another order, such as that of additions, and nothing is reported. An entry that
the section lists twice is left to `duplicate-entry`. The rule reports the smallest set of entries that have
to move. Dates are compared only as precisely as they are written: `2024` agrees with any day of that year. A
label or text between entries starts a new run. If the arXiv identifier of an entry shows that it is in its
place, its date is reported as wrong; so is that of the entry beside it, if that one could move as well. If the
list is sorted by identifiers, nothing is. A date after the year of the venue may be wrong instead of the position,
so the rule asks to check it.

If `[style]` sets `order` to `newest-first` or `oldest-first`, each section must have this order, whatever
order it has now; a section that does not have it at all is reported once. With another `order`, dates are not
compared.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from awesomelint.analysis.works.match import compare
from awesomelint.model import DateField, Entry, ListDocument
from awesomelint.rules.api import Context, Found, Related, Reverse, Severity, rule
from awesomelint.style.configured import ConfiguredStyle, is_unsorted
from awesomelint.style.sorting import (
    directions,
    find_position,
    find_position_among_groups,
    is_dated,
    is_exchangeable,
    is_sorted,
    longest_sorted,
    neighbours_in_order,
    runs,
    strays,
)

# A long run is not sorted by date if more pairs of neighbours than this, and a larger share of those that
# differ, have the other direction.
_MAX_DISAGREEING = 4
_MAX_SHARE = 0.05
# Whether an order is configured, and how messages say so.
_SORTING = {False: "this section is sorted {} first", True: "the configured order is {} first"}


@rule("misordered-date", group="dates", severity=Severity.WARNING, fix="unsafe", compares_entries=True)
def check(context: Context) -> Iterator[Found]:
    """Check each uninterrupted run of entries in the direction of its own dates."""
    document = context.document
    configured = ConfiguredStyle(context.style)
    for run in runs(document):
        dated = [entry for entry in run if is_dated(entry)]
        if (order := configured.order_of(run)) in ("newest-first", "oldest-first"):
            is_rising = order == "oldest-first"
            yield from _check_run(
                document, run, dated if is_rising else dated[::-1], rising=is_rising, configured=True
            )
        if order or len(dated) < 6:
            continue
        rising, falling = directions([_iso(entry) for entry in dated])
        if _is_sorted(rising, falling):
            yield from _check_run(document, run, dated, rising=True)
        elif _is_sorted(falling, rising):
            yield from _check_run(document, run, dated[::-1], rising=False)


def _is_sorted(agree: int, disagree: int) -> bool:
    """Return whether a run is sorted by date, and not by the day of addition, which is often nearly the same."""
    return is_sorted(agree, disagree) and disagree <= max(_MAX_DISAGREEING, _MAX_SHARE * (agree + disagree))


def _iso(entry: Entry) -> str:
    return entry.date.iso if entry.date is not None else ""


def _check_run(
    document: ListDocument, run: list[Entry], dated: list[Entry], *, rising: bool, configured: bool = False
) -> Iterator[Found]:
    """Report misordered entries in `dated`, the dated entries of a run with the oldest first.

    In a configured order, groups of neighbours count as well, and what identifiers say does not.
    """
    if len(dated) < 2:
        return
    positions = {entry: index for index, entry in enumerate(run)}
    dates = [_iso(entry) for entry in dated]
    # Compare dates with the precision that most of them have.
    size = Counter(map(len, dates)).most_common()[0][0]
    precise = [index for index, date in enumerate(dates) if len(date) >= size]
    in_order = {precise[index] for index in longest_sorted([dates[index][:size] for index in precise])}
    order = sorted(in_order)
    keys = [date[:size] for date in dates]
    kept = in_order | _compatible_dates(dates, size, in_order)
    if configured:
        misplaced = [index for index in range(len(dated)) if index not in kept]
    else:
        misplaced = strays(len(dated), sorted(kept))
    others = sorted(set(precise) - set(misplaced))
    if configured and is_unsorted(len(misplaced), len(dated)):
        order_name = "oldest first" if rising else "newest first"
        yield Found(
            run[0].head,
            f"{len(misplaced)} of the {len(dated)} entries with a date are out of order: the configured order is "
            f"{order_name}; sort them with `awesomelint sort --by date`",
            key=f"{order_name} {'/'.join(run[0].section.path)}",
        )
        return
    by_identifier = bool(misplaced) and not configured and _sorted_by_identifier(dated, keys)
    twins = _listed_twice(document, run) if misplaced else frozenset()
    wrong: set[int] = set()
    for index in misplaced:
        if dated[index] in twins:
            continue
        near, is_later = find_position(keys, order, index)
        if len(others) > len(order):
            near, is_later = find_position_among_groups(keys, others, index) or (near, is_later)
        date, other = dated[index].date, dated[near].date
        assert date is not None and other is not None
        if _is_in_order_by_identifier(dated, index, *neighbours_in_order(order, index)):
            if _is_wrong(dated[index]) and not by_identifier:
                yield _wrong_date(dated[index], date)
            continue
        is_either = is_exchangeable(keys, order, index, near)
        if is_either and not by_identifier and _is_wrong_instead(dated, order, index, near):
            if near not in wrong:
                yield _wrong_date(dated[near], other)
            wrong.add(near)
            continue
        if not configured and (late := _later_than_venue(dated[index], date)) is not None:
            yield late
            continue
        line, other_line = (document.source.line_of(one.span.start) for one in (date, other))
        after = is_later == rising
        side, other_side = ("after", "before") if after else ("before", "after")
        sorting = _SORTING[configured].format("oldest" if rising else "newest")
        if is_either:
            message = (
                f"“{other.raw}” is out of order: {sorting}; move {other_side} “{date.raw}” (line {line})"
            )
            reverse = Reverse(message, f"belongs {other_side} this entry")
        else:
            message = f"“{date.raw}” (line {line}) belongs {side} “{other.raw}”: {sorting}"
            reverse = Reverse(message, f"belongs {side} the other entry")
        fix = None
        if len(date.iso) >= size:
            from awesomelint.rewriting.move_entry import move_entry

            fix = move_entry(document, run, positions[dated[index]], positions[dated[near]], after=after)
        yield Found(
            date.span,
            f"“{date.raw}” is out of order: {sorting}; move {side} “{other.raw}” (line {other_line})",
            related=(Related(other.span, f"belongs {side} this entry", reverse=reverse),),
            fix=fix,
            key=f"{date.iso} {dated[index].title}",
        )


def _listed_twice(document: ListDocument, run: list[Entry]) -> frozenset[Entry]:
    """Return the entries of a run for which it has another entry: one of the two has to go, not to move."""
    inside = set(run)
    pairs = [(pair.first.entry, pair.later.entry) for pair in compare(document).pairs]
    return frozenset(entry for pair in pairs if inside.issuperset(pair) for entry in pair)


def _is_in_order_by_identifier(dated: list[Entry], index: int, before: int | None, after: int | None) -> bool:
    """Return whether the month of an entry's arXiv identifier is between the dates before and after it."""
    month = _identifier_month(dated[index])
    return (
        month != ""
        and month != _iso(dated[index])[:7]
        and (before is None or _iso(dated[before])[:7] <= month)
        and (after is None or month <= _iso(dated[after])[:7])
    )


def _is_wrong_instead(dated: list[Entry], order: list[int], index: int, near: int) -> bool:
    """Return whether the identifier of the entry beside a misplaced one proves that its own date is wrong."""
    at = bisect_left(order, near)
    before = index if index < near else order[at - 1] if at else None
    after = index if index > near else order[at + 1] if at + 1 < len(order) else None
    return _is_wrong(dated[near]) and _is_in_order_by_identifier(dated, near, before, after)


def _is_wrong(entry: Entry) -> bool:
    """Return whether a date is not only later than an identifier, like that of a publication."""
    iso, month = _iso(entry), _identifier_month(entry)
    return iso < month or iso[5:7] == month[5:7]


def _sorted_by_identifier(dated: list[Entry], keys: list[str]) -> bool:
    """Return whether identifiers have the same order as the entries, at least as well as dates have."""
    months = [month for entry in dated if (month := _identifier_month(entry))]
    misplaced = len(months) - len(longest_sorted(months))
    return 2 * len(months) > len(keys) and misplaced <= len(keys) - len(longest_sorted(keys)) - 2


def _identifier_month(entry: Entry) -> str:
    return entry.arxiv.iso_month if entry.arxiv is not None else ""


def _wrong_date(entry: Entry, date: DateField) -> Found:
    """Return the finding for an entry in its place, as its identifier proves, with a wrong date."""
    assert entry.arxiv is not None
    return Found(
        date.span,
        f"“{date.raw}” is out of order, but arXiv identifier {entry.arxiv.id} ({entry.arxiv.iso_month}) is "
        "not; the date is probably wrong",
        key=f"{date.iso} {entry.title}",
    )


def _later_than_venue(entry: Entry, date: DateField) -> Found | None:
    """Return the finding for a date after the year of the venue, which may be wrong instead of the position."""
    venue = entry.venue
    if venue is None or venue.year is None or int(date.iso[:4]) <= venue.year:
        return None
    return Found(
        date.span,
        f"“{date.raw}” is out of order, and after the year of “{venue.raw}”; check the date",
        key=f"{date.iso} {entry.title}",
    )


def _compatible_dates(dates: list[str], size: int, in_order: set[int]) -> set[int]:
    """Return the indices of less precise dates that agree with the dates in order before and after them."""
    compatible: set[int] = set()
    if all(len(date) >= size for date in dates):
        return compatible
    following = ["9999"] * (len(dates) + 1)
    for index in range(len(dates) - 1, -1, -1):
        following[index] = dates[index] if index in in_order else following[index + 1]
    previous = ""
    for index, date in enumerate(dates):
        if index in in_order:
            previous = date
        elif len(date) < size and previous[: len(date)] <= date <= following[index][: len(date)]:
            compatible.add(index)
    return compatible
