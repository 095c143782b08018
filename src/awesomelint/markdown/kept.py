"""Kept blocks: the parts of a page that awesomelint writes, between two comments.

    <!-- awesomelint:begin toc depth=2 hash=0a1b2c3d4e -->
    - [Surveys](#surveys)
    <!-- awesomelint:end -->

A block is either on lines of its own, from the left margin, or within a line. Between its comments there is never a
heading: if there is one, a comment is missing or misplaced, and what follows must not be taken for ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.markdown.blocks import Block
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import lazy_pattern

MARK = "awesomelint:begin"
_COMMENT = r"<!--[ \t]*+awesomelint:"
# With a group for what follows `begin`.
_ANY = lazy_pattern(_COMMENT + r"(?:begin\b((?:[^-\n<]|-(?!->))*+)|end[ \t]*+)-->")
_HEADING = lazy_pattern(r"^ {0,3}#{1,6}(?:[ \t]|\r?$)|<h[1-6]\b", re.MULTILINE | re.IGNORECASE)


class KeptSpan(NamedTuple):
    """The offsets of a kept block: of its first comment, of what is between its comments, and of its end.

    `given` is the text of the first comment after `begin`; `is_line` if the block is on lines of its own.
    """

    start: int
    inner_start: int
    inner_end: int
    end: int
    given: str
    is_line: bool


def kept_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[KeptSpan]:
    """Yield the kept blocks between two offsets.

    A first comment without a last one, or before another first one, does not begin a block.
    """
    stop = len(text) if end is None else end
    opened: re.Match[str] | None = None
    for match in _ANY.finditer(text, start, stop):
        if match[1] is not None:
            opened = match
            continue
        if opened is not None and not _HEADING.search(text, opened.end(), match.start()):
            is_line = _is_line(text, opened.start(), opened.end()) and _is_line(text, *match.span())
            # A block within a line ends on that line.
            if is_line or "\n" not in text[opened.start() : match.end()]:
                yield KeptSpan(opened.start(), opened.end(), match.start(), match.end(), opened[1], is_line)
        opened = None


def comment_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of all first and last comments of kept blocks."""
    return (match.span() for match in _ANY.finditer(text))


def _is_line(text: str, start: int, end: int) -> bool:
    """Whether a comment is a line of its own, from the left margin."""
    begins = start == 0 or text[start - 1] == "\n"
    return begins and not text[end : _line_end(text, end)].strip()


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found


def fold(text: str, root: Block) -> None:
    """Replace the blocks of Markdown in each kept block on lines of its own by one block of the kind `kept`."""
    if MARK not in text:
        return
    starts = {child.start for child in root.children if child.kind == "html"}
    spans = [span for span in kept_spans(text) if span.is_line and span.start in starts]
    children: list[Block] = []
    remaining = iter(spans)
    span = next(remaining, None)
    for child in root.children:
        while span is not None and child.start >= span.end:
            span = next(remaining, None)
        if span is None or child.start < span.start:
            children.append(child)
        elif child.start == span.start:
            last = child.line + text.count("\n", span.start, span.end)
            children.append(Block("kept", child.line, last, span.start, span.end))
            if child.end > span.end:
                # A comment of several lines, or other HTML, begins on the last line.
                children.append(child)
        elif child.end > span.end:
            children.append(child)
    root.children = []
    for child in children:
        root.add(child)
