"""The places of a contents' lines: which entries stand beside a section's there, how one moves to them, or goes."""

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


class Beside:
    """Which entries of a contents stand beside a section there, looked up once for all sections."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._groups: dict[tuple[Heading | None, int], list[Item]] = defaultdict(list)
        for item in items:
            if item.block is not None and item.target is not None:
                self._groups[item.target.parent, item.target.level].append(item)
        for group in self._groups.values():
            group.sort(key=_start_of)

    def nearest(self, heading: Heading) -> tuple[Item, bool] | None:
        """The entry with a line of its own before a heading of its level under the same heading, or else the first behind it.

        The second value says whether it is before.
        """
        group = self._groups.get((heading.parent, heading.level))
        if not group:
            return None
        before = bisect_left(group, heading.span.start, key=_start_of)
        return group[max(0, before - 1)], before > 0


def indent_of(document: ListDocument, block: Block) -> str | None:
    """What stands before an item on its line; None where that is more than white space."""
    before = document.source.text[document.source.line_start(block.line) : block.start]
    return before if not before.strip(" \t") else None


def last_line(document: ListDocument, block: Block) -> int:
    """The last line of an item, those below it included, that is not blank."""
    last = block.end_line
    while last > block.line and not document.source.line_text(last).strip():
        last -= 1
    return last


def _start_of(item: Item) -> int:
    return item.target.span.start if item.target is not None else -1


def moved(document: ListDocument, sound: Beside, item: Item) -> Fix | None:
    """The fix that puts an entry, with those below it, beside the nearest of the sound ones that its heading is beside."""
    block, target, source = item.block, item.target, document.source
    nearest = sound.nearest(target) if target is not None else None
    if block is None or nearest is None or block.line == 1:
        return None
    near, before = nearest[0].block, nearest[1]
    old, new = indent_of(document, block), indent_of(document, near) if near is not None else None
    if near is None or old is None or new is None or (block.marker + near.marker)[0].isdigit():
        return None
    first, last = block.line, last_line(document, block)
    behind = last_line(document, near) if before else near.line - 1
    lines = [source.line_text(number) for number in range(first, last + 1)]
    if (
        behind < 1
        or first <= behind < last
        or not all(line.startswith(old) and line.strip() for line in lines)
    ):
        return None
    if behind in (first - 1, last):
        starts = [source.line_start(number) for number in range(first, last + 1)]
        edits = [Edit(start, start + len(old), new) for start in starts] if old != new else []
    elif not source.line_text(first - 1).strip():
        # The blank line that goes with it could stand on either side.
        return None
    else:
        put = "".join(source.newline + new + line[len(old) :] for line in lines)
        at = source.line_end(behind)
        edits = [Edit(at, at, put), Edit(source.line_end(first - 1), source.line_end(last), "")]
    return unsafe(f"Move “{item.label}” to its place", *edits) if edits else None


def taken_out(document: ListDocument, link: Reference) -> Fix | None:
    """The fix that takes the line of a link out of a contents; None where it is no such line or others stand below it."""
    block = _blocks_by_link(document).get(link.span)
    if block is None or block.line == 1 or block.end_line > block.line or indent_of(document, block) is None:
        return None
    source = document.source
    end = source.line_end(block.line)
    if block.marker[0].isdigit() or source.text[link.span.end : end].strip() not in ("", "<br>"):
        return None
    return unsafe("Take it out of the contents", Edit(source.line_end(block.line - 1), end, ""))


@fact
def _blocks_by_link(document: ListDocument) -> dict[Span, Block | None]:
    """The line of the contents that each of its links is on."""
    items = [item for one in contents(document) for item in one.items]
    return {item.link.span: item.block for item in reversed(items)}
