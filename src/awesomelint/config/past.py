"""Configuration files and baselines as they are at a git revision, for `--config-from`."""

from __future__ import annotations

import os

from awesomelint.errors import UserError
from awesomelint.workspace import files
from awesomelint.workspace.git import Checkout


class Past:
    """Files at a revision, read from git's object store without checking them out."""

    def __init__(self, revision: str) -> None:
        self.revision = revision
        self._trees: dict[str, _Tree] = {}

    @staticmethod
    def covers(path: str) -> bool:
        """Return whether a path is in a repository; other files have no revisions."""
        return files.repository(os.path.realpath(os.path.dirname(path))) is not None

    def read(self, path: str) -> bytes | None:
        """Return the contents of a file (an absolute path) at the revision, or None if it doesn't exist there.

        Raises `UserError` if the file is in no repository, the revision is unknown, or the file is a symbolic link.
        """
        # The change may have added a symbolic link to a folder.
        folder = os.path.realpath(os.path.dirname(path))
        top = files.repository(folder)
        if top is None:
            raise UserError(f"--config-from: {folder} is not in a git working tree")
        if top not in self._trees:
            self._trees[top] = _Tree(top, self.revision)
        name = os.path.relpath(os.path.join(folder, os.path.basename(path)), top).replace(os.sep, "/")
        return self._trees[top].read(name)


class _Tree:
    """A repository at the revision."""

    def __init__(self, top: str, revision: str) -> None:
        self.checkout = Checkout(top)
        commit = self.checkout.commit(revision)
        if commit is None:
            raise UserError(f"--config-from {revision}: unknown git revision")
        self.revision, self.commit = revision, commit
        self.modes = {name: entry.mode for name, entry in self.checkout.entries(commit).items()}

    def read(self, name: str) -> bytes | None:
        mode = self.modes.get(name)
        if mode is None:
            return None
        if mode == "120000":
            raise UserError(
                f"--config-from {self.revision}: {name} is a symbolic link at that revision; commit a regular file"
            )
        return self.checkout.blob(self.commit, name)
