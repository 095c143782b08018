"""The result of comparing entries: pairs of entries for the same work, and works in conflict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from awesomelint.analysis.works.work import Work
from awesomelint.util.named_tuple import NamedTuple

MatchedBy = Literal["identifier", "url", "title"]


class Pair(NamedTuple):
    """Two entries for the same work, and what they were matched by: `identifier`, `url` or `title`."""

    first: Work
    later: Work
    by: MatchedBy


class Conflict(NamedTuple):
    """Different works with the same key, each with all its entries; `doubtful` if it could be one work after
    all.
    """

    key: str
    works: list[list[Work]]
    doubtful: bool


class Comparison(NamedTuple):
    """Pairs of entries for the same work, in the order of the later entry, and conflicts.

    `copied` are the entries whose link and authors seem to be those of another work, `by_title` all entries by
    the keys of their titles.
    """

    pairs: list[Pair]
    conflicts: list[Conflict]
    copied: frozenset[Work]
    by_title: Mapping[str, list[Work]]
