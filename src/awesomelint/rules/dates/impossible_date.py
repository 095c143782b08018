"""A date that has not come yet, or that lies before the work's own identifier.

## Why
A date in the future is a slip of the keyboard, and it keeps the entry at the top of every list that is sorted by date.

## Wrong
    - [2032-03-21] Reflexion: Language Agents with Verbal Reinforcement Learning [[paper]](https://arxiv.org/abs/2303.11366)

## Right
    - [2023-03-21] Reflexion: Language Agents with Verbal Reinforcement Learning [[paper]](https://arxiv.org/abs/2303.11366)

## Fix
None: only a person who looks the work up knows the right date.

## Severity
A date more than a day ahead is an error. It is a note where it names next year alone, lies within the coming year
beside a journal or conference, which announce works ahead of time, or stands in a list of events to come. A date more
than a month before the identifier was given is a note, for works are published elsewhere first, and submissions are
held back.

## Notes
“Today” is the day of the run; `--today 2025-01-31` sets another. arXiv identifiers carry the month in which they were
given (<https://info.arxiv.org/help/arxiv_identifier.html>).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from awesomelint.analysis.positions import in_url, is_verbatim, parts_at
from awesomelint.fields import dates
from awesomelint.model import DateField, Entry, ListDocument
from awesomelint.rules.api import Context, Found, Severity, Span, rule
from awesomelint.source import back, onward
from awesomelint.util.regex import compiled

# The last day that has a day after the next year's; nobody's clock is there.
_LAST = date(9998, 1, 1)
_PREPRINTS = frozenset(("arXiv", "bioRxiv", "medRxiv", "ChemRxiv", "SSRN", "TechRxiv", "Preprint"))


@rule("impossible-date", group="dates", severity=Severity.ERROR, dated=True)
def check(context: Context) -> Iterator[Found]:
    """Compare each entry's date with the day of the run, and with the month of its identifier."""
    document = context.document
    today = context.today
    tomorrow = (min(today, _LAST) + timedelta(days=1)).isoformat() if today else "9999"
    dated = [(entry, entry.date) for entry in document.entries if entry.date is not None and entry.date.iso]
    ahead = [(entry, found) for entry, found in dated if found.iso > tomorrow[: len(found.iso)]]
    # Where so many dates are still to come, the list is of events or deadlines, or the clock is wrong.
    planned = len(ahead) > 5 and len(ahead) > 0.2 * len(dated)
    for entry, found in ahead:
        yield _ahead(entry, found, tomorrow, planned=planned)
    for entry, found in dated:
        if entry.arxiv is not None and found.iso <= tomorrow[: len(found.iso)]:
            yield from _before(entry, found)
    if today is not None:
        yield from _elsewhere(document, tomorrow)


def _ahead(entry: Entry, found: DateField, tomorrow: str, *, planned: bool) -> Found:
    """A date in the future; one that a journal or conference may have announced is worth no more than a note."""
    announced = entry.venue is not None and entry.venue.name not in _PREPRINTS
    limit = f"{int(tomorrow[:4]) + 1}{tomorrow[4:]}"[: len(found.iso)]
    likely = planned or (found.iso <= limit and (announced or len(found.iso) == 4))
    severity = Severity.NOTE if likely else None
    return Found(found.span, f"“{found.raw}” is still to come", severity, key=f"{found.iso} {entry.title}")


def _before(entry: Entry, found: DateField) -> Iterator[Found]:
    """A date more than a month before the month of the entry's arXiv identifier."""
    assert entry.arxiv is not None
    year, month = entry.arxiv.month
    written = found.iso
    gap = (year - int(written[:4])) * 12 + (month - int(written[5:7]) if len(written) > 4 else 0)
    if gap > (1 if len(written) > 4 else 12):
        message = f"“{found.raw}” is before {year}-{month:02}, when the identifier {entry.arxiv.id} was given"
        yield Found(found.span, message, Severity.NOTE, key=f"{written} {entry.title}")


def _elsewhere(document: ListDocument, tomorrow: str) -> Iterator[Found]:
    """Days to come that are no entry's date: of a release, in the news. Those of the next years may be announced."""
    text = document.source.text
    years = [str(year)[2:] for year in range(int(tomorrow[:4]) + 3, 2100)]
    if not years:
        return
    known = {entry.date.span.start for entry in document.entries if entry.date is not None}
    for match in compiled(rf"20(?:{'|'.join(years)})(?!\d)").finditer(text):
        for found in dates.find(text, back(text, match.start(), 16), onward(text, match.end(), 16)):
            if found.start in known or len(found.iso) < 10 or not found.start <= match.start() < found.end:
                continue
            parts = parts_at(document, found.start)
            tag = any(part.kind == "code" for part in parts)
            if not in_url(parts, found.start) and (tag or not is_verbatim(document, found.start)):
                yield Found(
                    Span(found.start, found.end), f"“{text[found.start : found.end]}” is still to come"
                )
