"""Patterns: which files a configuration means, by patterns as in .gitignore."""

from __future__ import annotations

import os

from awesomelint.config.layers import Given
from awesomelint.errors import UserError


class Patterns:
    """The patterns of one setting, which count from a folder."""

    def __init__(self, given: Given, folder: str) -> None:
        # Most configurations have no patterns.
        from awesomelint.util.globs import Globs, parse

        self.folder = folder
        try:
            self.globs = Globs(pattern for text in given.value if (pattern := parse(text)) is not None)
        except ValueError as error:
            raise UserError(f"{given.origins[-1]}: this is no pattern as in .gitignore: {error}") from None

    def match(self, path: str) -> bool:
        """Whether a file (an absolute path) is meant; none outside of the folder ever is."""
        try:
            inside = os.path.relpath(path, self.folder)
        except ValueError:
            # On Windows, a file on another drive.
            return False
        outside = inside == os.pardir or inside.startswith(os.pardir + os.sep)
        return not outside and self.globs.match(inside.replace(os.sep, "/"))
