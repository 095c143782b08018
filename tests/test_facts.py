"""Facts are computed once for a document, and those about a value once for each value."""

from __future__ import annotations

import pytest

from awesomelint.facts import fact, fact_about
from awesomelint.model import ListDocument
from awesomelint.reading import read
from awesomelint.source import Source


def test_facts_are_computed_once() -> None:
    calls: list[object] = []

    @fact
    def size(document: ListDocument) -> int:
        calls.append(document)
        return len(document.source.text)

    @fact_about
    def count(document: ListDocument, letter: str) -> int:
        calls.append(letter)
        return document.source.text.count(letter)

    first, second = (read(Source(text)) for text in ("- aab\n", "- b\n"))
    found = [(size(document), count(document, "a"), count(document, "b")) for document in (first, second) * 2]
    assert found == [(6, 2, 1), (4, 0, 1)] * 2
    assert calls == [first, "a", "b", second, "a", "b"]


@pytest.mark.pure
def test_a_document_with_entries_set_aside_is_otherwise_the_same() -> None:
    document = read(Source("# Papers\n\n- [One](https://example.org/1)\n- [Two](https://example.org/2)\n"))
    document.facts[len] = 3
    aside = frozenset(document.entries[:1])
    other = document.without(aside)
    assert (other.aside, other.facts, other.compared) == (aside, {}, document.entries[1:])
    names = set(ListDocument.__slots__) - {"aside", "facts"}
    assert len(names) > 8 and all(getattr(other, name) is getattr(document, name) for name in names)
