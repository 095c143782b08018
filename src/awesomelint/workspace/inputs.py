"""A record of the files and folders that a run has looked at, to tell whether another run would see the same."""

from __future__ import annotations

import os

from awesomelint.util import disk
from awesomelint.util.digest import digest
from awesomelint.util.startup import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

# A path (a folder's ends in a separator), its state, and its real path. The state is the digest of a file's contents, the
# digest of a folder's names, or one of the words below.
Seen = tuple[str, str, str]
NO_FILE, EXISTS, MISSING, LEADS = "no file", "exists", "missing", "leads"


class Inputs:
    """The files and folders that a run has read, and the paths where it found no file.

    `complete` is False if the run depends on anything that isn't recorded, such as standard input or git's output.
    """

    __slots__ = ("_seen", "complete")

    def __init__(self) -> None:
        self.complete = True
        self._seen: dict[str, tuple[str, str]] = {}

    def file(self, path: str, data: bytes) -> None:
        """Record a file that was read. A pipe or device makes the record incomplete."""
        self.complete = self.complete and os.path.isfile(path)
        self._seen[path] = (digest(data).hex(), os.path.realpath(path))

    def absent(self, path: str) -> None:
        """Record a path where there was no file."""
        self._seen[path] = (NO_FILE, "")

    def exists(self, path: str) -> bool:
        """Return whether a path exists, and record the answer."""
        exists = os.path.exists(path)
        self._seen[path] = (EXISTS if exists else MISSING, "")
        return exists

    def real_path(self, path: str) -> str:
        """Return a folder's path with symbolic links resolved, and record it."""
        real = os.path.realpath(path)
        # A record of the folder's names includes its real path.
        self._seen.setdefault(path + os.sep, (LEADS, real))
        return real

    def folder(self, path: str) -> None:
        """Record a folder that was listed."""
        names = _names(path)
        self.complete = self.complete and names is not None
        self._seen[path + os.sep] = (names or MISSING, os.path.realpath(path))

    def seen(self) -> tuple[Seen, ...]:
        """Return the record as plain data."""
        return tuple((path, *state) for path, state in self._seen.items())


def are_unchanged(seen: Iterable[Any]) -> bool:
    """Return whether everything is still as recorded; False if `seen` is not a valid record."""
    return all(_is_seen(item) and _is_unchanged(*item) for item in seen)


def _is_seen(item: Any) -> bool:
    return (
        isinstance(item, list)
        and len(item) == 3
        and all(isinstance(part, str) and "\0" not in part for part in item)
    )


def _is_unchanged(path: str, state: str, real: str) -> bool:
    if state in (EXISTS, MISSING):
        return os.path.exists(path) == (state == EXISTS)
    if path.endswith(os.sep):
        return os.path.realpath(path) == real and (state == LEADS or _names(path) == state)
    is_file = os.path.isfile(path)
    if state == NO_FILE or not is_file:
        return state == NO_FILE and not is_file
    try:
        return digest(disk.read(path)).hex() == state and os.path.realpath(path) == real
    except OSError:
        return False


def _names(folder: str) -> str | None:
    """Return a digest of the names in a folder and whether each is a file or a folder; None if it is unreadable."""
    try:
        with os.scandir(folder) as entries:
            names = sorted((entry.name, entry.is_dir(), entry.is_file()) for entry in entries)
    except OSError:
        return None
    return digest(repr(names).encode("utf-8", "surrogatepass")).hex()
