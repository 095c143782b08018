"""An item of the log, as all formats show it."""

from __future__ import annotations

from datetime import UTC, datetime

from awesomelint.util.named_tuple import NamedTuple


class Item(NamedTuple):
    """A work and when it came: `time` is in UTC, `commit` the id of the commit that added it, `author` its author.

    `identifier` is the same in every run, and in every clone of the repository. `url` is empty if the work has no link.
    """

    identifier: str
    title: str
    url: str
    path: str
    section: list[str]
    line: int
    details: str
    time: datetime
    commit: str
    author: str

    @property
    def day(self) -> str:
        """The day in ISO form."""
        return self.time.date().isoformat()


class Log(NamedTuple):
    """The items, the newest first; `title` names the list, `identifier` the feed, and `updated` is its time."""

    title: str
    identifier: str
    updated: datetime
    items: list[Item]


def from_seconds(seconds: int) -> datetime:
    """Return a time in UTC from seconds since 1970; one that no calendar has is the nearest that has."""
    return datetime.fromtimestamp(min(max(seconds, 0), 253_402_300_799), UTC)
