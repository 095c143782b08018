"""Surroundings: the files beside a list that its relative links could lead to, for the rule that asks whether they are there."""

from __future__ import annotations

import os
import re
from posixpath import dirname, normpath
from typing import TYPE_CHECKING

from awesomelint.util.regex import compiled
from awesomelint.workspace.files import repository
from awesomelint.workspace.inputs import Inputs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomelint.settings import Settings
    from awesomelint.source import Source

# What could be a relative address: behind `](`, in an attribute, or in a definition.
_ADDRESS = compiled(
    r"""(?:\]\(\s*<?|(?:src|href)\s*=\s*["']?|^\s{0,3}\[[^\]\n]+\]:\s*<?)(?![a-zA-Z][\w+.-]*:|//|#)([^\s)"'<>]+)""",
    re.MULTILINE,
)


class Siblings:
    """Looks around lists; which folders were gone through is noted in `inputs`."""

    def __init__(self, inputs: Inputs | None = None) -> None:
        self._inputs = inputs or Inputs()
        self._listed: dict[str, list[str] | None] = {}
        self._roots: dict[str, str | None] = {}

    def informed(self, settings: Settings, source: Source) -> Settings:
        """The settings with the files that are known beside a source; the same ones where its text names none."""
        folder = os.path.dirname(source.path) or "."
        if source.path.startswith("<") or not os.path.isdir(folder):
            return settings
        wanted = set(_addresses(source.text))
        if not wanted or settings.files is not None:
            return settings
        root = self._root(folder)
        if root is None:
            return settings
        folders = {""} | {dirname(path) for path in wanted}
        known = frozenset(
            f"{place}/{name}".lstrip("/") for place in folders for name in self._names(root, folder, place)
        )
        # Where nothing of all that a list names is there, it was taken out of its repository.
        return settings.with_files(known) if known & wanted else settings

    def _names(self, root: str, folder: str, place: str) -> list[str]:
        """What is in a folder below the list's own or beside it, but not outside of the repository."""
        path = os.path.join(folder, place) if place else folder
        if path not in self._listed:
            self._listed[path] = self._list(root, path)
        return self._listed[path] or []

    def _list(self, root: str, path: str) -> list[str] | None:
        real = self._inputs.leads(path)
        if real != root and not real.startswith(root.rstrip(os.sep) + os.sep):
            return None
        try:
            names = os.listdir(path)
        except OSError:
            self._inputs.whole = self._inputs.whole and not self._inputs.exists(path)
            return None
        self._inputs.folder(path)
        return names

    def _root(self, folder: str) -> str | None:
        """The top of the repository that a folder is in; None where it is in none."""
        real = os.path.realpath(folder)
        if real not in self._roots:
            self._roots[real] = repository(real, self._inputs)
        return self._roots[real]


def _addresses(text: str) -> Iterator[str]:
    for match in _ADDRESS.finditer(text):
        address = match[1].partition("#")[0].partition("?")[0]
        if "%" in address:
            # Only addresses with escapes need it.
            from urllib.parse import unquote

            address = unquote(address)
        if address and "\0" not in address:
            yield normpath(address.lstrip("/"))
