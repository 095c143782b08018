"""The console: what the program writes to standard output and standard error, made harmless where people see it."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from awesomelint.errors import UserError, cannot_write, os_reason
from awesomelint.ui.ci import is_build_service
from awesomelint.util import disk
from awesomelint.util.streams import print_text, silence

if TYPE_CHECKING:
    from argparse import Namespace

_message_count = 0


def message_count() -> int:
    """The number of messages that `say` has written so far."""
    return _message_count


def say(sentence: str) -> None:
    """Write a message that is not a finding to standard error."""
    from awesomelint.ui.sanitize import harmless, inert

    global _message_count
    _message_count += 1
    _write_error(inert(f"awesomelint: {harmless(sentence)}") + "\n")


def print_error_text(text: str) -> None:
    """Write text that is not a message, such as findings, to standard error, made harmless where people see it."""
    from awesomelint.ui import sanitize

    log = is_build_service()
    _write_error(sanitize.safe_text(text, log=log, painted=False) if log or sys.stderr.isatty() else text)


def _write_error(text: str) -> None:
    # If standard error cannot be written either, only the exit status is left.
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()


class Output(io.StringIO):
    """The output of a command, collected so that all of it is written, or nothing.

    `shown` says that people or a build service see it unchanged, in a terminal or in a log; `painted` says that it
    contains escape sequences and that everything else in it is harmless already.
    """

    def __init__(self, *, terminal: bool, log: bool) -> None:
        super().__init__(newline="")
        self._terminal = terminal
        self.log = log
        self.shown = terminal or log
        self.painted = False
        # What was printed, after the end of `output`.
        self.written = ""

    def isatty(self) -> bool:
        """Whether it goes to a terminal."""
        return self._terminal


@contextmanager
def output(name: str | None, form: str = "text") -> Iterator[Output]:
    """Standard output, or the file of this name; raise `UserError` if it cannot be written.

    What is shown in a terminal or in the log of a build service is made harmless according to its `form`: `text` line by
    line, `json` with equivalent escapes, and `exact` not at all, because the caller has done so.
    """
    if name is not None:
        out = Output(terminal=False, log=False)
        yield out
        try:
            disk.write(name, out.getvalue().encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise cannot_write(name, error) from None
        return
    out = Output(terminal=sys.stdout.isatty(), log=_is_log())
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
        raise output_error(error) from None


def _safe(text: str, form: str, out: Output) -> str:
    from awesomelint.ui import sanitize

    if form == "json":
        return sanitize.safe_json(text)
    return sanitize.safe_text(text, log=out.log, painted=out.painted)


def print_bytes(data: bytes) -> None:
    """Write bytes to standard output unchanged; raise `UserError` if they cannot be written."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise output_error(error) from None


def output_error(error: OSError) -> UserError:
    """The error to report if standard output cannot be written; discards what is still buffered for it."""
    silence(1)
    if error.errno == errno.EBADF:
        return UserError("standard output is closed")
    return UserError(f"cannot write to standard output ({os_reason(error)})")


def _is_log() -> bool:
    """Whether standard output is the log of a build service, which obeys commands in it, whoever wrote them.

    A regular file is not: `awesomelint fix --diff > fixes.patch` writes the same in every environment.
    """
    if not is_build_service():
        return False
    try:
        return not stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):
        return True


def wants_colour(args: Namespace, out: Output) -> bool:
    """Whether to colour, which is also noted in `out`.

    The option `--color` decides, then the variables NO_COLOR and FORCE_COLOR, in this order, then whether it goes to a
    terminal.
    """
    if args.color != "auto":
        out.painted = args.color == "always"
    elif os.environ.get("FORCE_COLOR") and not os.environ.get("NO_COLOR"):
        out.painted = True
    else:
        out.painted = out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return out.painted
