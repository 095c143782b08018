"""Slugs: the names under which GitHub lets links jump to headings (`## Related work 🔗` answers to `#related-work-`).

The algorithm is GitHub's own as the github-slugger project keeps it: lower case; letters, marks, decimal digits,
connectors, hyphens and spaces stay, all else goes; spaces become hyphens; a name taken before gets a number.
"""

from __future__ import annotations

import re

from awesomelint.markdown.html import entities
from awesomelint.markdown.inline import unescape
from awesomelint.markdown.parts import Inline
from awesomelint.util.regex import compiled

_NOT_KEPT = compiled(r"[^\w -]", re.ASCII)
_BRACKETS = frozenset(("bracket", "paren", "quote"))
_SILENT = frozenset(("image", "comment", "softbreak", "hardbreak"))


def slug(heading: str) -> str:
    """The slug of a heading's text as rendered. U+FE0F, the invisible half of many emoji, is a mark and stays."""
    lowered = heading.lower()
    if lowered.isascii():
        return _NOT_KEPT.sub("", lowered).replace(" ", "-")
    # Unicode's properties live in `regex` alone; most headings are ASCII and need not pay for its import.
    import regex

    return regex.sub(r"[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc} -]", "", lowered).replace(" ", "-")


class Slugger:
    """Gives each heading of one page its own slug: `tools`, `tools-1`, `tools-2`, passing over names that are taken."""

    __slots__ = ("_taken",)

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def unique(self, heading: str) -> str:
        """The slug of the next heading of the page."""
        taken = self._taken
        first = name = slug(heading)
        while name in taken:
            taken[first] += 1
            name = f"{first}-{taken[first]}"
        taken[name] = 0
        return name


def rendered(text: str, start: int, end: int, parts: list[Inline]) -> str:
    """The text of a heading as GitHub renders it, spaces as they are: the badge behind a title leaves a space there."""
    pieces: list[str] = []
    _render(text, start, end, parts, pieces)
    return "".join(pieces)


def _render(text: str, start: int, end: int, parts: list[Inline], out: list[str]) -> None:
    at = start
    for part in parts:
        if part.start >= at:
            out.append(_plain(text[at : part.start]))
        inner = part.inner_start, part.inner_end
        if part.kind in _BRACKETS:
            out.append(_plain(text[part.start : inner[0]]))
            _render(text, *inner, part.children, out)
            out.append(_plain(text[inner[1] : part.end]))
        elif part.kind == "code" and text[part.start] == "`":
            out.append(text[slice(*inner)])
        elif part.kind in ("em", "strong", "link", "url") or (
            part.kind not in _SILENT and inner[0] > part.start + 1
        ):
            _render(text, *inner, part.children, out)
        at = part.end
    out.append(_plain(text[at:end]))


def _plain(text: str) -> str:
    return entities(unescape(text))
