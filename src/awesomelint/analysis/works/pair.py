"""What comparing works gives: pairs of one work, and works in conflict."""

from __future__ import annotations

from typing import NamedTuple

from awesomelint.analysis.works.work import Work


class Pair(NamedTuple):
    """Two entries of one work: the earlier, the later, and what says so (`identifier`, `address` or `title`)."""

    first: Work
    later: Work
    by: str


class Conflict(NamedTuple):
    """Different works under one key, each with all its entries; `doubtful` where it could be one work after all."""

    key: str
    works: list[list[Work]]
    doubtful: bool


class Comparison(NamedTuple):
    """What comparing entries gave: pairs of one work, in the later one's order, and conflicts."""

    pairs: list[Pair]
    conflicts: list[Conflict]
