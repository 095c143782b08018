"""A link to an old version of a paper.

## Why
Readers get a version that the authors have corrected since.

## Wrong
    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762v1)

## Right
    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762)

## Fix
None: some lists link a version on purpose.

## Notes
Only reported by `awesomelint verify`, as a note. Without a version, a link leads to the newest one
(<https://info.arxiv.org/help/arxiv_identifier.html>).
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.online.known_works import entries_with_works, identifier_span
from awesomelint.rules.api import Context, Found, Severity, rule


@rule("superseded-version", group="online", severity=Severity.NOTE)
def check(context: Context) -> Iterator[Found]:
    """Report versions that are not the newest."""
    for entry, work in entries_with_works(context.document, context.answers):
        listed = entry.arxiv.version if entry.arxiv is not None else None
        if listed is not None and work.version is not None and listed < work.version:
            yield Found(identifier_span(entry), f"version {listed} was superseded by version {work.version}")
