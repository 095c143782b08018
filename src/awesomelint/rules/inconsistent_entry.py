"""An entry that departs from the format that nearly all entries of its section have.

## Why
A list's own format is its law: readers find the date because it always stands in one place. Entries come from many
hands, and each leaves a period, a bracket or a space of its own.

## Wrong
    - [ImageNot: A contrast with ImageNet preserves model rankings](https://arxiv.org/pdf/2404.02112), Apr. 2 2024.
    - [Scaling Training Data with Lossy Image Compression](https://arxiv.org/pdf/2407.17954). Jul. 25 2024

## Right
    - [ImageNot: A contrast with ImageNet preserves model rankings](https://arxiv.org/pdf/2404.02112), Apr. 2 2024.
    - [Scaling Training Data with Lossy Image Compression](https://arxiv.org/pdf/2407.17954), Jul. 25 2024.

## Severity
A warning where at least ten entries were counted and hardly any other departs; else a note. A missing field is a
warning only where 95 in 100 entries have it.

## Fix
Safe where only separators, spaces or brackets change and the fields stay as they are; unsafe where fields move or a date
is written in another form. A missing field is for a person.

## Notes
The format is learned, not given: what stands between two fields is counted in each section (a small section leans on
the one above it), and is held against an entry only where nine in ten of at least five agree. A section with two honest
styles has two, and none is held against the other. `awesomelint style` shows what was learned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from awesomelint.model import ListDocument
from awesomelint.rules._told import Told
from awesomelint.rules.api import Edit, Fix, Found, Severity, Span, rule, safe, unsafe
from awesomelint.style.depart import departures
from awesomelint.style.departure import Departure
from awesomelint.style.learn import learn


@rule("inconsistent-entry", group="style", severity=Severity.WARNING, fix="both")
def check(document: ListDocument, options: Mapping[str, Any]) -> Iterator[Found]:
    """One finding an entry, with all its departures, at the first of them."""
    style = learn(document, options.get("style"))
    told = Told(document)
    for shape in style.shapes:
        found = [one for one in departures(style, shape) if not told.covers(one, shape.entry.span)]
        if not found:
            continue
        sure = any(departure.sure for departure in found)
        first = found[0]
        start, end = (
            (first.start, first.end)
            if first.end > first.start
            else (max(shape.entry.span.start, first.start - 1), first.end)
        )
        yield Found(
            Span(start, end),
            "; ".join(dict.fromkeys(departure.message for departure in found)),
            None if sure else Severity.NOTE,
            fix=_fix(document.source.text, found),
            key=shape.entry.title,
        )


def _fix(text: str, found: list[Departure]) -> Fix | None:
    """What writes the entry as the others are written, as far as edits can: what is missing nobody can write."""
    if not all(departure.edit or departure.kind == "missing" for departure in found):
        return None
    edits = [Edit(departure.start, departure.end, departure.expected) for departure in found if departure.edit]
    if any(departure.kind == "order" for departure in found):
        # An entry written anew leaves nothing to be mended within it.
        widest = max(edits, key=lambda edit: edit.end - edit.start, default=None)
        edits = [
            edit for edit in edits if widest in (None, edit) or edit.start >= widest.end or edit.end <= widest.start
        ]
    if not edits or not _keeps_pairs(text, edits):
        return None
    make = safe if all(departure.safe for departure in found) else unsafe
    return make("Write it as the other entries are written", *edits)


def _keeps_pairs(text: str, edits: list[Edit]) -> bool:
    """Whether as many brackets come or go at one end as at the other: half a pair is another defect, not a format."""
    gone = "".join(text[edit.start : edit.end] for edit in edits)
    come = "".join(edit.text for edit in edits)
    for opener, closer in ("[]", "()", "（）", "【】"):
        if come.count(opener) - gone.count(opener) != come.count(closer) - gone.count(closer):
            return False
    return all((come.count(mark) - gone.count(mark)) % 2 == 0 for mark in ("**", "*", "`", '"'))
