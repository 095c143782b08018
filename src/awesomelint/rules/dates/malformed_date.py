"""A date that is none: a 30 February, a month 13, a misspelt month, a digit too many.

## Why
Nobody can tell when the work came out, and programs that sort or count by date pass the entry over.

## Wrong
    - [Don't cut corners](https://arxiv.org/abs/2410.06232), Oc.t 8 2024.
    - [Resilient supervised learning](https://example.org/asr) `eBay` `20121`
    - [2023/02/30] **Reflexion** | [paper](https://arxiv.org/abs/2303.11366)

## Right
    - [Don't cut corners](https://arxiv.org/abs/2410.06232), Oct. 8 2024.
    - [Resilient supervised learning](https://example.org/asr) `eBay` `2021`
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

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from awesomelint.fields import dates
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.rules.api import Edit, Fix, Found, Severity, Span, rule, safe
from awesomelint.util.regex import compiled

# What looks like a date with a month's name, a date in numbers, or a year, whatever may be wrong with it.
_LIKE = {
    "month": compiled(
        r"(?<![\w/.-])(?:\d{1,2}(?:st|nd|rd|th)? )?([A-Z][A-Za-z]{1,9}\.?[A-Za-z]{0,3}\.?),?[ '’]{1,2}"
        r"(?:\d{1,2}(?:st|nd|rd|th)?,? {1,2})?\d{2,5}(?![\w/-]|\.\d)|(?<![\w/.-])\d{3,5} ([A-Z][A-Za-z]{1,9})\b"
    ),
    "numbers": compiled(r"(?<![\w/.:-])\d{1,6}(?:[-/.]{1,2}\d{0,6}){1,3}(?<=\d)(?![\w/:-]|\.\d)"),
    "year": compiled(r"(?<![\w/.-])(?=\w{0,4}\d)[\dOl]{3,6}(?![\w/.%-]\w)"),
}
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
# So many entries must have a date before the list is held to have a place for it.
_ENOUGH = 8

_LETTER = compiled("[A-Za-z]")


@rule("malformed-date", group="dates", severity=Severity.ERROR, fix="safe", changes=("date",))
def check(document: ListDocument, options: Mapping[str, Any]) -> Iterator[Found]:
    """Report dates that cannot be, then what stands in a date's place and is none."""
    dated = [entry for entry in document.entries if entry.date is not None]
    for entry in dated:
        date = entry.date
        if date is not None and date.problem:
            fix, right = _mended(date.raw, date.span)
            message = f"“{date.raw}” is no date: {date.problem}{right}"
            yield Found(date.span, message, fix=fix, key=f"{date.raw} {entry.title}")
    if len(dated) >= _ENOUGH:
        by_section: dict[Section, list[Entry]] = {}
        for entry in dated:
            by_section.setdefault(entry.section, []).append(entry)
        whole: _Habit | None = None
        for section, own in by_section.items():
            if 0.6 * len(section.entries) <= len(own) < len(section.entries):
                if len(own) < _ENOUGH:
                    whole = whole or _Habit(dated)
                yield from _unread(section, _Habit(own) if len(own) >= _ENOUGH or whole is None else whole)


class _Habit:
    """How some entries write their dates: the usual kind, an example of it, and the marks around them, counted."""

    def __init__(self, dated: list[Entry]) -> None:
        self.kind = Counter(_kind(entry) for entry in dated).most_common(1)[0][0]
        self.places = Counter(_place(entry, *entry.date.span) for entry in dated if entry.date is not None)
        self.like = next(
            entry.date.raw for entry in dated if entry.date is not None and _kind(entry) == self.kind
        )
        self.few = 0.2 * len(dated)


def _unread(section: Section, habit: _Habit) -> Iterator[Found]:
    """What stands in undated entries between the same marks as the dates of the others, and has their form."""
    kind = habit.kind
    for entry in section.entries:
        if entry.date is not None:
            continue
        for match in _LIKE[kind].finditer(entry.source.text, *entry.span):
            span = Span(*match.span())
            if (
                habit.places[_place(entry, *span)] < habit.few
                or _taken(entry, span)
                or dates.read_whole(match[0])
            ):
                continue
            if kind == "month" and not _near_month(match[1] or match[2]):
                continue
            fix, right = _mended(match[0], span)
            message = f"“{match[0]}” stands where others have their date (“{habit.like}”), and cannot be read as one{right}"
            yield Found(span, message, Severity.WARNING, fix=fix, key=f"{match[0]} {entry.title}")
            break


def _kind(entry: Entry) -> str:
    raw = entry.date.raw if entry.date is not None else ""
    return "year" if raw.isdigit() and len(raw) < 6 else "month" if _LETTER.search(raw) else "numbers"


def _place(entry: Entry, start: int, end: int) -> str:
    """A table's column, or the marks around a place without the spaces beside it."""
    for column, cell in enumerate(entry.cells):
        if cell.start <= start < cell.end:
            return str(column)
    text = entry.source.text
    before = text[max(0, start - 4) : start].rstrip(" \t")[-1:]
    return (before or "\n") + (text[end : end + 4].lstrip(" \t")[:1] or "\n")


def _taken(entry: Entry, span: Span) -> bool:
    """Whether a place lies within the entry's title, unless it is all of it, or in the address of a link."""
    if any(link.url_span and link.url_span.start <= span.start < link.url_span.end for link in entry.links):
        return True
    title = entry.title_span
    return title is not None and title != span and title.start < span.end and span.start < title.end


def _near_month(word: str) -> bool:
    """Whether a word is a month's name, long or short, or misses one by a slip."""
    letters = word.replace(".", "").lower()
    shorts = [
        short
        for name in _MONTHS
        for short in {name, name[:3], name[:4]}
        if abs(len(short) - len(letters)) <= 1 and len(set(short).symmetric_difference(letters)) <= 2
    ]
    if not shorts:
        return False
    # It takes as long to load as Python takes to start, and most words differ from all months in more letters.
    from rapidfuzz.distance import OSA

    return any(OSA.distance(letters, short) <= 1 for short in shorts)


def _mended(raw: str, span: Span) -> tuple[Fix | None, str]:
    """The fix for a date whose month is misspelt in a way that leaves one month only, and the words that say so."""
    mended = dates.mend_month(raw)
    if mended == raw or dates.read_whole(mended) is None:
        return None, ""
    return safe(f"Write “{mended}”", Edit(*span, mended)), f"; it must be “{mended}”"
