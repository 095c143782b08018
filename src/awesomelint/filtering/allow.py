"""Findings that the configuration allows, by patterns for their text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from itertools import accumulate
from typing import Generic, Protocol, TypeVar

from awesomelint.facts import fact
from awesomelint.fields.urls import work_key
from awesomelint.model import ListDocument
from awesomelint.source import Span

# Markdown around a word, which may be omitted in patterns.
_MARKS = " \t`*_~[]()\\"


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


Item = TypeVar("Item", bound=_Spanned)


class Allowances:
    """Matches the findings of a document against patterns of `allow`."""

    def __init__(self, document: ListDocument) -> None:
        self.text = document.source.text
        self.references = _Places(document.references)
        self.entries = _Places(document.entries)

    def cover(self, patterns: Sequence[str], span: Span, key: str) -> bool:
        """Whether a pattern matches the whole text of a finding's span, a URL in it, or the finding's key.

        `*` matches any text and `?` one character. Brackets match themselves, because tags are written with them. A URL
        without `*` matches all forms of the same URL.
        """
        text = " ".join(self.text[span.start : span.end].split())
        urls = self._urls(span)
        words = [
            text,
            text.strip(_MARKS),
            key,
            *urls,
            *(url.partition("://")[2] for url in urls),
        ]
        folded = [word.casefold() for word in words]
        keys = {work_key(url) for url in urls}
        return any(_matches(pattern, folded) or _matches_url(pattern, keys) for pattern in patterns)

    def _urls(self, span: Span) -> list[str]:
        """Return the URLs of the links that a span touches; if there are none, the main URL of the entry."""
        touched = [reference.url for reference in self.references.touching(span)]
        if touched:
            return touched
        entry = next(self.entries.touching(span), None)
        return [entry.main_link.url] if entry is not None and entry.main_link is not None else []


class _Places(Generic[Item]):
    """Items in document order, possibly nested, with a fast search for those that touch a span."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.reach = list(accumulate((item.span.end for item in items), max))

    def touching(self, span: Span) -> Iterator[Item]:
        """Yield the items that share a character with a span, the last first."""
        at = bisect_left(self.items, span.end, key=lambda item: item.span.start) - 1
        while at >= 0 and self.reach[at] > span.start:
            if self.items[at].span.end > span.start:
                yield self.items[at]
            at -= 1


def _matches(pattern: str, words: Sequence[str]) -> bool:
    glob = pattern.casefold().replace("[", "[[]")
    return any(fnmatchcase(word, glob) for word in words)


def _matches_url(pattern: str, keys: set[str]) -> bool:
    return "://" in pattern and "*" not in pattern and work_key(pattern) in keys


@fact
def allowances(document: ListDocument) -> Allowances:
    """What the patterns of `allow` are matched against in a document."""
    return Allowances(document)
