"""Reads files of cases: headings of level 2, each with named fences below it."""

from __future__ import annotations

import re
from pathlib import Path

# A heading or a fence, whichever comes first: what looks like a heading within a fence is none.
_PART = re.compile(r"^## ([^\n]+)$|^(`{3,})([\w-]+)\n(.*?)^\2$", re.MULTILINE | re.DOTALL)
# What an editor would lose or not show: a space at a line's end, a tab, a carriage return, no final newline.
_MARKS = {"␠": " ", "␉": "\t", "␍": "\r", "␀\n": ""}


def sections(path: Path) -> list[tuple[str, dict[str, str]]]:
    """The cases of a file in order, each with its title and the text of its fences by name."""
    found: list[tuple[str, dict[str, str]]] = []
    for match in _PART.finditer(path.read_text(encoding="utf-8")):
        if match[1]:
            found.append((match[1].strip(), {}))
        else:
            found[-1][1][match[3]] = _unmark(match[4])
    return found


def _unmark(text: str) -> str:
    for mark, meaning in _MARKS.items():
        text = text.replace(mark, meaning)
    return text
