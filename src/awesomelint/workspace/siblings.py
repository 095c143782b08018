"""Find out which files exist near a list, for the rule `missing-file`, which may not access the file system."""

from __future__ import annotations

import os
import re
from itertools import chain
from posixpath import dirname, normpath
from typing import TYPE_CHECKING

from awesomelint.util.regex import compiled, lazy_pattern
from awesomelint.util.text import percent_decoded
from awesomelint.workspace.files import repository
from awesomelint.workspace.inputs import Inputs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomelint.settings import Settings
    from awesomelint.source import Source

# What may be a relative URL: after `](`, in an attribute, or in a reference definition.
_RELATIVE = r"""(?![a-zA-Z][\w+.-]*:|//|#)([^\s)"'<>]+)"""
_IN_LINK = compiled(rf"\]\(\s*<?{_RELATIVE}")
_IN_ATTRIBUTE = lazy_pattern(rf"""(?:src|href)\s*=\s*["']?{_RELATIVE}""")
_IN_DEFINITION = lazy_pattern(rf"^\s{{0,3}}\[[^\]\n]+\]:\s*<?{_RELATIVE}", re.MULTILINE)


class Siblings:
    """Lists the folders that a list's relative links lead to, and records them in `inputs`."""

    def __init__(self, inputs: Inputs | None = None) -> None:
        self.inputs = inputs or Inputs()
        self._listed: dict[str, list[str] | None] = {}
        self._roots: dict[str, str | None] = {}

    def informed(self, settings: Settings, source: Source) -> Settings:
        """Return the settings with the files that exist near a source; unchanged if it has no relative links."""
        folder = os.path.dirname(source.path) or "."
        if source.path.startswith("<") or not os.path.isdir(folder):
            return settings
        linked = set(_relative_paths(source.text))
        if not linked or settings.files is not None:
            return settings
        root = self._root(folder)
        if root is None:
            return settings
        subfolders = {""} | {dirname(path) for path in linked}
        existing = frozenset(
            f"{subfolder}/{name}".lstrip("/")
            for subfolder in subfolders
            for name in self._names(root, folder, subfolder)
        )
        # If none of the linked files exists, the list is probably a copy outside its repository.
        return settings.with_files(existing) if existing & linked else settings

    def _names(self, root: str, folder: str, subfolder: str) -> list[str]:
        """Return the names in a folder, given relative to the list's own; none if it is outside the repository."""
        path = os.path.join(folder, subfolder) if subfolder else folder
        if path not in self._listed:
            self._listed[path] = self._list(root, path)
        return self._listed[path] or []

    def _list(self, root: str, path: str) -> list[str] | None:
        real = self.inputs.real_path(path)
        if real != root and not real.startswith(root.rstrip(os.sep) + os.sep):
            return None
        try:
            names = os.listdir(path)
        except OSError:
            self.inputs.complete = self.inputs.complete and not self.inputs.exists(path)
            return None
        self.inputs.folder(path)
        return names

    def _root(self, folder: str) -> str | None:
        """Return the top of the repository that contains a folder, or None."""
        real = os.path.realpath(folder)
        if real not in self._roots:
            self._roots[real] = repository(real, self.inputs)
        return self._roots[real]


def _relative_paths(text: str) -> Iterator[str]:
    # Three scans, of which most lists need one, are ten times as fast as one with alternatives.
    found = _IN_LINK.finditer(text)
    if "href" in text or "src" in text:
        found = chain(found, _IN_ATTRIBUTE.finditer(text))
    if "]:" in text:
        found = chain(found, _IN_DEFINITION.finditer(text))
    for match in found:
        path = percent_decoded(match[1].partition("#")[0].partition("?")[0])
        if path and "\0" not in path:
            yield normpath(path.lstrip("/"))
