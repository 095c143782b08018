"""A date that is none: a 30 February, a month 13, a misspelt month, a digit too many.

## Why
Nobody can tell when the work came out, and programs that sort or count by date pass the entry over.

## Wrong
    - [Don't cut corners](https://arxiv.org/abs/2410.06232), Oc.t 8 2024.
    - [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), 2014-13-22.
    - [2023/02/30] **Reflexion** | [paper](https://arxiv.org/abs/2303.11366)

## Right
    - [Don't cut corners](https://arxiv.org/abs/2410.06232), Oct. 8 2024.
    - [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), 2014-12-22.
    - [2023/03/30] **Reflexion** | [paper](https://arxiv.org/abs/2303.11366)

## Fix
Safe where a misspelt month can be only one month; otherwise none, for only a person can look the day up.

## Severity
A day or month that does not exist is an error. A text that stands where the list's other entries have their date, looks
like one and cannot be read is a warning.

## Notes
Every form that can be read is left alone, however rare: `2023.9`, `May 13 2024`, `Jul. 2024`, `2024`, `23.02`.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.unread_dates import unread_dates
from awesomelint.fields import dates
from awesomelint.rules.api import Context, Edit, Fix, Found, Severity, Span, rule, safe


@rule("malformed-date", group="dates", severity=Severity.ERROR, fix="safe", changes=("date",))
def check(context: Context) -> Iterator[Found]:
    """Report dates that cannot be, then what stands in a date's place and is none."""
    for entry in context.document.entries:
        date = entry.date
        if date is not None and date.problem:
            fix, right = _mended(date.raw, date.span)
            message = f"“{date.raw}” is no date: {date.problem}{right}"
            yield Found(date.span, message, fix=fix, key=f"{date.raw} {entry.title}")
    for unread in unread_dates(context.document):
        fix, right = _mended(unread.raw, unread.span)
        message = (
            f"“{unread.raw}” stands where others have their date (“{unread.example}”), "
            f"and cannot be read as one{right}"
        )
        key = f"{unread.raw} {unread.entry.title}"
        yield Found(unread.span, message, Severity.WARNING, fix=fix, key=key)


def _mended(raw: str, span: Span) -> tuple[Fix | None, str]:
    """The fix for a date whose month is misspelt in a way that leaves one month only, and the words that say so."""
    mended = dates.mend_month(raw)
    if mended == raw or dates.read_whole(mended) is None:
        return None, ""
    return safe(f"Write “{mended}”", Edit(*span, mended)), f"; it must be “{mended}”"
