"""`awesomelint check`: report findings."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter

from awesomelint.commands.common import FAILED, FINDINGS, OK, Sources, output, say, settings_of
from awesomelint.engine import Report, lint


def run(args: Namespace) -> int:
    """Report what is wrong."""
    if args.fix:
        from awesomelint.commands import fix

        return fix.run(args)
    settings = settings_of(args)
    sources = Sources(args)
    reports: list[Report] = []
    for source in sources:
        report = lint(source, settings)
        if not source.text.strip():
            say(f"{source.path}: this file is empty, there is nothing to check")
        elif args.verbose and not report.document.is_list:
            say(f"{source.path}: this file holds no list of works")
        reports.append(report)
    write(reports, args)
    if sources.failed:
        return FAILED
    return FINDINGS if any(report.findings for report in reports) and not args.exit_zero else OK


def write(reports: list[Report], args: Namespace, made: Counter[str] | None = None) -> None:
    """Write reports in the format that is asked for; `made` counts what was fixed before, by rule."""
    with output(args.output_file) as out:
        if args.output_format == "json":
            from awesomelint.report import json

            json.write(reports, out)
        else:
            from awesomelint.report import text

            text.write(reports, out, quiet=args.quiet, made=made)
