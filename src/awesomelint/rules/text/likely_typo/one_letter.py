"""Slips of typing: whether one word is another with one letter wrong, and not simply another word or form of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from awesomelint.util.one_edit import one_edit

# Words that differ in one letter from one that lists of papers write often, and are words all the same.
_WORDS = """
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
WORDS = frozenset(_WORDS.split())
_LATE_ENDINGS = ("ion", "ing", "ment")
# The letters in which other forms of a word end.
_GRAMMAR = "cdelnrstxy"


class BrokenLink(NamedTuple):
    """What a word should be, the kind of slip, and its index.

    A letter is `missing`, `extra` or `wrong`, two are `swapped`; `last` is a wrong letter at the very end.
    """

    right: str
    kind: str
    at: int


class Index:
    """Words by how they begin and end, to find those that differ from another in one letter."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by: dict[str, list[str]] = defaultdict(list)
        for word in words:
            self._by[word[:4]].append(word)
            self._by[word[0] + " " + word[-3:]].append(word)

    def slips(self, word: str) -> list[BrokenLink]:
        """What the word may be a slip of."""
        near = {*self._by.get(word[:4], ()), *self._by.get(word[0] + " " + word[-3:], ())}
        return [
            found
            for right in near
            if -2 < len(word) - len(right) < 2 and (found := slip(word, right)) is not None
        ]


def slip(word: str, right: str) -> BrokenLink | None:
    """The slip that makes the first word of the second, of nearly the same length.

    None for words that differ otherwise, and where the difference is a matter of grammar (`models`, `modeled`: at the
    end of the word), of British and American spelling, or of the first letter, which people get right.
    """
    edit = one_edit(word, right)
    if edit is None or edit.at == 0:
        return None
    kind, (at, wrong, meant) = edit.kind, edit
    if kind == "swapped":
        return BrokenLink(right, kind, at)
    if _is_british(word, at, wrong, meant):
        return None
    is_last = at + len(wrong) == len(word)
    if kind == "missing":
        return BrokenLink(right, kind, at) if not is_last or right.endswith(_LATE_ENDINGS) else None
    if kind == "extra":
        return BrokenLink(right, kind, at) if not is_last or word.endswith("ss") else None
    if not is_last:
        return BrokenLink(right, kind, at)
    return BrokenLink(right, "last", at) if wrong not in _GRAMMAR else None


def _is_british(word: str, at: int, wrong: str, meant: str) -> bool:
    """`organise`, `modelling`, `behaviour`, `defence`."""
    letters = {wrong, meant}
    if letters in ({"s", "z"}, {"s", "c"}):
        return True
    if letters == {"l", ""}:
        return "l" in (word[at - 1], word[at : at + 1])
    return letters == {"u", ""} and word[at - 1] == "o"
