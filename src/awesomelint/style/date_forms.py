"""The forms in which dates are written: recognise a form, count forms, and write a date in another form.

A form is shown as it writes 5 January 2025: `Apr. 2 2024` has the form “Jan. 5 2025”.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from awesomelint.fields.dates import MONTH_NAMES
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled

_TOKEN = compiled(r"\d+|[A-Za-z]+|[^\dA-Za-z]+")
_CODES = frozenset(("YYYY", "YY", "MM", "M", "DD", "D", "Month", "Mon", "th"))
_YEAR_CODES = frozenset(("YYYY", "YY"))
_MONTH_CODES = frozenset(("M", "MM", "Mon", "Month"))
_DAY_CODES = frozenset(("D", "DD"))
_ORDINALS = ("st", "nd", "rd", "th")


class DateForm(NamedTuple):
    """A form of dates of one precision: codes and literal strings, in order.

    The codes are YYYY and YY, MM and M, DD and D (with and without a leading zero), Month, Mon and th (an
    ordinal suffix). Any other part is literal.
    """

    parts: tuple[str, ...]

    def write(self, iso: str) -> str:
        """Return a date in this form. `iso` (YYYY, YYYY-MM or YYYY-MM-DD) must be at least as precise as the form."""
        year, month, day = iso[:4], iso[5:7] or "01", iso[8:10] or "01"
        written = []
        for part in self.parts:
            write = _WRITERS.get(part)
            written.append(write(year, month, day) if write is not None else part)
        text = "".join(written)
        # “May” isn't an abbreviation, so it has no period even if the abbreviated months have one.
        return text.replace("May.", "May", 1) if month == "05" and "Mon" in self.parts else text

    def __str__(self) -> str:
        return self.write("2025-01-05")

    @property
    def precision(self) -> int:
        """1 for years, 2 for months, 3 for days."""
        return _precision(self.parts)


# How each code writes the year, month and day of an ISO date.
_WRITERS: dict[str, Callable[[str, str, str], str]] = {
    "YYYY": lambda year, month, day: year,
    "YY": lambda year, month, day: year[2:],
    "MM": lambda year, month, day: month,
    "M": lambda year, month, day: month.lstrip("0"),
    "DD": lambda year, month, day: day,
    "D": lambda year, month, day: day.lstrip("0"),
    "Month": lambda year, month, day: MONTH_NAMES[int(month) - 1],
    "Mon": lambda year, month, day: MONTH_NAMES[int(month) - 1][:3],
    "th": lambda year, month, day: _ordinal(int(day)),
}


# A list has few forms and many dates in each, so caching pays.
@lru_cache(maxsize=1024)
def _precision(parts: tuple[str, ...]) -> int:
    if not _DAY_CODES.isdisjoint(parts):
        return 3
    return 1 if _MONTH_CODES.isdisjoint(parts) else 2


def _ordinal(day: int) -> str:
    return "th" if 10 < day % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def precision_of(iso: str) -> int:
    """Return the precision of a date in ISO form: 1 for YYYY, 2 for YYYY-MM, 3 for YYYY-MM-DD."""
    return {4: 1, 7: 2, 10: 3}[len(iso)]


@lru_cache(maxsize=8192)
def forms(raw: str, iso: str) -> tuple[DateForm, ...]:
    """Return all forms that write the date `iso` as `raw`.

    There are several if `10` could lose a leading zero in other months, or if “May” could be a full or an
    abbreviated name.
    """
    if not iso:
        return ()
    precision = precision_of(iso)
    # “Sep” and “Sept” are the same form.
    normal = raw if "September" in raw else raw.replace("Sept", "Sep")
    candidates: list[tuple[str, ...]] = [()]
    for token in _tokens(normal, iso):
        candidates = [(*parts, *codes) for parts in candidates for codes in _codes(token, iso, parts)]
    dated = (form for form in map(DateForm, candidates) if not _YEAR_CODES.isdisjoint(form.parts))
    return tuple(form for form in dated if form.precision == precision and form.write(iso) == normal)


def _tokens(raw: str, iso: str) -> list[str]:
    """Split a date into numbers, words and separators; `20180615` are three numbers."""
    tokens = []
    for token in _TOKEN.findall(raw):
        if token.isdigit() and len(token) in (6, 8) and len(iso) == 10:
            tokens += [token[:-4], token[-4:-2], token[-2:]]
        else:
            tokens.append(token)
    return tokens


def _codes(token: str, iso: str, before: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return what a token of a date can be, given the parts before it: a list of alternatives."""
    if token.isdigit():
        return _digit_codes(token, iso, before)
    if month := iso[5:7]:
        name = MONTH_NAMES[int(month) - 1]
        if token == name:
            return [("Month",), ("Mon",)] if name == "May" else [("Month",)]
        if token == name[:3]:
            return [("Mon",)]
        if month == "05" and before and before[-1] == "Mon" and not token[0].isalnum():
            return [(token,), ("." + token,)]
    return [("th",)] if token in _ORDINALS and before and before[-1] == "D" else [(token,)]


def _digit_codes(token: str, iso: str, before: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return what a number can be, given the parts before it."""
    year, month, day = iso[:4], iso[5:7], iso[8:10]
    if token == year:
        return [("YYYY",)]
    codes: list[tuple[str, ...]] = []
    if token == year[2:] and _YEAR_CODES.isdisjoint(before):
        codes.append(("YY",))
    if month and int(token) == int(month) and _MONTH_CODES.isdisjoint(before):
        codes += _codes_of_width(token, "MM", "M")
    if day and int(token) == int(day) and _DAY_CODES.isdisjoint(before):
        codes += _codes_of_width(token, "DD", "D")
    return codes


def _codes_of_width(token: str, padded: str, plain: str) -> list[tuple[str, ...]]:
    """Return which codes, with and without a leading zero, write a number as it is: both for `10`."""
    codes: list[tuple[str, ...]] = [(padded,)] if len(token) == 2 else []
    return codes if token[0] == "0" else [*codes, (plain,)]


@lru_cache(maxsize=1024)
def is_form(form: DateForm) -> bool:
    """Return whether all words of a form are codes; `Oc.t 8 2024` leaves words that are not."""
    return not any(part.isalpha() and part not in _CODES for part in form.parts)


def count_forms(dates: Iterable[tuple[str, str]]) -> list[tuple[DateForm, int]]:
    """Count the forms of some dates, each given as it is written and in ISO form; the most frequent form
    first.
    """
    return most_frequent(count_fitting(dates))


def count_fitting(dates: Iterable[tuple[str, str]]) -> Counter[tuple[DateForm, ...]]:
    """Count the forms that each of some dates fits; dates that fit the same forms are counted together."""
    return Counter(found for raw, iso in dates if (found := forms(raw, iso)))


def most_frequent(fitting: Mapping[tuple[DateForm, ...], int]) -> list[tuple[DateForm, int]]:
    """Return the forms of dates with their numbers, the most frequent form first.

    A date that fits several forms counts only for the most frequent of them.
    """
    possible: Counter[DateForm] = Counter()
    for found, number in fitting.items():
        for form in found:
            possible[form] += number
    counts: Counter[DateForm] = Counter()
    for found, number in fitting.items():
        counts[max(found, key=lambda form: (possible[form], -len(form.parts), form))] += number
    return counts.most_common()


def parse(example: str) -> DateForm | None:
    """Return the form of an example that writes 5 January 2025, or its month or year (`Jan. 2025`, `2025`).

    None if the example does not write that date.
    """
    for iso in ("2025-01-05", "2025-01", "2025"):
        if found := forms(example, iso):
            return found[0]
    return None
