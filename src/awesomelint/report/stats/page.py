"""What all formats of statistics show: the numbers, their names, and how the list has grown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import accumulate

from awesomelint.analysis.statistics import SEPARATOR, Group, Statistics
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.text import plural

HEADINGS = {
    "section": "Sections",
    "year": "Years",
    "month": "Months",
    "venue": "Venues",
    "host": "Hosts",
    "tag": "Tags",
    "author": "Authors",
}
UNNAMED = "(before the first section)"
# Months without works are listed only in histories that are shorter; the clock of a commit may be wrong by centuries.
_LONGEST = 600


class Growth(NamedTuple):
    """How many works came into the list in a month (`2024-01`), and how many it had at the end of the month."""

    month: str
    added: int
    total: int


class Page(NamedTuple):
    """The statistics of files. `most` is the number of names shown of each group, and None for all of them.

    `growth` is None if the history was not requested.
    """

    paths: list[str]
    statistics: Statistics
    growth: list[Growth] | None = None
    most: int | None = None

    @property
    def title(self) -> str:
        """The file, or the number of files."""
        return self.paths[0] if len(self.paths) == 1 else plural(len(self.paths), "file")

    @property
    def groups(self) -> list[tuple[Group, int]]:
        """The groups with names, as far as they are shown, each with the number of names left out."""
        return [
            (shown, len(group.counts) - len(shown.counts))
            for group in self.statistics.groups
            if group.counts
            for shown in [group if self.most is None else group.largest(self.most)]
        ]

    @property
    def growth_shown(self) -> list[Growth]:
        """The last months, as far as they are shown."""
        return (self.growth or [])[-self.most if self.most else 0 :]

    def subtitle(self, group: Group) -> str:
        """How many of the entries a group is about; empty if all are."""
        entries = self.statistics.entries
        return f"{entries - group.without} of {plural(entries, 'entry')}" if group.without else ""


def growth(months: Iterable[str]) -> list[Growth]:
    """Return the growth of a list from the month in which each of its works came (`2024-01`).

    Months without works are included.
    """
    added = Counter(12 * int(month[:4]) + int(month[5:]) - 1 for month in months)
    numbers = sorted(added)
    if numbers and numbers[-1] - numbers[0] < _LONGEST:
        numbers = list(range(numbers[0], numbers[-1] + 1))
    totals = accumulate(added[number] for number in numbers)
    return [
        Growth(f"{number // 12:04}-{number % 12 + 1:02}", added[number], total)
        for number, total in zip(numbers, totals, strict=True)
    ]


def share(number: int, entries: int) -> str:
    """Return a share in per cent; only all of the entries are 100 %, and only none are 0 %."""
    if not number or not entries:
        return "0 %"
    return f"{100 if number == entries else min(max(round(100 * number / entries), 1), 99)} %"


def name(text: str) -> str:
    """Return the name of a group as it is shown."""
    return text or UNNAMED


def short(text: str) -> str:
    """Return a name that is too long without the sections around it."""
    _, separator, last = text.rpartition(SEPARATOR)
    return f"…{separator}{last}" if separator else text
