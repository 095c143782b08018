"""Paths as shown in reports, independent of how a file was named on the command line."""

from __future__ import annotations

import os
from collections.abc import Iterator


def relative(path: str, root: str | None = None) -> str:
    """Return a normalized path with forward slashes, relative to `root` (default: the current folder) if within it."""
    name = os.path.normpath(path)
    if root is not None or os.path.isabs(name):
        absolute = os.path.normpath(os.path.join(os.getcwd(), name))
        for folder in _folders(root):
            prefix = os.path.join(os.path.normpath(folder), "")
            if absolute.startswith(prefix):
                name = absolute[len(prefix) :]
                break
    return name.replace(os.sep, "/")


def _folders(root: str | None) -> Iterator[str]:
    if root is not None:
        yield root
    current = os.getcwd()
    yield current
    # The shell's name for a folder that was entered through a symbolic link may differ: `$PWD/README.md`.
    shell_folder = os.environ.get("PWD", "")
    if os.path.isabs(shell_folder) and os.path.realpath(shell_folder) == os.path.realpath(current):
        yield shell_folder


def shown(path: str, root: str | None = None) -> str:
    """Return the relative path for display, with undecodable bytes replaced by �."""
    name = relative(path, root)
    return (
        name
        if name.isascii()
        else "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in name)
    )
