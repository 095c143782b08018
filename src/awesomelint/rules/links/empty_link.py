"""A link without an address or a text: `[Paper]()`, `[Code](TODO)`, `[](https://…)`, or a title that lacks its link.

## Why
The reader clicks and stays where he is. Mostly the address was to be looked up later, and later never came. A link
without a text is not even seen.

## Wrong
    - Transformers Implement Functional Gradient Descent [[Paper]]()
    - Multi-modal Retrieval [[Paper](https://arxiv.org/abs/2202.06450)] [[Code](TODO)]

## Right
    - Transformers Implement Functional Gradient Descent [[Paper]](https://arxiv.org/abs/2312.06528)
    - Multi-modal Retrieval [[Paper](https://arxiv.org/abs/2202.06450)]

## Severity
A list that leaves a slot empty on purpose (`[code]()` behind every tenth paper) is told so once, as a note. So is one
that says why (`[code (not yet)]()`).

## Fix
None: only a person can look the address up.

## Notes
Badges with an empty address are left alone where several have none, for that is how people keep GitHub from linking an
image to itself; so are samples of an entry outside the list. An entry in which nothing is filled in is told by
`empty-entry`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from awesomelint.analysis.positions import entry_at, is_verbatim
from awesomelint.fields import dates, link_labels, venues
from awesomelint.model import Entry, Link, ListDocument, Reference
from awesomelint.rules.api import Context, Found, Severity, Span, rule
from awesomelint.util.regex import compiled, lazy_pattern
from awesomelint.util.text import shorten

# What people write where an address belongs; a file may have any other name.
_WAITING = frozenset(
    ("-", "--", "...", "…", "?", "none", "null", "nan", "n/a", "na", "todo", "tbd", "tba", "xxx", "xxxx", "url", "link",
     "soon", "coming", "http://", "https://", "http", "https", "待补充", "待定", "暂无", "#", "")
)  # fmt: skip
_SAYS_WHY = lazy_pattern(
    r"\b(?:not|soon|coming|tb[ad]|wip|later|pending|upcoming|unavailable|n/a)\b|待|暂", re.IGNORECASE
)
_IN_BRACKETS = compiled(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(\[[^\[\]\n]+\])(?![(\[:])(.*)", re.MULTILINE)
_LABEL = lazy_pattern(r"\[([^\[\]\n]*)\]\(")
_IMAGE = lazy_pattern(r"!\[|<img\b", re.IGNORECASE)
_ON_PURPOSE = 5
_BADGE = "a badge"


@rule("empty-link", group="links", severity=Severity.ERROR)
def check(context: Context) -> Iterator[Found]:
    """Report links whose target is empty or a word that waits for one; those left empty on purpose once."""
    document = context.document
    text = document.source.text
    yield from _unlinked(document)
    for one in document.references if "[](" in text else ():
        if (
            one.kind == "link"
            and text.startswith("[](http", one.span.start)
            and entry_at(document, one.span.start)
        ):
            yield Found(one.span, f"the link to {shorten(one.url)} has no text: the page shows nothing of it")
    empty: dict[str, list[tuple[Reference, str]]] = defaultdict(list)
    waiting = [
        one for one in document.references if one.kind == "link" and len(one.url) < 10 and _waits(one.url)
    ]
    owners = {link.span: link for entry in document.entries for link in entry.links} if waiting else {}
    filled: dict[Entry, bool] = {}
    for reference in waiting:
        shown = " ".join(text[reference.label.start : reference.label.end].split())
        entry, link = entry_at(document, reference.span.start), owners.get(reference.span)
        if entry is not None and entry not in filled:
            filled[entry] = not link_labels.is_label(link_labels.normal(entry.title)) or any(
                one.url for one in entry.links
            )
        if not shown or not _is_missed(reference, shown, entry is not None) or (entry and not filled[entry]):
            continue
        if entry is None or (link is not None and not link.label and not link.badge):
            yield _found(reference, shown)
        else:
            empty[_BADGE if _IMAGE.search(shown) else link_labels.normal(shown)].append((reference, shown))
    used = Counter(_slot(link) for entry in document.entries for link in entry.links) if empty else Counter()
    for label, places in empty.items():
        if label == _BADGE and len(places) * 10 >= used[label]:
            continue
        if _SAYS_WHY.search(places[0][1]) or (len(places) >= _ON_PURPOSE and len(places) * 10 >= used[label]):
            first, shown = places[0]
            times = f"stands empty {len(places)} times" if len(places) > 1 else "is left empty"
            yield Found(
                first.span,
                f"“[{shorten(shown)}]()” {times}, on purpose as it seems",
                Severity.NOTE,
                key=label,
            )
        else:
            yield from (_found(*place) for place in places)


def _unlinked(document: ListDocument) -> Iterator[Found]:
    """Titles that stand in brackets and lack their address, in a list whose entries begin with a link."""
    linked = sum(_begins_with_link(entry) for entry in document.entries)
    if linked < 10 or linked * 10 < 8 * len(document.entries):
        return
    for match in _IN_BRACKETS.finditer(document.source.text):
        shown, behind = match[1][1:-1], match[2]
        beside = _LABEL.findall(behind)
        if not all(link_labels.is_label(link_labels.normal(label)) for label in beside) or (
            "http" in behind and not beside
        ):
            continue
        if len(shown) < 3 or shown[0].isdigit():
            continue
        if (
            link_labels.is_label(link_labels.normal(shown))
            or venues.find(shown, alone=True)
            or dates.read_whole(shown)
        ):
            continue
        if not is_verbatim(document, match.start(1)):
            message = f"“{shorten(match[1])}” has no address; the list’s other entries begin with a link"
            yield Found(Span(*match.span(1)), message)


def _begins_with_link(entry: Entry) -> bool:
    return (
        entry.title_kind == "link"
        and entry.title_span is not None
        and entry.title_span.start - entry.head.start < 4
    )


def _waits(url: str) -> bool:
    return not url or url.strip().lower() in _WAITING


def _is_missed(reference: Reference, shown: str, listed: bool) -> bool:
    """Whether an address is missed: not at a badge of the page, in a sample of an entry, or in a link to the top."""
    url = reference.url.strip()
    if not listed:
        return not url and not _IMAGE.search(shown)
    return url != "#" or link_labels.is_label(link_labels.normal(shown))


def _slot(link: Link) -> str:
    return _BADGE if link.badge else link_labels.normal(link.label or "")


def _found(reference: Reference, shown: str) -> Found:
    place = "has no address, only the place for one" if reference.url.strip() else "has no address"
    return Found(reference.span, f"“[{shorten(shown)}]({reference.url})” {place}")
