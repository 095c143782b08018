"""Two works under one identifier or one paper's address: one of the two links leads to the wrong paper.

## Why
New entries are made by copying the one above, and the link is the part that is forgotten. The reader who follows it
finds another paper, and the right one is lost.

## Wrong
    - [A Statistical Viewpoint on Differential Privacy](https://arxiv.org/abs/2409.09558), Sep. 14 2024.
    - [Increasing Both Batch Size and Learning Rate](https://arxiv.org/abs/2409.09558), Sep. 13 2024.

## Right
    - [A Statistical Viewpoint on Differential Privacy](https://arxiv.org/abs/2409.09558), Sep. 14 2024.
    - [Increasing Both Batch Size and Learning Rate](https://arxiv.org/abs/2409.08770), Sep. 13 2024.

## Severity
Error; a warning where the titles share so much that the paper may have been renamed.

## Fix
None: the right address has to be looked up.

## Notes
Where dates, venues, the address itself or another listing of the same title tell whose link is wrong, only that one is
reported, else both. Titles that share their telling words are taken for one work under an old and a new name, which
`duplicate-entry` reports. Names of models or datasets that share a paper are left alone, and so are books.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.works.match import compare
from awesomelint.analysis.works.pair import Comparison
from awesomelint.analysis.works.title_similarity import stems
from awesomelint.analysis.works.work import Work
from awesomelint.fields import arxiv
from awesomelint.model import Link, ListDocument
from awesomelint.rules.api import Context, Found, Related, Severity, rule
from awesomelint.util.text import shorten


@rule("conflicting-id", group="works", severity=Severity.ERROR, compares_entries=True)
def check(context: Context) -> Iterator[Found]:
    """Report the entry whose link is wrong, or each of them where nothing tells."""
    document = context.document
    compared = compare(document)
    for key, kinds, doubtful in compared.conflicts:
        elsewhere = _listed_elsewhere(key, kinds, compared)
        fits = [max(_fit(work, key) - 3 * (work in elsewhere) for work in kind) for kind in kinds]
        best = max(fits)
        owner = fits.index(best) if best >= (0 if elsewhere else 1) and sorted(fits)[-2] <= best - 3 else None
        for index, kind in enumerate(kinds):
            if index == owner:
                continue
            other = kinds[owner if owner is not None else 0 if index else 1][0]
            for work in kind:
                yield _found(document, work, other, key, owner is not None, doubtful, elsewhere.get(work))


def _found(
    document: ListDocument, work: Work, other: Work, key: str, sure: bool, doubtful: bool, right: Work | None
) -> Found:
    link, theirs = _link(work, key), _link(other, key)
    span = link.url_span or link.span if link is not None else work.entry.head
    there = other.entry.title_span or other.entry.head
    line = document.source.line_of(there.start)
    title, owner = shorten(work.entry.title, 80), shorten(other.entry.title, 80)
    if sure:
        message = f"“{title}” has the address of “{owner}” on line {line}"
    elif doubtful:
        message = f"“{title}” and “{owner}” on line {line} have one address: one of the links is wrong, or the work was renamed"
    else:
        message = f"“{title}” and “{owner}” on line {line} have one address: one of the two links is wrong"
    related = [Related(there, "the work that this address belongs to" if sure else "the other work")]
    if right is not None:
        place = right.entry.title_span or right.entry.head
        message += f"; line {document.source.line_of(place.start)} lists this title with another address"
        related.append(Related(place, "the same title"))
    return Found(
        span,
        message,
        Severity.WARNING if doubtful and not sure else None,
        tuple(related),
        key=f"{key}|{work.key}|{theirs is None}",
    )


def _link(work: Work, key: str) -> Link | None:
    return next((link for link in work.entry.links if link.key == key), None)


def _listed_elsewhere(key: str, kinds: list[list[Work]], compared: Comparison) -> dict[Work, Work]:
    """The works in conflict whose title is listed a second time with another identifier of the same kind."""
    found: dict[Work, Work] = {}
    scheme = key.partition(":")[0] + ":"
    disputed = {work for kind in kinds for work in kind}
    for pair in compared.pairs:
        if pair.by == "title":
            for work, other in ((pair.first, pair.later), (pair.later, pair.first)):
                if work in disputed and key not in other.keys and _has(other, scheme):
                    found[work] = other
    return found


def _has(work: Work, scheme: str) -> bool:
    return any(key.startswith(scheme) for key in work.identifiers)


def _fit(work: Work, key: str) -> int:
    """How well an entry's date, venue and title fit an identifier: below 0 where they contradict it."""
    entry = work.entry
    kind, _, rest = key.partition(":")
    if kind == "cvf":
        own = stems(work.title)
        hits = sum(word in rest for word in own)
        return 2 if hits * 2 > len(own) else -2
    if kind != "arxiv":
        return 0
    year, month = arxiv.ArxivId(rest, None).month
    fit = 0
    if entry.date is not None and entry.date.iso:
        if len(entry.date.iso) >= 7:
            apart = (int(entry.date.iso[:4]) - year) * 12 + int(entry.date.iso[5:7]) - month
            fit += 2 if apart in (-1, 0, 1) else -2 if apart < -1 else -1 if apart > 6 else 0
        else:
            fit += -2 if int(entry.date.iso) < year else 0
    if entry.venue is not None and entry.venue.year is not None:
        apart = entry.venue.year - year
        if entry.venue.name == "arXiv":
            # Around New Year the list's year and the identifier's may differ.
            fit += 1 if apart == 0 else 0 if (apart, month) in ((-1, 1), (1, 12)) else -2
        else:
            fit += -2 if apart < -1 or apart > 4 else int(apart in (0, 1))
    return fit
