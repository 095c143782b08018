"""Move or remove a line of a table of contents, and find the lines next to which a section belongs."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from awesomelint.analysis.anchors import Heading
from awesomelint.analysis.contents import Item, contents
from awesomelint.facts import fact
from awesomelint.findings import Edit, Fix, unsafe
from awesomelint.markdown.blocks import Block
from awesomelint.model import ListDocument, Reference
from awesomelint.source import Span


class TocNeighbors:
    """The items of a table of contents, grouped by the parent and level of their headings."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._groups: dict[tuple[Heading | None, int], list[Item]] = defaultdict(list)
        for item in items:
            if item.block is not None and item.target is not None:
                self._groups[item.target.parent, item.target.level].append(item)
        for group in self._groups.values():
            group.sort(key=_start_of)

    def nearest(self, heading: Heading) -> tuple[Item, bool] | None:
        """Return the last sibling item before a heading, else the first after it, and whether it is before.

        Siblings have the same level and parent heading. Only items with a line of their own count.
        """
        group = self._groups.get((heading.parent, heading.level))
        if not group:
            return None
        before = bisect_left(group, heading.span.start, key=_start_of)
        return group[max(0, before - 1)], before > 0


def indent_of(document: ListDocument, block: Block) -> str | None:
    """Return the white space before an item on its line; None if there is other text."""
    before = document.source.text[document.source.line_start(block.line) : block.start]
    return before if not before.strip(" \t") else None


def last_line(document: ListDocument, block: Block) -> int:
    """Return the last line of an item, including nested items, that is not blank."""
    last = block.end_line
    while last > block.line and not document.source.line_text(last).strip():
        last -= 1
    return last


def _start_of(item: Item) -> int:
    return item.target.span.start if item.target is not None else -1


def move_toc_item(document: ListDocument, in_order: TocNeighbors, item: Item) -> Fix | None:
    """Return the fix that moves an item, with its nested items, next to its nearest sibling among items in
    order.
    """
    block, target, source = item.block, item.target, document.source
    nearest = in_order.nearest(target) if target is not None else None
    if block is None or nearest is None or block.line == 1:
        return None
    sibling, is_before = nearest[0].block, nearest[1]
    old, new = indent_of(document, block), indent_of(document, sibling) if sibling is not None else None
    if sibling is None or old is None or new is None or (block.marker + sibling.marker)[0].isdigit():
        return None
    first, last = block.line, last_line(document, block)
    previous = last_line(document, sibling) if is_before else sibling.line - 1
    lines = [source.line_text(number) for number in range(first, last + 1)]
    if (
        previous < 1
        or first <= previous < last
        or not all(line.startswith(old) and line.strip() for line in lines)
    ):
        return None
    if previous in (first - 1, last):
        starts = [source.line_start(number) for number in range(first, last + 1)]
        edits = [Edit(start, start + len(old), new) for start in starts] if old != new else []
    elif not source.line_text(first - 1).strip():
        # The blank line above could belong to the text before or after the item.
        return None
    else:
        moved = "".join(source.newline + new + line[len(old) :] for line in lines)
        at = source.line_end(previous)
        edits = [Edit(at, at, moved), Edit(source.line_end(first - 1), source.line_end(last), "")]
    side = "after" if is_before else "before"
    title = f"Move “{item.label}” {side} “{nearest[0].label}” in the table of contents"
    return unsafe(title, *edits) if edits else None


def remove_toc_item(document: ListDocument, link: Reference) -> Fix | None:
    """Return the fix that removes the line of a link from a table of contents; None if items are nested below
    it.
    """
    block = _blocks_by_link(document).get(link.span)
    if block is None or block.line == 1 or block.end_line > block.line or indent_of(document, block) is None:
        return None
    source = document.source
    end = source.line_end(block.line)
    if block.marker[0].isdigit() or source.text[link.span.end : end].strip() not in ("", "<br>"):
        return None
    title = "Remove the line from the table of contents"
    return unsafe(title, Edit(source.line_end(block.line - 1), end, ""))


@fact
def _blocks_by_link(document: ListDocument) -> dict[Span, Block | None]:
    """Map the links in tables of contents to the list item that they are in."""
    items = [item for toc in contents(document) for item in toc.items]
    return {item.link.span: item.block for item in reversed(items)}
