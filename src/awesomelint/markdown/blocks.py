"""The block structure of a source, as a tree of blocks with exact spans, for any input."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from awesomelint.markdown.front_matter import front_matter
from awesomelint.util.regex import compiled, lazy_pattern

if TYPE_CHECKING:
    from awesomelint.source import Source

# No real list nests deeper, and mistletoe's recursion would fail on much deeper input.
_DEEPEST = 24
_MARKERS = r"(?:[ \t]*(?:[-+*](?=[ \t\n])|>|\d{1,9}[.)](?=[ \t\n])))"
_LEADS = frozenset(" \t>-+*0123456789")
_DEEP_PREFIX = compiled(f"{_MARKERS}{{{_DEEPEST}}}")
_INDENTED_MARKER = compiled(rf"[ \t]{{{4 * _DEEPEST},}}(?=[-+*>\d])")


BlockKind = Literal[
    "document",
    "heading",
    "paragraph",
    "list",
    "item",
    "quote",
    "table",
    "code",
    "html",
    "rule",
    "definitions",
    "kept",
]


class Block:
    """A block of Markdown. `definitions` are link reference definitions, and a `rule` is a thematic break.

    A `kept` block is one that the program writes; see `markdown.kept`.

    `start` and `end` are offsets: of the text of a heading or paragraph, of the marker and the last line of an item, of
    the first and last line of everything else. Lines are 1-based. `level` is a heading's level (1 to 6); `marker` is an
    item's marker (`-`, `*`, `+`, `1.`, `2)`). `line_spans` gives a paragraph's or table's lines, each without the
    markers and indentation of its containers.
    """

    __slots__ = (
        "_lines",
        "children",
        "end",
        "end_line",
        "kind",
        "level",
        "line",
        "marker",
        "parent",
        "start",
    )

    def __init__(self, kind: BlockKind, line: int, end_line: int, start: int, end: int) -> None:
        self.kind = kind
        self.line = line
        self.end_line = end_line
        self.start = start
        self.end = end
        self.level = 0
        self.marker = ""
        self.children: list[Block] = []
        self.parent: Block | None = None
        self._lines: Sequence[tuple[int, int]] | None = ()

    @property
    def line_spans(self) -> Sequence[tuple[int, int]]:
        """The offsets of each line's content."""
        return self._lines if self._lines is not None else [(self.start, self.end)]

    @line_spans.setter
    def line_spans(self, spans: Sequence[tuple[int, int]]) -> None:
        # Most blocks are a single line, which long lists need not store twice.
        self._lines = None if spans == [(self.start, self.end)] else spans

    def __repr__(self) -> str:
        return f"<Block {self.kind} {self.line}-{self.end_line}>"

    def add(self, block: Block) -> None:
        """Append a block to the children."""
        block.parent = self
        self.children.append(block)

    def moved(self, by: int, lines: int, copies: dict[Block, Block]) -> Block:
        """Return a copy of the block and all below it, so many code points and lines further on; add them to `copies`."""
        block = Block(self.kind, self.line + lines, self.end_line + lines, self.start + by, self.end + by)
        block.level, block.marker = self.level, self.marker
        block._lines = self._lines and [(start + by, end + by) for start, end in self._lines]
        copies[self] = block
        for child in self.children:
            block.add(child.moved(by, lines, copies))
        return block

    def walk(self) -> Iterator[Block]:
        """The block and all below it, in document order."""
        stack = [self]
        while stack:
            block = stack.pop()
            yield block
            if block.children:
                stack.extend(reversed(block.children))


def parse(source: Source) -> Block:
    """Return the `document` block of a source. Never raises: if mistletoe fails, each line is a block of its own."""
    try:
        return parse_strictly(source)
    # mistletoe is known to fail on hostile input (RecursionError, IndexError); the reader must not.
    except Exception:
        root = _document(source)
        _read_flat(source, root)
        return root


def parse_strictly(source: Source) -> Block:
    """Return the `document` block of a source; raise whatever mistletoe raises."""
    from awesomelint.markdown._mistletoe import read_blocks

    root = _document(source)
    lines = [_tame(line) for line in source.text.replace("\r\n", "\n").split("\n")]
    count = front_matter(lines)
    if count:
        # Like code, it holds nothing that is read or checked.
        root.add(Block("code", 1, count, 0, source.line_end(count)))
    _Converter(source, lines).convert(
        read_blocks(["\n"] * count + lines[count:] if count else lines), root, 0
    )
    return root


def _document(source: Source) -> Block:
    return Block("document", 1, source.line_count, 0, len(source.text))


def _tame(line: str) -> str:
    """Return the line, of the same length, without markers that are nested too deep for mistletoe."""
    first = line[:1]
    if first.isascii() and first not in _LEADS:
        return line + "\n"
    deep = _DEEP_PREFIX.match(line) or (_INDENTED_MARKER.match(line) if first in " \t" else None)
    if deep is None:
        return line + "\n"
    at = deep.end()
    return line[:at] + "x" * (len(line) - at) + "\n"


@cache
def _method(kind: type) -> str:
    """Return the name of the method of `_Converter` for a type of mistletoe's blocks."""
    return "_" + kind.__name__.lower()


class _Converter:
    """Converts mistletoe's raw results, which have lines but no columns, to blocks with spans."""

    def __init__(self, source: Source, lines: list[str], first: int = 1) -> None:
        self.source = source
        self.lines = lines
        self.first = first

    def place(self, line: int, content: str) -> tuple[int, int]:
        """Return the offsets of a line's content, given the rest of the line after its containers were stripped.

        Containers strip from the front only (tabs become spaces there), so the content is located from the end of the line.
        """
        source = self.source
        start = source._starts[line - 1]
        length = len(self.lines[line - self.first])
        body = content.lstrip()
        end = start + length - 1
        return end - len(body.rstrip("\n")) if body else end, end

    def convert(self, raw: Any, parent: Block, shift: int) -> None:
        """Add blocks for mistletoe's (type, result, line) triples under a parent.

        `shift` corrects line numbers: in an item whose first line is blank, mistletoe counts one line too few.
        """
        for kind, result, line in raw:
            block = getattr(self, _method(kind))(result, line + shift, shift)
            if block is not None:
                parent.add(block)

    def _heading(self, result: tuple[int, str, str], line: int, shift: int) -> Block:
        level, content, _ = result
        source = self.source
        start, end = source.line_start(line), source.line_end(line)
        text = source.text
        at = text.find("#" * level, start, end) + level
        while at < end and text[at] in " \t":
            at += 1
        block = Block("heading", line, line, at, at + len(content))
        block.level = level
        return block

    def _paragraph(self, result: Any, line: int, shift: int) -> Block | None:
        if isinstance(result, list):
            return self._lines("paragraph", result, line)
        block = self._lines("heading", result.lines[:-1], line)
        block.level = result.level
        block.end_line += 1
        return block

    def _lines(self, kind: BlockKind, lines: list[str], line: int) -> Block:
        place = self.place
        if len(lines) == 1:
            # Most blocks are a single line.
            start, end = place(line, lines[0])
            spans = [(start, end)]
        else:
            spans = [place(number, content) for number, content in enumerate(lines, line)]
            start, end = spans[0][0], spans[-1][1]
        text = self.source.text
        while end > start and text[end - 1] in " \t\r":
            end -= 1
        block = Block(kind, line, line + len(lines) - 1, start, end)
        block.line_spans = spans
        return block

    def _table(self, result: tuple[list[str], int], line: int, shift: int) -> Block:
        return self._lines("table", result[0], line)

    def _htmlblock(self, result: list[str], line: int, shift: int) -> Block:
        return self._lines("html", result, line)

    def _blockcode(self, result: list[str], line: int, shift: int) -> Block:
        return self._lines("code", result, line)

    def _definitions(self, result: list[str], line: int, shift: int) -> Block:
        return self._lines("definitions", result, line)

    def _thematicbreak(self, result: list[str], line: int, shift: int) -> Block:
        return self._lines("rule", result, line)

    def _codefence(self, result: tuple[list[str], tuple[int, str, str, str]], line: int, shift: int) -> Block:
        lines, info = result
        last = line + len(lines)
        source = self.source
        if last < source.line_count and source.line_text(last + 1).lstrip(" \t>").startswith(info[1]):
            last += 1
        return Block("code", line, last, source.line_start(line), source.line_end(last))

    def _quote(self, result: Any, line: int, shift: int) -> Block:
        block = Block("quote", line, line, self.source.line_start(line), self.source.line_end(line))
        self.convert(result, block, shift)
        self._close(block)
        return block

    def _list(self, result: list[Any], line: int, shift: int) -> Block:
        block = Block("list", line, line, self.source.line_start(line), self.source.line_end(line))
        for item in result:
            block.add(self._item(item, shift))
        block.start = block.children[0].start
        self._close(block)
        return block

    def _item(self, raw: Any, shift: int) -> Block:
        content, _, _, marker, line, blank = raw
        line += shift
        source = self.source
        start, end = source.line_start(line), source.line_end(line)
        block = Block("item", line, line, start, end)
        block.marker = marker
        text = source.text
        self.convert(content, block, shift + 1 if blank else shift)
        first = end
        if block.children and block.children[0].line == line:
            child = block.children[0]
            first = (
                child.start if child.kind not in ("heading", "quote", "code") else self._line_content(child)
            )
        at = text.rfind(marker, start, first)
        block.start = at if at >= 0 else start
        self._close(block)
        return block

    def _line_content(self, child: Block) -> int:
        """The offset of a heading's `#`, a quote's `>` or a fence, after the item markers of the line."""
        source, text = self.source, self.source.text
        start, end = source.line_start(child.line), source.line_end(child.line)
        if child.kind == "heading":
            if child.end_line > child.line:
                # An underlined heading begins with its text.
                return child.start
            at = text.find("#" * child.level, start, end)
            return at if at >= 0 else end
        match = _CONTENT.match(text, start, end)
        return match.end() if match else end

    def _close(self, block: Block) -> None:
        if block.children:
            last = block.children[-1]
            block.end_line = max(block.end_line, last.end_line)
            block.end = max(block.end, last.end)


_CONTENT = lazy_pattern(_MARKERS.replace("|>|", "|") + r"*[ \t]*")

_FLAT_ITEM = lazy_pattern(r"([ \t]*)([-+*]|\d{1,9}[.)])([ \t]+)(?=\S)")
_FLAT_HEADING = lazy_pattern(r" {0,3}(#{1,6})[ \t]+(?=\S)")


def _read_flat(source: Source, root: Block) -> None:
    """Fallback: each line becomes a heading, an item or a paragraph."""
    for line in range(1, source.line_count + 1):
        start, end = source.line_start(line), source.line_end(line)
        body = source.text[start:end]
        if not body.strip():
            continue
        if match := _FLAT_HEADING.match(body):
            block = Block("heading", line, line, start + match.end(), end)
            block.level = len(match[1])
        else:
            block = Block("paragraph", line, line, start + len(body) - len(body.lstrip()), end)
            block.line_spans = [(block.start, end)]
            if match := _FLAT_ITEM.match(body):
                block.start = start + match.end()
                block.line_spans = [(block.start, end)]
                item = Block("item", line, line, start + len(match[1]), end)
                item.marker = match[2]
                item.add(block)
                block = item
        root.add(block)


_TAGS_ONLY = lazy_pattern(r"[ \t]*(?:<[^<>]*>[ \t]*|<summary>.*?</summary>[ \t]*)+$", re.IGNORECASE)
_LOOKS_MARKDOWN = lazy_pattern(
    r"^[ \t]*(?:[-*+]|\d+[.)])[ \t].*\]\(|^[ \t]*(?:\*\*|\[).*\]\(|^#{1,6}[ \t]|^\|.*\|[ \t\r]*$",
    re.MULTILINE,
)


def reparse(source: Source, block: Block, *, parked: bool = False) -> list[Block] | None:
    """Return the Markdown blocks in an HTML block whose tags are on lines of their own; None if it contains only HTML.

    With `parked`, the content of a comment is parsed.
    """
    text = source.text[block.start : block.end]
    if not parked and text.startswith("<!--"):
        return None
    if (
        ("](" not in text and "|" not in text)
        or not _LOOKS_MARKDOWN.search(text)
        or "<table" in text
        or "<td" in text
    ):
        return None
    from awesomelint.markdown._mistletoe import read_blocks

    lines: list[str] = []
    given: list[str] = []
    for line in range(block.line, block.end_line + 1):
        body = source.line_text(line)
        if parked:
            body = body.replace("-->", "   ").replace("<!--", "    ")
        lines.append(_tame(body))
        given.append(
            "\n"
            if _TAGS_ONLY.match(body)
            else lines[-1].lstrip(" ")
            if parked and line == block.line
            else lines[-1]
        )
    holder = Block("document", block.line, block.end_line, block.start, block.end)
    try:
        _Converter(source, lines, block.line).convert(read_blocks(given), holder, block.line - 1)
    except Exception:
        return None
    return (
        None
        if any(child.kind == "html" and child.line == block.line for child in holder.children)
        else holder.children
    )
