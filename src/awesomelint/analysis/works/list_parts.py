"""Places: which entries stand together, however a list parts its entries, and which parts only repeat the others."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import TYPE_CHECKING, TypeVar

from awesomelint.markdown.blocks import Block
from awesomelint.model import Entry, ListDocument, Section

if TYPE_CHECKING:
    from awesomelint.analysis.works.pair import Pair

Part = TypeVar("Part", bound=Hashable)

# So many entries of a part, and such a share of it, must stand elsewhere too before it is a second view of the list.
_VIEW, _VIEW_SHARE = 5, 0.5


def views(entries: Iterable[Entry], pairs: Iterable[Pair], part_of: Callable[[Entry], Part]) -> set[Part]:
    """The parts of a list, or of several, that list again what other parts list."""
    sizes = Counter(part_of(entry) for entry in entries)
    repeated: dict[Part, set[Entry]] = defaultdict(set)
    for pair in pairs:
        first, later = part_of(pair.first.entry), part_of(pair.later.entry)
        if first != later:
            repeated[first].add(pair.first.entry)
            repeated[later].add(pair.later.entry)
    return {
        part
        for part, works in repeated.items()
        if len(works) >= _VIEW and len(works) >= _VIEW_SHARE * sizes[part]
    }


class Places:
    """The parts of a document: its sections, parted again by what its authors use in the place of headings."""

    def __init__(self, document: ListDocument) -> None:
        self._text = document.source.text
        self._known: dict[Entry, int] = {}
        own = {entry.head.start for entry in document.entries} | {
            entry.span.start for entry in document.entries
        }
        starts = [section.span.start for section in document.sections]
        starts += [
            block.start
            for block in document.blocks.walk()
            if block.start not in own and self._parts(block, own)
        ]
        self._starts = sorted(starts)
        tops = [section for section in document.root.children if section.level == 1]
        self._title = tops[0] if len(tops) == 1 else None

    def of(self, entry: Entry) -> int:
        """The part that an entry stands in."""
        known = self._known.get(entry)
        if known is None:
            known = self._known[entry] = bisect_right(self._starts, entry.head.start)
        return known

    def above(self, first: Entry, later: Entry) -> Section | None:
        """The section of one of two entries, where it is above that of the other; the document's title is above nothing."""
        here, there = later.section, first.section
        if here is not there:
            for upper, lower in ((there, here), (here, there)):
                if upper.parent is not None and upper is not self._title and lower.is_within(upper):
                    return upper
        return None

    def views(self, entries: Iterable[Entry], pairs: Iterable[Pair]) -> set[int]:
        """The parts that list again what other parts list: an index by year, a table of models, the news."""
        return views(entries, pairs, self.of)

    def _parts(self, block: Block, own: set[int]) -> bool:
        """Whether a block stands in the place of a heading: a summary, a bold line, a line that ends in a colon."""
        text = self._text
        if block.kind == "html":
            markup = text[block.start : block.end].lower()
            return "<summary" in markup or "<h" in markup
        if block.kind == "item":
            return any(child.kind == "list" for child in block.children) and not any(
                child.start in own for child in block.children
            )
        if block.kind != "paragraph" or block.end_line > block.line or block.end - block.start > 100:
            return False
        body = text[block.start : block.end]
        return body.endswith((":", "：")) or (
            body.startswith(("**", "__")) and body.endswith(("**", "__", ":**", "：**")) and "](" not in body
        )
