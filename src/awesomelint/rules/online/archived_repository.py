"""A link to a repository that is archived.

## Why
An archived repository is read-only: its owners no longer answer questions or fix errors.

## Wrong
    - [Example](https://github.com/example/archived)

## Right
    - [Example](https://github.com/example/maintained)

## Fix
None.

## Notes
Only reported by `awesomelint verify`, as a note.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.fields.repositories import repository_of
from awesomelint.rules.api import Context, Found, Severity, rule


@rule("archived-repository", group="online", severity=Severity.NOTE)
def check(context: Context) -> Iterator[Found]:
    """Report archived repositories."""
    for reference in context.document.references:
        found = context.answers.repositories.get(repository_of(reference.url))
        if found is not None and found.archived:
            yield Found(reference.url_span or reference.span, f"the repository {found.name} is archived")
