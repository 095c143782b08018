"""Words that are few edits apart. An edit is one letter missing, added or wrong, or two neighbours swapped."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.text import common_ends


class OneEdit(NamedTuple):
    """How a word differs from the one that was meant: `written` at index `at`, in place of `meant`."""

    at: int
    written: str
    meant: str

    @property
    def kind(self) -> Literal["missing", "extra", "wrong", "swapped"]:
        """Whether a letter is missing, extra or wrong, or two are swapped."""
        if not self.written:
            return "missing"
        if not self.meant:
            return "extra"
        return "wrong" if len(self.written) == 1 else "swapped"


def one_edit(word: str, meant: str) -> OneEdit | None:
    """Return the single edit between two words (optimal string alignment distance 1); None if they are equal or differ more.

    Of a run of equal letters, the last is the one that is missing or extra.
    """
    if word == meant or not -2 < len(word) - len(meant) < 2:
        return None
    at = 0
    for letter, other in zip(word, meant, strict=False):
        if letter != other:
            break
        at += 1
    if len(word) < len(meant):
        written, right = 0, 1
    elif len(word) > len(meant):
        written, right = 1, 0
    elif word[at + 1 :] == meant[at + 1 :]:
        written, right = 1, 1
    else:
        written, right = 2, 2
    if word[at + written :] != meant[at + right :]:
        return None
    edit = OneEdit(at, word[at : at + written], meant[at : at + right])
    return edit if written < 2 or edit.written == edit.meant[::-1] else None


def are_near(word: str, other: str, most: int) -> bool:
    """Whether two words are at most so many edits apart (optimal string alignment distance)."""
    if max(len(word), len(other)) - sum(common_ends(word, other)) <= most:
        return True
    letters, others = Counter(word), Counter(other)
    if max((letters - others).total(), (others - letters).total()) > most:
        return False
    # rapidfuzz takes longer to import than Python to start, so most words are decided without it.
    from rapidfuzz.distance import OSA

    return OSA.distance(word, other) <= most
