"""Slips in the names of venues: which words are no venue's, but one letter away from one that the list names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from awesomelint.util.one_edit import one_edit

Spellings = Mapping[str, tuple[str, tuple[str, ...]]]

# Acronyms that are words or names as well: what is written otherwise than the venue is not meant as one.
WORDS = frozenset(
    [
        "access",
        "aies",
        "automl",
        "cav",
        "cgo",
        "chi",
        "chil",
        "clear",
        "cluster",
        "cod",
        "coling",
        "colm",
        "colt",
        "corl",
        "dac",
        "date",
        "distill",
        "ease",
        "eva",
        "fast",
        "focs",
        "gecco",
        "humanoids",
        "informs",
        "iui",
        "log",
        "mia",
        "micro",
        "middleware",
        "nature",
        "pact",
        "patterns",
        "pets",
        "pods",
        "preprint",
        "raid",
        "ral",
        "sat",
        "saner",
        "scam",
        "science",
        "soda",
        "tac",
        "taco",
        "thesis",
        "tip",
        "tog",
        "trec",
        "tro",
        "tse",
    ]
)
# The venues that everybody knows: misspelt, they are recognised even where the list names them nowhere else.
GREAT = (
    "arXiv", "NeurIPS", "ICML", "ICLR", "AAAI", "IJCAI", "AISTATS", "CVPR", "ICCV", "ECCV", "EMNLP", "NAACL",
    "SIGGRAPH", "INTERSPEECH",
)  # fmt: skip
# No venue is called by a longer word, and a word has as many neighbours as letters.
_LONGEST = 40


class Doubt(NamedTuple):
    """A doubtful word, the word it should be, and why; `sure` that it is wrong, and `plain` that nothing else is meant.

    It is meant at `places`, and if `anywhere`, in every place for venues, unless these are more than `limit`.
    """

    word: str
    right: str
    why: str
    sure: bool = True
    plain: bool = True
    places: tuple[int, ...] = ()
    anywhere: bool = True
    limit: int = 10_000


def slips(
    candidates: Iterable[str], used: Mapping[str, int], known: Spellings, places: Mapping[str, list[int]]
) -> Iterator[Doubt]:
    """Words that are no venue's, one slip from that of a venue which the list names or everybody knows."""
    from awesomelint.fields.venue_table import OTHERS

    near: dict[str, set[str]] = defaultdict(set)
    for word in used:
        if 3 < len(word) <= _LONGEST and word.lower() not in WORDS:
            for short in _shortened(word.lower()):
                near[short].add(word)
    for word in candidates:
        folded = word.lower()
        if not 3 < len(word) < _LONGEST or folded in known or word.upper() in OTHERS:
            continue
        if not near.keys().isdisjoint(_shortened(folded)):
            yield from _slip(word, near, used, tuple(places.get(word, ())))


def _slip(
    word: str, near: Mapping[str, set[str]], used: Mapping[str, int], places: tuple[int, ...]
) -> Iterator[Doubt]:
    """The doubt about a word that some venue is near to: which one is meant, and whether any other could be."""
    folded = word.lower()
    rights = {right for short in _shortened(folded) for right in near.get(short, ()) if _kind(word, right)}
    # A workshop (`ICCVW`) or a plural is no slip.
    rights = {right for right in rights if folded[:-1] != right.lower() or folded[-1] not in "ws"}
    if not rights:
        return
    right = max(sorted(rights), key=lambda name: (_kind(word, name) == "plain", used[name]))
    plain = _kind(word, right) == "plain" or len(right) >= 6 or right.lower() == "arxiv"
    # A capitalised word may be a person's name (`Rios, 2020`), a short acronym another venue's.
    if (word[1:].islower() and (not plain or len(right) < 5)) or (not plain and used[right] < 3):
        return
    why = f"is “{right}” misspelt" if plain else f"may be “{right}” misspelt"
    if used[right]:
        why += f", which this list names {f'{used[right]} times' if used[right] > 1 else 'once'}"
    yield Doubt(word, right, why, plain, plain, places, limit=max(2, used[right] // 3))


def _shortened(word: str) -> Iterator[str]:
    """A word, and what is left of it when any one letter is lost: two words one slip apart share one of these."""
    yield word
    for index in range(len(word)):
        yield word[:index] + word[index + 1 :]


def _kind(written: str, name: str) -> str:
    """How a word differs from a name: "plain" where no other acronym comes about so, "slip", or "" for more."""
    edit = one_edit(written.lower(), name.lower())
    if edit is None:
        return ""
    at = edit.at
    if edit.kind == "wrong":
        return "plain" if (written[at], name[at]) in (("l", "I"), ("I", "l")) else "slip"
    if edit.kind == "swapped":
        return "plain"
    long = max(written.lower(), name.lower(), key=len)
    return (
        "plain" if len(long) > 5 and long[at] in long[max(0, at - 1) : at] + long[at + 1 : at + 2] else "slip"
    )
