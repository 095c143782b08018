"""What the commands share: their sources and settings, where they write, and how they speak to people."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from awesomelint.config import Configuration
from awesomelint.errors import UserError, os_reason
from awesomelint.session.replay import print_text
from awesomelint.source import Source
from awesomelint.ui.progress import watched
from awesomelint.util import disk
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
        for path in watched(paths, quiet=getattr(self.args, "quiet", False)):
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


_said = 0


def said() -> int:
    """How often people were told something so far."""
    return _said


def say(sentence: str) -> None:
    """Tell the person at the terminal something that is no finding."""
    from awesomelint.ui.sanitize import harmless, inert

    global _said
    _said += 1
    complain(inert(f"awesomelint: {harmless(sentence)}") + "\n")


def complain(text: str) -> None:
    """Write harmless text to standard error; where that cannot be written either, the exit status has to do."""
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()


class Output(io.StringIO):
    """What a command writes, until all of it is there: then it is written in one go, or nothing is.

    `shown` says that people or a build service see it as it is, in a terminal or in a log; `painted` that it holds the
    escapes of a terminal, and that all else in it is harmless already.
    """

    def __init__(self, *, terminal: bool, log: bool) -> None:
        super().__init__(newline="")
        self._terminal = terminal
        self.log = log
        self.shown = terminal or log
        self.painted = False
        # What was printed in the end, once it was.
        self.written = ""

    def isatty(self) -> bool:
        """Whether it goes to a terminal."""
        return self._terminal


@contextmanager
def output(name: str | None, form: str = "text") -> Iterator[Output]:
    """Standard output, or the file of this name; `UserError` says why it cannot be written.

    What is shown in a terminal or in the log of a build service is made harmless, as its `form` allows: `text` line by
    line, `json` by escapes that mean the same, and `exact` not at all, because whoever writes it has seen to that.
    """
    if name is not None:
        out = Output(terminal=False, log=False)
        yield out
        try:
            disk.write(name, out.getvalue().encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise UserError(f"{name}: this file cannot be written ({os_reason(error)})") from None
        return
    out = Output(terminal=sys.stdout.isatty(), log=_in_log())
    yield out
    text = out.getvalue()
    if out.shown and form != "exact":
        text = _safe(text, form, out)
    out.written = text
    try:
        print_text(text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise no_output(error) from None


def _safe(text: str, form: str, out: Output) -> str:
    from awesomelint.ui import sanitize

    if form == "json":
        return sanitize.safe_json(text)
    return sanitize.safe_text(text, log=out.log, painted=out.painted)


def print_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are; `UserError` says why they cannot be."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise no_output(error) from None


def print_error_text(text: str) -> None:
    """Write text that is no sentence, such as findings, to standard error, harmless where it is seen."""
    from awesomelint.ui import sanitize

    log = bool(_build_service())
    complain(sanitize.safe_text(text, log=log, painted=False) if log or sys.stderr.isatty() else text)


def no_output(error: OSError) -> UserError:
    """What to say of standard output that cannot be written; what is still to be written there is lost."""
    silence(1)
    if error.errno == errno.EBADF:
        return UserError("standard output is closed: nothing can be written there")
    return UserError(f"standard output cannot be written ({os_reason(error)})")


def silence(number: int) -> None:
    """Lose what is still to be written to standard output (1) or error (2): Python would try it again at its end."""
    try:
        if (sys.stdout if number == 1 else sys.stderr).fileno() == number:
            handle = os.open(os.devnull, os.O_WRONLY)
            os.dup2(handle, number)
            os.close(handle)
    except (OSError, ValueError):
        # A stream that is none of the system's, as in tests.
        return


def _in_log() -> bool:
    """Whether standard output is the log of a build service, which obeys commands in it, whoever put them there.

    A file is none: `awesomelint fix --diff > fixes.patch` writes there what it writes everywhere.
    """
    if not _build_service():
        return False
    try:
        return not stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):
        return True


def _build_service() -> bool:
    return any(os.environ.get(name) for name in ("GITHUB_ACTIONS", "TF_BUILD"))


def summary_size() -> int | None:
    """How many bytes are in the file that GitHub shows below a run; None where there is no such file."""
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return None
    try:
        return os.stat(name).st_size
    except OSError:
        # Whether it can be made is seen when it is written.
        return 0


def append_to_summary(text: str) -> None:
    """Add text to that file; `UserError` says why it cannot be added.

    The file is not replaced, because GitHub and other programs of the step write to it, too. If its disk is full, it
    gets the size that it had.
    """
    name = os.environ["GITHUB_STEP_SUMMARY"]
    try:
        with open(name, "ab", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            try:
                disk.write_all(file.write, text.encode("utf-8", "backslashreplace"))
            except OSError:
                with suppress(OSError):
                    file.truncate(size)
                raise
    except OSError as error:
        raise UserError(f"{name}: the step summary cannot be written ({os_reason(error)})") from None


def checkout() -> str | None:
    """The folder to which a build service wants paths to be relative; None where none is at work."""
    return os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR")


def wants_colour(args: Namespace, out: Output) -> bool:
    """Whether to colour, which is noted in `out`: as `--color` says, else in a terminal unless NO_COLOR is set."""
    if args.color != "auto":
        out.painted = args.color == "always"
    else:
        out.painted = out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return out.painted
