"""The changes of a fix as a unified diff for `patch` and `git apply`."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TextIO

from awesomelint.source import Source
from awesomelint.style.sorting import longest_sorted
from awesomelint.ui.sanitize import HARMFUL, harmless, painted
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.workspace.files import repository

# Green, red and cyan.
_STYLES = {"+": "32", "-": "31", "@": "36"}
# The number of unchanged lines shown before and after a change.
_CONTEXT = 3


def root_of(paths: Iterable[str]) -> str:
    """Return the folder that the paths in a diff are relative to, and in which the diff has to be applied.

    This is the current folder if it contains all files. Otherwise it is the top of the repository of a file outside it,
    or the root of the file system, because neither `git apply` nor `patch` accepts absolute paths or `../`.
    """
    root = os.path.realpath(os.curdir)
    for path in map(os.path.realpath, paths):
        if not path.startswith(os.path.join(root, "")):
            root = repository(os.path.dirname(path)) or os.path.splitdrive(path)[0] + os.sep
    return root


def write(
    before: Source,
    after: Source,
    out: TextIO,
    *,
    root: str | None = None,
    colour: bool = False,
    terminal: bool = False,
) -> None:
    """Write the difference between two versions of a file, with three lines of context.

    root: the folder that the path is relative to (see `root_of`). Symbolic links are resolved, as when fixing.
    terminal: sanitize the text for a terminal; implied by `colour`.
    """
    bom = "\ufeff" if before.bom else ""
    name = _name(before.path, root if root is not None else root_of([before.path]))
    for line in _unified(_lines(bom + before.text), _lines(bom + after.text), name):
        whole = line.endswith("\n")
        if colour or terminal:
            style = "" if not colour or line.startswith(("+++", "---")) else _STYLES.get(line[0], "")
            shown = harmless(line.rstrip("\n"))
            line = (painted(shown, style) if style else shown) + "\n"
        out.write(line if line.endswith("\n") else line + "\n")
        if not whole:
            out.write("\\ No newline at end of file\n")


def _lines(text: str) -> list[str]:
    """Split text into lines as git does, only at line feeds."""
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


class _Change(NamedTuple):
    """A range of old lines and the range of new lines that replaces it, as 0-based indexes with exclusive ends."""

    start: int
    end: int
    begin: int
    stop: int


def _name(path: str, root: str) -> str:
    real = os.path.realpath(path)
    try:
        return os.path.relpath(real, root).replace(os.sep, "/")
    except ValueError:
        # The file is on another drive (Windows).
        return os.path.splitdrive(real)[1].lstrip(os.sep).replace(os.sep, "/")


_ESCAPES = {"\a": "a", "\b": "b", "\t": "t", "\n": "n", "\v": "v", "\f": "f", "\r": "r", '"': '"', "\\": "\\"}


def _quoted(name: str) -> str:
    """Quote a name like git with `core.quotePath` off: only if it contains special characters."""
    if not any(char in _ESCAPES or HARMFUL.search(char) for char in name):
        # A tab marks the end of a name with spaces, because `patch` expects a date after the name.
        return name + "\t" if " " in name else name
    parts = []
    for char in name:
        if char in _ESCAPES:
            parts.append("\\" + _ESCAPES[char])
        elif HARMFUL.search(char):
            parts += [f"\\{byte:03o}" for byte in char.encode("utf-8", "surrogateescape")]
        else:
            parts.append(char)
    return f'"{"".join(parts)}"'


def _unified(old: list[str], new: list[str], path: str) -> Iterator[str]:
    """Yield the lines of a unified diff."""
    hunks: list[list[_Change]] = []
    for change in _changes(old, new):
        if hunks and change.start - hunks[-1][-1].end <= 2 * _CONTEXT:
            hunks[-1].append(change)
        else:
            hunks.append([change])
    if hunks:
        yield f"--- {_quoted('a/' + path)}\n"
        yield f"+++ {_quoted('b/' + path)}\n"
    for hunk in hunks:
        yield from _hunk(old, new, hunk)


def _hunk(old: list[str], new: list[str], changes: list[_Change]) -> Iterator[str]:
    """Yield a hunk of changes that are close together, with context."""
    first, last = changes[0], changes[-1]
    at, begin = max(0, first.start - _CONTEXT), first.begin - min(first.start, _CONTEXT)
    end = min(len(old), last.end + _CONTEXT)
    yield f"@@ -{_range(at, end)} +{_range(begin, last.stop + end - last.end)} @@\n"
    for change in changes:
        yield from (" " + line for line in old[at : change.start])
        yield from ("-" + line for line in old[change.start : change.end])
        yield from ("+" + line for line in new[change.begin : change.stop])
        at = change.end
    yield from (" " + line for line in old[at:end])


def _range(start: int, end: int) -> str:
    """Format a range of lines for the header of a hunk: 1-based start, and length unless it is 1."""
    return str(start + 1) if end - start == 1 else f"{start + (end > start)},{end - start}"


def _changes(old: list[str], new: list[str]) -> Iterator[_Change]:
    """Yield the differences between two texts (patience diff: aligned at lines that occur once in each).

    difflib takes quadratic time and aligns the blank lines of a list badly.
    """
    new_keys, old_keys = _line_keys(new), _line_keys(old)
    new_counts, old_counts = Counter(new_keys), Counter(old_keys)
    new_index = {key: index for index, key in enumerate(new_keys)}
    common = [
        (index, new_index[key])
        for index, key in enumerate(old_keys)
        if new_counts[key] == old_counts[key] == 1
    ]
    start = begin = 0
    for index in longest_sorted([new_line for _, new_line in common]):
        yield from _trimmed(old, new, _Change(start, common[index][0], begin, common[index][1]))
        start, begin = common[index][0] + 1, common[index][1] + 1
    yield from _trimmed(old, new, _Change(start, len(old), begin, len(new)))


def _line_keys(lines: list[str]) -> list[str]:
    """Return a key for each line; repeated lines, such as blank ones, are combined with the last unique line before."""
    count = Counter(lines)
    keys = []
    last_unique = ""
    for line in lines:
        if count[line] == 1:
            last_unique = line
        keys.append(line if count[line] == 1 else line + last_unique)
    return keys


def _trimmed(old: list[str], new: list[str], change: _Change) -> Iterator[_Change]:
    """Yield a change without the lines that are equal at its start and end, unless nothing is left of it."""
    start, end, begin, stop = change
    while start < end and begin < stop and old[start] == new[begin]:
        start, begin = start + 1, begin + 1
    while start < end and begin < stop and old[end - 1] == new[stop - 1]:
        end, stop = end - 1, stop - 1
    if start < end or begin < stop:
        yield _Change(start, end, begin, stop)
