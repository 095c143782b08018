"""The works of lists with the commit that each came with; comparisons of versions are kept in the cache."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from awesomelint.comparing.arrivals import Arrivals, Delta, delta
from awesomelint.errors import UserError
from awesomelint.model import Entry, ListDocument
from awesomelint.reading import read
from awesomelint.session import cache
from awesomelint.source import Source, UndecodableError
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.workspace.history import Commit, History, Step

# The comparisons of so many commits are one entry of the cache.
_CHUNK = 200
_Pair = tuple[str, str]


class News(NamedTuple):
    """A listed work and when it came: `commit` added it, and `landed` is the commit of the branch that brought it.

    `key` identifies the work together with `landed`, whatever becomes of its title later.
    """

    path: str
    entry: Entry
    commit: Commit
    landed: Commit
    key: str


def collect(history: History, paths: Mapping[str, str], *, cached: bool) -> list[News]:
    """Return the works that lists have at the revision, the newest first; `paths` are shown paths by git's names."""
    steps = history.steps(list(paths))
    documents = {name: _read(history, name, path) for name, path in paths.items()}
    changes = _Changes(history, steps, cached=cached).all()
    arrivals = Arrivals()
    for number, step in enumerate(steps):
        arrivals.add(number, changes[step.old, step.new])
    listed = [
        (name, entry)
        for name, document in documents.items()
        for entry in document.all_entries
        if not entry.hidden
    ]
    _add_missed(history, steps, arrivals, listed)
    found: dict[int, News] = {}
    for name, entry in listed:
        work = arrivals.work_of(entry)
        if work is not None and work not in found:
            number, key = arrivals.came[work]
            step = steps[number]
            found[work] = News(paths[name], entry, step.commit, step.landed, key)
    branch = {step.landed.identifier: number for number, step in enumerate(steps)}
    return sorted(found.values(), key=lambda news: -branch[news.landed.identifier])


def _read(history: History, name: str, path: str) -> ListDocument:
    try:
        return read(Source.from_bytes(history.checkout.blob(history.revision, name), path))
    except UndecodableError as error:
        raise UserError(str(error)) from None


class _Changes:
    """What each step does to the works, from the cache or by comparing the versions."""

    def __init__(self, history: History, steps: Sequence[Step], *, cached: bool) -> None:
        self.history = history
        self.steps = steps
        self.cached = cached

    def all(self) -> dict[_Pair, Delta]:
        """Return the changes by the ids of both versions."""
        known: dict[_Pair, Delta] = {}
        incomplete = []
        for start in range(0, len(self.steps), _CHUNK):
            pairs = {(step.old, step.new) for step in self.steps[start : start + _CHUNK]}
            found = _unpacked(cache.load(self._key(start))) if self.cached else {}
            known |= {pair: found[pair] for pair in pairs & found.keys()}
            if not pairs <= found.keys():
                incomplete.append((start, pairs))
        missing = list(dict.fromkeys((step.old, step.new) for step in self.steps))
        missing = [pair for pair in missing if pair not in known]
        for pair, texts in zip(missing, self.history.texts(missing), strict=True):
            known[pair] = delta(*texts)
        if self.cached:
            for start, pairs in incomplete:
                cache.store(self._key(start), [[*pair, *known[pair]] for pair in sorted(pairs)])
        return known

    def _key(self, start: int) -> str:
        names = sorted({step.name for step in self.steps})
        return cache.key("log", self.history.checkout.top, names, start)


def _unpacked(stored: Any) -> dict[_Pair, Delta]:
    """Return the changes that were stored; nothing if the data is malformed, because another program wrote it."""
    try:
        return {
            (_text(old), _text(new)): Delta(
                [_keys(keys) for keys in added],
                [(_keys(before), _keys(after)) for before, after in changed],
            )
            for old, new, added, changed in stored or ()
        }
    except (TypeError, ValueError):
        return {}


def _keys(value: Any) -> list[str]:
    if not isinstance(value, list) or not value:
        raise TypeError
    return [_text(key) for key in value]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _add_missed(
    history: History, steps: Sequence[Step], arrivals: Arrivals, listed: Sequence[tuple[str, Entry]]
) -> None:
    """Add works that only the whole list shows to be works: they came with their first line as it is now."""
    wanted: dict[str, list[Entry]] = defaultdict(list)
    for _, entry in listed:
        if arrivals.work_of(entry) is None and entry.title:
            wanted[entry.source.line_text(entry.line).strip()].append(entry)
    if not wanted:
        return
    for number, (_, text) in enumerate(history.texts([("", step.new) for step in steps])):
        for line in wanted.keys() & set(map(str.strip, text.split("\n"))):
            for entry in wanted.pop(line):
                if arrivals.work_of(entry) is None:
                    arrivals.add_work(number, entry)
