"""The verbs: each takes the parsed arguments, does its work, and returns the exit status."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from awesomelint import files
from awesomelint.cli import FAILED, FINDINGS, OK
from awesomelint.engine import Report, lint
from awesomelint.files import Trouble
from awesomelint.findings import Severity
from awesomelint.settings import Settings
from awesomelint.source import Source


class _Sources:
    """The sources that a run is about; troubles go to standard error and are remembered."""

    def __init__(self, args: Namespace) -> None:
        self.args = args
        self.failed = False

    def __iter__(self) -> Iterator[Source]:
        for path in files.find(self.args.paths):
            try:
                if isinstance(path, Trouble):
                    raise path
                yield files.load(path, self.args.stdin_filename)
            except Trouble as trouble:
                self.failed = True
                say(str(trouble))


def say(sentence: str) -> None:
    """Tell the person at the terminal something that is no finding."""
    print(f"awesomelint: {sentence}", file=sys.stderr)


@contextmanager
def _out(name: str | None) -> Iterator[TextIO]:
    if name is None:
        # Lists are UTF-8 whatever the locale says, and so is what is told of them.
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        yield sys.stdout
        sys.stdout.flush()
    else:
        with open(name, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            yield file


def check(args: Namespace) -> int:
    """Report findings."""
    try:
        settings = _settings(args)
    except Trouble as trouble:
        say(str(trouble))
        return FAILED
    sources = _Sources(args)
    reports: list[Report] = []
    for source in sources:
        report = lint(source, settings)
        if not source.text.strip():
            say(f"{source.path}: this file is empty, there is nothing to check")
        elif args.verbose and not report.document.is_list:
            say(f"{source.path}: this file holds no list of works")
        reports.append(report)
    try:
        with _out(args.output_file) as out:
            if args.output_format == "json":
                from awesomelint.report import json

                json.write(reports, out)
            else:
                from awesomelint.report import text

                text.write(reports, out, quiet=args.quiet)
    except OSError as error:
        say(f"{args.output_file}: cannot be written ({(error.strerror or str(error)).lower()})")
        return FAILED
    if sources.failed:
        return FAILED
    return FINDINGS if any(report.findings for report in reports) and not args.exit_zero else OK


def _settings(args: Namespace) -> Settings:
    from datetime import date

    today = date.today()
    if args.today is not None:
        try:
            today = date.fromisoformat(args.today)
        except ValueError:
            raise Trouble(f"--today {args.today}: write a day as 2025-01-31") from None
    return Settings(
        select=frozenset(_names(args.select)) if args.select else None,
        ignore=frozenset(_names(args.ignore or [])),
        min_severity=Severity.from_word(args.min_severity),
        today=today,
    )


def _names(values: list[str]) -> list[str]:
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


def export(args: Namespace) -> int:
    """Write the entries as data."""
    from importlib import import_module

    from awesomelint.reading import read

    module = import_module(f"awesomelint.export.{args.format.replace('-', '_')}")
    sources = _Sources(args)
    documents = [read(source) for source in sources]
    entries = [entry for document in documents for entry in sorted(document.entries + document.hidden, key=lambda entry: entry.span)]
    try:
        with _out(args.output_file) as out:
            module.write(entries, out)
    except OSError as error:
        say(f"{args.output_file}: cannot be written ({(error.strerror or str(error)).lower()})")
        return FAILED
    return FAILED if sources.failed else OK
