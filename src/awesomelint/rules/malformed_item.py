"""A line that was meant as a bullet of its list and is none: its marker is glued, doubled, not Markdown's, or lost.

## Why
GitHub shows such a line as the end of the entry above it, or as a paragraph that parts the list in two. Its author saw
nothing of it in the editor.

## Wrong
    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
    -[Layer Normalization](https://arxiv.org/abs/1607.06450)
    [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)

## Right
    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
    - [Layer Normalization](https://arxiv.org/abs/1607.06450)
    - [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)

## Fix
Safe: the space or the marker is put in; of two markers one is taken out.

## Notes
A marker is `-`, `*`, `+` or a number with a point or parenthesis, and a space must follow it (CommonMark 5.2). Lines
below an entry that hold its authors, links or notes are part of it and no lost bullets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from awesomelint.fields import labels
from awesomelint.fields.urls import work_key
from awesomelint.markdown.blocks import Block
from awesomelint.model import ListDocument
from awesomelint.rules._bullets import MEANT, Items, opening
from awesomelint.rules._work import is_paper
from awesomelint.rules.api import Edit, Found, Severity, Span, rule, safe

_DOUBLED = re.compile(r"\n[ \t]*+([-*+])([ \t]++[-*+])[ \t]++(?=[\[(*\w\"“])")
# A line that may have lost its bullet: not blank, behind an item's line or behind a blank one, and beginning as entries do.
_LOST = re.compile(r"(?:\n[ \t]*+(?:[-*+]|\d{1,3}[.)])[ \t][^\n]*+|\n[ \t]*+)\n(?=([ \t]*+)([\[(*\\\"“\w][^\n]*+))")
_ITEM = re.compile(r"[ \t]*+(?:[-*+]|\d{1,3}[.)])[ \t]++")
_TARGET = re.compile(r"\]\((http[^)\s]+)")
_LABEL = re.compile(r"\[([^\[\]\n]*)\]\(")
# So many odd lines of one sort are a habit.
_FEW = 3


@rule("malformed-item", group="works", severity=Severity.WARNING, fix="safe")
def check(document: ListDocument, options: Mapping[str, Any]) -> Iterator[Found]:
    """Look at the lines that begin as items might, and ask the blocks whether they are, and what stands beside them."""
    text = document.source.text
    meant, doubled = list(MEANT.finditer(text)), list(_DOUBLED.finditer(text))
    lost = list(_LOST.finditer(text)) if any(entry.kind == "item" for entry in document.entries) else []
    if not (meant or doubled or lost):
        return
    items = Items(document)
    yield from _meant(document, items, meant)
    yield from _doubled(document, items, doubled)
    found = [item for match in lost if (item := _lost(document, items, match)) is not None]
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
        lists = items.beside(paragraph)
        if not any(opening(text, end) in items.openings(block) for block in lists):
            continue
        marker = lists[0].children[0].marker
        glued = match[2].strip("\u00a0\u3000\u200b \t")
        if glued[0].isascii():
            right, what = (
                f"{glued} ",
                "a space must follow the marker" if glued == match[2] else "what follows the marker is no plain space",
            )
        elif foreign <= _FEW and not marker[0].isdigit():
            right, what = f"{marker} ", f"Markdown knows no such bullet, the items here begin with “{marker}”"
        else:
            continue
        yield Found(
            Span(start, source.line_end(line)),
            f"“{_short(text[start : source.line_end(line)])}” is shown as no item of the list: {what}",
            fix=safe(f"Write “{right}”", Edit(start, end, right)),
        )


def _doubled(document: ListDocument, items: Items, matches: list[re.Match[str]]) -> Iterator[Found]:
    """Two markers before one entry: an item of an item, which its neighbours are not."""
    source, text = document.source, document.source.text
    outer = {
        item.line: block
        for block in items.lists
        for item in block.children
        if item.children and item.children[0].kind == "list"
    }
    for match in matches:
        line = source.line_of(match.start(1))
        inner = next(
            (
                block
                for block in items.lists
                if block.line == line and block.parent is not None and block.parent.kind == "item"
            ),
            None,
        )
        if inner is None or len(inner.children) > 1 or len(matches) > _FEW:
            continue
        assert inner.parent is not None and inner.parent.parent is not None
        siblings = [item for item in inner.parent.parent.children if item.line not in outer]
        if len(siblings) >= 2 or line in outer:
            yield Found(
                Span(match.start(1), source.line_end(line)),
                f"“{_short(text[match.start(1) : source.line_end(line)])}” is a list within the list: one marker is too many",
                fix=safe("Remove a marker", Edit(*match.span(2), "")),
            )


def _lost(document: ListDocument, items: Items, match: re.Match[str]) -> Found | None:
    """A line that begins as the items beside it do, leads to a work of its own, and has no marker."""
    source, text = document.source, document.source.text
    start, end = match.span(2)
    body = text[start:end]
    mine = _TARGET.search(body)
    if mine is None or _ITEM.match(body):
        return None
    line = source.line_of(start)
    paragraph = items.paragraph(line)
    lists = items.beside(paragraph) if paragraph is not None else []
    if paragraph is None or not lists:
        return None
    item = lists[0].children[0]
    swallowed = paragraph.line < line
    if not swallowed and (paragraph.end_line > line or not _between(paragraph, lists)):
        return None
    if len(match[1].expandtabs(4)) > item.start - source.line_start(item.line) or not all(
        _is_plain(block, text, body) for block in lists[:2]
    ):
        return None
    begins = opening(body, 0)
    if begins == "link" and (label := _LABEL.match(body)) and labels.is_label(labels.normal(label[1])):
        return None
    if swallowed:
        above = _ITEM.sub("", source.line_text(line - 1), count=1)
        theirs = _TARGET.search(above)
        if theirs is None or theirs[1] == mine[1] or opening(above, 0) != begins:
            return None
    if begins == "word" and not (is_paper(work_key(mine[1])) and body[0].isupper()):
        return None
    marker = item.marker
    if marker[0].isdigit():
        return Found(Span(start, end), f"“{_short(body)}” is shown as no item of the list: its number is missing")
    fix = safe("Put in the marker", Edit(start, start, f"{marker} "))
    return Found(
        Span(start, end), f"“{_short(body)}” is shown as no item of the list: its “{marker}” is missing", fix=fix
    )


def _between(paragraph: Block, lists: list[Block]) -> bool:
    """Whether a paragraph stands right between two lists of one marker."""
    before = [block for block in lists if block.end_line < paragraph.line]
    behind = [block for block in lists if block.line > paragraph.end_line]
    return bool(before and behind) and before[-1].children[0].marker[-1] == behind[0].children[0].marker[-1]


def _is_plain(block: Block, text: str, body: str) -> bool:
    """Whether the items of a list are one line each, nearly all, and begin as a text does."""
    items = [item for item in block.children if item.children and item.children[0].kind == "paragraph"]
    broken = sum(item.children[0].end_line > item.children[0].line for item in items)
    alike = sum(opening(text, item.children[0].start) == opening(body, 0) for item in items)
    return broken <= max(1, len(items) // 10) and alike * 3 >= 2 * len(items) > 0


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"
