"""Whether the texts of open slots can be authors: in one slot, or in one position of all entries of a section."""

from __future__ import annotations

from collections import Counter

from awesomelint.fields import author_names
from awesomelint.reading.dialect import Slot
from awesomelint.reading.outline import Unit
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.thresholds import FRESH_SHARE, NEARLY_ALL, SLOT_ENTRIES, SLOT_SHARE, SUPPOSED_SHARE
from awesomelint.util.regex import WORD, compiled, lazy_pattern

_ITALICS = frozenset("*_")
_PERSON = compiled(
    r"[^\W\d_][^\W\d_.’'`-]*[.’'`-]?(?:[^\W\d_]|[.’'`-])*(?:[ ~][^\W\d_](?:[^\W\d_]|[.’'`-])*){0,4}"
)
# A publisher, a possessive, or a lower-case word that is in no name: a long one in a capitalised text, or an article or a
# preposition.
_NO_PERSON = lazy_pattern(
    r"\b(?:Springer|Elsevier|Wiley|Press|Verlag|Publish(?:ers?|ing))\b|[a-zA-Z][’']s\b|[^,;&]\s(?!with\b|della\b|delle\b)[a-z]{4,}\b|\s(?:our|the)\b|\s(?:in|on|at|to|by|for|from|of|and|an?)$"
)


def are_authors(texts: list[str]) -> bool:
    """Return whether the texts of one position look like authors: distinct, and nearly all of them names."""
    size = len(texts)
    if len(set(texts)) < FRESH_SHARE * size:
        return False
    people = sum(author_names.is_list(author_names.without_lead(shown)) for shown in texts)
    if people < SUPPOSED_SHARE * size:
        return False
    named = sum(is_people(shown) and len(WORD.findall(shown)) > 1 for shown in texts)
    return named >= NEARLY_ALL * size


def are_surnames(texts: list[str]) -> bool:
    """Return whether the texts of one position are names, most of them a single surname, and nearly all distinct."""
    names = sum(author_names.is_surname(shown) or is_people(shown) for shown in texts)
    return names >= NEARLY_ALL * len(texts) and len(set(texts)) >= FRESH_SHARE * len(texts)


def are_several_surnames(shown: str) -> bool:
    """Return whether a text is two or more surnames: `Lark, Finch`."""
    names = author_names.split(shown)
    return len(names) > 1 and all(map(author_names.is_surname, names))


def is_people(shown: str) -> bool:
    """Return whether a text can be one or more authors, as open slots have them."""
    shown = author_names.without_lead(shown)
    if not shown.removeprefix("by ")[:1].islower() and _NO_PERSON.search(shown):
        return False
    if author_names.is_list(shown, lenient=True):
        return True
    names = author_names.split(shown)
    return bool(names) and all(
        len(name) < 40
        and _PERSON.fullmatch(name) is not None
        and (len(names) > 1 or " " in name or not name.isascii())
        for name in names
    )


def reopen_names(text: str, drafts: list[Draft]) -> None:
    """Leave a single name in italics open if half of the entries have a venue in these marks: `*Barn Letters*` beside `*ICML*`."""
    single = [
        (draft, slot)
        for draft in drafts
        if len(draft.authors) == 1
        for slot in draft.slots
        if slot.kind == "authors"
        and slot.mark in _ITALICS
        and text[slot.start : slot.end] == draft.authors[0]
    ]
    if not single:
        return
    marks = Counter([slot.mark for draft in drafts for slot in draft.slots if slot.kind == "venue"])
    for draft, slot in single:
        if marks[slot.mark] >= max(SLOT_ENTRIES, SLOT_SHARE * len(drafts)):
            draft.rest_words += len(WORD.findall(draft.authors[0]))
            draft.authors = []
            draft.marks = [piece for piece in draft.marks if piece.kind != "author"]
            draft.slots = [
                Slot("?", other.start, other.end, other.mark) if other == slot else other
                for other in draft.slots
            ]


def repeat_authors(group: list[Unit]) -> None:
    """Give each reference of a section that begins with a dash the authors of the reference before it, if it has any: `———. 2005. *Small
    Barns*`.
    """
    before: list[str] = []
    for unit in group:
        draft = unit.draft
        if draft is None or not unit.dialect.authors_lead:
            continue
        if _is_dash(draft):
            draft.authors = before
        before = draft.authors


def _is_dash(draft: Draft) -> bool:
    return len(draft.authors) == 1 and not draft.authors[0].strip("—–_-")
