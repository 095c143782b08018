"""Whole references within the marks of a title, where most entries of the section have them so.

    - [Tidy Sheep on Hills. Ada Lark, Bo Finch. ICML 2020](https://…)
    - [Ada Lark, Bo Finch. Tidy Sheep on Hills. ICML 2020](https://…)
    - **Tidy Sheep on Hills, Ada Lark, Bo Finch, ICML 2020** [pdf](https://…)

The text within the marks is read as a list of plain entries, with its own votes. It is divided if most of its entries have
authors that way, and the authors differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice

from awesomelint.fields import author_names
from awesomelint.markdown.parts import Inline
from awesomelint.reading.outline import Stretch, Unit, drafted, item_of
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.thresholds import (
    FRESH_SHARE,
    PEOPLE_SHARE,
    SECTION_ENTRIES,
    SLOT_ENTRIES,
    SLOT_SHARE,
)
from awesomelint.source import Span
from awesomelint.util.regex import lazy_pattern

_KINDS = frozenset(("link", "strong", "em", "quote"))
_DIGIT = lazy_pattern(r"\d")
# What most references have twice. Most other titles have a colon at most, or a comma.
_DIVIDER = lazy_pattern(r"[^\w\s:：?!] |[(（]| by ")


class _Group:
    """The entries of a section, and those that may be references, with the units that are the texts of their titles.

    `likely` is the number of those that look like references at first sight. The authors of those in `taken` were recognised
    within the title by their form.
    """

    __slots__ = ("entries", "inner", "likely", "outer", "size", "taken")

    def __init__(self, text: str, group: list[Unit]) -> None:
        self.entries = drafted(group)
        self.size = len(self.entries)
        self.taken = [draft for _, _, draft in self.entries if _has_authors_within(draft)]
        self.likely = len(self.taken) + sum(
            _is_divided(text, draft.title_span) for _, _, draft in self.entries if draft not in self.taken
        )
        self.outer: list[Draft] = []
        self.inner: list[Unit] = []

    def choose(self, text: str) -> None:
        """Set the drafts of the entries that may be references, and the texts of their titles as units."""
        for _, head, draft in self.entries:
            if _may_be_reference(text, draft):
                self.outer.append(draft)
                self.inner.append(_within(head, draft))


def divide_references(text: str, groups: list[list[Unit]], read: Callable[[list[Unit]], None]) -> None:
    """Divide the titles of each section that are whole references; small sections do as the list does.

    `read` reads units as a list of their own.
    """
    found = [_Group(text, group) for group in groups]
    of_list = _may_vote(found)
    chosen = [one for one in found if (_may_vote([one]) if one.size >= SECTION_ENTRIES else of_list)]
    again: list[Unit] = []
    for one in chosen:
        one.choose(text)
        # Each section votes on its own.
        again += [Unit("heading", 0, 0, 0, 0), *one.inner]
    read(again)
    of_list = _are_references(chosen)
    for one in chosen:
        if _are_references([one]) if one.size >= SECTION_ENTRIES else of_list:
            for draft, inner in zip(one.outer, one.inner, strict=True):
                if inner.draft is not None and inner.draft.authors:
                    _take(draft, inner.draft)


def _is_divided(text: str, span: Span) -> bool:
    found = [match[0] for match in islice(_DIVIDER.finditer(text, *span), 2)]
    return len(found) > 1 or found == [" by "]


def _has_authors_within(draft: Draft) -> bool:
    """Return whether the authors of a draft were taken off the text of the link that is its title."""
    link = draft.title_link
    return link is not None and any(
        slot.kind == "authors" and link.start < slot.start < link.inner_end for slot in draft.slots
    )


def _may_be_reference(text: str, draft: Draft) -> bool:
    """Return whether a title has marks of its own, and punctuation that could separate authors from it."""
    return (
        draft.title_kind in _KINDS
        and not draft.authors
        and _DIVIDER.search(text, *draft.title_span) is not None
        and (_DIGIT.search(draft.title) is not None or not author_names.is_list(draft.title))
    )


def _may_vote(groups: Iterable[_Group]) -> bool:
    count = size = 0
    for group in groups:
        count += group.likely
        size += group.size
    return count >= SLOT_SHARE * size


def _within(head: Stretch, draft: Draft) -> Unit:
    """Return an item that is the text of a title."""
    start, end = draft.title_span
    return item_of(Stretch(head.line, head.end_line, start, end, _parts_within(head.parts, start, end)))


def _parts_within(parts: list[Inline], start: int, end: int) -> list[Inline]:
    """Return the inline parts directly within a text that marks surround."""
    for part in parts:
        if part.inner_start <= start and end <= part.inner_end:
            return _parts_within(part.children, start, end)
    return [part for part in parts if start <= part.start and part.end <= end]


def _are_references(groups: Iterable[_Group]) -> bool:
    """Return whether most titles of some sections are references, and their authors differ."""
    size = count = 0
    seen: set[tuple[str, ...]] = set()
    for group in groups:
        size += group.size
        for draft in [*group.taken, *[draft for _, _, draft in drafted(group.inner)]]:
            if draft.authors:
                count += 1
                seen.add(tuple(draft.authors))
    return count >= SLOT_ENTRIES and count >= PEOPLE_SHARE * size and len(seen) >= FRESH_SHARE * count


def _take(draft: Draft, reference: Draft) -> None:
    """Set the title and fields of a draft to those of the reference that its title is."""
    start, end = reference.title_span
    # The period separates the title from the authors.
    ended = reference.title.endswith(".")
    draft.title, draft.title_span = reference.title.removesuffix("."), Span(start, end - ended)
    draft.authors = reference.authors
    draft.venue = draft.venue or reference.venue
    draft.date = draft.date or reference.date
    draft.tags += reference.tags
    draft.marks += reference.marks
    draft.slots += reference.slots
