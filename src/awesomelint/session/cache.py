"""Cache: what earlier runs worked out, kept in the user's cache folder under keys that say all it depends on.

It is a comfort and no more: where it cannot be read or written, or holds what it should not, it is as if it were empty.
"""

from __future__ import annotations

import os
import sys

from awesomelint import __version__
from awesomelint.util import disk, json_data
from awesomelint.util.digest import DIGEST_SIZE, digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

# The entries lie in sixteen folders, by the first digit of their names; a folder that grows beyond this gives up those
# that were of no use for longest. So there are never more than 2,048 entries and 64 MB.
_MOST, _LARGEST = 128, 4 << 20
_running = b""


def key(*parts: object) -> str:
    """The name of what this program, as it is installed, works out of something; parts differ where their `repr` does."""
    global _running
    # Once, before most of it is loaded: a program that is replaced while it runs is still the old one.
    _running = _running or digest(repr(_program()).encode("utf-8", "surrogatepass"))
    return digest(repr((_running, parts)).encode("utf-8", "surrogatepass")).hex()


def load(name: str) -> Any:
    """What was kept under a key, as plain data; None where there is nothing, or nothing whole.

    Anybody who can write to the cache can write an entry with a right digest: whoever asks checks what it holds.
    """
    folder = _folder()
    if folder is None:
        return None
    path = os.path.join(folder, name[0], name)
    try:
        data = disk.read(path, DIGEST_SIZE + _LARGEST // 4)
        if digest(data[DIGEST_SIZE:]) != data[:DIGEST_SIZE]:
            return None
        # What is of use stays longer.
        os.utime(path)
        return json_data.loads(data[DIGEST_SIZE:])
    except (OSError, ValueError, RecursionError):
        return None


def keep(name: str, value: Any) -> None:
    """Keep a value, made of plain data, under a key; nothing happens where that cannot be."""
    folder = _folder()
    if folder is None:
        return
    data = json_data.dumps(value)
    if len(data) > _LARGEST // 4:
        return
    part = os.path.join(folder, name[0])
    try:
        if not os.path.isdir(part):
            _found(folder)
            os.makedirs(part, 0o700, exist_ok=True)
        # An entry that a crash of the system leaves damaged has a wrong digest: there is no need to wait for the disk.
        disk.write(os.path.join(part, name), digest(data) + data, mode=0o600, durable=False)
        _prune(part)
    except OSError:
        return


def _folder() -> str | None:
    """The folder of the cache; None where there is to be none, or no place for it."""
    # The library platformdirs knows more systems, but its import takes as long as Python takes to start.
    named = os.environ.get("AWESOMELINT_CACHE_DIR")
    if os.environ.get("AWESOMELINT_NO_CACHE"):
        return None
    if named:
        return named
    if sys.platform == "win32":
        place = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        place = os.path.expanduser("~/Library/Caches")
    else:
        place = os.environ.get("XDG_CACHE_HOME", "")
        if not os.path.isabs(place):
            place = os.path.expanduser("~/.cache")
    return os.path.join(place, "awesomelint") if os.path.isabs(place) else None


def _found(folder: str) -> None:
    """Make the folder of the cache, with the marks by which git and programs that save files know that it is one."""
    if os.path.isdir(folder):
        return
    os.makedirs(folder, 0o700, exist_ok=True)
    disk.write(os.path.join(folder, ".gitignore"), b"*\n", durable=False)
    disk.write(
        os.path.join(folder, "CACHEDIR.TAG"), b"Signature: 8a477f597d28d172789f06886806bc55\n", durable=False
    )


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return


def _prune(part: str) -> None:
    """Give up what was of no use for longest, until one of the sixteen folders is small enough."""
    with os.scandir(part) as entries:
        found = [
            (status.st_mtime_ns, status.st_size, entry.path)
            for entry in entries
            if (status := _status(entry))
        ]
    number, size = len(found), sum(size for _, size, _ in found)
    if number <= _MOST and size <= _LARGEST:
        return
    for _, its_size, path in sorted(found):
        # Well below the bound, so that it is not reached again at once.
        if number <= _MOST * 3 // 4 and size <= _LARGEST * 3 // 4:
            return
        _remove(path)
        number, size = number - 1, size - its_size


def _status(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat()
    except OSError:
        # Another process was faster.
        return None


def _program() -> tuple[object, ...]:
    """What tells this program from others that fill the same cache: its files, those of its libraries, and Python.

    A version alone would not do: a working copy changes between two releases.
    """
    libraries = [place for place in sys.path if place.endswith(("site-packages", "dist-packages"))]
    own = list(_changes(os.path.dirname(__file__)))
    return __version__, sys.version, [_changed(place) for place in libraries], sorted(own)


def _changes(folder: str) -> Iterator[tuple[str, int]]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    yield entry.path, entry.stat().st_mtime_ns
                elif "." not in entry.name and entry.name != "__pycache__":
                    yield from _changes(entry.path)
    except OSError:
        # In a zip archive there are no files to look at.
        return


def _changed(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0
