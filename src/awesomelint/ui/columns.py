"""The width of text in a terminal, in columns, and text that is wrapped or cut to it."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category, east_asian_width

from awesomelint.util.regex import compiled

# What changes the width of the characters around it, besides marks and format characters: vowels and final
# consonants of Hangul, letters of flags, skin tones.
_JOINING = compiled("[\u1160-\u11ff\ud7b0-\ud7ff\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")
# A line may end before and after each of these, as in Chinese, Japanese and Korean, and elsewhere only at a space.
_BREAKABLE = (
    "\u1100-\u11ff\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003fffd"
)
_WORDS = compiled(f"[{_BREAKABLE}]|[^ {_BREAKABLE}]+| +")
# Characters that no line begins with, or ends with.
_CLOSING, _OPENING = ".,;:!?)]}”’»。，、；：！？）】》」』", "([{“‘«（【《「『"


def columns(text: str) -> int:
    """Return the width of a text on one line, without control characters."""
    if text.isascii():
        return len(text)
    return sum(width for _, width in characters(text))


def characters(text: str) -> Iterator[tuple[str, int]]:
    """Yield the characters of a text as people see them, each of one or more code points, with their width."""
    if text.isascii() or not _is_joined(text):
        for char in text:
            yield char, 2 if east_asian_width(char) in "WF" else 1
        return
    # Imported late, because the import takes half as long as a check.
    from wcwidth import iter_graphemes, wcswidth

    for grapheme in iter_graphemes(text):
        yield grapheme, max(0, wcswidth(grapheme))


def _is_joined(text: str) -> bool:
    """Whether characters of a text are drawn as one, so that their widths cannot be added."""
    return _JOINING.search(text) is not None or any(
        category(char) in ("Mn", "Mc", "Me", "Cf") for char in text if not char.isascii()
    )


def wrapped(text: str, width: int, *, before: int = 0, indent: str = "") -> list[str]:
    """Return the lines of a text that is wrapped at `width` columns.

    The first line begins after `before` columns, and the others with `indent`. Only a word that is longer than
    a line, such as a URL, is longer than `width`.
    """
    if before + columns(text) <= width:
        return [text]
    lines, line, used = [], "", before
    for word in _unbroken(text):
        space = columns(word)
        if used + columns(word.rstrip(" ")) > width and (line.strip() or before):
            lines.append(line.rstrip(" "))
            line, used, before = indent, len(indent), 0
        line += word
        used += space
    return [*lines, line.rstrip(" ")]


def _unbroken(text: str) -> Iterator[str]:
    """Yield the parts of a text that a line may end after, each with the spaces after it."""
    part = ""
    for match in _WORDS.finditer(text):
        word = match[0]
        if part and part[-1] not in _OPENING and word[0] not in _CLOSING and word[0] != " ":
            yield part
            part = ""
        part += word
    if part:
        yield part


def cut(text: str, width: int) -> str:
    """Return the beginning of a text that fits into `width` columns."""
    used, end = 0, 0
    for character, space in characters(text[: 4 * width]):
        used += space
        if used > width:
            break
        end += len(character)
    return text[:end]
