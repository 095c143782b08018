"""Text for messages, shortened to one line."""

from __future__ import annotations


def shorten(text: str, most: int = 70) -> str:
    """Return the text on one line of at most `most` code points, with an ellipsis in place of the rest."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
