"""Statistics: how many findings each rule has, and how many of them can be fixed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

from awesomelint.findings import Safety
from awesomelint.report.formats.json import write_array
from awesomelint.report.located import Item, Tally, items, remarks

if TYPE_CHECKING:
    from awesomelint.engine import Report


def write(reports: Iterable[Report], out: TextIO, *, as_json: bool = False, quiet: bool = False) -> None:
    """Write a line (or a JSON object) a rule, the most frequent first, and a summary for people."""
    reports = list(reports)
    found = items(reports)
    rows = _rows(found)
    if as_json:
        write_array(rows, out)
        return
    width = max((len(row["rule"]) for row in rows), default=0)
    for row in rows:
        out.write(f"{row['count']:5}  {row['rule']:{width}}  {_fixes(row)}".rstrip() + "\n")
    if not quiet:
        out.write(("\n" if rows else "") + Tally(found).sentence() + remarks(reports) + "\n")


def _rows(found: list[Item]) -> list[dict[str, Any]]:
    of_rule: dict[str, list[Item]] = {}
    for item in found:
        of_rule.setdefault(item.finding.rule, []).append(item)
    rows = []
    for rule, of_it in sorted(of_rule.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        fixable = Tally(of_it).fixable
        fixes = {"safe_fixes": fixable[Safety.SAFE], "unsafe_fixes": fixable[Safety.UNSAFE]}
        rows.append({"rule": rule, "count": len(of_it), **fixes})
    return rows


def _fixes(row: dict[str, Any]) -> str:
    parts = []
    if row["safe_fixes"]:
        parts.append(f"{row['safe_fixes']} by `fix`")
    if row["unsafe_fixes"]:
        parts.append(f"{row['unsafe_fixes']} by `fix --unsafe-fixes`")
    return ", ".join(parts)
