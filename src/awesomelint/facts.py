"""Facts of a document: computed by a function when first needed, then cached with the document.

@fact
def anchors(document: ListDocument) -> Anchors: ...

anchors(document)  # computed
anchors(document)  # the same object

With `fact_about`, it is computed once for each value of a second argument.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from awesomelint.model import ListDocument

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def fact(compute: Callable[[ListDocument], T]) -> Callable[[ListDocument], T]:
    """Make a function of a document compute its value only once per document.

    The value is stored in the document. It must depend only on the document, and must not be changed.
    """

    @wraps(compute)
    def cached(document: ListDocument) -> T:
        facts = document.facts
        if compute in facts:
            value: T = facts[compute]
            return value
        value = facts[compute] = compute(document)
        return value

    return cached


def fact_about(compute: Callable[[ListDocument, K], T]) -> Callable[[ListDocument, K], T]:
    """Make a function of a document and a value compute its result only once for each value; see `fact`."""

    @wraps(compute)
    def cached(document: ListDocument, about: K) -> T:
        facts, key = document.facts, (compute, about)
        if key in facts:
            result: T = facts[key]
            return result
        result = facts[key] = compute(document, about)
        return result

    return cached
