"""The names that ftfy imports from `wcwidth`, whose tables would make the page a third larger. A page has no columns."""

from __future__ import annotations


def wcwidth(character: str) -> int:
    """Nothing that the page shows asks for it."""
    raise NotImplementedError


def wcswidth(text: str) -> int:
    """Nothing that the page shows asks for it."""
    raise NotImplementedError
