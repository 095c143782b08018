"""Headings and lines that name works, above lists of their fields.

`#### OatSet` above `- Paper: [Oats](…)`, `- Code: …`; `**Tidy Sheep**` above `- [paper](…)`, `- [code](…)`. They are found
before items are judged, because each of the items could be a work by itself.
"""

from __future__ import annotations

from collections import Counter

from awesomelint.fields import author_names, link_labels
from awesomelint.markdown.render import label_text
from awesomelint.reading.classify.item_keys import LEADING_PICTURE, item_key
from awesomelint.reading.outline import Unit
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.parse.parser import Parser
from awesomelint.reading.thresholds import HEADED_LISTS, HEADED_SHARE
from awesomelint.source import Span
from awesomelint.util.regex import WORD, compiled

_NUMBER = compiled(r"\d+")
# What an item says about a work without a link.
_FIELDS = frozenset(("authors", "venue", "date", "field"))
# What may be before the first link of an item.
_MARKS = " \t[(（【*_`\\"
# A line in plain text with fewer words may be the name of a group.
_TITLE_WORDS = 3
# A line in plain text with one of these at its end is a sentence, or leads to its list.
_ENDS = (":", "：", ".", "。", "!", "！")


def headed_fields(text: str, units: list[Unit], drafter: Parser) -> dict[Unit, list[Unit]]:
    """Return the headings and lines above lists of fields, each with the items of its list, nested ones included.

    Fewer than `HEADED_LISTS` of a kind are sections, and so are headings that differ only in a number: `Week 1`.
    """
    found: dict[Unit, list[Unit]] = {}
    for index, unit in enumerate(units):
        if unit.hidden or not _is_name(text, unit):
            continue
        items = _list_below(text, units, index, drafter)
        top = [item for item in items if item.parent is None]
        if _are_fields(text, top, drafter):
            found[unit] = items
    alike = Counter(_numberless(text, unit) for unit in found)
    found = {unit: items for unit, items in found.items() if alike[_numberless(text, unit)] < HEADED_LISTS}
    several = Counter((unit.kind, unit.level) for unit, items in found.items() if _is_work(unit, items))
    found = {unit: items for unit, items in found.items() if several[unit.kind, unit.level] >= HEADED_LISTS}
    if found:
        _add_incomplete(text, units, found, drafter)
    return found


def _add_incomplete(text: str, units: list[Unit], found: dict[Unit, list[Unit]], drafter: Parser) -> None:
    """Add the headings of the same levels whose lists lack a link, or begin with a name: `- Ada Lark` above `- ICML 2020`.

    A heading without links below it has a link of its own, and all items have keys. There are no more of these than of others.
    """
    levels = Counter(unit.level for unit in found if unit.kind == "heading")
    named = Counter(unit.level for unit, items in found.items() if _authors(items[0], drafter))
    numbers = Counter(_numberless(text, unit) for unit in units if unit.kind == "heading")
    others: dict[Unit, list[Unit]] = {}
    for index, unit in enumerate(units):
        if unit.hidden or unit.kind != "heading" or not levels[unit.level] or unit in found:
            continue
        if not _is_name(text, unit) or numbers[_numberless(text, unit)] >= HEADED_LISTS:
            continue
        by_name = 2 * named[unit.level] > levels[unit.level]
        items = _list_below(text, units, index, drafter, by_name=by_name)
        top = [item for item in items if item.parent is None]
        if _are_incomplete(text, unit, top, drafter) or _are_fields(text, top, drafter):
            others[unit] = items
    added = Counter(unit.level for unit in others)
    for unit, items in others.items():
        if added[unit.level] <= levels[unit.level]:
            found[unit] = items
            if _is_person(text, items[0]):
                items[0].line_draft = _person(text, items[0])


def _are_incomplete(text: str, unit: Unit, items: list[Unit], drafter: Parser) -> bool:
    """Return whether a heading with a link is above items that are all fields, with authors, a venue or a date among them."""
    if unit.draft is None or unit.draft.title_link is None:
        return False
    keys = [_key(text, item, drafter) for item in items]
    return bool(keys) and None not in keys and any(key is not None and key[0] in _FIELDS for key in keys)


def _authors(item: Unit, drafter: Parser) -> bool:
    """Return whether an item has nothing but authors."""
    draft, head = item.draft, item.head
    if draft is None or head is None or draft.links:
        return False
    fields = drafter.fields(head.start, head.end, head.parts)
    return bool(fields.authors) and fields.is_fields


def _is_person(text: str, item: Unit) -> bool:
    """Return whether an item may be the name of a single person and nothing else."""
    draft, head = item.draft, item.head
    if draft is None or head is None or draft.links or head.parts:
        return False
    return author_names.is_list(text[head.start : head.end], lenient=True)


def _person(text: str, item: Unit) -> Draft:
    """Return the name of a single person, read as authors."""
    assert item.head is not None
    span = Span(item.head.start, item.head.end)
    shown = text[span.start : span.end]
    draft = Draft(span.start, [])
    draft.set_authors(author_names.split(shown), span, shown)
    return draft


def _is_work(unit: Unit, items: list[Unit]) -> bool:
    """Return whether a heading or line above fields names a work.

    A group of works may have a single item, too, but has no authors, and no item that is only a label: `[Paper](…)`.
    """
    several = sum(item.parent is None for item in items) > 1
    return several or (unit.draft is not None and bool(unit.draft.authors)) or _is_label(items[0])


def _is_label(item: Unit) -> bool:
    """Return whether an item is a link with a label, and nothing else."""
    draft = item.draft
    return (
        draft is not None
        and draft.title_kind == "label"
        and len(draft.links) == 1
        and not draft.lead_words
        and not draft.rest_words
    )


def _numberless(text: str, unit: Unit) -> tuple[int, str]:
    return unit.level, _NUMBER.sub("0", text[unit.start : unit.end].strip())


def _is_name(text: str, unit: Unit) -> bool:
    """Return whether a heading or a line has a title."""
    draft = unit.draft
    if draft is None or not draft.title:
        return False
    return unit.kind == "heading" or (unit.kind == "paragraph" and _is_title_line(text, unit, draft))


def _is_title_line(text: str, unit: Unit, draft: Draft) -> bool:
    """Return whether a paragraph is one line that is bold or a link, or plain with enough words for a title.

    If it has authors, it may say more about a work.
    """
    if unit.line != unit.end_line or (draft.rest_words and not draft.authors):
        return False
    if draft.title_kind in ("strong", "link"):
        return True
    shown = text[unit.start : unit.end].rstrip()
    return not draft.links and len(WORD.findall(draft.title)) >= _TITLE_WORDS and not shown.endswith(_ENDS)


def _list_below(
    text: str, units: list[Unit], index: int, drafter: Parser, *, by_name: bool = False
) -> list[Unit]:
    """Return the items of the only list under a heading, or of the one right after a line.

    There are none if the list isn't right after the heading, or not alone, or its first item shows that it is one of works.
    If `by_name`, the first item may be a name.
    """
    items: list[Unit] = []
    is_line = units[index].kind == "paragraph"
    # Thousands of headings may follow each other, so the rest is not copied.
    for at in range(index + 1, len(units)):
        other = units[at]
        if other.kind == "heading":
            return items if is_line or other.level <= units[index].level else []
        if other.kind in ("rule", "table"):
            break
        if other.kind == "item":
            if items and _list_of(other) is not _list_of(items[0]) and other.parent is None:
                return []
            if not items and _key(text, other, drafter) is None and not (by_name and _is_person(text, other)):
                return []
            items.append(other)
        elif is_line:
            break
        elif not items or _may_be_work(other):
            return []
    return items


def _list_of(unit: Unit) -> object:
    return unit.block.parent if unit.block is not None else None


def _may_be_work(unit: Unit) -> bool:
    return unit.draft is not None and unit.draft.outside_links > 0 and unit.draft.title_kind != "label"


def _are_fields(text: str, items: list[Unit], drafter: Parser) -> bool:
    """Return whether most items begin with a key or label, of which the first of a link is in no other item."""
    found = [key for item in items if (key := _key(text, item, drafter)) is not None]
    links = [name for meaning, name in found if meaning == "link"]
    if not links or links.count(links[0]) != 1 or len(found) < HEADED_SHARE * len(items):
        return False
    return _has_link(items[0]) if found[0][0] == "link" else any(map(_has_link, items))


def _key(text: str, item: Unit, drafter: Parser) -> tuple[str, str] | None:
    """Return the meaning of the key or label with which an item begins, and the key: `Paper: …`, `[paper](…)`.

    An item of authors, a venue or a date and nothing else needs no key.
    """
    draft, head = item.draft, item.head
    if head is None or draft is None:
        return None
    body = text[head.start : head.end]
    key = item_key(body)
    if key is not None:
        return key[0], key[1].casefold()
    if not draft.links:
        return ("field", "") if drafter.fields(head.start, head.end, head.parts).is_fields else None
    picture = LEADING_PICTURE.match(body)
    start = head.start + (picture.end() if picture is not None else 0)
    if text[start : draft.links[0].start].strip(_MARKS):
        return None
    label = link_labels.normal(label_text(text, draft.links[0]))
    return ("link", label) if label and link_labels.is_label(label) else None


def _has_link(unit: Unit) -> bool:
    lines = [unit, *unit.below]
    return any(line.draft is not None and line.draft.outside_links > 0 for line in lines)
