"""Find the different spellings of a tag in a list, and the spelling that the list prefers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal

from awesomelint.model import Entry
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import NOT_WORD, compiled

# What two spellings of a tag may differ in. Other characters make another tag (`C#`, `PointNet++`).
_IGNORED = compiled(r"[\s_‐-–-]+")
# The space at a separator within a tag (`ACL 2021| short`) is not a matter of spelling.
_SPACE_AT_MARK = compiled(r"\s*([|/,;:&+])\s*")
_PHRASE = compiled(r"[^\W\d_]+(?:[ -][^\W\d_]+){2,}")
# Shorter words may differ by one letter and be different words.
_MIN_LENGTH = 6

Kind = Literal["case", "plural", "acronym", "typo"]


class Variant(NamedTuple):
    """The preferred spelling of a tag, how often it is used, and whether the list clearly prefers it."""

    right: str
    times: int
    sure: bool


def find_variants(entries: Sequence[Entry], titles: Iterable[str]) -> dict[str, Variant]:
    """Map each tag that is a rarer spelling of another tag to that other tag.

    A tag is not a typo if the titles of the list use its words.
    """
    counts = Counter(tag for entry in entries for tag in entry.tags)
    forms: dict[str, list[str]] = defaultdict(list)
    for tag in counts:
        if NOT_WORD.sub("", tag):
            forms[_IGNORED.sub("", tag.casefold())].append(tag)
    replacements = _find_replacements(entries, titles, counts, forms)
    families: dict[str, list[str]] = defaultdict(list)
    for key, tags in forms.items():
        families[_resolve(replacements, key)] += tags
    variants: dict[str, Variant] = {}
    for key, tags in forms.items():
        final = _resolve(replacements, key)
        right = max(families[final], key=lambda tag: (counts[tag], tag in forms[final], tag.count(" ")))
        kind = replacements[key][1] if key in replacements else "case"
        for tag in tags:
            if tag != right and _SPACE_AT_MARK.sub(r"\1", tag) != _SPACE_AT_MARK.sub(r"\1", right):
                sure = _is_sure(kind, counts[tag], counts[right])
                variants[tag] = Variant(right, counts[right], sure)
    return variants


def _find_replacements(
    entries: Sequence[Entry],
    titles: Iterable[str],
    counts: Mapping[str, int],
    forms: Mapping[str, Sequence[str]],
) -> dict[str, tuple[str, Kind]]:
    """Map keys to the key that replaces them and the kind of difference, from the most certain kind to the
    least.
    """
    total = {key: sum(counts[tag] for tag in tags) for key, tags in forms.items()}
    replacements: dict[str, tuple[str, Kind]] = {}
    certain: tuple[tuple[Kind, Iterator[tuple[str, str]]], ...] = (
        ("plural", _plurals(forms)),
        ("acronym", _acronyms(forms)),
    )
    for kind, pairs in certain:
        for pair in pairs:
            first, second = (_resolve(replacements, key) for key in pair)
            if first != second:
                _replace(replacements, total, first, second, kind)
    text = ""
    for pair in _typos(forms):
        first, second = (_resolve(replacements, key) for key in pair)
        if first == second:
            continue
        text = text or "\n".join([*titles, *(tag for entry in entries for tag in entry.tags)]).casefold()
        uses = {key: _count_uses(forms[key][0].casefold(), text) for key in (first, second)}
        if uses[first] == uses[second] and total[first] == total[second]:
            continue
        first, second = sorted((first, second), key=lambda key: (total[key], uses[key]))
        # Words that the list also uses outside of the tag (`prompt infection`) are not a typo.
        if uses[first][0] <= total[first]:
            _replace(replacements, total, first, second, "typo")
    return replacements


def _replace(
    replacements: dict[str, tuple[str, Kind]], total: dict[str, int], first: str, second: str, kind: Kind
) -> None:
    """Replace the rarer key with the more common one; the first if both are as common."""
    rare, common = (second, first) if total[first] > total[second] else (first, second)
    replacements[rare] = common, kind
    total[common] += total[rare]


def _count_uses(tag: str, text: str) -> tuple[int, int]:
    """Return how often a text contains a tag, and its rarest word."""
    return text.count(tag), min(text.count(word) for word in NOT_WORD.split(tag))


def _resolve(replacements: Mapping[str, tuple[str, Kind]], key: str) -> str:
    """Follow the replacements of a key to the end."""
    while key in replacements:
        key = replacements[key][0]
    return key


def _is_sure(kind: Kind, few: int, many: int) -> bool:
    """Whether a list with these counts of two spellings clearly prefers the second."""
    if kind == "typo":
        return True
    return many >= 3 and many >= (1.5 if kind == "acronym" else 3) * few


def _plurals(forms: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield the keys of tags with those of their plurals."""
    for key in forms:
        if len(key) > 3 and key + "s" in forms:
            yield key, key + "s"


def _acronyms(forms: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield the keys of acronyms with those of the tags that they abbreviate, unless there are several
    meanings.
    """
    by_initials: dict[str, set[str]] = defaultdict(set)
    for key, tags in forms.items():
        if _PHRASE.fullmatch(tags[0]):
            words = NOT_WORD.split(tags[0].casefold())
            by_initials["".join(word[0] for word in words)].add(key)
    for initials, keys in by_initials.items():
        # Initials that look like the plural of other initials (`llms`) are ambiguous.
        if initials.endswith("s") and initials[:-1] in by_initials:
            continue
        singular = {key.removesuffix("s") for key in keys}
        for acronym in (initials, initials + "s"):
            if acronym in forms and len(singular) == 1:
                for key in sorted(keys):
                    yield acronym, key


def _typos(forms: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield the keys of tags that differ by one letter in one long word."""
    tags: dict[tuple[str, ...], str] = {}
    using: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key, spellings in forms.items():
        words = tuple(NOT_WORD.split(spellings[0].casefold()))
        tags.setdefault(words, key)
        for word in words:
            if len(word) >= _MIN_LENGTH and word.isalpha() and word.isascii():
                using[word].append(words)
    # Words that differ by one letter are equal after removing a letter from one or both.
    by_shortened: dict[str, list[str]] = defaultdict(list)
    for word in using:
        for index in range(1, len(word)):
            by_shortened[word[:index] + word[index + 1 :]].append(word)
    for shortened, similar in by_shortened.items():
        if len(similar) < 2 and shortened not in using:
            continue
        # Real lists do not have this many similar words; the limit bounds the number of pairs.
        for first, second in combinations([*similar[:8], *({shortened} & using.keys())], 2):
            if first.removesuffix("s") == second.removesuffix("s"):
                continue
            for words in using[first]:
                changed = tuple(second if word == first else word for word in words)
                if changed in tags and changed != words:
                    yield tags[words], tags[changed]
