"""Unified diff: what a fix would change, as `patch` and `git apply` read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, TextIO

from awesomelint.report.harmless import harmless
from awesomelint.source import Source

_COLOURS = {"+": "\033[32m", "-": "\033[31m", "@": "\033[36m"}
_PLAIN = "\033[0m"


def write(before: Source, after: Source, out: TextIO, *, colour: bool = False, watched: bool = False) -> None:
    """Write the difference between two texts of one file, with three lines around each change.

    `watched` says that a terminal shows it, which must not be steered by what a list holds; `colour` implies that.
    """
    path = before.path.replace("\\", "/").removeprefix("./")
    for line in _unified(_lines(before.text), _lines(after.text), path):
        whole = line.endswith("\n")
        if colour or watched:
            mark = "" if not colour or line.startswith(("+++", "---")) else _COLOURS.get(line[0], "")
            line = mark + harmless(line.rstrip("\n")) + (_PLAIN if mark else "") + "\n"
        out.write(line if line.endswith("\n") else line + "\n")
        if not whole:
            out.write("\\ No newline at end of file\n")


def _lines(text: str) -> list[str]:
    """The lines as git counts them: a line ends at a line feed, and nowhere else."""
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _unified(old: list[str], new: list[str], path: str) -> Iterator[str]:
    """The lines of a unified diff."""
    if old != new:
        yield f"--- a/{path}\n"
        yield f"+++ b/{path}\n"
    for group in _Steps(old, new).get_grouped_opcodes(3):
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@\n"
        for tag, start, end, begin, stop in group:
            if tag == "equal":
                yield from (" " + line for line in old[start:end])
            else:
                yield from ("-" + line for line in old[start:end])
                yield from ("+" + line for line in new[begin:stop])


def _told_apart(lines: list[str]) -> list[str]:
    """The lines, those that come again (a blank one, `- [ ]`) told apart by the last one before that does not.

    Lists are full of such lines, and difflib would match any with any, or pass them over and lose its way.
    """
    count = Counter(lines)
    found = []
    before = ""
    for line in lines:
        if count[line] == 1:
            before = line
        found.append(line if count[line] == 1 else line + before)
    return found


class _Steps(SequenceMatcher[str]):
    """The steps from old lines to new ones, without what stays at either end of a change."""

    def __init__(self, old: list[str], new: list[str]) -> None:
        super().__init__(None, _told_apart(old), _told_apart(new), autojunk=False)
        self._lines = old, new

    def get_opcodes(self) -> list[Any]:
        steps: list[tuple[str, int, int, int, int]] = []
        for step in super().get_opcodes():
            for tag, start, end, begin, stop in self._parts(*step):
                if tag == "equal" and steps and steps[-1][0] == "equal":
                    _, start, _, begin, _ = steps.pop()
                if start < end or begin < stop:
                    steps.append((tag, start, end, begin, stop))
        return steps

    def _parts(self, tag: str, start: int, end: int, begin: int, stop: int) -> list[tuple[str, int, int, int, int]]:
        if tag == "equal":
            return [(tag, start, end, begin, stop)]
        old, new = self._lines
        size = min(end - start, stop - begin)
        head = next((n for n in range(size) if old[start + n] != new[begin + n]), size)
        size -= head
        tail = next((n for n in range(size) if old[end - 1 - n] != new[stop - 1 - n]), size)
        return [
            ("equal", start, start + head, begin, begin + head),
            ("replace", start + head, end - tail, begin + head, stop - tail),
            ("equal", end - tail, end, stop - tail, stop),
        ]


def _range(start: int, end: int) -> str:
    """Lines as the head of a hunk has them: the first, and how many where that is not one."""
    if end - start == 1:
        return str(start + 1)
    return f"{start + (end > start)},{end - start}"
