"""Whether two titles are of one work: how much they share, weighed by how telling each word is in this list."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from itertools import chain

from awesomelint.fields import titles
from awesomelint.util.regex import compiled, lazy_pattern

_NUMBER = compiled(
    r"\d+|\b(?:i{1,3}|iv|v|vi{0,3}|ix|x|one|two|three|first|second|third|part|vol|version)\b|[上中下一二三四五六七八九十]"
)
_TRANSLATION = lazy_pattern(
    r"[(（【][^()（）【】]*[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{3}[^()（）【】]*[)）】]"
)
_BRACKETS = compiled(r"[(（【\[][^()（）【】\[\]]*[)）】\]]")
# Japanese, Chinese and Korean.
_EASTERN = lazy_pattern(r"[\u3040-\u9fff\uac00-\ud7af]")
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "for",
        "in",
        "on",
        "with",
        "and",
        "or",
        "to",
        "from",
        "by",
        "via",
        "at",
        "as",
        "is",
        "are",
        "be",
        "its",
        "using",
        "based",
        "towards",
        "toward",
        "through",
        "under",
        "over",
        "into",
        "how",
        "what",
        "why",
        "when",
        "where",
        "do",
        "does",
        "can",
        "we",
        "you",
        "it",
        "that",
        "this",
        "without",
        "between",
        "beyond",
        "not",
        "new",
        "your",
    ]
)
# Words that titles of any list of papers share; they tell little even where a list is short.
_COMMON = frozenset(
    [
        "learni",
        "deep",
        "neural",
        "networ",
        "model",
        "models",
        "langua",
        "large",
        "survey",
        "review",
        "data",
        "image",
        "images",
        "video",
        "traini",
        "approa",
        "method",
        "system",
        "genera",
        "analys",
        "detect",
        "recogn",
        "benchm",
        "framew",
        "effici",
        "study",
        "pre",
        "toward",
    ]
)
_UNENDED = (" of", " for", " and", " the", " by", " with", " from", " to")
_NAME = compiled(
    r"[\W_]*(\w[\w+./-]*)\s*[:：]|[\W_]*((?=[\w-]*(?:[a-z][A-Z]|[A-Za-z]-?[A-Za-z]?\d))\w[\w+./-]*)"
)
# Two titles this alike are one title with a slip in it.
_ALIKE = 0.93
# The share of their weight that two titles of one work have in common at least, of that of the shorter one, and how much
# there must be of it (1 is a word that no other title has).
_SHARED, _SHARED_OF_SHORTER, _TELLING = 0.25, 0.6, 1.0


class Lexicon:
    """The words of a list's titles, each with its weight: what every other title says tells little."""

    __slots__ = ("_counts", "_size")

    def __init__(self, all_titles: Iterable[str]) -> None:
        told = [stems(title) for title in all_titles]
        self._counts = Counter(chain.from_iterable(told))
        self._size = 50 + len(told)

    def shared(self, first: str, second: str) -> tuple[float, float, float]:
        """The weight of the words that two titles share: of all their words', of the shorter one's, and as it is."""
        one, other = stems(first), stems(second)
        both = one & other
        common = sum(self._weight(word, 2) for word in both)
        mine = sum(self._weight(word, 1) for word in one - both)
        theirs = sum(self._weight(word, 1) for word in other - both)
        return common / (common + mine + theirs or 1), common / (common + min(mine, theirs) or 1), common

    def is_telling(self, word: str) -> bool:
        """Whether hardly a title but the two in question has a word."""
        return self._counts[word[:6]] <= 3

    def _weight(self, word: str, own: int) -> float:
        """1 for a word that no title but the `own` ones in question has, less the more of the others have it."""
        weight = 1 - math.log(max(self._counts[word] - own, 0) + 1) / math.log(self._size)
        return min(weight, 0.15) if word in _COMMON else weight


def stems(title: str) -> set[str]:
    """The beginnings of a title's telling words, by which `learned` and `learning` are one; Chinese by pairs of letters."""
    if title.isascii():
        return {word[:6] for word in titles.words(title) if word not in _SMALL}
    found = set()
    for word in titles.words(title):
        if word not in _SMALL:
            if word.isascii() or word[0] < "\u3040":
                found.add(word[:6])
            else:
                found.update(word[at : at + 2] for at in range(0, len(word), 2))
    return found


def plain(title: str) -> str:
    """A title without the translation that stands in brackets behind it."""
    if title.isascii() or not _EASTERN.search(title):
        return title
    return _TRANSLATION.sub(" ", title).strip() or title


def numbers(title: str) -> list[str]:
    """What counts the parts of a series: digits, Roman numerals, `part`, 上 and 下."""
    return _NUMBER.findall(title.lower())


def name(title: str) -> str:
    """The name with which a title begins, folded: what stands before a colon, or a first word like `DeepSeek-V2`."""
    match = _NAME.match(title)
    return titles.key(match[1] or match[2]) if match else ""


def called_alike(first: str, second: str) -> bool:
    """Whether one title begins with a name that the other says, too: `ControlNet: Adding …`, `Improved ControlNet`."""
    return bool(_common_name(first, second))


def _common_name(first: str, second: str) -> str:
    one, other = name(first), name(second)
    if len(one) > 2 and (
        one == other or titles.key(second).startswith(one) or (len(one) > 3 and one in titles.key(second))
    ):
        return one
    return (
        other
        if len(other) > 2
        and (titles.key(first).startswith(other) or (len(other) > 3 and other in titles.key(first)))
        else ""
    )


def one_work(first: str, second: str, lexicon: Lexicon, renamed: bool = True) -> bool:
    """Whether two titles under one identifier are of one work: equal, one a short form of the other, or `renamed`."""
    one, other = sorted((titles.words(first), titles.words(second)), key=len)
    if titles.key(_BRACKETS.sub(" ", first)) == titles.key(_BRACKETS.sub(" ", second)):
        return True
    if is_name(first) and is_name(second):
        # Names of models and datasets, of which one paper may have several: `GPT-3` and `GPT-3.5`, `Flan-T5` and `Flan-PaLM`.
        return False
    if f" {' '.join(one)} " in f" {' '.join(other)} ":
        return True
    if called := _common_name(first, second):
        begins = titles.key(first).startswith(called) and titles.key(second).startswith(called)
        if begins or lexicon.is_telling(called):
            return True
    if not renamed:
        return False
    of_all, of_shorter, weight = lexicon.shared(first, second)
    return weight >= _TELLING and (of_all >= _SHARED or of_shorter >= _SHARED_OF_SHORTER)


def is_name(title: str, least: int = 3) -> bool:
    """Whether a title is but a name, of which one paper may have several: `GPT-3`, `Flan-U-PaLM`, `Highway Networks`."""
    return (len(title.split()) if title.isascii() else len(stems(title))) < least


def comparable(first: str, second: str) -> bool:
    """Whether two titles are in languages that can be compared, and neither ends like `Journal version of`."""
    if first.endswith(_UNENDED) or second.endswith(_UNENDED):
        return False
    return _is_eastern(first) == _is_eastern(second)


def _is_eastern(title: str) -> bool:
    return not title.isascii() and max(title) >= "\u3040" and _EASTERN.search(title) is not None


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
    elif (lost and new) or not (all(word in _SMALL for word in lost + new) or _prefixed(first, second)):
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
