"""Names of venues that a list spells in a way to be doubted, judged by the table of venues and by the list itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from awesomelint.fields import venues
from awesomelint.model import ListDocument
from awesomelint.rules.venues.venue_spelling.misspelt import GREAT, WORDS, Doubt, Spellings, slips
from awesomelint.rules.venues.venue_spelling.places import words
from awesomelint.util.regex import compiled, lazy_pattern

_TAG_WORD = compiled(r"([A-Za-z][a-z]{3,9})[ '’‘-]{0,2}(?:\d\d){1,2}")
_FIRST_WORD = compiled(r"([A-Za-z][a-z]{3,9})(?:[ '’‘-]{0,2}(?:\d\d){1,2})?(?!\w| [a-z])")
_FIELD_WORD = compiled(r"[A-Za-z][A-Za-z&/]*(?!\.org)")
_CASES = ("arXiv", "arxiv", "Arxiv", "ArXiv", "ARXIV")
# The first year, in two digits, of which `NIPS` is no longer right; papers of 2018 bear both names.
_FIRST = 19
_NAMED = lazy_pattern(r"N(?:eur)?IPS(?=[ ,'’‘`(-]{0,3}(?:20)?(\d\d)(?!\d))")


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
    used: Counter[str] = Counter(dict.fromkeys(GREAT, 0))
    used[preprint] = most
    for counts in forms.counts.values():
        used.update(_right(counts, known))
    yield from slips({**words(document), **forms.unknown}, used, known, forms.unknown)
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
            match = _TAG_WORD.fullmatch(tag)
            if (
                match
                and match[1].lower() not in known
                and (at := document.source.text.find(tag, *entry.span)) >= 0
            ):
                forms.unknown[match[1]].append(at)
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
    """The word of a field that names its venue, if it is arXiv or none that the scan for acronyms sees (`icml`)."""
    for match in _FIELD_WORD.finditer(raw):
        word = match[0]
        if known.get(word.lower(), ("",))[0] == name and (word[1:].islower() or word.lower() == "arxiv"):
            return word, match.start()
    first = _FIRST_WORD.match(raw)
    return (first[1], 0) if first is not None and first[1].lower() not in known else None


def _preprints(
    counts: Counter[str], right: str, most: int, places: Mapping[str, list[int]]
) -> Iterator[Doubt]:
    """Forms of `arXiv` other than the one that nearly all entries have; any but the usual ones in any case."""
    clear = most >= 5 and most >= 0.8 * counts.total()
    for word in counts:
        if word.lower() == "arxiv" and word != right and (clear or word not in _CASES):
            other = right if clear or right in _CASES else "arXiv"
            odd = word != "arXiv"
            yield Doubt(word, other, _elsewhere(other, counts[other]), odd, odd, tuple(places[word]), False)


def _case(forms: Forms, known: Spellings) -> Iterator[Doubt]:
    """Acronyms in other letter case than the venue's own, where the list writes its venues in their own case."""
    good = sum(_right(counts, known).total() for counts in forms.counts.values())
    bad = sum(counts.total() for counts in forms.counts.values()) - good
    for name, counts in forms.counts.items():
        if sum(letter.isupper() for letter in name) < 2:
            continue
        right = _right(counts, known)
        for word, count in counts.items():
            if word in right or word.lower() in WORDS:
                continue
            best = max(known[word.lower()][1], key=lambda form: right[form])
            if right[best] >= count or (not right[best] and good >= 5 * max(bad, 1)):
                yield Doubt(word, best, _elsewhere(best, right[best]), places=tuple(forms.places[word]))


def _right(counts: Counter[str], known: Spellings) -> Counter[str]:
    """Those of a venue's forms that are right."""
    return Counter({word: count for word, count in counts.items() if word in known[word.lower()][1]})


def _elsewhere(right: str, count: int) -> str:
    if not count:
        return f"is written “{right}”"
    return f"is written “{right}” {f'{count} times' if count > 1 else 'once'} in this list"


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
    mostly = sum(len(names["NeurIPS"]) for names in later) >= sum(len(names["NIPS"]) for names in later)
    for year, names in by_year.items():
        old, now = len(names["NIPS"]), len(names["NeurIPS"])
        if _FIRST <= year < 60 and old:
            sure = now >= old if now else mostly
            why = f"has been called “NeurIPS” since 2018{', as this list says too' if sure else ''}"
            yield Doubt("NIPS", "NeurIPS", why, sure, False, tuple(names["NIPS"]), False)
        elif not _FIRST <= year < 60 and old and now and max(old, now) >= 3 * min(old, now):
            few, many = ("NIPS", "NeurIPS") if old < now else ("NeurIPS", "NIPS")
            why = f"of that year is written “{many}” {len(names[many])} times in this list"
            yield Doubt(few, many, why, False, False, tuple(names[few]), False)
