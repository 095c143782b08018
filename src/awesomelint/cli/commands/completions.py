"""`awesomelint completions`: a script for a shell that completes commands, options and files."""

from __future__ import annotations

import argparse
from argparse import Namespace
from collections.abc import Iterator

import shtab

from awesomelint.cli.arguments import overview
from awesomelint.session.sources import OK
from awesomelint.ui.console import output

# The metavariables of arguments that are files or folders.
_FILES = ("PATH", "FILE", "REV | PATH", "BASE OURS THEIRS", "FILE:LINE")


def run(args: Namespace) -> int:
    """Print the script."""
    parser = overview()
    for action in _actions(parser):
        if action.metavar in _FILES:
            # shtab reads this attribute.
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    with output(args.output_file) as out:
        out.write(shtab.complete(parser, args.shell) + "\n")
    return OK


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield the arguments of a parser and of its commands."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from _actions(command)
