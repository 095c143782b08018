"""Inputs: all that a run has looked at outside of itself, so that another run can tell whether it would see the same."""

from __future__ import annotations

import os

from awesomelint.cache import digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

# A path; what it was: the digest of a file, or of a folder's names, or None where no file was; and what it led to.
Seen = tuple[str, bytes | None, str]


class Inputs:
    """The files and folders that a run has read, and the places where it has found no file.

    `whole` is False once the run has looked at something that this does not know how to look at again.
    """

    __slots__ = ("_seen", "whole")

    def __init__(self) -> None:
        self.whole = True
        self._seen: dict[str, tuple[bytes | None, str]] = {}

    def file(self, path: str, data: bytes) -> None:
        """A file that was read. What is no plain file, such as a pipe, can be read only once."""
        self.whole = self.whole and os.path.isfile(path)
        self._seen[path] = (digest(data), os.path.realpath(path))

    def absent(self, path: str) -> None:
        """A path where no file was."""
        self._seen[path] = (None, "")

    def folder(self, path: str) -> None:
        """A folder whose names were gone through."""
        names = _names(path)
        self.whole = self.whole and names is not None
        self._seen[path + os.sep] = (names, os.path.realpath(path))

    def seen(self) -> tuple[Seen, ...]:
        """All of it, as plain data."""
        return tuple((path, *told) for path, told in self._seen.items())


def same(seen: Iterable[Seen]) -> bool:
    """Whether everything is as it was seen."""
    return all(_is_same(*one) for one in seen)


def _is_same(path: str, known: bytes | None, real: str) -> bool:
    if path.endswith(os.sep):
        return known is not None and _names(path) == known and os.path.realpath(path) == real
    there = os.path.isfile(path)
    if known is None or not there:
        return known is None and not there
    try:
        with open(path, "rb", buffering=0) as file:
            return digest(file.read()) == known and os.path.realpath(path) == real
    except OSError:
        return False


def _names(folder: str) -> bytes | None:
    try:
        with os.scandir(folder) as entries:
            names = sorted((entry.name, entry.is_dir()) for entry in entries)
    except OSError:
        return None
    return digest(repr(names).encode("utf-8", "surrogatepass"))
