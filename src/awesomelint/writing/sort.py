"""Sort the entries of sections, each with the lines nested in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from awesomelint.findings import Edit
from awesomelint.merging.units import number_of, with_number, without_number
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.rewriting.run_lines import RunLines
from awesomelint.source import Source
from awesomelint.style import collation
from awesomelint.style.configured import ConfiguredStyle
from awesomelint.style.sorting import date_or_year, longest_sorted, runs
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.writing.holding import holding

SortKey = Literal["date", "title", "venue"]
# A section is sorted if at least this many entries, and at least this share of them, are in order.
_MIN_IN_ORDER, _MIN_SHARE = 5, 0.8
_WORDS = {
    ("date", False): "oldest first",
    ("date", True): "newest first",
    ("title", False): "A to Z",
    ("title", True): "Z to A",
    ("venue", False): "by venue, A to Z",
    ("venue", True): "by venue, Z to A",
}
# Whether keys fall in a configured order. A section with another configured order is sorted only if it is named.
_CONFIGURED: dict[tuple[SortKey, str], bool] = {
    ("date", "newest-first"): True,
    ("date", "oldest-first"): False,
    ("title", "alphabetical"): False,
}


class SortedRun(NamedTuple):
    """Entries that were sorted: their section, how many of them moved, and the order in words."""

    section: Section
    moved: int
    order: str


class UnsortedRun(NamedTuple):
    """Entries that cannot be sorted: their section, the 1-based line of the first, and the reason."""

    section: Section
    line: int
    reason: str


class Sorting(NamedTuple):
    """A sorted list: the new source, and what was sorted and what could not be."""

    source: Source
    sorted: list[SortedRun]
    unsorted: list[UnsortedRun]


class _Plan(NamedTuple):
    """The new order of a run, as 0-based positions in the old one."""

    run: list[Entry]
    order: list[int]
    words: str

    @property
    def moved(self) -> int:
        return len(self.order) - len(longest_sorted(self.order))


def sort_entries(
    document: ListDocument,
    key: SortKey,
    *,
    within: Sequence[Section] | None = None,
    backwards: bool = False,
    style: Mapping[str, Any] | None = None,
) -> Sorting:
    """Sort the entries of some sections; without `within`, of those that are sorted by the key but for some entries.

    A section gets the direction that `style`, the settings of `[style]`, has for it. Otherwise it keeps its
    direction; if it has none, it gets that of most others, or else newest first and A to Z. `backwards` reverses
    it. Entries without a date or a venue come last. The sort is stable. The result
    holds the same entries with the same text and numbers in the same positions: what cannot be proven so is
    left as it is.
    """
    wanted = [run for run in runs(document) if len(run) > 1 and run[0].parent is None]
    keys = _keys(wanted, key)
    learned = [_direction(found) for found in keys]
    usual = _usual_direction(learned, key)
    configured = ConfiguredStyle(style)
    orders = [configured.order(run[0].section) for run in wanted]
    learned = [
        _CONFIGURED.get((key, order)) if order and (order != "any" or within is None) else falls
        for order, falls in zip(orders, learned, strict=True)
    ]
    inside = {id(section) for chosen in within or () for section in chosen.walk()}
    plans: list[_Plan] = []
    for run, run_keys, falls in zip(wanted, keys, learned, strict=True):
        if falls is None if within is None else id(run[0].section) not in inside:
            continue
        falls = (usual if falls is None else falls) is not backwards
        order = _order(run_keys, falls=falls)
        if order != sorted(order):
            plans.append(_Plan(run, order, _WORDS[key, falls]))
    return _carry_out(document, plans)


def _keys(runs: Sequence[list[Entry]], key: SortKey) -> list[list[str]]:
    """Return the texts by which the entries of each run are compared; empty for an entry that has none."""
    if key == "date":
        return [[date_or_year(entry) for entry in run] for run in runs]
    if key == "venue":
        return [[collation.folded(entry.venue.name) if entry.venue else "" for entry in run] for run in runs]
    names = [[_name(entry) for entry in run] for run in runs]
    collate = collation.common_collation(names)
    return [[collate(collation.folded(name)) for name in run] for run in names]


def _name(entry: Entry) -> str:
    """Return the name at the beginning of an entry, or the title if the entry begins with another field."""
    title = entry.title_span
    others = [field.span for field in (entry.date, entry.venue) if field is not None]
    if title is None or all(title.start < span.start for span in others):
        return collation.name(entry)
    return entry.title


def _direction(keys: Iterable[str]) -> bool | None:
    """Return whether the keys fall; None if they are in no order."""
    known = [key for key in keys if key]
    rising, falling = (len(longest_sorted(keys)) for keys in (known, known[::-1]))
    enough = max(_MIN_IN_ORDER, _MIN_SHARE * len(known))
    if rising == falling or max(rising, falling) < enough:
        return None
    return falling > rising


def _usual_direction(learned: Iterable[bool | None], key: SortKey) -> bool:
    counts = Counter(falls for falls in learned if falls is not None)
    return counts.most_common(1)[0][0] if counts else key == "date"


def _order(keys: Sequence[str], *, falls: bool) -> list[int]:
    """Return the positions in their new order: those without a key last, equal ones in their old order."""
    known = [at for at, key in enumerate(keys) if key]
    return sorted(known, key=keys.__getitem__, reverse=falls) + [at for at, key in enumerate(keys) if not key]


def _carry_out(document: ListDocument, plans: list[_Plan]) -> Sorting:
    edits: dict[int, list[Edit]] = {}
    unsorted: list[UnsortedRun] = []
    for at, plan in enumerate(plans):
        found = _edits(document, plan)
        if isinstance(found, str):
            unsorted.append(_unsorted(plan, found))
        else:
            edits[at] = found
    entries = _entries(document)
    changed, proven = holding(document, edits, lambda new, _: set() if _entries(new) == entries else None)
    unsorted += [
        _unsorted(plans[at], "an entry would be read differently") for at in edits if at not in proven
    ]
    done = [SortedRun(plans[at].run[0].section, plans[at].moved, plans[at].words) for at in proven]
    return Sorting(changed.source, done, sorted(unsorted, key=lambda run: run.line))


def _unsorted(plan: _Plan, reason: str) -> UnsortedRun:
    return UnsortedRun(plan.run[0].section, plan.run[0].line, reason)


def _edits(document: ListDocument, plan: _Plan) -> list[Edit] | str:
    """Return the edits that put the entries into their new order, or the reason why there are none."""
    lines = RunLines(document, plan.run)
    for index in range(len(plan.run) + 1):
        if not lines.has_clear_gap(index):
            line = plan.run[min(index, len(plan.run) - 1)].line
            return f"text beside the entry on line {line} may belong to it"
    text = document.source.text
    spans = [lines.whole_lines(index) for index in range(len(plan.run))]
    blocks = [text[slice(*span)] for span in spans]
    numbers = [number_of(block) for block in blocks]
    if None in numbers and numbers.count(None) != len(numbers):
        return "only some of its entries are numbered"
    edits = []
    for position, old in enumerate(plan.order):
        number = numbers[position]
        new = blocks[old] if number is None else with_number(blocks[old], number)
        edits.append(Edit(*spans[position], new))
    return edits


def _entries(document: ListDocument) -> Counter[tuple[object, ...]]:
    """Count the entries by what is read of them, with their section and their text but for its number."""
    return Counter(
        (
            tuple(entry.section.path),
            entry.title,
            entry.date and entry.date.iso,
            entry.venue and entry.venue.name,
            tuple(link.url for link in entry.links),
            entry.parent.title if entry.parent is not None else None,
            without_number(entry.text),
        )
        for entry in document.entries + document.hidden
    )
