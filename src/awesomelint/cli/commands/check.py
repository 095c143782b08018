"""`awesomelint check`: report findings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from awesomelint.cli.reporting import fails, write
from awesomelint.config import Configuration
from awesomelint.engine import Report, compare_files
from awesomelint.session.finding_filter import FindingFilter
from awesomelint.session.linting import Linter
from awesomelint.session.sources import FAILED, FINDINGS, OK, Sources
from awesomelint.source import Source
from awesomelint.ui.console import message_count, say
from awesomelint.workspace.inputs import Inputs
from awesomelint.workspace.siblings import Siblings

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator


def run(args: Namespace) -> int:
    """Lint the files and write the findings."""
    inputs, messages_before = Inputs(), message_count()
    configuration = Configuration.of(args, inputs)
    finding_filter = FindingFilter(args, configuration, inputs)
    sources = Sources(args, configuration, finding_filter, inputs)
    linter = Linter(configuration.settings_for, Siblings(inputs), cached=not args.no_cache, quiet=args.quiet)
    reports = linter.lint_all(_with_warnings(sources))
    if args.verbose:
        for report in reports:
            if not report.is_list and report.source.text.strip():
                say(f"{report.source.path}: not a list of papers, skipped")
    reports = finding_filter.apply_to_all(compare_files(reports, configuration.settings_for))
    status = FAILED if sources.failed or linter.failed else FINDINGS if fails(reports, args) else OK
    if message_count() > messages_before or not _is_replayable(args, inputs):
        write(reports, args, finding_filter)
    else:
        _write_and_record(reports, args, finding_filter, inputs, status)
    return status


def _with_warnings(sources: Sources) -> Iterator[Source]:
    """Yield the sources, printing a warning for each empty one."""
    for source in sources:
        if not source.text.strip():
            say(f"{source.path}: the file is empty")
        yield source


def _is_replayable(args: Namespace, inputs: Inputs) -> bool:
    """Return whether an identical call can be answered by printing the same output again."""
    writes_summary = args.output_format == "github" and os.environ.get("GITHUB_STEP_SUMMARY")
    return inputs.complete and not (args.no_cache or args.output_file or writes_summary)


def _write_and_record(
    reports: list[Report],
    args: Namespace,
    finding_filter: FindingFilter,
    inputs: Inputs,
    status: int,
) -> None:
    from awesomelint.session.replay import record

    printed = write(reports, args, finding_filter)
    record(args.argv, inputs, status, printed)
