"""Strong and emphasised text: which runs of `*` and `_` open and close it (CommonMark 6.2)."""

from __future__ import annotations

from unicodedata import category

from awesomelint.markdown.parts import Inline
from awesomelint.util.regex import lazy_pattern

# Text between `**` that contains one more asterisk, which is not a mark. It begins with text that Python searches for fast.
BOLD_WITH_ASTERISK = lazy_pattern(r"\*\*(?<![*\\]\*\*)(?=[^\s*])[^*\n]*+(?<!\\)(\*)[^*\n]++(?<=\S)\*\*(?!\*)")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def _kind(char: str) -> int:
    """0 for white space, 1 for punctuation, 2 for anything else."""
    if char.isalnum():
        return 2
    if char in _PUNCTUATION:
        return 1
    if char.isspace():
        return 0
    return 1 if category(char)[0] == "P" else 2


class Delimiter:
    """A run of `*` or `_`; `start` and `end` move together as its characters are used; `length` is the original length."""

    __slots__ = ("char", "closes", "end", "length", "opens", "start")

    def __init__(self, text: str, start: int, end: int, first: int, last: int) -> None:
        self.char = text[start]
        self.start = start
        self.end = end
        self.length = end - start
        before = _kind(text[start - 1]) if start > first else 0
        after = _kind(text[end]) if end < last else 0
        left = after == 2 or (after == 1 and before != 2)
        right = before == 2 or (before == 1 and after != 2)
        if self.char == "*":
            self.opens, self.closes = left, right
        else:
            self.opens = left and (not right or before == 1)
            self.closes = right and (not left or after == 1)


def close_emphasis(delimiters: list[Delimiter], bottom: int, found: list[Inline]) -> None:
    """Pair the delimiters from index `bottom` on, add what they enclose to `found`, and drop them from the list.

    CommonMark's algorithm, with `openers_bottom`, which keeps it linear.
    """
    if len(delimiters) - bottom < 2:
        del delimiters[bottom:]
        return
    openers: list[Delimiter] = []
    floor: dict[tuple[str, bool, int], int] = {}
    for closer in delimiters[bottom:]:
        if closer.closes:
            key = (closer.char, closer.opens, closer.length % 3)
            lowest = floor.get(key, 0)
            index = len(openers) - 1
            while index >= lowest and closer.end > closer.start:
                opener = openers[index]
                if opener.char != closer.char or _odd_match(opener, closer):
                    index -= 1
                    continue
                size = 2 if opener.end - opener.start > 1 and closer.end - closer.start > 1 else 1
                outer, inner = opener.end - size, closer.start + size
                found.append(
                    Inline("strong" if size == 2 else "em", outer, inner, outer + size, inner - size)
                )
                opener.end = outer
                closer.start = inner
                del openers[index + 1 :]
                if opener.end == opener.start:
                    openers.pop()
                    index -= 1
                for other in floor:
                    floor[other] = min(floor[other], len(openers))
            if closer.end > closer.start:
                floor[key] = len(openers)
        if closer.opens and closer.end > closer.start:
            openers.append(closer)
    del delimiters[bottom:]


def _odd_match(opener: Delimiter, closer: Delimiter) -> bool:
    """Whether CommonMark's rule of three forbids to pair runs that can both open and close."""
    return (
        (opener.closes or closer.opens)
        and (opener.length + closer.length) % 3 == 0
        and not (opener.length % 3 == 0 and closer.length % 3 == 0)
    )
