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

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from awesomelint.fields import dates
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.rules.api import Edit, Fix, Found, Severity, Span, rule, safe

# What looks like a date with a month's name, a date in numbers, or a year, whatever may be wrong with it.
_LIKE = {
    "A": re.compile(r"(?<![\w/.-])([A-Z][A-Za-z]{2,9}\.?[A-Za-z]{0,3}\.?),?[ '’]{1,2}(?:\d{1,2}(?:st|nd|rd|th)?,? {1,2})?\d{2,5}(?![\w/-]|\.\d)"),
    "9.9": re.compile(r"(?<![\w/.:-])\d{1,6}(?:[-/.]{1,2}\d{0,6}){1,3}(?<=\d)(?![\w/:-]|\.\d)"),
    "9": re.compile(r"(?<![\w/.-])(?=\w{0,4}\d)[\dOl]{3,6}(?![\w/.%-])"),
}
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")


@rule("malformed-date", group="dates", severity=Severity.ERROR, fix="safe")
def check(document: ListDocument, options: Mapping[str, Any]) -> Iterator[Found]:
    """Report dates that cannot be, then what stands in a date's place and is none."""
    total: Counter[Section] = Counter()
    dated: dict[Section, list[Entry]] = {}
    for entry in document.entries:
        total[entry.section] += 1
        found = entry.date
        if found is None:
            continue
        dated.setdefault(entry.section, []).append(entry)
        if found.problem:
            fix, right = _mended(found.raw, found.span)
            yield Found(found.span, f"“{found.raw}” is no date: {found.problem}{right}", fix=fix, key=f"{found.raw} {entry.title}")
    for section, entries in dated.items():
        if 8 <= len(entries) < total[section] and len(entries) >= 0.6 * total[section]:
            yield from _unread(section, entries)


def _unread(section: Section, dated: list[Entry]) -> Iterator[Found]:
    """What stands in undated entries between the same marks as the dates of the others, and is in the same form."""
    text = dated[0].source.text
    kinds = Counter(_kind(entry.date.raw) for entry in dated if entry.date is not None)
    kind, _ = kinds.most_common(1)[0]
    places = Counter(_place(text, *entry.date.span) for entry in dated if entry.date is not None)
    like = next(entry.date.raw for entry in dated if entry.date is not None and _kind(entry.date.raw) == kind)
    for entry in section.entries:
        if entry.date is not None:
            continue
        for match in _LIKE[kind].finditer(text, *entry.span):
            span = Span(*match.span())
            if places[_place(text, *span)] < 0.2 * len(dated) or _taken(entry, span) or dates.read_whole(match[0]):
                continue
            if kind == "A" and not _months(match[1]):
                continue
            fix, right = _mended(match[0], span)
            message = f"“{match[0]}” stands where other entries have their date (“{like}”), and cannot be read as one{right}"
            yield Found(span, message, Severity.WARNING, fix=fix, key=f"{match[0]} {entry.title}")
            break


def _kind(raw: str) -> str:
    """Whether a date names its month in letters, is made of several numbers, or is a year alone."""
    return "A" if re.search("[A-Za-z]", raw) else "9" if raw.isdigit() and len(raw) < 6 else "9.9"


def _place(text: str, start: int, end: int) -> str:
    """The marks around a place, without the spaces beside it."""
    before = text[max(0, start - 4) : start].rstrip(" \t")[-1:]
    after = text[end : end + 4].lstrip(" \t")[:1]
    return (before or "\n") + (after or "\n")


def _taken(entry: Entry, span: Span) -> bool:
    """Whether a place lies within the entry's title, venue or links."""
    taken = [link.span for link in entry.links if link.label_span is None or not link.label_span.start <= span.start < link.label_span.end]
    taken += [field for field in (entry.title_span, entry.venue and entry.venue.span) if field]
    return any(start < span.end and span.start < end for start, end in taken)


def _months(word: str) -> set[str]:
    """The months whose name, long or short, a word is or misses by one slip."""
    from rapidfuzz.distance import OSA

    letters = word.replace(".", "").lower()
    found = {name for name in _MONTHS for short in (name, name[:3], name[:4]) if letters == short}
    if not found:
        found = {name for name in _MONTHS for short in (name, name[:3], name[:4]) if len(short) >= 3 and OSA.distance(letters, short) == 1}
    return found


def _mended(raw: str, span: Span) -> tuple[Fix | None, str]:
    """The fix for a date whose month is misspelt in a way that leaves one month only, and the words that say so."""
    mended = dates.mend_month(raw)
    if mended == raw or dates.read_whole(mended) is None:
        return None, ""
    return safe(f"Write “{mended}”", Edit(*span, mended)), f"; it must be “{mended}”"
