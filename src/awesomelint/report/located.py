"""The findings of a run with their paths and positions, sorted, and the summary of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from awesomelint.findings import Finding, Related, Safety, Severity
from awesomelint.report.paths import shown
from awesomelint.source import Position, Source, Span
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.text import plural

if TYPE_CHECKING:
    from awesomelint.engine import Report


# The summary says so if fewer than this share of at least this many list items were read as entries.
_MANY_ITEMS, _FEW_READ = 20, 0.5


class LocatedRelated(NamedTuple):
    """A related position of a finding, possibly in another file; `path` is as shown in reports."""

    path: str
    source: Source
    span: Span
    start: Position
    message: str


class LocatedFinding(NamedTuple):
    """A finding with its path as shown in reports, its position, and its fingerprint if requested (else empty)."""

    path: str
    source: Source
    finding: Finding
    start: Position
    end: Position
    related: tuple[LocatedRelated, ...] = ()
    fingerprint: str = ""


def locate(
    reports: Iterable[Report], *, root: str | None = None, with_fingerprints: bool = False
) -> list[LocatedFinding]:
    """Return all findings of a run, sorted by path and position; paths are relative to `root`, if given."""
    findings = []
    reports = list(reports)
    sources = {report.source.path: report.source for report in reports}
    fingerprints = [_fingerprints(report) if with_fingerprints else {} for report in reports]
    everywhere = {identifier: mark for marks in fingerprints for identifier, mark in marks.items()}
    for report, own in zip(reports, fingerprints, strict=True):
        source = report.source
        path = shown(source.path, root)
        for finding in report.findings:
            # A finding that was reversed into this file has the fingerprint that it has in its own file.
            identifier = id(finding.origin or finding)
            fingerprint = own.get(identifier) or everywhere.get(identifier, "")
            start, end = source.position(finding.span.start), source.position(finding.span.end)
            related = tuple(_locate_related(other, source, sources, root) for other in finding.related)
            findings.append(LocatedFinding(path, source, finding, start, end, related, fingerprint))
    findings.sort(key=lambda item: (item.path, item.start))
    return findings


def _locate_related(
    related: Related, own: Source, sources: dict[str, Source], root: str | None
) -> LocatedRelated:
    source = sources[related.path] if related.path is not None else own
    return LocatedRelated(
        shown(source.path, root), source, related.span, source.position(related.span.start), related.message
    )


def _fingerprints(report: Report) -> dict[int, str]:
    """Return the fingerprints of a report's findings by their `id`.

    Similar findings are numbered in the unfiltered report, so that filtering does not change fingerprints.
    """
    # Imported late, because the default format has no fingerprints and should start fast.
    from awesomelint.report.fingerprint import fingerprints

    findings = report.unfiltered.findings
    marks = fingerprints(report.source.path, findings)
    return {id(finding): mark for finding, mark in zip(findings, marks, strict=True)}


def last_line(item: LocatedFinding) -> int:
    """Return the last line of a finding, excluding a line at whose start the finding ends."""
    return item.end.line - 1 if item.end.column == 1 and item.end.line > item.start.line else item.end.line


class Tally:
    """The number of findings by severity, of fixable findings by safety, and of files with findings."""

    __slots__ = ("files", "fixable", "severities")

    def __init__(self, findings: Iterable[LocatedFinding]) -> None:
        self.severities: Counter[Severity] = Counter()
        self.fixable: Counter[Safety] = Counter()
        files = set()
        for item in findings:
            files.add(item.path)
            self.severities[item.finding.severity] += 1
            if item.finding.fix is not None:
                self.fixable[item.finding.fix.safety] += 1
        self.files = len(files)

    @property
    def total(self) -> int:
        """The number of findings."""
        return self.severities.total()

    def words(self) -> str:
        """Return the numbers by severity, the most severe first: `2 errors, 1 warning`."""
        counts = ((self.severities[severity], severity.word) for severity in reversed(Severity))
        return ", ".join(plural(number, word) for number, word in counts if number)

    def fixable_words(self, command: str) -> str:
        """Return how many findings a command that fixes can fix, or an empty string."""
        safe, unsafe = self.fixable[Safety.SAFE], self.fixable[Safety.UNSAFE]
        if safe:
            return f"{safe} fixable with `{command}`" + (
                f", {unsafe} more with `--unsafe-fixes`" if unsafe else ""
            )
        return f"{unsafe} fixable with `{command} --unsafe-fixes`" if unsafe else ""


def fix_command(reports: Iterable[Report]) -> str:
    """Return the command that fixes the findings of reports."""
    return "awesomelint verify --fix" if any(report.online for report in reports) else "awesomelint fix"


def summary_line(reports: Sequence[Report], tally: Tally, named: Sequence[str] = ()) -> str:
    """Return the last line of a report: the number of findings, of fixable and of hidden ones.

    `named` are the paths given on the command line; the line says which of them are not lists.
    """
    nothing = unchecked_words(reports)
    if tally.total:
        line = f"Found {tally.words()} in {plural(tally.files, 'file')}"
    else:
        line = nothing or f"No findings in {checked_words(reports)}"
    others = "" if nothing else other_words(reports, named)
    fixable = tally.fixable_words(fix_command(reports))
    return "; ".join(filter(None, (line, fixable, filtered_words(reports), unread_words(reports), others)))


def checked_words(reports: Sequence[Report]) -> str:
    """Return how many entries were checked, in how many lists."""
    entries = plural(sum(report.entry_count for report in reports), "entry")
    return f"{entries} ({plural(sum(report.is_list for report in reports), 'file')})"


def unchecked_words(reports: Sequence[Report]) -> str:
    """Return that no file is a list, or an empty string. Such files have no findings, which must not look like praise."""
    if any(report.is_list for report in reports):
        return ""
    if len(reports) == 1:
        return f"Nothing was checked: {shown(reports[0].source.path)} is not a list of papers"
    files = f"none of the {len(reports)} files is a list of papers" if reports else "no files"
    return f"Nothing was checked: {files}"


def other_words(reports: Sequence[Report], named: Sequence[str]) -> str:
    """Return which of the named files are not lists, or an empty string."""
    others = [report.source.path for report in reports if not report.is_list and report.source.path in named]
    if not others:
        return ""
    return (
        f"{shown(others[0])} is not a list of papers"
        if len(others) == 1
        else f"{len(others)} files are not lists of papers"
    )


def unread_words(reports: Iterable[Report]) -> str:
    """Return how many list items were read as entries if most were not, or an empty string.

    A list in an unknown format has hardly any findings, which must not look like praise.
    """
    unread = [
        report
        for report in reports
        if report.item_count >= _MANY_ITEMS and report.entry_count < report.item_count * _FEW_READ
    ]
    if not unread:
        return ""
    items, entries = sum(report.item_count for report in unread), sum(report.entry_count for report in unread)
    files = f" in {plural(len(unread), 'file')}" if len(unread) > 1 else ""
    return f"{plural(items, 'list item')}{files}, {entries:,} read as entries"


def filtered_words(reports: Iterable[Report]) -> str:
    """Return how many findings filters have hidden and how many of a baseline no longer occur, or an empty string."""
    accepted = untouched = obsolete = 0
    for report in reports:
        accepted += report.filtered.accepted
        untouched += report.filtered.untouched
        obsolete += report.filtered.obsolete
    hidden = [f"{plural(untouched, 'finding')} on unchanged lines"] if untouched else []
    hidden += [f"{plural(accepted, 'finding')} in the baseline"] if accepted else []
    parts = [f"not shown: {', '.join(hidden)}"] if hidden else []
    if obsolete:
        occur = "no longer occurs" if obsolete == 1 else "no longer occur"
        parts.append(
            f"{plural(obsolete, 'finding')} in the baseline {occur} (remove with `awesomelint baseline --prune`)"
        )
    return "; ".join(parts)
