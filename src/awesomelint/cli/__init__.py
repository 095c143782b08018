"""The command line: what a call is for, and its exit status; everything heavy is imported by what needs it."""

from __future__ import annotations

import sys

from awesomelint.session.replay import replayed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


def program() -> int:
    """What `awesomelint` does as a process of its own; the exit status."""
    import gc

    _occupy_closed_streams()
    try:
        status = main()
    except SystemExit as end:
        # The reader of arguments has printed its help, or what is wrong with them.
        status = end.code if isinstance(end.code, int) else 2
    status = _flush(status)
    if patterns := sys.modules.get("awesomelint.util.regex"):
        patterns.keep()
    # Python would look through all that was read for garbage, more than once, before it lets go of it: twice the time
    # that it takes to start. What is frozen it does not look through; all else happens at the end as it always does.
    gc.freeze()
    return status


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; the exit status."""
    given = sys.argv[1:] if argv is None else argv
    try:
        status = replayed(given)
        return status if status is not None else _run(given)
    except KeyboardInterrupt:
        return 2
    except OSError as error:
        # All else that can go wrong with files is a sentence already: this is standard output.
        return _output_failed(error)


def _run(argv: Sequence[str]) -> int:
    import gc

    # What is read of a list is kept to its end, and so is what is imported: to look for garbage in it as often as usual
    # takes a tenth of the time.
    gc.set_threshold(200_000, 10, 10)
    from importlib import import_module

    from awesomelint.cli.plain import plain
    from awesomelint.errors import UserError

    args: Any = plain(argv)
    if args is None:
        from awesomelint.cli.arguments import parse

        args = parse(argv)
    try:
        _require_folder()
        verb = "fix" if args.verb == "check" and args.fix else args.verb
        return int(import_module(f"awesomelint.cli.commands.{verb}").run(args))
    except UserError as trouble:
        from awesomelint.session.sources import say

        # A configuration may have several slips, each a sentence.
        for sentence in str(trouble).split("\n"):
            say(sentence)
    except BrokenPipeError:
        raise
    except Exception as error:
        from awesomelint.session.internal_error import told
        from awesomelint.session.sources import say

        say(told(args.verb, error))
    return 2


def _require_folder() -> None:
    """Relative paths count from the current folder; `UserError` says that there is none."""
    from os import getcwd

    from awesomelint.errors import UserError, os_reason

    try:
        getcwd()
    except OSError as error:
        raise UserError(
            f"the current folder cannot be used ({os_reason(error)}); change to one that exists"
        ) from None


def _occupy_closed_streams() -> None:
    """Open something in the place of standard streams that are closed (`>&-`), on which every read and write fails.

    Otherwise the next file that is opened, such as a list that is being written, would take their number, and whatever
    is meant for the stream would end up in it; and what is meant for standard error Python prints on standard output.
    """
    if sys.stdin and sys.stdout and sys.stderr:
        return
    import os

    # Only the null device can be opened everywhere; it is opened the wrong way around, and for errors, which are lost
    # either way, the right way.
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
            # It stays open to the end.
            mode = "w" if number else "r"
            stream = open(number, mode, encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)


def _flush(status: int) -> int:
    """Write what is left of the output; the exit status, which is another one if that fails."""
    try:
        sys.stdout.flush()
    except OSError as error:
        status = _output_failed(error)
    try:
        sys.stderr.flush()
    except OSError:
        from awesomelint.session.sources import silence

        silence(2)
    return status


def _output_failed(error: OSError) -> int:
    """Say that standard output cannot be written, unless its reader has had enough (`awesomelint check | head`)."""
    from awesomelint.session.sources import no_output, say

    trouble = no_output(error)
    if not isinstance(error, BrokenPipeError):
        say(str(trouble))
    return 2
