"""Finds items and rows among entries that look like entries but were not read as such."""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.markdown.render import links_of, rendered_text
from awesomelint.model import Entry
from awesomelint.reading.classify.items import Judge
from awesomelint.reading.outline import Row, Stretch, Unit, drafted
from awesomelint.source import Span
from awesomelint.util.regex import WORD

# If a list or table has at least this many entries, and this share, the other items were probably meant as
# entries too.
_ENOUGH, _SHARE = 3, 0.6
# A paragraph among at least this many others, all of them entries, was meant as an entry, too.
_ENOUGH_PARAGRAPHS = 5
_FEW_WORDS = 4


def unread(judge: Judge, units: list[Unit], entries: list[Entry]) -> list[Span]:
    """Return the spans of items and rows with a link that weren't read, in lists and tables made mostly of entries."""
    found: list[Span] = []
    read = {entry.line for entry in entries}
    for unit in units:
        if unit.kind == "table" and not unit.hidden:
            found += _rows(unit.rows[1:], read)
    found += _paragraphs(judge, units, entries)
    for everything in judge.lists.values():
        items = [item for item in everything if not item.hidden]
        number = sum(item.role == "entry" for item in items)
        if number < len(items) and _is_list(number, len(items)):
            found += _items(judge, items)
    return sorted(found)


def count_items(units: list[Unit]) -> int:
    """Return the number of list items that could be entries: all but fields, group names and contents."""
    return sum(unit.kind == "item" and unit.role in ("entry", "prose") and not unit.hidden for unit in units)


def _is_list(number: int, size: int) -> bool:
    return number >= _ENOUGH and number >= _SHARE * size


def _items(judge: Judge, items: list[Unit]) -> Iterator[Span]:
    for item, head, draft in drafted(items):
        # News and links within the page aren't entries.
        is_other = item.role in ("entry", "contents", "group", "field") or judge.is_news(head)
        if draft.outside_links and not is_other:
            yield Span(item.start, head.end)


def _paragraphs(judge: Judge, units: list[Unit], entries: list[Entry]) -> Iterator[Span]:
    """Yield the only paragraph with a link that isn't an entry between paragraphs that are."""
    lines = {entry.line for entry in entries if entry.kind == "paragraph"}
    run: list[Unit] = []
    for unit in [*units, None]:
        if unit is not None and unit.kind == "paragraph" and not unit.hidden:
            run.append(unit)
            continue
        others = [index for index, paragraph in enumerate(run) if paragraph.line not in lines]
        if len(run) > _ENOUGH_PARAGRAPHS and len(others) == 1:
            (index,) = others
            head = run[index].head
            if 0 < index < len(run) - 1 and head is not None and _has_words(judge.text, head):
                yield Span(run[index].start, run[index].end)
        run = []


def _has_words(text: str, head: Stretch) -> bool:
    """Return whether a paragraph has a link and words of a title; `[[Code](…)]` belongs to the paragraph before it."""
    if not any("://" in link.url for link in links_of(head.parts)):
        return False
    return len(WORD.findall(rendered_text(text, head.start, head.end, head.parts))) >= _FEW_WORDS


def _rows(rows: list[Row], read: set[int]) -> Iterator[Span]:
    if _is_list(sum(row.line in read for row in rows), len(rows)):
        for row in rows:
            if row.line not in read and any(
                "://" in link.url for cell in row.cells for link in links_of(cell.parts)
            ):
                yield Span(row.start, row.end)
