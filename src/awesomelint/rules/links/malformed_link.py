"""A link with misplaced brackets: `[Paper] (https://…)`, `[[arXiv(https://…)]]`, `(Code)[https://…]`.

## Why
With one character out of place, GitHub shows brackets and a URL instead of a link.

## Wrong
    - Deep Clustering Survey [[Paper]] (https://arxiv.org/abs/2210.04142)
    - UV Volumes [paper]([arxiv.org](https://arxiv.org/abs/2203.14402))

## Right
    - Deep Clustering Survey [[Paper]](https://arxiv.org/abs/2210.04142)
    - UV Volumes [paper](https://arxiv.org/abs/2203.14402)

## Fix
Safe. Only the brackets change; the text and the URL of the link remain.

## Notes
CommonMark 6.3 defines the syntax of links: square brackets around the text, directly followed by parentheses
around the URL. `unbalanced-brackets` reports links that are not closed, `malformed-url` reports spaces and
full-width brackets in URLs.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.broken_links import report_broken_links
from awesomelint.rules.api import Context, Found, Severity, rule


@rule(
    "malformed-link",
    group="links",
    severity=Severity.ERROR,
    fix="safe",
    changes=("title", "links", "authors", "tags", "notes"),
)
def check(context: Context) -> Iterator[Found]:
    """Report the broken links whose brackets are misplaced."""
    yield from report_broken_links(context.document, "malformed-link")
