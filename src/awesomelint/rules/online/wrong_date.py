"""A date that is not the one on which the paper appeared.

## Why
Lists are sorted by date, so an entry with a wrong date is in the wrong place, and readers look for it in vain.

## Wrong
    - [2018-06-12] Attention Is All You Need [[paper]](https://arxiv.org/abs/1706.03762)

## Right
    - [2017-06-12] Attention Is All You Need [[paper]](https://arxiv.org/abs/1706.03762)

## Fix
None: the date may be that of a conference.

## Notes
Only reported by `awesomelint verify`. Dates are compared only in lists where most dates are those of the
first version, and only if they are more than a month apart. A year alone is not compared, because it is
usually that of the venue.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from awesomelint.analysis.online.known_works import entries_with_works, is_habit
from awesomelint.rules.api import Context, Found, Severity, rule

# Days. Papers are announced some days after they are submitted, and lists round.
_NEAR = 31


@rule("wrong-date", group="online", severity=Severity.WARNING)
def check(context: Context) -> Iterator[Found]:
    """Compare dates with that of the first version."""
    compared = [
        (entry.date, work, distance)
        for entry, work in entries_with_works(context.document, context.answers)
        if entry.date is not None and (distance := _distance(entry.date.iso, work.published)) is not None
    ]
    if not is_habit(distance <= _NEAR for _, _, distance in compared):
        return
    for listed, work, distance in compared:
        if distance > _NEAR:
            yield Found(listed.span, f"the first version appeared on {work.published} ({work.source})")


def _distance(listed: str, known: str) -> int | None:
    """Return about how many days are between two ISO dates; None if one is only a year.

    Months count 30 days, and neighbouring months none.
    """
    if len(listed) < 7 or len(known) < 7:
        return None
    if len(listed) == len(known) == 10:
        try:
            return abs((date.fromisoformat(listed) - date.fromisoformat(known)).days)
        except ValueError:
            return None
    months = abs(_months(listed) - _months(known))
    return 0 if months == 1 else 30 * months


def _months(iso: str) -> int:
    return 12 * int(iso[:4]) + int(iso[5:7])
