"""The parts of a list, divided by headings, summaries or bold lines, and which parts repeat others."""

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

# A part repeats other parts if at least this many of its entries, and this share of them, are also listed
# elsewhere.
_REPEATED, _REPEATED_SHARE = 5, 0.5


def find_repeating_parts(
    entries: Iterable[Entry], pairs: Iterable[Pair], part_of: Callable[[Entry], Part]
) -> set[Part]:
    """Return the parts (of one list or several) that list the same works as other parts."""
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
        if len(works) >= _REPEATED and len(works) >= _REPEATED_SHARE * sizes[part]
    }


class ListParts:
    """The parts of a document: its sections, divided further by summaries, bold lines and the like."""

    def __init__(self, document: ListDocument) -> None:
        self._text = document.source.text
        self._cached: dict[Entry, int] = {}
        entry_starts = {entry.head.start for entry in document.entries} | {
            entry.span.start for entry in document.entries
        }
        starts = [section.span.start for section in document.sections]
        starts += [
            block.start
            for block in document.blocks.walk()
            if block.start not in entry_starts and self._starts_part(block, entry_starts)
        ]
        self._starts = sorted(starts)
        tops = [section for section in document.root.children if section.level == 1]
        self._title = tops[0] if len(tops) == 1 else None

    def part_of(self, entry: Entry) -> int:
        """Return the index of the part that contains an entry."""
        part = self._cached.get(entry)
        if part is None:
            part = self._cached[entry] = bisect_right(self._starts, entry.head.start)
        return part

    def enclosing_section(self, first: Entry, later: Entry) -> Section | None:
        """Return the section of one entry if it encloses that of the other; the title of the document never
        does.
        """
        if first.section is not later.section:
            for outer, inner in ((first.section, later.section), (later.section, first.section)):
                if outer.parent is not None and outer is not self._title and inner.is_within(outer):
                    return outer
        return None

    def find_repeating(self, entries: Iterable[Entry], pairs: Iterable[Pair]) -> set[int]:
        """Return the parts that repeat other parts: an index by year, a table of models, the news."""
        return find_repeating_parts(entries, pairs, self.part_of)

    def _starts_part(self, block: Block, entry_starts: set[int]) -> bool:
        """Whether a block acts as a heading: a summary, a bold line, or a line that ends with a colon."""
        text = self._text
        if block.kind == "html":
            markup = text[block.start : block.end].lower()
            return "<summary" in markup or "<h" in markup
        if block.kind == "item":
            return any(child.kind == "list" for child in block.children) and not any(
                child.start in entry_starts for child in block.children
            )
        if block.kind != "paragraph" or block.end_line > block.line or block.end - block.start > 100:
            return False
        body = text[block.start : block.end]
        return body.endswith((":", "：")) or (
            body.startswith(("**", "__")) and body.endswith(("**", "__", ":**", "：**")) and "](" not in body
        )
