"""Paths as reports name them: the same however a file was named on the command line."""

from __future__ import annotations

import os
from collections.abc import Iterator


def relative(path: str, root: str | None = None) -> str:
    """A path with forward slashes, relative to `root` (the current folder) if it is in there, and without `./`."""
    name = os.path.normpath(path)
    if root is not None or os.path.isabs(name):
        whole = os.path.normpath(os.path.join(os.getcwd(), name))
        for folder in _folders(root):
            inside = os.path.join(os.path.normpath(folder), "")
            if whole.startswith(inside):
                name = whole[len(inside) :]
                break
    return name.replace(os.sep, "/")


def _folders(root: str | None) -> Iterator[str]:
    if root is not None:
        yield root
    here = os.getcwd()
    yield here
    # A folder entered over a symbolic link has two names, and a shell's `$PWD/README.md` uses the other one.
    entered = os.environ.get("PWD", "")
    if os.path.isabs(entered) and os.path.realpath(entered) == os.path.realpath(here):
        yield entered


def shown(path: str, root: str | None = None) -> str:
    """The relative path in letters that every encoding can write: an undecodable byte is shown as �."""
    name = relative(path, root)
    return (
        name
        if name.isascii()
        else "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in name)
    )
