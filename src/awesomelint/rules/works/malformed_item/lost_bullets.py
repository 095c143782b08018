"""Lost bullets: lines that begin as the items beside them do, lead to a work of their own, and have no marker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from awesomelint.analysis.bullets import Items, opening
from awesomelint.analysis.works.work import is_paper
from awesomelint.fields import link_labels
from awesomelint.fields.urls import work_key
from awesomelint.markdown.blocks import Block
from awesomelint.model import ListDocument
from awesomelint.source import Span
from awesomelint.util.regex import compiled, lazy_pattern

# Not blank, behind an item's line or behind a blank one, and beginning as entries do.
_LINE = compiled(
    r"\n[ \t]*+(?:(?:[-*+]|\d{1,3}[.)])[ \t][^\n]*+)?+\r?"
    r"(?=\n([ \t]*+)((?!\*[ \t]|\d{1,3}[.)][ \t])[\[(*\\\"“\w][^\r\n]*+))"
)
_ITEM = lazy_pattern(r"[ \t]*+(?:[-*+]|\d{1,3}[.)])[ \t]++")
_TARGET = compiled(r"\]\((http[^)\s]+)")
_LABEL = lazy_pattern(r"\[([^\[\]\n]*)\]\(")


class Lost(NamedTuple):
    """A line without the marker that the items beside it have."""

    span: Span
    marker: str


def candidates(document: ListDocument) -> list[re.Match[str]]:
    """The lines that may have lost a bullet, by their form alone."""
    if not any(entry.kind == "item" for entry in document.entries):
        return []
    lines = _LINE.finditer(document.source.text)
    return [match for match in lines if "](http" in match[2] and not _is_field(match[2])]


def lost(document: ListDocument, items: Items, lines: list[re.Match[str]]) -> Iterator[Lost]:
    """Those of the lines of which the blocks say so, too."""
    for match in lines:
        marker = _marker(document, items, match)
        if marker:
            yield Lost(Span(*match.span(2)), marker)


def _marker(document: ListDocument, items: Items, match: re.Match[str]) -> str:
    """The marker that a line should have, empty if it is no item."""
    source, body = document.source, match[2]
    mine = _TARGET.search(body)
    if mine is None:
        return ""
    line = source.line_of(match.start(2))
    paragraph = items.paragraph(line)
    lists = items.adjacent_lists(paragraph) if paragraph is not None else []
    if paragraph is None or not lists:
        return ""
    item = lists[0].children[0]
    swallowed = paragraph.line < line
    if not swallowed and (paragraph.end_line > line or not _between(paragraph, lists)):
        return ""
    deeper = len(match[1].expandtabs(4)) > item.start - source.line_start(item.line)
    if deeper or not all(items.is_plain(block, opening(body, 0)) for block in lists[:2]):
        return ""
    if swallowed:
        above = _ITEM.sub("", source.line_text(line - 1), count=1)
        theirs = _TARGET.search(above)
        if theirs is None or theirs[1] == mine[1] or opening(above, 0) != opening(body, 0):
            return ""
    return item.marker


def _is_field(body: str) -> bool:
    """Whether a line begins with the link of an entry above it, or with words that are no paper's title."""
    begins = opening(body, 0)
    if begins == "link":
        label = _LABEL.match(body)
        return label is not None and link_labels.is_label(link_labels.normal(label[1]))
    target = _TARGET.search(body)
    return begins == "word" and not (target and is_paper(work_key(target[1])) and body[0].isupper())


def _between(paragraph: Block, lists: list[Block]) -> bool:
    """Whether a paragraph stands right between two lists of one marker."""
    before = [block for block in lists if block.end_line < paragraph.line]
    behind = [block for block in lists if block.line > paragraph.end_line]
    return bool(before and behind) and before[-1].children[0].marker[-1] == behind[0].children[0].marker[-1]
