"""Reporting: findings written in the format that is asked for, to standard output or a file."""

from __future__ import annotations

import io
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

from awesomelint.engine import Report
from awesomelint.session.finding_filter import FindingFilter
from awesomelint.ui.ci import append_to_step_summary, checkout, step_summary_size
from awesomelint.ui.console import Output, output, wants_colour

if TYPE_CHECKING:
    from argparse import Namespace
    from collections import Counter
    from collections.abc import Iterable


def write(
    reports: Iterable[Report],
    args: Namespace,
    finding_filter: FindingFilter,
    made: Counter[str] | None = None,
) -> str:
    """Write reports in the format that is asked for, which is given back; `made` counts what was fixed, by rule."""
    reports = list(reports)
    plain = args.output_format == "text" or (args.statistics and args.output_format != "json")
    summary = io.StringIO()
    # All other formats see to it themselves that they are harmless.
    with output(args.output_file, "text" if plain else "exact") as out:
        _write(reports, args, finding_filter, out, made, summary)
    if summary.getvalue():
        append_to_step_summary(summary.getvalue())
    return out.written


def _write(
    reports: list[Report],
    args: Namespace,
    finding_filter: FindingFilter,
    out: Output,
    made: Counter[str] | None,
    summary: TextIO,
) -> None:
    if args.statistics:
        from awesomelint.report.formats import statistics

        statistics.write(reports, out, as_json=args.output_format == "json", quiet=args.quiet)
    elif args.output_format == "text":
        from awesomelint.report.formats import text

        text.write(reports, out, quiet=args.quiet, made=made, colour=wants_colour(args, out))
    elif args.output_format == "github":
        from awesomelint.report.formats import github

        changed = finding_filter.changed if finding_filter.narrows else None
        used = step_summary_size()
        below = summary if used is not None else None
        github.write(reports, out, changed=changed, summary=below, used=used or 0, root=checkout())
    else:
        module = import_module(f"awesomelint.report.formats.{args.output_format.replace('-', '_')}")
        module.write(
            reports, out, **({"root": checkout()} if args.output_format in ("sarif", "gitlab") else {})
        )
