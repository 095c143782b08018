"""Imports mistletoe, fast, and makes its block parser robust. No other module imports it.

mistletoe 1.6 takes over 100 ms to import because `core_tokens` looks up the category of each of 1.1 million code
points, for a set of punctuation that only its inline parser needs. During the import here the scan is limited to ASCII.
Afterwards an object that looks up `unicodedata` on demand replaces the set (which would also be the fix upstream).
mistletoe's patterns, most of them for inline parts, are compiled when they are first used. Its renderers, and `urllib`
which they need, are imported when other code asks for them (3 % of a first check of a small list). The state of its
block parser is in module globals, so a lock allows one parse at a time.
"""

from __future__ import annotations

import sys
from _thread import allocate_lock
from collections.abc import Callable
from importlib.util import find_spec, module_from_spec
from typing import Any
from unicodedata import category

from awesomelint.util.regex import LazyCompilation, compiled, lazy_pattern

_ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


class LazyPunctuation:
    """The set of CommonMark 0.30's punctuation characters, without a table of all of Unicode; supports only `in`."""

    def __contains__(self, char: object) -> bool:
        return char in _ASCII_PUNCTUATION or (
            isinstance(char, str) and len(char) == 1 and category(char)[0] == "P"
        )


def _import() -> tuple[Any, Any]:
    if "mistletoe" in sys.modules:
        from mistletoe import block_token, block_tokenizer
    else:
        run_package = _import_package()
        everything = sys.maxunicode
        sys.maxunicode = 127
        try:
            with LazyCompilation():
                from mistletoe import block_token, block_tokenizer, core_tokens
        finally:
            sys.maxunicode = everything
        # Annotated as a set, but used only with `in`.
        core_tokens.punctuation = LazyPunctuation()  # type: ignore[assignment]
        sys.modules["mistletoe"].__getattr__ = run_package  # type: ignore[method-assign]
    return block_token, block_tokenizer


def _import_package() -> Callable[[str], Any]:
    """Import the package `mistletoe` without running its `__init__.py`.

    Return a function that runs it and then looks up a name, for the package's `__getattr__` (PEP 562).
    """
    spec = find_spec("mistletoe")
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError("No module named 'mistletoe'", name="mistletoe")
    package, run = module_from_spec(spec), spec.loader.exec_module

    def look_up(name: str) -> Any:
        vars(package).pop("__getattr__", None)
        run(package)
        return getattr(package, name)

    sys.modules["mistletoe"] = package
    return look_up


block_token, block_tokenizer = _import()
# mistletoe also takes `.` and `)` without a number for markers of list items (CommonMark 5.2: one to nine digits).
_LIST = lazy_pattern(r" {0,3}(?:\d{1,9}[.)]|[+\-*])(?:[ \t]*$|[ \t]+)")
_LIST_ITEM = lazy_pattern(r"( {0,3})(\d{1,9}[.)]|[+\-*])($|\s+)")
block_token.List.pattern, block_token.ListItem.pattern = _LIST, _LIST_ITEM
# The same as `threading.Lock`, without the import of `threading`.
_lock = allocate_lock()


class Setext:
    """Replaces mistletoe's setext heading, which would parse its inline parts."""

    def __init__(self, lines: list[str]) -> None:
        self.level = 1 if lines[-1].rstrip().endswith("=") else 2
        self.lines = lines


class Item(block_token.ListItem):  # type: ignore[misc, name-defined]
    """mistletoe's list item, which also tells whether its first line is blank after the marker.

    In such an item mistletoe's line numbers are one too low.
    """

    @classmethod
    def read(cls, lines: Any, prev_marker: Any = None) -> tuple[Any, Any]:
        line = lines.peek()
        marker = prev_marker or cls.parse_marker(line)
        blank = not marker[3].strip()
        following = lines.lines[at] if (at := lines._index + 2) < len(lines.lines) else None
        # Most items are a single line before the next item, which cannot continue them.
        if not blank and (following is None or following[:1] in _BULLETS):
            beyond = cls.parse_marker(following) if following is not None else None
            if following is None or (
                beyond is not None and not _is_rule(following) and not _heads_table(lines, at)
            ):
                next(lines)
                first = lines.line_number()
                return (_one_line(marker[3], first), *marker[:3], first, False), beyond
        item, beyond = super().read(lines, prev_marker)
        return (*item, blank), beyond


class List(block_token.List):  # type: ignore[misc, name-defined]
    """mistletoe's list, which checks the marker of the next item before it reads that item.

    The original reads the item first and goes back if its marker begins another list. Since it does so on every level,
    the time for lists with alternating markers doubles with each level.
    """

    @classmethod
    def read(cls, lines: Any) -> list[Any]:
        item, marker = Item.read(lines)
        found = [item]
        while marker is not None and cls.same_marker_type(found[0][3], marker[2]):
            item, marker = Item.read(lines, marker)
            found.append(item)
        content = found[-1][0]
        content.loose = len(content) > 1 and content.loose
        return found


def _one_line(content: str, number: int) -> Any:
    """Return the content of a single-line item: usually a paragraph, because a table has at least two lines."""
    if _may_be(content) is _PLAIN or (content[0] == "[" and not Definitions.start(content)):
        found = block_tokenizer.ParseBuffer()
        found.append((Paragraph, [content], number))
        return found
    return tokenize([content], _TYPES, number)


# A line that begins with one of these is an item, a rule or the header of a table, and does not continue an item.
_BULLETS = frozenset("-*+")


def _is_rule(line: str) -> bool:
    return line[0] != "+" and block_token.ThematicBreak.start(line) is not None


def _heads_table(lines: Any, at: int) -> bool:
    """Whether the line at an index is the first row of a table."""
    following = lines.lines[at + 1] if at + 1 < len(lines.lines) else None
    return (
        "|" in lines.lines[at]
        and following is not None
        and Table.delimiter_row_pattern.fullmatch(following) is not None
    )


class Paragraph(block_token.Paragraph):  # type: ignore[misc, name-defined]
    """mistletoe's paragraph, without a search for interruptions if no line follows."""

    @classmethod
    def read(cls, lines: Any) -> Any:
        at = lines._index + 2
        if at >= len(lines.lines) or lines.lines[at] == "\n":
            return [next(lines)]
        return super().read(lines)


class Heading(block_token.Heading):  # type: ignore[misc, name-defined]
    """mistletoe's ATX heading with a pattern that stays linear on long runs of spaces.

    The original backtracks over every split of a run; possessive repeats (Python 3.11) do not.
    """

    opening = compiled(r" {0,3}(#{1,6})(?![^ \t\n])")
    closing = compiled(r"[ \t]#+$")

    @classmethod
    def start(cls, line: str) -> bool:
        match = cls.opening.match(line)
        if match is None:
            return False
        content = line[match.end() :].strip()
        cls.level = len(match[1])
        trail = content.rstrip("#")
        if len(trail) < len(content) and (not trail or trail[-1] in " \t"):
            content = trail.rstrip()
        cls.content = content
        cls.closing_sequence = ""
        return True


class Table(block_token.Table):  # type: ignore[misc, name-defined]
    """mistletoe's table with a delimiter pattern that stays linear on long runs of spaces."""

    delimiter_row_pattern = compiled(r"\s*+\|?+\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+")


class Definitions(block_token.Footnote):  # type: ignore[misc, name-defined]
    """Link reference definitions, one a line (CommonMark 4.7), read in linear time.

    mistletoe's own reader joins the whole paragraph and copies the rest of it for every definition. A destination or
    title on a line of its own, which we have not seen in any list, stays part of the paragraph.
    """

    definition = compiled(
        r" {0,3}\[(?!\s*\])((?:\\.|[^\[\]\\])++)\]:[ \t]*+(<[^<>\n]*+>|[^\s<]\S*+)"
        r"(?:[ \t]++(\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))?+[ \t]*+\n?\Z"
    )

    @classmethod
    def start(cls, line: str) -> bool:
        return "]:" in line and line.lstrip(" ").startswith("[") and cls.definition.match(line) is not None

    @classmethod
    def read(cls, lines: Any) -> list[str]:
        found = []
        while (line := lines.peek()) is not None and cls.start(line):
            found.append(next(lines))
        return found


_TYPES = [
    block_token.HtmlBlock,
    block_token.BlockCode,
    Heading,
    block_token.Quote,
    block_token.CodeFence,
    block_token.ThematicBreak,
    List,
    Table,
    Definitions,
    Paragraph,
]
# The blocks that a line can begin, by its first character after spaces; by default a table or a paragraph.
_PLAIN = [Table, Paragraph]
_BY_FIRST: dict[str, list[Any]] = {
    "<": [block_token.HtmlBlock, *_PLAIN],
    "#": [Heading, *_PLAIN],
    ">": [block_token.Quote, *_PLAIN],
    "`": [block_token.CodeFence, *_PLAIN],
    "~": [block_token.CodeFence, *_PLAIN],
    "-": [block_token.ThematicBreak, List, *_PLAIN],
    "*": [block_token.ThematicBreak, List, *_PLAIN],
    "_": [block_token.ThematicBreak, *_PLAIN],
    "[": [Table, Definitions, Paragraph],
    **{mark: [List, *_PLAIN] for mark in "+.)0123456789"},
}


def _may_be(line: str) -> list[Any]:
    """The types of blocks that a line can begin, in mistletoe's order; all types if the first character does not tell."""
    bare = line.lstrip(" ")
    if len(line) - len(bare) > 3:
        return _TYPES
    first = bare[:1]
    found = _BY_FIRST.get(first)
    if found is not None:
        return found
    # mistletoe decides about tabs and digits of other scripts.
    return _TYPES if first.isspace() or first.isdecimal() or not first else _PLAIN


def tokenize(given: list[str], types: list[Any], start_line: int = 1) -> Any:
    """Mistletoe's `tokenize_block`, which tries for each line only the types that it can begin. `types` is ignored."""
    lines = block_tokenizer.FileWrapper(given, start_line=start_line)
    found = block_tokenizer.ParseBuffer()
    while (line := lines.peek()) is not None:
        if line != "\n":
            for kind in _may_be(line):
                if kind.start(line):
                    number = lines.line_number() + 1
                    result = kind.read(lines)
                    if result is not None:
                        found.append((kind, result, number))
                        break
            else:
                next(lines)
                found.loose = True
        else:
            next(lines)
            found.loose = True
    return found


# Replacements for mistletoe's own objects during a parse.
_OURS = [
    (block_token, "_token_types", _TYPES),
    (block_token, "SetextHeading", Setext),
    (block_token, "List", List),
    (block_token, "ListItem", Item),
    (block_tokenizer, "tokenize_block", tokenize),
]


def read_blocks(lines: list[str]) -> Any:
    """Return mistletoe's raw block structure for lines that each end in a line feed: (type, result, 1-based line) triples.

    Runs the block phase only. On odd input mistletoe raises RecursionError and other errors, which are not caught.
    """
    with _lock:
        own = {name: getattr(module, name) for module, name, _ in _OURS}
        for module, name, ours in _OURS:
            setattr(module, name, ours)
        try:
            return tokenize(lines, _TYPES)
        finally:
            for module, name, _ in _OURS:
                setattr(module, name, own[name])
            block_token.Paragraph.parse_setext = True
