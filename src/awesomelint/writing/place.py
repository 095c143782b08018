"""Where a new entry belongs in its section: the run of entries, the place in its order, and its number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from awesomelint.fields import arxiv
from awesomelint.findings import Edit
from awesomelint.merging.numbering import direction_of
from awesomelint.merging.units import number_of, with_number
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.style import collation
from awesomelint.style.configured import ConfiguredOrder, ConfiguredStyle
from awesomelint.style.sorting import Order, date_or_year, directions, is_sorted, order_of, runs
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import FOUR_DIGIT_YEAR
from awesomelint.writing.works import NewWork

_CONFIGURED: dict[ConfiguredOrder, Order] = {
    "newest-first": "newest first",
    "oldest-first": "oldest first",
    "alphabetical": "alphabetical",
    "any": "",
}

# So many neighbours of one date and one venue show that the entries of a date are grouped by venue.
_MIN_TOGETHER = 3


class Place(NamedTuple):
    """A place in a run: before the entry with the index `at`, or after the last.

    `order` is that of the run, if any.
    """

    run: list[Entry]
    at: int
    order: Order


def find_place(
    document: ListDocument, section: Section, work: NewWork, configured: ConfiguredStyle
) -> Place | None:
    """Return where a work belongs in a section that has entries of its own; None if it has none.

    The order is that of the settings, or else that of the entries.
    """
    inside = [run for run in runs(document) if run[0].section is section]
    inside = [run for run in inside if run[0].parent is None] or inside
    inside = [run for run in inside if any(entry.depth == work.depth for entry in run)] or inside
    if not inside:
        return None
    run = _run_for(document, inside, work)
    # Among entries of several depths, the new one is placed and nested like those of its own.
    alike = [entry for entry in run if entry.depth == work.depth] or run
    at, order = _index(document, run, alike, work, configured)
    at = run.index(alike[at - 1]) + 1 if at else run.index(alike[0])
    return Place(run, at, order)


def _index(
    document: ListDocument, run: list[Entry], alike: list[Entry], work: NewWork, configured: ConfiguredStyle
) -> tuple[int, Order]:
    """Return where a work belongs among the entries that are alike, and the order of these."""
    wanted = configured.order_of(run)
    order = _CONFIGURED[wanted] if wanted else _order(document, alike)
    if order == "alphabetical":
        return _alphabetical(alike, work.title), order
    if order:
        key = work.date or work.venue_year
        index = _dated(alike, key, work, newest_first=order == "newest first")
        if index is not None:
            return index, order
    return len(alike), ""


def _run_for(document: ListDocument, inside: list[list[Entry]], work: NewWork) -> list[Entry]:
    """Return the run that a work belongs to.

    It is the run headed by its year, or else that with most entries of its year, or with the same fields.
    """
    if len(inside) == 1:
        return inside[0]
    year = work.date[:4] or work.venue_year
    text = document.source.text
    ends = {id(second): first[-1].span.end for first, second in pairwise(inside)}
    if year:
        headed = [
            run
            for run in inside
            if year
            in FOUR_DIGIT_YEAR.findall(text[ends.get(id(run), run[0].section.span.start) : run[0].span.start])
        ]
        if headed:
            return headed[-1]
        of_year = [
            (sum(date_or_year(entry)[:4] == year for entry in run), at) for at, run in enumerate(inside)
        ]
        best, at = max(of_year, key=lambda pair: (pair[0], -pair[1]))
        if best > 0:
            return inside[at]
    return max(inside, key=lambda run: (sum(_says_as_much(entry, work) for entry in run), len(run)))


def _says_as_much(entry: Entry, work: NewWork) -> bool:
    """Whether an entry has the same kinds of fields as a work."""
    own = (entry.date, entry.venue, entry.authors, entry.notes)
    return list(map(bool, own)) == list(map(bool, (work.date, work.venue, work.authors, work.notes)))


def _order(document: ListDocument, run: list[Entry]) -> Order:
    """Return the order of a run; of a short one that of most runs, if it does not contradict it."""
    own = learned_order(run)
    if own or len(run) > 6:
        return own
    counts = Counter(order for other in runs(document) if (order := learned_order(other)))
    if not counts:
        return ""
    usual: Order = counts.most_common(1)[0][0]
    keys = [
        collation.folded(entry.title) if usual == "alphabetical" else date_or_year(entry) for entry in run
    ]
    if not all(keys):
        return ""
    pairs = [(first[: len(second)], second[: len(first)]) for first, second in pairwise(keys)]
    falls = usual == "newest first"
    return usual if all(first >= second if falls else first <= second for first, second in pairs) else ""


def learned_order(run: list[Entry]) -> Order:
    """Return the order of a run by date or title, or else by the years of venues; empty if it has none."""
    if order := order_of(run):
        return order
    rising, falling = directions(key for entry in run if (key := date_or_year(entry)))
    if is_sorted(falling, rising):
        return "newest first"
    return "oldest first" if is_sorted(rising, falling) else ""


def _alphabetical(run: list[Entry], title: str) -> int:
    names = [entry.title for entry in run]
    collate = collation.common_collation([names])
    keys = [collate(collation.folded(name)) for name in names]
    return _range(keys, collate(collation.folded(title)), falls=False)[1]


def _range(keys: Sequence[str], key: str, *, falls: bool) -> tuple[int, int]:
    """Return the first and last index at which a key disturbs the order least.

    Keys are compared as precisely as both are.
    """
    cost = sum(bool(other) and _precedes(other, key, falls=falls) for other in keys)
    costs = [cost]
    for other in keys:
        if other:
            cost += _precedes(key, other, falls=falls) - _precedes(other, key, falls=falls)
        costs.append(cost)
    least = min(costs)
    best = [index for index, cost in enumerate(costs) if cost == least]
    return best[0], best[-1]


def _precedes(first: str, second: str, *, falls: bool) -> bool:
    size = min(len(first), len(second))
    one, other = first[:size], second[:size]
    return one > other if falls else one < other


def _dated(run: list[Entry], key: str, work: NewWork, *, newest_first: bool) -> int | None:
    """Return the index for a date; None without one.

    Among equal dates, the entries of the same venue count, and the order of identifiers or titles.
    """
    if not key:
        return None
    keys = [date_or_year(entry) for entry in run]
    first, last = _nearest(run, keys, key, work, _range(keys, key, falls=newest_first))
    equal = run[first:last]
    if not equal:
        return first
    number = next((found.id for link in work.links if (found := arxiv.from_url(link.url))), "")
    numbers = [entry.arxiv.id if entry.arxiv is not None else "" for entry in equal]
    titles = [entry.title for entry in equal]
    folded = [collation.folded(title) for title in titles]
    # Programs sort by code points, capitals first.
    for own, others in (
        (number, numbers),
        (collation.folded(work.title), folded),
        (work.title, titles),
    ):
        known = [other for other in others if other]
        if not own or len(known) < 3:
            continue
        for falls in (False, True):
            if all(not _precedes(second, one, falls=falls) for one, second in pairwise(known)):
                return first + _range(others, own, falls=falls)[1]
    return first if newest_first else last


def _nearest(
    run: list[Entry], keys: Sequence[str], key: str, work: NewWork, indexes: tuple[int, int]
) -> tuple[int, int]:
    """Return the part of a range of equal dates that a work belongs to.

    It is that of entries whose date is as precise (`2024` among `2024-03`), and of these that of the same venue if
    its entries are neighbours. Entries without a date count only if there are no others.
    """
    inside = range(*indexes)
    equal = [at for at in inside if keys[at] == key] or [at for at in inside if keys[at]]
    name = work.venue.name if work.venue is not None else ""
    together = [at for at in equal if (venue := run[at].venue) is not None and venue.name == name]
    if len(together) >= _MIN_TOGETHER:
        start = equal.index(together[0])
        if equal[start : start + len(together)] == together:
            equal = together
    return (equal[0], equal[-1] + 1) if equal else indexes


def written_number(entry: Entry) -> int | None:
    """Return the number that an entry begins with; a year in its place does not count."""
    source = entry.source
    start = source.line_start(entry.line)
    line = source.line_text(entry.line)
    number = number_of(line)
    if number is None:
        return None
    spans = [field.span for field in (entry.date, entry.venue) if field is not None]
    at = start + line.index(str(number))
    return None if any(span.start <= at < span.end for span in spans) else number


def renumbered(entry: Entry, number: int) -> Edit:
    """Return the edit that gives a numbered entry another number."""
    source = entry.source
    start, line = source.line_start(entry.line), source.line_text(entry.line)
    return Edit(start, start + len(line), with_number(line, number))


def direction_of_numbers(run: Sequence[Entry]) -> int:
    """Return 1 if the entries of a run are numbered upwards, -1 if downwards, 0 if neither."""
    numbers = [number for entry in run if (number := written_number(entry)) is not None]
    if len(numbers) < len(run):
        return 0
    return direction_of(numbers)
