"""Find, load and store the files of a run; failures are reported as `UserError`."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from awesomelint.errors import UserError, cannot_read, os_reason
from awesomelint.source import Source, UndecodableError
from awesomelint.util import disk
from awesomelint.workspace.inputs import Inputs

if TYPE_CHECKING:
    from awesomelint.util.globs import Globs

    # For each folder with a .gitignore: the length of its path with a separator, and the patterns.
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
READMES = ("README.md", "readme.md", "Readme.md", "README.markdown", "README.MD")


def find(
    paths: Iterable[str], excluded: Callable[[str, bool], bool] | None = None, inputs: Inputs | None = None
) -> Iterator[str | UserError]:
    """Yield the files that the paths refer to, in order and without repetition; a `UserError` for each failure.

    A folder yields its Markdown files, sorted, without hidden folders and what .gitignore excludes. Without paths, the
    README of the current folder is used. `excluded` is called with a file and whether it was passed as a path itself,
    and returns whether to skip it. The files and folders looked at are recorded in `inputs`.
    """
    given = list(paths)
    inputs = inputs or Inputs()
    if not given:
        yield _readme(inputs=inputs)
        return
    seen: set[str] = set()
    for path in given:
        for file in _expand(path, inputs):
            if isinstance(file, str):
                if excluded is not None and excluded(file, file == path):
                    # The existence of an excluded path is not recorded.
                    inputs.complete = inputs.complete and file != path
                    continue
                real = file if file == "-" else os.path.realpath(file)
                if real in seen:
                    inputs.complete = False
                    continue
                seen.add(real)
            yield file


def _readme(folder: str = "", inputs: Inputs | None = None) -> str | UserError:
    for name in READMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return path
        if inputs is not None:
            inputs.absent(path)
    other = _other_readme(folder) or "; name the files to check"
    return UserError(f"no README.md in {os.path.abspath(folder)}{other}")


def _other_readme(folder: str) -> str:
    """Return the end of an error message: that the README of a folder is in another format; empty if it is not."""
    try:
        names = sorted(os.listdir(folder or "."))
    except OSError:
        return ""
    for name in names:
        stem, kind = os.path.splitext(name.lower())
        if stem == "readme" and kind in OTHER_FORMATS:
            return f"; {name} is {OTHER_FORMATS[kind]}, and awesomelint reads Markdown only"
    return ""


def list_at(path: str) -> str:
    """Return the list that a path refers to: the file itself, or the README of a folder ("" is the current one)."""
    if path and not os.path.exists(path):
        raise UserError(f"{path}: no such file or folder")
    file = path if path and not os.path.isdir(path) else _readme(path)
    if isinstance(file, UserError):
        raise file
    return file


def _expand(path: str, inputs: Inputs) -> Iterator[str | UserError]:
    if path == "-":
        inputs.complete = False
        yield path
    elif os.path.isdir(path):
        yield from _folder(path, inputs)
    elif os.path.splitext(path)[1].lower() in OTHER_FORMATS:
        kind = OTHER_FORMATS[os.path.splitext(path)[1].lower()]
        yield UserError(f"{path}: this is {kind}; awesomelint reads Markdown only")
    elif os.path.exists(path):
        yield path
    else:
        yield UserError(f"{path}: no such file or folder")


def _folder(folder: str, inputs: Inputs) -> Iterator[str | UserError]:
    errors: list[UserError] = []
    files: list[str] = []
    # `os.walk` fails on very deeply nested folders.
    pending: list[tuple[str, _Ignores]] = [(folder, ())]
    while pending:
        current, ignores = pending.pop()
        try:
            with os.scandir(current) as scan:
                entries = sorted((entry.name, _is_folder(entry), entry.is_symlink()) for entry in scan)
        except OSError as error:
            errors.append(UserError(f"{current}: cannot read the folder ({os_reason(error)})"))
            continue
        inputs.folder(current)
        if any(name == ".gitignore" and not is_folder for name, is_folder, _ in entries):
            try:
                ignores += _ignore(current, inputs)
            except UserError as error:
                errors.append(error)
        subfolders = []
        for name, is_folder, is_link in entries:
            path = os.path.join(current, name)
            # Symbolic links to folders are not followed, because they may lead to a parent.
            wanted = not (name.startswith(".") or is_link) if is_folder else is_markdown(name)
            if wanted and not _is_ignored(path, is_folder, ignores):
                if is_folder:
                    subfolders.append((path, ignores))
                else:
                    files.append(path)
        pending += reversed(subfolders)
    yield from errors
    if not files and not errors:
        yield UserError(f"{folder}: no Markdown files in this folder{_other_readme(folder)}")
    yield from files


def is_markdown(name: str) -> bool:
    """Return whether the name of a file is one of Markdown."""
    return name.lower().endswith(_MARKDOWN)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # The entry is a symbolic link to itself.
        return False


def _ignore(folder: str, inputs: Inputs) -> _Ignores:
    """Read the .gitignore of a folder; like git, skip invalid patterns."""
    from awesomelint.util.globs import Globs, Pattern, parse

    path = os.path.join(folder, ".gitignore")
    try:
        data = disk.read(path)
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise cannot_read(path, error) from None
    inputs.file(path, data)
    patterns: list[Pattern] = []
    for line in data.decode("utf-8", "replace").replace("\r", "\n").split("\n"):
        with suppress(ValueError):
            if (pattern := parse(line)) is not None:
                patterns.append(pattern)
    return ((len(os.path.join(folder, "")), Globs(patterns)),)


def _is_ignored(path: str, is_folder: bool, ignores: _Ignores) -> bool:
    """Return whether a path is ignored, given that its parent folder isn't."""
    return any(globs.says(path[start:].replace(os.sep, "/"), folder=is_folder) for start, globs in ignores)


def load(path: str, stdin_name: str | None = None, inputs: Inputs | None = None) -> Source:
    """Read a file, or standard input if `path` is `-`, and record it in `inputs`; `UserError` if that fails."""
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
            f"{name}: {os_reason(error)}; pass its contents on standard input, with `-` as the path"
        ) from None
    except OSError as error:
        if path == "-" and error.errno == errno.EBADF:
            raise UserError(f"{name}: standard input is closed") from None
        raise cannot_read(name, error) from None
    try:
        return Source.from_bytes(data, name)
    except UndecodableError as error:
        raise UserError(str(error)) from None


def store(before: Source, after: Source) -> None:
    """Atomically replace the file that `before` was read from with `after`.

    Keeps permissions and follows symbolic links. Raises `UserError`, leaving the file unchanged, if it is read-only, no
    longer exists, or has been changed by another program since it was read.
    """
    try:
        status = os.stat(before.path)
        if disk.read(before.path) != before.to_bytes():
            raise disk.ChangedError
        if not status.st_mode & 0o222 or not os.access(before.path, os.W_OK):
            raise UserError(
                f"{before.path}: the file is read-only and was not fixed; make it writable and run the command again"
            )
        disk.write(before.path, after.to_bytes(), seen=status)
    except disk.ChangedError:
        raise UserError(
            f"{before.path}: another program changed the file in the meantime, so it was not fixed; run the command again"
        ) from None
    except FileNotFoundError:
        raise UserError(f"{before.path}: the file was deleted before it could be fixed") from None
    except OSError as error:
        raise UserError(f"{before.path}: cannot write the fixed file ({os_reason(error)})") from None


def repository(folder: str, inputs: Inputs | None = None) -> str | None:
    """Return the top of the repository that contains a folder (an absolute path), or None.

    Records in `inputs` where `.git` was looked for.
    """
    exists = inputs.exists if inputs is not None else os.path.exists
    while not exists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent
    return folder
