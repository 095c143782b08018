"""Patterns: which files a configuration means, by patterns as in .gitignore."""

from __future__ import annotations

import os

from awesomelint.configuration.layers import Given
from awesomelint.files import Trouble


class Patterns:
    """The patterns of one setting, which count from a folder."""

    def __init__(self, given: Given, folder: str) -> None:
        # Half the start-up time of a check, and most configurations have no patterns.
        from pathspec import GitIgnoreSpec

        self.folder = folder
        try:
            self.spec = GitIgnoreSpec.from_lines(given.value)
        except ValueError as error:
            raise Trouble(f"{given.origins[-1]}: this is no pattern as in .gitignore: {error}") from None

    def match(self, path: str) -> bool:
        """Whether a file (an absolute path) is meant; none outside of the folder ever is."""
        try:
            inside = os.path.relpath(path, self.folder)
        except ValueError:
            # On Windows, a file on another drive.
            return False
        # pathspec before 0.12.1 says None if no pattern matches.
        return not inside.startswith("..") and bool(self.spec.match_file(inside))
