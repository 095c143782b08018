"""JSON: an array of findings, sorted by path, line and column; the shape is a promise."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

from awesomelint.report.located import Item, items
from awesomelint.source import Source
from awesomelint.ui.sanitize import safe_json

if TYPE_CHECKING:
    from awesomelint.engine import Report


def as_object(item: Item) -> dict[str, Any]:
    """One finding as a JSON object: lines and columns from 1, columns in code points, ends exclusive."""
    source, finding = item.source, item.finding
    fix = None
    if finding.fix is not None:
        edits = [
            {"start": _place(source, edit.start), "end": _place(source, edit.end), "text": edit.text}
            for edit in finding.fix.edits
        ]
        fix = {"title": finding.fix.title, "safety": finding.fix.safety.value, "edits": edits}
    related = [
        {"path": place.path, "line": place.start.line, "column": place.start.column, "message": place.message}
        for place in item.related
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


def _place(source: Source, offset: int) -> dict[str, int]:
    position = source.position(offset)
    return {"line": position.line, "column": position.column}


def encoded(value: Any) -> str:
    """A value as JSON on one line, readable in every script, with what could steer a terminal or a build service escaped."""
    return safe_json(json.dumps(value, ensure_ascii=False))


def write_array(values: Iterable[Any], out: TextIO) -> None:
    """Write an array, a value a line."""
    out.write("[" + ",\n ".join(map(encoded, values)) + "]\n")


def write(reports: Iterable[Report], out: TextIO) -> None:
    """Write all findings as one array."""
    write_array(map(as_object, items(reports, marked=True)), out)
