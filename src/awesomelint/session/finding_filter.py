"""Filter findings by a baseline and by the lines of a change (`--baseline`, `--diff-base`, `--diff-from`)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from awesomelint.config import Configuration
from awesomelint.engine import FilterCounts, Report
from awesomelint.errors import UserError, cannot_read
from awesomelint.findings import Finding
from awesomelint.report.paths import shown
from awesomelint.source import Source, Span
from awesomelint.util import disk
from awesomelint.workspace import boundary, files
from awesomelint.workspace.inputs import Inputs

if TYPE_CHECKING:
    from argparse import Namespace

    from awesomelint.filtering.changed_lines import Lines
    from awesomelint.session.baseline_file import BaselineFile
    from awesomelint.workspace.branch import Branch


class FindingFilter:
    """The filters that the command line and the configuration ask for; everything is loaded on demand."""

    def __init__(self, args: Namespace, configuration: Configuration, inputs: Inputs | None = None) -> None:
        self.args = args
        self.inputs = inputs or Inputs()
        self.configuration = configuration
        self._baseline_files: dict[str, BaselineFile] = {}
        self._branch: Branch | None = None
        self._diff: dict[str, Lines] | None = None
        # The sources before any fix, which the line numbers of the change refer to.
        self._original: dict[str, Source] = {}
        self._current: dict[str, Source] = {}
        self._shifted: dict[str, tuple[Source, Lines]] = {}

    def prepare(self, path: str, name: str) -> None:
        """Load what filtering a file needs, so that `UserError` is raised early; `name` is its path in reports."""
        self._baseline_file(name)
        if self.has_diff:
            # The output of git and a diff on standard input are not recorded.
            self.inputs.complete = False
            if self.args.diff_base is not None and path == "-":
                raise UserError("--diff-base cannot be used with standard input; use --diff-from instead")
            self._changed_lines(name)

    @property
    def has_diff(self) -> bool:
        """Whether only findings on changed lines are reported."""
        return self.args.diff_base is not None or self.args.diff_from is not None

    def apply_to_all(self, reports: Iterable[Report]) -> list[Report]:
        """Filter the findings of all reports of a run."""
        reports = list(reports)
        self._current = {report.source.path: report.source for report in reports}
        moved: dict[Source, list[Finding]] = {}
        filtered = [self._apply(report, moved) for report in reports]
        return [
            report.with_findings(_in_order([*report.findings, *moved[report.source]]), report.filtered)
            if report.source in moved
            else report
            for report in filtered
        ]

    def apply(self, report: Report) -> Report:
        """Filter the findings of a report, starting from its unfiltered findings."""
        return self._apply(report, {})

    def _apply(self, report: Report, moved: dict[Source, list[Finding]]) -> Report:
        """Filter the findings of a report; `moved` receives those that are to be reported in another file."""
        report = report.unfiltered
        baseline_file = self._baseline_file(report.source.path)
        if baseline_file is None and not self.has_diff:
            return report
        self._original.setdefault(report.source.path, report.source)
        self._current[report.source.path] = report.source
        findings, accepted, obsolete = report.findings, 0, 0
        if baseline_file is not None:
            findings, obsolete = baseline_file.split(
                report, self.configuration.settings_for(report.source.path)
            )
            accepted = len(report.findings) - len(findings)
        untouched = 0
        if self.has_diff:
            from awesomelint.filtering.anchoring import anchored

            own = []
            for finding in findings:
                place = anchored(
                    finding, report.source, self._current.__getitem__, self._current_changed_lines
                )
                if place is None:
                    untouched += 1
                elif place[0] is report.source:
                    own.append(place[1])
                else:
                    moved.setdefault(place[0], []).append(place[1])
            findings = _in_order(own)
        return report.with_findings(findings, FilterCounts(accepted, untouched, obsolete))

    def is_on_changed_line(self, source: Source, finding: Finding) -> bool:
        """Return whether a finding itself, rather than only a related position, is on a changed line."""
        from awesomelint.filtering.changed_lines import on_touched_line

        return on_touched_line(finding, source, self._current_changed_lines(source.path))

    def is_changed(self, source: Source, span: Span) -> bool:
        """Return whether findings on a span may be reported: on changed lines, or anywhere without a diff."""
        if not self.has_diff:
            return True
        return self._changed_lines(source.path).meet(*source.lines_of(span))

    def _baseline_file(self, path: str) -> BaselineFile | None:
        name = self.args.baseline
        if name is None:
            name = self.configuration.settings_for(path).baseline
        if name is None:
            return None
        if name not in self._baseline_files:
            self._baseline_files[name] = self._read_baseline(name)
        return self._baseline_files[name]

    def _read_baseline(self, name: str) -> BaselineFile:
        from awesomelint.filtering.baseline import BaselineError, loads
        from awesomelint.session.baseline_file import BaselineFile

        past = self.configuration.past
        if past is None or not past.covers(os.path.abspath(name)):
            if refusal := boundary.refusal(name):
                raise UserError(refusal)
            return BaselineFile.read(name, self.inputs)
        data = past.read(os.path.abspath(name))
        location = f"{shown(name)} at revision {past.revision}"
        if data is None:
            raise UserError(f"{location}: no such baseline")
        try:
            return BaselineFile(name, loads(data.decode("utf-8-sig")))
        except (UnicodeDecodeError, BaselineError) as error:
            raise UserError(f"{location}: cannot read the baseline: {error}") from None

    def _current_changed_lines(self, path: str) -> Lines:
        """Return the changed lines of a file, adjusted to the fixes made to it so far."""
        before, now = self._original.get(path), self._current[path]
        if before is None or before.text == now.text:
            return self._changed_lines(path)
        shifted = self._shifted.get(path)
        if shifted is None or shifted[0] is not now:
            shifted = self._shifted[path] = (now, self._changed_lines(path).carried(before, now))
        return shifted[1]

    def _changed_lines(self, path: str) -> Lines:
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


def _in_order(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (finding.span, finding.rule))


def _names(path: str) -> list[str]:
    """Return the names that a diff may use for a file: relative to its repository, to the current folder, as given.

    Names that refer to another file when taken relative to the repository are left out.
    """
    absolute = os.path.abspath(path)
    top = files.repository(os.path.dirname(absolute))
    names = [os.path.relpath(absolute), path]
    if top is not None:
        own = os.path.relpath(absolute, top)
        names = [own, *(name for name in names if name == own or not os.path.exists(os.path.join(top, name)))]
    return [os.path.normpath(name).replace(os.sep, "/") for name in names]


def _read_diff(name: str, paths: list[str]) -> dict[str, Lines]:
    from awesomelint.filtering.unified_diff import DiffError, parse

    try:
        if name == "-":
            if "-" in paths:
                raise UserError(
                    "standard input cannot be both the diff (--diff-from -) and a list (-); pass one of them as a file"
                )
            data = sys.stdin.buffer.read()
        else:
            data = disk.read(name)
        return parse(data.decode("utf-8", "surrogateescape"))
    except OSError as error:
        raise cannot_read(f"--diff-from {name}", error) from None
    except DiffError as error:
        raise UserError(f"--diff-from {name}: {error}") from None
