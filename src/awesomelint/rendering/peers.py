"""The entries that a changed entry is written like, and what is learned from them, once for all of its section."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from awesomelint.facts import fact
from awesomelint.model import Entry, ListDocument
from awesomelint.style import venue_forms
from awesomelint.style.date_forms import DateForm
from awesomelint.writing import values
from awesomelint.writing.pattern import Cell, Pattern, fields_in, patterns, rows
from awesomelint.writing.pool import Pool

# An entry is written like those of its section if there are so many, and else like all of its kind. More than the
# most are no more help.
_MIN, _MOST = 5, 400


class Peers:
    """Entries of one kind, of a section or of the whole list; `whole` are those of the whole list."""

    def __init__(self, document: ListDocument, entries: Sequence[Entry], whole: Peers | None = None) -> None:
        self._document = document
        self.entries = entries[:_MOST]
        self.whole = whole or self

    def pattern(self, entry: Entry) -> Pattern | None:
        """Return the pattern of an entry, if it has lines of its own and is not a row."""
        return patterns(self._document).get(entry)

    def row(self, entry: Entry) -> list[Cell] | None:
        """Return the cells of an entry, if it is a row."""
        return rows(self._document).get(entry)

    @cached_property
    def dates(self) -> list[tuple[DateForm, int]]:
        """The forms of dates with their numbers, the most frequent first."""
        return values.usual_forms(self.entries)

    @cached_property
    def authors(self) -> dict[Entry, str]:
        """What each entry writes as its authors."""
        return {
            entry: entry.source.text[field.start : field.end]
            for entry in self.entries
            for field in fields_in(entry)
            if field.kind == "authors"
        }

    @cached_property
    def tag_joint(self) -> str:
        """What is between two tags; empty if no entry has two."""
        return values.tag_joint(
            (entry.tags, entry.source.text[fields[0].start : fields[-1].end])
            for entry in self.entries
            if len(entry.tags) > 1
            and (fields := [field for field in fields_in(entry) if field.kind == "tag"])
        )

    @cached_property
    def venues(self) -> dict[str, Counter[str]]:
        """What each venue is called, by its canonical name."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for entry in self.entries:
            if entry.venue is not None and (name := venue_forms.name_in(entry.venue.raw)):
                found[entry.venue.name][name] += 1
        return found

    @cached_property
    def pools(self) -> list[Pool]:
        """The patterns of these entries, and of all of their kind."""
        whole = self.whole.pool
        return [pool for pool in (Pool(self._patterns(), {}, whole), whole) if pool.patterns]

    @cached_property
    def pool(self) -> Pool:
        """The patterns of these entries alone."""
        return Pool(self._patterns(), {})

    def _patterns(self) -> list[Pattern]:
        found = patterns(self._document)
        return [found[entry] for entry in self.entries if entry in found]

    @cached_property
    def rows(self) -> dict[Entry, list[Cell]]:
        """The cells of these entries, if they are rows."""
        found = rows(self._document)
        return {entry: found[entry] for entry in self.entries if entry in found}


@fact
def peers(document: ListDocument) -> dict[Entry, Peers]:
    """Return the peers of each entry, itself included."""
    groups: dict[tuple[object, object], list[Entry]] = defaultdict(list)
    kinds: dict[str, list[Entry]] = defaultdict(list)
    for entry in document.entries + document.hidden:
        groups[entry.kind, entry.section].append(entry)
        kinds[entry.kind].append(entry)
    whole = {kind: Peers(document, entries) for kind, entries in kinds.items()}
    found: dict[Entry, Peers] = {}
    for group in groups.values():
        everywhere = whole[group[0].kind]
        own = Peers(document, group, everywhere) if len(group) >= _MIN else everywhere
        found.update(dict.fromkeys(group, own))
    return found
