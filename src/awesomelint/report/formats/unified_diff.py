"""Unified diff: what a fix would change, as `patch` and `git apply` read it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TextIO

from awesomelint.source import Source
from awesomelint.style.sorting import longest_sorted
from awesomelint.ui.sanitize import HARMFUL, harmless
from awesomelint.workspace.files import repository

_COLOURS = {"+": "\033[32m", "-": "\033[31m", "@": "\033[36m"}
_PLAIN = "\033[0m"
# So many lines are shown before and behind a change.
_AROUND = 3


def root_of(paths: Iterable[str]) -> str:
    """The folder from which a diff names its files, and in which it is applied.

    That is the current folder if it holds all of them, else the top of the repository of the first one that it does not
    hold, else the root of the file system: neither `git apply` nor `patch` takes an absolute path or `../`.
    """
    here = os.path.realpath(os.curdir)
    for path in map(os.path.realpath, paths):
        if not path.startswith(os.path.join(here, "")):
            here = repository(os.path.dirname(path)) or os.path.splitdrive(path)[0] + os.sep
    return here


def write(
    before: Source,
    after: Source,
    out: TextIO,
    *,
    root: str | None = None,
    colour: bool = False,
    watched: bool = False,
) -> None:
    """Write the difference between two texts of one file, with three lines around each change.

    The file is named from `root` (see `root_of`), with its symbolic links followed, for that is where a fix goes.
    `watched` says that a terminal shows it, which must not be steered by what a list holds; `colour` implies that.
    """
    bom = "\ufeff" if before.bom else ""
    name = _name(before.path, root if root is not None else root_of([before.path]))
    for line in _unified(_lines(bom + before.text), _lines(bom + after.text), name):
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


class _Change(NamedTuple):
    """Old lines and the new ones in their place, each from a 0-based index to another."""

    start: int
    end: int
    begin: int
    stop: int


def _name(path: str, root: str) -> str:
    real = os.path.realpath(path)
    try:
        return os.path.relpath(real, root).replace(os.sep, "/")
    except ValueError:
        # On Windows, another drive.
        return os.path.splitdrive(real)[1].lstrip(os.sep).replace(os.sep, "/")


_ESCAPES = {"\a": "a", "\b": "b", "\t": "t", "\n": "n", "\v": "v", "\f": "f", "\r": "r", '"': '"', "\\": "\\"}


def _quoted(name: str) -> str:
    """A name as git writes it (with `core.quotePath` off): in quotes if it holds characters that could be misread."""
    if not any(char in _ESCAPES or HARMFUL.search(char) for char in name):
        # A tab ends a name that holds spaces, for `patch` expects a date.
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
    """The lines of a unified diff."""
    hunks: list[list[_Change]] = []
    for change in _changes(old, new):
        if hunks and change.start - hunks[-1][-1].end <= 2 * _AROUND:
            hunks[-1].append(change)
        else:
            hunks.append([change])
    if hunks:
        yield f"--- {_quoted('a/' + path)}\n"
        yield f"+++ {_quoted('b/' + path)}\n"
    for hunk in hunks:
        yield from _hunk(old, new, hunk)


def _hunk(old: list[str], new: list[str], changes: list[_Change]) -> Iterator[str]:
    """Changes that lie close together, with some lines around them."""
    first, last = changes[0], changes[-1]
    at, begin = max(0, first.start - _AROUND), first.begin - min(first.start, _AROUND)
    end = min(len(old), last.end + _AROUND)
    yield f"@@ -{_range(at, end)} +{_range(begin, last.stop + end - last.end)} @@\n"
    for change in changes:
        yield from (" " + line for line in old[at : change.start])
        yield from ("-" + line for line in old[change.start : change.end])
        yield from ("+" + line for line in new[change.begin : change.stop])
        at = change.end
    yield from (" " + line for line in old[at:end])


def _range(start: int, end: int) -> str:
    """Lines as the head of a hunk has them: the first, and how many where that is not one."""
    return str(start + 1) if end - start == 1 else f"{start + (end > start)},{end - start}"


def _changes(old: list[str], new: list[str]) -> Iterator[_Change]:
    """What lies between the lines that both texts have once, in one order, without what is equal at its ends.

    difflib needs time that grows with the square of the changes, and loses its way among the blank lines of a list.
    """
    keys = _told_apart(new)
    known, once = {key: index for index, key in enumerate(keys)}, Counter(keys)
    keys = _told_apart(old)
    twice = Counter(keys)
    both = [(index, known[key]) for index, key in enumerate(keys) if once[key] == twice[key] == 1]
    start = begin = 0
    for index in longest_sorted([to for _, to in both]):
        yield from _trimmed(old, new, _Change(start, both[index][0], begin, both[index][1]))
        start, begin = both[index][0] + 1, both[index][1] + 1
    yield from _trimmed(old, new, _Change(start, len(old), begin, len(new)))


def _told_apart(lines: list[str]) -> list[str]:
    """The lines, those that come again (a blank one, `- [ ]`) told apart by the last one before that does not."""
    count = Counter(lines)
    found = []
    before = ""
    for line in lines:
        if count[line] == 1:
            before = line
        found.append(line if count[line] == 1 else line + before)
    return found


def _trimmed(old: list[str], new: list[str], change: _Change) -> Iterator[_Change]:
    start, end, begin, stop = change
    while start < end and begin < stop and old[start] == new[begin]:
        start, begin = start + 1, begin + 1
    while start < end and begin < stop and old[end - 1] == new[stop - 1]:
        end, stop = end - 1, stop - 1
    if start < end or begin < stop:
        yield _Change(start, end, begin, stop)
