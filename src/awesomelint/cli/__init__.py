"""The command line: runs a command and returns its exit status. What costs much is imported by the code that needs it."""

from __future__ import annotations

import sys

from awesomelint.session.replay import replayed
from awesomelint.util.startup import TYPE_CHECKING, collect_garbage_rarely, skip_final_collection
from awesomelint.util.streams import occupy_closed_streams, silence

if TYPE_CHECKING:
    from collections.abc import Sequence


# The commands that a hook runs on each commit.
_WAITED_FOR = (["check"], ["fix"])


def program() -> int:
    """Run `awesomelint` as a process of its own; return its exit status."""
    occupy_closed_streams()
    try:
        status = main()
    except SystemExit as end:
        # argparse has printed its help or an error.
        status = end.code if isinstance(end.code, int) else 2
    status = _flush(status)
    if patterns := sys.modules.get("awesomelint.util.regex"):
        patterns.keep()
    if pack := sys.modules.get("awesomelint.util.module_pack"):
        pack.keep()
    skip_final_collection()
    return status


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these arguments, by default those of the process; return its exit status."""
    given = sys.argv[1:] if argv is None else argv
    try:
        status = replayed(given)
        if status is not None:
            return status
        collect_garbage_rarely()
        if argv is None and given[:1] in _WAITED_FOR:
            from awesomelint.util.module_pack import import_from_pack

            import_from_pack(given[0])
        return _run(given)
    except KeyboardInterrupt:
        return 2
    except OSError as error:
        # Only standard output is left: errors of all other files are reported as `UserError`.
        return _output_failed(error)


def _run(argv: Sequence[str]) -> int:
    from importlib import import_module

    from awesomelint.util.regex import LazyCompilation

    with LazyCompilation():
        # Their patterns are for messages and help; compiling them takes a quarter of the time that Python takes to start.
        import argparse  # noqa: F401
        import locale  # noqa: F401

    from awesomelint.cli.arguments import parse
    from awesomelint.errors import UserError

    try:
        args = parse(argv)
        _require_current_folder()
        verb = "fix" if args.verb == "check" and args.fix else args.verb
        return int(import_module(f"awesomelint.cli.commands.{verb}").run(args))
    except UserError as error:
        from awesomelint.ui.console import say

        # A configuration may have several errors, each a sentence.
        for sentence in str(error).split("\n"):
            say(sentence)
    except BrokenPipeError:
        raise
    except Exception as error:
        from awesomelint.session.internal_error import internal_error_message
        from awesomelint.ui.console import say

        say(internal_error_message(argv[0], error))
    return 2


def _require_current_folder() -> None:
    """Raise `UserError` if there is no current folder, which relative paths start from."""
    from os import getcwd

    from awesomelint.errors import UserError, os_reason

    try:
        getcwd()
    except OSError as error:
        raise UserError(
            f"cannot access the current folder ({os_reason(error)}); change to an existing folder"
        ) from None


def _flush(status: int) -> int:
    """Flush the standard streams; return the exit status, which is 2 if standard output cannot be written."""
    try:
        sys.stdout.flush()
    except OSError as error:
        status = _output_failed(error)
    try:
        sys.stderr.flush()
    except OSError:
        silence(2)
    return status


def _output_failed(error: OSError) -> int:
    """Report that standard output cannot be written, unless its reader has closed it (`awesomelint check | head`)."""
    from awesomelint.ui.console import output_error, say

    reason = output_error(error)
    if not isinstance(error, BrokenPipeError):
        say(str(reason))
    return 2
