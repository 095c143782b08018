"""Past: configuration files and baselines as they are at a commit, which no change since can have touched."""

from __future__ import annotations

import os

from awesomelint.errors import UserError
from awesomelint.workspace import files
from awesomelint.workspace.git import Checkout


class Past:
    """The files of repositories at one revision, read from git's store and never written to a working tree."""

    def __init__(self, revision: str) -> None:
        self.revision = revision
        self._trees: dict[str, _Tree] = {}

    @staticmethod
    def covers(path: str) -> bool:
        """Whether a path is in a repository at all; files elsewhere have no other state than the present one."""
        return files.repository(os.path.realpath(os.path.dirname(path))) is not None

    def read(self, path: str) -> bytes | None:
        """What a file held (an absolute path); None if there was no such file. `UserError` says why it is not known."""
        # A link to a folder may be new; what counts is the folder that the files are in.
        folder = os.path.realpath(os.path.dirname(path))
        top = files.repository(folder)
        if top is None:
            raise UserError(f"--config-from: {folder} is in no git repository with a working tree")
        if top not in self._trees:
            self._trees[top] = _Tree(top, self.revision)
        name = os.path.relpath(os.path.join(folder, os.path.basename(path)), top).replace(os.sep, "/")
        return self._trees[top].read(name)


class _Tree:
    """One repository at the revision."""

    def __init__(self, top: str, revision: str) -> None:
        self.checkout = Checkout(top)
        commit = self.checkout.commit(revision)
        if commit is None:
            raise UserError(f"--config-from {revision}: git knows no such revision")
        self.revision, self.commit = revision, commit
        self.modes = {name: entry.mode for name, entry in self.checkout.entries(commit).items()}

    def read(self, name: str) -> bytes | None:
        mode = self.modes.get(name)
        if mode is None:
            return None
        if mode == "120000":
            raise UserError(
                f"--config-from {self.revision}: {name} is a symbolic link there, which is not followed"
            )
        return self.checkout.blob(self.commit, name)
