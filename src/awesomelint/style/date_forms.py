"""Date forms: how a date is written, shown as that form writes 5 January 2025, and a date rewritten in another form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from awesomelint.util.regex import compiled

_TOKEN = compiled(r"\d+|[A-Za-z]+|[^\dA-Za-z]+")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_CODES = frozenset(("YYYY", "YY", "MM", "M", "DD", "D", "Month", "Mon", "th"))
_OF_YEAR, _OF_MONTH, _OF_DAY = (
    frozenset(("YYYY", "YY")),
    frozenset(("M", "MM", "Mon", "Month")),
    frozenset(("D", "DD")),
)
_ORDINALS = ("st", "nd", "rd", "th")


class DateForm(NamedTuple):
    """A way to write dates of one precision: parts in order, of which any string that is no code stands as it is.

    Codes: YYYY and YY, MM and M, DD and D (with or without a leading zero), Month, Mon and th (an ordinal's ending).
    """

    parts: tuple[str, ...]

    def write(self, iso: str) -> str:
        """A day, month or year in this form; it must be as precise as the form."""
        year, month, day = iso[:4], iso[5:7] or "01", iso[8:10] or "01"
        written = []
        for part in self.parts:
            write = _WRITERS.get(part)
            written.append(write(year, month, day) if write is not None else part)
        text = "".join(written)
        # May is never shortened, and so has no period even where the other months have one.
        return text.replace("May.", "May", 1) if month == "05" and "Mon" in self.parts else text

    def __str__(self) -> str:
        return self.write("2025-01-05"[: {1: 4, 2: 7, 3: 10}[self.precision]])

    @property
    def precision(self) -> int:
        """1 for years, 2 for months, 3 for days."""
        return _precision(self.parts)


# How each code writes a year, a month and a day in ISO form.
_WRITERS: dict[str, Callable[[str, str, str], str]] = {
    "YYYY": lambda year, month, day: year,
    "YY": lambda year, month, day: year[2:],
    "MM": lambda year, month, day: month,
    "M": lambda year, month, day: month.lstrip("0"),
    "DD": lambda year, month, day: day,
    "D": lambda year, month, day: day.lstrip("0"),
    "Month": lambda year, month, day: _MONTHS[int(month) - 1],
    "Mon": lambda year, month, day: _MONTHS[int(month) - 1][:3],
    "th": lambda year, month, day: _ordinal(int(day)),
}


# A list has few forms, and many dates in each.
@lru_cache(maxsize=1024)
def _precision(parts: tuple[str, ...]) -> int:
    return (
        1
        if _OF_MONTH.isdisjoint(parts) and _OF_DAY.isdisjoint(parts)
        else 2
        if _OF_DAY.isdisjoint(parts)
        else 3
    )


def _ordinal(day: int) -> str:
    return "th" if 10 < day % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


@lru_cache(maxsize=8192)
def forms(raw: str, iso: str) -> tuple[DateForm, ...]:
    """All forms that write this date so: several where `10` may or may not lose a zero, or May be short for itself."""
    if not iso:
        return ()
    precision = {4: 1, 7: 2, 10: 3}[len(iso)]
    # Sep and Sept are one form.
    known = raw if "September" in raw else raw.replace("Sept", "Sep")
    found: list[tuple[str, ...]] = [()]
    for token in _tokens(known, iso):
        found = [(*parts, *codes) for parts in found for codes in _codes(token, iso, parts)]
    dated = (form for form in map(DateForm, found) if not _OF_YEAR.isdisjoint(form.parts))
    return tuple(form for form in dated if form.precision == precision and form.write(iso) == known)


def _tokens(raw: str, iso: str) -> list[str]:
    found = []
    for token in _TOKEN.findall(raw):
        if token.isdigit() and len(token) in (6, 8) and len(iso) == 10:
            found += [token[:-4], token[-4:-2], token[-2:]]
        else:
            found.append(token)
    return found


def _codes(token: str, iso: str, before: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What a token of a date can be, behind the parts before it."""
    year, month, day = iso[:4], iso[5:7], iso[8:10]
    if token.isdigit():
        if token == year:
            return [("YYYY",)]
        codes: list[tuple[str, ...]] = []
        if token == year[2:] and _OF_YEAR.isdisjoint(before):
            codes.append(("YY",))
        if month and int(token) == int(month) and _OF_MONTH.isdisjoint(before):
            codes += _width(token, "M")
        if day and int(token) == int(day) and _OF_DAY.isdisjoint(before):
            codes += _width(token, "D")
        return codes
    if month:
        name = _MONTHS[int(month) - 1]
        if token == name:
            return [("Month",), ("Mon",)] if name == "May" else [("Month",)]
        if token == name[:3]:
            return [("Mon",)]
        if month == "05" and before and before[-1] == "Mon" and not token[0].isalnum():
            return [(token,), ("." + token,)]
    return [("th",)] if token in _ORDINALS and before and before[-1] == "D" else [(token,)]


def _width(token: str, code: str) -> list[tuple[str, ...]]:
    if len(token) == 1:
        return [(code,)]
    return [(code * 2,)] if token[0] == "0" else [(code * 2,), (code,)]


@lru_cache(maxsize=1024)
def is_form(form: DateForm) -> bool:
    """Whether a form says how a date is written, and holds no word that is none of a date."""
    return not any(part.isalpha() and part not in _CODES for part in form.parts)


def usual(dates: Iterable[tuple[str, str]]) -> list[tuple[DateForm, int]]:
    """The forms in which dates (as written, and in ISO form) are written, the most usual first, each date counted once.

    A date that fits several forms counts for the one that most others have.
    """
    fitting = [found for raw, iso in dates if (found := forms(raw, iso))]
    possible: Counter[DateForm] = Counter(form for found in fitting for form in found)
    counts: Counter[DateForm] = Counter(
        max(found, key=lambda form: (possible[form], -len(form.parts), form)) if len(found) > 1 else found[0]
        for found in fitting
    )
    return counts.most_common()


def parse(example: str) -> DateForm | None:
    """The form of an example that writes 5 January 2025, or its month or year (`Jan. 2025`, `2025`)."""
    for iso in ("2025-01-05", "2025-01", "2025"):
        if found := forms(example, iso):
            return found[0]
    return None
