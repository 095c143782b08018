"""A version in the middle of a merge: the conflict markers do not belong to the list."""

from __future__ import annotations

from itertools import pairwise

from awesomelint.source import Source
from awesomelint.util.regex import lazy_pattern

_OURS = lazy_pattern(r"<{7,}(?: |\s*$)")


def without_conflicts(source: Source) -> Source:
    """Return a version with both sides of each conflict, and without markers and common ancestors.

    The lines keep their numbers: empty lines, or empty rows within a table, are in the place of those that go. A
    marker without its counterpart stays.
    """
    if "<<<<<<<" not in source.text:
        return source
    lines = source.text.split("\n")
    kept = list(lines)
    at = 0
    while at < len(lines):
        match = _OURS.match(lines[at])
        marks = _marks(lines, at, match[0].count("<")) if match else []
        for first, last in marks:
            for gone in range(first, last):
                kept[gone] = ""
        at = marks[-1][1] if marks else at + 1
    _close_tables(lines, kept)
    text = "\n".join(kept)
    return source if text == source.text else source.with_text(text)


def _marks(lines: list[str], start: int, size: int) -> list[tuple[int, int]]:
    """Return the ranges of lines of a conflict that belong to no side; none if it is not complete."""
    found = [(start, start + 1)]
    expected = "|="
    base = None
    for at in range(start + 1, len(lines)):
        mark = lines[at][:size]
        if len(set(mark)) != 1 or len(mark) < size or mark[0] not in expected:
            if mark == "<" * size:
                return []
            continue
        if mark[0] == "|":
            base = at
            expected = "="
        elif mark[0] == "=":
            found.append((at if base is None else base, at + 1))
            expected = ">"
        else:
            return [*found, (at, at + 1)]
    return []


def _close_tables(lines: list[str], kept: list[str]) -> None:
    """Put empty rows in the place of markers within a table, which an empty line would end."""
    rows = [at for at, line in enumerate(kept) if line.lstrip().startswith("|")]
    for first, second in pairwise(rows):
        between = range(first + 1, second)
        if between and all(lines[at] and not kept[at] for at in between):
            for at in between:
                kept[at] = "| |"
