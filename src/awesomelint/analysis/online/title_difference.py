"""How a listed title differs from the title that a source has for its identifier."""

from __future__ import annotations

import unicodedata
from typing import Literal

from awesomelint.analysis.online.answers import Work
from awesomelint.analysis.works import title_similarity
from awesomelint.analysis.works.title_similarity import Lexicon
from awesomelint.fields import titles
from awesomelint.util.regex import lazy_pattern

_GREEK = lazy_pattern("[\u03b1-\u03c9\u0391-\u03a9]")
# - same: equal but for case, punctuation, mathematics, accents, brackets or a missing subtitle.
# - typo: the same title with a few other letters.
# - renamed: the title of the first version.
# - similar: other words, but most likely the same work.
# - other: the title of another work.
# - incomparable: too short, incomplete, or in another script.
Difference = Literal["same", "typo", "renamed", "similar", "other", "incomparable"]
# The likeness of two titles that only differ by a typo, as for duplicates.
_TYPO = 0.93
# A title with fewer words is a name, which lists use instead of the title.
_LEAST_WORDS = 4


def difference(listed: str, work: Work, lexicon: Lexicon) -> Difference:
    """Return how a listed title differs from that of a work; `lexicon` weighs the words of the list."""
    if not titles.key(listed) or not titles.key(work.title):
        return "incomparable"
    if _is_same(listed, work.title):
        return "same"
    if not title_similarity.are_comparable(listed, work.title):
        return "incomparable"
    if work.first_title and (
        _is_same(listed, work.first_title) or titles.are_alike(listed, work.first_title, _TYPO)
    ):
        return "renamed"
    if titles.are_alike(listed, work.title, _TYPO):
        return "typo"
    if title_similarity.are_same_work(listed, work.title, lexicon):
        return "similar"
    return "incomparable" if title_similarity.is_name(listed, _LEAST_WORDS) else "other"


def _is_same(listed: str, known: str) -> bool:
    first, second = _key(listed), _key(known)
    if first == second or _key(_plain(listed)) == _key(_plain(known)):
        return True
    short, long = sorted((titles.words(_plain(listed)), titles.words(_plain(known))), key=len)
    # A list leaves out a subtitle, or what comes before it.
    return bool(short) and (long[: len(short)] == short or long[-len(short) :] == short)


def _plain(title: str) -> str:
    return title_similarity.without_brackets(title_similarity.without_translation(title))


def _key(title: str) -> str:
    return title_similarity.without_accents(titles.key(_with_named_letters(title)))


def _with_named_letters(title: str) -> str:
    """Return a title with the names of Greek letters, as they are written in LaTeX: `β-VAE`, `$\\beta$-VAE`."""
    if title.isascii():
        return title
    return _GREEK.sub(lambda match: unicodedata.name(match[0]).rpartition(" ")[2].lower(), title)
