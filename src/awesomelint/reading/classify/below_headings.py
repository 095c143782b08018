"""What the blocks below a heading show of it: the page, the authors or the links of a work that it names."""

from __future__ import annotations

from awesomelint.reading.classify.keyed_lines import meanings
from awesomelint.reading.outline import Unit
from awesomelint.util.regex import lazy_pattern

# Lines of a key and a URL, `Access: https://…`, whatever the key.
KEYED_URLS = lazy_pattern(
    r"(?:[\s*_`-]*[^\W\d_][\w /-]{1,40}[*_`]*:[ \t]*<?https?://[^\s<>]+>?[ \t\\]*(?:\n|$))+"
)
_LINE_END = lazy_pattern(r"[ \t]*(?:</?br\s*/?>|\\)?[ \t]*(?:\n|$)")


def shows_work(text: str, units: list[Unit], index: int) -> bool:
    """Return whether the blocks below the heading at an index show that it names a work, even if its title is short."""
    return any(shows(text, units, index) for shows in (url_below, _authors_below, _keyed_urls_below))


def url_below(text: str, units: list[Unit], index: int) -> bool:
    """Whether the first line of the paragraph after a heading is a bare URL: the page of what the heading names."""
    below = units[index + 1] if index + 1 < len(units) else None
    if below is None or below.kind != "paragraph" or below.head is None or not below.head.parts:
        return False
    first = below.head.parts[0]
    shown = text[first.inner_start : first.inner_end] if first.kind == "link" else ""
    bare = first.kind == "url" or shown.startswith(("http://", "https://", "www."))
    return bare and first.start == below.head.start and _LINE_END.match(text, first.end) is not None


def _keyed_urls_below(text: str, units: list[Unit], index: int) -> bool:
    """Whether the first two blocks after a heading are keys with URLs: `Paper: https://…` and `Code: https://…`."""
    below = units[index + 1 : index + 3]
    return len(below) == 2 and all(
        unit.kind == "paragraph" and KEYED_URLS.fullmatch(text, unit.start, unit.end) is not None
        for unit in below
    )


def _authors_below(text: str, units: list[Unit], index: int) -> bool:
    """Whether the block after a heading begins with a key and has the authors of what the heading names."""
    below = units[index + 1] if index + 1 < len(units) else None
    return below is not None and below.head is not None and "authors" in meanings(text, below.head)
