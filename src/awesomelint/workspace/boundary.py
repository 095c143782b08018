"""Keep the program within a checkout: refuse paths that symbolic links lead out of it."""

from __future__ import annotations

import os

# The action sets this to its checkout, because a pull request can commit a symbolic link to any file of the machine.
VARIABLE = "AWESOMELINT_WITHIN"


def is_below(folder: str, path: str) -> bool:
    """Return whether a path, with symbolic links resolved, is `folder` (already resolved) or within it."""
    folder = os.path.normcase(folder)
    try:
        return os.path.commonpath([folder, os.path.normcase(os.path.realpath(path))]) == folder
    except ValueError:
        # The path is on another drive (Windows).
        return False


def refusal(path: str) -> str | None:
    """Return an error message if a path must not be opened, else None; without the variable, always None."""
    if not (checkout := os.environ.get(VARIABLE)):
        return None
    root = _innermost_repository(os.path.realpath(checkout), os.path.abspath(path))
    if not is_below(root, path):
        return f"{path}: refusing to open a path that leads out of the checkout"
    if ".git" in os.path.relpath(os.path.realpath(path), root).split(os.sep):
        return f"{path}: refusing to open a path that leads into `.git`"
    return None


def _innermost_repository(root: str, path: str) -> str:
    """Return the innermost repository between a folder and a path below it, stopping at a symbolic link."""
    if not path.startswith(os.path.join(root, "")):
        return root
    folder = root
    for part in os.path.relpath(path, root).split(os.sep):
        folder = os.path.join(folder, part)
        if os.path.islink(folder):
            break
        if os.path.exists(os.path.join(folder, ".git")):
            root = folder
    return root
