"""Match files against the .gitignore patterns of a configuration."""

from __future__ import annotations

import os

from awesomelint.config.layers import Given
from awesomelint.errors import UserError


class Patterns:
    """The patterns of a setting, relative to a folder."""

    def __init__(self, given: Given, folder: str) -> None:
        # Imported late, because most configurations have no patterns.
        from awesomelint.util.globs import Globs, parse

        self.folder = folder
        try:
            self.globs = Globs(pattern for text in given.value if (pattern := parse(text)) is not None)
        except ValueError as error:
            raise UserError(f"{given.origins[-1]}: invalid .gitignore pattern: {error}") from None

    def match(self, path: str) -> bool:
        """Return whether the patterns match a file (an absolute path); files outside the folder never match."""
        try:
            inside = os.path.relpath(path, self.folder)
        except ValueError:
            # The file is on another drive (Windows).
            return False
        outside = inside == os.pardir or inside.startswith(os.pardir + os.sep)
        return not outside and self.globs.match(inside.replace(os.sep, "/"))
