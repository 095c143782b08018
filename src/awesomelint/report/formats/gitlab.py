"""GitLab Code Quality: an array of issues, as a merge request shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

from awesomelint.findings import Severity
from awesomelint.report.formats.json import write_array
from awesomelint.report.located import Item, items, last_line
from awesomelint.ui.sanitize import clipped

if TYPE_CHECKING:
    from awesomelint.engine import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def write(reports: Iterable[Report], out: TextIO, *, root: str | None = None) -> None:
    """Write all findings; paths are relative to `root`, the folder of the project (the current one by default)."""
    write_array(map(_issue, items(reports, root=root, marked=True)), out)


def _issue(item: Item) -> dict[str, Any]:
    return {
        "description": clipped(item.finding.message),
        "check_name": item.finding.rule,
        "fingerprint": item.fingerprint,
        "severity": _SEVERITIES[item.finding.severity],
        "location": {"path": item.path, "lines": {"begin": item.start.line, "end": last_line(item)}},
    }
