"""Whether two titles are of one work: how much they share, weighed by how telling each word is in this list."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable

from awesomelint.fields import titles

_NUMBER = re.compile(r"\d+|\b(?:i{1,3}|iv|v|vi{0,3}|ix|x|one|two|three|first|second|third|part|vol|version)\b|[上中下一二三四五六七八九十]")
_TRANSLATION = re.compile(r"[(（【][^()（）【】]*[\u3040-\u30ff\u4e00-\u9fff]{3}[^()（）【】]*[)）】]")
_SMALL = frozenset(
    "a an the of for in on with and or to from by via at as is are be its using based towards toward through under over into "
    "how what why when where do does can we you it that this without between beyond not new your".split()
)
_NAME = re.compile(r"[\W_]*(\w[\w+./-]*)\s*[:：]|[\W_]*((?=[\w-]*(?:[A-Z0-9][\w-]*[A-Z]|[A-Z]\d|[a-z][A-Z]))\w[\w+./-]*)")
# Two titles this alike are one title with a slip in it.
_ALIKE = 0.93
# The share of their weight that two titles of one work have in common at least, and of that of the shorter one.
_SHARED, _SHARED_OF_SHORTER = 0.22, 0.5


class Lexicon:
    """The words of a list's titles, each with its weight: what every other title says tells little."""

    __slots__ = ("_counts", "_total")

    def __init__(self, all_titles: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        self._total = 1
        for title in all_titles:
            self._counts.update(stems(title))
            self._total += 1

    def shared(self, first: str, second: str) -> tuple[float, float]:
        """The weight of the words that two titles share, as a part of all their words' and of the shorter one's."""
        one, other = stems(first), stems(second)
        common = self._weight(one & other)
        smaller = min(self._weight(one), self._weight(other))
        return common / (self._weight(one | other) or 1), common / (smaller or 1)

    def _weight(self, words: Iterable[str]) -> float:
        return sum(math.log((self._total + 1) / (self._counts[word] + 0.5)) for word in words)


def stems(title: str) -> set[str]:
    """The beginnings of a title's telling words, by which `learned` and `learning` are one."""
    return {word[:6] for word in titles.words(title) if word not in _SMALL}


def plain(title: str) -> str:
    """A title without the translation that stands in brackets behind it."""
    return title if title.isascii() else _TRANSLATION.sub(" ", title).strip() or title


def numbers(title: str) -> list[str]:
    """What counts the parts of a series: digits, Roman numerals, `part`, 上 and 下."""
    return _NUMBER.findall(title.lower())


def name(title: str) -> str:
    """The name with which a title begins, folded: what stands before a colon, or a first word like `DeepSeek-V2`."""
    match = _NAME.match(title)
    return titles.key(match[1] or match[2]) if match else ""


def called_alike(first: str, second: str) -> bool:
    """Whether one title begins with a name that the other says, too: `ControlNet: Adding …`, `Improved ControlNet`."""
    one, other = name(first), name(second)
    return len(one) > 3 and one in titles.key(second) or len(other) > 3 and other in titles.key(first) or one == other != ""


def one_work(first: str, second: str, lexicon: Lexicon) -> bool:
    """Whether two titles under one identifier are of one work: equal, renamed, or one a short form of the other."""
    one, other = sorted((titles.key(first), titles.key(second)), key=len)
    if one == other:
        return True
    if len(stems(first)) <= 3 and len(stems(second)) <= 3:
        # Names of models and datasets, of which one paper may have several: `GPT-3` and `GPT-3.5`, `Flan-T5` and `Flan-PaLM`.
        return False
    if one and one in other:
        return True
    if called_alike(first, second):
        return True
    of_all, of_shorter = lexicon.shared(first, second)
    return of_all >= _SHARED or of_shorter >= _SHARED_OF_SHORTER or titles.likeness(first, second) >= 0.8


def other_works(first: str, second: str, least: int) -> bool:
    """Whether two titles, not `one_work`, say enough for a verdict: a name alone (`GPT-4`) may stand for any title."""
    shorter, longer = sorted((len(stems(first)), len(stems(second))))
    return longer >= least and shorter >= (least if least > 3 else 2)


def slipped(first: str, second: str) -> bool:
    """Whether two unequal titles are one title with a slip in it, by all of their letters, never by a part.

    A word changed must be nearly the same (`Examing`, `Examining`), a word more must be a small one or stand before a
    colon: “… for Image Denoising” and “… for Video Denoising” are two works, however alike.
    """
    one, other = titles.words(first), titles.words(second)
    lost, new = [word for word in one if word not in other], [word for word in other if word not in one]
    if len(lost) > 2 or len(new) > 2 or numbers(first) != numbers(second):
        return False
    if len(lost) == len(new):
        if not all(_one_word(a, b) for a, b in zip(lost, new, strict=True)):
            return False
    elif lost and new or not (all(word in _SMALL for word in lost + new) or _prefixed(first, second)):
        return False
    return titles.likeness(first, second) >= _ALIKE


def _prefixed(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    return titles.key(long.partition(":")[2]) == titles.key(short)


def _one_word(one: str, other: str) -> bool:
    """Whether two words are one with a slip or another ending; `online` and `offline`, `linear` and `nonlinear` are not."""
    shorter = min(len(one), len(other))
    if one[0] != other[0] or abs(len(one) - len(other)) > 2 or shorter < 4:
        return False
    stem = max(4, shorter * 2 // 3)
    if one[:stem] == other[:stem]:
        return True
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(one, other) <= (2 if shorter >= 8 else 1 if shorter >= 5 else 0)
