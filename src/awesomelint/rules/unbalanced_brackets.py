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
Safe where the place of the missing bracket is plain: behind an address, or around a link as the list's other links have
it. In a title there is none, for only a person knows where the bracket belongs.

## Notes
Notes, quotes, formulas, code, numbering (`1)`, `a)`), half-open intervals and smileys are left alone. Which brackets
make a link is written in CommonMark 6.3.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from awesomelint.model import Entry, ListDocument
from awesomelint.rules._brackets import LINK, PARTNER, Bracket, Skeleton, lonely, skeleton
from awesomelint.rules._slips import slips
from awesomelint.rules.api import Edit, Fix, Found, Severity, Span, rule, safe


@rule("unbalanced-brackets", group="links", severity=Severity.WARNING, fix="safe")
def check(document: ListDocument, options: Mapping[str, Any]) -> Iterator[Found]:
    """Report links that are never closed, then look into the entries whose brackets do not add up."""
    text, line_of = document.source.text, document.source.line_of
    yield from slips(document, "unbalanced-brackets")
    told = {
        line_of(found.span.start) for name in ("unbalanced-brackets", "malformed-link", "malformed-url") for found in slips(document, name)
    }
    for entry in document.entries:
        start, end = entry.span
        if text.count("[", start, end) == text.count("]", start, end) and text.count("(", start, end) == text.count(")", start, end):
            continue
        yield from (found for found in _entry(document, entry) if line_of(found.span.start) not in told)


def _entry(document: ListDocument, entry: Entry) -> Iterator[Found]:
    text, start = document.source.text, entry.span.start
    bones = skeleton(document, entry.span)
    alone = lonely(bones.text)
    for bracket in alone:
        at = start + bracket.at
        span = Span(at, at + len(bracket.mark))
        link = next((link for link in bones.links if at == (link.span.start - 1 if bracket.opens else link.span.end)), None)
        label = next((link for link in entry.links if link.label and link.label_span and link.label_span.start <= at < link.label_span.end), None)
        if link is not None and bones.text[bracket.at + (1 if bracket.opens else -1)] == LINK:
            other = next((mark for mark in alone if {at, start + mark.at} == {link.span.start - 1, link.span.end}), None)
            if other is None:
                yield Found(span, _told(text, span, bracket), fix=_fix(document, bones, link, span), key=f"{bracket.mark} {entry.title}")
            elif bracket.opens:
                whole = text[at : link.span.end + 1]
                edit = Edit(link.span.end, link.span.end + 1, PARTNER[bracket.mark])
                yield Found(
                    Span(at, link.span.end + 1), f"“{_short(whole)}” opens with “{bracket.mark}” and closes with “{other.mark}”",
                    fix=safe(f"Close with “{PARTNER[bracket.mark]}”", edit), key=entry.title,
                )  # fmt: skip
        elif label is not None and label.label_span is not None:
            place = label.label_span.end if bracket.opens else label.label_span.start
            fix = safe("Add the bracket", Edit(place, place, PARTNER[bracket.mark])) if bracket.mark[0] == "\\" else None
            if bracket.mark == ")" and at == label.label_span.end - 1:
                fix = safe("Remove the bracket", Edit(*span, ""))
            yield Found(span, f"“{bracket.mark}” in the link text “{_short(label.label or '')}” has no “{PARTNER[bracket.mark]}”", fix=fix, key=entry.title)
        elif entry.title_span is not None and entry.title_span.start <= at < _end_of_title(entry, bones):
            yield Found(span, f"“{bracket.mark}” at the title “{_short(entry.title)}” has no “{PARTNER[bracket.mark]}”", key=entry.title)
            return


def _end_of_title(entry: Entry, bones: Skeleton) -> int:
    """The end of the title, or of the few words between it and the first link on its line."""
    assert entry.title_span is not None
    end = entry.title_span.end
    behind = next((link.span.start for link in bones.links if link.span.start > end), end)
    between = bones.text[end - entry.span.start : behind - entry.span.start]
    return behind if behind - end <= 40 and "\n" not in between and entry.title_kind != "link" else end


def _fix(document: ListDocument, bones: Skeleton, link: Any, span: Span) -> Fix:
    """Put the partner on the other side of the link, or take the bracket away: as the other links have it."""
    text = document.source.text
    mark = text[span.start : span.end]
    opened, closed = sorted((mark, PARTNER[mark]), key="([（)]）".index)
    if mark == opened and text.startswith("}", link.span.end):
        return safe("Close the bracket", Edit(link.span.end, link.span.end + 1, closed))

    def enclosed(links: list[Any]) -> int:
        return sum(text.startswith(opened, other.span.start - 1) and text.startswith(closed, other.span.end) for other in links)

    shares = document.memo.setdefault("enclosed links", {})
    if mark not in shares:
        shares[mark] = enclosed(document.references) * 4 >= sum(other.kind == "link" for other in document.references)
    if shares[mark] or enclosed(bones.links):
        place = link.span.end if mark == opened else link.span.start
        return safe("Close the bracket" if mark == opened else "Open the bracket", Edit(place, place, PARTNER[mark]))
    return safe("Remove the bracket", Edit(*span, ""))


def _told(text: str, span: Span, bracket: Bracket) -> str:
    if bracket.opens:
        return f"“{_short(text[span.start : span.start + 40].partition(chr(10))[0])}” opens a bracket that is never closed"
    return f"“{_short(text[max(span.start - 30, 0) : span.end].rpartition(chr(10))[2])}” closes a bracket that was never opened"


def _short(text: str) -> str:
    return text if len(text) <= 70 else text[:67] + "…"
