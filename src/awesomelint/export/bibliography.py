"""Works: what a bibliography says of an entry, whatever its format: kind, year, main address, a key of its own."""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import normalize

from awesomelint.fields import urls
from awesomelint.model import Entry
from awesomelint.util.regex import compiled

_NOT_LETTER = compiled(r"[^a-z0-9]+")
_JOURNAL = compiled(
    r"\b(?:journal|transactions|letters|magazine|annals|review|nature|science|neurocomputing|computation|recognition)\b|"
    r"^(?:TMLR|JMLR|JAIR|TPAMI|IJCV|TACL|TNNLS|TKDE|TIP|TMM|TVCG|TOG|TCSVT|RA-L|T-RO|IJRR|PNAS|CSUR|TSE|TOSEM|TIFS|TDSC|TOIS|TIST|TKDD|TPDS|MedIA|TMI|CGF|CVIU)$",
    re.IGNORECASE,
)
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "on",
        "of",
        "for",
        "in",
        "to",
        "and",
        "with",
        "from",
        "is",
        "are",
        "how",
        "what",
        "why",
        "do",
        "does",
        "can",
    ]
)


class Person(NamedTuple):
    """An author as written, parted into family and given names where that can be told."""

    family: str
    given: str


class Work(NamedTuple):
    """One entry for a bibliography. `kind` is article, inproceedings, preprint or misc; `month` and `day` None if unknown."""

    key: str
    kind: str
    title: str
    authors: list[Person]
    year: int | None
    month: int | None
    day: int | None
    container: str
    url: str


def person(name: str) -> Person:
    """`Surname, Given` and `Given van Surname` alike; a name of one word, or of a team, is all family name."""
    if "," in name:
        family, _, given = name.partition(",")
        return Person(family.strip(), given.strip())
    words = name.split()
    if len(words) < 2:
        return Person(name, "")
    first = len(words) - 1
    while first > 1 and words[first - 1].islower():
        first -= 1
    return Person(" ".join(words[first:]), " ".join(words[:first]))


class Keys:
    """Gives each work a key of author, year and first word of the title, and a letter where two would be equal."""

    def __init__(self) -> None:
        self.taken: dict[str, int] = {}

    def give(self, authors: list[Person], year: int | None, title: str) -> str:
        """A key that was not given before: ASCII letters and digits only."""
        family = _plain(authors[0].family) if authors else ""
        words = [_plain(word) for word in title.split()]
        word = next((word for word in words if word and word not in _SMALL), "work")
        base = (f"{family}{year or ''}{word}")[:48] or "work"
        count = self.taken.get(base, 0)
        self.taken[base] = count + 1
        return base if not count else f"{base}-{count + 1}"


def _plain(text: str) -> str:
    return _NOT_LETTER.sub("", normalize("NFKD", text).encode("ascii", "ignore").decode().lower())


def work(entry: Entry, keys: Keys) -> Work:
    """What a bibliography would say of an entry, from what is written in it alone."""
    authors = [person(name) for name in entry.authors]
    year = month = day = None
    if entry.date is not None and entry.date.iso:
        numbers = [int(part) for part in entry.date.iso.split("-")]
        year, month, day = numbers[0], *([*numbers[1:], None, None])[:2]
    venue = entry.venue
    if venue is not None and venue.year is not None and venue.name != "arXiv":
        # The year of publication is the venue's; a preprint's day in another year would contradict it.
        if year != venue.year:
            month = day = None
        year = venue.year
    elif year is None and venue is not None:
        year = venue.year
    if year is None and entry.arxiv is not None:
        year = entry.arxiv.month[0]
    main = entry.main_link
    return Work(
        keys.give(authors, year, entry.title),
        _kind(entry),
        entry.title,
        authors,
        year,
        month,
        day,
        venue.name if venue is not None and venue.name != "arXiv" else "",
        main.url if main is not None else "",
    )


def _kind(entry: Entry) -> str:
    venue = entry.venue
    if venue is not None and venue.name not in ("arXiv", "Preprint", "bioRxiv", "medRxiv", "SSRN"):
        return "article" if _JOURNAL.search(venue.name) else "inproceedings"
    if entry.arxiv is not None or venue is not None:
        return "preprint"
    main = entry.main_link
    return "preprint" if main is not None and urls.is_work(main.key) else "misc"
