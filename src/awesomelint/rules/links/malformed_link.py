"""A link that GitHub does not read as one: `[Paper] (https://…)`, `[[arXiv(https://…)]]`, `(Code)[https://…]`.

## Why
One character out of place, and the reader sees brackets and an address instead of a link.

## Wrong
    - Deep Clustering Survey [[Paper]] (https://arxiv.org/abs/2210.04142)
    - UV Volumes [paper]([arxiv.org](https://arxiv.org/abs/2203.14402))

## Right
    - Deep Clustering Survey [[Paper]](https://arxiv.org/abs/2210.04142)
    - UV Volumes [paper](https://arxiv.org/abs/2203.14402)

## Fix
Safe: the brackets are put in their places; neither text nor address changes.

## Notes
What makes a link is written in CommonMark 6.3: square brackets around the text, right behind them round brackets around
the address. A link that is never closed is told by `unbalanced-brackets`, a space or a full-width bracket in the
address by `malformed-url`.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.broken_links import slips
from awesomelint.rules.api import Context, Found, Severity, rule


@rule(
    "malformed-link",
    group="links",
    severity=Severity.ERROR,
    fix="safe",
    changes=("title", "links", "authors", "notes"),
)
def check(context: Context) -> Iterator[Found]:
    """Report the slips around links whose brackets are out of place."""
    document = context.document
    yield from slips(document, "malformed-link")
