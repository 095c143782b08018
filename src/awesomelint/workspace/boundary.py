"""Boundary: which paths lead out of a folder once their symbolic links are followed."""

from __future__ import annotations

import os

# The action names its checkout here: a pull request can commit a symbolic link to any file of the machine.
VARIABLE = "AWESOMELINT_WITHIN"


def is_below(folder: str, path: str) -> bool:
    """Whether a path, symbolic links followed, is a folder (given without symbolic links) or within it."""
    folder = os.path.normcase(folder)
    try:
        return os.path.commonpath([folder, os.path.normcase(os.path.realpath(path))]) == folder
    except ValueError:
        # On Windows, a path on another drive.
        return False


def complaint(path: str) -> str | None:
    """Why a path is not to be opened, as a sentence; None if it may be, as always if the variable is not set."""
    if not (named := os.environ.get(VARIABLE)):
        return None
    root = _repository(os.path.realpath(named), os.path.abspath(path))
    if not is_below(root, path):
        return f"{path}: this leads out of the checkout, and is not followed"
    if ".git" in os.path.relpath(os.path.realpath(path), root).split(os.sep):
        return f"{path}: this leads to git's own files, and is not followed"
    return None


def _repository(root: str, path: str) -> str:
    """The innermost repository on the way from a folder down to a path, as far as no symbolic link is on it."""
    if not path.startswith(os.path.join(root, "")):
        return root
    here = root
    for part in os.path.relpath(path, root).split(os.sep):
        here = os.path.join(here, part)
        if os.path.islink(here):
            break
        if os.path.exists(os.path.join(here, ".git")):
            root = here
    return root
