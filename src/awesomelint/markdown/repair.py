"""Inline parts as they were meant, where a literal mark has another effect on the page and only one repair is possible."""

from __future__ import annotations

from collections.abc import Mapping

from awesomelint.markdown.emphasis import BOLD_WITH_ASTERISK
from awesomelint.markdown.inline import scan
from awesomelint.markdown.parts import Inline


def repaired(
    text: str, start: int, end: int, parts: list[Inline], definitions: Mapping[str, str]
) -> list[Inline]:
    """Return the parts of `text[start:end]`, with bold text that contains a literal asterisk as one part.

    In `**From A* to B**`, the page has all in italics. `parts` is not changed. If there are two such texts, they
    may also be one with another meaning, and nothing is repaired. Takes linear time.
    """
    if text.find("**", start, end) < 0:
        return parts
    matches = BOLD_WITH_ASTERISK.finditer(text, start, end)
    match = next(matches, None)
    if match is None or next(matches, None) is not None:
        return parts
    first, last = match.span()
    for part in parts:
        if part.start <= first + 1 < part.end:
            if part.kind == "em" and part.start >= first and _marks_emphasis(part, match.start(1)):
                bold = Inline("strong", first, last, first + 2, last - 2)
                bold.children = scan(text, first + 2, last - 2, definitions)
                before = [other for other in parts if other.end <= first]
                return [*before, bold, *scan(text, last, end, definitions)]
            return parts
    return parts


def _marks_emphasis(part: Inline, asterisk: int) -> bool:
    """Return whether an asterisk opens or closes emphasised text, of this part or within it."""
    return any(inner.kind == "em" and asterisk in (inner.start, inner.end - 1) for inner in part.walk())
