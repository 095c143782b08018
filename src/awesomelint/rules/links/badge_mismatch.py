"""A stars badge that counts the stars of another repository than the one it stands beside.

## Why
The badge was copied with the entry above it, or the repository has moved since. The reader compares numbers that belong
to something else.

## Wrong
    - [CogVLM](https://github.com/THUDM/CogVLM) ![](https://img.shields.io/github/stars/THUDM/VisualGLM-6B.svg)

## Right
    - [CogVLM](https://github.com/THUDM/CogVLM) ![](https://img.shields.io/github/stars/THUDM/CogVLM.svg)

## Fix
Unsafe: the badge takes the repository of its link, or the only one of its entry. It may be the link that is wrong.

## Notes
The form of such badges is that of shields.io and badgen.net. A badge in an entry that links to no repository is left
alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from awesomelint.analysis.positions import entry_at
from awesomelint.model import ListDocument, Reference
from awesomelint.rules.api import Context, Edit, Found, Severity, rule, unsafe
from awesomelint.util.regex import lazy_pattern

_BADGE = lazy_pattern(
    r"https?://(?:img\.shields\.io|(?:flat\.)?badgen\.net)/github/stars(?:/([^/?#]*)(?:/([^/?#]+))?|[^?#]*)"
)
_REPOSITORY = lazy_pattern(r"https?://(?:www\.)?github\.com/([\w.-]+)/([\w.-]+)", re.ASCII)


@rule("badge-mismatch", group="links", severity=Severity.WARNING, fix="unsafe", changes=("links",))
def check(context: Context) -> Iterator[Found]:
    """Compare the repository of each stars badge with that of the link around it, else with those of its entry."""
    document = context.document
    if "/github/stars" not in document.source.text:
        return
    around: Reference | None = None
    for reference in document.references:
        if reference.kind == "link":
            around = reference
        if reference.kind != "image" or not (badge := _BADGE.match(reference.url)):
            continue
        wanted = {}
        if around is not None and around.span.start <= reference.span.start < around.span.end:
            wanted = _repositories([around.url])
        if not wanted and (entry := entry_at(document, reference.span.start)) is not None:
            wanted = _repositories(link.url for link in entry.links)
        if wanted and f"{badge[1]}/{_name(badge[2])}".lower() not in wanted:
            yield _found(document, reference, badge, list(wanted.values()))


def _found(document: ListDocument, reference: Reference, badge: re.Match[str], wanted: list[str]) -> Found:
    counts = (
        f"counts the stars of {badge[1]}/{_name(badge[2])}"
        if badge[2]
        else f"names no repository: “{badge[0]}”"
    )
    span, fix = reference.url_span or reference.span, None
    if len(wanted) == 1 and document.source.text[span.start : span.end] == reference.url:
        right = wanted[0] + (".svg" if badge[0].endswith(".svg") else "")
        edit = Edit(span.start + badge[0].index("/stars") + 6, span.start + badge.end(), f"/{right}")
        fix = unsafe(f"Count the stars of {wanted[0]}", edit)
    return Found(span, f"the badge {counts}, the link leads to {wanted[0]}", fix=fix, key=reference.url)


def _repositories(addresses: Iterable[str]) -> dict[str, str]:
    """The repositories on GitHub among some addresses, by their names in small letters."""
    found = (_REPOSITORY.match(url) for url in addresses)
    names = (f"{match[1]}/{_name(match[2])}" for match in found if match)
    return {name.lower(): name for name in names}


def _name(repository: str | None) -> str:
    return (repository or "").removesuffix(".svg").removesuffix(".git")
