"""Findings as text, each on one line, for editors and people who know their list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from awesomelint.report.formats.text import write_summary
from awesomelint.report.located import locate
from awesomelint.ui.sanitize import clipped, harmless

if TYPE_CHECKING:
    from awesomelint.engine import Report


def write(
    reports: Iterable[Report],
    out: TextIO,
    *,
    quiet: bool = False,
    made: Counter[str] | None = None,
    named: Sequence[str] = (),
) -> None:
    """Write `path:line:column: severity: message [rule]` for each finding.

    Unless `quiet`, a summary follows as in `text`.
    """
    reports = list(reports)
    findings = locate(reports)
    for item in findings:
        finding = item.finding
        place = f"{harmless(item.path)}:{item.start.line}:{item.start.column}"
        out.write(f"{place}: {finding.severity.word}: {clipped(finding.message)} [{finding.rule}]\n")
    if not quiet and reports:
        write_summary(reports, findings, out, made=made, named=named)
