"""Names of authors, compared by their family names, because lists shorten and reorder them."""

from __future__ import annotations

from awesomelint.style.collation import folded
from awesomelint.util.regex import compiled

_NOT_LETTERS = compiled(r"[^\w]+")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
# Letters that have no decomposition, as they are usually transcribed.
_TRANSCRIBED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)


def words(name: str) -> list[str]:
    """Return the words of a name in lower case and without accents: `J. R. Müller` gives `j`, `r`, `muller`."""
    plain = folded(name.casefold().translate(_TRANSCRIBED))
    return [word for word in _NOT_LETTERS.split(plain) if word and word not in _SUFFIXES]


def last_name(name: str) -> str:
    """Return the family name as `words` spells it: the last word, or the one before a comma (`Finch, Tom`)."""
    before, comma, _ = name.partition(",")
    found = words(before if comma else name)
    return found[-1] if found else ""


def may_be_same(listed: str, known: str) -> bool:
    """Whether two names may belong to one person: the family name of one is a word of the other.

    Given and family names are in either order, and parts may be initials or missing.
    """
    return (
        last_name(listed) in words(known)
        or last_name(known) in words(listed)
        or ("".join(words(listed)) == "".join(words(known)) != "")
    )
