"""An arXiv address that leads nowhere: a slash lost, digits missing, a month 13, junk behind the identifier.

## Why
The reader gets arXiv's error page. Nobody notices in a review, for the address looks almost right.

## Wrong
    - How does representation impact in-context learning [[Paper]](https://arxiv.org/abs2309.06054)
    - Training on the test task [[Paper]](https://arxiv.org/abs/2407.0789)

## Right
    - How does representation impact in-context learning [[Paper]](https://arxiv.org/abs/2309.06054)
    - Training on the test task [[Paper]](https://arxiv.org/abs/2407.07890)

## Fix
Safe, where only one repair is possible: a missing slash or path, a lost point, junk behind the identifier. Where digits
are missing or too many, only a person who looks the paper up can tell.

## Notes
The scheme is arXiv's own (<https://info.arxiv.org/help/arxiv_identifier.html>): four digits, a point and four digits
until December 2014, five since; months 01 to 12; before April 2007 `archive/YYMMNNN`. An identifier from a month that
is still to come is a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from awesomelint.fields import arxiv
from awesomelint.model import ListDocument
from awesomelint.rules.api import Edit, Found, Severity, rule, safe


@rule("broken-arxiv-id", group="links", severity=Severity.ERROR, fix="safe")
def check(document: ListDocument, options: Mapping[str, Any]) -> Iterator[Found]:
    """Diagnose every address of arXiv's own hosts."""
    today = options.get("today")
    for reference in document.references:
        url = reference.url
        if "xiv" not in url.lower() and "lanl" not in url:
            continue
        broken = arxiv.diagnose(url)
        span = reference.url_span or reference.span
        if broken is not None:
            fix = None
            if broken.repaired is not None and reference.url_span is not None:
                fix = safe(f"Link to {broken.repaired}", Edit(*reference.url_span, broken.repaired))
            yield Found(span, f"{url} leads nowhere: {broken.problem}", fix=fix, key=url)
        elif today and (found := arxiv.from_url(url)) and found.month > (today.year, today.month):
            year, month = found.month
            yield Found(span, f"{found.id} is an identifier of {year}-{month:02}, which is still to come", Severity.NOTE, key=url)
