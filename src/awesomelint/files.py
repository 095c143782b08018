"""Files: which files a run is about, read into sources, each failure a sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from awesomelint.inputs import Inputs
from awesomelint.source import Source, UndecodableError

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
_READMES = ("README.md", "readme.md", "Readme.md", "README.markdown", "README.MD")


class Trouble(Exception):
    """Something that could not be done, as a sentence for people."""


def find(
    paths: Iterable[str], excluded: Callable[[str, bool], bool] | None = None, inputs: Inputs | None = None
) -> Iterator[str | Trouble]:
    """The files that the paths name, in order, each once; a path that names none is a `Trouble`.

    A folder gives its Markdown files, sorted, without hidden folders and what .gitignore leaves out. `excluded` says of
    a file, and whether it was named itself, if it is to be left out. What was looked at is noted in `inputs`.
    """
    given = list(paths)
    inputs = inputs or Inputs()
    if not given:
        yield _readme(inputs=inputs)
        return
    seen: set[str] = set()
    for path in given:
        for found in _one(path, inputs):
            if isinstance(found, str):
                if excluded is not None and excluded(found, found == path):
                    # That a file which was named is there at all is not looked up again.
                    inputs.whole = inputs.whole and found != path
                    continue
                real = found if found == "-" else os.path.realpath(found)
                if real in seen:
                    inputs.whole = False
                    continue
                seen.add(real)
            yield found


def _readme(folder: str = "", inputs: Inputs | None = None) -> str | Trouble:
    for name in _READMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return path
        if inputs is not None:
            inputs.absent(path)
    return Trouble(f"there is no README.md in {os.path.abspath(folder)}; name the files to look at")


def list_at(path: str) -> str:
    """The one file that a path names: itself, or the README of a folder (of this one, for no path at all)."""
    if path and not os.path.exists(path):
        raise Trouble(f"{path}: there is no such file or folder")
    found = path if path and not os.path.isdir(path) else _readme(path)
    if isinstance(found, Trouble):
        raise found
    return found


def _one(path: str, inputs: Inputs) -> Iterator[str | Trouble]:
    if path == "-":
        inputs.whole = False
        yield path
    elif os.path.isdir(path):
        yield from _folder(path, inputs)
    elif os.path.exists(path):
        yield path
    else:
        yield Trouble(f"{path}: there is no such file or folder")


def _folder(folder: str, inputs: Inputs) -> Iterator[str | Trouble]:
    troubles: list[Trouble] = []

    def failed(error: OSError) -> None:
        troubles.append(Trouble(f"{error.filename}: this folder cannot be read ({reason(error)})"))

    found: list[str] = []
    ignores: dict[str, object] = {}
    for here, names, files in os.walk(folder, onerror=failed):
        inputs.folder(here)
        _load_ignore(here, files, ignores, inputs)
        names[:] = sorted(
            name for name in names if not name.startswith(".") and not _ignored(os.path.join(here, name) + "/", ignores)
        )
        for name in sorted(files):
            if name.lower().endswith(_MARKDOWN) and not _ignored(os.path.join(here, name), ignores):
                found.append(os.path.join(here, name))
    yield from troubles
    if not found and not troubles:
        yield Trouble(f"{folder}: there is no Markdown file in this folder")
    yield from found


def _load_ignore(here: str, files: list[str], ignores: dict[str, object], inputs: Inputs) -> None:
    if ".gitignore" not in files:
        return
    # Only a walk over folders needs it, and its import takes longer than the rest of the start.
    from pathspec import GitIgnoreSpec

    try:
        path = os.path.join(here, ".gitignore")
        with open(path, "rb") as file:
            data = file.read()
        inputs.file(path, data)
        ignores[here] = GitIgnoreSpec.from_lines(data.decode("utf-8", "replace").replace("\r", "\n").split("\n"))
    except (OSError, ValueError):
        return


def _ignored(path: str, ignores: dict[str, object]) -> bool:
    for folder, spec in ignores.items():
        inside = os.path.relpath(path, folder)
        if not inside.startswith("..") and spec.match_file(inside + ("/" if path.endswith("/") else "")):  # type: ignore[attr-defined]
            return True
    return False


def load(path: str, stdin_name: str | None = None, inputs: Inputs | None = None) -> Source:
    """Read a file (or standard input, for `-`) as a source, and note it; `Trouble` says why it cannot be."""
    name = path if path != "-" else stdin_name or "<stdin>"
    try:
        if path == "-":
            data = sys.stdin.buffer.read()
        else:
            with open(path, "rb") as file:
                data = file.read()
            if inputs is not None:
                inputs.file(path, data)
    except OSError as error:
        raise Trouble(f"{name}: this file cannot be read ({reason(error)})") from None
    try:
        return Source.from_bytes(data, name)
    except UndecodableError as error:
        raise Trouble(str(error)) from None


def store(before: Source, after: Source) -> None:
    """Put a repaired source in the place of the file that it was read from, whole or not at all.

    The bytes go to a new file in the same folder, which then takes the old one's name, so that a file is the old or the
    new one at every moment. Permissions are kept and symbolic links followed. `Trouble` says why a file was left alone:
    it is read-only, has vanished, or was changed by somebody else since it was read.
    """
    path = os.path.realpath(before.path)
    try:
        with open(path, "rb") as file:
            status = os.fstat(file.fileno())
            if file.read() != before.to_bytes():
                raise Trouble(
                    f"{before.path}: this file was changed by another program while it was being fixed; it was left alone"
                )
        if not status.st_mode & 0o222 or not os.access(path, os.W_OK):
            raise Trouble(f"{before.path}: this file is read-only; it was left alone")
        _replace(path, after.to_bytes(), status)
    except FileNotFoundError:
        raise Trouble(f"{before.path}: this file has vanished while it was being fixed") from None
    except OSError as error:
        raise Trouble(f"{before.path}: this file cannot be written ({reason(error)}); it was left alone") from None


def _replace(path: str, data: bytes, status: os.stat_result) -> None:
    folder, name = os.path.split(path)
    # A name of its own: in a container every process may have the same number, and names are at most 255 bytes long.
    new = os.path.join(folder, f".{name[:40]}.{os.urandom(6).hex()}.awesomelint-new")
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(new, status.st_mode & 0o7777)
        if hasattr(os, "chown") and (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
            # Only the superuser may give files away; for anybody else the group may still be kept.
            with suppress(OSError):
                os.chown(new, status.st_uid, status.st_gid)
        os.replace(new, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(new)
        raise


def reason(error: OSError) -> str:
    """Why the system did not do something, as the end of a sentence."""
    return (error.strerror or str(error)).lower()


def repository(folder: str) -> str | None:
    """The top of the repository that an absolute folder is in; None where it is in none."""
    while not os.path.exists(os.path.join(folder, ".git")):
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return None
    return folder
