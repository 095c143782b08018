"""The bibliographic data of an entry, shared by BibTeX and CSL-JSON: type, authors, date, citation key."""

from __future__ import annotations

import re
from unicodedata import normalize

from awesomelint.fields import urls
from awesomelint.fields.person_names import Person, person
from awesomelint.model import Entry
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled

_NOT_LETTER = compiled(r"[^a-z0-9]+")
_JOURNAL = compiled(
    r"\b(?:journal|transactions|letters|magazine|annals|review|nature|science|neurocomputing|computation|recognition)\b|"
    r"^(?:TMLR|JMLR|JAIR|TPAMI|IJCV|TACL|TNNLS|TKDE|TIP|TMM|TVCG|TOG|TCSVT|RA-L|T-RO|IJRR|PNAS|CSUR|TSE|TOSEM|TIFS|TDSC|TOIS|TIST|TKDD|TPDS|MedIA|TMI|CGF|CVIU)$",
    re.IGNORECASE,
)
# Words that are left out of citation keys.
_SMALL_WORDS = frozenset(
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


class Work(NamedTuple):
    """An entry of a bibliography; `kind` is article, inproceedings, preprint or misc."""

    key: str
    kind: str
    title: str
    authors: list[Person]
    year: int | None
    month: int | None
    day: int | None
    container: str
    url: str


class CitationKeys:
    """Creates unique citation keys from the first author, the year and the first word of the title."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}

    def create(self, authors: list[Person], year: int | None, title: str) -> str:
        """Return a new key of ASCII letters and digits; repeated keys get a number: `key`, `key-2`, `key-3`."""
        family = _ascii(authors[0].family) if authors else ""
        words = [_ascii(word) for word in title.split()]
        word = next((word for word in words if word and word not in _SMALL_WORDS), "work")
        base = (f"{family}{year or ''}{word}")[:48] or "work"
        count = self.counts.get(base, 0)
        self.counts[base] = count + 1
        return base if not count else f"{base}-{count + 1}"


def _ascii(text: str) -> str:
    """Return the lower-case ASCII letters and digits of a text, without accents."""
    return _NOT_LETTER.sub("", normalize("NFKD", text).encode("ascii", "ignore").decode().lower())


def work(entry: Entry, keys: CitationKeys) -> Work:
    """Return the bibliographic data of an entry, using only what the entry itself contains."""
    authors = [person(name) for name in entry.authors]
    year = month = day = None
    if entry.date is not None and entry.date.iso:
        numbers = [int(part) for part in entry.date.iso.split("-")]
        year, month, day = numbers[0], *([*numbers[1:], None, None])[:2]
    venue = entry.venue
    if venue is not None and venue.year is not None and venue.name != "arXiv":
        # The venue gives the year of publication; a preprint's day in another year would contradict it.
        if year != venue.year:
            month = day = None
        year = venue.year
    elif year is None and venue is not None:
        year = venue.year
    if year is None and entry.arxiv is not None:
        year = entry.arxiv.month[0]
    main = entry.main_link
    return Work(
        keys.create(authors, year, entry.title),
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
