"""Discover: the configuration file nearest to a folder, upwards, at the cost of a few looks at the file system."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from awesomelint.errors import UserError, os_reason
from awesomelint.util import disk
from awesomelint.workspace import boundary
from awesomelint.workspace.inputs import Inputs

if TYPE_CHECKING:
    from awesomelint.config.layers import File
    from awesomelint.config.past import Past

# The nearest folder goes first; within one folder, this order.
NAMES = (".awesomelint.toml", "awesomelint.toml", "pyproject.toml")
# Most projects with a pyproject.toml say nothing of awesomelint in it, and need no TOML reader then.
_OURS = "tool.awesomelint"


class Discovery:
    """Finds and reads configuration files, each folder and each file once; those of the past if one is given."""

    def __init__(self, inputs: Inputs, past: Past | None = None) -> None:
        self._inputs = inputs
        self._past = past
        self._known: dict[str, File | None] = {}

    def nearest(self, folder: str) -> File | None:
        """The configuration that holds in a folder (an absolute path); None if there is none.

        The search ends at the top of the repository: what is above it is not the list's, and may be anybody's.
        """
        passed = []
        found: File | None = None
        while folder not in self._known:
            passed.append(folder)
            found = self._in(folder)
            above = os.path.dirname(folder)
            if found is not None or above == folder or self._inputs.exists(os.path.join(folder, ".git")):
                break
            folder = above
        else:
            found = self._known[folder]
        self._known.update(dict.fromkeys(passed, found))
        return found

    def _in(self, folder: str) -> File | None:
        for name in NAMES:
            path = os.path.join(folder, name)
            text = self._text(path)
            if text is not None and (name != "pyproject.toml" or _OURS in text):
                return _parsed(text, path, folder)
        return None

    def _text(self, path: str) -> str | None:
        if self._past is not None:
            data = self._past.read(path)
            return None if data is None else _decoded(path, data)
        # What is neither a file nor a folder is refused by what reads it.
        if not os.path.isfile(path) and (os.path.isdir(path) or not os.path.exists(path)):
            self._inputs.absent(path)
            return None
        return _text_of(path, self._inputs)


def named(path: str, inputs: Inputs, past: Past | None = None) -> File:
    """The configuration file that the command line names; its patterns count from the current folder."""
    whole = os.path.abspath(path)
    if past is not None and past.covers(whole):
        data = past.read(whole)
        if data is None:
            raise UserError(f"--config {path}: there is no such file at {past.revision}")
        return _parsed(_decoded(path, data), whole, os.getcwd())
    if not os.path.exists(path):
        raise UserError(f"--config {path}: there is no such file")
    return _parsed(_text_of(path, inputs), whole, os.getcwd())


def _text_of(path: str, inputs: Inputs) -> str:
    if refused := boundary.complaint(path):
        raise UserError(refused)
    try:
        data = disk.read(path)
    except OSError as error:
        raise UserError(f"{path}: this configuration file cannot be read ({os_reason(error)})") from None
    inputs.file(path, data)
    return _decoded(path, data)


def _decoded(path: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise UserError(
            f"{path}: not UTF-8: there is a byte at offset {error.start} that does not belong there"
        ) from None


def _parsed(text: str, path: str, folder: str) -> File:
    # tomllib and the table of all settings are for those only who have a configuration.
    from awesomelint.config.load import parse

    return parse(text, path, folder)
