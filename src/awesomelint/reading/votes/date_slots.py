"""Dates in slots that a section reads as dates, though not all of them are one on their own: `03/04/2021`."""

from __future__ import annotations

from collections.abc import Iterable

from awesomelint.fields import dates
from awesomelint.reading.parse.draft import Draft


def date_of(shown: str, days_first: bool | None = None) -> tuple[str, str] | None:
    """Return the ISO form and the problem of the date that a text is; None if it is not one.

    `days_first` says what precedes in the dates of the section if a date in numbers could be read both ways.
    """
    if (numeric := dates.numeric(shown, days_first)) is not None:
        return numeric
    found = dates.read_whole(shown)
    if found is not None:
        return found.iso, found.problem
    iso = dates.guess(shown)
    return (iso, dates.guess_problem(shown)) if iso else None


def days_first(drafts: Iterable[Draft]) -> bool | None:
    """Return whether days precede months in the dates of these drafts; None if they do not tell."""
    return dates.days_first([draft.date.raw for draft in drafts if draft.date is not None])
