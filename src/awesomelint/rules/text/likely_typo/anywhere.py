"""Words that occur once in a list, and that look like a mistyped word that is frequent in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice

from awesomelint.analysis.positions import is_plain_text
from awesomelint.facts import fact
from awesomelint.model import ListDocument
from awesomelint.rules.text.likely_typo.one_letter import SIMILAR_WORDS, Typo, WordIndex
from awesomelint.source import Span
from awesomelint.util.regex import compiled

# No part of a URL, an email address or a name with a hyphen.
_WORD = compiled(r"(?<![\w./@#&=-])[A-Za-z][a-z]{6,}(?![\w@/=-]|\.\w)")
_MIN_FREQUENT = 6
# Bounds the searches in the text.
_MAX_TYPOS = 1000


def mistypings(document: ListDocument) -> Iterator[tuple[Span, str, str, int]]:
    """Yield the span and text of each mistyped word, the intended word, and how often that is used.

    A letter is missing or doubled, or two are swapped. Other differences are common between technical terms. Names
    differ in these ways, too, so the intended word must also be used in lower case.
    """
    text = document.source.text
    words = Counter(_WORD.findall(text))
    counts: Counter[str] = Counter()
    for word, count in words.items():
        counts[word.lower()] += count
    for word, intended in islice(_candidates(words, counts), _MAX_TYPOS):
        start = text.find(word)
        # It may be in a URL, a name or a longer word, too.
        if lowercase_text(document).count(word.lower()) == 1 and is_plain_text(document, start):
            yield Span(start, start + len(word)), word, intended, counts[intended]


@fact
def lowercase_text(document: ListDocument) -> str:
    """Return the text of a document in lower case."""
    return document.source.text.lower()


def _candidates(words: Mapping[str, int], counts: Counter[str]) -> Iterator[tuple[str, str]]:
    """Yield the words that occur once with what may be intended; `counts` are those of words in any case."""
    frequent = WordIndex(
        word for word, count in counts.most_common() if count >= _MIN_FREQUENT and word in words
    )
    for word in words:
        key = word.lower()
        if counts[key] > 1 or key in SIMILAR_WORDS:
            continue
        typos = [typo.intended for typo in frequent.typos(key) if is_certain(key, typo)]
        if typos:
            yield word, max(typos, key=lambda intended: (counts[intended], intended))


def is_certain(word: str, typo: Typo) -> bool:
    """Whether a letter is missing or doubled, or two are swapped."""
    return typo.kind in ("missing", "swapped") or doubles_letter(word, typo)


def doubles_letter(word: str, typo: Typo) -> bool:
    """Whether the extra letter repeats the letter before it."""
    return typo.kind == "extra" and word[typo.position] == word[typo.position - 1]
