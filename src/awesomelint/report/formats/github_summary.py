"""A Markdown table of findings for GitHub's step summary."""

from __future__ import annotations

from awesomelint.report.located import LocatedFinding
from awesomelint.report.markdown_text import silent
from awesomelint.ui.sanitize import clipped
from awesomelint.util.text import plural

# GitHub discards the summary of a step if it is larger than 1,024 KiB; other programs of the step may write to it too.
LIMIT = 1_000_000
_ROOM_FOR_THE_END = 200


def table(findings: list[LocatedFinding], conclusion: str, limit: int = LIMIT) -> str:
    """Return a heading, a conclusion and a table of findings in the given order, in at most `limit` bytes of UTF-8."""
    parts = [f"### awesomelint\n\n{conclusion}\n"]
    if findings:
        parts.append("\n| Severity | Location | Finding | Rule |\n| --- | --- | --- | --- |\n")
    room = limit - _ROOM_FOR_THE_END - sum(len(part.encode()) for part in parts)
    if room < 0:
        return ""
    for number, item in enumerate(findings):
        row = _row(item)
        room -= len(row.encode())
        if room < 0:
            parts.append(f"\n… and {plural(len(findings) - number, 'more finding')}; see the log.\n")
            break
        parts.append(row)
    return "".join(parts) + "\n"


def _row(item: LocatedFinding) -> str:
    finding = item.finding
    location = silent(f"{clipped(item.path)}:{item.start.line}:{item.start.column}")
    return f"| {finding.severity.word} | {location} | {silent(clipped(finding.message))} | {finding.rule} |\n"
