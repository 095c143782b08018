"""Values of records as people and spreadsheets return them: which are the same, and which dates they may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from unicodedata import normalize

from awesomelint.fields import dates
from awesomelint.util.regex import compiled
from awesomelint.writing.works import iso_of

# Spreadsheets add a time to days: `2024-04-30 00:00:00`.
_TIME = compiled(r"[T ]00:00(?::00(?:\.0+)?)?Z?$")
# Dates in the form of a country, and months: `30/04/2024`, `4/30/24`, `30.04.2024`, `Apr-24`.
_LOCAL = compiled(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d\d)")
_MONTH = compiled(r"([A-Za-z]{3,9})[- ](\d\d)")
_NUMBER = compiled(r"\d+(?:\.\d+)?")
# Spreadsheets take these for numbers: `2405.00200` becomes `2405.002`, and `2023` may become `2023.0`.
_NUMERIC = frozenset(("line", "year", "arxiv_id"))


def is_same(name: str, given: object, own: object) -> bool:
    """Whether a value of a record says the same as what an entry has there."""
    if given == own or (not given and not own):
        return True
    if isinstance(given, str) and isinstance(own, str):
        one, other = normal(given), normal(own)
        if one == other or (name == "date" and other in readings(one)):
            return True
        return name in _NUMERIC and _is_same_number(one, other)
    if isinstance(given, Mapping) and isinstance(own, Mapping):
        return all(is_same(key, value, own.get(key)) for key, value in given.items())
    if isinstance(given, Sequence) and isinstance(own, Sequence) and not isinstance(given, str):
        return len(given) == len(own) and all(map(is_same, [""] * len(own), given, own))
    return False


def normal(text: str) -> str:
    """Return a text in its composed form, with single spaces."""
    return " ".join(normalize("NFC", text).split())


def _is_same_number(one: str, other: str) -> bool:
    return bool(_NUMBER.fullmatch(one) and _NUMBER.fullmatch(other)) and float(one) == float(other)


def readings(cell: str) -> list[str]:
    """Return the dates, in ISO form, that a cell may be: two for `03/04/2024`, none for what is not a date."""
    cell = _TIME.sub("", cell)
    if iso := iso_of(cell):
        return [iso]
    if match := _MONTH.fullmatch(cell):
        found = [dates.build(2000 + int(match[2]), dates.MONTHS.get(match[1].lower(), 0), None)[0]]
    elif match := _LOCAL.fullmatch(cell):
        first, second, year = map(int, match.groups())
        year += 2000 if year < 100 else 0
        found = [dates.build(year, second, first)[0], dates.build(year, first, second)[0]]
    else:
        found = []
    return list(dict.fromkeys(filter(None, found)))
