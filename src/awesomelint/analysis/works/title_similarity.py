"""Whether two titles belong to the same work, weighing shared words by how rare they are in the list."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from unicodedata import normalize

from awesomelint.fields import titles
from awesomelint.util.one_edit import are_near
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
# Words that are common in titles of papers; they say little even if a short list has them only once.
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
    ]
)
_INCOMPLETE = (" of", " for", " and", " the", " by", " with", " from", " to", " in", " at", " is", " see")
_WORD = compiled(r"[A-Za-z0-9]+")
_COMPONENT = compiled(r"[\W_]+")
_ACRONYM = compiled(r"\s*\([A-Z][A-Za-z@-]{1,7}\)")
_ACCENTS = lazy_pattern("[\u0300-\u036f]")
_SCRIPTS = (
    ("Greek", "\u0370", "\u03ff"),
    ("Cyrillic", "\u0400", "\u052f"),
    ("Hebrew", "\u0590", "\u05ff"),
    ("Arabic", "\u0600", "\u06ff"),
    ("Indic", "\u0900", "\u0dff"),
    ("Thai", "\u0e00", "\u0e7f"),
)
_NAME = compiled(
    r"[\W_]*(\w[\w+./-]*)\s*[:：]|[\W_]*((?=[\w-]*(?:[a-z][A-Z]|[A-Za-z]-?[A-Za-z]?\d))\w[\w+./-]*)"
)
_BETWEEN_NAMES = lazy_pattern(r"[,，;&\s]*(?:[,，;&]|\band\b)[,，;&\s]*")
_PERSON = lazy_pattern(r"(?:[A-Z][\w.'’-]{0,20}\s*){1,4}")
_INITIAL = lazy_pattern(r"(?:^|[\s,])(?:[A-Z]\.)+-?(?:[\s,A-Z]|$)")
_LAST_NAME = lazy_pattern(r",\s+and\s+[A-Z][\w'’-]+ [A-Z][\w'’-]+$")
# Titles that are at least this similar are one title with a typo.
_SIMILAR = 0.93
# The share of their weight that two titles of one work have in common at least, the same for the shorter
# title, and the weight itself (1 is a word that no other title has).
_SHARED, _SHARED_OF_SHORTER, _SHARED_WEIGHT = 0.25, 0.6, 1.0


class Lexicon:
    """The words of all titles in a list, with weights: the more titles have a word, the lower its weight."""

    __slots__ = ("_counts", "_size")

    def __init__(self, all_titles: Iterable[str]) -> None:
        stems_by_title = [stems(title) for title in all_titles]
        self._counts = Counter(chain.from_iterable(stems_by_title))
        self._size = 50 + len(stems_by_title)

    def shared(self, first: str, second: str) -> tuple[float, float, float]:
        """Return the weight of the shared words: as a share of both titles, of the shorter title, and
        absolute.
        """
        first_stems, second_stems = stems(first), stems(second)
        both = first_stems & second_stems
        common = math.fsum(self._weight(word, 2) for word in both)
        only_first = math.fsum(self._weight(word, 1) for word in first_stems - both)
        only_second = math.fsum(self._weight(word, 1) for word in second_stems - both)
        return (
            common / (common + only_first + only_second or 1),
            common / (common + min(only_first, only_second) or 1),
            common,
        )

    def is_distinctive(self, word: str) -> bool:
        """Whether hardly any title has a word, apart from the two that are compared."""
        return self._counts[word[:6]] <= 3

    def _weight(self, word: str, compared: int) -> float:
        """Return 1 for a word only in the `compared` titles; less, the more other titles have it."""
        weight = 1 - math.log(max(self._counts[word] - compared, 0) + 1) / math.log(self._size)
        return min(weight, 0.15) if word in _COMMON else weight


# All titles of a list are asked for their stems, and again in its next version.
@lru_cache(maxsize=2048)
def stems(title: str) -> frozenset[str]:
    """Return the first six letters of each content word (`learned`, `learning`); Chinese in pairs of
    characters.
    """
    if title.isascii():
        return frozenset([word[:6] for word in titles.words(title) if word not in _SMALL])
    found: set[str] = set()
    for word in content_words(title):
        if word.isascii() or word[0] < "\u3040":
            found.add(word[:6])
        else:
            found.update(word[at : at + 2] for at in range(0, len(word), 2))
    return frozenset(found)


def content_words(title: str) -> list[str]:
    """Return the words of a title without small words (`the`, `of`)."""
    return [word for word in titles.words(title) if word not in _SMALL]


def without_translation(title: str) -> str:
    """Return a title without a translation in brackets."""
    return title if title.isascii() else _TRANSLATION.sub(" ", title).strip() or title


def without_brackets(title: str) -> str:
    """Return a title without what it has in brackets, which may be nested once."""
    return _BRACKETS.sub(" ", _BRACKETS.sub(" ", title))


def without_accents(key: str) -> str:
    """Return the key of a title without the accents of its letters (`é`, `ü`)."""
    return key if key.isascii() else _ACCENTS.sub("", normalize("NFD", key))


def series_numbers(title: str) -> list[str]:
    """Return what numbers the parts of a series: digits, Roman numerals, `part`, 上 and 下."""
    return _NUMBER.findall(title.lower())


def leading_name(title: str) -> str:
    """Return the key of the name that a title starts with: text before a colon, or a first word like
    `DeepSeek-V2`.
    """
    match = _NAME.match(title)
    return titles.key(match[1] or match[2]) if match else ""


def share_name(first: str, second: str) -> bool:
    """Whether one title starts with a name that the other contains: `ControlNet: Adding …`, `Improved
    ControlNet`.
    """
    return bool(_shared_name(first, second))


def _shared_name(first: str, second: str) -> str:
    named = (leading_name(first), second), (leading_name(second), first)
    return next((name for name, other in named if _mentions(other, name)), "")


def _mentions(title: str, name: str) -> bool:
    """Whether a title starts with a name, or contains it if it is long enough."""
    key = titles.key(title)
    return len(name) > 2 and (key.startswith(name) or (len(name) > 3 and name in key))


def are_same_work(first: str, second: str, lexicon: Lexicon, may_be_renamed: bool = True) -> bool:
    """Whether two titles with the same identifier belong to one work.

    They do if they are equal, if one is a short form of the other or, if `may_be_renamed`, if they share
    enough words.
    """
    short, long = sorted((titles.words(first), titles.words(second)), key=len)
    if is_acronym(first, second) or is_acronym(second, first):
        return True
    if titles.key(without_brackets(first)) == titles.key(without_brackets(second)):
        return True
    if is_name(first) and is_name(second):
        # One paper may introduce several models or datasets: `GPT-3` and `GPT-3.5`, `Flan-T5` and
        # `Flan-PaLM`.
        return False
    if f" {' '.join(short)} " in f" {' '.join(long)} ":
        return True
    if name := _shared_name(first, second):
        both_start = titles.key(first).startswith(name) and titles.key(second).startswith(name)
        if both_start or lexicon.is_distinctive(name):
            return True
    if not may_be_renamed:
        return False
    share, share_of_shorter, weight = lexicon.shared(first, second)
    return weight >= _SHARED_WEIGHT and (share >= _SHARED or share_of_shorter >= _SHARED_OF_SHORTER)


def is_acronym(name: str, title: str) -> bool:
    """Whether a name consists of the initials of a title: `BPE`, `Byte-Pair Encoding`."""
    if len(name) < 3 or not name.isupper():
        return False
    initials = ("".join(word[0] for word in words) for words in (titles.words(title), content_words(title)))
    return name.casefold() in initials


def share_component(first: str, second: str) -> bool:
    """Whether two names share a part of at least three letters: `SmallBarn+HQM`, `TidyBarn+HQM`."""
    parts = {part for part in _COMPONENT.split(first.casefold()) if len(part) > 2}
    return not parts.isdisjoint(_COMPONENT.split(second.casefold()))


def is_name(title: str, least: int = 3) -> bool:
    """Whether a title has fewer than `least` words, like a name: `GPT-3`, `Highway Networks`.

    An acronym in brackets is not counted: `Exact Match (EM)`.
    """
    title = _ACRONYM.sub("", title)
    return (len(title.split()) if title.isascii() else len(stems(title))) < least


def is_incomplete(title: str) -> bool:
    """Whether a title leads to something else: `Journal version of`, `The winner of`."""
    return title.endswith(_INCOMPLETE)


def is_author_list(title: str) -> bool:
    """Whether a title consists of names of authors: `Lark, M.T., Finch, T.`, `Lark, Mary, and Tom Finch`."""
    names = [name for name in _BETWEEN_NAMES.split(title) if name]
    has_sign = _INITIAL.search(title) is not None or _LAST_NAME.search(title) is not None
    return len(names) > 1 and has_sign and all(map(_PERSON.fullmatch, names))


def are_comparable(first: str, second: str) -> bool:
    """Whether two titles are in the same script and neither is incomplete."""
    if is_incomplete(first) or is_incomplete(second):
        return False
    return _script(first) == _script(second)


def _script(title: str) -> str:
    """Return the script of a title that is not in Latin letters: `eastern`, or that of most of its letters."""
    if title.isascii():
        return ""
    if _EASTERN.search(title):
        return "eastern"
    letters = [char for char in title if char.isalpha()]
    scripts = Counter(name for char in letters for name, first, last in _SCRIPTS if first <= char <= last)
    return next((name for name, count in scripts.items() if count * 2 > len(letters)), "")


def differ_by_typo(first: str, second: str) -> bool:
    """Whether two different titles are one title with a typo.

    Changed words must be nearly the same (`Examing`, `Examining`), and an additional word must be a function
    word or a name before a colon: “… for Image Denoising” and “… for Video Denoising” are two works, however
    similar.
    """
    first_words, second_words = titles.words(first), titles.words(second)
    removed = [word for word in first_words if word not in second_words]
    added = [word for word in second_words if word not in first_words]
    if len(removed) > 2 or len(added) > 2 or series_numbers(first) != series_numbers(second):
        return False
    if len(removed) == len(added):
        if not all(_is_same_word(old, new) for old, new in zip(removed, added, strict=True)):
            return False
    elif (removed and added) or not (
        all(word in _SMALL for word in removed + added) or _differ_by_prefix(first, second)
    ):
        return False
    return titles.are_alike(first, second, _SIMILAR)


def differ_in_name(first: str, second: str) -> bool:
    """Whether two titles of one template are about different names: `About tBERT`, `About DC-BERT`."""
    words, other_words = set(_WORD.findall(first)), set(_WORD.findall(second))
    return any(map(_is_name, words - other_words)) and any(map(_is_name, other_words - words))


def _is_name(word: str) -> bool:
    return sum(map(str.isupper, word)) > 1 or (any(map(str.isdigit, word)) and not word.isdigit())


def _differ_by_prefix(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    return titles.key(long.partition(":")[2]) == titles.key(short)


def _is_same_word(word: str, other: str) -> bool:
    """Whether two words differ by a typo or their ending, unlike `online` and `offline`."""
    shorter = min(len(word), len(other))
    if word[0] != other[0] or abs(len(word) - len(other)) > 2 or shorter < 4:
        return False
    stem = max(4, shorter * 2 // 3)
    if word[:stem] == other[:stem]:
        return True
    return are_near(word, other, 2 if shorter >= 8 else 1 if shorter >= 5 else 0)
