"""The heads of references that begin with surnames: `Lark A (2020) Tidy Sheep`, `Lark, Ada. 2020. Tidy Sheep`, `Lark, Ada: Tidy Sheep`.

No title begins so. Of a single reference, it is not certain: `Lark, Ada: born in 1970`. But the section may vote.
"""

from __future__ import annotations

import re

from awesomelint.fields import author_names, link_labels
from awesomelint.fields.author_names import CAPITAL, UPPER
from awesomelint.util.regex import compiled, lazy_pattern

_SURNAME = rf"(?:(?:van|von|de|den|der|del|da|di|la|le|ten|ter) )*{CAPITAL}[’']?[^\W\d_][\w’'-]*(?: {CAPITAL}[\w’'-]*[^\WA-Z\d_]+)?"
_INITIALS = rf"{UPPER}(?:\.?[ -]?{UPPER})*"
# `Small Barns, ICML 2020` is a title with its venue.
_NAME = rf"(?:{UPPER}\.|(?![A-Z]{{3}}){CAPITAL}[\w’'-]*)"
_GIVEN = rf"{_NAME}(?:[ -]?{_NAME})*"
# `Lark A`, `Lark, A. B.`, `Lark, Ada M.`
_INVERTED = rf"{_SURNAME}(?: {_INITIALS}\b|, {_GIVEN})"
_AND = r"(?:; ?|/|,? (?:and|&|et|und|y|e) |, )"
_BOLD = r"(?:\*\*|__)?"
# A single author: two words before a comma are a full name, and what follows is another author.
_ONE = lazy_pattern(rf"(?:[a-z]+ )*[^\s,]+, {_NAME}(?:[ -]?{_NAME})?")
# In place of the authors of the reference before.
_SAME = r"(?:—{1,3}|–{2,3}|_{3,}|-{3,})"
_YEAR = r"(?:19\d|20[0-4])\d"
_EDITORS = r"(?: \((?:Hrsg|Hg|[Ee]ds?|[Cc]oord|[Dd]irs?|[Oo]rgs?)\.?\))?"
_HEAD = lazy_pattern(
    rf"{_BOLD}(?P<people>(?P<same>{_SAME})|{_INVERTED}(?:{_AND}(?:{_INVERTED}|{_GIVEN} {_SURNAME}))*){_BOLD}{_EDITORS}"
    rf"(?:\.?,? \((?P<bracketed>{_YEAR})[a-z]?\)[.,:]?|\.?,? (?P<year>{_YEAR})[a-z]?[.:]|(?P<colon>\.?:)){_BOLD}\s+(?=[\"“«*_\[]|[^\Wa-z_])"
)
# What is near the beginning of each head.
_MARK = compiled(r"[,(:.—–_-]")
# Between two authors, before the last of which there is no comma if the surname of the other comes first.
_ELSEWHERE = lazy_pattern(r",? (?:et(?! ?al\b)|und|y|e) |/")
_ANY_YEAR = lazy_pattern(rf"\b{_YEAR}\b")
# A head with a longer list of authors has several, which are certain by themselves (in code points).
_LONGEST = 200
_LABEL = lazy_pattern(r"\[+([^\]\n]{1,40})\]")
_FIRST_MARK = 40


def find(text: str, start: int, end: int, *, voted: bool) -> re.Match[str] | None:
    """Match the head of a reference: surnames, then a year, or a colon and, unless the section has voted, later a year.

    Its groups are `people`, of which `same` repeats those of the reference before, and `bracketed`, `year` or `colon`.
    """
    if text[start : start + 1].islower() or not _MARK.search(text, start, min(end, start + _FIRST_MARK)):
        return None
    match = _HEAD.match(text, start, min(end, start + _LONGEST))
    if match is None or (not voted and match["colon"] and not _ANY_YEAR.search(text, match.end(), end)):
        return None
    label = _LABEL.match(text, match.end())
    return None if label is not None and link_labels.is_label(link_labels.normal(label[1])) else match


def people_in(people: str) -> list[str]:
    """Return the authors in the head of a reference: `Lark, Ada/Finch, Bo`, `Lark, Ada`."""
    if _ONE.fullmatch(people):
        return [people]
    return author_names.split(_ELSEWHERE.sub(lambda match: "; " if match[0] == "/" else " and ", people))
