"""Keys of items that a picture precedes, or that are in bold without a colon: `- 👥 **Authors:** …`, `- **Venue** …`.

Only the items below the title of a work are read so: elsewhere, bold words are names.
"""

from __future__ import annotations

from awesomelint.reading.classify.keyed_lines import key_of
from awesomelint.util.regex import PICTURE, compiled

LEADING_PICTURE = compiled(
    rf"(?:{PICTURE}|:[a-z][a-z_]{{2,40}}+:|<img\b[^<>\n]*>|!\[[^]\n]*\]\([^()\n]*\))\s*+"
)
_BOLD = compiled(r"(?:\*\*|__)(?P<key>[^*_\n]{1,25}+)(?:\*\*|__)(?:\s+[-–—]+)?\s+(?=\S)")


def item_key(body: str) -> tuple[str, str, int] | None:
    """The key that an item begins with, as `key_of` returns it: for `👥 **Authors:** Ada Lark`, (authors, Authors, 15)."""
    picture = LEADING_PICTURE.match(body)
    start = picture.end() if picture is not None else 0
    found = key_of(body[start:])
    if found is not None:
        return found[0], found[1], found[2] + start
    bold = _BOLD.match(body, start)
    found = key_of(f"{bold['key']}:") if bold is not None else None
    return (found[0], found[1], bold.end()) if bold is not None and found is not None else None
