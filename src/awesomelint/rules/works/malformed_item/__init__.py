"""A line that was meant as a bullet of its list and is none: its marker is glued, doubled, not Markdown's, or lost.

## Why
GitHub shows such a line as the end of the entry above it, or as a paragraph that parts the list in two. Its author saw
nothing of it in the editor.

## Wrong
    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
    -[Layer Normalization](https://arxiv.org/abs/1607.06450)
    - - [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)

## Right
    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
    - [Layer Normalization](https://arxiv.org/abs/1607.06450)
    - [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)

## Fix
Safe: the space or the marker is put in; of two markers one is taken out. A lost number is for a person to say.

## Notes
A marker is `-`, `*`, `+` or a number with a point or parenthesis, and a space must follow it (CommonMark 5.2). Lines
below an entry that hold its authors, links or notes are part of it and no lost bullets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.analysis.bullets import ITEM_LIKE, Items, opening
from awesomelint.model import ListDocument
from awesomelint.rules.api import Context, Edit, Fix, Found, Severity, Span, rule, safe
from awesomelint.rules.works.malformed_item.lost_bullets import candidates, lost
from awesomelint.util.regex import compiled
from awesomelint.util.text import shorten

_DOUBLED = compiled(r"\n[ \t]*+[-*+][ \t]++[-*+][ \t]")
_NO_ITEM = "is shown as no item of the list"
# So many odd lines of one sort are a habit.
_FEW = 3


@rule(
    "malformed-item",
    group="works",
    severity=Severity.WARNING,
    fix="safe",
    changes=("title", "authors", "notes"),
)
def check(context: Context) -> Iterator[Found]:
    """Look at the lines that begin as items might, and ask the blocks whether they are, and what stands beside them."""
    document = context.document
    text = document.source.text
    meant, bare, doubled = list(ITEM_LIKE.finditer(text)), candidates(document), _DOUBLED.search(text)
    if not (meant or bare or doubled):
        return
    items = Items(document)
    yield from _meant(document, items, meant)
    for found in (_doubled(document, items) if doubled else [], _lost(document, items, bare)):
        if len(found) <= _FEW:
            yield from found


def _meant(document: ListDocument, items: Items, matches: list[re.Match[str]]) -> Iterator[Found]:
    """A marker without its space, or a bullet that Markdown does not know, beside true items that begin as it goes on."""
    source, text = document.source, document.source.text
    foreign = sum(not match[2][0].isascii() for match in matches)
    emphasis = {part.start for part in document.parts if part.kind in ("em", "strong")}
    for match in matches:
        start, end = match.span(2)
        line = source.line_of(start)
        paragraph = items.paragraph(line)
        if paragraph is None or start in emphasis or "](" not in text[end : source.line_end(line)]:
            continue
        lists = items.adjacent_lists(paragraph)
        if not any(items.openings(block)[opening(text, end)] for block in lists):
            continue
        marker = lists[0].children[0].marker
        glued = match[2].strip("\u00a0\u3000\u200b \t")
        if glued[0].isascii():
            right = glued
            what = "a plain space must follow" if glued != match[2] else "a space must follow"
            what += " the number" if glued[0].isdigit() else " the marker"
        elif foreign <= _FEW and not marker[0].isdigit():
            right, what = marker, f"Markdown knows no such bullet, the items here begin with “{marker}”"
        else:
            continue
        span = Span(start, source.line_end(line))
        yield _found(
            document, span, f"{_NO_ITEM}: {what}", safe(f"Write “{right} ”", Edit(start, end, f"{right} "))
        )


def _doubled(document: ListDocument, items: Items) -> list[Found]:
    """Two markers before one entry: an item that is but a list of one item, which its neighbours are not."""
    found = []
    for inner in items.lists:
        item = inner.parent
        if item is None or item.kind != "item" or item.line != inner.line or item.parent is None:
            continue
        if len(item.children) == 1 and len(inner.children) == 1 and items.openings(item.parent):
            span = Span(item.start, document.source.line_end(item.line))
            fix = safe("Remove a marker", Edit(item.start, inner.children[0].start, ""))
            found.append(
                _found(document, span, "is shown as a list within the list: one marker is too many", fix)
            )
    return found


def _lost(document: ListDocument, items: Items, lines: list[re.Match[str]]) -> list[Found]:
    found = []
    for span, marker in lost(document, items, lines):
        if marker[0].isdigit():
            found.append(_found(document, span, f"{_NO_ITEM}: its number is missing"))
        else:
            fix = safe("Put in the marker", Edit(span.start, span.start, f"{marker} "))
            found.append(_found(document, span, f"{_NO_ITEM}: its “{marker}” is missing", fix))
    return found


def _found(document: ListDocument, span: Span, what: str, fix: Fix | None = None) -> Found:
    words = document.source.text[span.start : span.end].strip()
    short = shorten(words, 60)
    return Found(span, f"“{short}” {what}", fix=fix)
