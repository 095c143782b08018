"""The sieve: what of a run's findings is reported where a baseline accepts some, or only a change is of interest."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from awesomelint.config import Configuration
from awesomelint.engine import Passed, Report
from awesomelint.errors import UserError, os_reason
from awesomelint.findings import Finding
from awesomelint.report.paths import shown
from awesomelint.source import Source
from awesomelint.util import disk
from awesomelint.workspace import boundary, files
from awesomelint.workspace.inputs import Inputs

if TYPE_CHECKING:
    from argparse import Namespace

    from awesomelint.filtering.changed_lines import Lines
    from awesomelint.session.baseline_file import BaselineFile
    from awesomelint.workspace.branch import Branch


class FindingFilter:
    """Lets findings pass as `--baseline`, `--diff-base` and `--diff-from` say; without them it costs nothing."""

    def __init__(self, args: Namespace, configuration: Configuration, inputs: Inputs | None = None) -> None:
        self.args = args
        self.inputs = inputs or Inputs()
        self.configuration = configuration
        self._ledgers: dict[str, BaselineFile] = {}
        self._branch: Branch | None = None
        self._diff: dict[str, Lines] | None = None
        # The sources as they were before any fix: the lines of a change are theirs.
        self._first: dict[str, Source] = {}
        self._sources: dict[str, Source] = {}
        self._carried: dict[str, tuple[Source, Lines]] = {}

    def ready(self, path: str, name: str) -> None:
        """Read what is needed for a file, known to people by its name; `UserError` says why it cannot be."""
        self._ledger(name)
        if self.narrows:
            # What git and standard input say cannot be looked up at little cost.
            self.inputs.whole = False
            if self.args.diff_base is not None and path == "-":
                raise UserError(
                    "--diff-base compares files with their history, and standard input has none; --diff-from takes any diff"
                )
            self._touched(name)

    @property
    def narrows(self) -> bool:
        """Whether only what a change touches is of interest."""
        return self.args.diff_base is not None or self.args.diff_from is not None

    def sift_all(self, reports: Iterable[Report]) -> list[Report]:
        """The reports of a call with what is left of their findings."""
        reports = list(reports)
        self._sources = {report.source.path: report.source for report in reports}
        return [self.sift(report) for report in reports]

    def sift(self, report: Report) -> Report:
        """A report with what is left of its findings."""
        report = report.whole
        baseline_file = self._ledger(report.source.path)
        if baseline_file is None and not self.narrows:
            return report
        self._first.setdefault(report.source.path, report.source)
        self._sources[report.source.path] = report.source
        findings, accepted, settled = report.findings, 0, 0
        if baseline_file is not None:
            findings, settled = baseline_file.split(
                report, self.configuration.settings_for(report.source.path)
            )
            accepted = len(report.findings) - len(findings)
        new = len(findings)
        if self.narrows:
            from awesomelint.filtering.changed_lines import touched

            findings = [
                one
                for one in findings
                if touched(one, report.source, self._sources.__getitem__, self._lines_of)
            ]
        return report.narrowed(findings, Passed(accepted, new - len(findings), settled))

    def changed(self, source: Source, finding: Finding) -> bool:
        """Whether a finding stands on a line that the change touches, not only a place that it speaks of."""
        from awesomelint.filtering.changed_lines import on_touched_line

        return on_touched_line(finding, source, self._lines_of(source.path))

    def _ledger(self, path: str) -> BaselineFile | None:
        name = self.args.baseline
        if name is None:
            name = self.configuration.settings_for(path).baseline
        if name is None:
            return None
        if name not in self._ledgers:
            self._ledgers[name] = self._read_ledger(name)
        return self._ledgers[name]

    def _read_ledger(self, name: str) -> BaselineFile:
        from awesomelint.filtering.baseline import BaselineError, loads
        from awesomelint.session.baseline_file import BaselineFile

        past = self.configuration.past
        if past is None or not past.covers(os.path.abspath(name)):
            if refused := boundary.complaint(name):
                raise UserError(refused)
            return BaselineFile.read(name, self.inputs)
        data = past.read(os.path.abspath(name))
        told = f"{shown(name)} at {past.revision}"
        if data is None:
            raise UserError(f"{told}: there is no such baseline")
        try:
            return BaselineFile(name, loads(data.decode("utf-8-sig")))
        except (UnicodeDecodeError, BaselineError) as error:
            raise UserError(f"{told}: this baseline cannot be read: {error}") from None

    def _lines_of(self, path: str) -> Lines:
        before, now = self._first.get(path), self._sources[path]
        if before is None or before.text == now.text:
            return self._touched(path)
        known = self._carried.get(path)
        if known is None or known[0] is not now:
            known = self._carried[path] = (now, self._touched(path).carried(before, now))
        return known[1]

    def _touched(self, path: str) -> Lines:
        if self.args.diff_base is not None:
            if self._branch is None:
                from awesomelint.workspace.branch import Branch

                self._branch = Branch(self.args.diff_base)
            return self._branch.lines_of(path)
        from awesomelint.filtering.changed_lines import Lines

        if self._diff is None:
            self._diff = _read_diff(self.args.diff_from, self.args.paths)
        for name in _names(path):
            if name in self._diff:
                return self._diff[name]
        return Lines()


def _names(path: str) -> list[str]:
    """The names under which a diff may have a file: from the folder of its repository, from this one, as given.

    A name that is another file's in the repository is that file's.
    """
    whole = os.path.abspath(path)
    top = files.repository(os.path.dirname(whole))
    names = [os.path.relpath(whole), path]
    if top is not None:
        own = os.path.relpath(whole, top)
        names = [own, *(name for name in names if name == own or not os.path.exists(os.path.join(top, name)))]
    return [os.path.normpath(name).replace(os.sep, "/") for name in names]


def _read_diff(name: str, paths: list[str]) -> dict[str, Lines]:
    from awesomelint.filtering.unified_diff import DiffError, parse

    try:
        if name == "-":
            if "-" in paths:
                raise UserError(
                    "--diff-from - reads the diff from standard input, and so does the path -; give one of them as a file"
                )
            data = sys.stdin.buffer.read()
        else:
            data = disk.read(name)
        return parse(data.decode("utf-8", "surrogateescape"))
    except OSError as error:
        raise UserError(f"--diff-from {name}: this file cannot be read ({os_reason(error)})") from None
    except DiffError as error:
        raise UserError(f"--diff-from {name}: {error}") from None
