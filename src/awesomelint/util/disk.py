"""Disk: how every file is read and written. Only regular files are read, and a file is written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat

from awesomelint.util.startup import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Names of descriptors that are open already: to replace the file behind one would cut off whoever else writes to it.
_DESCRIPTOR = {"/dev/stdout": 1, "/dev/stderr": 2}


_KINDS = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class NotRegularError(OSError):
    """What was to be read is a pipe, a socket or a device: reading it could wait forever or never end."""


class ChangedError(OSError):
    """The file is no longer the one that was to be replaced."""


def read(path: str, largest: int | None = None) -> bytes:
    """The bytes of a regular file, of one that is larger than `largest` bytes none; `OSError` says why there are none.

    Anything else is refused (`NotRegularError`, `IsADirectoryError`), and is not even opened: opening a pipe waits for
    whoever writes to it, and opening a device can have an effect.
    """
    _refuse_irregular(path, os.stat(path))
    # What has become a pipe since then is opened without waiting, and refused too.
    flags = (
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
    )
    with open(os.open(path, flags), "rb", buffering=0) as file:
        status = os.fstat(file.fileno())
        _refuse_irregular(path, status)
        return file.read() if largest is None or status.st_size <= largest else b""


def _refuse_irregular(path: str, status: os.stat_result) -> None:
    kind = stat.S_IFMT(status.st_mode)
    if kind == stat.S_IFDIR:
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    if kind != stat.S_IFREG:
        raise NotRegularError(
            errno.EINVAL, f"this is {_KINDS.get(kind, 'no file')}, not a regular file", path
        )


def write(
    path: str,
    data: bytes,
    *,
    seen: os.stat_result | None = None,
    fresh: bool = False,
    mode: int = 0o666,
    durable: bool = True,
) -> None:
    """Write a file in one step: at every moment it is the old one or the new one. `OSError` says why it is neither.

    The bytes go to a new file in the same folder, which then takes the name. Symbolic links are followed, and the
    permissions of a file that exists are kept; a new file gets `mode`, less what the user's umask takes away.

    `seen` is the status of the file as it was read: if the file has changed since, `ChangedError` is raised.
    `fresh` requires that there is no file of that name, not even a broken link. Without `durable` the bytes may still
    be lost when the system crashes. A terminal, a pipe or a device such as /dev/null is written directly.
    """
    status = _status(path)
    if fresh:
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)
    elif status is not None and _is_direct(path, status):
        return _write_directly(path, data)
    elif status is not None and not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file", path)
    elif status is not None and not (status.st_mode & 0o222 and os.access(path, os.W_OK)):
        raise PermissionError(errno.EACCES, "it is read-only", path)
    else:
        path = os.path.realpath(path)
    new = _written_beside(path, data, 0o600 if status is not None else mode, durable=durable)
    try:
        if status is not None:
            _keep_ownership(new, status)
        if seen is not None and not _is_same(seen, _status(path)):
            raise ChangedError(errno.EBUSY, "it was changed by another program", path)
        (_take_free_name if fresh else os.replace)(new, path)
    except BaseException:
        _remove(new)
        raise


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _is_direct(path: str, status: os.stat_result) -> bool:
    return stat.S_ISCHR(status.st_mode) or stat.S_ISFIFO(status.st_mode) or path in _DESCRIPTOR


def _write_directly(path: str, data: bytes) -> None:
    if path in _DESCRIPTOR:
        # Opened by name, a file would be written from its start again.
        handle = os.dup(_DESCRIPTOR[path])
    else:
        handle = os.open(path, os.O_WRONLY | getattr(os, "O_NOCTTY", 0))
    with open(handle, "wb", buffering=0) as file:
        write_all(file.write, data)


def write_all(write_some: Callable[[memoryview], int | None], data: bytes) -> None:
    """Write all bytes with a function that may take only the first of them, as unbuffered files do."""
    view = memoryview(data)
    while view:
        view = view[write_some(view) or 0 :]


def _written_beside(path: str, data: bytes, mode: int, *, durable: bool) -> str:
    folder, name = os.path.split(path)
    # A name of its own: in a container every process may have the same number, and names are at most 255 bytes long.
    new = os.path.join(folder, f".{name[:40]}.{os.urandom(6).hex()}.awesomelint-new")
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
    except BaseException:
        _remove(new)
        raise
    return new


def _keep_ownership(new: str, status: os.stat_result) -> None:
    os.chmod(new, status.st_mode & 0o7777)
    if hasattr(os, "chown") and (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
        # Only the superuser may give files away; for anybody else the group may still be kept.
        try:
            os.chown(new, status.st_uid, status.st_gid)
        except OSError:
            return


def _is_same(seen: os.stat_result, now: os.stat_result | None) -> bool:
    """Whether nobody has written to the file or replaced it, as far as the clock of the file system can tell."""
    fields = ("st_dev", "st_ino", "st_size", "st_mtime_ns", "st_ctime_ns")
    return now is not None and all(getattr(seen, field) == getattr(now, field) for field in fields)


def _take_free_name(new: str, path: str) -> None:
    if os.name == "nt":
        # Unlike elsewhere, this fails there if the name is taken.
        os.rename(new, path)
        return
    try:
        os.link(new, path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no hard links: what was looked at before is all that is known there.
        os.rename(new, path)
        return
    _remove(new)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
