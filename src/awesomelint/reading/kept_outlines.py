"""Outlines that were made before, so that of an edited list only the blocks below one heading are parsed again.

Parsing blocks and inline parts takes an eighth of the time in which an editor waits for its findings. A list is cut before
headings (`# `) that follow a blank line. As long as no code or HTML is open there, a part of the list depends on nothing but its
own text: it is outlined as a file of its own, kept, and moved to its place. Lists with link reference definitions, kept
blocks or front matter, which concern the list as a whole, are outlined as a whole.
"""

from __future__ import annotations

from itertools import pairwise

from awesomelint.markdown.blocks import Block, parse, parse_strictly
from awesomelint.markdown.front_matter import OPENERS
from awesomelint.markdown.kept import MARK, fold
from awesomelint.reading.outline import Outliner, Unit
from awesomelint.source import Source
from awesomelint.util.recent import Recent
from awesomelint.util.regex import compiled, lazy_pattern

# Code points, of which the outlines take seventeen times as many bytes.
_MOST = 1_000_000
_CUT = compiled(r"\n\r?\n(?=#{1,6}[ \t])")
# HTML that does not end at a blank line (CommonMark 4.6, kinds 1 to 5), unless it is a comment that is closed.
_MAY_STAY_OPEN = lazy_pattern(r"(?i)\s*<(?:[?!]|(?:script|pre|style|textarea)\b)(?!--.*-->)", 16)


class KeptOutlines(Recent[str, Outliner]):
    """The outlines of parts of lists, by their text; they must not be changed."""

    def __init__(self) -> None:
        super().__init__(_MOST, weigh=len)


def outlined(source: Source, kept: KeptOutlines | None) -> tuple[Block, Outliner]:
    """Return the blocks of a source and its outline, from the outlines of its parts that are kept if that is possible."""
    if (
        kept is not None
        and "]:" not in source.text
        and MARK not in source.text
        and not source.text.startswith(OPENERS)
    ):
        parts = _parts(source.text, kept)
        if parts is not None:
            return _joined(source, parts)
    root = parse(source)
    fold(source.text, root)
    return root, Outliner(source, root)


def _parts(text: str, kept: KeptOutlines) -> list[tuple[str, Outliner]] | None:
    """Return the parts of a text with their outlines; None if it is not certain that they have nothing to do with each other."""
    found: list[tuple[str, Outliner]] = []
    cuts = [0, *[match.end() for match in _CUT.finditer(text)], len(text)]
    for start, end in pairwise(cuts):
        part = text[start:end]
        outline = kept.find(part)
        if outline is None:
            source = Source(part)
            try:
                root = parse_strictly(source)
            except Exception:
                return None
            if end < len(text) and _may_be_open(part, root):
                return None
            outline = Outliner(source, root)
            kept.put(part, outline)
        found.append((part, outline))
    return found


def _may_be_open(text: str, root: Block) -> bool:
    """Whether the last block may go on below the next heading."""
    last = root.children[-1] if root.children else None
    if last is None or last.kind != "html":
        return last is not None and last.kind == "code"
    return _MAY_STAY_OPEN.match(text, last.start, last.end) is not None


def _joined(source: Source, parts: list[tuple[str, Outliner]]) -> tuple[Block, Outliner]:
    """Return the blocks and the outline of a source, made of those of its parts."""
    root = Block("document", 1, source.line_count, 0, len(source.text))
    outline = Outliner(source, root)
    by = lines = 0
    for text, part in parts:
        _place(part, root, outline, by, lines)
        by += len(text)
        lines += part.source.line_count - 1
    return root, outline


def _place(part: Outliner, root: Block, outline: Outliner, by: int, lines: int) -> None:
    """Add the outline of a part to that of its list, so many code points and lines further on."""
    blocks = {part.root: root}
    for block in part.root.children:
        root.add(block.moved(by, lines, blocks))
    parts = {inner: inner.moved(by) for inner in part.parts}
    outline.parts += parts.values()
    units: dict[Unit, Unit] = {}
    for unit in part.units:
        moved = units[unit] = unit.moved(by, lines, parts)
        outline.add(moved, units[unit.parent] if unit.parent is not None else None)
        if unit.block is not None:
            moved.block = blocks.get(unit.block) or _moved_with_all_around(unit.block, by, lines, blocks)


def _moved_with_all_around(block: Block, by: int, lines: int, blocks: dict[Block, Block]) -> Block:
    """Return a copy of a block that is within HTML, and no block of the page: with those around it."""
    top = block
    while top.parent is not None:
        top = top.parent
    top.moved(by, lines, blocks)
    return blocks[block]
