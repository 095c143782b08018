"""A rare word that differs by one letter from a frequent word or a word in its URL, or a doubled word or final period.

## Why
Searching for a title with a typo does not find it, and readers copy the typo into their own papers.

## Wrong
    - [A Survey of Contextual Machne Learning](https://example.org/survey)
    - [awesome-maching-learning](https://github.com/x/awesome-machine-learning)
    - [Flower](https://github.com/adap/flower) - A framework for federated learning..

## Right
    - [A Survey of Contextual Machine Learning](https://example.org/survey)
    - [awesome-machine-learning](https://github.com/x/awesome-machine-learning)
    - [Flower](https://github.com/adap/flower) - A framework for federated learning.

## Fix
Safe for a doubled period. None for words: some works are published with the typo in their title, so look the
title up.

## Severity
A note. A warning in headings, which the maintainer wrote, for doubled words outside of titles, block quotes and
`<details>`, which mostly quote an abstract, and for a doubled period.

## Notes
The rule uses no dictionary. It reports a word that titles and headings use once or twice if a word that differs
by one letter is used at least six times as often there, and if no other text in the file contains it. Only words
of six or more letters count. Anywhere in the list, it reports a word of seven or more letters that occurs once if
a letter is missing or doubled, or two are swapped, and the list uses the intended word at least six times, in
lower case, too. The rule ignores names of people and systems (before a colon, or with capitals or digits inside),
other forms of a word (`models`, `modeled`), British spelling, and common words that look alike (`context`,
`content`). Only words that are never repeated on purpose, such as “the the”, are reported as doubled.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from awesomelint.analysis.doubled_periods import doubled_periods
from awesomelint.analysis.positions import entry_at, is_plain_text
from awesomelint.facts import fact
from awesomelint.model import Entry, ListDocument
from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, safe
from awesomelint.rules.text.likely_typo.anywhere import doubles_letter, is_certain, lowercase_text, mistypings
from awesomelint.rules.text.likely_typo.one_letter import SIMILAR_WORDS, Typo, WordIndex
from awesomelint.util.regex import compiled

# It begins with a class of characters, which Python searches for fast.
_WORD = compiled(r"[A-Za-z](?<!\w.)[A-Za-z]{5,}+\b")
_NO_ACRONYM = compiled(r"[A-Za-z](?<!\w.)[a-z]{5,}+\b")
_URL_WORD = compiled(r"[a-z]{6,}")
_HOST = compiled(r"://[^/\n]*")
# A name before a colon, or a title of one word.
_NAME = compiled(r"\W*+[\w+-]++(?:(?: [\w+-]++)?+\W*?[:：]|\W*+$)")
_MIN_FREQUENT = 6
# `in`, `on` and `that` can follow themselves: “log in in time”.
_DOUBLED = ("a", "the", "of", "to", "for", "with", "and", "from")
_NOT_BESIDE = compiled(r"[\w-]")
_QUOTED_LINE = compiled(r"[ \t]{0,200}+>")
_FOLDING_TAG = compiled(r"<(/?)details")


@rule(
    "likely-typo",
    group="text",
    severity=Severity.NOTE,
    max_severity=Severity.WARNING,
    fix="safe",
    changes=("title", "tags", "venue", "authors", "notes"),
)
def check(context: Context) -> Iterator[Found]:
    """Report rare words that look like a typo for a frequent word or for a word in a URL of the entry."""
    document = context.document
    yield from _report_two_periods(document)
    yield from _report_doubled_words(document)
    counts = _count_words(document)
    rare = [word for word, count in counts.items() if count <= 2 and word not in SIMILAR_WORDS]
    with_notes = context.min_severity <= Severity.NOTE
    if not with_notes:
        # Only findings in headings are more than notes.
        text = document.source.text
        headings = {
            word.lower() for section in document.sections for word in _WORD.findall(text, *section.span)
        }
        rare = [word for word in rare if word in headings]
    typos = {
        word: (typo.intended, f"(used {counts[typo.intended]} times in this list)")
        for word, typo in _typos_of_frequent_words(counts, rare)
        if _is_isolated(document, word, typo, counts[word])
    }
    if typos:
        for section in document.sections:
            yield from _report_typos(document, section.span, typos, Severity.WARNING)
    if not with_notes:
        return
    if typos:
        for entry in document.entries:
            yield from _report_typos(document, entry.title_span, typos)
    reported = set(typos)
    for span, word, intended, number in mistypings(document):
        if word.lower() not in typos:
            reported.add(word.lower())
            yield _typo(span, word, intended, f"(used {number} times in this list)")
    for entry, word, typo in _typos_of_url_words(document, rare):
        if word not in reported and _is_isolated(document, word, typo, counts[word]):
            in_url = {word: (typo.intended, "(see the URL of this entry)")}
            yield from _report_typos(document, entry.title_span, in_url, include_names=True)


def _report_two_periods(document: ListDocument) -> Iterator[Found]:
    """Report entries that end with exactly two periods, unless many entries of the list do."""
    for entry, offset, word in doubled_periods(document):
        fix = safe("Remove a period", Edit(offset + 1, offset + 2, ""))
        message = f"two periods after “{word}”"
        yield Found(Span(offset, offset + 2), message, Severity.WARNING, fix=fix, key=f"{word} {entry.title}")


def _report_doubled_words(document: ListDocument) -> Iterator[Found]:
    for start, word in _doubled_words(document.source.text):
        if not is_plain_text(document, start):
            continue
        entry = entry_at(document, start)
        is_title = entry is not None and start in range(*entry.title_span)
        severity = Severity.NOTE if is_title or _is_quoted(document, start) else Severity.WARNING
        yield Found(Span(start, start + 2 * len(word) + 1), f"“{word}” is doubled", severity)


def _doubled_words(text: str) -> list[tuple[int, str]]:
    """Return the offsets of doubled words, in order; one search for each word is faster than one pattern for all."""
    found = []
    for word in _DOUBLED:
        doubled = f"{word} {word}"
        start = text.find(doubled)
        while start >= 0:
            end = start + len(doubled)
            is_whole = not (_NOT_BESIDE.match(text, start - 1, start) or _NOT_BESIDE.match(text, end))
            if is_whole:
                found.append((start, word))
            start = text.find(doubled, end if is_whole else start + 1)
    return sorted(found)


def _is_quoted(document: ListDocument, offset: int) -> bool:
    """Whether text is in a block quote or folded, as abstracts are, so the typo may be that of the authors."""
    source = document.source
    if _QUOTED_LINE.match(source.text, source.line_start(source.line_of(offset))):
        return True
    tags = _folding_tags(document)
    at = bisect_left(tags, (offset, False))
    return at > 0 and tags[at - 1][1]


@fact
def _folding_tags(document: ListDocument) -> list[tuple[int, bool]]:
    """Return the offsets of the tags of `<details>`, each with whether it opens."""
    return [(match.start(), not match[1]) for match in _FOLDING_TAG.finditer(document.source.text)]


def _count_words(document: ListDocument) -> Counter[str]:
    """Return how often each word, in lower case, occurs in titles and headings; acronyms do not count."""
    titles = [entry.title for entry in document.entries] + [section.title for section in document.sections]
    return Counter(map(str.lower, _NO_ACRONYM.findall("\n".join(titles))))


def _typos_of_frequent_words(counts: Mapping[str, int], rare: Sequence[str]) -> Iterator[tuple[str, Typo]]:
    """Yield each rare word that differs by one letter from a much more frequent word."""
    if not rare:
        return
    frequent = WordIndex(word for word, count in counts.items() if count >= _MIN_FREQUENT)
    for word in rare:
        for typo in frequent.typos(word):
            # Short words with a different letter, or an extra letter that is not doubled, are often words
            # themselves.
            certain = is_certain(word, typo)
            if (
                counts[typo.intended] >= _MIN_FREQUENT * counts[word]
                and (certain or len(word) > 7)
                and typo.kind != "last"
            ):
                yield word, typo


def _typos_of_url_words(document: ListDocument, rare: Iterable[str]) -> Iterator[tuple[Entry, str, Typo]]:
    """Yield each entry with a rare word in its title that looks like a typo for a word in one of its URLs."""
    links = [link.url for entry in document.entries for link in entry.links]
    urls = [url for url in links if "://" in url and "arxiv.org" not in url]
    index = WordIndex(set(_URL_WORD.findall(_HOST.sub("", "\n".join(urls).lower()))))
    titles = [entry.title.lower() for entry in document.entries]
    for word in rare:
        for typo in index.typos(word):
            for entry, title in zip(document.entries, titles, strict=True):
                if word in title and any(typo.intended in link.url.lower() for link in entry.links):
                    yield entry, word, typo


def _is_isolated(document: ListDocument, word: str, typo: Typo, count: int) -> bool:
    """Return whether the file contains a word only in titles, headings and the table of contents.

    `count` is the number of occurrences in titles and headings. Unless the letter that is wrong is missing or
    doubled, the file must not contain other words with the same beginning either.
    """
    text = lowercase_text(document)
    occurrences = outside_contents = 0
    start = text.find(word)
    while start >= 0:
        if not (
            text[start - 1 : start].isalpha() or text[start + len(word) : start + len(word) + 1].isalpha()
        ):
            occurrences += 1
            line = text[text.rfind("\n", 0, start) + 1 : (text.find("\n", start) + 1) or None]
            outside_contents += "](#" not in line
            if outside_contents > count:
                return False
        start = text.find(word, start + 1)
    # A word with a missing or doubled letter shares its beginning with the intended word, which is frequent.
    return (
        typo.kind == "missing"
        or doubles_letter(word, typo)
        or text.count(word[: max(5, typo.position + 2)]) <= occurrences
    )


def _report_typos(
    document: ListDocument,
    span: Span,
    typos: Mapping[str, tuple[str, str]],
    severity: Severity | None = None,
    *,
    include_names: bool = False,
) -> Iterator[Found]:
    """Report the words in a span that are in `typos`, which gives the intended word and how it is known.

    Words in the name of a system, at the start of a title, count only if `include_names` is true.
    """
    text = document.source.text
    for match in _WORD.finditer(text, *span):
        word = match[0]
        typo = typos.get(word.lower())
        if typo is None or not word[1:].islower() or text[match.start() - 1] in "@#./":
            continue
        name = None if include_names else _NAME.match(text, *span)
        if name is None or match.start() >= name.end():
            yield _typo(Span(*match.span()), word, *typo, severity)


def _typo(span: Span, word: str, intended: str, evidence: str, severity: Severity | None = None) -> Found:
    """Return the finding for a word that looks like a typo for `intended`, which is in lower case.

    `evidence` says how it is known.
    """
    intended = intended.capitalize() if word[0].isupper() else intended
    return Found(span, f"“{word}” looks like a typo for “{intended}” {evidence}", severity, key=word)
