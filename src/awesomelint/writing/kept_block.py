"""Put a kept block into a list, at a place between two blocks of Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from awesomelint.analysis.anchors import anchors
from awesomelint.analysis.contents import Contents, contents
from awesomelint.analysis.kept_blocks import KeptBlock, kept_blocks
from awesomelint.markdown.blocks import Block
from awesomelint.markdown.front_matter import front_matter
from awesomelint.model import ListDocument
from awesomelint.reading import read
from awesomelint.reading.section_names import is_contents
from awesomelint.rewriting.kept_blocks import END, comment_with_hash, inner_of, options_of
from awesomelint.source import Source


class NoPlaceError(Exception):
    """A block cannot be put where it was requested; the message is a sentence for people."""


def comment_of(kind: str, options: Mapping[str, str]) -> str:
    """Return the first comment of a new block; raises `NoPlaceError` if an option cannot be written in a comment."""
    words = [kind]
    for name, value in options.items():
        if any(mark in name + value for mark in ('"', "<", ">", "--", "\n")):
            raise NoPlaceError(
                f"{name}={value}: quotation marks, angle brackets and dashes in pairs are not supported"
            )
        words.append(name if not value else f'{name}="{value}"' if " " in value else f"{name}={value}")
    return f"<!-- awesomelint:begin {' '.join(words)} -->"


def same_block(document: ListDocument, kind: str, options: Mapping[str, str]) -> KeptBlock | None:
    """Return the block of this kind and with these options that a list has."""
    blocks = kept_blocks(document).blocks
    return next((block for block in blocks if block.kind == kind and block.options == options), None)


def manual_contents(document: ListDocument) -> Contents | None:
    """Return the first table of contents that is a list and was written by hand."""
    return next((toc for toc in contents(document) if toc.nested), None)


def put(
    document: ListDocument,
    kind: str,
    options: Mapping[str, str],
    line: int | None,
    *,
    replace: bool,
    arrivals: Sequence[str] | None = None,
) -> Source:
    """Return the list with a new block: before a line (1-based), in place of the table of contents, or else at the
    usual place of its kind.

    Raises `NoPlaceError` if something is in the way, `OptionError` if an option is not known, and `UnknownHistoryError`
    if the block needs the arrivals.
    """
    source = document.source
    first = last = line if line is not None else _usual_line(document, kind)
    toc = manual_contents(document) if replace else None
    if toc is not None and all(item.above is None for item in toc.items):
        options = {"depth": "1"} | dict(options)
    if toc is not None and line is None:
        first, last = source.line_of(toc.span.start), source.line_of(toc.span.end - 1) + 1
    elif first < _first_line(document):
        raise NoPlaceError(f"line {first} is within the front matter; choose a line below it")
    elif (across := _block_across(document, first)) is not None:
        kind_of_block = {"html": "HTML"}.get(across.kind, f"a {across.kind}")
        raise NoPlaceError(f"line {first} is within {kind_of_block}; choose a line before or after it")
    nl = source.newline
    empty = f"{comment_of(kind, options)}{nl}{END}"
    before, after = _split(source, first, last)
    gap = "" if not before or before.endswith(nl * 2) else nl if before.endswith(nl) else nl * 2
    below = nl if not after or after.startswith(nl) else nl * 2
    at = len(before) + len(gap)
    draft = source.with_text(f"{before}{gap}{empty}{below}{after}")
    made = read(draft)
    block = next((block for block in kept_blocks(made).blocks if block.span.start == at), None)
    if block is None:
        raise NoPlaceError(
            f"a comment on line {first} would not be read as a block; choose another line with --line"
        )
    options_of(block)
    inner = inner_of(made, block, arrivals)
    text = draft.text
    filled = comment_with_hash(text[slice(*block.begin)], inner) + inner + text[block.inner.end :]
    result = source.with_text(text[: block.begin.start] + filled)
    if _works(read(result)) != _works(document):
        raise NoPlaceError(
            f"a block on line {first} would change how the list is read; choose another line with --line"
        )
    return result


def _split(source: Source, first: int, last: int) -> tuple[str, str]:
    start = source.line_start(first) if first <= source.line_count else len(source.text)
    end = source.line_start(last) if last <= source.line_count else len(source.text)
    return source.text[:start], source.text[end:]


def _works(document: ListDocument) -> list[tuple[str, list[str]]]:
    return [(entry.text, entry.section.path) for entry in document.entries + document.hidden]


def _usual_line(document: ListDocument, kind: str) -> int:
    """Return the line that a block usually goes before: at the end of the introduction, or below its own heading.

    A badge follows the title.
    """
    headings = anchors(document).headings
    starts = {section.span.start for section in document.sections if section.titles_document}
    has_title = bool(headings) and headings[0].span.start in starts
    if kind == "badge":
        return (
            _root_block(document, headings[0].span.start).end_line + 1 if has_title else _first_line(document)
        )
    below = headings[1:] if has_title else headings
    if kind == "toc" and below and is_contents(below[0].text):
        return _root_block(document, below[0].span.start).end_line + 1
    if below:
        return _root_block(document, below[0].span.start).line
    return (
        _root_block(document, document.entries[0].span.start).line
        if document.entries
        else _first_line(document)
    )


def _first_line(document: ListDocument) -> int:
    """Return the first line of the page, below its front matter."""
    return front_matter(document.source.text.splitlines()) + 1


def _root_block(document: ListDocument, offset: int) -> Block:
    """Return the outermost block that contains an offset."""
    line = document.source.line_of(offset)
    return next(
        (block for block in document.blocks.children if block.line <= line <= block.end_line), document.blocks
    )


def _block_across(document: ListDocument, line: int) -> Block | None:
    """Return the block that a line is in, except as its first line."""
    return next((block for block in document.blocks.children if block.line < line <= block.end_line), None)
