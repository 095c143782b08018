"""Which entry of a list is the paper with an arXiv identifier, for identifiers that were copied to another entry."""

from __future__ import annotations

from awesomelint.facts import fact
from awesomelint.fields import arxiv
from awesomelint.model import Entry, ListDocument
from awesomelint.util.text import shorten


@fact
def _owners(document: ListDocument) -> dict[str, list[Entry]]:
    """Map the identifiers of the entries that link to their paper on arXiv to these entries."""
    owners: dict[str, list[Entry]] = {}
    for entry in document.entries:
        if entry.arxiv is not None and any(_is_working(link.url, entry.arxiv.id) for link in entry.links):
            owners.setdefault(entry.arxiv.id, []).append(entry)
    return owners


def _is_working(url: str, identifier: str) -> bool:
    """Whether a URL leads to the paper with an identifier, without a mistake in it."""
    paper = arxiv.from_url(url)
    return paper is not None and paper.id == identifier and arxiv.diagnose(url) is None


def describe_owner(document: ListDocument, identifier: str, entry: Entry | None) -> str:
    """Return which entry with another title has an identifier, for a message; empty if there is none.

    `entry` is the entry in which the identifier was found, in a label or in a broken URL.
    """
    owners = _owners(document).get(identifier, [])
    title = entry.title.casefold() if entry is not None else ""
    if any(owner is entry or owner.title.casefold() == title for owner in owners) or not owners:
        return ""
    line = document.source.line_of(owners[0].head.start)
    return f"{identifier} is “{shorten(owners[0].title)}” (line {line})"
