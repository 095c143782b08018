"""Unified diff: what a fix would change, as `patch` and `git apply` read it."""

from __future__ import annotations

from difflib import unified_diff
from typing import TextIO

from awesomelint.report.harmless import harmless
from awesomelint.source import Source

_COLOURS = {"+": "\033[32m", "-": "\033[31m", "@": "\033[36m"}
_PLAIN = "\033[0m"


def write(before: Source, after: Source, out: TextIO, *, colour: bool = False, watched: bool = False) -> None:
    """Write the difference between two texts of one file, with three lines around each change.

    `watched` says that a terminal shows it, which must not be steered by what a list holds; `colour` implies that.
    """
    path = before.path.replace("\\", "/").removeprefix("./")
    for line in unified_diff(_lines(before.text), _lines(after.text), f"a/{path}", f"b/{path}"):
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
