"""Of several changes to a list, those that hold: after which the list is still read as it should be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from awesomelint.findings import Edit
from awesomelint.fixing.edits import apply
from awesomelint.model import ListDocument
from awesomelint.reading import read

# A list is read at most this often for one set of changes; hostile ones must not take hours.
_MAX_READINGS = 400

# Returns, for the changed list and the numbers of the changes in it, which of them do not hold; None if it cannot say
# which because something else changed.
Failing = Callable[[ListDocument, Sequence[int]], set[int] | None]


def holding(
    document: ListDocument, edits: Mapping[int, Sequence[Edit]], failing: Failing
) -> tuple[ListDocument, list[int]]:
    """Return the list with the changes that hold together, and their numbers.

    If anything else changes, they are halved until each half holds, so that the number of readings grows with the
    number of changes that do not.
    """
    return _Holding(document, edits, failing).of(list(edits))


class _Holding:
    def __init__(self, document: ListDocument, edits: Mapping[int, Sequence[Edit]], failing: Failing) -> None:
        self.document = document
        self.edits = edits
        self.failing = failing
        self.readings = 0

    def of(self, keys: list[int]) -> tuple[ListDocument, list[int]]:
        while keys and self.readings < _MAX_READINGS:
            self.readings += 1
            source = self.document.source
            try:
                text = apply(source.text, chain.from_iterable(self.edits[key] for key in keys))
            except ValueError:
                # Two changes are about the same text.
                return self._halved(keys)
            changed = read(source.with_text(text))
            failed = self.failing(changed, keys)
            if failed is None:
                return self._halved(keys)
            if not failed:
                return changed, keys
            keys = [key for key in keys if key not in failed]
        return self.document, []

    def _halved(self, keys: list[int]) -> tuple[ListDocument, list[int]]:
        if len(keys) == 1:
            return self.document, []
        middle = len(keys) // 2
        first, second = (self.of(half) for half in (keys[:middle], keys[middle:]))
        both = first[1] + second[1]
        if first[1] and second[1] and len(both) < len(keys):
            together = self.of(both)
            if together[1]:
                return together
        return max(first, second, key=lambda half: len(half[1]))
