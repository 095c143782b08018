"""Bullets: lines that were meant as items of a list, and the items and paragraphs beside which they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import takewhile

from awesomelint.markdown.blocks import Block
from awesomelint.model import ListDocument
from awesomelint.util.regex import EMOJI, compiled, lazy_pattern

_GLUED = r"(?:[-*+]|\d{1,3}[.)])(?=\\?\[)|[-+](?=\*\*|\()"
_FOREIGN = r"(?:[•·●○◦▪■‣–—－][ \t\u00a0]*+|(?:[-*+]|\d{1,3}[.)])[\u00a0\u3000\u200b]++)(?=[\[\\:*\w(\"“《\U0001f300-\U0001faff])"
# A line that begins with a marker glued to what follows, or with a bullet or space that is none of Markdown's.
MEANT = compiled(rf"\n([ \t]*+)({_GLUED}|{_FOREIGN})")
_MEANT_LINE = lazy_pattern(rf"[ \t]*+(?:{_GLUED}|{_FOREIGN})")
# Signs in front do not count.
_OPENING = lazy_pattern(
    r"(?:(?:[" + EMOJI + r"]++|:\w{2,20}+:)[ \t]*+)*+"
    r"(?:(\[(?!\[)[^\[\]\n]++\]\()|(\\?\[)|(\*\*|__|<b>)|([(（])|([\"“《])|(\w))"
)


def looks_like_item(line: str) -> bool:
    """Whether a line was meant as an item, though its marker is not one of Markdown's."""
    return _MEANT_LINE.match(line) is not None


def opening(text: str, at: int) -> str:
    """How a text begins: with a link, a bracket, bold, a parenthesis, a quote, a word; empty for anything else."""
    match = _OPENING.match(text, at)
    return (
        ""
        if match is None
        else ("link", "bracket", "bold", "paren", "quote", "word")[(match.lastindex or 1) - 1]
    )


class Items:
    """The items of a document's lists that hold entries, and its paragraphs, by line."""

    def __init__(self, document: ListDocument) -> None:
        self._document = document
        own = {entry.line for entry in document.entries}
        self.paragraphs: list[Block] = []
        self.lists: list[Block] = []
        for block in document.blocks.walk():
            if block.kind == "paragraph":
                self.paragraphs.append(block)
            elif block.kind == "list" and any(item.line in own for item in block.children):
                self.lists.append(block)
        self._lines = [block.line for block in self.paragraphs]
        self._listed = set(map(id, self.lists))
        self._indices: dict[int, dict[int, int]] = {}
        self._openings: dict[int, Counter[str]] = {}
        self._broken: dict[int, int] = {}

    def paragraph(self, line: int) -> Block | None:
        """The paragraph that holds a line."""
        index = bisect_right(self._lines, line) - 1
        block = self.paragraphs[index] if index >= 0 else None
        return block if block is not None and block.end_line >= line else None

    def beside(self, paragraph: Block) -> list[Block]:
        """The lists of entries before and behind a paragraph, or the nearest one in whose items it was swallowed."""
        parent = paragraph.parent
        found: list[Block] = []
        if parent is not None and parent.kind != "item":
            index = self._index(parent, paragraph)
            before = _unparted(parent.children[max(index - 2, 0) : index][::-1])
            found = before[::-1] + _unparted(parent.children[index + 1 : index + 3])
        while parent is not None:
            if parent.kind == "list":
                found.append(parent)
            parent = parent.parent
        return [block for block in found if id(block) in self._listed]

    def _index(self, parent: Block, child: Block) -> int:
        if id(parent) not in self._indices:
            self._indices[id(parent)] = {id(block): index for index, block in enumerate(parent.children)}
        return self._indices[id(parent)][id(child)]

    def openings(self, block: Block) -> Counter[str]:
        """How the items of a list begin, each way with the number of items."""
        known = self._openings.get(id(block))
        if known is None:
            text = self._document.source.text
            known = self._openings[id(block)] = Counter(
                opening(text, item.start) for item in self._texts(block)
            )
        return known

    def is_plain(self, block: Block, begins: str) -> bool:
        """Whether the items of a list are one line each, nearly all, and begin in a certain way, most of them."""
        openings = self.openings(block)
        if id(block) not in self._broken:
            self._broken[id(block)] = sum(text.end_line > text.line for text in self._texts(block))
        size = openings.total()
        return self._broken[id(block)] <= max(1, size // 10) and openings[begins] * 3 >= 2 * size > 0

    def _texts(self, block: Block) -> list[Block]:
        return [
            item.children[0]
            for item in block.children
            if item.children and item.children[0].kind == "paragraph"
        ]


def _unparted(blocks: list[Block]) -> list[Block]:
    """The blocks up to the first that parts the page."""
    return list(takewhile(lambda block: block.kind not in ("heading", "rule"), blocks))
