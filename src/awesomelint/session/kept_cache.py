"""What the cache has of the last check of a list: of an edited list, only what changed is read and proven again.

Whoever can write to the cache can write drafts that no list has. So what is loaded is checked, and a list that cannot be
linted with it is linted without it.
"""

from __future__ import annotations

import os
from itertools import repeat
from operator import le
from typing import TYPE_CHECKING, Any

from awesomelint.errors import InternalError
from awesomelint.fixing.kept_proofs import Kept, KeptProofs
from awesomelint.model import TITLE_KINDS
from awesomelint.reading.dialect import Dialect
from awesomelint.reading.kept_drafts import HOW, KeptDrafts, Record, Seen
from awesomelint.session import cache
from awesomelint.session.internal_error import lint_or_fail
from awesomelint.util.regex import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesomelint.engine import Report
    from awesomelint.settings import Settings
    from awesomelint.source import Source

# As long as fewer drafts are new (one in so many), those of an earlier version are not written again.
_NEW = 10
_ISO = compiled(r"(?:\d{4}(?:-\d\d){0,2})?")
_MARKS = frozenset(("author", "image", "tag"))
_SLOTS = frozenset(("date", "date?", "venue", "authors", "tag", "?"))


def lint_with(kept: Kept, source: Source, settings: Settings) -> Report:
    """Lint a source like `lint_or_fail`, with what is kept if that is possible; if it is not, nothing is left of it."""
    try:
        return lint_or_fail(source, settings, kept)
    except InternalError:
        kept.clear()
        return lint_or_fail(source, settings)


def load_kept(source: Source, *, cached: bool) -> Kept:
    """Return what is kept of the last version of a list; nothing if it is not in the cache, or the cache is not used."""
    stored = cache.load(_key(source)) if cached else None
    if stored is None:
        return Kept()
    try:
        drafts, proofs = stored
        return Kept(KeptDrafts(_drafts(drafts)), KeptProofs(dict.fromkeys(map(bytes.fromhex, proofs), True)))
    except (TypeError, ValueError):
        # Another program wrote the cache entry.
        return Kept()


def store_kept(source: Source, kept: Kept) -> None:
    """Store the drafts and proofs of a list that were used, unless most are in the cache already."""
    drafts, proofs = kept.drafts, kept.proofs
    if (drafts.added + proofs.added) * _NEW <= len(drafts.used) + len(proofs.used):
        return
    groups: dict[tuple[str, Dialect, str], list[Any]] = {}
    for seen, record in drafts.used.items():
        text, start, size, how, dialect, own_labels, undefined, shape = seen
        groups.setdefault((how, dialect, own_labels), []).append(
            (text, start, size, undefined, shape, record)
        )
    cache.store(
        _key(source),
        ([(*group, members) for group, members in groups.items()], list(map(bytes.hex, proofs.used))),
    )


def _key(source: Source) -> str:
    return cache.key("kept", os.path.abspath(source.path))


def _drafts(groups: Any) -> dict[Seen, Record]:
    """Return stored drafts. Raises `ValueError` or `TypeError` if another program wrote them."""
    known: dict[Seen, Record] = {}
    for how, dialect, own_labels, drafts in groups:
        spoken = _dialect(*dialect)
        _must(how in HOW and type(own_labels) is str)
        texts, starts, sizes, undefined, shapes, records = zip(*drafts, strict=True)
        _are(str, texts)
        _check(records, sizes)
        of_all = map(repeat, (how, spoken, own_labels))
        parts = (tuple(map(tuple, shape)) for shape in shapes)
        seen = map(Seen, texts, starts, sizes, *of_all, map(tuple, undefined), parts)
        known.update(zip(seen, map(tuple, records), strict=True))
    return known


def _dialect(
    separators: Any, title: Any, venue_leads: Any, authors_lead: Any, enclosed: Any, names_lead: Any
) -> Dialect:
    _must(all(type(name) is str for name in separators) and type(title) is str)
    _must(type(venue_leads) is bool and type(authors_lead) is str and type(enclosed) is str)
    _must(type(names_lead) is bool)
    return Dialect(tuple(separators), title, venue_leads, authors_lead, enclosed, names_lead)


def _check(records: Sequence[Any], sizes: Sequence[Any]) -> None:
    """Raise `ValueError` or `TypeError` if these are not drafts of stretches of so many code points; see `Record`.

    All values of one kind are looked at together, which takes half of the time that one draft after the other takes.
    """
    (
        titles, kinds, firsts, lasts, links, dates, venues, tags, authors, marks, slots, labels, leads, rests, swayed, indexed, voted,
    ) = zip(*records, strict=True)  # fmt: skip
    _are(str, titles, kinds)
    _are(int, sizes, links, labels, leads, rests)
    _are(bool, indexed, voted)
    _are(list, tags, authors, marks, slots, swayed)
    _are(str, *tags, *authors, *swayed)
    _must(TITLE_KINDS.issuperset(kinds))
    _lie_within(firsts, lasts, sizes)
    dated = [(*date, size) for date, size in zip(dates, sizes, strict=True) if date is not None]
    if dated:
        raws, isos, firsts, lasts, problems, within = zip(*dated, strict=True)
        _are(str, raws, isos, problems)
        _must(all(map(_ISO.fullmatch, isos)))
        _lie_within(firsts, lasts, within)
    published = [(*venue, size) for venue, size in zip(venues, sizes, strict=True) if venue is not None]
    if published:
        raws, names, years, tracks, firsts, lasts, within = zip(*published, strict=True)
        _are(str, raws, names, filter(None, tracks))
        _are(int, named := set(years) - {None})
        _must(all(1000 <= year <= 9999 for year in named))
        _lie_within(firsts, lasts, within)
    for known, column in ((_MARKS, marks), (_SLOTS, slots)):
        placed = [(*place, size) for places, size in zip(column, sizes, strict=True) for place in places]
        if placed:
            kinds, firsts, lasts, words, within = zip(*placed, strict=True)
            _are(str, words)
            _must(known.issuperset(kinds))
            _lie_within(firsts, lasts, within)


def _are(kind: type, *columns: Iterable[Any]) -> None:
    for column in columns:
        _must(set(map(type, column)) <= {kind})


def _lie_within(firsts: Sequence[Any], lasts: Sequence[Any], sizes: Sequence[Any]) -> None:
    """Raise `ValueError` unless these are the starts and ends of spans within so many code points each."""
    _are(int, firsts, lasts)
    _must(min(firsts) >= 0 and all(map(le, firsts, lasts)) and all(map(le, lasts, sizes)))


def _must(condition: bool) -> None:
    if not condition:
        raise ValueError("malformed draft")
