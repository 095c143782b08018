"""One work listed twice.

## Why
Lists grow by many hands, and the second listing often comes under another address: abs and pdf, preprint and
proceedings, straight and curly quotes. Both listings then age apart.

## Wrong
    - [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.
    - [Scaling laws for neural language models](https://arxiv.org/pdf/2001.08361v1), Jan. 2020.

## Right
    - [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.

## Severity
Twice in one section under one address: error. Under different addresses, in a section and the section above it, or with
a date, venue or address that differs: warning. With the same record in unrelated sections: a note, for many lists do
this on purpose.

## Fix
Unsafe: the poorer listing goes, and what only it had is kept.

## Notes
Works are compared by identifier (arXiv, DOI, ACL Anthology, OpenReview, PMLR, CVF), by address, and by title; titles by
the whole, never by a part, so that “Are Emergent Abilities of Large Language Models a Mirage?” and “Emergent Abilities
of Large Language Models” stay two works.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from awesomelint.fields import titles
from awesomelint.model import Entry, ListDocument
from awesomelint.rules._works import Pair, compare
from awesomelint.rules.api import Found, Related, Severity, rule


@rule("duplicate-entry", group="works", severity=Severity.ERROR, fix="unsafe")
def check(document: ListDocument, options: Mapping[str, Any]) -> Iterator[Found]:
    """Report the later listing of each pair, and point at the first."""
    for pair in compare(document).pairs:
        differing = differences(pair)
        severity, where = _judge(pair, differing)
        apart = f"; {_join(differing)} differ{'s' if len(differing) == 1 else ''}" if differing else ""
        line = document.source.line_of(pair.first.head.start)
        yield Found(
            pair.later.title_span or pair.later.head,
            f"“{_short(pair.later.title)}” is listed before, on line {line}{where}{apart}",
            severity,
            (Related(pair.first.title_span or pair.first.head, "first listed here"),),
            key=titles.key(pair.first.title) + "|" + titles.key(pair.later.title),
        )


def differences(pair: Pair) -> list[str]:
    """The fields in which two listings contradict each other."""
    first, later = pair.first, pair.later
    found = []
    if titles.key(first.title) != titles.key(later.title):
        found.append("the title")
    if (_address(first) or _address(later)) and _address(first) != _address(later):
        found.append("the address")
    if first.date and later.date and first.date.iso != later.date.iso:
        found.append("the date")
    if first.venue and later.venue and (first.venue.name, first.venue.year) != (later.venue.name, later.venue.year):
        found.append("the venue")
    return found


def _address(entry: Entry) -> str:
    if entry.arxiv is not None:
        return f"arxiv:{entry.arxiv.id}"
    return entry.main_link.key if entry.main_link is not None else ""


def _judge(pair: Pair, differing: list[str]) -> tuple[Severity, str]:
    here, there = pair.later.section, pair.first.section
    if here is there:
        return (Severity.WARNING if "the address" in differing else Severity.ERROR), ""
    if here.parent is not None and there.parent is not None and (here.is_within(there) or there.is_within(here)):
        above = there if here.is_within(there) else here
        return Severity.WARNING, f" (in “{_short(there.title)}”, which is {'above' if above is there else 'within'} this section)"
    return (Severity.WARNING if differing else Severity.NOTE), f" (in “{_short(there.title)}”)" if there.title else ""


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77].rstrip() + "…"


def _join(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]
