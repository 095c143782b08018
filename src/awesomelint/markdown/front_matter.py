"""Front matter: settings of a page for Jekyll, Hugo and others, above its Markdown. GitHub shows them as a table."""

from __future__ import annotations

from awesomelint.util.regex import lazy_pattern

# The first line, and the lines that may end what follows.
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
# How a page with front matter begins.
OPENERS = tuple(_FENCES)
_KEY = lazy_pattern(r"[\w\"'][\w .\"'-]*(?::(?:\s|$)|\s*=\s)|\[[\w.\[\]-]+\]\s*$")
# A comment, or what belongs to the key above: an item, a line with an indentation.
_BELOW = lazy_pattern(r"\s*#|\s*-\s|\s+\S|\s*$|[\]})]\s*,?\s*$")


def front_matter(lines: list[str]) -> int:
    """Return how many lines of a file are front matter; 0 if it begins otherwise.

    Between two thematic breaks may be Markdown as well, so each line must be one of YAML or TOML, and one must have a key.
    """
    ends = _FENCES.get(lines[0].rstrip()) if lines and lines[0].startswith(OPENERS) else None
    if ends is None:
        return 0
    keys = 0
    for count, line in enumerate(lines[1:], 2):
        if line.rstrip() in ends:
            return count if keys else 0
        is_key = _KEY.match(line) is not None
        if not is_key and _BELOW.match(line) is None:
            return 0
        keys += is_key
    return 0
