"""Find the configuration file that applies to a folder: the nearest one, searching upwards."""

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

# The order of precedence within a folder.
NAMES = (".awesomelint.toml", "awesomelint.toml", "pyproject.toml")
# Most pyproject.toml files do not configure awesomelint; this test avoids importing a TOML parser for them.
_TABLE = "tool.awesomelint"


class Discovery:
    """Find and read configuration files, each at most once; from a git revision if `past` is given."""

    def __init__(self, inputs: Inputs, past: Past | None = None) -> None:
        self._inputs = inputs
        self._past = past
        self._cached: dict[str, File | None] = {}

    def nearest(self, folder: str) -> File | None:
        """Return the configuration file for a folder (an absolute path), or None if there isn't any.

        The search stops at the top of the repository: files above it may belong to somebody else.
        """
        searched = []
        file: File | None = None
        while folder not in self._cached:
            searched.append(folder)
            file = self._load_from(folder)
            parent = os.path.dirname(folder)
            if file is not None or parent == folder or self._inputs.exists(os.path.join(folder, ".git")):
                break
            folder = parent
        else:
            file = self._cached[folder]
        self._cached.update(dict.fromkeys(searched, file))
        return file

    def _load_from(self, folder: str) -> File | None:
        for name in NAMES:
            path = os.path.join(folder, name)
            text = self._read(path)
            if text is not None and (name != "pyproject.toml" or _TABLE in text):
                return _parse(text, path, folder)
        return None

    def _read(self, path: str) -> str | None:
        if self._past is not None:
            data = self._past.read(path)
            return None if data is None else _decode(path, data)
        # Pipes and devices are left to `_read_text`, which refuses them.
        if not os.path.isfile(path) and (os.path.isdir(path) or not os.path.exists(path)):
            self._inputs.absent(path)
            return None
        return _read_text(path, self._inputs)


def load(path: str, inputs: Inputs, past: Past | None = None) -> File:
    """Load the file given with `--config`; its patterns are relative to the current folder."""
    absolute = os.path.abspath(path)
    if past is not None and past.covers(absolute):
        data = past.read(absolute)
        if data is None:
            raise UserError(f"--config {path}: no such file at revision {past.revision}")
        return _parse(_decode(path, data), absolute, os.getcwd())
    if not os.path.exists(path):
        raise UserError(f"--config {path}: no such file")
    return _parse(_read_text(path, inputs), absolute, os.getcwd())


def _read_text(path: str, inputs: Inputs) -> str:
    """Read a configuration file, with line endings normalized; `UserError` if it cannot be read."""
    if refusal := boundary.refusal(path):
        raise UserError(refusal)
    try:
        data = disk.read(path)
    except OSError as error:
        raise UserError(f"{path}: cannot read the configuration file ({os_reason(error)})") from None
    inputs.file(path, data)
    return _decode(path, data)


def _decode(path: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise UserError(f"{path}: not valid UTF-8 (invalid byte at offset {error.start})") from None


def _parse(text: str, path: str, folder: str) -> File:
    # Imported late, because most calls have no configuration file.
    from awesomelint.config.load import parse

    return parse(text, path, folder)
