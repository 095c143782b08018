"""Two listings of one work: in what they differ, and whether the second one is meant."""

from __future__ import annotations

from awesomelint.analysis.works.pair import Pair
from awesomelint.analysis.works.title_similarity import called_alike, plain, stems
from awesomelint.analysis.works.work import Work
from awesomelint.fields import titles
from awesomelint.findings import Severity
from awesomelint.model import Entry


def differences(pair: Pair) -> list[str]:
    """The fields in which two listings contradict each other."""
    first, later = pair.first.entry, pair.later.entry
    found = []
    if titles.key(first.title) != titles.key(later.title):
        found.append("the title")
    if _addresses_differ(pair.first, pair.later):
        found.append("the address")
    if (
        first.date
        and later.date
        and not (first.date.iso.startswith(later.date.iso) or later.date.iso.startswith(first.date.iso))
    ):
        found.append("the date")
    if _venues_differ(first, later):
        found.append("the venue")
    return found


def told(differing: list[str]) -> str:
    """The end of a sentence that says in which fields two listings differ."""
    return f"; {_join(differing)} differ{'s' if len(differing) == 1 else ''}" if differing else ""


def _addresses_differ(first: Work, later: Work) -> bool:
    if not first.keys or not later.keys or _media_differ(first, later):
        return False
    return (
        not set(first.keys) & set(later.keys)
        and first.keys[0] not in later.links
        and later.keys[0] not in first.links
    )


def _media_differ(first: Work, later: Work) -> bool:
    return bool(first.keys and later.keys) and first.medium != later.medium


def _venues_differ(first: Entry, later: Entry) -> bool:
    one, other = first.venue, later.venue
    if one is None or other is None:
        return False
    return one.name.casefold() != other.name.casefold() or (
        one.year is not None and other.year is not None and one.year != other.year
    )


def apart(pair: Pair, differing: list[str]) -> Severity:
    """How bad it is where the two have nothing to do with each other: many lists do this on purpose."""
    alike = differing == ["the title"] and _same_in_short(pair.first.entry.title, pair.later.entry.title)
    if not differing or alike or _media_differ(pair.first, pair.later):
        return Severity.NOTE
    return Severity.WARNING


def is_meant(pair: Pair, differing: list[str]) -> bool:
    """Whether the second listing says why it is there, or is of another thing than the first."""
    versions = "the venue" in differing and _are_versions(pair.first.entry, pair.later.entry)
    return len(pair.later.entry.comment) > 20 or versions or _other_things(pair, differing)


def _are_versions(first: Entry, later: Entry) -> bool:
    """Whether two listings are of a work's conference paper and of its journal version: other venues in other years."""
    one, other = first.venue, later.venue
    if one is None or other is None or "arXiv" in (one.name, other.name) or one.name == other.name:
        return False
    years = [
        str(entry.venue.year or (entry.date.iso[:4] if entry.date else ""))
        for entry in (first, later)
        if entry.venue
    ]
    return all(years) and years[0] != years[1]


def _other_things(pair: Pair, differing: list[str]) -> bool:
    """Whether two listings may be of two things about one work or page: courses by year, recordings, a tool's parts."""
    first, later = pair.first, pair.later
    if pair.by == "address" and "the title" in differing and titles.likeness(first.key, later.key) < 0.8:
        return True
    if first.entry.kind != "row" or later.entry.kind != "row":
        return False
    edition = "the date" in differing and later.medium != "paper"
    return bool(first.links - later.links and later.links - first.links) or edition


def _same_in_short(first: str, later: str) -> bool:
    """Whether two titles say the same, one of them in short or with its name in front."""
    one, other = sorted((titles.key(plain(first)), titles.key(plain(later))), key=len)
    few = min(len(stems(first)), len(stems(later))) < 4
    # “V. Mnih, et al., Human-level Control …”: where the title says the authors too, they may be written otherwise.
    ends_alike = "," in first and "," in later and titles.words(first)[-5:] == titles.words(later)[-5:]
    return one in other or called_alike(first, later) or few or ends_alike


def _join(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]
