"""Look up rules and groups by name, and suggest a name for an unknown one."""

from __future__ import annotations

from collections.abc import Iterable

from awesomelint.rules import FORMER_NAMES, SELECTORS
from awesomelint.util.text import nearest


def selector(name: str) -> str:
    """Return the current name of a rule or group; `ValueError` if it is unknown, with a message for the user."""
    name = FORMER_NAMES.get(name, name)
    if name in SELECTORS:
        return name
    raise ValueError(f"unknown rule or group `{name}`{hint(name, SELECTORS)}")


def hint(name: str, known: Iterable[str]) -> str:
    """Return the end of an error message: a suggestion, or all known names if they are at most 12."""
    names = list(known)
    if near := nearest(name, names):
        return f"; did you mean `{near}`?"
    if len(names) <= 12:
        return f"; expected one of {', '.join(names)}"
    return "; run `awesomelint rule` to list all rules"
