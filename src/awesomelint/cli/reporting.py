"""Write findings in the requested format to standard output or a file."""

from __future__ import annotations

import io
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

from awesomelint.engine import Report
from awesomelint.findings import Severity
from awesomelint.session.finding_filter import FindingFilter
from awesomelint.ui.ci import append_to_step_summary, checkout, step_summary_size
from awesomelint.ui.console import Output, output, wants_colour
from awesomelint.util.streams import terminal_columns

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
    """Write reports in the requested format and return the text printed; `made` counts the fixed findings by rule."""
    reports = list(reports)
    is_text = args.output_format in ("text", "concise") or (args.statistics and args.output_format != "json")
    summary = io.StringIO()
    # The other formats sanitize their text themselves.
    with output(args.output_file, "text" if is_text else "exact") as out:
        _write(reports, args, finding_filter, out, made, summary)
    if summary.getvalue():
        append_to_step_summary(summary.getvalue())
    return out.written


def fails(reports: Iterable[Report], args: Namespace) -> bool:
    """Whether there are findings that `--fail-on` is for."""
    if args.exit_zero or args.fail_on == "never":
        return False
    lowest = Severity.from_word(args.fail_on)
    return any(finding.severity >= lowest for report in reports for finding in report.findings)


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

        width = terminal_columns() if out.isatty() else None
        text.write(
            reports,
            out,
            quiet=args.quiet,
            made=made,
            colour=wants_colour(args, out),
            width=width,
            fold=not args.no_fold,
            named=args.paths,
        )
        if sum(len(report.findings) for report in reports) > text.MANY and not args.quiet:
            from awesomelint.cli.next_steps import next_steps

            out.writelines(
                line + "\n" for line in next_steps(reports, args, fixed=made is not None, width=width)
            )
    elif args.output_format == "concise":
        from awesomelint.report.formats import concise

        concise.write(reports, out, quiet=args.quiet, made=made, named=args.paths)
    elif args.output_format == "github":
        from awesomelint.report.formats import github

        changed = finding_filter.is_on_changed_line if finding_filter.has_diff else None
        used = step_summary_size()
        github.write(
            reports,
            out,
            changed=changed,
            summary=summary if used is not None else None,
            used=used or 0,
            root=checkout(),
        )
    else:
        module = import_module(f"awesomelint.report.formats.{args.output_format.replace('-', '_')}")
        module.write(
            reports, out, **({"root": checkout()} if args.output_format in ("sarif", "gitlab") else {})
        )
