"""Files: which files a run is about, read into sources, each failure a sentence."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from awesomelint.errors import UserError, os_reason
from awesomelint.source import Source, UndecodableError
from awesomelint.util import disk
from awesomelint.workspace.inputs import Inputs

if TYPE_CHECKING:
    from awesomelint.util.globs import Globs

    # For each folder from the one that was named: where the part of a path begins that its .gitignore is about.
    _Ignores = tuple[tuple[int, Globs], ...]

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
# Other formats that lists are written in, refused by name: read as Markdown they would give nonsense.
OTHER_FORMATS = {
    ".rst": "reStructuredText",
    ".rest": "reStructuredText",
    ".adoc": "AsciiDoc",
    ".asciidoc": "AsciiDoc",
    ".org": "Org",
    ".textile": "Textile",
    ".tex": "LaTeX",
    ".html": "HTML",
    ".htm": "HTML",
    ".ipynb": "a notebook",
}
_READMES = ("README.md", "readme.md", "Readme.md", "README.markdown", "README.MD")


def find(
    paths: Iterable[str], excluded: Callable[[str, bool], bool] | None = None, inputs: Inputs | None = None
) -> Iterator[str | UserError]:
    """The files that the paths name, in order, each once; a path that names none is a `UserError`.

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


def _readme(folder: str = "", inputs: Inputs | None = None) -> str | UserError:
    for name in _READMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return path
        if inputs is not None:
            inputs.absent(path)
    return UserError(f"there is no README.md in {os.path.abspath(folder)}; name the files to look at")


def list_at(path: str) -> str:
    """The one file that a path names: itself, or the README of a folder (of this one, for no path at all)."""
    if path and not os.path.exists(path):
        raise UserError(f"{path}: there is no such file or folder")
    found = path if path and not os.path.isdir(path) else _readme(path)
    if isinstance(found, UserError):
        raise found
    return found


def _one(path: str, inputs: Inputs) -> Iterator[str | UserError]:
    if path == "-":
        inputs.whole = False
        yield path
    elif os.path.isdir(path):
        yield from _folder(path, inputs)
    elif os.path.splitext(path)[1].lower() in OTHER_FORMATS:
        kind = OTHER_FORMATS[os.path.splitext(path)[1].lower()]
        yield UserError(f"{path}: this is {kind}; awesomelint reads Markdown only")
    elif os.path.exists(path):
        yield path
    else:
        yield UserError(f"{path}: there is no such file or folder")


def _folder(folder: str, inputs: Inputs) -> Iterator[str | UserError]:
    troubles: list[UserError] = []
    found: list[str] = []
    # Not `os.walk`: folders in each other can be nested deeper than it can follow.
    left: list[tuple[str, _Ignores]] = [(folder, ())]
    while left:
        here, ignores = left.pop()
        try:
            with os.scandir(here) as entries:
                known = sorted((entry.name, _is_folder(entry), entry.is_symlink()) for entry in entries)
        except OSError as error:
            troubles.append(UserError(f"{here}: this folder cannot be read ({os_reason(error)})"))
            continue
        inputs.folder(here)
        if any(name == ".gitignore" and not is_folder for name, is_folder, _ in known):
            try:
                ignores += _ignore(here, inputs)
            except UserError as trouble:
                troubles.append(trouble)
        below = []
        for name, is_folder, is_link in known:
            path = os.path.join(here, name)
            # A link to a folder may lead to a folder above.
            wanted = not (name.startswith(".") or is_link) if is_folder else name.lower().endswith(_MARKDOWN)
            if wanted and not _is_ignored(path, is_folder, ignores):
                if is_folder:
                    below.append((path, ignores))
                else:
                    found.append(path)
        left += reversed(below)
    yield from troubles
    if not found and not troubles:
        yield UserError(f"{folder}: there is no Markdown file in this folder")
    yield from found


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # A link that leads in a circle.
        return False


def _ignore(here: str, inputs: Inputs) -> _Ignores:
    """What the .gitignore of a folder leaves out; lines that git takes for nothing are passed over, as it does."""
    # Only a walk over folders needs it, and its import takes a while.
    from awesomelint.util.globs import Globs, Pattern, parse

    path = os.path.join(here, ".gitignore")
    try:
        data = disk.read(path)
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise UserError(f"{path}: this file cannot be read ({os_reason(error)})") from None
    inputs.file(path, data)
    patterns: list[Pattern] = []
    for line in data.decode("utf-8", "replace").replace("\r", "\n").split("\n"):
        with suppress(ValueError):
            if (pattern := parse(line)) is not None:
                patterns.append(pattern)
    return ((len(os.path.join(here, "")), Globs(patterns)),)


def _is_ignored(path: str, is_folder: bool, ignores: _Ignores) -> bool:
    """Whether a path is left out, if no folder above it is."""
    return any(globs.says(path[start:].replace(os.sep, "/"), folder=is_folder) for start, globs in ignores)


def load(path: str, stdin_name: str | None = None, inputs: Inputs | None = None) -> Source:
    """Read a file (or standard input, for `-`) as a source, and note it; `UserError` says why it cannot be."""
    name = path if path != "-" else stdin_name or "<stdin>"
    try:
        if path == "-":
            data = sys.stdin.buffer.read()
        else:
            data = disk.read(path)
            if inputs is not None:
                inputs.file(path, data)
    except disk.NotRegularError as error:
        raise UserError(
            f"{name}: {os_reason(error)}, and was not opened; pass its contents on standard input, with `-` as the path"
        ) from None
    except OSError as error:
        if path == "-" and error.errno == errno.EBADF:
            raise UserError(f"{name}: standard input is closed, so there is nothing to read") from None
        raise UserError(f"{name}: this file cannot be read ({os_reason(error)})") from None
    try:
        return Source.from_bytes(data, name)
    except UndecodableError as error:
        raise UserError(str(error)) from None


def store(before: Source, after: Source) -> None:
    """Put a repaired source in the place of the file that it was read from, whole or not at all.

    Permissions are kept and symbolic links followed. `UserError` says why a file was left alone: it is read-only, has
    vanished, or was changed by somebody else since it was read, up to the moment in which it is replaced.
    """
    try:
        status = os.stat(before.path)
        if disk.read(before.path) != before.to_bytes():
            raise disk.ChangedError
        if not status.st_mode & 0o222 or not os.access(before.path, os.W_OK):
            raise UserError(f"{before.path}: this file is read-only; it was left alone")
        disk.write(before.path, after.to_bytes(), seen=status)
    except disk.ChangedError:
        raise UserError(
            f"{before.path}: this file was changed by another program while it was being fixed; it was left alone"
        ) from None
    except FileNotFoundError:
        raise UserError(f"{before.path}: this file has vanished while it was being fixed") from None
    except OSError as error:
        raise UserError(
            f"{before.path}: this file cannot be written ({os_reason(error)}); it was left alone"
        ) from None


def repository(folder: str, inputs: Inputs | None = None) -> str | None:
    """The top of the repository that an absolute folder is in; None where it is in none. It is noted in `inputs`."""
    exists = inputs.exists if inputs is not None else os.path.exists
    while not exists(os.path.join(folder, ".git")):
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return None
    return folder
