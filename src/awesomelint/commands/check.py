"""`awesomelint check`: report findings."""

from __future__ import annotations

import io
import os
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

from awesomelint.commands.common import (
    FAILED,
    FINDINGS,
    OK,
    Output,
    Sources,
    append_to_summary,
    checkout,
    output,
    said,
    say,
    summary_size,
    wants_colour,
)
from awesomelint.commands.results import Results
from awesomelint.commands.sieve import Sieve
from awesomelint.configuration import Configuration
from awesomelint.engine import Report, compare_files
from awesomelint.inputs import Inputs
from awesomelint.source import Source
from awesomelint.surroundings import Surroundings

if TYPE_CHECKING:
    from argparse import Namespace
    from collections import Counter
    from collections.abc import Iterable, Iterator


def run(args: Namespace) -> int:
    """Report what is wrong."""
    if args.fix:
        from awesomelint.commands import fix

        return fix.run(args)
    inputs, before = Inputs(), said()
    configuration = Configuration.of(args, inputs)
    sieve = Sieve(args, configuration, inputs)
    sources = Sources(args, configuration, sieve, inputs)
    results = Results(configuration.settings_for, Surroundings(inputs), cached=not args.no_cache, quiet=args.quiet)
    reports = results.of_all(_told(sources))
    if args.verbose:
        for report in reports:
            if not report.is_list and report.source.text.strip():
                say(f"{report.source.path}: this file holds no list of works")
    reports = sieve.sift_all(compare_files(reports, configuration.settings_for))
    left = any(report.findings for report in reports) and not args.exit_zero
    status = FAILED if sources.failed or results.failed else FINDINGS if left else OK
    if said() > before or not _is_replayable(args, inputs):
        write(reports, args, sieve)
    else:
        _write_and_record(reports, args, sieve, inputs, status, lasting=results.lasting)
    return status


def _told(sources: Sources) -> Iterator[Source]:
    """The same sources; of those that are empty people are told."""
    for source in sources:
        if not source.text.strip():
            say(f"{source.path}: this file is empty, there is nothing to check")
        yield source


def _is_replayable(args: Namespace, inputs: Inputs) -> bool:
    """Whether the call can be made again by printing what it prints: that is all that it does, and all is known of it."""
    summarised = args.output_format == "github" and os.environ.get("GITHUB_STEP_SUMMARY")
    return inputs.whole and not (args.no_cache or args.output_file or summarised)


def _write_and_record(
    reports: list[Report], args: Namespace, sieve: Sieve, inputs: Inputs, status: int, *, lasting: bool
) -> None:
    from awesomelint.replay import record

    printed = write(reports, args, sieve)
    record(args.argv, inputs, status, printed, lasting=lasting)


def write(reports: Iterable[Report], args: Namespace, sieve: Sieve, made: Counter[str] | None = None) -> str:
    """Write reports in the format that is asked for, which is given back; `made` counts what was fixed, by rule."""
    reports = list(reports)
    plain = args.output_format == "text" or (args.statistics and args.output_format != "json")
    summary = io.StringIO()
    # All other formats see to it themselves that they are harmless.
    with output(args.output_file, "text" if plain else "exact") as out:
        _write(reports, args, sieve, out, made, summary)
    if summary.getvalue():
        append_to_summary(summary.getvalue())
    return out.written


def _write(
    reports: list[Report], args: Namespace, sieve: Sieve, out: Output, made: Counter[str] | None, summary: TextIO
) -> None:
    if args.statistics:
        from awesomelint.report import statistics

        statistics.write(reports, out, as_json=args.output_format == "json", quiet=args.quiet)
    elif args.output_format == "text":
        from awesomelint.report import text

        text.write(reports, out, quiet=args.quiet, made=made, colour=wants_colour(args, out))
    elif args.output_format == "github":
        from awesomelint.report import github

        changed = sieve.changed if sieve.narrows else None
        used = summary_size()
        below = summary if used is not None else None
        github.write(reports, out, changed=changed, summary=below, used=used or 0, root=checkout())
    else:
        module = import_module(f"awesomelint.report.{args.output_format.replace('-', '_')}")
        module.write(reports, out, **({"root": checkout()} if args.output_format in ("sarif", "gitlab") else {}))
