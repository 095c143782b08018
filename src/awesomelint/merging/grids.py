"""Tables of contents in several columns: rows of links into the page, merged cell by cell.

An added cell moves all cells after it to other rows, so that two versions have hardly a line in common.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from awesomelint.merging.texts import chosen
from awesomelint.style.sorting import longest_sorted
from awesomelint.util.regex import lazy_pattern

_CELL = r"[ \t]*\[(?:[^\[\]|\\]|\\.)*\]\(#[^()\s|]*(?:\([^()\s|]*\)[^()\s|]*)*\)[ \t]*"
_ROW = lazy_pattern(rf"[ \t]*\|{_CELL}\|(?:(?:{_CELL}|[ \t]*)\|)*[ \t]*(?:{_CELL})?")
_TARGET = lazy_pattern(r"\]\((#.*)\)$")


def is_row(line: str) -> bool:
    """Whether a line is a row of a table of contents: all cells are links into the page, or empty."""
    return "](#" in line and _ROW.fullmatch(line.rstrip()) is not None


def begins(line: str) -> bool:
    """Whether a line is such a row with several links."""
    return line.count("](#") > 1 and is_row(line)


def merge_grids(base: str, ours: str, theirs: str) -> str | None:
    """Return the rows with the cells of both; None if both changed a cell, or if a version has a cell twice.

    The lines of ours stay where their cells do; other rows are written like the first of ours.
    """
    texts = base, ours, theirs
    if not all(is_row(line) for text in texts for line in text.split("\n")):
        return None
    versions = [{_key(cell): cell for cell in _cells(text)} for text in texts]
    if any(len(cells) != len(_cells(text)) for cells, text in zip(versions, texts, strict=True)):
        return None
    merged = merged_cells(versions)
    if merged is None:
        return None
    cells = list(merged.values())
    columns = chosen(*(max(len(_split(line)) for line in text.split("\n")) for text in texts))
    known = {tuple(_split(line)): line for text in (theirs, ours) for line in text.split("\n")}
    rows = [tuple(cells[at : at + columns]) for at in range(0, len(cells), columns)]
    return "\n".join(known.get(row) or f"| {' | '.join(row)} |" for row in rows)


def merged_cells(versions: Sequence[dict[str, str]]) -> dict[str, str] | None:
    """Return the cells of base, ours and theirs, merged and in order; None if both sides changed one of them."""
    merged: dict[str, str] = {}
    for key in _order(*(list(cells) for cells in versions)):
        cell = _chosen(key, versions)
        if cell is None:
            return None
        merged[key] = cell
    return merged


def _split(line: str) -> list[str]:
    """Return the cells of a row that are not empty; bars within links are escaped."""
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line) if cell.strip()]


def _cells(text: str) -> list[str]:
    return [cell for line in text.split("\n") for cell in _split(line)]


def _key(cell: str) -> str:
    match = _TARGET.search(cell)
    return match[1] if match else cell


def _chosen(key: str, versions: Sequence[dict[str, str]]) -> str | None:
    """Return the text of a cell; None if both sides changed it."""
    base, ours, theirs = (version.get(key) for version in versions)
    if ours is None or theirs is None or ours == theirs:
        return ours or theirs
    return chosen(base, ours, theirs) if base in (ours, theirs) else None


def _order(base: list[str], ours: list[str], theirs: list[str]) -> list[str]:
    """Return the keys of the merged cells in the order of ours, with what theirs added or moved at its place."""
    known, mine, yours = set(base), set(ours), set(theirs)
    moved = _moved(base, theirs) - _moved(base, ours)
    # Each cell of ours is followed by those of theirs that come after it there.
    following: dict[str | None, list[str]] = {}
    anchor: str | None = None
    for key in theirs:
        if key in mine and key not in moved:
            anchor = key
        elif key in mine or key not in known:
            following.setdefault(anchor, []).append(key)
    order: list[str] = []
    waiting = following.get(None, [])
    for key in ours:
        if key in yours and key not in moved:
            order += [*waiting, key]
            waiting = following.get(key, [])
        elif key not in known:
            order.append(key)
    return order + waiting


def _moved(base: list[str], side: list[str]) -> set[str]:
    """Return the keys that break the order of the others."""
    places = {key: at for at, key in enumerate(base)}
    common = [key for key in side if key in places]
    return set(common) - {common[index] for index in longest_sorted([places[key] for key in common])}
