"""Annotations for GitHub Actions as workflow commands, and a table for the step summary."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TextIO

from awesomelint.findings import Finding, Severity
from awesomelint.report.formats import github_summary
from awesomelint.report.formats.text import lines
from awesomelint.report.located import (
    LocatedFinding,
    Tally,
    last_line,
    locate,
    summary_line,
    unchecked_words,
)
from awesomelint.report.markdown_text import silent
from awesomelint.source import Source
from awesomelint.ui.sanitize import HARMFUL, clipped, harmless, inert
from awesomelint.util.text import plural

if TYPE_CHECKING:
    from awesomelint.engine import Report

# The number of annotations that GitHub shows for a step; it silently drops the rest.
SHOWN = {Severity.ERROR: 10, Severity.WARNING: 10, Severity.NOTE: 10}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def write(
    reports: Iterable[Report],
    out: TextIO,
    *,
    changed: Callable[[Source, Finding], bool] | None = None,
    summary: TextIO | None = None,
    used: int = 0,
    root: str | None = None,
) -> None:
    """Write annotations, the most severe first, and the findings beyond GitHub's limit as text for the log.

    changed: whether a finding is on a changed line; these come first among findings of the same severity.
    summary: receives the table for the step summary.
    used: the size of the step summary so far, in bytes.
    root: the folder of the checkout, which paths are relative to.
    """
    reports = list(reports)
    findings = locate(reports, root=root)
    findings.sort(
        key=lambda item: (-item.finding.severity, not (changed is None or changed(item.source, item.finding)))
    )
    left = dict(SHOWN)
    rest = []
    for item in findings:
        if left[item.finding.severity]:
            left[item.finding.severity] -= 1
            out.write(annotation(item) + "\n")
        else:
            rest.append(item)
    if rest:
        _log(rest, out)
    conclusion = summary_line(reports, Tally(findings))
    if nothing := unchecked_words(reports):
        out.write(f"::warning title=awesomelint::{clipped(nothing).translate(_DATA)}\n")
        conclusion = silent(clipped(nothing))
    else:
        out.write(conclusion + "\n")
    if summary is not None:
        room = github_summary.LIMIT - used - summary.tell()
        summary.write(github_summary.table(findings, conclusion, room))


def annotation(item: LocatedFinding) -> str:
    """Return the workflow command for a finding."""
    finding, last = item.finding, last_line(item)
    # Line breaks are kept here, because escaping them below preserves the name of the file.
    properties = {"file": HARMFUL.sub("\ufffd", item.path), "line": str(item.start.line)}
    # GitHub rejects columns for a range of several lines.
    if item.end.line == item.start.line:
        properties |= {"col": str(item.start.column)}
    properties |= {"endLine": str(last)}
    if item.end.line == item.start.line:
        properties |= {"endColumn": str(item.end.column)}
    properties |= {"title": f"awesomelint ({finding.rule})"}
    arguments = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {arguments}::{_message(item).translate(_DATA)}"


def _message(item: LocatedFinding) -> str:
    finding = item.finding
    parts = [clipped(finding.message)]
    for related in item.related[:3]:
        parts.append(f"{harmless(related.path)}:{related.start.line}: {clipped(related.message)}")
    if finding.fix is not None:
        parts.append(f"Fix: {clipped(finding.fix.title)}")
    return "\n".join(parts)


def _log(rest: list[LocatedFinding], out: TextIO) -> None:
    out.write(f"::group::{plural(len(rest), 'more finding')} (GitHub limits the number of annotations)\n")
    for item in sorted(rest, key=lambda item: (item.path, item.start)):
        out.writelines(inert(line) + "\n" for line in lines(item))
    out.write("::endgroup::\n")
