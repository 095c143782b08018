"""Titles after keys: `- **Title:** Tidy Sheep` above `- **Authors:** Ada Lark`, or both in one paragraph.

They are found before items are judged, because a key at the margin isn't a work by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from awesomelint.fields.languages import words_of
from awesomelint.markdown.render import links_of, rendered_text
from awesomelint.model import TitleKind
from awesomelint.reading.classify.keyed_lines import is_own_key, key_at, keyed_parts, meanings
from awesomelint.reading.outline import Stretch, Unit
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.parse.parser import Parser
from awesomelint.reading.thresholds import KEYED_TITLES
from awesomelint.source import Span

# Words that are keys of titles if other fields follow, and of links if not.
_PAPER = words_of("paper") | {"paper"}
_FIELDS = frozenset(("authors", "venue", "date", "link"))
_MARKED: dict[str, TitleKind] = {"strong": "strong", "em": "em", "quote": "quote"}


def keyed_titles(
    drafter: Parser, units: list[Unit], lists: Iterable[list[Unit]], taken: set[Unit]
) -> dict[Unit, list[Unit]]:
    """Return the items and paragraphs with titles after keys, each with the items after it that are its fields.

    Their drafts are set to those of the titles. Fewer than `KEYED_TITLES` are left as they are, and so are all if most are
    alone below headings with links, which name the works.
    """
    text = drafter.text
    found: dict[Unit, list[Unit]] = {}
    for items in lists:
        found.update((unit, fields) for unit, fields in _items(text, items) if unit not in taken)
    found.update((unit, []) for unit in _paragraphs(text, units))
    drafts = {unit: draft for unit in found if (draft := _draft(drafter, unit)).title}
    drafts = {unit: draft for unit, draft in drafts.items() if draft.title_kind != "label"}
    headings = [unit for unit in units if unit.kind == "heading" and _key(text, unit)[0] == "title"]
    if len(headings) >= KEYED_TITLES:
        for unit in headings:
            unit.draft = _draft(drafter, unit)
    if len(drafts) < KEYED_TITLES or _named_by_headings(units, drafts):
        return {}
    for unit, draft in drafts.items():
        unit.draft = draft
    return {unit: found[unit] for unit in drafts}


def _items(text: str, items: list[Unit]) -> Iterator[tuple[Unit, list[Unit]]]:
    """Yield the items of a list that have titles and fields, each with those of its fields that are items of the list."""
    keys = [_key(text, item) for item in items]
    titles = sum(meaning == "title" for meaning, _ in keys)
    if titles == 1 and items[0].parent is not None:
        # The title of what the item above names.
        return
    # Most items are works if they say so, and have their fields below them.
    works = sum(word in _PAPER and item.parent is None for item, (_, word) in zip(items, keys, strict=True))
    nested = 2 * works >= len(items)
    last: Unit | None = None
    fields: list[Unit] = []
    for item, (meaning, word) in zip(items, keys, strict=True):
        if meaning == "title" if titles else word in _PAPER:
            if last is not None and _has_fields(text, last, fields, nested=nested):
                yield last, fields
            last, fields = item, []
        elif last is not None and (meaning or _may_be_field(text, item)):
            fields.append(item)
        elif last is not None:
            if _has_fields(text, last, fields, nested=nested):
                yield last, fields
            last = None
    if last is not None and _has_fields(text, last, fields, nested=nested):
        yield last, fields


def _paragraphs(text: str, units: list[Unit]) -> Iterator[Unit]:
    """Yield the paragraphs that have titles and fields, in the paragraph or right below it."""
    for index, unit in enumerate(units):
        titled = unit.kind == "paragraph" and _key(text, unit)[0] == "title"
        if titled and _has_fields(text, unit, units[index + 1 : index + 2]):
            yield unit


def _key(text: str, unit: Unit) -> tuple[str, str]:
    """Return the meaning of the key with which a unit begins, and the key; both are empty if there is none."""
    key = key_at(text, unit.head.start, unit.head.end) if unit.head is not None else None
    return (key[0], key[1].casefold()) if key is not None else ("", "")


def _may_be_field(text: str, item: Unit) -> bool:
    draft = item.draft
    labelled = draft is not None and draft.title_kind == "label"
    return labelled or (item.head is not None and is_own_key(text, item.head.start))


def _has_fields(text: str, unit: Unit, beside: list[Unit], *, nested: bool = False) -> bool:
    """Return whether a unit has a title, and a field in the same paragraph, below it or beside it.

    `nested` is True if most items of the list are papers by their keys; then links below one are its fields.
    """
    if unit.head is None or unit.draft is None:
        return False
    own, *others = [*meanings(text, unit.head), *[_key(text, other)[0] for other in (*unit.below, *beside)]]
    if own == "title":
        return not _FIELDS.isdisjoint(others)
    # `- Paper: Tidy Sheep` may be a field of another work.
    return "authors" in others or (
        nested
        and not unit.draft.outside_links
        and any(_key(text, below)[0] == "link" for below in unit.below)
    )


def _named_by_headings(units: list[Unit], found: Collection[Unit]) -> bool:
    """Return whether most of the titles are alone below headings with links."""
    headings: set[Unit] = set()
    heading: Unit | None = None
    for unit in units:
        if unit.kind == "heading":
            heading = unit
        elif (
            unit in found
            and heading is not None
            and heading.draft is not None
            and heading.draft.outside_links
        ):
            headings.add(heading)
    return 2 * len(headings) > len(found)


def _draft(drafter: Parser, unit: Unit) -> Draft:
    """Return the value of a title's key, read as a title without anything after it unless it has links."""
    assert unit.head is not None
    text = drafter.text
    value = _value(text, keyed_parts(text, unit.head)[0])
    if links_of(value.parts):
        return drafter.read(value.start, value.end, value.parts)
    draft = Draft(value.start, [])
    draft.title_kind, start, end, parts = "text", value.start, value.end, value.parts
    if parts and (parts[0].start, parts[0].end) == (start, end):
        part = parts[0]
        if part.kind in _MARKED:
            draft.title_kind = _MARKED[part.kind]
            start, end, parts = part.inner_start, part.inner_end, part.children
    draft.title_span = Span(start, end)
    draft.title = rendered_text(text, start, end, parts)
    return draft


def _value(text: str, stretch: Stretch) -> Stretch:
    """Return what follows the colon of a stretch, of which the marks of the key may enclose all: `**Title: Tidy Sheep**`."""
    colon = next(at for at in range(stretch.start, stretch.end) if text[at] in ":：")
    start, end, parts = colon + 1, stretch.end, stretch.parts
    for part in stretch.parts:
        if part.start < start < part.end:
            if text[start : part.inner_end].strip():
                end, parts = part.inner_end, part.children
            else:
                start = part.end
    value = text[start:end]
    start += len(value) - len(value.lstrip())
    end -= len(value) - len(value.rstrip())
    return Stretch(
        stretch.line, stretch.end_line, start, end, [part for part in parts if part.start >= start]
    )
