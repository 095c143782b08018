"""When works came into a list, from the comparison of each version with the one before.

A work came with the first version that lists it. It is recognised by its identifier or title, and through
changes of both, so that moving, renaming or removing and restoring it is not news.
"""

from __future__ import annotations

from awesomelint.comparing.compare import compare
from awesomelint.comparing.excerpts import excerpts
from awesomelint.comparing.matching import work_keys
from awesomelint.fields import titles, urls
from awesomelint.model import Entry
from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.util.named_tuple import NamedTuple

Keys = list[str]


class Delta(NamedTuple):
    """What a new version does to the works of a list: the keys of new entries, and of entries whose keys changed."""

    added: list[Keys]
    changed: list[tuple[Keys, Keys]]


def delta(old: str, new: str) -> Delta:
    """Compare the parts of two versions that differ."""
    before, after = excerpts(old, new)
    if not after.strip():
        return Delta([], [])
    comparison = compare(read(Source(before)), read(Source(after)))
    entries = [*comparison.added, *(item.entry for item in comparison.repeated)]
    entries.sort(key=lambda entry: entry.span)
    changed = [(keys_of(kept.old), keys_of(kept.new)) for kept in comparison.kept]
    return Delta(
        [keys for entry in entries if (keys := keys_of(entry))],
        [(first, second) for first, second in changed if set(second) - set(first)],
    )


def keys_of(entry: Entry) -> Keys:
    """Return the keys of the work that an entry lists, of a work with nothing else that of its short title."""
    keys = work_keys(entry)
    name = titles.key(entry.title)
    return keys or ([f"title:{name}"] if name else [])


def _decisive(keys: Keys) -> Keys:
    """Return the keys that no other work has, titles first: several works may share the URL of a page."""
    own = [key for key in keys if key.startswith("title:")]
    return own + [key for key in keys if urls.is_work(key)] or keys


class Arrivals:
    """The works that came so far. A work is a number; `came` has the step and the main key of each."""

    def __init__(self) -> None:
        self.came: list[tuple[int, str]] = []
        self._known: dict[str, int] = {}

    def add(self, step: int, change: Delta) -> None:
        """Add what the next version does; `step` says which version it is."""
        for before, after in change.changed:
            work = self._work(before)
            if work is not None:
                self._learn(after, work)
        for keys in change.added:
            work = self._work(keys)
            if work is None:
                work = len(self.came)
                self.came.append((step, _decisive(keys)[0]))
            self._learn(keys, work)

    def work_of(self, entry: Entry) -> int | None:
        """Return the work that an entry lists; None if no version had it."""
        return self._work(keys_of(entry))

    def add_work(self, step: int, entry: Entry) -> int:
        """Add a work that the comparison of parts has missed."""
        keys = keys_of(entry)
        self.came.append((step, (_decisive(keys) or [""])[0]))
        self._learn(keys, len(self.came) - 1)
        return len(self.came) - 1

    def _work(self, keys: Keys) -> int | None:
        return next((self._known[key] for key in _decisive(keys) if key in self._known), None)

    def _learn(self, keys: Keys, work: int) -> None:
        for key in keys:
            self._known.setdefault(key, work)
