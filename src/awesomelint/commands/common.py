"""What the commands share: their sources and settings, where they write, and how they speak to people."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from awesomelint import boundary, files
from awesomelint.commands.progress import watched
from awesomelint.configuration import Configuration
from awesomelint.files import Trouble, reason
from awesomelint.inputs import Inputs
from awesomelint.source import Source

if TYPE_CHECKING:
    from argparse import Namespace

    from awesomelint.commands.sieve import Sieve

OK, FINDINGS, FAILED = 0, 1, 2


class Sources:
    """The sources that a run is about; troubles go to standard error and are remembered, and so is what is left out.

    What was looked at is noted in `inputs`.
    """

    def __init__(
        self, args: Namespace, configuration: Configuration, sieve: Sieve | None = None, inputs: Inputs | None = None
    ) -> None:
        self.args = args
        self.sieve = sieve
        self.configuration = configuration
        self.inputs = inputs or Inputs()
        self.stdin_name = args.stdin_filename or "<stdin>"
        self.failed = False
        self.left_out: list[str] = []

    def __iter__(self) -> Iterator[Source]:
        for path in self.args.paths:
            if path != "-" and (refused := boundary.complaint(path)):
                raise Trouble(refused)
            if path.startswith("-") and path != "-" and not os.path.lexists(path):
                raise Trouble(f"there is no file {path}; an option goes before `--`")
        paths = [_within(path) for path in files.find(self.args.paths, self._excluded, self.inputs)]
        _check_output(getattr(self.args, "output_file", None), paths)
        for path in paths:
            # A slip in any configuration is told before the first file is touched.
            if isinstance(path, str):
                self.configuration.settings_for(self._name(path))
                if self.sieve is not None:
                    self.sieve.ready(path, self._name(path))
        for path in watched(paths, quiet=getattr(self.args, "quiet", False)):
            try:
                if isinstance(path, Trouble):
                    raise path
                yield files.load(path, self.stdin_name, self.inputs)
            except Trouble as trouble:
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


def _within(path: str | Trouble) -> str | Trouble:
    refused = boundary.complaint(path) if isinstance(path, str) and path != "-" else None
    return Trouble(refused) if refused else path


def _check_output(name: str | None, paths: list[str | Trouble]) -> None:
    """Refuse to write over what is read: a file name that was taken for an option does that."""
    if name is None or not os.path.exists(name):
        return
    for path in paths:
        if isinstance(path, str) and path != "-" and os.path.samefile(path, name):
            raise Trouble(f"--output-file {name}: this file is one of those to read; name another")


_said = 0


def said() -> int:
    """How often people were told something so far."""
    return _said


def say(sentence: str) -> None:
    """Tell the person at the terminal something that is no finding."""
    from awesomelint.report.harmless import harmless, inert

    global _said
    _said += 1
    print(inert(f"awesomelint: {harmless(sentence)}"), file=sys.stderr)


@contextmanager
def output(name: str | None) -> Iterator[TextIO]:
    """Standard output, or the file of this name; `Trouble` says why it cannot be written."""
    if name is None:
        # Lists are UTF-8 whatever the locale says, and so is what is told of them.
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
        yield sys.stdout
        sys.stdout.flush()
        return
    try:
        with open(name, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            yield file
    except OSError as error:
        raise Trouble(f"{name}: this file cannot be written ({reason(error)})") from None


@contextmanager
def step_summary() -> Iterator[TextIO | None]:
    """The file that GitHub shows below a run, to append to, or None where there is none."""
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        yield None
        return
    try:
        # Opened here and closed below, so that what goes wrong in between is not taken for a file that cannot be opened.
        file = open(name, "a", encoding="utf-8", newline="\n")  # noqa: SIM115
    except OSError as error:
        say(f"{name}: the step summary cannot be written ({reason(error)})")
        yield None
        return
    with file:
        yield file


def checkout() -> str | None:
    """The folder to which a build service wants paths to be relative; None where none is at work."""
    return os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR")


def wants_colour(args: Namespace, out: TextIO) -> bool:
    """Whether to colour: as `--color` says, else where a terminal reads along and NO_COLOR is not set."""
    if args.color != "auto":
        return bool(args.color == "always")
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
