"""An entry that is out of order in a section sorted alphabetically.

## Why
In a sorted list, people look for a name where it should be. If it is not there, they add it a second time.

## Wrong
    * [Couler](https://github.com/couler-proj/couler) - One interface for workflow engines.
    * [DataTrove](https://github.com/huggingface/datatrove) - Processes text at a large scale.
    * [Dagster](https://github.com/dagster-io/dagster) - Orchestrates data applications.
    * [Flyte](https://github.com/flyteorg/flyte) - Builds pipelines of data and models.
    * [Kedro](https://github.com/kedro-org/kedro) - Structures projects of data science.
    * [Luigi](https://github.com/spotify/luigi) - Runs batch jobs that depend on each other.
    * [Metaflow](https://github.com/Netflix/metaflow) - Carries projects into production.
    * [Prefect](https://github.com/PrefectHQ/prefect) - Runs Python functions as workflows.
    * [Ray](https://github.com/ray-project/ray) - Distributes Python programs.
    * [Snakemake](https://github.com/snakemake/snakemake) - Makes analyses reproducible.
    * [Temporal](https://github.com/temporalio/temporal) - Keeps long processes alive.

## Right
    * [Couler](https://github.com/couler-proj/couler) - One interface for workflow engines.
    * [Dagster](https://github.com/dagster-io/dagster) - Orchestrates data applications.
    * [DataTrove](https://github.com/huggingface/datatrove) - Processes text at a large scale.
    * [Flyte](https://github.com/flyteorg/flyte) - Builds pipelines of data and models.
    * [Kedro](https://github.com/kedro-org/kedro) - Structures projects of data science.
    * [Luigi](https://github.com/spotify/luigi) - Runs batch jobs that depend on each other.
    * [Metaflow](https://github.com/Netflix/metaflow) - Carries projects into production.
    * [Prefect](https://github.com/PrefectHQ/prefect) - Runs Python functions as workflows.
    * [Ray](https://github.com/ray-project/ray) - Distributes Python programs.
    * [Snakemake](https://github.com/snakemake/snakemake) - Makes analyses reproducible.
    * [Temporal](https://github.com/temporalio/temporal) - Keeps long processes alive.

## Fix
Unsafe, because the new neighbors should be checked: moves the entry to the position in the message, with
everything nested below it. Blank lines are kept. There is no fix if there is other text next to the entry, or
if no position is right.

## Notes
A section is sorted if at least five pairs of adjacent entries differ and at least nine in ten of these pairs
are in ascending order. Letter case, spaces, punctuation and leading articles are treated in the way that
makes the section most regular, accents are ignored, and the rule reports the smallest set of entries that
have to move. It names a position only if the entry would be in order with the entries on both sides that
stay. An entry that is in order by another common way to sort is not reported: word by word, numbers by their
value, punctuation before or after letters, capitals before small letters, names without middle initials.
Names in another script, and sections whose entries are numbered or start with a date or a course number, are not
checked; neither are entries at the top that belong further down, such as sponsors, if several sections have them.

If `[style]` sets `order` to `alphabetical`, each section must be alphabetical, whatever order it has now; a
section that does not have it at all is reported once. With another `order`, titles are not compared.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator

from awesomelint.model import Entry, ListDocument
from awesomelint.rules.api import Context, Found, Related, Reverse, Severity, rule
from awesomelint.style import collation
from awesomelint.style.configured import ConfiguredStyle, is_unsorted
from awesomelint.style.sorting import (
    find_position,
    is_exchangeable,
    neighbours_in_order,
    runs,
    strays,
)
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import NOT_WORD, compiled

_NUMBER = compiled(r"\d+")
# The middle initial of a person.
_INITIAL = compiled(r"(?<=\w )\w\. ")
_CAMEL_CASE = compiled(r"(?<=[a-z])(?=[A-Z])")
_URL = compiled(r"(?:https?://|www\.)\S+")
_NUMBERED_WORD = compiled(r"\s*\b\d+(?:\.\d+)*\b")
# The number of a course or a standard: `CS 421`, `CMSC330`, `6.945`.
_CODE = compiled(r"[A-Z]{2,6}[ -]?\d{2}|\d")
_MAX_CODES = 0.2
# An entry at the top that belongs further down than this was put there on purpose.
_MAX_ON_TOP = 3
# How many entries that are reported themselves may be between an entry's position and the next entry that stays.
_MAX_IGNORED = 20

# Ways to sort that make a difference for few names of a section, so that it cannot be learned which is used:
# numbers by their value, a sequel after the first part, punctuation after letters.
_LOCAL_COLLATIONS: tuple[collation.Collation, ...] = (
    *collation.COLLATIONS,
    lambda name: _NUMBER.sub(lambda number: number[0].zfill(8), name),
    lambda name: _NUMBERED_WORD.sub("", name),
    lambda name: collation.words(_NUMBER.sub("", name)),
    lambda name: NOT_WORD.sub("\uffff", name),
    lambda name: _INITIAL.sub("", name),
)


class _SortedRun(NamedTuple):
    """A run with names, what the best collation makes of them, and which entries are in and out of order."""

    entries: list[Entry]
    names: list[str]
    keys: list[str]
    order: list[int]
    misordered: list[int]
    configured: bool = False

    def is_on_top(self, index: int) -> bool:
        """Whether an entry is before all entries in order and far from its position, like that of a sponsor."""
        near, _ = find_position(self.keys, self.order, index)
        return index < self.order[0] and near - index > _MAX_ON_TOP


@rule("misordered-title", group="dates", severity=Severity.WARNING, fix="unsafe", compares_entries=True)
def check(context: Context) -> Iterator[Found]:
    """Check each uninterrupted run of entries with the collation that fits best."""
    document = context.document
    configured = ConfiguredStyle(context.style)
    sorted_runs = []
    for entries in runs(document):
        order, found = configured.order_of(entries), None
        if order in ("", "alphabetical"):
            found = _run_to_sort(entries) if order else _sorted_run(entries)
        if found is not None:
            sorted_runs.append(found)
    on_top = sum(any(map(run.is_on_top, run.misordered)) for run in sorted_runs if not run.configured)
    for run in sorted_runs:
        if run.configured and is_unsorted(len(run.misordered), len(run.entries)):
            yield _unsorted(run)
            continue
        excuses = _excuses(run)
        reported = frozenset(
            index
            for index in run.misordered
            if (run.configured or on_top < 2 or not run.is_on_top(index))
            and not _has_excuse(run, excuses, index)
        )
        for index in sorted(reported):
            yield _make_finding(document, run, index, _new_position(run, index, reported))


def _run_to_sort(entries: list[Entry]) -> _SortedRun | None:
    """Return a run that is to be alphabetical, as configured; None if it is."""
    names = [collation.name(entry) for entry in entries]
    keys, order = collation.fitting_collation(names)
    misordered = sorted(set(range(len(keys))).difference(order))
    return _SortedRun(entries, names, keys, order, misordered, configured=True) if misordered else None


def _sorted_run(entries: list[Entry]) -> _SortedRun | None:
    """Return a run that is sorted except for a few entries; None for others."""
    if len(entries) < 6 or not _may_be_sorted(entries):
        return None
    names = [collation.name(entry) for entry in entries]
    if sum(_CODE.match(name) is not None for name in names) > _MAX_CODES * len(names):
        return None
    keys, order = collation.best_collation(names)
    misordered = strays(len(keys), order)
    return _SortedRun(entries, names, keys, order, misordered) if misordered else None


def _excuses(run: _SortedRun) -> list[list[str]]:
    """Return the names as other collations compare them, by which an entry may be in order."""
    folded = [collation.folded(name) for name in run.names]
    keys = [[collate(name) for name in folded] for collate in _LOCAL_COLLATIONS]
    # The words of `FreeCol`.
    keys.append([collation.words(collation.folded(_CAMEL_CASE.sub(" ", name))) for name in run.names])
    # As a program sorts the lines of a file.
    lines = [
        entry.source.text[entry.head.start : entry.head.start + collation.MAX_NAME] for entry in run.entries
    ]
    keys += [lines, [line.casefold() for line in lines]]
    return keys


def _has_excuse(run: _SortedRun, excuses: list[list[str]], index: int) -> bool:
    """Whether an entry may be in its place: by another collation, or because it is sorted by what it means.

    A name in another script is sorted by its pronunciation, a number of a course by its value.
    """
    name = run.names[index]
    if _CODE.match(name) or _URL.match(name) or _script(name) != _script(run.names[run.order[0]]):
        return True
    before, after = neighbours_in_order(run.order, index)
    if _has_capitals_first(
        run.names[before] if before is not None else "", name, run.names[after] if after is not None else ""
    ):
        return True
    return any(
        (before is None or keys[before] <= keys[index]) and (after is None or keys[index] <= keys[after])
        for keys in excuses
    )


def _has_capitals_first(before: str, name: str, after: str) -> bool:
    """Whether a name is in order among those with its first letter if capitals are before small letters."""
    letter = name[:1].casefold()
    first, last = before[:1].casefold(), after[:1].casefold()
    return (
        letter in (first, last)
        and (first < letter or (first == letter and before <= name))
        and (not last or letter < last or (letter == last and name <= after))
    )


def _script(name: str) -> str:
    """Return the first word of the Unicode name of a name's first letter, such as `LATIN`."""
    letter = next((char for char in name if char.isalpha()), "A")
    return unicodedata.name(letter, "LATIN").partition(" ")[0]


def _may_be_sorted(run: list[Entry]) -> bool:
    """Whether most entries come after the previous entry, by a cheap comparison."""
    text = run[0].source.text
    heads = [text[entry.head.start : entry.head.start + 24].lstrip('[*_<`"“( ').casefold() for entry in run]
    rising, falling = collation.directions(heads)
    return rising >= 0.6 * (rising + falling)


def _unsorted(run: _SortedRun) -> Found:
    """Return the finding for a section that was never in the configured order."""
    first = run.entries[0]
    return Found(
        first.head,
        f"{len(run.misordered)} of these {len(run.entries)} entries are out of order: the configured order is "
        "alphabetical; sort them with `awesomelint sort --by title`",
        key=f"alphabetical {'/'.join(first.section.path)}",
    )


def _new_position(run: _SortedRun, index: int, reported: frozenset[int]) -> tuple[int, bool] | None:
    """Return the entry to move an entry to, and whether it comes after that; None if no position is right.

    Between two entries in order there may be others that stay, because they are a group or in order by another
    collation. The position is right if the entry is in order with the entries next to it, reported ones aside.
    """
    near, after = find_position(run.keys, run.order, index)
    at = bisect_left(run.order, near) + (1 if after else -1)
    positions = [(near, after)]
    if 0 <= at < len(run.order):
        positions.append((run.order[at], not after))
    for ignored in (frozenset[int](), reported):
        for position in positions:
            if _is_right(run, index, position, ignored):
                return position
    return None


def _is_right(run: _SortedRun, index: int, position: tuple[int, bool], ignored: frozenset[int]) -> bool:
    """Return whether an entry would be in order with both of its new neighbors, `ignored` ones aside."""
    near, after = position
    step = 1 if after else -1
    beyond = near + step
    while beyond == index or beyond in ignored:
        beyond += step
        if abs(beyond - near) > _MAX_IGNORED:
            return False
    neighbors = sorted((near, beyond))
    before, following = (run.keys[one] if 0 <= one < len(run.keys) else None for one in neighbors)
    key = run.keys[index]
    return (before is None or before <= key) and (following is None or key <= following)


def _make_finding(
    document: ListDocument, run: _SortedRun, index: int, position: tuple[int, bool] | None
) -> Found:
    entry, name = run.entries[index], run.names[index]
    sorting = (
        "the configured order is alphabetical" if run.configured else "this section is sorted alphabetically"
    )
    if position is None:
        return Found(entry.title_span, f"“{name}” is out of order: {sorting}", key=name)
    near, after = position
    neighbour = run.entries[near]
    line, other_line = (document.source.line_of(one.head.start) for one in (entry, neighbour))
    side, other_side = ("after", "before") if after else ("before", "after")
    other = run.names[near]
    if is_exchangeable(run.keys, run.order, index, near):
        message = f"“{other}” is out of order: {sorting}; move {other_side} “{name}” (line {line})"
        reverse = Reverse(message, f"belongs {other_side} this entry")
    else:
        message = f"“{name}” (line {line}) belongs {side} “{other}”: {sorting}"
        reverse = Reverse(message, f"belongs {side} the other entry")
    from awesomelint.rewriting.move_entry import move_entry

    return Found(
        entry.title_span,
        f"“{name}” is out of order: {sorting}; move {side} “{other}” (line {other_line})",
        related=(Related(neighbour.title_span, f"belongs {side} this entry", reverse=reverse),),
        fix=move_entry(document, run.entries, index, near, after=after),
        key=name,
    )
