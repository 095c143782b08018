"""An invalid date: February 30, month 13, a misspelled month, an extra digit.

## Why
Readers cannot tell when the work was published, and programs that sort or count by date skip the entry.

## Wrong
    - [Don't cut corners](https://arxiv.org/abs/2410.06232), Oc.t 8 2024.
    - [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), 2014-13-22.
    - [2023/02/30] **Reflexion** | [paper](https://arxiv.org/abs/2303.11366)

## Right
    - [Don't cut corners](https://arxiv.org/abs/2410.06232), Oct. 8 2024.
    - [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), 2014-12-22.
    - [2023/03/30] **Reflexion** | [paper](https://arxiv.org/abs/2303.11366)

## Fix
Safe if a misspelled month can only be one month, and for a doubled comma or period. Otherwise none, because
the date has to be looked up.

## Severity
Error for a day or month that does not exist. Warning for a doubled comma or period, and for text that looks
like a date, is where other entries have their date, and cannot be parsed.

## Notes
Every form that can be parsed is accepted: `2023.9`, `May 13 2024`, `Jul. 2024`, `2024`, `23.02`.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.unread_dates import unread_dates
from awesomelint.fields import dates
from awesomelint.rules.api import Context, Edit, Fix, Found, Severity, Span, rule, safe


@rule("malformed-date", group="dates", severity=Severity.ERROR, fix="safe", changes=("date", "words"))
def check(context: Context) -> Iterator[Found]:
    """Report dates that do not exist, then text in the position of a date that cannot be parsed."""
    for entry in context.document.entries:
        date = entry.date
        if date is not None and date.problem:
            fix, remedy = _fix_month(date.raw, date.span)
            message = f"“{date.raw}” is not a valid date: {date.problem}{remedy}"
            severity = Severity.WARNING if dates.has_doubled_mark(date.raw) else None
            yield Found(date.span, message, severity, fix=fix, key=f"{date.raw} {entry.title}")
    for unread in unread_dates(context.document):
        fix, remedy = _fix_month(unread.raw, unread.span)
        message = (
            f"“{unread.raw}” is not a valid date; other entries have a date such as “{unread.example}” here"
            f"{remedy}"
        )
        key = f"{unread.raw} {unread.entry.title}"
        yield Found(unread.span, message, Severity.WARNING, fix=fix, key=key)


def _fix_month(raw: str, span: Span) -> tuple[Fix | None, str]:
    """Return the fix for a misspelled month that can only be one month, and the end of the message."""
    fixed = dates.fix_month(raw)
    if fixed == raw or dates.read_whole(fixed) is None:
        return None, ""
    return safe(f"Replace `{raw}` with `{fixed}`", Edit(*span, fixed)), f"; replace with “{fixed}”"
