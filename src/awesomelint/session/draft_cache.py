"""The drafts of a list in the cache, for the next check of it: of an edited list, only what changed is read again.

Whoever can write to the cache can write drafts that no list has. So what is loaded is checked, and a list that cannot be
linted with it is linted without it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from awesomelint.errors import InternalError
from awesomelint.model import TITLE_KINDS
from awesomelint.reading.dialect import Dialect
from awesomelint.reading.kept_drafts import HOW, KeptDrafts, Record, Seen
from awesomelint.session import cache
from awesomelint.session.internal_error import lint_or_fail
from awesomelint.util.regex import compiled

if TYPE_CHECKING:
    from awesomelint.engine import Report
    from awesomelint.settings import Settings
    from awesomelint.source import Source

# As long as fewer drafts are new (one in so many), those of an earlier version are not written again.
_NEW = 10
_ISO = compiled(r"(?:\d{4}(?:-\d\d){0,2})?")
_MARKS = frozenset(("author", "image", "tag"))
_SLOTS = frozenset(("date", "date?", "venue", "authors", "tag", "?"))
_NOTHING = type(None)
_HEAD = (str, str, int, int, int)
_TAIL = (list, list, list, list, int, int, int, list, bool, bool)
_OPTIONAL = frozenset((list, _NOTHING))


def lint_with(kept: KeptDrafts, source: Source, settings: Settings) -> Report:
    """Lint a source like `lint_or_fail`, with these drafts if that is possible; if it is not, none are left."""
    try:
        return lint_or_fail(source, settings, kept)
    except InternalError:
        kept.clear()
        return lint_or_fail(source, settings)


def load_drafts(source: Source, *, cached: bool) -> KeptDrafts:
    """Return the drafts of the last version of a list; none if there are none in the cache, or it is not used."""
    known: dict[Seen, Record] = {}
    stored = cache.load(_key(source)) if cached else None
    try:
        for how, dialect, own_labels, drafts in stored or ():
            spoken = _dialect(*dialect)
            _must(how in HOW and type(own_labels) is str)
            for text, start, size, undefined, shape, record in drafts:
                _check(record, size)
                shown = tuple([tuple(part) for part in shape])
                seen = Seen(text, start, size, how, spoken, own_labels, tuple(undefined), shown)
                known[seen] = tuple(record)
    except (TypeError, ValueError):
        # Another program wrote the cache entry.
        known = {}
    return KeptDrafts(known)


def store_drafts(source: Source, kept: KeptDrafts) -> None:
    """Store the drafts of a list that were used, unless most are in the cache already."""
    if kept.added * _NEW <= len(kept.used):
        return
    groups: dict[tuple[str, Dialect, str], list[Any]] = {}
    for seen, record in kept.used.items():
        text, start, size, how, dialect, own_labels, undefined, shape = seen
        groups.setdefault((how, dialect, own_labels), []).append(
            (text, start, size, undefined, shape, record)
        )
    cache.store(_key(source), [(*group, drafts) for group, drafts in groups.items()])


def _key(source: Source) -> str:
    return cache.key("drafts", os.path.abspath(source.path))


def _dialect(separators: Any, title: Any, venue_leads: Any) -> Dialect:
    _must(all(type(name) is str for name in separators) and type(title) is str and type(venue_leads) is bool)
    return Dialect(tuple(separators), title, venue_leads)


def _check(record: Any, size: Any) -> None:
    """Raise `ValueError` or `TypeError` if this is not a draft of a stretch of `size` code points; see `Record`."""
    types = tuple(map(type, record))
    _must(
        types[:5] == _HEAD and types[7:] == _TAIL and _OPTIONAL.issuperset(types[5:7]) and type(size) is int
    )
    _, kind, first, last, _, date, venue, tags, authors, marks, slots, *_, swayed, _, _ = record
    _must(kind in TITLE_KINDS and 0 <= first <= last <= size)
    if date is not None:
        _, iso, first, last, _ = date
        _must(tuple(map(type, date)) == (str, str, int, int, str) and 0 <= first <= last <= size)
        _must(_ISO.fullmatch(iso) is not None)
    if venue is not None:
        raw, name, year, track, first, last = venue
        _must(
            type(raw) is type(name) is str and type(first) is type(last) is int and 0 <= first <= last <= size
        )
        _must(year is None or (type(year) is int and 1000 <= year <= 9999))
        _must(track is None or type(track) is str)
    for words in (tags, authors, swayed):
        for word in words:
            _must(type(word) is str)
    for known, spans in ((_MARKS, marks), (_SLOTS, slots)):
        for kind, first, last, word in spans:
            _must(kind in known and type(first) is type(last) is int and type(word) is str)
            _must(0 <= first <= last <= size)


def _must(condition: bool) -> None:
    if not condition:
        raise ValueError("malformed draft")
