"""Remove entries that records no longer have."""

from __future__ import annotations

from collections.abc import Sequence

from awesomelint.findings import Edit
from awesomelint.merging.units import without_number
from awesomelint.model import ListDocument
from awesomelint.rendering.proof import Reading, reading, rest_of_page
from awesomelint.rewriting.remove_entry import remove_entry
from awesomelint.style.sorting import runs
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.writing.holding import Failing, holding
from awesomelint.writing.place import direction_of_numbers, renumbered, written_number

# Entries nested in others go first, so a few passes remove all that can be removed.
_MAX_PASSES = 4


class Pruned(NamedTuple):
    """A list without some entries, and the positions in `ListDocument.all_entries` of those that could not be removed."""

    document: ListDocument
    left: list[int]


def prune(document: ListDocument, absent: Sequence[int]) -> Pruned:
    """Return the list without the entries at some positions; each is removed if all others are read as before."""
    # The positions of the entries that are still there.
    there = list(range(len(document.all_entries)))
    left, changed = set(absent), document
    for _ in range(_MAX_PASSES):
        places = {at: place for place, at in enumerate(there) if at in left}
        entries = changed.all_entries
        edits = {
            places[at]: [edit]
            for at in places
            if (edit := remove_entry(changed, entries[places[at]])) is not None
        }
        changed, gone = holding(changed, edits, _failing(changed))
        if not gone:
            break
        removed = {there[place] for place in gone}
        left -= removed
        there = [at for at in there if at not in removed]
    return Pruned(_numbered(document, changed, there), sorted(left))


def _failing(before: ListDocument) -> Failing:
    """Return what says that a list is as before but for some entries."""
    entries = before.all_entries

    def failing(after: ListDocument, gone: Sequence[int]) -> set[int] | None:
        removed = set(gone)
        old = [entry for at, entry in enumerate(entries) if at not in removed]
        new = after.all_entries
        same = len(old) == len(new) and all(
            entry.text == other.text and reading(entry) == reading(other)
            for entry, other in zip(old, new, strict=True)
        )
        if not same or rest_of_page(before, entries, removed) != rest_of_page(after, new, ()):
            return None
        return set()

    return failing


def _numbered(before: ListDocument, after: ListDocument, there: Sequence[int]) -> ListDocument:
    """Return a list from which entries were removed with the numbers of the others counted on."""
    positions = {entry: at for at, entry in enumerate(before.all_entries)}
    entries = dict(zip(there, after.all_entries, strict=True))
    edits: dict[int, list[Edit]] = {}
    for number, run in enumerate(runs(before)):
        kept = [entries[positions[entry]] for entry in run if positions[entry] in entries]
        direction = direction_of_numbers(run)
        if not direction or len(kept) == len(run):
            continue
        first = written_number(run[0] if direction > 0 else run[-1]) or 0
        ordered = kept if direction > 0 else kept[::-1]
        edits[number] = [
            renumbered(entry, first + at)
            for at, entry in enumerate(ordered)
            if written_number(entry) != first + at
        ]
    expected = _without_numbers(after)
    return holding(after, edits, lambda new, _: set() if _without_numbers(new) == expected else None)[0]


def _without_numbers(document: ListDocument) -> list[tuple[Reading, str]]:
    """Return what is read of each entry, and its text without its number."""
    return [(reading(entry), without_number(entry.text)) for entry in document.all_entries]
