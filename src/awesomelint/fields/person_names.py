"""The name of a person, divided into family name and given names."""

from __future__ import annotations

from awesomelint.fields.author_names import UPPER
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled

# One letter: `Wei LI` ends in a family name.
_INITIAL = compiled(rf"{UPPER}|(?:{UPPER}\.-?){{1,3}}")


class Person(NamedTuple):
    """An author's name, split into family and given names; `given` is empty if that is impossible."""

    family: str
    given: str


def person(name: str) -> Person:
    """Split a name such as `Surname, Given`, `Given van Surname` or `Surname G`; a single word is a family name."""
    if "," in name:
        family, _, given = name.partition(",")
        return Person(family.strip(), given.strip())
    words = name.split()
    if len(words) < 2:
        return Person(name, "")
    last = len(words)
    while last > 1 and _INITIAL.fullmatch(words[last - 1]):
        last -= 1
    if last < len(words) and not _INITIAL.fullmatch(words[0]):
        # `Lark A.`, as in medical journals
        return Person(" ".join(words[:last]), " ".join(words[last:]))
    first = len(words) - 1
    while first > 1 and words[first - 1].islower():
        first -= 1
    return Person(" ".join(words[first:]), " ".join(words[:first]))
