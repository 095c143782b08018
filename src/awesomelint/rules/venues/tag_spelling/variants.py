"""Forms of tags: which spellings a list has of one and the same tag, and which of them it prefers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from awesomelint.model import Entry
from awesomelint.util.regex import NOT_WORD

_LONG = 6


class Variant(NamedTuple):
    """What a tag should be, how often the list says so, and whether it clearly prefers that."""

    right: str
    times: int
    sure: bool


def variants(entries: Sequence[Entry], titles: Iterable[str]) -> dict[str, Variant]:
    """For each tag that is a rarer spelling of another: that other; the list's titles tell which words it knows."""
    counts = Counter(tag for entry in entries for tag in entry.tags)
    forms: dict[str, list[str]] = defaultdict(list)
    for tag in counts:
        if key := NOT_WORD.sub("", tag.casefold()):
            forms[key].append(tag)
    total = {key: sum(counts[tag] for tag in tags) for key, tags in forms.items()}
    # The key that each key gives way to, with the kind of difference, settled from the plainest kind to the boldest.
    other: dict[str, tuple[str, str]] = {}
    said = ""
    for kind, pairs in (("plural", _plurals(forms)), ("acronym", _acronyms(forms)), ("slip", _slips(forms))):
        for pair in pairs:
            one, two = (_end(other, key) for key in pair)
            if one == two:
                continue
            if kind == "slip":
                said = (
                    said or "\n".join([*titles, *(tag for entry in entries for tag in entry.tags)]).casefold()
                )
                known = {key: _known(forms[key][0].casefold(), said) for key in (one, two)}
                if known[one] == known[two] and total[one] == total[two]:
                    continue
                one, two = sorted((one, two), key=lambda key: (total[key], known[key]))
                # What the list says apart from the tag is a word of its own (`prompt infection`), not a slip.
                if known[one][0] > total[one]:
                    continue
            rare, common = (two, one) if total[one] > total[two] else (one, two)
            other[rare] = common, kind
            total[common] += total[rare]
    families: dict[str, list[str]] = defaultdict(list)
    for key, tags in forms.items():
        families[_end(other, key)] += tags
    found: dict[str, Variant] = {}
    for key, tags in forms.items():
        end = _end(other, key)
        right = max(families[end], key=lambda tag: (counts[tag], tag in forms[end], tag.count(" ")))
        kind = other[key][1] if key in other else "case"
        for tag in tags:
            if tag != right:
                found[tag] = Variant(right, counts[right], _is_sure(kind, counts[tag], counts[right]))
    return found


def _known(tag: str, said: str) -> tuple[int, int]:
    """How often a text says a tag as a whole, and the least known of its words."""
    return said.count(tag), min(said.count(word) for word in NOT_WORD.split(tag))


def _end(other: Mapping[str, tuple[str, str]], key: str) -> str:
    while key in other:
        key = other[key][0]
    return key


def _is_sure(kind: str, few: int, many: int) -> bool:
    """Whether a list that uses one spelling so often and another so often is known to prefer the latter."""
    if kind == "case":
        return many > few
    if kind == "slip":
        return True
    return many >= 3 and many >= 1.5 * few


def _plurals(forms: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for key in forms:
        if len(key) > 3 and key + "s" in forms:
            yield key, key + "s"


def _acronyms(forms: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Tags of several words with the tag that their initials make, unless two meanings share them."""
    by_initials: dict[str, set[str]] = defaultdict(set)
    for key, tags in forms.items():
        words = NOT_WORD.split(tags[0].casefold())
        if len(words) > 2 and all(word.isalpha() for word in words):
            by_initials["".join(word[0] for word in words)].add(key)
    for initials, keys in by_initials.items():
        # Initials that are the plural of others (`llms`) say nothing of either.
        if initials.endswith("s") and initials[:-1] in by_initials:
            continue
        singular = {key.removesuffix("s") for key in keys}
        for acronym in (initials, initials + "s"):
            if acronym in forms and len(singular) == 1:
                for key in sorted(keys):
                    yield acronym, key


def _slips(forms: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Tags that are alike but for one slip within one long word."""
    tags: dict[tuple[str, ...], str] = {}
    using: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key, spellings in forms.items():
        words = tuple(NOT_WORD.split(spellings[0].casefold()))
        tags.setdefault(words, key)
        for word in words:
            if len(word) >= _LONG and word.isalpha() and word.isascii():
                using[word].append(words)
    # Two words one slip apart share what is left of them when a letter is lost.
    near: dict[str, list[str]] = defaultdict(list)
    for word in using:
        for index in range(1, len(word)):
            near[word[:index] + word[index + 1 :]].append(word)
    for shorter, alike in near.items():
        # Words of which very many are alike are made up.
        for one, two in combinations([*alike[:8], *({shorter} & using.keys())], 2):
            if one.removesuffix("s") == two.removesuffix("s"):
                continue
            for words in using[one]:
                twin = tuple(two if word == one else word for word in words)
                if twin in tags and twin != words:
                    yield tags[words], tags[twin]
