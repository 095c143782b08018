"""Words that differ by one letter: whether one is a typo for the other, or another word or form of a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal, NamedTuple

# Correct words that differ by one letter from a word that is frequent in lists of papers.
_SIMILAR_WORDS = """
adaptor adoption affine analyses assess auction bidding binding bitter bonding bounding bringing coming compete
competing constrains content contents context contexts contract contrast decent decider defection derail
deriving detecting detectron diverge diversify diving exiting expect expects expert facial factor farming fining
forging forming foster gained generic genetic genomic hypotheses identify infecting infection injection internal
interval landing latest leading legged lending loading logged marching marked marker marking masked masking
massage masters message mixing neutral optical padding parking parsing passing pearson perceptron picking
placing polling premise probably probing processor produces professor projecting projection promoting properly
protecting protection provably proving prowess ranging reposition repression resolution revolution routine
routing safely sample scoring sentient serves setting shading shaping sharded sharding sharing shipping shopping
silver simple sitting skating solves sorting splitting stating stitching storing switching tabular taking
talking taming tasking teaming textural thanking thinking thorough though thought throughout timing tracing
trading trailing treading treats tubular turing turning unblocking unlocking valiant victor weekly wright
"""
SIMILAR_WORDS = frozenset(_SIMILAR_WORDS.split())
# A letter missing at the end is a typo only after one of these; elsewhere it may be another form of the word.
_LONG_ENDINGS = ("ion", "ing", "ment")
# The last letters of inflected and derived forms.
_INFLECTIONS = "cdelnrstxy"

TypoKind = Literal["missing", "extra", "wrong", "swapped", "last"]


class Typo(NamedTuple):
    """The intended word, the kind of typo, and the position of the first letter that differs.

    A letter is `missing`, `extra` or `wrong`, or two are `swapped`; `last` is a wrong letter at the end of the word.
    """

    intended: str
    kind: TypoKind
    position: int


class WordIndex:
    """Words by their beginnings and endings, to find those that differ by one letter from another word."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, list[str]] = defaultdict(list)
        for word in words:
            self._words[word[:4]].append(word)
            self._words[word[0] + " " + word[-3:]].append(word)

    def typos(self, word: str) -> list[Typo]:
        """Return a typo for each word of the index that `word` may have been meant to be."""
        similar = {*self._words.get(word[:4], ()), *self._words.get(word[0] + " " + word[-3:], ())}
        return [
            typo
            for intended in similar
            if -2 < len(word) - len(intended) < 2 and (typo := compare(word, intended)) is not None
        ]


def compare(word: str, intended: str) -> Typo | None:
    """Return the typo that turns `intended` into `word`; the lengths of both differ by at most 1.

    None if the words differ in another way, in their first letter, which is rarely mistyped, in British and American
    spelling, or in a grammatical ending (`models`, `modeled`).
    """
    start = 0
    shorter = min(len(word), len(intended))
    while start < shorter and word[start] == intended[start]:
        start += 1
    tail = 0
    while tail < shorter - start and word[-1 - tail] == intended[-1 - tail]:
        tail += 1
    found, expected = word[start : len(word) - tail], intended[start : len(intended) - tail]
    if start == 0 or found == expected:
        return None
    if len(found) == 2 and found == expected[::-1]:
        return Typo(intended, "swapped", start)
    if len(found) > 1 or len(expected) > 1 or _is_spelling_variant(word, start, found, expected):
        return None
    if not found:
        return Typo(intended, "missing", start) if tail or intended.endswith(_LONG_ENDINGS) else None
    if not expected:
        return Typo(intended, "extra", start) if tail or word.endswith("ss") else None
    if tail:
        return Typo(intended, "wrong", start)
    return Typo(intended, "last", start) if found not in _INFLECTIONS else None


def _is_spelling_variant(word: str, index: int, found: str, expected: str) -> bool:
    """Return whether two letters are British and American: `organise`, `modelling`, `behaviour`, `defence`."""
    letters = {found, expected}
    if letters in ({"s", "z"}, {"s", "c"}):
        return True
    if letters == {"l", ""}:
        return "l" in (word[index - 1], word[index : index + 1])
    return letters == {"u", ""} and word[index - 1] == "o"
