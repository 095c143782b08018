"""Values that were used recently, so that they need not be computed again; their number is limited."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """Values by all that they depend on. Threads may share them.

    `used` are those that were taken or added, of which `added` are new. After `most` values, those that are not among the
    next as many are dropped; so it is not necessary to know the order in which all of them were used. With `weigh`, `most` is
    what the keys may weigh.
    """

    def __init__(
        self, most: int, known: dict[K, V] | None = None, weigh: Callable[[K], int] | None = None
    ) -> None:
        self.used: dict[K, V] = {}
        self.added = 0
        self._most = most
        self._older = known or {}
        self._weigh = weigh
        self._weight = 0

    def find(self, key: K) -> V | None:
        """Return the value for a key, or None."""
        value = self.used.get(key)
        if value is None:
            value = self._older.get(key)
            if value is not None:
                self._put(key, value)
        return value

    def put(self, key: K, value: V) -> None:
        """Add a new value."""
        self.added += 1
        self._put(key, value)

    def clear(self) -> None:
        """Forget all values."""
        self.used, self._older, self._weight = {}, {}, 0

    def __len__(self) -> int:
        return len(self.used) + len(self._older)

    def _put(self, key: K, value: V) -> None:
        if self._weight >= self._most:
            self._older, self.used, self._weight = self.used, {}, 0
        self.used[key] = value
        self._weight += self._weigh(key) if self._weigh is not None else 1
