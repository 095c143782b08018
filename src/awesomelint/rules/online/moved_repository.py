"""A link to a repository that was renamed or transferred.

## Why
GitHub redirects the old name only until somebody else takes it.

## Wrong
    - [Example](https://github.com/old-owner/example)

## Right
    - [Example](https://github.com/new-owner/example)

## Fix
Safe: the current name, in the same URL.

## Notes
Only reported by `awesomelint verify`. Upper and lower case are not compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.fields.repositories import repository_of
from awesomelint.rules.api import Context, Edit, Found, Severity, rule, safe


@rule("moved-repository", group="online", severity=Severity.WARNING, fix="safe", changes=("urls", "links"))
def check(context: Context) -> Iterator[Found]:
    """Report repositories that have another name now."""
    text = context.document.source.text
    for reference in context.document.references:
        listed = repository_of(reference.url)
        found = context.answers.repositories.get(listed)
        if not listed or found is None or not found.name or found.name.casefold() == listed.casefold():
            continue
        fix = None
        if reference.url_span is not None:
            at = text.find(listed, *reference.url_span)
            if at >= 0:
                fix = safe("use the current name", Edit(at, at + len(listed), found.name))
        span = reference.url_span or reference.span
        yield Found(span, f"the repository is now {found.name}", fix=fix)
