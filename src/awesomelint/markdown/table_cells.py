"""The cells of a table row (GitHub Flavored Markdown, 4.10)."""

from __future__ import annotations

from awesomelint.util.regex import compiled

_CELL = compiled(r"(?:\\.|[^|\\\n])*+")
_BLANK = " \t\r"
# Ideographic spaces fill cells, too.
_PADDING = " \t\u3000"


def cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the offsets of each cell of the row `text[start:end]`, without pipes and surrounding spaces.

    An escaped pipe (`\\|`) does not end a cell, nor do the pipes at the ends of the row enclose another one.
    """
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    while start < end and text[start] in _BLANK:
        start += 1
    if text.startswith("|", start, end):
        start += 1
    is_escaped = text.find("\\", start, end) >= 0
    found = []
    while start < end:
        if is_escaped:
            match = _CELL.match(text, start, end)
            stop = match.end() if match else end
        else:
            stop = text.find("|", start, end)
            stop = end if stop < 0 else stop
        found.append(_trimmed(text, start, stop))
        start = stop + 1
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _PADDING:
        start += 1
    while end > start and text[end - 1] in _PADDING:
        end -= 1
    return start, end
