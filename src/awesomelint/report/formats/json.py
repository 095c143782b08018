"""Findings as a JSON array; the format is stable."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

from awesomelint.report.located import LocatedFinding, locate
from awesomelint.source import Source
from awesomelint.ui.sanitize import safe_json

if TYPE_CHECKING:
    from awesomelint.engine import Report


def as_object(item: LocatedFinding) -> dict[str, Any]:
    """Return a finding as a JSON object; lines and columns are 1-based, columns in code points, ends exclusive."""
    source, finding = item.source, item.finding
    fix = None
    if finding.fix is not None:
        edits = [
            {"start": _position(source, edit.start), "end": _position(source, edit.end), "text": edit.text}
            for edit in finding.fix.edits
        ]
        fix = {"title": finding.fix.title, "safety": finding.fix.safety.value, "edits": edits}
    related = [
        {"path": other.path, "line": other.start.line, "column": other.start.column, "message": other.message}
        for other in item.related
    ]
    return {
        "path": item.path,
        "rule": finding.rule,
        "severity": finding.severity.word,
        "message": finding.message,
        "line": item.start.line,
        "column": item.start.column,
        "end_line": item.end.line,
        "end_column": item.end.column,
        "related": related,
        "fix": fix,
        "fingerprint": item.fingerprint,
    }


def _position(source: Source, offset: int) -> dict[str, int]:
    position = source.position(offset)
    return {"line": position.line, "column": position.column}


def encoded(value: Any) -> str:
    """Return a value as one line of JSON, with only those characters escaped that a terminal or CI log could act on."""
    return safe_json(json.dumps(value, ensure_ascii=False))


def write_array(values: Iterable[Any], out: TextIO) -> None:
    """Write a JSON array, one value per line."""
    out.write("[" + ",\n ".join(map(encoded, values)) + "]\n")


def write(reports: Iterable[Report], out: TextIO) -> None:
    """Write all findings as one array."""
    write_array(map(as_object, locate(reports, with_fingerprints=True)), out)
