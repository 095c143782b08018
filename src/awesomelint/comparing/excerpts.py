"""The parts of two versions that differ, with as much around them as reading them needs.

Most commits change a few lines of a long list. Reading these with their neighbours and headings takes a tenth
of the time that reading the whole list takes, and nearly always gives the same entries.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from awesomelint.merging.alignment import aligned
from awesomelint.util.regex import lazy_pattern

# So many lines around a changed line show how its neighbours are written.
_AROUND = 12
# The first line of an entry is at most so many lines above a changed line of it.
_FAR = 40
_HEADING = lazy_pattern(r" {0,3}(#{1,6})(?:[ \t]|$)")
_STARTS = lazy_pattern(r"(?:[-*+]|\d{1,9}[.)]|\||<tr|#)")


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Return the parts of two texts that differ, with their surroundings; empty if the texts are equal."""
    if not old or not new:
        return old, new
    first, second = old.split("\n"), new.split("\n")
    left: list[tuple[int, int]] = []
    right: list[tuple[int, int]] = []
    edges = [(-1, -1), *aligned(first, second), (len(first), len(second))]
    for (at, there), (next_at, next_there) in pairwise(edges):
        if next_at - at > 1 or next_there - there > 1:
            # Where one version has no changed line, it is cut at the same place as the other.
            left.append((at + 1, next_at))
            right.append((there + 1, next_there))
    return _excerpt(first, left), _excerpt(second, right)


def _excerpt(lines: Sequence[str], ranges: list[tuple[int, int]]) -> str:
    wanted: set[int] = set()
    for start, end in ranges:
        first = max(0, start - _AROUND)
        for at in range(first, max(first - _FAR, -1), -1):
            # An excerpt begins with a line that begins an entry, or after a blank line.
            if not lines[at].strip() or _STARTS.match(lines[at]):
                first = at
                break
        wanted.update(range(first, min(len(lines), end + _AROUND)))
    if not wanted:
        return ""
    return "\n".join(_with_headings(lines, wanted))


def _with_headings(lines: Sequence[str], wanted: set[int]) -> list[str]:
    """Return wanted lines in order, each part below the headings and the head of the table that it is in."""
    found: list[str] = []
    open_headings: list[tuple[int, int]] = []
    head: list[int] = []
    shown: set[int] = set()
    last = -1
    for at, line in enumerate(lines):
        if match := _HEADING.match(line):
            level = len(match[1])
            open_headings = [heading for heading in open_headings if heading[0] < level]
            open_headings.append((level, at))
        head = _head_of_table(lines, at, head)
        if at in wanted:
            if at != last + 1:
                missing = [heading for _, heading in open_headings if heading not in shown and heading != at]
                found += ["", *(lines[heading] for heading in missing), ""]
                # Each part of a table needs its head.
                found += [lines[row] for row in head if row < at]
                shown.update(missing)
            found.append(line)
            shown.add(at)
            last = at
    return found


def _head_of_table(lines: Sequence[str], at: int, head: list[int]) -> list[int]:
    """Return the lines of the head of the table that a line is in, given that of the line before."""
    if "|" not in lines[at]:
        return []
    if head:
        return head
    return [at, at + 1] if at + 1 < len(lines) and set(lines[at + 1].strip()) <= set("|-: ") else []
