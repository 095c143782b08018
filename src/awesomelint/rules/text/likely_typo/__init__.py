"""A word that is one letter from a word that the list writes all the time, or from one in its own address.

## Why
A title with a slip in it is not found by searching for it, and readers copy it into their own papers.

## Wrong
    - [A Survey of Contextual Machne Learning](https://example.org/survey)
    - [awesome-maching-learning](https://github.com/x/awesome-machine-learning)

## Right
    - [A Survey of Contextual Machine Learning](https://example.org/survey)
    - [awesome-machine-learning](https://github.com/x/awesome-machine-learning)

## Fix
None. Some works are published with the slip in their title; look the title up.

## Severity
A note in titles. In headings, which are the list's own words, a warning.

## Notes
There is no dictionary in this: a word is doubted where the list has it once or twice, where a word that differs in one
letter stands there at least six times as often, and where nothing else in the file is written like it. Only words of
six letters and more count; names of people and systems (before a colon, with capitals or digits inside), other forms of
a word (`models`, `modeled`), British spelling and common words that look alike (`context`, `content`) do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from awesomelint.facts import fact
from awesomelint.model import Entry, ListDocument
from awesomelint.rules.api import Context, Found, Severity, Span, rule
from awesomelint.rules.text.likely_typo.one_letter import WORDS, BrokenLink, Index
from awesomelint.util.regex import compiled

_WORD = compiled(r"\b[A-Za-z]{6,}\b")
_PATH_WORD = compiled(r"[a-z]{6,}")
_HOST = compiled(r"://[^/\n]*")
# A name before a colon, or a title of one word.
_NAME = compiled(r"\W*+[\w+-]++(?:(?: [\w+-]++)?+\W*?[:：]|\W*+$)")
_OFTEN = 6


@rule("likely-typo", group="text", severity=Severity.NOTE, max_severity=Severity.WARNING)
def check(context: Context) -> Iterator[Found]:
    """Doubt the rare words that are one slip from a frequent word, or from one of their own address."""
    document = context.document
    counts: Counter[str] = Counter()
    shown = [entry.title for entry in document.entries] + [section.title for section in document.sections]
    for word, count in Counter(_WORD.findall("\n".join(shown))).items():
        if word[1:].islower():
            counts[word.lower()] += count
    rare = [word for word, count in counts.items() if count <= 2 and word not in WORDS]
    if not (notes := context.min_severity <= Severity.NOTE):
        # Only in a heading it is more than a note.
        text = document.source.text
        headings = {
            word.lower() for section in document.sections for word in _WORD.findall(text, *section.span)
        }
        rare = [word for word in rare if word in headings]
    doubted = {
        word: f"“{slip.right}”, which the list writes {counts[slip.right]} times"
        for word, slip in _beside_frequent(counts, rare)
        if _is_alone(document, word, slip, counts[word])
    }
    if doubted:
        for section in document.sections:
            yield from _found(document, section.span, doubted, Severity.WARNING)
    if not notes:
        return
    if doubted:
        for entry in document.entries:
            if entry.title_span is not None:
                yield from _found(document, entry.title_span, doubted)
    for entry, word, slip in _beside_path(document, rare):
        if (
            word not in doubted
            and entry.title_span is not None
            and _is_alone(document, word, slip, counts[word])
        ):
            own = {word: f"“{slip.right}” in the entry's own address"}
            yield from _found(document, entry.title_span, own, named=True)


def _beside_frequent(counts: Mapping[str, int], rare: Iterable[str]) -> Iterator[tuple[str, BrokenLink]]:
    """Each rare word that is a slip of a frequent one."""
    frequent = Index(word for word, count in counts.items() if count >= _OFTEN)
    for word in rare:
        for slip in frequent.slips(word):
            # Short words with another letter, or one more that does not double its neighbour, are words of their own.
            sure = slip.kind in ("missing", "swapped") or _is_doubled(word, slip)
            if (
                counts[slip.right] >= _OFTEN * counts[word]
                and (sure or len(word) > 7)
                and slip.kind != "last"
            ):
                yield word, slip


def _beside_path(document: ListDocument, rare: Iterable[str]) -> Iterator[tuple[Entry, str, BrokenLink]]:
    """Each entry that has a rare word in its title and, in an address of its own, a word of which it is a slip."""
    links = [link.url for entry in document.entries for link in entry.links]
    urls = [url for url in links if "://" in url and "arxiv.org" not in url]
    index = Index(set(_PATH_WORD.findall(_HOST.sub("", "\n".join(urls).lower()))))
    titles = [entry.title.lower() for entry in document.entries]
    for word in rare:
        for slip in index.slips(word):
            for entry, title in zip(document.entries, titles, strict=True):
                if word in title and any(slip.right in link.url.lower() for link in entry.links):
                    yield entry, word, slip


def _is_doubled(word: str, slip: BrokenLink) -> bool:
    return slip.kind == "extra" and word[slip.at] == word[slip.at - 1]


@fact
def _lower(document: ListDocument) -> str:
    return document.source.text.lower()


def _is_alone(document: ListDocument, word: str, slip: BrokenLink, count: int) -> bool:
    """Whether the file has a word only where it was counted, and in the contents, and no other that begins like it."""
    text = _lower(document)
    found = counted = 0
    at = text.find(word)
    while at >= 0:
        if not (text[at - 1 : at].isalpha() or text[at + len(word) : at + len(word) + 1].isalpha()):
            found += 1
            counted += "](#" not in text[text.rfind("\n", 0, at) + 1 : (text.find("\n", at) + 1) or None]
            if counted > count:
                return False
        at = text.find(word, at + 1)
    # Without its wrong letter a word begins like the right one, which is everywhere.
    return (
        slip.kind == "missing" or _is_doubled(word, slip) or text.count(word[: max(5, slip.at + 2)]) <= found
    )


def _found(
    document: ListDocument,
    span: Span,
    doubted: Mapping[str, str],
    severity: Severity | None = None,
    *,
    named: bool = False,
) -> Iterator[Found]:
    """The doubted words in a title; those in the name of a system only where such names count too."""
    text = document.source.text
    for match in _WORD.finditer(text, *span):
        beside = doubted.get(match[0].lower())
        if beside is not None and match[0][1:].islower() and text[match.start() - 1] not in "@#./":
            name = None if named else _NAME.match(text, *span)
            if name is None or match.start() >= name.end():
                yield Found(
                    Span(*match.span()), f"“{match[0]}” is one letter from {beside}", severity, key=match[0]
                )
