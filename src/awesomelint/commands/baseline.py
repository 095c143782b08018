"""`awesomelint baseline`: accept today's findings, so that only new ones are reported."""

from __future__ import annotations

import os
from argparse import Namespace

from awesomelint.commands.common import FAILED, OK, Sources, output
from awesomelint.commands.ledger import Ledger
from awesomelint.commands.results import Results
from awesomelint.configuration import Configuration
from awesomelint.configuration.show import toml_value
from awesomelint.engine import Report, compare_files
from awesomelint.files import Trouble
from awesomelint.filtering.baseline import Baseline
from awesomelint.report.harmless import harmless
from awesomelint.report.items import plural
from awesomelint.report.paths import shown

_NAME = ".awesomelint-baseline.json"


def run(args: Namespace) -> int:
    """Write the findings of today into the baseline, or only take out of it what is settled."""
    configuration = Configuration.of(args)
    sources = Sources(args, configuration)
    results = Results(configuration.settings_for, cached=True)
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
    ledger = Ledger.read(name) if os.path.exists(name) else Ledger(name, Baseline())
    ledger.renew(reports)
    _write(ledger)
    told = harmless(shown(name))
    with output(None) as out:
        number = sum(len(report.findings) for report in reports)
        out.write(f"Wrote {plural(number, 'finding')} in {plural(len(reports), 'file')} to {told}.\n")
        if any(configuration.settings_for(report.source.path).baseline is None for report in reports):
            out.write(f"`awesomelint check --baseline {told}` reports only what is new. To have it always, write\n")
            out.write(f"baseline = {toml_value(shown(name))} into .awesomelint.toml.\n")


def _prune(name: str, reports: list[Report], configuration: Configuration) -> None:
    ledger = Ledger.read(name)
    gone = ledger.prune([(report, configuration.settings_for(report.source.path)) for report in reports])
    if gone:
        _write(ledger)
    told = harmless(shown(name))
    done = f"Dropped {plural(gone, 'finding')} from {told}" if gone else f"Nothing in {told} is settled"
    with output(None) as out:
        out.write(f"{done}; {plural(ledger.baseline.total(), 'finding')} left.\n")


def _write(ledger: Ledger) -> None:
    folder = os.path.dirname(ledger.path)
    if folder and not os.path.isdir(folder):
        raise Trouble(f"{shown(ledger.path)}: there is no folder {shown(folder)}")
    with output(ledger.path) as out:
        out.write(ledger.text())
