"""Words that differ by one letter: whether one is a typo for the other, or another word or form of a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal, NamedTuple

from awesomelint.util.one_edit import one_edit

# Correct words that differ by one letter from a word that is frequent in lists of papers.
_SIMILAR_WORDS = """
adaptor adoption affine analyses assess auction bidding binding bitter bonding bounding bringing coming
compete competing constrains content contents context contexts contract contrast decent decider defection
derail deriving detecting detectron diverge diversify diving exiting expect expects expert facial factor
farming fining forging forming foster gained generic genetic genomic hypotheses identify infecting infection
injection internal interval landing latest leading legged lending loading logged marching marked marker
marking masked masking massage masters message mixing neutral optical padding parking parsing passing pearson
perceptron picking placing polling premise probably probing processor produces professor projecting projection
promoting properly protecting protection provably proving prowess ranging reposition repression resolution
revolution routine routing safely sample scoring sentient serves setting shading shaping sharded sharding
sharing shipping shopping silver simple sitting skating solves sorting splitting stating stitching storing
switching tabular taking talking taming tasking teaming textural thanking thinking thorough though thought
throughout timing tracing trading trailing treading treats tubular turing turning unblocking unlocking valiant
victor weekly wright
"""
SIMILAR_WORDS = frozenset(_SIMILAR_WORDS.split())
# A letter missing at the end is a typo only after one of these; elsewhere it may be another form of the word.
_LONG_ENDINGS = ("ion", "ing", "ment")
# The last letters of inflected and derived forms.
_INFLECTIONS = "cdelnrstxy"

TypoKind = Literal["missing", "extra", "wrong", "swapped", "last"]


class Typo(NamedTuple):
    """The intended word, the kind of typo, and the position of the first letter that differs.

    A letter is `missing`, `extra` or `wrong`, or two are `swapped`; `last` is a wrong letter at the end of
    the word.
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

    None if the words differ in another way, in their first letter, which is rarely mistyped, in British and
    American spelling, or in a grammatical ending (`models`, `modeled`).
    """
    edit = one_edit(word, intended)
    if edit is None or edit.at == 0:
        return None
    kind, (position, found, expected) = edit.kind, edit
    if kind == "swapped":
        return Typo(intended, kind, position)
    if _is_spelling_variant(word, position, found, expected):
        return None
    at_end = position + len(found) == len(word)
    if kind == "missing":
        return Typo(intended, kind, position) if not at_end or intended.endswith(_LONG_ENDINGS) else None
    if kind == "extra":
        return Typo(intended, kind, position) if not at_end or word.endswith("ss") else None
    if not at_end:
        return Typo(intended, kind, position)
    return Typo(intended, "last", position) if found not in _INFLECTIONS else None


def _is_spelling_variant(word: str, index: int, found: str, expected: str) -> bool:
    """Return whether the difference is British spelling: `organise`, `modelling`, `behaviour`, `defence`."""
    letters = {found, expected}
    if letters in ({"s", "z"}, {"s", "c"}):
        return True
    if letters == {"l", ""}:
        return "l" in (word[index - 1], word[index : index + 1])
    return letters == {"u", ""} and word[index - 1] == "o"
