"""Read unified diffs: which lines of which files they add or change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.filtering.changed_lines import Lines
from awesomelint.util.regex import compiled

_HUNK = compiled(r"@@ -\d{1,9}(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@")
_QUOTED = re.compile(rb'"((?:[^"\\]|\\.)*+)"')
_ESCAPE = re.compile(rb'\\(?:([0-7]{1,3})|([abtnvfr"\\]))')
_MEANINGS = {
    b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r", b'"': b'"', b"\\": b"\\",
}  # fmt: skip
# What git puts in front of the two names of a file: the two sides, or (diff.mnemonicPrefix) where they come from.
_PREFIXES = frozenset(("a/", "b/", "c/", "i/", "o/", "w/"))


class DiffError(ValueError):
    """A text that is no unified diff; the message says why, for people."""


def parse(diff: str) -> dict[str, Lines]:
    """The lines that a unified diff adds or changes, by the name of the file as it is afterwards.

    A name stands there as the diff has it, and without the prefix that git puts before it. Files that only lose lines
    are there with none; `DiffError` if the text is no such diff.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    lines = diff.split("\n")
    seen = False
    by_git = False
    at = 0
    while at < len(lines):
        line = lines[at].rstrip("\r")
        at += 1
        if line.startswith("diff --git "):
            seen = by_git = True
        elif line.startswith(("@@@ ", "diff --cc ", "diff --combined ")):
            raise DiffError(
                "this is the diff of a merge with both its parents; give the one with the branch it goes to"
            )
        elif line.startswith("--- ") and at < len(lines) and lines[at].startswith("+++ "):
            seen = True
            names = _names(line[4:], lines[at].rstrip("\r")[4:], by_git=by_git)
            by_git = False
            ranges: list[tuple[int, int]] = []
            at = _hunks(lines, at + 1, ranges)
            for name in names:
                found.setdefault(name, []).extend(ranges)
        elif line.startswith(("Index: ", "Only in ", "Binary files ")):
            seen = True
    if not seen and diff.strip():
        raise DiffError("this is no unified diff, as `git diff` or `diff -u` writes it")
    return {name: Lines(ranges) for name, ranges in found.items()}


def _hunks(lines: list[str], at: int, ranges: list[tuple[int, int]]) -> int:
    """Read the hunks of one file from a line on; the line behind them."""
    while at < len(lines) and (head := _HUNK.match(lines[at])):
        at += 1
        old, new = int(head[1] or 1), int(head[3] or 1)
        line = int(head[2])
        while at < len(lines) and (old > 0 or new > 0 or lines[at].startswith("\\")):
            mark = lines[at][:1]
            if mark == "+":
                ranges.append((line, line))
                line, new = line + 1, new - 1
            elif mark == "-":
                old -= 1
            elif mark != "\\":
                # Some programs strip the space of a context line that is empty.
                if mark not in (" ", "\r", ""):
                    raise DiffError("this diff is cut off within a hunk")
                line, old, new = line + 1, old - 1, new - 1
            at += 1
        if old > 0 or new > 0:
            raise DiffError("this diff is cut off within a hunk")
    return at


def _names(before: str, after: str, *, by_git: bool) -> Iterator[str]:
    """The names that the file may have afterwards; none if there is no such file any more."""
    name, old = _name(after), _name(before)
    if name == "/dev/null":
        return
    # The two prefixes differ; where they do not, they are a folder's name.
    prefixed = name[:2] in _PREFIXES and (
        old == "/dev/null" or (old[:2] in _PREFIXES and old[:2] != name[:2])
    )
    if not (by_git and prefixed):
        yield name.removeprefix("./")
    if prefixed:
        yield name[2:]


def _name(told: str) -> str:
    """A name as `---` and `+++` tell it: in quotes where it holds odd characters, a date behind it maybe."""
    if not told.startswith('"'):
        return told.partition("\t")[0]
    # Escapes stand for bytes, of which several may make one character.
    quoted = _QUOTED.match(told.encode("utf-8", "surrogateescape"))
    name = _ESCAPE.sub(_unescaped, quoted[1]) if quoted is not None else b""
    return name.decode("utf-8", "surrogateescape")


def _unescaped(match: re.Match[bytes]) -> bytes:
    return bytes([int(match[1], 8) & 0xFF]) if match[1] else _MEANINGS[match[2]]
