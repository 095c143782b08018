"""Allow-lists: findings that the configuration lets pass, by patterns for what they are about."""

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

# What Markdown puts around a word, and what a maintainer leaves out when naming it.
_MARKS = " \t`*_~[]()\\"


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


Item = TypeVar("Item", bound=_Spanned)


class Allowances:
    """What may be let pass in one document."""

    def __init__(self, document: ListDocument) -> None:
        self.text = document.source.text
        self.references = _Places(document.references)
        self.entries = _Places(document.entries)

    def cover(self, patterns: Sequence[str], span: Span, key: str) -> bool:
        """Whether a pattern matches the whole text under a finding's span, an address there, or the finding's key.

        `*` stands for any text and `?` for one character; brackets are themselves, for tags are written with them. An
        address without `*` stands for every form of the same address.
        """
        text = " ".join(self.text[span.start : span.end].split())
        addresses = self._addresses(span)
        words = [
            text,
            text.strip(_MARKS),
            key,
            *addresses,
            *(address.partition("://")[2] for address in addresses),
        ]
        folded = [word.casefold() for word in words]
        keys = {work_key(address) for address in addresses}
        return any(_matches(pattern, folded) or _leads_to(pattern, keys) for pattern in patterns)

    def _addresses(self, span: Span) -> list[str]:
        """The addresses of the links that a span touches; where it touches none, that of the entry's work."""
        touched = [reference.url for reference in self.references.touching(span)]
        if touched:
            return touched
        entry = next(self.entries.touching(span), None)
        return [entry.main_link.url] if entry is not None and entry.main_link is not None else []


class _Places(Generic[Item]):
    """Things in document order that may lie within each other, found by what they touch without looking at all."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.reach = list(accumulate((item.span.end for item in items), max))

    def touching(self, span: Span) -> Iterator[Item]:
        """Those that share a character with a span, the last first."""
        at = bisect_left(self.items, span.end, key=lambda item: item.span.start) - 1
        while at >= 0 and self.reach[at] > span.start:
            if self.items[at].span.end > span.start:
                yield self.items[at]
            at -= 1


def _matches(pattern: str, words: Sequence[str]) -> bool:
    glob = pattern.casefold().replace("[", "[[]")
    return any(fnmatchcase(word, glob) for word in words)


def _leads_to(pattern: str, keys: set[str]) -> bool:
    return "://" in pattern and "*" not in pattern and work_key(pattern) in keys


@fact
def allowances(document: ListDocument) -> Allowances:
    """What the patterns of `allow` are matched against in a document."""
    return Allowances(document)
