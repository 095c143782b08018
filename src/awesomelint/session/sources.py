"""The files of one call, in order, with the exit statuses of the commands."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from awesomelint.config import Configuration
from awesomelint.errors import UserError
from awesomelint.source import Source
from awesomelint.ui.console import say
from awesomelint.ui.progress import with_progress_bar
from awesomelint.workspace import boundary, files
from awesomelint.workspace.inputs import Inputs

if TYPE_CHECKING:
    from argparse import Namespace

    from awesomelint.session.finding_filter import FindingFilter

OK, FINDINGS, FAILED = 0, 1, 2


class Sources:
    """The sources that a run is about; troubles go to standard error and are remembered, and so is what is left out.

    What was looked at is noted in `inputs`.
    """

    def __init__(
        self,
        args: Namespace,
        configuration: Configuration,
        finding_filter: FindingFilter | None = None,
        inputs: Inputs | None = None,
    ) -> None:
        self.args = args
        self.finding_filter = finding_filter
        self.configuration = configuration
        self.inputs = inputs or Inputs()
        self.stdin_name = args.stdin_filename or "<stdin>"
        self.failed = False
        self.left_out: list[str] = []

    def __iter__(self) -> Iterator[Source]:
        for path in self.args.paths:
            if path != "-" and (refused := boundary.complaint(path)):
                raise UserError(refused)
            if path.startswith("-") and path != "-" and not os.path.lexists(path):
                raise UserError(f"there is no file {path}; an option goes before `--`")
        paths = [_within(path) for path in files.find(self.args.paths, self._excluded, self.inputs)]
        _check_output(getattr(self.args, "output_file", None), paths)
        for path in paths:
            # A slip in any configuration is told before the first file is touched.
            if isinstance(path, str):
                self.configuration.settings_for(self._name(path))
                if self.finding_filter is not None:
                    self.finding_filter.ready(path, self._name(path))
        for path in with_progress_bar(paths, quiet=getattr(self.args, "quiet", False)):
            try:
                if isinstance(path, UserError):
                    raise path
                yield files.load(path, self.stdin_name, self.inputs)
            except UserError as trouble:
                self.failed = True
                say(str(trouble))

    def _name(self, path: str) -> str:
        return self.stdin_name if path == "-" else path

    def _excluded(self, path: str, named: bool) -> bool:
        if (named and not self.args.force_exclude) or not self.configuration.excludes(self._name(path)):
            return False
        self.left_out.append(path)
        if getattr(self.args, "verbose", False):
            say(f"{self._name(path)}: the configuration leaves this file out")
        return True


def _within(path: str | UserError) -> str | UserError:
    refused = boundary.complaint(path) if isinstance(path, str) and path != "-" else None
    return UserError(refused) if refused else path


def _check_output(name: str | None, paths: list[str | UserError]) -> None:
    """Refuse to write over what is read: a file name that was taken for an option does that."""
    if name is None or not os.path.exists(name):
        return
    for path in paths:
        if isinstance(path, str) and path != "-" and os.path.samefile(path, name):
            raise UserError(f"--output-file {name}: this file is one of those to read; name another")
