"""Words that occur once in a list, and that look like a mistyped word that is frequent in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.analysis.positions import in_formula, in_url, is_verbatim, parts_at
from awesomelint.model import ListDocument
from awesomelint.rules.text.likely_typo.one_letter import SIMILAR_WORDS, Typo, WordIndex
from awesomelint.source import Span
from awesomelint.util.regex import compiled

# No part of a URL, an email address or a name with a hyphen.
_WORD = compiled(r"(?<![\w./@#&=-])[A-Za-z][a-z]{6,}(?![\w@/=-]|\.\w)")
_MIN_FREQUENT = 6


def mistypings(document: ListDocument) -> Iterator[tuple[Span, str, str, int]]:
    """Yield the span and text of each mistyped word, the intended word, and how often that is used.

    A letter is missing or doubled, or two are swapped. Other differences are those of words of a specialist, and names
    differ so, too: the intended word must be used in lower case.
    """
    text = document.source.text
    lowered = text.lower()
    words = Counter(_WORD.findall(text))
    counts: Counter[str] = Counter()
    for word, count in words.items():
        counts[word.lower()] += count
    frequent = WordIndex(word for word, count in counts.items() if count >= _MIN_FREQUENT and word in words)
    for word, count in words.items():
        key = word.lower()
        if count > 1 or counts[key] > 1 or key in SIMILAR_WORDS:
            continue
        intended = next((typo.intended for typo in frequent.typos(key) if is_certain(key, typo)), None)
        # It may be in a URL, a name or a longer word, too.
        if intended is None or lowered.count(key) > 1:
            continue
        start = lowered.find(key)
        if not (
            is_verbatim(document, start)
            or in_formula(document, start)
            or in_url(parts_at(document, start), start)
        ):
            yield Span(start, start + len(key)), word, intended, counts[intended]


def is_certain(word: str, typo: Typo) -> bool:
    """Whether a letter is missing or doubled, or two are swapped."""
    return typo.kind in ("missing", "swapped") or doubles_letter(word, typo)


def doubles_letter(word: str, typo: Typo) -> bool:
    """Whether the letter that is too many is that before it."""
    return typo.kind == "extra" and word[typo.position] == word[typo.position - 1]
