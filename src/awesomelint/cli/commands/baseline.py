"""`awesomelint baseline`: accept the current findings, so that only new ones are reported."""

from __future__ import annotations

import os
from argparse import Namespace

from awesomelint.config import Configuration
from awesomelint.config.add_setting import add_setting
from awesomelint.config.render import toml_value
from awesomelint.engine import Report, compare_files
from awesomelint.errors import UserError
from awesomelint.filtering.baseline import NAME, Baseline
from awesomelint.report.paths import shown
from awesomelint.session.baseline_file import BaselineFile
from awesomelint.session.linting import Linter
from awesomelint.session.sources import FAILED, OK, Sources
from awesomelint.ui.console import output
from awesomelint.ui.sanitize import harmless
from awesomelint.util.text import plural


def run(args: Namespace) -> int:
    """Write the current findings to the baseline; with `--prune`, only remove those that no longer occur."""
    configuration = Configuration.of(args)
    sources = Sources(args, configuration)
    linter = Linter(configuration.settings_for, cached=True)
    reports = compare_files(linter.lint_all(sources), configuration.settings_for)
    by_baseline: dict[str, list[Report]] = {}
    for report in reports:
        name = args.output_file or configuration.settings_for(report.source.path).baseline or NAME
        by_baseline.setdefault(name, []).append(report)
    for name, group in by_baseline.items():
        if args.prune:
            _prune(name, group, configuration)
        else:
            renew(name, group)
            _use(name, group, configuration)
    return FAILED if sources.failed or linter.failed else OK


def renew(name: str, reports: list[Report], *, online: bool = False, quiet: bool = False) -> None:
    """Accept the findings of reports in a baseline file and say so; `online`: those of `awesomelint verify`."""
    baseline_file = BaselineFile.read(name) if os.path.exists(name) else BaselineFile(name, Baseline())
    baseline_file.renew(reports, online=online)
    _write(baseline_file)
    if quiet:
        return
    path = harmless(shown(name))
    with output(None) as out:
        number = sum(len(report.findings) for report in reports)
        out.write(f"Accepted {plural(number, 'finding')} in {plural(len(reports), 'file')} in {path}\n")


def _use(name: str, reports: list[Report], configuration: Configuration) -> None:
    """Set the baseline in the configuration file of each list, if there is one; otherwise print how to use it."""
    without = [
        report.source.path
        for report in reports
        if configuration.settings_for(report.source.path).baseline is None
    ]
    files = {file.path: file for path in without if (file := configuration.file_for(path)) is not None}
    lines = []
    for file in files.values():
        value = os.path.relpath(name, os.path.dirname(file.path)).replace(os.sep, "/")
        path = harmless(shown(file.path))
        # A baseline outside the folder of the configuration file would be refused.
        if configuration.past is not None or value.startswith("../"):
            lines.append(
                f"To report only new findings, run `awesomelint check --baseline {harmless(shown(name))}`"
            )
        elif add_setting(file.path, "baseline", value):
            lines.append(f"Added `baseline` to {path}, so that `awesomelint check` reports only new findings")
        else:
            where = (
                "directly below [tool.awesomelint]"
                if path.endswith("pyproject.toml")
                else "above the first table"
            )
            line = f"baseline = {toml_value(value)}"
            lines.append(f"To report only new findings, add this line to {path}, {where}: {line}")
    if any(configuration.file_for(path) is None for path in without):
        lines.append(
            f"To report only new findings, run `awesomelint check --baseline {harmless(shown(name))}`,\n"
            "or run `awesomelint init`, which writes settings that use it"
        )
    with output(None) as out:
        out.writelines(line + "\n" for line in dict.fromkeys(lines))


def _prune(name: str, reports: list[Report], configuration: Configuration) -> None:
    baseline_file = BaselineFile.read(name)
    dropped = baseline_file.prune(
        [(report, configuration.settings_for(report.source.path)) for report in reports]
    )
    if dropped:
        _write(baseline_file)
    with output(None) as out:
        number = plural(dropped, "finding") if dropped else "no findings"
        left = baseline_file.baseline.total()
        out.write(f"Removed {number} from {harmless(shown(name))} ({left} left)\n")


def _write(baseline_file: BaselineFile) -> None:
    folder = os.path.dirname(baseline_file.path)
    if folder and not os.path.isdir(folder):
        raise UserError(f"{shown(baseline_file.path)}: no such folder {shown(folder)}")
    with output(baseline_file.path) as out:
        out.write(baseline_file.text())
