"""Lines that were meant as list items but are not, and the lists and paragraphs next to them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import takewhile

from awesomelint.analysis.blocks import by_kind
from awesomelint.markdown.blocks import Block
from awesomelint.model import ListDocument
from awesomelint.util.regex import EMOJI, compiled, lazy_pattern

_GLUED = r"(?:[-*+]|\d{1,3}[.)])(?=\\?\[)|[-+](?=\*\*|\()"
_FOREIGN = (
    r"(?:[•·●○◦▪■‣–—－][ \t\u00a0]*+|(?:[-*+]|\d{1,3}[.)])[\u00a0\u3000\u200b]++)"
    r"(?=[\[\\:*\w(\"“《\U0001f300-\U0001faff])"
)
# A line that begins with a marker without a space after it, or with a bullet or space that Markdown does not
# support.
ITEM_LIKE = compiled(rf"\n([ \t]*+)({_GLUED}|{_FOREIGN})")
_ITEM_LIKE_LINE = lazy_pattern(rf"[ \t]*+(?:{_GLUED}|{_FOREIGN})")
# Skips symbols and emoji.
_OPENING = lazy_pattern(
    r"(?:(?:[" + EMOJI + r"]++|:\w{2,20}+:)[ \t]*+)*+"
    r"(?:(\[(?!\[)[^\[\]\n]++\]\()|(\\?\[)|(\*\*|__|<b>)|([(（])|([\"“《])|(\w))"
)


def looks_like_item(line: str) -> bool:
    """Return whether a line was meant as a list item but has a marker that Markdown does not support."""
    return _ITEM_LIKE_LINE.match(line) is not None


def opening(text: str, offset: int) -> str:
    """Return what is at an offset: link, bracket, bold, paren, quote or word; empty for anything else."""
    match = _OPENING.match(text, offset)
    return (
        ""
        if match is None
        else ("link", "bracket", "bold", "paren", "quote", "word")[(match.lastindex or 1) - 1]
    )


class Items:
    """The lists of a document that contain entries, and its paragraphs by line."""

    def __init__(self, document: ListDocument) -> None:
        self._document = document
        entry_lines = {entry.line for entry in document.entries}
        blocks = by_kind(document)
        self.paragraphs = blocks["paragraph"]
        self.lists = [
            block for block in blocks["list"] if any(item.line in entry_lines for item in block.children)
        ]
        self._paragraph_lines = [block.line for block in self.paragraphs]
        self._list_ids = set(map(id, self.lists))
        self._indices: dict[int, dict[int, int]] = {}
        self._openings: dict[int, Counter[str]] = {}
        self._multiline_items: dict[int, int] = {}

    def paragraph(self, line: int) -> Block | None:
        """Return the paragraph that contains a line (1-based), None if there is none."""
        index = bisect_right(self._paragraph_lines, line) - 1
        block = self.paragraphs[index] if index >= 0 else None
        return block if block is not None and block.end_line >= line else None

    def adjacent_lists(self, paragraph: Block) -> list[Block]:
        """Return the lists of entries before and after a paragraph, then those whose items contain it."""
        parent = paragraph.parent
        adjacent: list[Block] = []
        if parent is not None and parent.kind != "item":
            index = self._index(parent, paragraph)
            before = _until_separator(parent.children[max(index - 2, 0) : index][::-1])
            adjacent = before[::-1] + _until_separator(parent.children[index + 1 : index + 3])
        while parent is not None:
            if parent.kind == "list":
                adjacent.append(parent)
            parent = parent.parent
        return [block for block in adjacent if id(block) in self._list_ids]

    def _index(self, parent: Block, child: Block) -> int:
        if id(parent) not in self._indices:
            self._indices[id(parent)] = {id(block): index for index, block in enumerate(parent.children)}
        return self._indices[id(parent)][id(child)]

    def openings(self, block: Block) -> Counter[str]:
        """Return how many items of a list begin with each kind of `opening`."""
        cached = self._openings.get(id(block))
        if cached is None:
            text = self._document.source.text
            cached = self._openings[id(block)] = Counter(
                opening(text, paragraph.start) for paragraph in self._first_paragraphs(block)
            )
        return cached

    def is_plain(self, block: Block, kind: str) -> bool:
        """Return whether nearly all items have one line, and most begin with a kind of `opening`."""
        openings = self.openings(block)
        if id(block) not in self._multiline_items:
            self._multiline_items[id(block)] = sum(
                paragraph.end_line > paragraph.line for paragraph in self._first_paragraphs(block)
            )
        size = openings.total()
        return self._multiline_items[id(block)] <= max(1, size // 10) and openings[kind] * 3 >= 2 * size > 0

    def _first_paragraphs(self, block: Block) -> list[Block]:
        return [
            item.children[0]
            for item in block.children
            if item.children and item.children[0].kind == "paragraph"
        ]


def _until_separator(blocks: list[Block]) -> list[Block]:
    """Return the blocks before the first heading or thematic break."""
    return list(takewhile(lambda block: block.kind not in ("heading", "rule"), blocks))
