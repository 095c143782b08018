"""The command line: what a call is for, and its exit status; everything heavy is imported by what needs it."""

from __future__ import annotations

import sys

from awesomelint.replay import replayed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


def program() -> int:
    """What `awesomelint` does as a process of its own; the exit status."""
    import gc

    status = main()
    if patterns := sys.modules.get("awesomelint.patterns"):
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
        pass
    except BrokenPipeError:
        # Whoever read our output has had enough (`awesomelint check | head`).
        sys.stderr.close()
    return 2


def _run(argv: Sequence[str]) -> int:
    import gc

    # What is read of a list is kept to its end, and so is what is imported: to look for garbage in it as often as usual
    # takes a tenth of the time.
    gc.set_threshold(200_000, 10, 10)
    from importlib import import_module

    from awesomelint.files import Trouble
    from awesomelint.plain import plain

    args: Any = plain(argv)
    if args is None:
        from awesomelint.arguments import parse

        args = parse(argv)
    try:
        return int(import_module(f"awesomelint.commands.{args.verb}").run(args))
    except Trouble as trouble:
        from awesomelint.commands.common import say

        # A configuration may have several slips, each a sentence.
        for sentence in str(trouble).split("\n"):
            say(sentence)
    except BrokenPipeError:
        raise
    except Exception as error:
        from awesomelint.commands.common import say
        from awesomelint.commands.failure import told

        say(told(args.verb, error))
    return 2
