"""The forms in which venues are written, such as `N'YY`: what they are, and how a venue is written in one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from awesomelint.model import Entry
from awesomelint.util.regex import FOUR_DIGIT_YEAR, compiled

_SHORT_YEAR = compiled(r"(?<=['’‘`´])\d\d(?!\d)")
_ARXIV_ID = compiled(r"(?<!\d)\d{4}\.\d{4,5}(?:v\d+)?(?!\d)")
_NUMBER = compiled(r"\d+")
# \x01 to \x03 are in place of years and identifiers, which no name goes beyond.
_NAME = compiled(r"[^\W\d_](?:[^()\[\]{}'’‘`´,;:@\x01-\x03]*[^\W\d_])?")
_WRITABLE = frozenset(
    (
        "N",
        "N YYYY",
        "N'YY",
        "N’YY",
        "N, YYYY",
        "NYYYY",
        "N-YYYY",
        "N 'YY",
        "(N YYYY)",
        "YYYY N",
        "N (YYYY)",
        "N' YY",
    )
)
_TRACKED = frozenset(("N YYYY (N)", "N YYYY, N", "N'YY (N)", "N (N)"))


def form_of(raw: str) -> str:
    """Return how a venue is written, with N for words, YYYY and YY for years: `N'YY`, `N YYYY (N)`."""
    marked = _SHORT_YEAR.sub("\x02", FOUR_DIGIT_YEAR.sub("\x01", _ARXIV_ID.sub("\x03", raw)))
    named = _NUMBER.sub("0", _NAME.sub("N", marked))
    return named.replace("\x01", "YYYY").replace("\x02", "YY").replace("\x03", "ID")


def count_forms(entries: Iterable[Entry]) -> Counter[str]:
    """Return how often the venues of entries have each form."""
    return Counter(form_of(entry.venue.raw) for entry in entries if entry.venue is not None)


def is_writable(form: str) -> bool:
    """Whether `write` can write any venue in a form."""
    return form in _WRITABLE


def has_track(form: str) -> bool:
    """Whether `write` can write a venue with its track in a form."""
    return form in _TRACKED


def write(form: str, name: str, year: str, track: str = "") -> str:
    """Return a venue in a form; `year` has four digits."""
    written = form.replace("YYYY", year).replace("YY", year[2:])
    first, _, rest = written.partition("N")
    return first + name + rest.replace("N", track.capitalize())


def usual_name(name: str, entries: Iterable[Entry]) -> str:
    """Return how entries spell the venue with a canonical name, without its year; empty if they don't name it.

    Venues with a track do not count: “ICML Workshop” isn't another name of ICML.
    """
    names = Counter(
        found
        for entry in entries
        if entry.venue is not None
        and entry.venue.name == name
        and not entry.venue.track
        and (found := name_in(entry.venue.raw))
    )
    return names.most_common(1)[0][0] if names else ""


def name_in(raw: str) -> str:
    """Return the name in a written venue: `ICML` in `ICML'21`; empty if there is other text."""
    bare = _SHORT_YEAR.sub("\x02", FOUR_DIGIT_YEAR.sub("\x01", raw))
    match = _NAME.search(bare)
    return (
        match[0] if match and not re.search(r"[^\W\d_]", bare[match.end() :] + bare[: match.start()]) else ""
    )
