"""Discover: the configuration file nearest to a folder, upwards, at the cost of a few looks at the file system."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from awesomelint import disk
from awesomelint.files import Trouble, reason
from awesomelint.inputs import Inputs

if TYPE_CHECKING:
    from awesomelint.configuration.layers import File

# The nearest folder goes first; within one folder, this order.
NAMES = (".awesomelint.toml", "awesomelint.toml", "pyproject.toml")
# Most projects with a pyproject.toml say nothing of awesomelint in it, and need no TOML reader then.
_OURS = "tool.awesomelint"


class Discovery:
    """Finds and reads configuration files, each folder and each file once."""

    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._known: dict[str, File | None] = {}

    def nearest(self, folder: str) -> File | None:
        """The configuration that holds in a folder (an absolute path); None where there is none."""
        passed = []
        found: File | None = None
        while folder not in self._known:
            passed.append(folder)
            found = self._in(folder)
            above = os.path.dirname(folder)
            if found is not None or above == folder:
                break
            folder = above
        else:
            found = self._known[folder]
        self._known.update(dict.fromkeys(passed, found))
        return found

    def _in(self, folder: str) -> File | None:
        for name in NAMES:
            path = os.path.join(folder, name)
            # What is neither a file nor a folder is refused by what reads it.
            if not os.path.isfile(path) and (os.path.isdir(path) or not os.path.exists(path)):
                self._inputs.absent(path)
                continue
            text = text_of(path, self._inputs)
            if name != "pyproject.toml" or _OURS in text:
                return _parsed(text, path, folder)
        return None


def named(path: str, inputs: Inputs) -> File:
    """The configuration file that the command line names; its patterns count from the current folder."""
    if not os.path.exists(path):
        raise Trouble(f"--config {path}: there is no such file")
    return _parsed(text_of(path, inputs), os.path.abspath(path), os.getcwd())


def text_of(path: str, inputs: Inputs) -> str:
    """The text of a configuration file; `Trouble` says why it cannot be read."""
    try:
        data = disk.read(path)
        inputs.file(path, data)
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except OSError as error:
        raise Trouble(f"{path}: this configuration file cannot be read ({reason(error)})") from None
    except UnicodeDecodeError as error:
        raise Trouble(
            f"{path}: not UTF-8: there is a byte at offset {error.start} that does not belong there"
        ) from None


def _parsed(text: str, path: str, folder: str) -> File:
    # tomllib and the table of all settings are for those only who have a configuration.
    from awesomelint.configuration.parse import parse

    return parse(text, path, folder)
