"""Change the entries that records change: field by field, each in the form of its list, and proven."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from awesomelint.findings import Edit
from awesomelint.model import Entry, ListDocument
from awesomelint.rendering import in_place, parts
from awesomelint.rendering.changes import Change, FieldName, Refusal
from awesomelint.rendering.peers import Peers, peers
from awesomelint.rendering.proof import failing
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.writing.holding import Failing, holding
from awesomelint.writing.pattern import description

# At most this many ways of writing a change are tried.
_MAX_TRIED = 6
_FAILED = "no way of writing it is read as the new value, with all else as it was"
_UNKNOWN = "there is no other entry like this one from which to learn how to write it"
_FIELDS: tuple[FieldName, ...] = (
    "title",
    "links",
    "date",
    "venue",
    "authors",
    "tags",
    "notes",
    "description",
)


class Updated(NamedTuple):
    """A list with changes: those made, and those that are not, by the position of the entry in `ListDocument.all_entries`."""

    document: ListDocument
    made: list[tuple[int, Change]]
    refused: list[tuple[int, Refusal]]


def update(document: ListDocument, changes: Mapping[int, Sequence[Change]]) -> Updated:
    """Return the list with changes, each made if it is proven, by itself or with others."""
    updating = _Updating(document)
    for field in _FIELDS:
        updating.change(
            {at: change for at, found in changes.items() for change in found if change.field == field}
        )
    return Updated(updating.document, updating.made, updating.refused)


class _Updating:
    """A list while it changes."""

    def __init__(self, document: ListDocument) -> None:
        self.document = document
        self.made: list[tuple[int, Change]] = []
        self.refused: list[tuple[int, Refusal]] = []

    def change(self, changes: dict[int, Change]) -> None:
        """Make the changes of a field, as many as can be."""
        waiting = dict(changes)
        tried: set[int] = set()
        for number in range(_MAX_TRIED):
            ways = self._ways(waiting, number)
            if not ways:
                break
            tried.update(ways)
            self.document, done = holding(self.document, ways, _failing(self.document, waiting))
            self.made += [(at, waiting.pop(at)) for at in done]
        for at, change in waiting.items():
            self.refused.append((at, Refusal(change.field, _FAILED if at in tried else _UNKNOWN)))

    def _ways(self, changes: Mapping[int, Change], number: int) -> dict[int, list[Edit]]:
        """Return the way with a number of writing each change that has so many."""
        entries = self.document.all_entries
        found = {}
        for at, change in changes.items():
            ways = _ways(entries[at], change, peers(self.document)[entries[at]])
            if (edits := next(islice(ways, number, None), None)) is not None:
                found[at] = edits
        return found


def _failing(before: ListDocument, changes: Mapping[int, Change]) -> Failing:
    changes = dict(changes)
    return lambda after, keys: failing(before, after, {at: changes[at] for at in keys})


def _ways(entry: Entry, change: Change, others: Peers) -> Iterator[list[Edit]]:
    """Yield ways of writing a change, the best first."""
    if change.field == "links":
        yield from parts.link_changes(entry, change.work.links, others)
        return
    if change.field == "title":
        yield from in_place.edits(entry, change, others)
        return
    if change.field == "description":
        old, new = description(entry), " ".join(change.work.notes)
    else:
        old, new = getattr(entry, change.field), getattr(change.work, change.field)
    if not new:
        yield from parts.removals(entry, change, others)
    elif not old:
        yield from parts.additions(entry, change, others)
    else:
        yield from in_place.edits(entry, change, others)
        if change.field in ("tags", "notes"):
            yield from parts.additions(entry, change, others)
