"""HTML tags of a page, where they are tags: not in code, not in a comment."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

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
        if part.start == offset and part.kind != "code" or part.inner_end == offset:
            return True
        if part.kind == "comment" or (part.kind == "code" and document.source.text[part.start] == "`"):
            return False
        parts = part.children
