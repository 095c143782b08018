"""Dates as lists write them, with their offsets, their precision and, if they are invalid, the reason.

Strict forms first; `dateutil` is asked only for a whole text that is nothing but a date in no form known here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from awesomelint.fields.languages import MONTHS as MONTHS_ELSEWHERE
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import YEAR, compiled, lazy_pattern

# The numbers of months by their names and abbreviations in lower case.
MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1)
    for name in names.split()
}  # fmt: skip
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_YEAR = r"(?:19[5-9]\d|20[0-9]\d)"
_FORMS = compiled(
    rf"""(?<![\w./])(?:
    (?P<y1>{_YEAR})(?:(?P<sep>[-/.])(?P<m1>\d{{1,2}})(?:(?P=sep)(?P<d1>\d{{1,2}}))?
        |\s?[年년](?:\s?(?P<m2>\d{{1,2}})\s?[月월](?:\s?(?P<d2>\d{{1,2}})(?:\s?[日일])?)?)?
        |[ ]*[ ,.-]?[ ]*(?P<m3>{_MONTH})\b\.?(?:[ ]{{1,2}}(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\b)?)
    |(?P<m4>{_MONTH})(?![A-Za-z])[.,'’/ -]{{1,3}}(?:(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?[., ]{{1,3}})?(?P<y4>{_YEAR})
    |(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?[ -](?P<m5>{_MONTH})\b[.,]{{0,2}}[ -]{{0,2}}(?P<y5>{_YEAR})
    |(?P<m6>0?[1-9]|1[0-2])[/](?P<y6>{_YEAR})
    )(?![\w/]|[.-]\d)""",
    re.VERBOSE | re.IGNORECASE,
)
# How many code points of a date are at most before its year (`28th September,  2024`), and from the year on, with room for
# spaces (`2024, September 28th`). The pattern is slow, and descriptions are long.
_BEFORE_YEAR = 24
_FROM_YEAR = 60
_BARE_YEAR = compiled(rf"(?<![\w./:%#'’-])(?P<year>{_YEAR})(?![\w/%'’]|[.:-]\d|--\d|-[A-Za-z])")
_SHORT = compiled(r"(?P<y>\d\d)[.\-/](?P<m>0[1-9]|1[0-2])(?:[.\-](?P<d>0[1-9]|[12]\d|3[01]))?$")
_COMPACT = compiled(r"(?P<y>(?:20)?\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")
# As in Korea: `2014. 6.`, `2014. 6. 30.`
_SPACED = lazy_pattern(rf"(?P<y>{_YEAR})\. (?P<m>0?[1-9]|1[0-2])(?:\. (?P<d>\d{{1,2}}))?")
# With the name of a month in another language: `12. März 2021`, `1er mars 2021`, `12 de marzo de 2021`.
_ELSEWHERE = lazy_pattern(
    rf"(?:(?P<d>\d{{1,2}})(?:\.|er|º)? (?:de )?)?(?P<m>[^\W\d_]{{3,12}})\.?(?:,? (?:del? )?|[/-])(?P<y>{_YEAR})(?![\w/]|[.-]\d)"
)
_BEFORE_YEARS = (" ", "/", "-")
_AROUND_MONTH = "([,.|:0123456789-/"
# A number at the end of a title is not a day: `Tidy Sheep 2. April 2021`.
_DAY_BEFORE = lazy_pattern(r"(?:[(\[,|:–—-] ?|^)(?P<d>\d{1,2})\. \Z")
# Capitalised, these are rather persons, and Mars.
_PERSONS = frozenset(("Augustus", "Julio", "Maja", "Mars", "Mei"))
# In other places than before a year, `02.2021` is a number, and `Feb'21` may be anything.
_MONTH_YEAR = lazy_pattern(rf"(?P<m>0?[1-9]|1[0-2])\.(?P<y>{_YEAR})")
_SHORT_YEAR = lazy_pattern(rf"(?P<m>{_MONTH})\.?\s?['’‘`´]\s?(?P<y>[0-3]\d)", re.IGNORECASE)
# Which of the two numbers is the day is decided by their size, by the periods, or by the other dates of the list.
_NUMERIC = lazy_pattern(rf"(?P<first>\d{{1,2}})(?P<sep>[-/.])(?P<second>\d{{1,2}})(?P=sep)(?P<y>{_YEAR})")
_MOST_NUMERIC = 10
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class DateMention(NamedTuple):
    """A date in a text, at offsets `start` to `end` of it. `iso` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as precise as
    written; it is empty and `problem` says why where the date cannot be.
    """

    start: int
    end: int
    iso: str
    problem: str = ""


MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def _days_in(year: int, month: int) -> int:
    if month == 2 and (year % 4 or (year % 100 == 0 and year % 400)):
        return 28
    return _DAYS[month - 1]


def build(year: int, month: int | None, day: int | None) -> tuple[str, str]:
    """Return the ISO form and "", or "" and what is wrong with the date."""
    if month is None:
        return f"{year:04}", ""
    if not 1 <= month <= 12:
        return "", f"there is no month {month}"
    if day is None:
        return f"{year:04}-{month:02}", ""
    if not 1 <= day <= _days_in(year, month):
        return "", _too_many_days(year, month)
    return f"{year:04}-{month:02}-{day:02}", ""


def _too_many_days(year: int, month: int) -> str:
    """Why a day is not a day of its month."""
    name = MONTH_NAMES[month - 1] + (f" {year}" if month == 2 else "")
    return f"{name} has {_days_in(year, month)} days"


def _month(text: str) -> int:
    return int(text) if text.isdigit() else MONTHS[text.lower()]


def find(text: str, start: int = 0, end: int | None = None) -> list[DateMention]:
    """Return the dates in a text that have at least a month, in order; offsets are those of the text."""
    if end is None:
        end = len(text)
    years = [match.start() for match in YEAR.finditer(text, start, end)]
    if not years:
        return []
    found = []
    first, last = max(start, years[0] - _BEFORE_YEAR), min(end, years[-1] + _FROM_YEAR)
    for match in _FORMS.finditer(text, first, last):
        y1, sep, m1, d1, m2, d2, m3, d3, m4, d4, y4, d5, m5, y5, m6, y6 = match.groups()
        year = y1 or y4 or y5 or y6
        month = m1 or m2 or m3 or m4 or m5 or m6
        day = d1 or d2 or d3 or d4 or d5
        # `2019-21` is a range of years, `2023.13` a number.
        bad_month = sep and day is None and len(m1) == 2 and m1 > "12"
        if bad_month and (sep == "." or 0 < int(m1) - int(year) % 100 <= 10):
            continue
        at = match.start()
        if m4 and not day and (first_of := _day_before(text, start, at)) >= 0:
            day, at = text[first_of : at - 2], first_of
        iso, problem = build(int(year), _month(month) if month else None, int(day) if day else None)
        found.append(DateMention(at, match.end(), iso, problem))
    if len(found) < len(years):
        elsewhere = [date for at in years if (date := _elsewhere(text, start, at, end)) is not None]
        if elsewhere:
            # In `mars 2021, April 2022`, the year is that of the first month.
            taken = {at for date in elsewhere for at in range(date.start, date.end)}
            found = sorted([*(date for date in found if date.start not in taken), *elsewhere])
    return found


def _elsewhere(text: str, start: int, year: int, end: int) -> DateMention | None:
    """Return the date whose year is at an offset if its month has a name in another language than English."""
    if text[year - 1 : year] not in _BEFORE_YEARS:
        return None
    words = text[max(start, year - 20) : year].rstrip("/-").rsplit(None, 2)
    word = words.pop().strip(_AROUND_MONTH) if words else ""
    if word in ("de", "del") and words:
        word = words.pop().strip(_AROUND_MONTH)
    month = MONTHS_ELSEWHERE.get(word.lower())
    if month is None or word.isupper() or word in _PERSONS:
        return None
    found = _ELSEWHERE.finditer(text, max(start, year - _BEFORE_YEAR), end)
    match = next((match for match in found if match.start("y") == year), None)
    if match is None or (word[0].isupper() and not match["d"] and _follows_name(text, start, match.start())):
        return None
    return DateMention(*match.span(), *build(int(match["y"]), month, int(match["d"]) if match["d"] else None))


def _follows_name(text: str, start: int, at: int) -> bool:
    """Return whether a capitalised word precedes, as a first name precedes `Mai`."""
    before = text[max(start, at - 20) : at]
    word = before.split()[-1] if before.endswith(" ") and before.strip() else ""
    return word.isalpha() and word[0].isupper()


def _day_before(text: str, start: int, at: int) -> int:
    """Return where `12. ` begins before a month: German writes `12. April 2021`; -1 if it is not a day."""
    match = _DAY_BEFORE.search(text, max(start, at - 6), at) if text[at - 2 : at] == ". " else None
    return match.start("d") if match is not None else -1


def is_in_another_language(raw: str) -> bool:
    """Return whether the month of a date has a name that is not English: `Mai 2021`."""
    return any(word in MONTHS_ELSEWHERE and word not in MONTHS for word in _LETTERS.findall(raw.lower()))


def find_years(text: str, start: int = 0, end: int | None = None) -> list[DateMention]:
    """Return the years without a month in a text; whether they are dates depends on the context."""
    if end is None:
        end = len(text)
    return [
        DateMention(*match.span("year"), match["year"]) for match in _BARE_YEAR.finditer(text, start, end)
    ]


# Several passes read the same short texts, which lists repeat often.
@lru_cache(maxsize=2048)
def read_whole(text: str) -> DateMention | None:
    """Return the date if the whole text is one, including `2024`, `23.02` and `240513`; None otherwise."""
    body = text.strip(" \t\r\n()[].,:;")
    if not body or len(body) > 24:
        return None
    at = text.find(body)
    found = find(body)
    if len(found) == 1 and found[0].start == 0 and found[0].end == len(body):
        return DateMention(at, at + len(body), found[0].iso, found[0].problem)
    if len(body) == 4 and _BARE_YEAR.fullmatch(body):
        return DateMention(at, at + 4, body)
    if (spaced := _SPACED.fullmatch(body)) is not None:
        iso, problem = build(int(spaced["y"]), int(spaced["m"]), int(spaced["d"]) if spaced["d"] else None)
        return DateMention(at, at + len(body), iso, problem)
    if (other := _whole_month(body) or numeric(body)) is not None:
        return DateMention(at, at + len(body), *other)
    short = _SHORT.match(body) or (_COMPACT.fullmatch(body) if len(body) in (6, 8) else None)
    if short is not None:
        year = int(short["y"])
        if 39 < year < 100:
            # `53.12` is a percentage, not December 2053.
            return None
        iso, problem = build(
            year if year > 99 else 2000 + year, int(short["m"]), int(short["d"]) if short["d"] else None
        )
        return DateMention(at, at + len(body), iso, problem)
    return None


def _whole_month(body: str) -> tuple[str, str] | None:
    """Return the month that a text is, with its year after a period or apostrophe: `02.2021`, `Feb'21`."""
    if (match := _MONTH_YEAR.fullmatch(body)) is not None:
        return build(int(match["y"]), int(match["m"]), None)
    match = _SHORT_YEAR.fullmatch(body) if body[-3:-2] in "'’‘`´ " else None
    return build(2000 + int(match["y"]), _month(match["m"]), None) if match is not None else None


def is_numeric(text: str) -> bool:
    """Return whether a text is a date in numbers that ends in its year: `13/02/2021`, `02-03-2021`."""
    return _match_numeric(text) is not None


def _match_numeric(text: str) -> re.Match[str] | None:
    return _NUMERIC.fullmatch(text) if 8 <= len(text) <= _MOST_NUMERIC else None


def numeric(text: str, day_first: bool | None = None) -> tuple[str, str] | None:
    """Return the ISO form and the problem of a date in numbers that ends in its year: `13/02/2021`; None for any other text.

    Unless `day_first` says it, a date that two people would read differently is not read: `03/04/2021`.
    """
    match = _match_numeric(text)
    if match is None:
        return None
    first, second = int(match["first"]), int(match["second"])
    if match["sep"] == "." or first > 12 or first == second:
        day_first = True
    elif second > 12:
        day_first = False
    if day_first is None:
        return None
    day, month = (first, second) if day_first else (second, first)
    return build(int(match["y"]), month, day)


def days_first(texts: list[str]) -> bool | None:
    """Return whether the days come first in these dates; None if too few of them tell, or they differ."""
    found = [match for text in texts if (match := _match_numeric(text)) is not None]
    firsts = sum(int(match["first"]) > 12 for match in found)
    seconds = sum(int(match["second"]) > 12 for match in found)
    return firsts > 0 if (firsts >= 2 or seconds >= 2) and not (firsts and seconds) else None


def compact_prefix(text: str) -> DateMention | None:
    """Return the date at the start of `230314 A Theory of …`, with two or four digits for the year; None if there is none."""
    match = _COMPACT.match(text)
    if match is None or not text[match.end() :].startswith((" ", "_", "-")):
        return None
    year = int(match["y"])
    if 39 < year < 100:
        return None
    iso, problem = build(year if year > 99 else 2000 + year, int(match["m"]), int(match["d"]))
    return None if problem else DateMention(0, match.end(), iso)


# Words beside the month in a date. `dateutil` would refuse nearly all others, but its import takes long.
_BESIDE_MONTHS = frozenset(("st", "nd", "rd", "th", "of"))
_LETTERS = compiled(r"[^\W\d_]+")
_DAY_FIRST = compiled(r"\d{1,2}[-/.]\d{1,2}[-/.](?:\d\d|\d{4})$")


def guess(text: str) -> str:
    """Return the ISO date that `dateutil` reads in a text of another form, with a misspelt month corrected; "" if it cannot.

    A text that two people would read differently (`03/04/2024`) is not guessed at.
    """
    body = text.strip()
    if not 6 <= len(body) <= 24 or _DAY_FIRST.match(body) or not YEAR.search(body) or body.count(" ") > 3:
        return ""
    fixed = fix_month(body)
    if found := find(fixed):
        return found[0].iso if len(found) == 1 and len(fixed) - (found[0].end - found[0].start) <= 1 else ""
    others = [word for word in _LETTERS.findall(fixed.lower()) if word not in _BESIDE_MONTHS]
    if not others or any(word not in MONTHS for word in others):
        return ""
    from datetime import datetime

    from dateutil import parser

    try:
        first = parser.parse(fixed, default=datetime(2000, 1, 1))
        second = parser.parse(fixed, default=datetime(2001, 2, 2))
    except (ValueError, OverflowError, AttributeError, TypeError):
        return ""
    return first.date().isoformat() if first.date() == second.date() else ""


_WORD = compiled(r"[A-Za-z]+(?:\.[A-Za-z]+)?\.?")


_DOUBLED_MARK = lazy_pattern(r"([,.])\1+")


def has_doubled_mark(text: str) -> bool:
    """Return whether a date is only wrong because a comma or period is doubled."""
    return _DOUBLED_MARK.search(text) is not None and bool(find(_DOUBLED_MARK.sub(r"\1", text)))


def guess_problem(text: str) -> str:
    """Return what is wrong with a date that only `guess` reads."""
    mark = _DOUBLED_MARK.search(text)
    if mark is not None and has_doubled_mark(text):
        return f"its {'comma' if mark[1] == ',' else 'period'} is doubled"
    return "its month is misspelt"


def fix_month(text: str) -> str:
    """Return the text with the name of its month corrected: a misplaced period (`Oc.t`) or two swapped letters (`Agu.`).

    Doubled commas and periods (`Jan.,, 2023`) become single ones.
    """

    def fix(match: re.Match[str]) -> str:
        word = match[0]
        letters = word.replace(".", "")
        if letters.lower() in MONTHS:
            return letters + ("." if "." in word else "")
        for known in MONTHS:
            if len(known) == len(letters) and sorted(known) == sorted(letters.lower()):
                return known.capitalize() + ("." if "." in word else "")
        return word

    return _WORD.sub(fix, _DOUBLED_MARK.sub(r"\1", text))
