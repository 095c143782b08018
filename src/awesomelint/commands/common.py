"""What the commands share: their sources and settings, where they write, and how they speak to people."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from awesomelint import files
from awesomelint.files import Trouble
from awesomelint.findings import Severity
from awesomelint.settings import Settings
from awesomelint.source import Source

OK, FINDINGS, FAILED = 0, 1, 2


class Sources:
    """The sources that a run is about; troubles go to standard error and are remembered."""

    def __init__(self, args: Namespace) -> None:
        self.args = args
        self.stdin_name = args.stdin_filename or "<stdin>"
        self.failed = False

    def __iter__(self) -> Iterator[Source]:
        for path in files.find(self.args.paths):
            try:
                if isinstance(path, Trouble):
                    raise path
                yield files.load(path, self.stdin_name)
            except Trouble as trouble:
                self.failed = True
                say(str(trouble))


def say(sentence: str) -> None:
    """Tell the person at the terminal something that is no finding."""
    print(f"awesomelint: {sentence}", file=sys.stderr)


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
        raise Trouble(f"{name}: this file cannot be written ({(error.strerror or str(error)).lower()})") from None


def wants_colour(args: Namespace, out: TextIO) -> bool:
    """Whether to colour: as `--color` says, else where a terminal reads along and NO_COLOR is not set."""
    if args.color != "auto":
        return bool(args.color == "always")
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def settings_of(args: Namespace) -> Settings:
    """The settings that the command line asks for."""
    from datetime import date

    today = date.today()
    if args.today is not None:
        try:
            today = date.fromisoformat(args.today)
        except ValueError:
            raise Trouble(f"--today {args.today}: write a day as 2025-01-31") from None
    return Settings(
        select=frozenset(rule_names(args.select)) if args.select else None,
        ignore=frozenset(rule_names(args.ignore or [])),
        min_severity=Severity.from_word(args.min_severity),
        today=today,
    )


def rule_names(values: list[str]) -> list[str]:
    """Rule and group names from comma-separated options; one that is none is a `Trouble` with the nearest that is."""
    from awesomelint.rules import RULES

    known = {rule.name for rule in RULES} | {rule.group for rule in RULES}
    names = [name.strip() for value in values for name in value.split(",") if name.strip()]
    for name in names:
        if name not in known:
            from difflib import get_close_matches

            near = get_close_matches(name, known, 1)
            raise Trouble(f"{name}: there is no such rule or group" + (f"; did you mean {near[0]}?" if near else ""))
    return names
