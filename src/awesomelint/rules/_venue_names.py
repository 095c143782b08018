"""Names of venues that a list spells in a way to be doubted, judged by the table of venues and by the list itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from awesomelint.fields import venues
from awesomelint.fields._venue_table import OTHERS
from awesomelint.model import ListDocument
from awesomelint.rules._venue_uses import words

Spellings = Mapping[str, tuple[str, tuple[str, ...]]]

_TAG_WORD = re.compile(r"([A-Za-z][a-z]{3,9})[ '’‘-]{0,2}(?:\d\d){1,2}")
_FIRST_WORD = re.compile(r"([A-Za-z][a-z]{3,9})(?:[ '’‘-]{0,2}(?:\d\d){1,2})?(?!\w| [a-z])")
_FIELD_WORD = re.compile(r"[A-Za-z][A-Za-z&/]*(?!\.org)")
_CASES = ("arXiv", "arxiv", "Arxiv", "ArXiv", "ARXIV")
# Acronyms that are words or names as well: what is written otherwise than the venue is not meant as one.
_WORDS = frozenset(
    "aies automl chil clear cod coling colt colm corl date ease eva fast focs gecco iui log mia micro pact patterns pods pets ral "
    "saner sat scam soda taco tog trec tro tac tse cgo access nature science preprint".split()
)
# The venues that are known by everyone: one misspelling of these is enough, even where the list names them nowhere else.
_GREAT = ("arXiv", "NeurIPS", "ICML", "ICLR", "AAAI", "IJCAI", "AISTATS", "CVPR", "ICCV", "ECCV", "EMNLP", "NAACL", "SIGGRAPH", "INTERSPEECH")
# The first year, in two digits, of which `NIPS` is no longer right; papers of 2018 bear both names.
_FIRST = 19
_NAMED = re.compile(r"N(?:eur)?IPS(?=[ ,'’‘`(-]{0,3}(?:20)?(\d\d)(?!\d))")


class Doubt(NamedTuple):
    """A doubtful word, the word it should be, and why; `sure` that it is wrong, and `plain` that nothing else is meant.

    It is meant at `places`, and `anywhere` wherever it stands in a place for venues, unless that is more often than `limit`.
    """

    word: str
    right: str
    why: str
    sure: bool = True
    plain: bool = True
    places: tuple[int, ...] = ()
    anywhere: bool = True
    limit: int = 10_000


class Forms(NamedTuple):
    """For each venue the forms in which the list writes it, counted, and where those in fields stand."""

    counts: dict[str, Counter[str]]
    places: dict[str, list[int]]
    # Words that stand where a venue would and that the scan for acronyms does not see, with where they stand.
    unknown: dict[str, list[int]]


def doubts(document: ListDocument) -> Iterator[Doubt]:
    """All doubtful words of a document, those in letter case first."""
    known = venues.spellings()
    forms = _forms(document, known)
    preprints = forms.counts.pop("arXiv", Counter())
    preprint, most = preprints.most_common(1)[0] if preprints else ("arXiv", 0)
    yield from _preprints(preprints, preprint, most, forms.places)
    yield from _case(forms, known)
    used: Counter[str] = Counter({name: 0 for name in _GREAT})
    used[preprint] = most
    for counts in forms.counts.values():
        used.update({word: count for word, count in counts.items() if word in known[word.lower()][1]})
    yield from _slips({**words(document), **forms.unknown}, used, known, forms.unknown)
    yield from _former(document)


def _forms(document: ListDocument, known: Spellings) -> Forms:
    forms = Forms(defaultdict(Counter), defaultdict(list), defaultdict(list))
    for word, count in words(document).items():
        found = known.get(word.lower())
        if found is not None and found[0] != "arXiv":
            forms.counts[found[0]][word] += count
    read: dict[tuple[str, str], tuple[str, int] | None] = {}
    for entry in document.entries:
        for tag in entry.tags:
            if (match := _TAG_WORD.fullmatch(tag)) and match[1].lower() not in known:
                forms.unknown[match[1]].append(document.source.text.find(tag, *entry.span))
        venue = entry.venue
        if venue is None:
            continue
        key = venue.raw, venue.name
        if key not in read:
            read[key] = _field_word(*key, known)
        if (found_word := read[key]) is not None:
            word, offset = found_word
            if word.lower() not in known:
                forms.unknown[word].append(venue.span.start + offset)
                continue
            forms.places[word].append(venue.span.start + offset)
            forms.counts[venue.name][word] = max(forms.counts[venue.name][word], len(forms.places[word]))
    return forms


def _field_word(raw: str, name: str, known: Spellings) -> tuple[str, int] | None:
    """The word of a field that names its venue, if it is arXiv or the scan for acronyms does not see it (`icml`, `Icml`)."""
    for match in _FIELD_WORD.finditer(raw):
        word = match[0]
        if known.get(word.lower(), ("",))[0] == name and (word[1:].islower() or word.lower() == "arxiv"):
            return word, match.start()
    first = _FIRST_WORD.match(raw)
    return (first[1], 0) if first is not None and first[1].lower() not in known else None


def _preprints(counts: Counter[str], right: str, most: int, places: Mapping[str, list[int]]) -> Iterator[Doubt]:
    """Forms of `arXiv` other than the one that nearly all entries have; any but the usual ones in any case."""
    clear = most >= 5 and most >= 0.8 * counts.total()
    for word in counts:
        if word.lower() == "arxiv" and word != right and (clear or word not in _CASES):
            other = right if clear or right in _CASES else "arXiv"
            official = word == "arXiv"
            yield Doubt(word, other, _elsewhere(other, counts[other]), not official, not official, tuple(places[word]), False)


def _case(forms: Forms, known: Spellings) -> Iterator[Doubt]:
    """Acronyms in other letter case than the venue's own, where the list writes its venues in their own case."""
    good = sum(count for name, counts in forms.counts.items() for word, count in counts.items() if word in known[word.lower()][1])
    bad = sum(counts.total() for counts in forms.counts.values()) - good
    for name, counts in forms.counts.items():
        if sum(letter.isupper() for letter in name) < 2:
            continue
        right: Counter[str] = Counter({word: count for word, count in counts.items() if word in known[word.lower()][1]})
        for word, count in counts.items():
            if word in right or word.lower() in _WORDS:
                continue
            same = {form: right[form] for form in known[word.lower()][1]}
            best = max(same, key=lambda form: same[form])
            if same[best] >= count or (not same[best] and good >= 5 * max(bad, 1)):
                yield Doubt(word, best, _elsewhere(best, same[best]), places=tuple(forms.places[word]))


def _elsewhere(right: str, count: int) -> str:
    if not count:
        return f"is written “{right}”"
    return f"is written “{right}” {f'{count} times' if count > 1 else 'once'} in this list"


def _slips(candidates: Iterable[str], used: Mapping[str, int], known: Spellings, places: Mapping[str, list[int]]) -> Iterator[Doubt]:
    """Words that are no venue's, one slip from that of a venue which the list names or everybody knows."""
    near: dict[str, set[str]] = defaultdict(set)
    for word in used:
        if len(word) > 3 and word.lower() not in _WORDS:
            for short in _shortened(word.lower()):
                near[short].add(word)
    for word in candidates:
        folded = word.lower()
        if len(word) < 4 or folded in known or word in OTHERS:
            continue
        if any(short in near for short in _shortened(folded)):
            yield from _slip(word, near, used, tuple(places.get(word, ())))


def _slip(word: str, near: Mapping[str, set[str]], used: Mapping[str, int], places: tuple[int, ...]) -> Iterator[Doubt]:
    """The doubt about a word that some venue is near to: which one is meant, and whether any other could be."""
    rights = {right for short in _shortened(word.lower()) for right in near.get(short, ()) if _kind(word.lower(), right.lower())}
    rights = {right for right in rights if word[:-1].lower() != right.lower() or word[-1] not in "WwsS"}
    if not rights:
        return
    right = max(rights, key=lambda name: (_kind(word.lower(), name.lower()) == "plain", used[name]))
    plain = _kind(word.lower(), right.lower()) == "plain" or len(right) >= 6 or right.lower() == "arxiv"
    if not plain and (used[right] < 3 or word[1:].islower()):
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


def _kind(word: str, right: str) -> str:
    """How a word differs from the right one: "plain" where no other acronym comes about so, "slip", or "" for more."""
    if len(word) == len(right):
        apart = [index for index in range(len(word)) if word[index] != right[index]]
        if len(apart) == 1:
            return "plain" if {word[apart[0]], right[apart[0]]} == {"l", "i"} else "slip"
        swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and word[apart[0]] == right[apart[1]] and word[apart[1]] == right[apart[0]]
        return "plain" if swapped else ""
    long, short = (word, right) if len(word) > len(right) else (right, word)
    if len(long) != len(short) + 1:
        return ""
    at = next((index for index in range(len(short)) if long[index] != short[index]), len(short))
    if long[at + 1 :] != short[at:]:
        return ""
    return "plain" if len(long) > 5 and long[at] in long[max(0, at - 1) : at] + long[at + 1 : at + 2] else "slip"


def _former(document: ListDocument) -> Iterator[Doubt]:
    """`NIPS` for a year in which the conference was called NeurIPS, where the list mostly says so; and the reverse."""
    counts = words(document)
    if "NIPS" not in counts or "NeurIPS" not in counts:
        return
    text = document.source.text
    by_year: dict[int, dict[str, list[int]]] = defaultdict(lambda: {"NIPS": [], "NeurIPS": []})
    for match in _NAMED.finditer(text):
        if not text[match.start() - 1 : match.start()].isalpha():
            by_year[int(match[1])][match[0]].append(match.start())
    later = [names for year, names in by_year.items() if _FIRST <= year < 60]
    mostly = sum(len(names["NeurIPS"]) for names in later) > sum(len(names["NIPS"]) for names in later)
    for year, names in by_year.items():
        old, now = len(names["NIPS"]), len(names["NeurIPS"])
        if _FIRST <= year < 60 and old:
            sure = now >= old if now else mostly
            why = f"has been called “NeurIPS” since 2018{', as in most of this list' if sure else ''}"
            yield Doubt("NIPS", "NeurIPS", why, sure, False, tuple(names["NIPS"]), False)
        elif not _FIRST <= year < 60 and old and now and max(old, now) >= 3 * min(old, now):
            few, many = ("NIPS", "NeurIPS") if old < now else ("NeurIPS", "NIPS")
            why = f"of that year is written “{many}” {len(names[many])} times in this list"
            yield Doubt(few, many, why, False, False, tuple(names[few]), False)
