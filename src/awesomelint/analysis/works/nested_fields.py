"""Nested entries that are fields of the entries above them: `- Poster: [A Title](…)` below several entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from awesomelint.analysis.works.mentions import text_before_title
from awesomelint.model import Entry
from awesomelint.util.regex import compiled

_KEY = compiled(r"([^:：\[\]()]{1,30})[:：]")


def nested_fields(entries: Iterable[Entry]) -> frozenset[Entry]:
    """Return the nested entries that begin with a key, like nested entries below other entries."""
    by_key: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.parent is not None and (key := _key(entry)):
            by_key[key].append(entry)
    return frozenset(
        entry for nested in by_key.values() if len({entry.parent for entry in nested}) > 1 for entry in nested
    )


def _key(entry: Entry) -> str:
    """Return the text up to a colon before the title; empty without one.

    Fields such as a venue may be between the colon and the title: `- Related: ICRA 2022 [A Title](…)`.
    """
    match = _KEY.match(text_before_title(entry).strip(' \t*_`["“'))
    return match[1].rstrip(' *_`"”').casefold() if match else ""
