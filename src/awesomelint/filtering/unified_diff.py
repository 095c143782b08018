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
# The prefixes of file names in git's diffs: of the two sides, or (diff.mnemonicPrefix) of their sources.
_PREFIXES = frozenset(("a/", "b/", "c/", "i/", "o/", "w/"))


class DiffError(ValueError):
    """The text is not a unified diff; the message says why."""


def parse(diff: str) -> dict[str, Lines]:
    """Return the lines that a unified diff adds or changes, by the new name of the file.

    A name is included as it is in the diff and without git's prefix. Files that only lose lines have none. Raise
    `DiffError` if the text is not a unified diff.
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
                "combined diffs of merges are not supported; give the diff with the target branch"
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
        raise DiffError("not a unified diff, as written by `git diff` or `diff -u`")
    return {name: Lines(ranges) for name, ranges in found.items()}


def _hunks(lines: list[str], at: int, ranges: list[tuple[int, int]]) -> int:
    """Read the hunks of one file from a line on; return the line after them."""
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
                    raise DiffError("diff ends within a hunk")
                line, old, new = line + 1, old - 1, new - 1
            at += 1
        if old > 0 or new > 0:
            raise DiffError("diff ends within a hunk")
    return at


def _names(before: str, after: str, *, by_git: bool) -> Iterator[str]:
    """Yield the possible new names of a file; none if it was deleted."""
    name, old = _name(after), _name(before)
    if name == "/dev/null":
        return
    # Two equal prefixes are the name of a folder.
    prefixed = name[:2] in _PREFIXES and (
        old == "/dev/null" or (old[:2] in _PREFIXES and old[:2] != name[:2])
    )
    if not (by_git and prefixed):
        yield name.removeprefix("./")
    if prefixed:
        yield name[2:]


def _name(written: str) -> str:
    """Return the name in a `---` or `+++` line, which may be quoted or have a date after it."""
    if not written.startswith('"'):
        return written.partition("\t")[0]
    # Escapes are bytes, several of which may form a character.
    quoted = _QUOTED.match(written.encode("utf-8", "surrogateescape"))
    name = _ESCAPE.sub(_unescaped, quoted[1]) if quoted is not None else b""
    return name.decode("utf-8", "surrogateescape")


def _unescaped(match: re.Match[bytes]) -> bytes:
    return bytes([int(match[1], 8) & 0xFF]) if match[1] else _MEANINGS[match[2]]
