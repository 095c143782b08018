"""The number of findings per rule, and how many of them can be fixed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

from awesomelint.findings import Safety
from awesomelint.report.formats.json import write_array
from awesomelint.report.located import LocatedFinding, Tally, fix_command, locate, summary_line

if TYPE_CHECKING:
    from awesomelint.engine import Report


def write(reports: Iterable[Report], out: TextIO, *, as_json: bool = False, quiet: bool = False) -> None:
    """Write a line or JSON object for each rule, the most frequent first, and in text a summary unless `quiet`."""
    reports = list(reports)
    findings = locate(reports)
    rows = _rows(findings)
    if as_json:
        write_array(rows, out)
        return
    width = max((len(row["rule"]) for row in rows), default=0)
    command = fix_command(reports).removeprefix("awesomelint ")
    for row in rows:
        out.write(f"{row['count']:5}  {row['rule']:{width}}  {_fixes(row, command)}".rstrip() + "\n")
    if not quiet:
        out.write(("\n" if rows else "") + summary_line(reports, Tally(findings)) + "\n")


def _rows(findings: list[LocatedFinding]) -> list[dict[str, Any]]:
    by_rule: dict[str, list[LocatedFinding]] = {}
    for item in findings:
        by_rule.setdefault(item.finding.rule, []).append(item)
    rows = []
    for rule, group in sorted(by_rule.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        fixable = Tally(group).fixable
        fixes = {"safe_fixes": fixable[Safety.SAFE], "unsafe_fixes": fixable[Safety.UNSAFE]}
        rows.append({"rule": rule, "count": len(group), **fixes})
    return rows


def _fixes(row: dict[str, Any], command: str) -> str:
    parts = []
    if row["safe_fixes"]:
        parts.append(f"{row['safe_fixes']} fixable with `{command}`")
    if row["unsafe_fixes"]:
        parts.append(f"{row['unsafe_fixes']} fixable with `{command} --unsafe-fixes`")
    return ", ".join(parts)
