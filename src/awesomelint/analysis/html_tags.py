"""HTML tags of a page, where they are tags: not in code, not in a comment."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from awesomelint.analysis.blocks import by_kind
from awesomelint.facts import fact
from awesomelint.model import ListDocument

_start = attrgetter("start")


def is_seen(document: ListDocument, offset: int) -> bool:
    """Whether a tag that begins at an offset is rendered: its place is read, and is neither code nor comment."""
    parts = document.parts
    while True:
        at = bisect_right(parts, offset, key=_start) - 1
        if at < 0 or parts[at].end <= offset:
            return False
        part = parts[at]
        if part.kind == "comment" or (part.kind == "code" and document.source.text[part.start] == "`"):
            return False
        if offset in (part.start, part.inner_end):
            return True
        parts = part.children


def seen(document: ListDocument, pattern: re.Pattern[str], end: int | None = None) -> Iterator[re.Match[str]]:
    """The matches of a pattern in a document, up to `end`, that begin neither in a comment nor in a block of code."""
    blind = _blind_spans(document)
    text = document.source.text
    for match in pattern.finditer(text, 0, len(text) if end is None else end):
        at = bisect_right(blind, match.start(), key=lambda span: span[0]) - 1
        if at < 0 or blind[at][1] <= match.start():
            yield match


@fact
def _blind_spans(document: ListDocument) -> list[tuple[int, int]]:
    """Blocks of code and comments, in document order."""
    text = document.source.text
    spans = [(block.start, block.end) for block in by_kind(document)["code"]]
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start + 4)) >= 0:
        spans.append((start, end))
        start = text.find("<!--", end)
    return sorted(spans)
