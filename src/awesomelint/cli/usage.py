"""Errors in a command line, each as one sentence with the nearest name that is known."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable, Collection, Sequence

from awesomelint.util.text import nearest

# argparse's message about a value that is not one of the choices. Python 3.12 and later print these without quotes.
_CHOICE = re.compile(
    r"argument (?P<name>[^:]+): invalid choice: '(?P<value>.*)' \(choose from (?P<choices>.*)\)", re.DOTALL
)
_ARGUMENT = re.compile(r"argument (?P<name>[^:]+): (?P<what>.*)", re.DOTALL)


def sentence(parser: argparse.ArgumentParser, message: str) -> str:
    """Return argparse's message about the arguments of a command as a sentence."""
    if match := _CHOICE.fullmatch(message):
        choices = match["choices"].replace("'", "").split(", ")
        near = nearest(match["value"], choices)
        wanted = f"did you mean `{near}`?" if near else f"expected one of {', '.join(choices)}"
        text = f"{_option(match['name'])}: invalid value `{match['value']}`; {wanted}"
    elif match := _ARGUMENT.fullmatch(message):
        text = f"{_option(match['name'])}: {match['what']}"
    else:
        text = f"{message}; run `{parser.prog} --help`"
    # An error with several lines would be several errors.
    return " ".join(text.split())


def _option(names: str) -> str:
    """Return the first of the names of an option, which argparse joins: `--output-file/-o`."""
    return names.split("/")[0]


def unknown_command(argv: Sequence[str], commands: Collection[str]) -> str:
    """Return what is wrong with a command line that does not begin with a command."""
    first = argv[0]
    if first.startswith("-"):
        command = next((word for word in argv if word in commands), None)
        if command is not None:
            return f"options go after the command: awesomelint {command} {first}"
        if near := nearest(first, ["--help", "--version"]):
            return f"unknown option `{first}`; did you mean `{near}`?"
        return f"unknown option `{first}`; run `awesomelint --help` to list the commands"
    if near := nearest(first, commands):
        return f"unknown command `{first}`; did you mean `{near}`?"
    if os.path.exists(first):
        return f"unknown command `{first}`; to check it, run `awesomelint check {first}`"
    return f"unknown command `{first}`; run `awesomelint --help` to list the commands"


def unknown_argument(
    command: str,
    argument: str,
    commands: Collection[str],
    parser_of: Callable[[str], argparse.ArgumentParser],
) -> str:
    """Return what is wrong with an argument that a command does not take."""
    name = argument.partition("=")[0]
    if not name.startswith("-"):
        return f"unexpected argument `{argument}`; run `awesomelint {command} --help`"
    if near := nearest(name, _options(parser_of(command))):
        return f"unknown option `{name}`; did you mean `{near}`?"
    others = [other for other in commands if other != command and name in _options(parser_of(other))]
    if others:
        having = " and ".join(f"`awesomelint {other}`" for other in others[:2])
        return f"`awesomelint {command}` has no option `{name}`, but {having} {'has' if len(others) == 1 else 'have'}"
    return f"unknown option `{name}`; run `awesomelint {command} --help` to list the options"


def _options(parser: argparse.ArgumentParser) -> list[str]:
    """Return the options of a command that its help shows."""
    return [
        option
        for action in parser._actions
        if action.help != argparse.SUPPRESS
        for option in action.option_strings
        if option.startswith("--")
    ]
