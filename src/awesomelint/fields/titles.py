"""Titles: a key that is the same for all spellings of a title, and the similarity of titles."""

from __future__ import annotations

from collections import Counter
from unicodedata import normalize

from awesomelint.util import text
from awesomelint.util.regex import WORD, lazy_pattern
from awesomelint.util.text import common_ends, letters

# Commands that only format are removed; letters (`\beta`) are kept by name.
_LATEX = lazy_pattern(r"\\(?:text|math)[a-z]*|\\(?:emph|rm|bf|it|sc|tt|left|right)(?![a-z])|[\\{}$]")

_UNSPACED = lazy_pattern(r"[\u3040-\u30ff\u4e00-\u9fff]")

_QUOTES = ("“”", "”“", "””", "““", '""', "《》", "「」", "『』", "«»", "‹›", "‘’", "''", "``")
_OPENERS = frozenset(quotes[0] for quotes in _QUOTES)


def key(title: str) -> str:
    """Return a title without case, encoding of accents, quotes, hyphens, spaces and LaTeX commands, for comparison."""
    folded = title.casefold()
    if not folded.isascii():
        folded = normalize("NFKC", normalize("NFKC", title).casefold())
    if "$" in folded or "\\" in folded:
        folded = _LATEX.sub(" ", folded)
    return letters(folded)


def words(title: str) -> list[str]:
    """The words of a title, case folded."""
    return text.words(title.casefold())


def count_capitals(shown: str) -> tuple[int, int]:
    """Return how many of the words of a text with more than three letters begin with capitals, and the number of these words."""
    words = [word for word in WORD.findall(shown) if len(word) > 3]
    return sum(word[0].isupper() for word in words), len(words)


def word_count(title: str) -> int:
    """Return the number of words; where words are written without spaces, as in Chinese, two characters count as one."""
    found = WORD.findall(title)
    if title.isascii():
        return len(found)
    return len(found) + sum(
        (_UNSPACED.subn("", word)[1] - 1) // 2 for word in found if _UNSPACED.search(word)
    )


def likeness(first: str, second: str) -> float:
    """Return the similarity of two titles, from 0 to 1: the ratio of their whole keys.

    The ratio of parts would mislead: “Are Emergent Abilities of LLMs a Mirage?” contains “Emergent Abilities of LLMs” and is another work.
    """
    one, other = key(first), key(second)
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    short, long = sorted((one, other), key=len)
    if short in long:
        return 2 * len(short) / (len(short) + len(long))
    # rapidfuzz takes as long to import as starting Python, so simple cases are decided without it.
    from rapidfuzz.fuzz import ratio

    return float(ratio(one, other)) / 100


def are_alike(first: str, second: str, least: float) -> bool:
    """Whether the `likeness` of two titles is at least `least`.

    This is quicker than `likeness` if they differ in one position or in many letters.
    """
    one, other = key(first), key(second)
    needed = least * (len(one) + len(other)) / 2
    # A ratio counts the letters that both have in one order: those at both ends, and between them at most those
    # that both have at all.
    head, tail = common_ends(one, other)
    if head + tail >= needed:
        return True
    between, others = one[head : len(one) - tail], other[head : len(other) - tail]
    common = head + tail + (Counter(between) & Counter(others)).total()
    return common >= needed and likeness(first, second) >= least


def is_quoted_whole(text: str) -> bool:
    """Whether straight quotes enclose a whole text, which may contain quotes itself (`"Lost in the "Middle""`).

    A straight quote opens at the start and after white space, an opening bracket or another opening quote.
    """
    if len(text) < 3 or text[0] != '"' or text[-1] != '"':
        return False
    depth, opened = 0, False
    for at, char in enumerate(text):
        if char != '"':
            opened = False
            continue
        opened = at == 0 or opened or text[at - 1].isspace() or text[at - 1] in "([{"
        depth += 1 if opened else -1
        if depth <= 0:
            return at == len(text) - 1 and depth == 0
    return False


def unquoted(shown: str) -> str:
    """Return a title without the quotation marks around it, or the one that opens it."""
    if shown[:1] not in _OPENERS:
        return shown
    bare = shown.rstrip(" .,")
    for quotes in _QUOTES:
        opener, closer = quotes[0], quotes[1]
        if (
            len(bare) > 2
            and bare[0] == opener
            and bare[-1] == closer
            and (opener == "《" or bare.count(opener) <= (2 if opener == closer else 1))
        ):
            return bare[1:-1].strip().rstrip(",").rstrip()
    if shown[:1] in '"“”《' and not any(mark in shown[1:] for mark in '"“”》'):
        return shown[1:].lstrip()
    return shown
