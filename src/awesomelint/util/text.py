"""Text for messages: quotations that stay short and in one line."""

from __future__ import annotations


def shorten(text: str, most: int = 70) -> str:
    """The text in one line of at most `most` code points; what is cut off at its end is replaced by an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
