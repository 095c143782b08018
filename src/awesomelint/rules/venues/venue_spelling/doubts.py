"""Find doubtful venue names by comparing them with the table of venues and the rest of the list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from awesomelint.fields import venues
from awesomelint.model import ListDocument
from awesomelint.rules.venues.venue_spelling.positions import count_words
from awesomelint.rules.venues.venue_spelling.typos import MAJOR, WORDS, Doubt, Spellings, find_typos
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled, lazy_pattern

_TAG_WORD = compiled(r"([A-Za-z][a-z]{3,9})[ '’‘-]{0,2}(?:\d\d){1,2}")
_FIRST_WORD = compiled(r"([A-Za-z][a-z]{3,9})(?:[ '’‘-]{0,2}(?:\d\d){1,2})?(?!\w| [a-z])")
_FIELD_WORD = compiled(r"[A-Za-z][A-Za-z&/]*(?!\.org)")
_WORKSHOP = compiled(r"[A-Z]{2,}w")
_CASES = ("arXiv", "arxiv", "Arxiv", "ArXiv", "ARXIV")
# With so many venues in their official case for each venue in another case, a list follows the official case.
_REGULAR = 20
# A form that is used so often, and at least half as often as the official form, is a habit.
_HABIT = 5
# The first year, in two digits, for which `NIPS` is wrong; papers of 2018 have either name.
_FIRST_YEAR = 19
_NAMED = lazy_pattern(r"N(?:eur)?IPS(?=[ ,'’‘`(-]{0,3}(?:20)?(\d\d)(?!\d))")


class Forms(NamedTuple):
    """The forms of each venue in a list with their counts, and the offsets of those in venue fields."""

    counts: dict[str, Counter[str]]
    starts: dict[str, list[int]]
    # Offsets of words in the position of a venue that are not in the table and that `count_words` does not
    # include.
    unknown: dict[str, list[int]]


def find_doubts(document: ListDocument) -> Iterator[Doubt]:
    """Yield all doubtful words of a document, those that differ in letter case first."""
    spellings = venues.spellings()
    forms = _collect_forms(document, spellings)
    preprints = forms.counts.pop("arXiv", Counter())
    preprint, count = preprints.most_common()[0] if preprints else ("arXiv", 0)
    yield from _preprint_doubts(preprints, preprint, count, forms.starts)
    for doubt in _case_doubts(forms, spellings):
        if not _names_workshop(document, doubt.word):
            yield doubt
    used: Counter[str] = Counter(dict.fromkeys(MAJOR, 0))
    used[preprint] = count
    for counts in forms.counts.values():
        used.update(_correct(counts, spellings))
    yield from find_typos({**count_words(document), **forms.unknown}, used, spellings, forms.unknown)
    yield from _former_name_doubts(document)


def _collect_forms(document: ListDocument, spellings: Spellings) -> Forms:
    forms = Forms(defaultdict(Counter), defaultdict(list), defaultdict(list))
    for word, count in count_words(document).items():
        found = spellings.get(word.lower())
        if found is not None and found[0] != "arXiv":
            forms.counts[found[0]][word] += count
    cached: dict[tuple[str, str], tuple[str, int] | None] = {}
    for entry in document.entries:
        for tag in entry.tags:
            match = _TAG_WORD.fullmatch(tag)
            if (
                match
                and match[1].lower() not in spellings
                and (at := document.source.text.find(tag, *entry.span)) >= 0
            ):
                forms.unknown[match[1]].append(at)
        venue = entry.venue
        if venue is None:
            continue
        key = venue.raw, venue.name
        if key not in cached:
            cached[key] = _field_word(*key, spellings)
        if (field_word := cached[key]) is not None:
            word, offset = field_word
            if word.lower() not in spellings:
                forms.unknown[word].append(venue.span.start + offset)
                continue
            forms.starts[word].append(venue.span.start + offset)
            forms.counts[venue.name][word] = max(forms.counts[venue.name][word], len(forms.starts[word]))
    return forms


def _field_word(raw: str, name: str, spellings: Spellings) -> tuple[str, int] | None:
    """Return the word of a field that names its venue and its offset, unless `count_words` includes it."""
    for match in _FIELD_WORD.finditer(raw):
        word = match[0]
        if spellings.get(word.lower(), ("",))[0] == name and (word[1:].islower() or word.lower() == "arxiv"):
            return word, match.start()
    first = _FIRST_WORD.match(raw)
    return (first[1], 0) if first is not None and first[1].lower() not in spellings else None


def _preprint_doubts(
    counts: Counter[str], usual: str, usual_count: int, starts: Mapping[str, list[int]]
) -> Iterator[Doubt]:
    """Yield the forms of `arXiv` that differ from the one nearly all entries have, and unusual forms in any
    list.

    The official form is never wrong.
    """
    is_clear = usual_count >= 5 and usual_count >= 0.8 * counts.total()
    for word in counts:
        if word.lower() != "arxiv" or word in (usual, "arXiv"):
            continue
        if is_clear or word not in _CASES:
            right = usual if is_clear or usual in _CASES else "arXiv"
            why = _spelled_elsewhere(right, counts[right])
            # One form that is not official for another is no more than consistent.
            yield Doubt(word, right, why, right == "arXiv", True, tuple(starts[word]), False)


def _case_doubts(forms: Forms, spellings: Spellings) -> Iterator[Doubt]:
    """Yield acronyms in the wrong letter case, if the list mostly uses the official case of its venues.

    The fix is certain if the list uses the official form, or if the word is in lower case, only in venue fields,
    and the list has hardly any other venue in another case.
    """
    good = sum(_correct(counts, spellings).total() for counts in forms.counts.values())
    bad = sum(counts.total() for counts in forms.counts.values()) - good
    for name, counts in forms.counts.items():
        if sum(letter.isupper() for letter in name) < 2:
            continue
        correct = _correct(counts, spellings)
        for word, count in counts.items():
            if word in correct or word.lower() in WORDS:
                continue
            best = _nearest_form(word, spellings[word.lower()][1], correct)
            is_used = correct[best] > 0
            if correct[best] >= count or (
                not is_used and good >= 5 * max(bad, 1) and word.lower() == name.lower()
            ):
                why = _spelled_elsewhere(best, correct[best])
                starts = tuple(forms.starts[word])
                is_rare = count < _HABIT or correct[best] >= 2 * count
                is_certain = is_rare and (
                    is_used or (good >= _REGULAR * max(bad - count, 1) and len(starts) == count)
                )
                yield Doubt(word, best, why, is_rare, is_certain, starts, is_only_form=not is_used)


def _nearest_form(word: str, forms: Iterable[str], correct: Counter[str]) -> str:
    """Return the official form that the list uses most, or else the one with the fewest letters in another case."""

    def fits(form: str) -> tuple[int, int]:
        return correct[form], -sum(own != other for own, other in zip(word, form, strict=False))

    return max(forms, key=fits)


def _names_workshop(document: ListDocument, word: str) -> bool:
    """Return whether a word is the acronym of a workshop in the form of others in the list: `CVPRw`, `ICMLw`."""
    workshops = [other for other in count_words(document) if _WORKSHOP.fullmatch(other)]
    return word in workshops and len(workshops) > 2


def _correct(counts: Counter[str], spellings: Spellings) -> Counter[str]:
    """Return the counts of the correct forms of a venue."""
    return Counter({word: count for word, count in counts.items() if word in spellings[word.lower()][1]})


def _spelled_elsewhere(right: str, count: int) -> str:
    if not count:
        return f"should be spelled “{right}”"
    return f"is spelled “{right}” elsewhere in this list ({f'{count} times' if count > 1 else 'once'})"


def _former_name_doubts(document: ListDocument) -> Iterator[Doubt]:
    """Yield `NIPS` for years since the conference is called NeurIPS, and the rarer name for earlier years."""
    counts = count_words(document)
    if "NIPS" not in counts or "NeurIPS" not in counts:
        return
    text = document.source.text
    by_year: dict[int, dict[str, list[int]]] = defaultdict(lambda: {"NIPS": [], "NeurIPS": []})
    for match in _NAMED.finditer(text):
        if not text[match.start() - 1 : match.start()].isalpha():
            by_year[int(match[1])][match[0]].append(match.start())
    later = [names for year, names in by_year.items() if _FIRST_YEAR <= year < 60]
    uses_new_name = sum(len(names["NeurIPS"]) for names in later) >= sum(
        len(names["NIPS"]) for names in later
    )
    for year, names in by_year.items():
        old, new = len(names["NIPS"]), len(names["NeurIPS"])
        if _FIRST_YEAR <= year < 60 and old:
            sure = new >= old if new else uses_new_name
            why = f"has been called “NeurIPS” since 2018{', as elsewhere in this list' if sure else ''}"
            yield Doubt("NIPS", "NeurIPS", why, sure, False, tuple(names["NIPS"]), False)
        elif not _FIRST_YEAR <= year < 60 and old and new and max(old, new) >= 3 * min(old, new):
            rare, common = ("NIPS", "NeurIPS") if old < new else ("NeurIPS", "NIPS")
            why = f"of the same year is “{common}” elsewhere in this list ({len(names[common])} times)"
            yield Doubt(rare, common, why, False, False, tuple(names[rare]), False)
