"""A link that is certainly dead.

## Why
Readers who follow the link find nothing.

## Wrong
    - [Example](https://example.com/removed)

## Right
    - [Example](https://example.com/moved-here)

## Fix
None: the new address has to be looked up.

## Notes
Only reported by `awesomelint verify`: for repositories on GitHub, and with `--links` for all other links. A
link is dead if the server says twice that there is no such page (404 or 410), to a HEAD and to a GET request,
or if its host does not exist while others answer. Everything else, such as 403, 429, a time-out or a failing
server, says nothing about the link.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.fields.repositories import repository_of
from awesomelint.rules.api import Context, Found, Severity, rule


@rule("dead-link", group="online", severity=Severity.ERROR)
def check(context: Context) -> Iterator[Found]:
    """Report dead links and repositories that do not exist."""
    answers = context.answers
    for reference in context.document.references:
        span = reference.url_span or reference.span
        state = answers.links.get(reference.url.partition("#")[0])
        repository = answers.repositories.get(repository_of(reference.url))
        if state is not None and state.dead:
            yield Found(span, f"the link is dead: {state.reason}")
        elif repository is not None and not repository.name:
            yield Found(span, "the link is dead: there is no such repository")
