"""Inputs: all that a run has looked at outside of itself, so that another run can tell whether it would see the same."""

from __future__ import annotations

import os

from awesomelint.util import disk
from awesomelint.util.digest import digest
from awesomelint.util.startup import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

# A path; what it was: the digest of a file, or of a folder's names, or one of the words below; and what it led to.
Seen = tuple[str, str, str]
NO_FILE, EXISTS, MISSING, LEADS = "no file", "exists", "missing", "leads"


class Inputs:
    """The files and folders that a run has read, and the places where it has found no file.

    `whole` is False once the run has looked at something that this does not know how to look at again.
    """

    __slots__ = ("_seen", "whole")

    def __init__(self) -> None:
        self.whole = True
        self._seen: dict[str, tuple[str, str]] = {}

    def file(self, path: str, data: bytes) -> None:
        """A file that was read. What is no plain file, such as a pipe, can be read only once."""
        self.whole = self.whole and os.path.isfile(path)
        self._seen[path] = (digest(data).hex(), os.path.realpath(path))

    def absent(self, path: str) -> None:
        """A path where no file was."""
        self._seen[path] = (NO_FILE, "")

    def exists(self, path: str) -> bool:
        """Whether there is anything at a path, which is noted."""
        there = os.path.exists(path)
        self._seen[path] = (EXISTS if there else MISSING, "")
        return there

    def leads(self, path: str) -> str:
        """The path without symbolic links, which is noted."""
        real = os.path.realpath(path)
        # What is known of a folder's names says where it leads, too.
        self._seen.setdefault(path + os.sep, (LEADS, real))
        return real

    def folder(self, path: str) -> None:
        """A folder whose names were gone through."""
        names = _names(path)
        self.whole = self.whole and names is not None
        self._seen[path + os.sep] = (names or MISSING, os.path.realpath(path))

    def seen(self) -> tuple[Seen, ...]:
        """All of it, as plain data."""
        return tuple((path, *known) for path, known in self._seen.items())


def same(seen: Iterable[Any]) -> bool:
    """Whether everything is as it was seen; what is not of the type `Seen` is not."""
    return all(_is_seen(one) and _is_same(*one) for one in seen)


def _is_seen(one: Any) -> bool:
    return (
        isinstance(one, list)
        and len(one) == 3
        and all(isinstance(part, str) and "\0" not in part for part in one)
    )


def _is_same(path: str, known: str, real: str) -> bool:
    if known in (EXISTS, MISSING):
        return os.path.exists(path) == (known == EXISTS)
    if path.endswith(os.sep):
        return os.path.realpath(path) == real and (known == LEADS or _names(path) == known)
    there = os.path.isfile(path)
    if known == NO_FILE or not there:
        return known == NO_FILE and not there
    try:
        return digest(disk.read(path)).hex() == known and os.path.realpath(path) == real
    except OSError:
        return False


def _names(folder: str) -> str | None:
    try:
        with os.scandir(folder) as entries:
            names = sorted((entry.name, entry.is_dir(), entry.is_file()) for entry in entries)
    except OSError:
        return None
    return digest(repr(names).encode("utf-8", "surrogatepass")).hex()
