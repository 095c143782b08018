"""Bring a list up to date from records: change its entries, add works, and remove entries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from awesomelint.errors import UserError
from awesomelint.model import Entry, ListDocument
from awesomelint.rendering.changes import Change, Refusal, changes_of
from awesomelint.rendering.matching import Matches, exported
from awesomelint.rendering.prune import prune
from awesomelint.rendering.update import update
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.writing.add import Added, Refused, add_work, already_listed
from awesomelint.writing.records import Record
from awesomelint.writing.sections import choose
from awesomelint.writing.works import NewWork


class NotAdded(NamedTuple):
    """A record that was not added: its place in its file, its title, and why."""

    place: str
    title: str
    reason: str


class Rendered(NamedTuple):
    """A list as records have it.

    `changed` and `refused` name entries of the list before and fields of them; `absent` are its entries without a
    record that are still there, `removed` those that are not.
    """

    document: ListDocument
    changed: list[tuple[Entry, str]]
    refused: list[tuple[Entry, Refusal]]
    added: list[NewWork]
    not_added: list[NotAdded]
    absent: list[Entry]
    removed: list[Entry]


def render(
    document: ListDocument,
    records: Sequence[Record],
    *,
    pruned: bool = False,
    style: Mapping[str, Any] | None = None,
) -> Rendered:
    """Return the list as records have it; entries that have none are removed only if the list is `pruned`.

    What cannot be proven is left as it is, and named. `style` are the settings of `[style]`, which new entries
    follow.
    """
    entries = document.all_entries
    own = exported(entries, records[0].kind) if records else []
    matches = Matches(own, [entry.line for entry in entries], records)
    wanted: dict[int, list[Change]] = {}
    refused: list[tuple[int, Refusal]] = []
    for number, at in matches.entry_of.items():
        for change in changes_of(entries[at], own[at], records[number]):
            if isinstance(change, Refusal):
                refused.append((at, change))
            elif change.field == "section":
                refused.append((at, Refusal("section", "entries are not moved; move it in the list")))
            else:
                wanted.setdefault(at, []).append(change)
    updated = update(document, wanted)
    adding = _Adding(updated.document, len(entries), style)
    for number, record in enumerate(records):
        if number not in matches.entry_of:
            adding.add(record)
    taken = set(matches.entry_of.values())
    absent = [at for at in range(len(entries)) if at not in taken]
    changed = adding.document
    left = absent
    removed: list[int] = []
    if pruned and absent:
        result = prune(changed, [adding.places[at] for at in absent])
        changed = result.document
        still_there = set(result.left)
        left = [at for at in absent if adding.places[at] in still_there]
        removed = [at for at in absent if adding.places[at] not in still_there]
    return Rendered(
        changed,
        [(entries[at], change.field) for at, change in sorted(updated.made, key=_position)],
        [(entries[at], refusal) for at, refusal in sorted([*refused, *updated.refused], key=_position)],
        adding.added,
        adding.not_added,
        [entries[at] for at in left],
        [entries[at] for at in removed],
    )


def _position(pair: tuple[int, object]) -> int:
    return pair[0]


class _Adding:
    """A list to which works are added; `places` are the new positions of the entries that it had."""

    def __init__(self, document: ListDocument, size: int, style: Mapping[str, Any] | None) -> None:
        self.document = document
        self.style = style
        self.places = list(range(size))
        self.added: list[NewWork] = []
        self.not_added: list[NotAdded] = []

    def add(self, record: Record) -> None:
        """Add the work of a record to the section that it names, or else to the one that it fits best."""
        work = NewWork("")
        try:
            work = record.titled_work()
            reason = self._add(work)
        except UserError as error:
            reason = str(error)
        if reason:
            self.not_added.append(NotAdded(record.place, work.title, reason))
        else:
            self.added.append(work)

    def _add(self, work: NewWork) -> str:
        """Return why a work is not added; empty if it is."""
        if (listed := already_listed(self.document, work)) is not None:
            return _why(Refused(listed=listed))
        section = choose(self.document, "", work).section
        if work.section and list(work.section) != section.path:
            return f"there is no section “{' > '.join(work.section)}” with entries to write it like"
        found = add_work(self.document, work, section, style=self.style)
        if isinstance(found, Added):
            self.document = found.document
            at = found.document.all_entries.index(found.entry)
            self.places = [place + (place >= at) for place in self.places]
            return ""
        return _why(found)


def _why(found: Refused) -> str:
    if found.listed is not None:
        return f"it is listed already, on line {found.listed.line}"
    if found.missing:
        return f"it lacks what all entries of its section have: {', '.join(found.missing)}"
    return found.reason
