"""Bullets: lines that were meant as items of a list, and the items and paragraphs beside which they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import takewhile

from awesomelint.markdown.blocks import Block
from awesomelint.model import ListDocument

_GLUED = r"(?:[-*+]|\d{1,3}[.)])(?=\\?\[)|[-+](?=\*\*|\()"
_FOREIGN = r"(?:[•·●○◦▪■‣–—－][ \t\u00a0]*+|(?:[-*+]|\d{1,3}[.)])[\u00a0\u3000\u200b]++)(?=[\[\\:*\w(\"“《\U0001f300-\U0001faff])"
# A line that begins with a marker glued to what follows, or with a bullet or space that is none of Markdown's.
MEANT = re.compile(rf"\n([ \t]*+)({_GLUED}|{_FOREIGN})")
_MEANT_LINE = re.compile(rf"[ \t]*+(?:{_GLUED}|{_FOREIGN})")
# Signs in front do not count.
_OPENING = re.compile(
    r"(?:(?:[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]++|:\w{2,20}+:)[ \t]*+)*+"
    r"(?:(\[(?!\[)[^\[\]\n]++\]\()|(\\?\[)|(\*\*|__|<b>)|([(（])|([\"“《])|(\w))"
)


def looks_like_item(line: str) -> bool:
    """Whether a line was meant as an item, though its marker is not one of Markdown's."""
    return _MEANT_LINE.match(line) is not None


def opening(text: str, at: int) -> str:
    """How a text begins: with a link, a bracket, bold, a parenthesis, a quote, a word; empty for anything else."""
    match = _OPENING.match(text, at)
    return "" if match is None else ("link", "bracket", "bold", "paren", "quote", "word")[(match.lastindex or 1) - 1]


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
            index = next(i for i, child in enumerate(parent.children) if child is paragraph)
            before = _unparted(parent.children[max(index - 2, 0) : index][::-1])
            found = before[::-1] + _unparted(parent.children[index + 1 : index + 3])
        while parent is not None:
            if parent.kind == "list":
                found.append(parent)
            parent = parent.parent
        return [block for block in found if id(block) in self._listed]

    def openings(self, block: Block) -> list[str]:
        """How the items of a list begin."""
        text = self._document.source.text
        return [
            opening(text, item.children[0].start)
            for item in block.children
            if item.children and item.children[0].kind == "paragraph"
        ]


def _unparted(blocks: list[Block]) -> list[Block]:
    """The blocks up to the first that parts the page."""
    return list(takewhile(lambda block: block.kind not in ("heading", "rule"), blocks))
