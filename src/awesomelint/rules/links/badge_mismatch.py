"""A stars badge for a different repository than the one that its entry links to.

## Why
The badge was copied from another entry, or the repository has moved since. Readers see the number of stars of
something else.

## Wrong
    - [CogVLM](https://github.com/THUDM/CogVLM) ![](https://img.shields.io/github/stars/THUDM/VisualGLM-6B.svg)

## Right
    - [CogVLM](https://github.com/THUDM/CogVLM) ![](https://img.shields.io/github/stars/THUDM/CogVLM.svg)

## Fix
Unsafe, because the link may be wrong instead of the badge. The badge takes the repository of the link around
it, or the only repository of its entry. If the entry links to the badge's repository elsewhere, the link around
the badge is changed instead.

## Notes
The rule knows the badges of shields.io and badgen.net. It ignores badges in entries that do not link to a
repository.
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


@rule("badge-mismatch", group="links", severity=Severity.WARNING, fix="unsafe", changes=("links", "urls"))
def check(context: Context) -> Iterator[Found]:
    """Compare the repository of each badge to that of the link around it, else to those of its entry."""
    document = context.document
    if "/github/stars" not in document.source.text:
        return
    link: Reference | None = None
    for reference in document.references:
        if reference.kind == "link":
            link = reference
        if reference.kind != "image" or not (badge := _BADGE.match(reference.url)):
            continue
        around = (
            link if link is not None and link.span.start <= reference.span.start < link.span.end else None
        )
        linked = _repositories([around.url]) if around is not None else {}
        shown = f"{badge[1]}/{_without_suffix(badge[2])}".lower()
        if shown in linked:
            continue
        entry = entry_at(document, reference.span.start)
        if around is not None and linked:
            in_entry = _repositories(other.url for other in entry.links if not other.badge) if entry else {}
            if shown in in_entry:
                yield _report_link(document, around, in_entry[shown], *linked.values())
                continue
        elif entry is not None:
            linked = _repositories(entry_link.url for entry_link in entry.links)
        if linked and shown not in linked:
            yield _report(document, reference, badge, list(linked.values()))


def _report(document: ListDocument, reference: Reference, badge: re.Match[str], linked: list[str]) -> Found:
    """Report a badge that shows another repository than the linked ones."""
    if badge[2]:
        shown = f"{badge[1]}/{_without_suffix(badge[2])}"
        message = f"badge shows the stars of {shown}, but the entry links to {linked[0]}"
    else:
        message = f"badge URL “{badge[0]}” names no repository; the entry links to {linked[0]}"
    span, fix = reference.url_span or reference.span, None
    if len(linked) == 1 and document.source.text[span.start : span.end] == reference.url:
        path = linked[0] + (".svg" if badge[0].endswith(".svg") else "")
        edit = Edit(span.start + badge[0].index("/stars") + 6, span.start + badge.end(), f"/{path}")
        fix = unsafe(f"Replace the repository of the badge with {linked[0]}", edit)
    return Found(span, message, fix=fix, key=reference.url)


def _report_link(document: ListDocument, link: Reference, shown: str, linked: str) -> Found:
    """Report the link around a badge, if the entry links to the repository of the badge elsewhere."""
    message = f"badge shows the stars of {shown}, the repository of the entry, but links to {linked}"
    span, fix = link.url_span or link.span, None
    match = _REPOSITORY.fullmatch(link.url)
    if match and document.source.text[span.start : span.end] == link.url:
        edit = Edit(span.start + match.start(1), span.start + match.end(2), shown)
        fix = unsafe(f"Link the badge to {shown}", edit)
    return Found(span, message, fix=fix, key=link.url)


def _repositories(urls: Iterable[str]) -> dict[str, str]:
    """Return the names of the GitHub repositories among some URLs, by the name in lower case."""
    matches = (_REPOSITORY.match(url) for url in urls)
    names = (f"{match[1]}/{_without_suffix(match[2])}" for match in matches if match)
    return {name.lower(): name for name in names}


def _without_suffix(repository: str | None) -> str:
    return (repository or "").removesuffix(".svg").removesuffix(".git")
