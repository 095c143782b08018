"""JSON: an array of findings, sorted by path, line and column; the shape is a promise."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

from awesomelint.findings import Finding
from awesomelint.report.fingerprint import fingerprints
from awesomelint.source import Source

if TYPE_CHECKING:
    from awesomelint.engine import Report


def as_object(source: Source, finding: Finding, fingerprint: str) -> dict[str, Any]:
    """One finding as a JSON object: lines and columns from 1, columns in code points, ends exclusive."""
    start, end = source.position(finding.span.start), source.position(finding.span.end)
    fix = None
    if finding.fix is not None:
        fix = {
            "title": finding.fix.title,
            "safety": finding.fix.safety.value,
            "edits": [
                {"start": _place(source, edit.start), "end": _place(source, edit.end), "text": edit.text} for edit in finding.fix.edits
            ],
        }
    return {
        "path": source.path,
        "rule": finding.rule,
        "severity": finding.severity.word,
        "message": finding.message,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "related": [
            {"path": source.path, **_place(source, related.span.start), "message": related.message} for related in finding.related
        ],
        "fix": fix,
        "fingerprint": fingerprint,
    }


def _place(source: Source, offset: int) -> dict[str, int]:
    position = source.position(offset)
    return {"line": position.line, "column": position.column}


def objects(reports: Iterable[Report]) -> list[dict[str, Any]]:
    """All findings of a run as JSON objects, sorted."""
    found = [
        as_object(report.source, finding, mark)
        for report in reports
        for finding, mark in zip(report.findings, fingerprints(report.source.path, report.findings), strict=True)
    ]
    found.sort(key=lambda item: (item["path"], item["line"], item["column"]))
    return found


def write(reports: Iterable[Report], out: TextIO) -> None:
    """Write the array, an object a line."""
    lines = [json.dumps(item, ensure_ascii=False) for item in objects(reports)]
    out.write("[" + ",\n ".join(lines) + "]\n")
