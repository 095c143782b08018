"""The name of a person, divided into family name and given names."""

from __future__ import annotations

from awesomelint.util.named_tuple import NamedTuple


class Person(NamedTuple):
    """An author's name, split into family and given names; `given` is empty if that is impossible."""

    family: str
    given: str


def person(name: str) -> Person:
    """Split a name such as `Surname, Given` or `Given van Surname`; a single word is a family name."""
    if "," in name:
        family, _, given = name.partition(",")
        return Person(family.strip(), given.strip())
    words = name.split()
    if len(words) < 2:
        return Person(name, "")
    first = len(words) - 1
    while first > 1 and words[first - 1].islower():
        first -= 1
    return Person(" ".join(words[first:]), " ".join(words[:first]))
