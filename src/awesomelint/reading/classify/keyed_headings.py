"""Headings that name works, above lists of their fields: `#### OatSet` above `- Paper: [Oats](…)`, `- Code: …`.

They are found before items are judged, because each of the items could be a work by itself.
"""

from __future__ import annotations

from collections import Counter

from awesomelint.reading.classify.keyed_lines import key_of
from awesomelint.reading.outline import Unit
from awesomelint.reading.thresholds import KEYED_HEADINGS, KEYED_SHARE
from awesomelint.util.regex import compiled

_NUMBER = compiled(r"\d+")


def keyed_headings(text: str, units: list[Unit]) -> dict[Unit, list[Unit]]:
    """Return the headings above lists of fields, each with the items of its list, nested ones included.

    Fewer than `KEYED_HEADINGS` of a level are sections, and so are headings that differ only in a number: `Week 1`.
    """
    found: dict[Unit, list[Unit]] = {}
    several: Counter[int] = Counter()
    alike = Counter(_numberless(text, unit) for unit in units if unit.kind == "heading")
    for index, unit in enumerate(units):
        if unit.kind != "heading" or unit.hidden or not _is_name(unit):
            continue
        items = _list_below(units, index)
        top = [item for item in items if item.parent is None]
        if _are_fields(text, top) and alike[_numberless(text, unit)] < KEYED_HEADINGS:
            found[unit] = items
            several[unit.level] += len(top) > 1
    return {unit: items for unit, items in found.items() if several[unit.level] >= KEYED_HEADINGS}


def _numberless(text: str, unit: Unit) -> tuple[int, str]:
    return unit.level, _NUMBER.sub("0", text[unit.start : unit.end].strip())


def _is_name(unit: Unit) -> bool:
    """Return whether a heading has a title and no links: one with links is read by its own form."""
    return unit.draft is not None and bool(unit.draft.title) and not unit.draft.links


def _list_below(units: list[Unit], index: int) -> list[Unit]:
    """Return the items of the only list under a heading; none if it isn't right after the heading or not alone."""
    items: list[Unit] = []
    # Thousands of headings may follow each other, so the rest is not copied.
    for other in (units[at] for at in range(index + 1, len(units))):
        if other.kind == "heading":
            return items if other.level <= units[index].level else []
        if other.kind in ("rule", "table"):
            break
        if other.kind == "item":
            if items and _list_of(other) is not _list_of(items[0]) and other.parent is None:
                return []
            items.append(other)
        elif not items or _may_be_work(other):
            return []
    return items


def _list_of(unit: Unit) -> object:
    return unit.block.parent if unit.block is not None else None


def _may_be_work(unit: Unit) -> bool:
    return unit.draft is not None and unit.draft.outside_links > 0 and unit.draft.title_kind != "label"


def _are_fields(text: str, items: list[Unit]) -> bool:
    """Return whether most items begin with a key, and the first with the key of a link that no other item has."""
    keys = (
        key_of(text[item.head.start : item.head.end]) if item.head is not None else None for item in items
    )
    # Few headings are above such a list, and its first item tells.
    first = next(keys, None)
    if first is None or first[0] != "link" or not _has_link(items[0]):
        return False
    others = [key[1].casefold() for key in keys if key is not None]
    return first[1].casefold() not in others and 1 + len(others) >= KEYED_SHARE * len(items)


def _has_link(unit: Unit) -> bool:
    lines = [unit, *unit.below]
    return any(line.draft is not None and line.draft.outside_links > 0 for line in lines)
