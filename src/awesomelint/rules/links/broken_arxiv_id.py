"""An arXiv address that leads nowhere: a slash lost, digits missing, a month 13, junk behind the identifier.

## Why
The reader gets arXiv's error page, or another paper. Nobody notices in a review, for the address looks almost right.

## Wrong
    - How does representation impact in-context learning [[Paper]](https://arxiv.org/abs2309.06054)
    - Training on the test task [[Paper]](https://arxiv.org/abs/2407.0789)

## Right
    - How does representation impact in-context learning [[Paper]](https://arxiv.org/abs/2309.06054)
    - Training on the test task [[Paper]](https://arxiv.org/abs/2407.07890)

## Severity
An identifier from a month that is still to come is a note, for a clock may be wrong. A place left for an identifier
(`abs/xxxx.xxxxx`) counts only in an entry, not in a sample of one.

## Fix
Safe, where only one repair is possible: a missing slash or path, a lost point, junk behind the identifier. Where digits
are missing or too many, only a person who looks the paper up can tell.

## Notes
The scheme is arXiv's own (<https://info.arxiv.org/help/arxiv_identifier.html>): four digits, a point and four digits
until December 2014, five since; months 01 to 12; before April 2007 `archive/YYMMNNN`. abs or pdf, with or without
`.pdf` or a version, is house style and no defect. Brackets that slipped into an address are told by
`unbalanced-brackets`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from awesomelint.analysis.addresses import Addresses, addresses
from awesomelint.analysis.broken_links import swallowed
from awesomelint.analysis.positions import entry_at
from awesomelint.fields import arxiv
from awesomelint.model import Reference
from awesomelint.rules.api import Context, Edit, Found, Severity, rule, safe


@rule("broken-arxiv-id", group="links", severity=Severity.ERROR, fix="safe", changes=("links",), dated=True)
def check(context: Context) -> Iterator[Found]:
    """Diagnose every address of arXiv's own hosts that does not look as it should."""
    document = context.document
    known = addresses(document)
    text = document.source.text
    for reference in known.odd:
        url = reference.url
        if ("xiv" not in url.lower() and "lanl" not in url) or swallowed(reference):
            continue
        broken = arxiv.diagnose(url.rstrip("\\") if reference.kind == "url" else url)
        span = reference.url_span or reference.span
        if broken is None:
            continue
        if broken.placeholder and (reference.kind == "url" or entry_at(document, span.start) is None):
            continue
        fix = None
        if (
            broken.repaired is not None
            and reference.url_span is not None
            and text[span.start : span.end] == url
        ):
            fix = safe(f"Link to {broken.repaired}", Edit(*span, broken.repaired))
        yield Found(span, broken.problem, fix=fix, key=url)
    if context.today is not None:
        yield from _still_to_come(known, context.today)


def _still_to_come(known: Addresses, today: date) -> Iterator[Found]:
    """Papers of a month after this one. Plain addresses are compared as text, for they are many."""
    start = len("https://arxiv.org/abs/")
    this_month = f"{today:%y%m}"
    late: list[Reference] = [
        reference for reference in known.papers if reference.url[start : start + 4] > this_month
    ]
    late += (reference for reference in known.odd if "xiv" in reference.url)
    for reference in late:
        found = arxiv.from_url(reference.url)
        if found is not None and found.month > (today.year, today.month):
            year, month = found.month
            message = f"{found.id} is an identifier of {year}-{month:02}, which is still to come"
            yield Found(reference.url_span or reference.span, message, Severity.NOTE, key=reference.url)
