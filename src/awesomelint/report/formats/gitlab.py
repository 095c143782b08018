"""A GitLab Code Quality report, which GitLab shows in merge requests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

from awesomelint.findings import Severity
from awesomelint.report.formats.json import write_array
from awesomelint.report.located import LocatedFinding, last_line, locate
from awesomelint.ui.sanitize import clipped

if TYPE_CHECKING:
    from awesomelint.engine import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def write(reports: Iterable[Report], out: TextIO, *, root: str | None = None) -> None:
    """Write all findings; paths are relative to `root`, the folder of the checkout (default: the current folder)."""
    write_array(map(_issue, locate(reports, root=root, with_fingerprints=True)), out)


def _issue(item: LocatedFinding) -> dict[str, Any]:
    return {
        "description": clipped(item.finding.message),
        "check_name": item.finding.rule,
        "fingerprint": item.fingerprint,
        "severity": _SEVERITIES[item.finding.severity],
        "location": {"path": item.path, "lines": {"begin": item.start.line, "end": last_line(item)}},
    }
