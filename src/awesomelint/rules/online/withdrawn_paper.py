"""A paper that its authors have withdrawn.

## Why
A withdrawn paper has an error that its authors know of, or has been replaced by another one.

## Wrong
    - [A Short Proof of a Long Conjecture](https://arxiv.org/abs/2406.01234), withdrawn on arXiv

## Right
    - [A Longer Proof of a Long Conjecture](https://arxiv.org/abs/2409.04321)

## Fix
None.

## Notes
Only reported by `awesomelint verify`. Authors withdraw a paper with a comment or abstract that says so
(<https://info.arxiv.org/help/withdraw.html>).
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.online.known_works import entries_with_works
from awesomelint.rules.api import Context, Found, Severity, rule


@rule("withdrawn-paper", group="online", severity=Severity.WARNING)
def check(context: Context) -> Iterator[Found]:
    """Report withdrawn papers."""
    for entry, work in entries_with_works(context.document, context.answers):
        if work.withdrawn:
            yield Found(entry.title_span, f"this paper was withdrawn ({work.source}:{work.id})", key=work.id)
