"""HTML tags of a page, where they are tags: not in code, not in a comment."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter

from awesomelint.model import ListDocument
from awesomelint.rules._blocks import by_kind

_start = attrgetter("start")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


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


def blind_spans(document: ListDocument) -> list[tuple[int, int]]:
    """The comments and the blocks of code of a document, in order: whatever else stands there is not seen."""
    text = document.source.text
    found = [match.span() for match in _COMMENT.finditer(text)] if "<!--" in text else []
    found += [(block.start, block.end) for block in by_kind(document)["code"]]
    return sorted(found)
