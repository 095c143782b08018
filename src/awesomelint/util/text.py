"""Small functions for text: shortened, decoded, numbers with nouns, what two texts have in common, the nearest name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from awesomelint.util.regex import NOT_WORD

# For `str.translate`: removes the characters that have no width, which do not separate words.
WITHOUT_ZERO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))

# The bytes of an ASCII text are translated in a fifth of the time that its characters would take.
_MARKS = bytes(code for code in range(128) if not chr(code).isalnum())
_MARKS_TO_SPACES = bytes.maketrans(_MARKS, b" " * len(_MARKS))


def letters(text: str) -> str:
    """Return the letters and digits of a text."""
    return text.encode().translate(None, _MARKS).decode() if text.isascii() else NOT_WORD.sub("", text)


def words(text: str) -> list[str]:
    """Return the words of a text: its runs of letters and digits."""
    if text.isascii():
        return text.encode().translate(_MARKS_TO_SPACES).decode().split()
    return [word for word in NOT_WORD.split(text) if word]


def contains_any(text: str, words: Iterable[str]) -> bool:
    """Return whether a text contains any of the words, or of the characters: a cheap check before a pattern is searched."""
    for word in words:  # noqa: SIM110 -- `any` takes twice as long, and each entry is asked
        if word in text:
            return True
    return False


def shorten(text: str, most: int = 70) -> str:
    """Return the text on one line of at most `most` code points, with an ellipsis in place of the rest."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def plural(number: int, word: str) -> str:
    """Return a number and a regular noun, in the plural unless the number is 1: `2 entries`, `1,000 files`."""
    if number == 1:
        return f"1 {word}"
    is_regular = not word.endswith("y") or word.endswith(("ay", "ey", "oy"))
    return f"{number:,} {word}s" if is_regular else f"{number:,} {word[:-1]}ies"


def common_ends(first: Sequence[str], second: Sequence[str]) -> tuple[int, int]:
    """Return how many items, such as characters or words, are equal at the beginning and then at the end of both."""
    shorter = min(len(first), len(second))
    start = 0
    while start < shorter and first[start] == second[start]:
        start += 1
    end = 0
    while end < shorter - start and first[-1 - end] == second[-1 - end]:
        end += 1
    return start, end


def percent_decoded(path: str) -> str:
    """Return a path or fragment of a URL with its percent signs decoded (`%20`)."""
    if "%" not in path:
        return path
    # Few lists need it, and its import takes a quarter of the time that Python takes to start.
    from urllib.parse import unquote

    return unquote(path)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is most similar to `name`, or None if none is similar."""
    # Imported late, because it is only needed for errors.
    from difflib import get_close_matches

    return next(iter(get_close_matches(name.lower().replace("_", "-"), list(known), 1)), None)
