"""Bullets: lines that were meant as items of a list, whether Markdown takes them so or not."""

from __future__ import annotations

import re

# A marker glued to what follows, a bullet that is no marker of Markdown, or a marker with a space that is none.
_MEANT = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])(?=\[)|[ \t]*(?:[•·●○◦▪■‣–—－][ \t\u00a0]*|[-*+][\u00a0\u3000\u200b]+)(?=[\[*\w(\"“《])")


def looks_like_item(line: str) -> bool:
    """Whether a line was meant as an item, though its marker is not one of Markdown's."""
    return _MEANT.match(line) is not None
