"""HTML tags outside code and comments."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from awesomelint.analysis.blocks import by_kind
from awesomelint.facts import fact
from awesomelint.model import ListDocument

_start = attrgetter("start")


def is_rendered(document: ListDocument, offset: int) -> bool:
    """Return whether an inline tag begins at an offset and is rendered: not in code, not in a comment."""
    parts = document.parts
    while True:
        index = bisect_right(parts, offset, key=_start) - 1
        if index < 0 or parts[index].end <= offset:
            return False
        part = parts[index]
        if offset in (part.start, part.inner_end):
            return True
        parts = part.children


def find_rendered(
    document: ListDocument, pattern: re.Pattern[str], end: int | None = None
) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern before `end` that begin outside comments and blocks of code."""
    hidden = _hidden_spans(document)
    text = document.source.text
    for match in pattern.finditer(text, 0, len(text) if end is None else end):
        index = bisect_right(hidden, match.start(), key=lambda span: span[0]) - 1
        if index < 0 or hidden[index][1] <= match.start():
            yield match


@fact
def _hidden_spans(document: ListDocument) -> list[tuple[int, int]]:
    """Return the spans of blocks of code and comments, in document order."""
    text = document.source.text
    spans = [(block.start, block.end) for block in by_kind(document)["code"]]
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start + 4)) >= 0:
        spans.append((start, end))
        start = text.find("<!--", end)
    return sorted(spans)
