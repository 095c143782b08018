"""A bracket of a link or a title that has no partner.

## Why
A link that is never closed is no link: GitHub shows its address as text, and often swallows what follows. A bracket too
many, or one that was forgotten, is a blot that every reader sees.

## Wrong
    - Lite Vision Transformer [[Paper](https://arxiv.org/abs/2112.10809] [[Code](https://github.com/Chenglin-Yang/LVT)]
    - Playing Atari [[pdf]](https://arxiv.org/abs/1312.5602))

## Right
    - Lite Vision Transformer [[Paper](https://arxiv.org/abs/2112.10809)] [[Code](https://github.com/Chenglin-Yang/LVT)]
    - Playing Atari [[pdf]](https://arxiv.org/abs/1312.5602)

## Severity
A link that is lost for want of its bracket is an error, any other bracket a warning.

## Fix
Safe where the place of the missing bracket is plain: as nearly all other entries have it, behind an address, or around a
link as the list’s other links are written. Unsafe where all of the item before it would become the link. In a title there is none, for only a person knows where the bracket belongs.

## Notes
Notes, quotes, formulas, code, numbering (`1)`, `a)`), half-open intervals and smileys are left alone. Which brackets
make a link is written in CommonMark 6.3.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from awesomelint.analysis.brackets import (
    PARTNER,
    Bracket,
    Skeleton,
    beside,
    lonely,
    skeleton,
)
from awesomelint.analysis.broken_links import slips
from awesomelint.analysis.positions import entry_at
from awesomelint.facts import fact
from awesomelint.model import Entry, Link, ListDocument, Reference
from awesomelint.rules.api import Context, Edit, Fix, Found, Severity, Span, rule, safe
from awesomelint.rules.links.unbalanced_brackets.by_convention import Convention
from awesomelint.rules.links.unbalanced_brackets.swapped import exchanged, venue_opened
from awesomelint.util.regex import lazy_pattern
from awesomelint.util.text import shorten


@rule(
    "unbalanced-brackets",
    group="links",
    severity=Severity.WARNING,
    max_severity=Severity.ERROR,
    fix="both",
    changes=("title", "links", "authors", "notes"),
)
def check(context: Context) -> Iterator[Found]:
    """Report links that are never closed, then look into the entries whose brackets do not add up."""
    document = context.document
    convention = Convention(document, context.style)
    for found in slips(document, "unbalanced-brackets"):
        entry = entry_at(document, found.span.start) if found.fix is None else None
        fix = convention.fix(entry) if entry is not None else found.fix
        yield found._replace(fix=fix)
    told = _Spans([found.span for name in _TOLD_BY for found in slips(document, name)])
    count = document.source.text.count
    for entry in document.entries:
        start, end = entry.span
        if count("[", start, end) != count("]", start, end) or count("(", start, end) != count(
            ")", start, end
        ):
            for found in _entry(document, entry):
                if not told.touch(found.span):
                    fix = convention.fix(entry) or found.fix
                    yield found._replace(fix=fix)


_TOLD_BY = ("unbalanced-brackets", "malformed-link", "malformed-url")
# An entry with more brackets than these without a partner is not written by hand.
_MEANT = 12
_GOES_ON = lazy_pattern(r" *+[,;|/]")


class _Spans:
    """Spans, of which it is asked whether any touches another one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        # How far the first so many of them reach.
        self._reach = list(accumulate((span.end for span in ordered), max))

    def touch(self, span: Span) -> bool:
        """Whether one of them overlaps a span, or lies edge to edge with it."""
        count = bisect_right(self._starts, span.end)
        return count > 0 and self._reach[count - 1] >= span.start


def _entry(document: ListDocument, entry: Entry) -> Iterator[Found]:
    """The lonely brackets at the links of an entry, in their texts, or at its title; the first at the title only."""
    start, bones = entry.span.start, skeleton(document, entry.span)
    alone = lonely(bones.text)
    if len(alone) > _MEANT:
        return
    paired: set[int] = set()
    for found, both in exchanged(document, entry, bones, alone):
        paired |= both
        yield found
    for bracket in (bracket for bracket in alone if start + bracket.at not in paired):
        at = start + bracket.at
        span = Span(at, at + len(bracket.mark))
        link = beside(bones, start, bracket)
        if link is not None:
            places = [start + other.at for other in alone]
            yield from _beside_link(document, entry.title, bones, link, bracket, span, places)
        elif (label := _label_at(entry, at)) is not None:
            yield _in_label(label, bracket, span)
        elif entry.title_span is not None and entry.title_span.start <= at < _end_of_title(entry, bones):
            message = (
                f"“{bracket.mark}” at the title “{shorten(entry.title)}” has no “{PARTNER[bracket.mark]}”"
            )
            yield Found(span, message, fix=venue_opened(document, entry, at), key=entry.title)
            return


def _beside_link(
    document: ListDocument,
    title: str,
    bones: Skeleton,
    link: Reference,
    bracket: Bracket,
    span: Span,
    alone: list[int],
) -> Iterator[Found]:
    text, (first, last) = document.source.text, (link.span.start - 1, link.span.end)
    partner = PARTNER[bracket.mark]
    if (last if bracket.opens else first) not in alone or span.start not in (first, last):
        shown = (
            text[span.start : span.start + 40] if bracket.opens else text[max(span.start - 30, 0) : span.end]
        )
        said = (
            "opens a bracket that is never closed"
            if bracket.opens
            else "closes a bracket that was never opened"
        )
        line = shown.split("\n")[0 if bracket.opens else -1].rstrip("\r")
        fix = _fix(document, bones, link, span)
        yield Found(span, f"“{line}” {said}", fix=fix, key=f"{bracket.mark} {title}")
    elif bracket.opens:
        message = (
            f"“{shorten(text[first : last + 1])}” opens with “{bracket.mark}” and closes with “{text[last]}”"
        )
        fix = safe(f"Close with “{partner}”", Edit(last, last + 1, partner))
        yield Found(Span(first, last + 1), message, fix=fix, key=title)


def _fix(document: ListDocument, bones: Skeleton, link: Reference, span: Span) -> Fix | None:
    """Put the partner on the other side of the link, or take the bracket away: as the other links have it."""
    text = document.source.text
    mark = text[span.start : span.end]
    opened, closed = (mark, PARTNER[mark]) if mark[-1] in "[(（" else (PARTNER[mark], mark)
    if span.start not in (link.span.start - len(mark), link.span.end):
        return safe("Remove the bracket", Edit(*span, ""))
    if mark == "(" and _GOES_ON.match(text, link.span.end):
        return None
    taken = 1 if mark == opened and text.startswith("}", link.span.end) else 0

    def enclosed(links: Iterable[Reference]) -> int:
        spans = (one.span for one in links)
        return sum(
            text.startswith(opened, start - len(opened)) and text.startswith(closed, end)
            for start, end in spans
        )

    enclose = _enclosing_brackets(document)
    if opened not in enclose:
        links = [reference for reference in document.references if reference.kind == "link"]
        enclose[opened] = enclosed(links) * 4 >= len(links)
    if taken or enclose[opened] or enclosed(bones.links):
        whole = opened + text[link.span.start : link.span.end] + closed
        title = "Close the bracket" if mark == opened else "Open the bracket"
        first, last = (span.start, link.span.end + taken) if mark == opened else (link.span.start, span.end)
        return safe(title, Edit(first, last, whole))
    return safe("Remove the bracket", Edit(*span, ""))


@fact
def _enclosing_brackets(document: ListDocument) -> dict[str, bool]:
    """Whether a quarter of the links have a bracket around them, for the brackets that were looked at."""
    return {}


def _label_at(entry: Entry, at: int) -> Link | None:
    for link in entry.links:
        if link.label and link.label_span is not None and link.label_span.start <= at < link.label_span.end:
            return link
    return None


def _in_label(link: Link, bracket: Bracket, span: Span) -> Found:
    assert link.label_span is not None
    fix = None
    if bracket.mark[0] == "\\":
        place = link.label_span.end if bracket.opens else link.label_span.start
        fix = safe("Add the bracket", Edit(place, place, PARTNER[bracket.mark]))
    elif bracket.mark == ")" and span.end == link.label_span.end:
        fix = safe("Remove the bracket", Edit(*span, ""))
    message = (
        f"“{bracket.mark}” in the link text “{shorten(link.label or '')}” has no “{PARTNER[bracket.mark]}”"
    )
    return Found(span, message, fix=fix, key=f"{bracket.mark} {link.url}")


def _end_of_title(entry: Entry, bones: Skeleton) -> int:
    """The end of the title, or of the few words between it and the first link on its line."""
    assert entry.title_span is not None
    end = entry.title_span.end
    behind = next((link.span.start for link in bones.links if link.span.start > end), end)
    between = bones.text[end - entry.span.start : behind - entry.span.start]
    return behind if behind - end <= 40 and "\n" not in between and entry.title_kind != "link" else end
