"""Units: the headings, items, paragraphs, rows and HTML rows of a source in order, each with its own stretches."""

from __future__ import annotations

import re
from collections.abc import Iterable

from awesomelint.markdown.blocks import Block, reparse
from awesomelint.markdown.inline import normalise_label, scan, unescape
from awesomelint.markdown.parts import Inline
from awesomelint.markdown.repair import repaired
from awesomelint.markdown.table_cells import MOST_BLANK, are_rows, cells, intended_cells
from awesomelint.model import Reference
from awesomelint.reading.dialect import PLAIN
from awesomelint.reading.parse.draft import Draft
from awesomelint.source import Source, Span
from awesomelint.util.regex import lazy_pattern

_DEFINITION = lazy_pattern(r"\[((?:\\.|[^\[\]\\])+)\]:[ \t]*(?:<([^<>\n]*)>|(\S+))")
# `<h2 id="…">Datasets</h2>`
# A paragraph of tags for Hugo or Jekyll, such as a picture: `{{< figure src="…" >}}`, `{% include note.html %}`.
_TEMPLATE = lazy_pattern(r"(?s)(?:(?:\{\{[<%].*?[>%]\}\}|\{%.*?%\})\s*)+")
_HTML_HEADING = lazy_pattern(r"<h([1-6])\b[^<>]{0,300}>(.{1,400}?)</h\1\s*>", re.IGNORECASE | re.DOTALL)
_HTML_LIST = lazy_pattern(r"<(/?)(?:table|ul|ol)\b", re.IGNORECASE)
_HTML_TAG = lazy_pattern(r"<[^<>]*>")
_HTML_WORD = lazy_pattern(r"\w")
# A heading on a line of its own within a comment.
_PARKED = lazy_pattern(r"^(?:<!--)?[ \t]*#{1,6}[ \t]+\S", re.MULTILINE)


class Stretch:
    """Some lines of a unit that are read in one go, with their inline parts."""

    __slots__ = ("end", "end_line", "line", "parts", "start")

    def __init__(self, line: int, end_line: int, start: int, end: int, parts: list[Inline]) -> None:
        self.line = line
        self.end_line = end_line
        self.start = start
        self.end = end
        self.parts = parts

    def moved(self, by: int, lines: int, parts: dict[Inline, Inline]) -> Stretch:
        """Return a copy that is so many code points and lines further on; `parts` has copies of inline parts."""
        moved = [parts.get(part) or part.moved(by) for part in self.parts]
        return Stretch(self.line + lines, self.end_line + lines, self.start + by, self.end + by, moved)


class Row:
    """A row of a table: its cells, each a stretch without the pipes and spaces around it."""

    __slots__ = ("cells", "end", "line", "start")

    def __init__(self, line: int, start: int, end: int) -> None:
        self.line = line
        self.start = start
        self.end = end
        self.cells: list[Stretch] = []

    def moved(self, by: int, lines: int, parts: dict[Inline, Inline]) -> Row:
        """Return a copy like `Stretch.moved`."""
        row = Row(self.line + lines, self.start + by, self.end + by)
        row.cells = [cell.moved(by, lines, parts) for cell in self.cells]
        return row


class Unit:
    """A place where an entry can begin.

    `kind` is heading, item, paragraph, table, html, rule or quote. `head` is the stretch that would hold the
    title; `more` the further paragraphs of an item; `below` the items nested in it; `following` the block
    after a heading. `draft` is the unit read as an entry, `line_draft` the unit read as the fields of
    another. `role`, set when the unit is judged, is entry, field, group, contents, prose or empty.
    """

    __slots__ = (
        "below", "block", "depth", "dialect", "draft", "end", "end_line", "fields", "following", "head", "hidden", "kind", "level", "line",
        "line_draft", "marker", "more", "parent", "quotes", "role", "rows", "start",
    )  # fmt: skip

    def __init__(
        self, kind: str, line: int, end_line: int, start: int, end: int, block: Block | None = None
    ) -> None:
        self.kind = kind
        self.line = line
        self.end_line = end_line
        self.start = start
        self.end = end
        self.block = block
        self.head: Stretch | None = None
        self.more: list[Stretch] = []
        self.below: list[Unit] = []
        self.fields: list[Unit] = []
        self.parent: Unit | None = None
        self.depth = 0
        self.level = 0
        self.marker = ""
        self.role = ""
        self.draft: Draft | None = None
        self.dialect = PLAIN
        self.line_draft: Draft | None = None
        self.following: Unit | None = None
        self.hidden = False
        self.quotes: list[Stretch] = []
        self.rows: list[Row] = []

    def moved(self, by: int, lines: int, parts: dict[Inline, Inline]) -> Unit:
        """Return a copy like `Stretch.moved`, as it is before it is judged, and without the block and units around it."""
        unit = Unit(self.kind, self.line + lines, self.end_line + lines, self.start + by, self.end + by)
        unit.head = self.head.moved(by, lines, parts) if self.head is not None else None
        unit.depth, unit.level, unit.marker, unit.hidden = self.depth, self.level, self.marker, self.hidden
        for name in ("more", "quotes", "rows"):
            if found := getattr(self, name):
                setattr(unit, name, [one.moved(by, lines, parts) for one in found])
        return unit


def drafted(units: Iterable[Unit]) -> list[tuple[Unit, Stretch, Draft]]:
    """Return the units that were read, with their heads and drafts."""
    return [
        (unit, unit.head, unit.draft) for unit in units if unit.head is not None and unit.draft is not None
    ]


def item_of(stretch: Stretch) -> Unit:
    """Return an item whose head is a stretch: the text of a cell, of a quote or within a title, which can then be voted on."""
    unit = Unit("item", stretch.line, stretch.end_line, stretch.start, stretch.end)
    unit.head = stretch
    return unit


def items_by_list(units: Iterable[Unit]) -> dict[Block | None, list[Unit]]:
    """Return the items among some units by the list that directly contains them."""
    lists: dict[Block | None, list[Unit]] = {}
    for unit in units:
        if unit.kind == "item" and unit.block is not None:
            lists.setdefault(unit.block.parent, []).append(unit)
    return lists


class Outliner:
    """Walks the blocks of a source and lists its units."""

    def __init__(self, source: Source, root: Block) -> None:
        self.source = source
        self.root = root
        self.text = source.text
        self.definitions: dict[str, str] = {}
        self.definition_references: list[Reference] = []
        if "]:" in self.text:
            for block in root.walk():
                if block.kind == "definitions":
                    self._define(block)
        self.units: list[Unit] = []
        self.parts: list[Inline] = []
        self.hidden = False
        self._blocks(root.children, None, 0)

    def _define(self, block: Block) -> None:
        for start, end in block.line_spans:
            if match := _DEFINITION.match(self.text, start, end):
                index = 2 if match[2] is not None else 3
                self.definitions.setdefault(normalise_label(match[1]), unescape(match[index]))
                spans = Span(start, end), Span(*match.span(index)), Span(*match.span(1))
                self.definition_references.append(Reference("definition", match[index], *spans))

    def stretch(self, line: int, end_line: int, start: int, end: int) -> Stretch:
        """A stretch with its inline parts as they were meant; `parts` has those of the page."""
        parts = scan(self.text, start, end, self.definitions)
        if not self.hidden:
            self.parts += parts
        return Stretch(line, end_line, start, end, repaired(self.text, start, end, parts, self.definitions))

    def _blocks(self, blocks: list[Block], item: Unit | None, depth: int) -> None:
        # The table that the block before belongs to, and the last of its lines.
        table, last = None, 0
        for block in blocks:
            kind = block.kind
            if table is not None:
                if self._goes_on(table, last, block):
                    self._rows(table, block)
                    last = block.end_line
                    continue
                table = None
            if kind == "list":
                for child in block.children:
                    self._item(child, item, depth)
            elif kind == "item":
                self._item(block, item, depth)
            elif kind == "paragraph":
                if item is not None:
                    item.more += [self.stretch(block.line, block.end_line, block.start, block.end)]
                else:
                    self._paragraph(block)
            elif kind == "heading":
                self._heading(block, depth)
            elif kind == "html":
                self._html(block, item, depth)
            elif kind == "quote":
                self._quote(block, item)
            elif kind == "table":
                table = Unit(kind, block.line, block.end_line, block.start, block.end, block)
                last = block.end_line
                self._rows(table, block)
                self.add(table, None)
            elif kind == "rule":
                self.add(Unit(kind, block.line, block.end_line, block.start, block.end, block), None)

    def _heading(self, block: Block, depth: int) -> None:
        unit = Unit("heading", block.line, block.end_line, block.start, block.end, block)
        unit.level = block.level
        unit.head = self.stretch(block.line, block.line, block.start, block.end)
        unit.depth = depth
        self.add(unit, None)

    def _quote(self, block: Block, item: Unit | None) -> None:
        """A quote below an item is its note; any other may hold works, and its links are seen."""
        unit = item or Unit("quote", block.line, block.end_line, block.start, block.end, block)
        for inner in block.walk():
            if inner.kind == "paragraph" or (inner.kind == "heading" and item is None):
                stretch = self.stretch(inner.line, inner.end_line, inner.start, inner.end)
                if inner.kind == "paragraph":
                    unit.quotes += [stretch]
        if item is None:
            self.add(unit, None)

    def add(self, unit: Unit, parent: Unit | None) -> None:
        """Add a unit, below another one if there is one around it."""
        if parent is not None:
            unit.parent = parent
            parent.below += [unit]
        self.units.append(unit)

    def _goes_on(self, table: Unit, last: int, block: Block) -> bool:
        """Return whether a block, after a blank line below line `last`, holds further rows of a table."""
        if block.kind != "paragraph" or not 1 < block.line - last <= MOST_BLANK + 1:
            return False
        return self.text[block.start] == "|" and are_rows(self.text, block, self._columns(table))

    def _columns(self, table: Unit) -> int:
        return len(cells(self.text, *table.block.line_spans[0])) if table.block is not None else 0

    def _rows(self, table: Unit, block: Block) -> None:
        """The rows of a table with the parts of every cell. Cells are split before their contents are parsed."""
        commented = False
        columns = self._columns(table)
        for number, (start, end) in enumerate(block.line_spans):
            if number == 1 and block.kind == "table":
                continue
            # A comment ends the table where it begins; what it holds is not seen.
            commented = commented or self.text.startswith("<!--", start)
            if commented:
                commented = "-->" not in self.text[start:end]
                continue
            row = Row(block.line + number, start, end)
            for begin, stop in intended_cells(self.text, start, end, columns):
                row.cells.append(self.stretch(row.line, row.line, begin, stop))
            table.rows += [row]

    def _paragraph(self, block: Block) -> None:
        if self.text[block.start] == "{" and _TEMPLATE.fullmatch(self.text, block.start, block.end):
            return
        unit = Unit("paragraph", block.line, block.end_line, block.start, block.end, block)
        unit.head = self.stretch(block.line, block.end_line, block.start, block.end)
        self.add(unit, None)

    def _item(self, block: Block, parent: Unit | None, depth: int) -> None:
        unit = Unit("item", block.line, block.end_line, block.start, block.end, block)
        unit.depth = depth
        unit.marker = block.marker
        self.add(unit, parent)
        children = block.children
        if children and children[0].kind in ("paragraph", "heading"):
            first = children[0]
            unit.head = self.stretch(first.line, first.end_line, first.start, first.end)
            children = children[1:]
        self._blocks(children, unit, depth + 1)

    def _html(self, block: Block, item: Unit | None, depth: int) -> None:
        """Lines of Markdown directly under a tag. GitHub shows them raw, but they were meant as entries."""
        inner = reparse(self.source, block)
        if inner is not None:
            self._blocks(inner, item, depth)
            return
        if self.text.startswith("<!--", block.start):
            self._comment(block, depth)
            return
        at = seen = block.start
        nested = 0
        for match in _HTML_HEADING.finditer(self.text, block.start, block.end) if item is None else ():
            for tag in _HTML_LIST.finditer(self.text, seen, match.start()):
                nested += -1 if tag[1] else 1
            seen = match.end()
            # A heading in a cell of a table, an empty one, or one that is only an image opens nothing.
            if nested <= 0 and _HTML_WORD.search(_HTML_TAG.sub("", match[2])):
                self._html_part(block, at, match.start())
                self._html_heading(match)
                at = match.end()
        self._html_part(block, at, block.end)

    def _html_heading(self, match: re.Match[str]) -> None:
        start, end = match.span(2)
        line = self.source.line_of(start)
        unit = Unit("heading", line, line, start, end)
        unit.level = int(match[1])
        unit.head = self.stretch(line, line, start, end)
        self.add(unit, None)

    def _html_part(self, block: Block, start: int, end: int) -> None:
        """A piece of an HTML block between two headings, or all of it."""
        if (start, end) != (block.start, block.end):
            line, end_line = self.source.line_of(start), self.source.line_of(end)
            block = Block("html", line, end_line, start, end)
        unit = Unit("html", block.line, block.end_line, block.start, block.end, block)
        unit.head = self.stretch(block.line, block.end_line, block.start, block.end)
        self.add(unit, None)

    def _comment(self, block: Block, depth: int) -> None:
        """A comment is nothing to read, unless it holds whole sections that somebody parked: those are hidden units."""
        if self.hidden or block.end_line - block.line < 12:
            return
        text = self.text[block.start : block.end]
        if not _PARKED.search(text):
            return
        inner = reparse(self.source, block, parked=True)
        if inner is not None:
            first = len(self.units)
            self.hidden = True
            self._blocks(inner, None, depth)
            self.hidden = False
            for unit in self.units[first:]:
                unit.hidden = True
