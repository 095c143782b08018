"""Authors in references and citations.

In a reference, authors precede the year and the title: `Lark, A., & Finch, B. (2020). Tidy Sheep.` (APA), `Ada Lark and Bo
Finch. 2020. Tidy Sheep.` (ACM), `Ada Lark, Bo Finch: Tidy Sheep.` (DBLP), `Lark A, Finch B. Tidy Sheep.` (Vancouver).
"""

from __future__ import annotations

import re

from awesomelint.fields import author_names
from awesomelint.source import onward
from awesomelint.util.regex import compiled, lazy_pattern

# Longer lists of authors aren't looked for (in code points).
_LONGEST = 2000
# What can end a list of authors within a text; Python searches fast for a class of characters.
_BOUNDARY = compiled(r"[.:：](?:(?<=[.:])\.?\s+|(?<=：))")
_DELIMITER = compiled(r"[,;&，；、a](?:(?<!a)|(?<=\sa)nd\b)\s*")
# The text up to the next punctuation: a name, if the list of authors goes on.
_NEXT = compiled(r"[^.,;:&(，；：、]{1,60}")
# A single author, the surname first: `Lark, Ada`.
INVERTED = compiled(rf"[^\W\d_][^\s,]*, [^\s,]+(?: {author_names.UPPER}\.)*\.?")
# Initials without periods, so that a period after the last one ends the list: `Lark A, Finch B C. Tidy Sheep`.
_BARE_INITIALS = compiled(rf"(?<=[^\W\d_] ){author_names.UPPER}{{1,3}}(?=,| {author_names.UPPER}$)")
_ET_AL = compiled(r"\bet\.? ?al$")
_ET_AL_LENGTH = 8
# Two names at the end of a list are not longer than this.
_TWO_NAMES = 120

_PERSON = rf"{author_names.CAPITAL}[\w’'.-]*(?:[ ]{author_names.TOKEN}){{0,3}}"
_CITED = lazy_pattern(
    rf"{_PERSON}(?:(?:, ?| and | & |, and ){_PERSON})*(?:,? et\.? al\.?)?,? ?(?:\((?:19|20)\d\d[a-z]?\)|(?:19|20)\d\d[a-z]?)\.?$"
)


def end_of_authors(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the authors at the head of `text[start:end]` end, and where the text after them begins.

    Both are `end` if nothing within the text ends the list. Whether the text before it really is a list of
    authors remains to be tested.
    """
    stop = min(end, onward(text, start, _LONGEST))
    for match in _BOUNDARY.finditer(text, start, stop):
        if text[match.start()] != ".":
            return match.start(), match.end()
        if text.find(", ...", max(start, match.start() - 4), match.end()) >= 0:
            # `Lark, A., ... & Finch, B.`
            continue
        if _ET_AL.search(text, max(start, match.start() - _ET_AL_LENGTH), match.start()):
            return match.start() + 1, match.end()
        if _is_initial(text, start, match.start()):
            if not text.startswith("..", match.start()) and _goes_on(text, start, match.start(), match.end()):
                continue
            kept = 0 if _BARE_INITIALS.search(text, start, match.start()) else 1
            return match.start() + kept, match.end()
        return match.start(), match.end()
    return end, end


def _is_initial(text: str, start: int, at: int) -> bool:
    """Return whether the word before a period is an initial: `Ada L`, `Lark, A`."""
    return bool(author_names.INITIALS.fullmatch(text, max(start, text.rfind(" ", start, at) + 1), at))


def _goes_on(text: str, start: int, at: int, after: int) -> bool:
    """Return whether the period of an initial, at `at`, doesn't end the authors: a name goes on at `after`."""
    if _DELIMITER.match(text, after) is not None:
        return True
    names = _DELIMITER.split(text[max(start, at - _TWO_NAMES) : at])
    name = names[-1].split()
    if len(name) == 1 and len(names) > 1 and author_names.is_surname(names[-2].strip()):
        # `Lark, A`: only further initials belong to it.
        return text[after : after + 1].isupper() and text[after + 1 : after + 2] == "."
    if len(name) > 1 and len(names) > 1 and _ends_with_initials(names[-2]):
        return False
    following = _NEXT.match(text, after, min(len(text), after + 60))
    return following is not None and _may_be_name(following[0])


def _ends_with_initials(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and words[-1].isupper() and words[-1].isalpha() and len(words[-1]) <= 3


def _may_be_name(words: str) -> bool:
    """Return whether text up to the next punctuation may be the rest of a name, with further names after `and`."""
    first = _DELIMITER.split(words)[0].strip()
    return (
        author_names.INITIALS.fullmatch(first) is not None
        or author_names.is_surname(first)
        or author_names.is_list(first, lenient=True)
    )


def names_people(text: str, *, voted: bool) -> bool:
    """Return whether a text is a list of authors as references have it.

    `voted` is True if authors precede most titles of the section: then a single full name, several surnames or an organisation
    are enough.
    """
    text = text.strip()
    if author_names.is_list(text, lenient=voted) or author_names.is_initialled(text):
        return True
    return voted and (
        # `Lark, Ada` and `Lark, Finch` look the same.
        (bool(author_names.surnames(text)) and INVERTED.fullmatch(text) is None)
        or author_names.is_cjk_name(text)
        or (author_names.is_organisation(text) and not text.isupper())
    )


def begins_with_authors(text: str) -> bool:
    """Return whether a short text begins with authors, before a comma: `Lark et al., ICML 2020`, `Lark and Finch, 2020`."""
    if " al" in text and author_names.up_to_et_al(text):
        return True
    head, comma, _ = text.rpartition(", ")
    return (
        bool(comma)
        and (" and " in head or " & " in head)
        and (author_names.is_list(head) or bool(author_names.surnames(head)))
    )


def is_citation(text: str) -> bool:
    """Whether a text is a citation by authors and year: `Diffie, Hellman (1976)`."""
    if len(text) >= 120 or ("19" not in text[-8:] and "20" not in text[-8:]):
        return False
    return _CITED.match(text) is not None and len(re.findall(r"[a-z]{2,}", text)) < 14
