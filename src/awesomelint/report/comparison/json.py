"""A comparison as JSON: an array with an object for each file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from awesomelint.comparing.compare import Kept, Repeated
from awesomelint.comparing.review import Review
from awesomelint.findings import Finding
from awesomelint.model import Entry
from awesomelint.report.formats.json import write_array


def write(reviews: Iterable[Review], out: TextIO) -> None:
    """Write the comparisons of all files as one array, one object per line."""
    write_array(map(_object, reviews), out)


def _object(review: Review) -> dict[str, Any]:
    comparison = review.comparison
    return {
        "path": review.path,
        "old_path": review.old_path,
        "added": [_added(review, entry) for entry in comparison.added],
        "removed": [_entry(entry) for entry in comparison.removed],
        "listed_again": [
            _other(item) | {"findings": _findings(review, item.entry)} for item in comparison.repeated
        ],
        "listed_once_less": [_other(item) for item in comparison.dropped],
        "moved": [
            _entry(kept.new) | {"from": kept.old.section.path, "to": kept.new.section.path}
            for kept in comparison.moved
        ],
        "changed": [_changed(kept) for kept in comparison.kept if kept.changes],
        "reordered": [
            {"section": item.section.path, "entries": item.number} for item in comparison.reordered
        ],
        "reformatted": comparison.reformatted,
        "sections": {
            "added": [section.path or [section.title] for section in comparison.sections.added],
            "removed": [section.path or [section.title] for section in comparison.sections.removed],
            "renamed": [{"from": old.title, "to": new.title} for old, new in comparison.sections.renamed],
        },
    }


def _entry(entry: Entry) -> dict[str, Any]:
    """An entry with its 1-based line in the version that has it."""
    link = entry.main_link
    return {
        "title": entry.title,
        "url": link.url if link is not None else None,
        "section": entry.section.path,
        "line": entry.line,
    }


def _added(review: Review, entry: Entry) -> dict[str, Any]:
    place = review.elsewhere.get(entry)
    return _entry(entry) | {
        "listed_before": {"path": place.path, "line": place.line} if place is not None else None,
        "findings": _findings(review, entry),
    }


def _findings(review: Review, entry: Entry) -> list[dict[str, str]]:
    return [_finding(finding) for finding in review.findings.get(entry, ())]


def _finding(finding: Finding) -> dict[str, str]:
    return {"rule": finding.rule, "severity": finding.severity.word, "message": finding.message}


def _other(item: Repeated) -> dict[str, Any]:
    return _entry(item.entry) | {"also": {"section": item.other.section.path, "line": item.other.line}}


def _changed(kept: Kept) -> dict[str, Any]:
    return _entry(kept.new) | {
        "changes": [
            {
                "field": change.field,
                "label": change.label or None,
                "from": change.before or None,
                "to": change.after or None,
            }
            for change in kept.changes
        ]
    }
