"""Reading and writing files: only regular files are read, and a file is written completely or not at all."""

from __future__ import annotations

import errno
import os
import stat

from awesomelint.util.startup import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Names of open descriptors: replacing such a file would cut off other programs that write to it.
_DESCRIPTOR = {"/dev/stdout": 1, "/dev/stderr": 2}


_KINDS = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class NotRegularError(OSError):
    """A pipe, socket or device was to be read, which could block or never end."""


class ChangedError(OSError):
    """The file to replace has changed since it was read."""


def read(path: str, largest: int | None = None) -> bytes:
    """Return the bytes of a regular file, or no bytes if it is larger than `largest`; raise `OSError` if it cannot be read.

    Anything else is refused (`NotRegularError`, `IsADirectoryError`) without opening it: opening a pipe waits for a
    writer, and opening a device can have side effects.
    """
    _refuse_irregular(path, os.stat(path))
    # If it has become a pipe since, it is opened without waiting, and refused, too.
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
    """Write a file in one step: at any time the path is the old file or the new one. Raise `OSError` if that fails.

    The bytes go to a new file in the same folder, which then takes the name. Symbolic links are followed, and the
    permissions of an existing file are kept; a new file gets `mode`, restricted by the user's umask.

    `seen` is the status of the file as it was read: if the file has changed since, `ChangedError` is raised.
    `fresh` requires that no file of that name exists, not even a broken link. Without `durable` the bytes may be lost
    if the system crashes. A terminal, a pipe or a device such as /dev/null is written directly.
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
        # Opened by name, a file would be overwritten from its start.
        handle = os.dup(_DESCRIPTOR[path])
    else:
        handle = os.open(path, os.O_WRONLY | getattr(os, "O_NOCTTY", 0))
    with open(handle, "wb", buffering=0) as file:
        write_all(file.write, data)


def write_all(write_some: Callable[[memoryview], int | None], data: bytes) -> None:
    """Write all bytes with a function that may write only some of them per call, as unbuffered files do."""
    view = memoryview(data)
    while view:
        view = view[write_some(view) or 0 :]


def _written_beside(path: str, data: bytes, mode: int, *, durable: bool) -> str:
    folder, name = os.path.split(path)
    # A random name, because processes in containers may share a number; names are at most 255 bytes long.
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
        # Only the superuser can change the owner; other users may still be able to keep the group.
        try:
            os.chown(new, status.st_uid, status.st_gid)
        except OSError:
            return


def _is_same(seen: os.stat_result, now: os.stat_result | None) -> bool:
    """Whether the file was neither written nor replaced, as far as the timestamps of the file system show."""
    fields = ("st_dev", "st_ino", "st_size", "st_mtime_ns", "st_ctime_ns")
    return now is not None and all(getattr(seen, field) == getattr(now, field) for field in fields)


def _take_free_name(new: str, path: str) -> None:
    if os.name == "nt":
        # On Windows this fails if the name is taken.
        os.rename(new, path)
        return
    try:
        os.link(new, path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no hard links. Then only the earlier check protects an existing file.
        os.rename(new, path)
        return
    _remove(new)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
