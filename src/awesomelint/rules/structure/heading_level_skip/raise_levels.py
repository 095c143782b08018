"""Raise sections to a higher heading level, with all headings below them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import attrgetter

from awesomelint.analysis.blocks import by_kind
from awesomelint.model import ListDocument, Section
from awesomelint.rules.api import Edit, Fix, unsafe

_line = attrgetter("line")


def raise_levels(document: ListDocument, sections: Iterable[Section], level: int) -> Fix | None:
    """Return the fix that raises sections to a level; None if a heading in them does not consist of `#` and
    text.
    """
    source, text, headings = document.source, document.source.text, by_kind(document)["heading"]
    edits: list[Edit] = []
    for section in sections:
        up = section.level - level
        start, end = source.line_start(section.line), source.line_end(section.end_line)
        if up < 1 or "<h" in text[start:end].lower():
            return None
        below = bisect_right(headings, section.end_line, key=_line)
        inside = headings[bisect_left(headings, section.line, key=_line) : below]
        for block in inside:
            first = text.find("#", source.line_start(block.line), block.start)
            if text[first : block.start].rstrip(" \t") != "#" * block.level or block.level <= up:
                return None
            edits.append(Edit(first, first + up, ""))
    title = f"Change the heading level to `{'#' * level}`, and raise the headings below"
    return unsafe(title, *sorted(edits)) if edits else None
