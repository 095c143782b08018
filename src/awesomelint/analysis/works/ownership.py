"""Which of several entries an identifier belongs to, judging by what else the entries and the list say."""

from __future__ import annotations

import re

from awesomelint.analysis.works.mentions import without_targets
from awesomelint.analysis.works.title_similarity import stems
from awesomelint.analysis.works.work import Work
from awesomelint.fields import arxiv, venues
from awesomelint.model import Entry
from awesomelint.util.regex import lazy_pattern
from awesomelint.util.text import common_ends

# The year and the venue in an identifier of the ACL Anthology: `2024.naacl-long.102`.
_ACL_VOLUME = lazy_pattern(r"(\d{4})\.(aacl|acl|coling|eacl|emnlp|naacl)-(?:main|long|short)\.")
# Until 2020, a letter is the venue, followed by two digits of the year: `D14-1058`.
_OLD_ACL_VOLUME = lazy_pattern(r"([cdenpq])(\d\d)-[1-4]")
_OLD_ACL_VENUES = {"c": "COLING", "d": "EMNLP", "e": "EACL", "n": "NAACL", "p": "ACL", "q": "TACL"}
# The year in which a publisher accepted an article, in its identifier: `S0925-2312(20)30234-4` without signs.
_PII = lazy_pattern(r"/pii/S\d{7}[\dX](\d\d)\d{5}[\dX]$")
# The same year in the DOIs of Elsevier's journals: `10.1016/j.eswa.2023.120592`.
_DATED_DOI = lazy_pattern(r"10\.1016/j\.[a-z]+\.20(\d\d)\.")
# The abbreviated journal in a DOI, `10.1103/PhysRevE.100.022219`, and that in the URLs of Nature.
_JOURNAL_CODE = lazy_pattern(r"10\.\d+/(?:j\.|acs\.)?([a-z]{4,24})[./]|(nature)\.com/")
_WORD = lazy_pattern(r"[^\W_]+")
# Words of a journal's name that its code leaves out.
_SMALL = frozenset(("a", "and", "for", "in", "of", "on", "the", "with"))

# How well an entry fits whose fields agree with the identifier, and one whose fields contradict it.
_FITS, _CONTRADICTS = 2, -2
# At least so many of the next entries in the section have identifiers that are at most so many months apart.
_NEIGHBOURS, _SPREAD = 4, 9


def fit(work: Work, key: str) -> int:
    """Return how well an entry fits an identifier; negative if its fields or neighbours contradict it."""
    score = 0
    scheme, _, identifier = key.partition(":")
    if any(other.startswith(("arxiv:", "openreview:")) and other != key for other in work.links):
        # A second identifier in the entry may be its own, and this one copied.
        score -= 1
    if scheme == "cvf":
        words = stems(work.title)
        hits = sum(word in identifier for word in words)
        return score + (_FITS if hits * 2 > len(words) else _CONTRADICTS)
    if scheme in ("acl", "neurips"):
        return score + _fit_of_proceedings(work.entry, scheme, identifier)
    if scheme != "arxiv":
        return score + _fit_of_article(work.entry, identifier)
    year, month = arxiv.ArxivId(identifier, None).month
    own = _fit_of_date(work.entry, year, month)
    if own >= 0:
        # The year of a venue is less exact than a date that contradicts the identifier.
        own += _fit_of_venue(work.entry, year, month)
    if own >= 0 and _is_written(work.entry, identifier):
        # A copied identifier may have been copied into the text, too; then the year there contradicts it.
        own += 4
    return score + own + _fit_of_neighbours(work.entry, key, year, month)


def _is_written(entry: Entry, identifier: str) -> bool:
    """Whether the text of an entry has an identifier outside of links: `arXiv:2401.01234`."""
    start, text = entry.span.start, without_targets(entry.source.text[entry.span.start : entry.own_end])
    return any(
        not any(link.span.start <= start + match.start() < link.span.end for link in entry.links)
        for match in re.finditer(rf"(?<![\d.]){re.escape(identifier)}(?!\d)", text)
    )


def _fit_of_article(entry: Entry, identifier: str) -> int:
    """Return whether an entry names the journal of an article and is as old as it is.

    An issue appears in the year of acceptance or the next.
    """
    own = _fit_of_journal(entry, identifier)
    match = _PII.search(identifier) or _DATED_DOI.match(identifier)
    year = entry.venue.year if entry.venue is not None else None
    if year is None and entry.date is not None and entry.date.iso:
        year = int(entry.date.iso[:4])
    if match is None or year is None or year < 2000:
        return own
    return own + (1 if year - 2000 - int(match[1]) in (0, 1) else _CONTRADICTS)


def _fit_of_journal(entry: Entry, identifier: str) -> int:
    """Return whether an entry names the journal that an identifier is of, or another venue."""
    match = _JOURNAL_CODE.match(identifier)
    if match is None:
        return 0
    code, span = match[1] or match[2], entry.title_span
    text = entry.source.text
    for part in (text[entry.head.start : span.start], text[span.end : entry.own_end]):
        words = [word.lower() for word in _WORD.findall(without_targets(part))]
        names = [word for word in words if word not in _SMALL]
        if _has_abbreviated(names, code):
            return _FITS
    if entry.venue is None or venues.is_preprint(entry.venue.name):
        return 0
    return 0 if venues.known_name(entry.venue.name) is None else -1


def _has_abbreviated(words: list[str], code: str) -> bool:
    """Whether the beginnings of consecutive words make up a code: `physreve` for “Physical Review E”."""
    # How much of the code the words up to here can make up; trying all divisions would take exponential time.
    reached: set[int] = set()
    for word in words:
        following: set[int] = set()
        for at in {0, *reached}:
            common, _ = common_ends(word, code[at:])
            following.update(range(at + 1, at + common + 1))
        if len(code) in following:
            return True
        reached = following
    return False


def _fit_of_proceedings(entry: Entry, scheme: str, identifier: str) -> int:
    """Return whether an entry names the venue whose proceedings the URL leads to."""
    if (
        entry.venue is None
        or venues.is_preprint(entry.venue.name)
        or venues.known_name(entry.venue.name) is None
    ):
        return 0
    if scheme == "neurips":
        return _FITS if entry.venue.name == "NeurIPS" else _CONTRADICTS
    year = entry.venue.year
    if match := _OLD_ACL_VOLUME.match(identifier):
        # Workshops and joint conferences share letters, so another venue of the same year says little.
        is_year = year is None or year % 100 == int(match[2])
        if entry.venue.name == _OLD_ACL_VENUES[match[1]] and is_year:
            return _FITS
        return _CONTRADICTS if not is_year else 0 if year is None else 1
    match = _ACL_VOLUME.match(identifier)
    if match is None:
        return 0
    is_venue = entry.venue.name.casefold() == match[2] and year in (None, int(match[1]))
    return _FITS if is_venue else _CONTRADICTS


def _fit_of_date(entry: Entry, year: int, month: int) -> int:
    if entry.date is None or not entry.date.iso:
        return 0
    if len(entry.date.iso) < 7:
        return _CONTRADICTS if int(entry.date.iso) < year else 0
    months = (int(entry.date.iso[:4]) - year) * 12 + int(entry.date.iso[5:7]) - month
    if abs(months) <= 1:
        return _FITS
    return _CONTRADICTS if months < 0 else -1 if months > 2 else 0


def _fit_of_venue(entry: Entry, year: int, month: int) -> int:
    if entry.venue is None or entry.venue.year is None:
        return 0
    years = entry.venue.year - year
    if entry.venue.name != "arXiv":
        return _CONTRADICTS if years < -1 or years > 4 else int(years in (0, 1))
    if years == 0:
        return 1
    # Around New Year, the year in the list and that of the identifier may differ.
    return 0 if (years, month) in ((-1, 1), (1, 12)) else _CONTRADICTS


def _fit_of_neighbours(entry: Entry, key: str, year: int, month: int) -> int:
    """Return whether an identifier is as old as those around it, in a section that is ordered by date."""
    section = entry.section.entries
    at = section.index(entry)
    around = [*section[max(0, at - 3) : at], *section[at + 1 : at + 4]]
    months = [
        other.arxiv.month[0] * 12 + other.arxiv.month[1]
        for other in around
        if other.arxiv is not None and f"arxiv:{other.arxiv.id}" != key
    ]
    if len(months) < _NEIGHBOURS or max(months) - min(months) > _SPREAD:
        return 0
    distance = abs(year * 12 + month - sorted(months)[len(months) // 2])
    return 1 if distance <= _SPREAD else _CONTRADICTS if distance > 2 * _SPREAD else 0
