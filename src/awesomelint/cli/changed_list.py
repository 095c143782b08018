"""Write a changed list where it belongs: to its file, to standard output, or to another file; or show the changes."""

from __future__ import annotations

from argparse import Namespace

from awesomelint.errors import cannot_write
from awesomelint.source import Source
from awesomelint.ui.console import Output, output, print_bytes, wants_colour
from awesomelint.util import disk
from awesomelint.workspace import files


def write_changed(
    before: Source, after: Source, args: Namespace, *, is_stdin: bool, name: str | None = None
) -> None:
    """Write a list in place, or to standard output if it came from standard input, or to the file `name`.

    With `--diff`, only the changes are shown.
    """
    if args.diff:
        if before.text != after.text:
            with output(None, "text") as out:
                write_diff(before, after, args, out)
    elif name is not None:
        try:
            disk.write(name, after.to_bytes())
        except OSError as error:
            raise cannot_write(name, error) from None
    elif is_stdin:
        print_bytes(after.to_bytes())
    elif before.text != after.text:
        files.store(before, after)


def write_diff(before: Source, after: Source, args: Namespace, out: Output) -> None:
    """Show the changes of a list."""
    from awesomelint.report.formats import unified_diff

    unified_diff.write(before, after, out, colour=wants_colour(args, out), terminal=out.isatty())
