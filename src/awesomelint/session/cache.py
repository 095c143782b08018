"""Results of earlier runs, in the user's cache folder, under keys that include all that they depend on.

If the cache cannot be read or written, or an entry is damaged, the program works as with an empty cache.
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

# Entries are in sixteen folders, by the first hexadecimal digit of their names. Above these limits for a
# folder, its least recently used entries are removed. The whole cache therefore has at most 2,048 entries and
# 64 MB.
_MAX_ENTRIES, _MAX_BYTES = 128, 4 << 20
# A list of 1 MB has drafts of 3.3 MB.
_MAX_ENTRY_BYTES = _MAX_BYTES
_running = b""
# The ends of folders that installers manage.
_LIBRARIES = ("site-packages", "dist-packages")


def key(*parts: object) -> str:
    """Return the key for a result of this installation that depends on `parts`, which are compared by their
    `repr`.
    """
    global _running
    # Computed once, early: if the program is replaced while it runs, the running code is still the old
    # version.
    _running = _running or digest(repr(_program()).encode("utf-8", "surrogatepass"))
    return digest(repr((_running, parts)).encode("utf-8", "surrogatepass")).hex()


def load(name: str) -> Any:
    """Return the value stored under a key, as plain data; None if there is none, or it is damaged.

    The caller must validate the value: anyone who can write to the cache can store an entry with a correct
    digest.
    """
    folder = folder_path()
    if folder is None:
        return None
    path = os.path.join(folder, name[0], name)
    try:
        data = disk.read(path, DIGEST_SIZE + _MAX_ENTRY_BYTES)
        if digest(data[DIGEST_SIZE:]) != data[:DIGEST_SIZE]:
            return None
        # Mark the entry as recently used.
        os.utime(path)
        return json_data.loads(data[DIGEST_SIZE:])
    except (OSError, ValueError, RecursionError):
        return None


def store(name: str, value: Any) -> None:
    """Store plain data under a key; do nothing if that is not possible."""
    folder = folder_path()
    if folder is None:
        return
    data = json_data.dumps(value)
    if len(data) > _MAX_ENTRY_BYTES:
        return
    subfolder = os.path.join(folder, name[0])
    try:
        if not os.path.isdir(subfolder):
            _create(folder)
            os.makedirs(subfolder, 0o700, exist_ok=True)
        # No need to wait for the disk: the digest detects an entry that is damaged by a system crash.
        disk.write(os.path.join(subfolder, name), digest(data) + data, mode=0o600, durable=False)
        _prune(subfolder)
    except OSError:
        return


def folder_path() -> str | None:
    """Return the folder of the cache; None if the cache is disabled or there is no folder for it."""
    # platformdirs supports more systems, but importing it takes as long as starting Python.
    configured = os.environ.get("AWESOMELINT_CACHE_DIR")
    if os.environ.get("AWESOMELINT_NO_CACHE"):
        return None
    if configured:
        return configured
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        if not os.path.isabs(base):
            base = os.path.expanduser("~/.cache")
    return os.path.join(base, "awesomelint") if os.path.isabs(base) else None


def _create(folder: str) -> None:
    """Create the cache folder, with files that tell git and backup programs to ignore it."""
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


def _prune(subfolder: str) -> None:
    """Remove the least recently used entries if one of the sixteen folders is above its limits."""
    with os.scandir(subfolder) as entries:
        files = [
            (status.st_mtime_ns, status.st_size, entry.path)
            for entry in entries
            if (status := _status(entry))
        ]
    count, total = len(files), sum(size for _, size, _ in files)
    if count <= _MAX_ENTRIES and total <= _MAX_BYTES:
        return
    # Not the newest, however large it is.
    for _, size, path in sorted(files)[:-1]:
        # Stop well below the limits, so that they are not reached again soon.
        if count <= _MAX_ENTRIES * 3 // 4 and total <= _MAX_BYTES * 3 // 4:
            return
        _remove(path)
        count, total = count - 1, total - size


def _status(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat()
    except OSError:
        # Another process has removed it.
        return None


def _program() -> tuple[object, ...]:
    """Return what identifies this installation: its version and files, its libraries, and Python.

    The version alone is not enough, because a working copy changes between releases.
    """
    libraries = [path for path in sys.path if path.endswith(_LIBRARIES)]
    package = os.path.dirname(os.path.dirname(__file__))
    own: object
    if os.path.dirname(package) in libraries:
        # Installers replace the package as a whole, together with its metadata beside it. To look at each module would
        # take longer than all else that an unchanged call does.
        own = package, _modified(package)
    else:
        own = sorted(_modules(package))
    return __version__, sys.version, [_modified(path) for path in libraries], own


def _modules(folder: str) -> Iterator[tuple[str, int]]:
    """Yield the path and modification time of each module in a folder and its subfolders."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    yield entry.path, entry.stat().st_mtime_ns
                elif "." not in entry.name and entry.name != "__pycache__":
                    yield from _modules(entry.path)
    except OSError:
        # The program is in a zip archive.
        return


def _modified(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0
