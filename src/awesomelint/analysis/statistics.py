"""Statistics of entries: how many by section, year, venue and so on, and how complete they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from awesomelint.fields import link_labels, urls
from awesomelint.model import Entry, Link
from awesomelint.util.named_tuple import NamedTuple

SEPARATOR = " › "


class Group(NamedTuple):
    """The numbers of entries by one kind of name, in order; `without` is the number of entries that have no such name.

    An entry with several tags or authors is counted under each.
    """

    by: str
    counts: list[tuple[str, int]]
    without: int

    def largest(self, most: int) -> Group:
        """The group with at most this many names, in the same order.

        Of dates these are the latest, of other names the most frequent.
        """
        if len(self.counts) <= most:
            return self
        if self.by in ("year", "month"):
            return self._replace(counts=self.counts[-most:])
        return self._replace(counts=_most_frequent(self.counts, most))


def _most_frequent(counts: list[tuple[str, int]], most: int) -> list[tuple[str, int]]:
    ranked = sorted(range(len(counts)), key=lambda at: -counts[at][1])
    return [counts[at] for at in sorted(ranked[:most])]


class Statistics(NamedTuple):
    """The number of entries, how many of them have each field, and the groups."""

    entries: int
    complete: list[tuple[str, int]]
    groups: list[Group]


def day_or_year(entry: Entry) -> str:
    """The date in ISO form, or else the year of the venue; empty if there is neither."""
    if entry.date is not None and entry.date.iso:
        return entry.date.iso
    return str(entry.venue.year) if entry.venue is not None and entry.venue.year else ""


def _month(entry: Entry) -> str:
    iso = entry.date.iso if entry.date is not None else ""
    return iso[:7] if len(iso) >= 7 else ""


def host_of(link: Link | None) -> str:
    """The host that a link leads to, in lower case and without `www.`; empty if it leads to none."""
    if link is None or "://" not in link.url:
        return ""
    host = urls.Address(link.url).host.rpartition("@")[2]
    return host.partition(":")[0].removeprefix("www.").rstrip(".")


# The names under which an entry is counted, by the kind of name.
_NAMES: dict[str, Callable[[Entry], Sequence[str]]] = {
    "section": lambda entry: [SEPARATOR.join(entry.section.path)],
    "year": lambda entry: [day_or_year(entry)[:4]],
    "month": lambda entry: [_month(entry)],
    "venue": lambda entry: [entry.venue.name if entry.venue is not None else ""],
    "host": lambda entry: [host_of(entry.main_link)],
    "tag": lambda entry: entry.tags,
    "author": lambda entry: entry.authors,
}
KINDS = tuple(_NAMES)


def has_code(entry: Entry) -> bool:
    """Whether an entry has a link to code: by its label, or because it leads to a host of code."""
    return any(link_labels.says_code(link.label) or urls.is_code_host(host_of(link)) for link in entry.links)


_FIELDS: dict[str, Callable[[Entry], bool]] = {
    "link": lambda entry: bool(entry.links),
    "date": lambda entry: entry.date is not None and bool(entry.date.iso),
    "venue": lambda entry: entry.venue is not None,
    "authors": lambda entry: bool(entry.authors),
    "code": has_code,
}


def statistics(entries: Iterable[Entry], kinds: Iterable[str] = KINDS) -> Statistics:
    """Count entries by each kind of name."""
    counted = list(entries)
    complete = [(field, sum(map(has, counted))) for field, has in _FIELDS.items()]
    return Statistics(len(counted), complete, [group(counted, kind) for kind in kinds])


def group(entries: Iterable[Entry], by: str) -> Group:
    """Count entries by one kind of name: sections as in the list, dates in order, others by their number."""
    counts: Counter[str] = Counter()
    without = 0
    names_of = _NAMES[by]
    for entry in entries:
        names = dict.fromkeys(names_of(entry))
        # The beginning of a list is a section without a name.
        if by != "section":
            names.pop("", None)
        counts.update(names.keys())
        without += not names
    found = list(counts.items())
    if by in ("year", "month"):
        found.sort()
    elif by != "section":
        found.sort(key=lambda pair: (-pair[1], pair[0].casefold(), pair[0]))
    return Group(by, found, without)
