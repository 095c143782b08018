"""The anchors that GitHub gives to headings (`#related-work-` for `## Related work 🔗`).

The algorithm is that of the github-slugger project: lower case; only letters, marks, decimal digits, connectors,
hyphens and spaces are kept; spaces become hyphens; repeated anchors get a number.
"""

from __future__ import annotations

import re

from awesomelint.util.regex import compiled

_NOT_KEPT = compiled(r"[^\w -]", re.ASCII)


def slug(heading: str) -> str:
    """The slug of a heading's rendered text. U+FE0F, an invisible part of many emoji, is a mark and stays."""
    lowered = heading.lower()
    if lowered.isascii():
        return _NOT_KEPT.sub("", lowered).replace(" ", "-")
    # `re` has no Unicode properties. Most headings are ASCII and do not need the import of `regex`.
    import regex

    return regex.sub(r"[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc} -]", "", lowered).replace(" ", "-")


class Slugger:
    """Gives each heading of a page a unique slug: `tools`, `tools-1`, `tools-2`, skipping those already used."""

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
