"""Names: of rules, groups and settings, and the nearest known one where a name is none."""

from __future__ import annotations

from collections.abc import Iterable

from awesomelint.rules import BY_NAME, FORMER_NAMES, GROUPS, SELECTORS


def selector(name: str) -> str:
    """The rule or group that a name stands for, a rule's former name included; a ValueError says that there is none."""
    name = FORMER_NAMES.get(name, name)
    if name in BY_NAME or name in GROUPS:
        return name
    raise ValueError(f"there is no rule or group `{name}`{hint(name, SELECTORS)}")


def hint(name: str, known: Iterable[str]) -> str:
    """The end of a sentence that says which known name was meant, or which there are, if they are few."""
    from difflib import get_close_matches

    names = list(known)
    if near := get_close_matches(name.lower().replace("_", "-"), names, 1):
        return f"; did you mean `{near[0]}`?"
    if len(names) <= 12:
        return f"; known are {', '.join(names)}"
    return "; `awesomelint rule` lists them all"
