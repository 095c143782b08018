"""`awesomelint check`: report findings."""

from __future__ import annotations

import os
from argparse import Namespace
from collections import Counter
from importlib import import_module

from awesomelint.commands.common import (
    FAILED,
    FINDINGS,
    OK,
    Sources,
    checkout,
    output,
    say,
    step_summary,
    wants_colour,
)
from awesomelint.commands.sieve import Sieve
from awesomelint.configuration import Configuration
from awesomelint.engine import Report, compare_files, lint


def run(args: Namespace) -> int:
    """Report what is wrong."""
    if args.fix:
        from awesomelint.commands import fix

        return fix.run(args)
    configuration = Configuration.of(args)
    sieve = Sieve(args, configuration)
    sources = Sources(args, configuration, sieve)
    reports: list[Report] = []
    for source in sources:
        report = lint(source, configuration.settings_for(source.path))
        if not source.text.strip():
            say(f"{source.path}: this file is empty, there is nothing to check")
        elif args.verbose and not report.document.is_list:
            say(f"{source.path}: this file holds no list of works")
        reports.append(report)
    reports = sieve.sift_all(compare_files(reports, configuration.settings_for))
    write(reports, args, sieve)
    if sources.failed:
        return FAILED
    return FINDINGS if any(report.findings for report in reports) and not args.exit_zero else OK


def write(reports: list[Report], args: Namespace, sieve: Sieve, made: Counter[str] | None = None) -> None:
    """Write reports in the format that is asked for; `made` counts what was fixed before, by rule."""
    with output(args.output_file) as out:
        if args.statistics:
            from awesomelint.report import statistics

            statistics.write(reports, out, as_json=args.output_format == "json", quiet=args.quiet)
        elif args.output_format == "text":
            from awesomelint.report import text

            # A build service obeys commands that it finds in a log, whoever put them there.
            logged = any(os.environ.get(name) for name in ("GITHUB_ACTIONS", "TF_BUILD"))
            text.write(reports, out, quiet=args.quiet, made=made, colour=wants_colour(args, out), logged=logged)
        elif args.output_format == "github":
            from awesomelint.report import github

            with step_summary() as summary:
                changed = sieve.changed if sieve.narrows else None
                github.write(reports, out, changed=changed, summary=summary, root=checkout())
        else:
            module = import_module(f"awesomelint.report.{args.output_format.replace('-', '_')}")
            module.write(reports, out, **({"root": checkout()} if args.output_format in ("sarif", "gitlab") else {}))
