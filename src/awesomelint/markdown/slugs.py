"""Slugs: the names under which GitHub lets links jump to headings (`## Related work 🔗` answers to `#related-work-`).

The algorithm is GitHub's own as the github-slugger project keeps it: lower case; letters, marks, decimal digits,
connectors, hyphens and spaces stay, all else goes; spaces become hyphens; a name taken before gets a number.
"""

from __future__ import annotations

import re

from awesomelint.util.regex import compiled

_NOT_KEPT = compiled(r"[^\w -]", re.ASCII)


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
