"""Find typos in venue names: words that are not venues, but one edit away from a venue that the list uses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.one_edit import one_edit

Spellings = Mapping[str, tuple[str, tuple[str, ...]]]

# Acronyms that are also words or names: in another letter case, they do not mean the venue.
WORDS = frozenset(
    [
        "aies",
        "automl",
        "cav",
        "cgo",
        "chi",
        "chil",
        "clear",
        "cluster",
        "coling",
        "colm",
        "colt",
        "corl",
        "dac",
        "date",
        "distill",
        "ease",
        "fast",
        "focs",
        "gecco",
        "humanoids",
        "informs",
        "iui",
        "log",
        "media",
        "mia",
        "micro",
        "middleware",
        "nature",
        "oakland",
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
        "taco",
        "thesis",
        "tip",
        "tog",
        "trec",
        "tro",
        "tse",
    ]
)
# Major venues, whose misspellings are recognized even if the list does not use their name elsewhere.
MAJOR = (
    "NeurIPS", "ICML", "ICLR", "AAAI", "IJCAI", "AISTATS", "CVPR", "ICCV", "ECCV", "EMNLP", "NAACL",
    "SIGGRAPH", "INTERSPEECH",
)  # fmt: skip
# Venue names are shorter.
_MAX_LENGTH = 40


class Doubt(NamedTuple):
    """A doubtful word, the word that it should be, and the end of the message.

    `sure` means that the word is wrong, `plain` that no other word can be meant. A `short` word may be
    another acronym, such as the name of a method, in a badge and, if not `plain`, in brackets. If it
    `is_only_form`, the list does not use the official form. The doubt is about the word at the offsets
    `starts` and, if `anywhere`, in all positions for venues, unless there are more than `limit`.
    """

    word: str
    right: str
    why: str
    sure: bool
    plain: bool
    starts: tuple[int, ...]
    anywhere: bool = True
    limit: int = 10_000
    short: bool = False
    is_only_form: bool = False


def find_typos(
    candidates: Iterable[str], used: Mapping[str, int], spellings: Spellings, starts: Mapping[str, list[int]]
) -> Iterator[Doubt]:
    """Yield candidates that are not venues, but one edit away from one in `used`, which maps names to their
    counts.
    """
    from awesomelint.fields.venue_table import OTHERS

    by_shortened: dict[str, set[str]] = defaultdict(set)
    for name in used:
        if len(name) > 3 and name.lower() not in WORDS:
            for shortened in _shortened_forms(name.lower()):
                by_shortened[shortened].add(name)
    for word in candidates:
        folded = word.lower()
        if not 3 < len(word) < _MAX_LENGTH or folded in spellings or word.upper() in OTHERS:
            continue
        if not by_shortened.keys().isdisjoint(_shortened_forms(folded)):
            yield from _make_doubt(word, by_shortened, used, tuple(starts.get(word, ())))


def _make_doubt(
    word: str, by_shortened: Mapping[str, set[str]], used: Mapping[str, int], starts: tuple[int, ...]
) -> Iterator[Doubt]:
    """Yield the doubt about a word that is similar to venue names, unless it may be something else."""
    folded = word.lower()
    # A workshop (`ICCVW`) or a plural is not a typo.
    similar = {
        name: kind
        for shortened in _shortened_forms(folded)
        for name in by_shortened.get(shortened, ())
        if (kind := _difference(word, name)) and (folded[:-1] != name.lower() or folded[-1] not in "ws")
    }
    if not similar:
        return
    right = max(sorted(similar), key=lambda name: (similar[name] == "plain", used[name]))
    kind, count = similar[right], used[right]
    is_long, is_major = _is_long(right), right in MAJOR
    sure = is_long or kind == "plain" or (kind == "swapped" and (count >= 3 or is_major))
    plain = sure and (is_long or kind != "swapped" or count >= (3 if is_major else 10))
    # A capitalized word may be a person's name (`Rios, 2020`), and a short acronym may be another venue.
    if (word[1:].islower() and (not sure or len(right) < 5)) or (not sure and count < 3):
        return
    why = f"looks like a typo for “{right}”" if sure else f"may be a typo for “{right}”"
    if count:
        why += f" (used {f'{count} times' if count > 1 else 'once'} in this list)"
    short = len(right) < 5 and kind != "plain"
    yield Doubt(word, right, why, sure, plain, starts, limit=max(2, count // 3), short=short)


def _is_long(name: str) -> bool:
    """Whether a name is so long that a similar word hardly is another acronym."""
    return len(name) >= 6 or name.lower() == "arxiv"


def _shortened_forms(word: str) -> Iterator[str]:
    """Yield a word, then the word without each of its letters; words that are one edit apart share one of
    these.
    """
    yield word
    for index in range(len(word)):
        yield word[:index] + word[index + 1 :]


def _difference(written: str, name: str) -> Literal["", "plain", "swapped", "typo"]:
    """Return the kind of a single edit; empty for more edits, and for another letter in a short acronym, which
    makes another venue. It is `plain` if it hardly makes another acronym.
    """
    edit = one_edit(written.lower(), name.lower())
    if edit is None:
        return ""
    at = edit.at
    if edit.kind == "wrong":
        if (written[at], name[at]) in (("l", "I"), ("I", "l")):
            return "plain"
        return "typo" if _is_long(name) else ""
    if edit.kind == "swapped":
        return "swapped"
    long = max(written.lower(), name.lower(), key=len)
    is_doubled = long[at] in long[max(0, at - 1) : at] + long[at + 1 : at + 2]
    return "plain" if len(long) > 5 and is_doubled else "typo"
