"""Standard streams: how they are written, how wide their terminal is, closed ones replaced, and failed ones silenced."""

from __future__ import annotations

import os
import sys


def print_text(text: str) -> None:
    """Write text to standard output, in UTF-8 whatever the locale; raise `OSError` if it cannot be written."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    sys.stdout.write(text)
    sys.stdout.flush()


def terminal_columns() -> int | None:
    """Return the width of the terminal that standard output goes to, or None if it is not a terminal.

    As for Python's own help, the variable COLUMNS takes precedence, and 80 is assumed if the width is unknown.
    """
    if not sys.stdout.isatty():
        return None
    width = os.environ.get("COLUMNS", "")
    if width.isdecimal() and int(width):
        return int(width)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def silence(number: int) -> None:
    """Discard what is buffered for standard output (1) or error (2), which Python would try to write again at exit."""
    try:
        if (sys.stdout if number == 1 else sys.stderr).fileno() == number:
            handle = os.open(os.devnull, os.O_WRONLY)
            os.dup2(handle, number)
            os.close(handle)
    except (OSError, ValueError):
        # Not a stream of the system, as in tests.
        return


def occupy_closed_streams() -> None:
    """Open the null device in place of standard streams that are closed (`>&-`), so that reads and writes fail.

    Otherwise the next file that is opened, such as a list that is being written, would get the number of the stream and
    with it all output for the stream. Python would print output for standard error on standard output.
    """
    if sys.stdin and sys.stdout and sys.stderr:
        return
    # Only the null device can be opened everywhere. Standard input and output are opened in the wrong direction so
    # that they fail; errors are lost either way.
    for number, name, flags in (
        (0, "stdin", os.O_WRONLY),
        (1, "stdout", os.O_RDONLY),
        (2, "stderr", os.O_WRONLY),
    ):
        if getattr(sys, name) is None:
            handle = os.open(os.devnull, flags)
            if handle != number:
                os.dup2(handle, number)
                os.close(handle)
            # Never closed.
            mode = "w" if number else "r"
            stream = open(number, mode, encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)
