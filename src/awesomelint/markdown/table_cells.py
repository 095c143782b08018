"""The cells of a table row (GitHub Flavored Markdown, 4.10)."""

from __future__ import annotations

from awesomelint.markdown.blocks import Block
from awesomelint.util.regex import compiled, lazy_pattern

_CELL = compiled(r"(?:\\.|[^|\\\n])*+")
_BLANK = " \t\r"
# Ideographic spaces fill cells, too.
_PADDING = " \t\u3000"
# A link's text, a formula or code, in a single row.
_ENCLOSED = lazy_pattern(r"\[(?:[^\[\]\n\\]|\\.|\[[^\[\]\n]*\])*+\]\(|\$[^$\n]++\$|(?<!`)`[^`\n]++`(?!`)")

_DASHES = lazy_pattern(r"[ \t]*+\|?(?:[ \t]*+:?-++:?[ \t]*+\|?)++$")
# More blank lines are a paragraph break that someone meant.
MOST_BLANK = 2


def cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the offsets of each cell of the row `text[start:end]`, without pipes and surrounding spaces.

    An escaped pipe (`\\|`) does not end a cell, nor do the pipes at the ends of the row enclose another one.
    """
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    while start < end and text[start] in _BLANK:
        start += 1
    if text.startswith("|", start, end):
        start += 1
    is_escaped = text.find("\\", start, end) >= 0
    found = []
    while start < end:
        if is_escaped:
            match = _CELL.match(text, start, end)
            stop = match.end() if match else end
        else:
            stop = text.find("|", start, end)
            stop = end if stop < 0 else stop
        found.append(_trimmed(text, start, stop))
        start = stop + 1
    return found


def intended_cells(text: str, start: int, end: int, columns: int) -> list[tuple[int, int]]:
    """Return the offsets of each cell as it was meant: a pipe in a link, a formula or code does not end a cell.

    `columns` is the number of columns of the table; see `dividing_pipes`.
    """
    found = cells(text, start, end)
    pipes = frozenset(dividing_pipes(text, start, end, columns) if len(found) > columns else ())
    if not pipes:
        return found
    joined = found[:1]
    for cell in found[1:]:
        if text.find("|", joined[-1][1], cell[0]) in pipes:
            joined[-1] = (joined[-1][0], cell[1])
        else:
            joined.append(cell)
    return joined


def dividing_pipes(text: str, start: int, end: int, columns: int) -> tuple[int, ...]:
    """Return the unescaped pipes in links, formulas and code of the row `text[start:end]`.

    Empty unless the row has `columns` cells without them, and only without them.
    """
    if text.count("|", start, end) < columns:
        return ()
    extra = len(cells(text, start, end)) - columns
    pipes = _enclosed_pipes(text, start, end) if extra > 0 else ()
    return pipes if len(pipes) == extra else ()


def are_rows(text: str, paragraph: Block, columns: int) -> bool:
    """Return whether all lines of a paragraph are rows with this number of cells, and none begins another table.

    Such rows belong to the table before them: a blank line between ends it on the page.
    """
    return all(
        text[start] == "|"
        and not _DASHES.match(text[start:end].rstrip())
        and len(intended_cells(text, start, end, columns)) == columns
        for start, end in paragraph.line_spans
    )


def _enclosed_pipes(text: str, start: int, end: int) -> tuple[int, ...]:
    pipes = []
    for match in _ENCLOSED.finditer(text, start, end):
        at = text.find("|", *match.span())
        while at >= 0:
            if text[at - 1] != "\\":
                pipes.append(at)
            at = text.find("|", at + 1, match.end())
    return tuple(pipes)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end].lstrip(_PADDING)
    start = end - len(words)
    return start, start + len(words.rstrip(_PADDING))
