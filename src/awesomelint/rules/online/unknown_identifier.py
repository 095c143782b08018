"""An identifier that its registry does not know.

## Why
The link is dead: a digit was mistyped, or the paper was removed.

## Wrong
    - [Attention Is All You Need](https://arxiv.org/abs/1706.93762)

## Right
    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762)

## Fix
None: the correct identifier has to be looked up.

## Notes
Only reported by `awesomelint verify`. arXiv is asked about its identifiers, twice if it does not know one. A
DOI is unknown if neither Crossref nor the Handle System, which all registration agencies use, knows it. DOIs in
the URLs of publishers are not reported, because what follows them there may not belong to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.online.answers import identifier_of
from awesomelint.analysis.online.known_works import identifier_span
from awesomelint.fields.urls import Address
from awesomelint.model import Entry
from awesomelint.rules.api import Context, Found, Severity, rule

_RESOLVERS = ("doi.org", "dx.doi.org")


@rule("unknown-identifier", group="online", severity=Severity.ERROR)
def check(context: Context) -> Iterator[Found]:
    """Report identifiers without a work."""
    works = context.answers.works
    for entry in context.document.compared:
        identifier = identifier_of(entry)
        kind, _, name = identifier.partition(":")
        if identifier and works.get(identifier, "unasked") is None and (kind == "arxiv" or _is_whole(entry)):
            message = (
                f"there is no paper {name} on arXiv" if kind == "arxiv" else f"the DOI {name} does not exist"
            )
            yield Found(identifier_span(entry), message)


def _is_whole(entry: Entry) -> bool:
    """Whether a URL of the entry is its DOI at a resolver and nothing else, so that it is certain what the DOI is."""
    addresses = (Address(link.url) for link in entry.links)
    return any(
        address.host in _RESOLVERS and address.path.removeprefix("/").lower() == entry.doi
        for address in addresses
    )
