"""The files of a run, and the exit statuses of the commands."""

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
    """The files of a run, as an iterable of `Source`.

    Problems with single files are printed to standard error and set `failed`; files that the configuration excludes are
    collected in `excluded`. The files and folders looked at are recorded in `inputs`.
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
        self.excluded: list[str] = []

    def __iter__(self) -> Iterator[Source]:
        for path in self.args.paths:
            if path != "-" and (refusal := boundary.refusal(path)):
                raise UserError(refusal)
            if path.startswith("-") and path != "-" and not os.path.lexists(path):
                raise UserError(f"{path}: no such file; put options before `--`")
        paths = [_check_boundary(path) for path in files.find(self.args.paths, self._excludes, self.inputs)]
        _check_output(getattr(self.args, "output_file", None), paths)
        for path in paths:
            # Mistakes in any configuration are reported before the first file is changed.
            if isinstance(path, str):
                self.configuration.settings_for(self._name(path))
                if self.finding_filter is not None:
                    self.finding_filter.prepare(path, self._name(path))
        for path in with_progress_bar(paths, quiet=getattr(self.args, "quiet", False)):
            try:
                if isinstance(path, UserError):
                    raise path
                yield files.load(path, self.stdin_name, self.inputs)
            except UserError as error:
                self.failed = True
                say(str(error))

    def _name(self, path: str) -> str:
        return self.stdin_name if path == "-" else path

    def _excludes(self, path: str, is_explicit: bool) -> bool:
        if (is_explicit and not self.args.force_exclude) or not self.configuration.excludes(self._name(path)):
            return False
        self.excluded.append(path)
        if getattr(self.args, "verbose", False):
            say(f"{self._name(path)}: excluded by the configuration")
        return True


def _check_boundary(path: str | UserError) -> str | UserError:
    refusal = boundary.refusal(path) if isinstance(path, str) and path != "-" else None
    return UserError(refusal) if refusal else path


def _check_output(name: str | None, paths: list[str | UserError]) -> None:
    """Refuse to overwrite an input file, which happens if its name is mistaken for the value of an option."""
    if name is None or not os.path.exists(name):
        return
    for path in paths:
        if isinstance(path, str) and path != "-" and os.path.samefile(path, name):
            raise UserError(f"--output-file {name}: this is one of the input files; choose another name")
