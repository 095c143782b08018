"""`awesomelint baseline`: accept today's findings, so that only new ones are reported."""

from __future__ import annotations

import os
from argparse import Namespace

from awesomelint.config import Configuration
from awesomelint.config.render import toml_value
from awesomelint.engine import Report, compare_files
from awesomelint.errors import UserError
from awesomelint.filtering.baseline import Baseline
from awesomelint.report.located import plural
from awesomelint.report.paths import shown
from awesomelint.session.baseline_file import BaselineFile
from awesomelint.session.linting import Linter
from awesomelint.session.sources import FAILED, OK, Sources
from awesomelint.ui.console import output
from awesomelint.ui.sanitize import harmless

_NAME = ".awesomelint-baseline.json"


def run(args: Namespace) -> int:
    """Write the findings of today into the baseline, or only take out of it what is settled."""
    configuration = Configuration.of(args)
    sources = Sources(args, configuration)
    results = Linter(configuration.settings_for, cached=True)
    reports = compare_files(results.of_all(sources), configuration.settings_for)
    of_file: dict[str, list[Report]] = {}
    for report in reports:
        name = args.output_file or configuration.settings_for(report.source.path).baseline or _NAME
        of_file.setdefault(name, []).append(report)
    for name, found in of_file.items():
        if args.prune:
            _prune(name, found, configuration)
        else:
            _renew(name, found, configuration)
    return FAILED if sources.failed or results.failed else OK


def _renew(name: str, reports: list[Report], configuration: Configuration) -> None:
    baseline_file = BaselineFile.read(name) if os.path.exists(name) else BaselineFile(name, Baseline())
    baseline_file.renew(reports)
    _write(baseline_file)
    told = harmless(shown(name))
    with output(None) as out:
        number = sum(len(report.findings) for report in reports)
        out.write(f"Wrote {plural(number, 'finding')} in {plural(len(reports), 'file')} to {told}.\n")
        if any(configuration.settings_for(report.source.path).baseline is None for report in reports):
            out.write(
                f"`awesomelint check --baseline {told}` reports only what is new. To have it always, write\n"
            )
            out.write(f"baseline = {toml_value(shown(name))} into .awesomelint.toml.\n")


def _prune(name: str, reports: list[Report], configuration: Configuration) -> None:
    baseline_file = BaselineFile.read(name)
    gone = baseline_file.prune(
        [(report, configuration.settings_for(report.source.path)) for report in reports]
    )
    if gone:
        _write(baseline_file)
    told = harmless(shown(name))
    done = f"Dropped {plural(gone, 'finding')} from {told}" if gone else f"Nothing in {told} is settled"
    with output(None) as out:
        out.write(f"{done}; {plural(baseline_file.baseline.total(), 'finding')} left.\n")


def _write(baseline_file: BaselineFile) -> None:
    folder = os.path.dirname(baseline_file.path)
    if folder and not os.path.isdir(folder):
        raise UserError(f"{shown(baseline_file.path)}: there is no folder {shown(folder)}")
    with output(baseline_file.path) as out:
        out.write(baseline_file.text())
