"""How names are compared when entries are sorted by title: several ways are common, and a section shows its own."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise

from awesomelint.model import Entry
from awesomelint.style.sorting import is_sorted, longest_sorted
from awesomelint.util.regex import NOT_WORD, compiled
from awesomelint.util.text import letters

_LEAD = compiled(r"(?::[a-z_]+:|<[^>]*>|[\W_])*+")
_END = compiled(r"\]\(|\*\*|\||\n|<br|\s[-–—]+\s|:\s|$")
_ARTICLE = compiled(r"^(?:the|an?) ")
# The most characters of a name that are compared.
MAX_NAME = 80

Collation = Callable[[str], str]


def words(name: str) -> str:
    """Return the words of a name."""
    return NOT_WORD.sub(" ", name).strip()


def without_article(name: str) -> str:
    """Return the letters of a lower-case name without a leading English article."""
    return letters(_ARTICLE.sub("", name, count=1))


# Common ways to sort names in lower case: letter by letter, word by word, as typed, without articles.
COLLATIONS: tuple[Collation, ...] = (letters, words, str, without_article)
# Ways to sort that respect letter case.
CASED_COLLATIONS: tuple[Collation, ...] = (str.upper, str)


def common_collation(runs: Iterable[list[str]]) -> Collation:
    """Return the collation that puts most names of several runs in order; letters without articles by default."""
    in_order: Counter[Collation] = Counter()
    for names in runs:
        plain = [folded(name) for name in names]
        for collate in dict.fromkeys((without_article, *COLLATIONS)):
            in_order[collate] += len(longest_sorted([collate(name) for name in plain]))
    return in_order.most_common(1)[0][0] if in_order else without_article


def best_collation(names: list[str]) -> tuple[list[str], list[int]]:
    """Return the names as the collation that fits best compares them, and which of them are in order."""
    best: list[str] = []
    order: list[int] = []
    plain = [folded(name) for name in names]
    for collate, source in [(collate, plain) for collate in COLLATIONS] + [
        (collate, names) for collate in CASED_COLLATIONS
    ]:
        keys = [collate(name) for name in source]
        rising, falling = directions(keys)
        if is_sorted(rising, falling):
            in_order = longest_sorted(keys)
            if len(in_order) > len(order):
                best, order = keys, in_order
        # Fully sorted, or so far from sorted that no other collation can help.
        if len(order) == len(names) or rising < 0.75 * (rising + falling):
            break
    return best, order


def fitting_collation(names: list[str]) -> tuple[list[str], list[int]]:
    """Return the same as `best_collation` for names that are to be sorted, even if they are in no order yet."""
    plain = [folded(name) for name in names]
    ways = ([collate(name) for name in plain] for collate in (without_article, *COLLATIONS))
    return max(((keys, longest_sorted(keys)) for keys in ways), key=lambda way: len(way[1]))


def folded(name: str) -> str:
    """Return a name in lower case and without accents, which readers ignore when they look for a name."""
    if name.isascii():
        return name.casefold()
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def name(entry: Entry) -> str:
    """Return the visible text that an entry starts with: an acronym, a name or the title."""
    text, end = entry.source.text, entry.head.end
    lead = _LEAD.match(text, entry.head.start, end)
    start = lead.end() if lead else entry.head.start
    stop = _END.search(text, start, end)
    return text[start : min(start + MAX_NAME, stop.start() if stop else end)].strip()


def directions(keys: list[str]) -> tuple[int, int]:
    """Return how many neighbours rise and how many fall."""
    rising = falling = 0
    for key, next_key in pairwise(keys):
        rising += key < next_key
        falling += key > next_key
    return rising, falling
