"""The learned style as JSON: an array with an object for each list."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from awesomelint.style.summary import Count, Format, StyleSummary


def write(style_summaries: Iterable[StyleSummary], out: TextIO) -> None:
    """Write the styles of all lists."""
    json.dump(
        [_object(style_summary) for style_summary in style_summaries], out, ensure_ascii=False, indent=1
    )
    out.write("\n")


def _object(style_summary: StyleSummary) -> dict[str, Any]:
    return {
        "path": style_summary.document.source.path,
        "entries": len(style_summary.document.entries),
        "formats": [_format(form) for form in style_summary.formats],
        "sections": [
            {
                "section": style.section.path,
                "line": style.section.line,
                "own": style.own,
                "formats": [_format(form) for form in style.formats],
            }
            for style in style_summary.sections
        ],
        "below": _counts(style_summary.continuation_lines),
        "icons": _counts(style_summary.emoji),
        "dates": _counts(style_summary.dates),
        "order": style_summary.orders,
        "labels": _counts(style_summary.labels),
        "addresses": _counts(style_summary.url_forms),
        "tags": _counts(style_summary.tags),
        "departures": [
            {
                "message": deviation.message,
                "entries": deviation.number,
                "line": deviation.example.line,
            }
            for deviation in style_summary.deviations
        ],
    }


def _format(form: Format) -> dict[str, Any]:
    return {
        "kind": form.kind,
        "template": form.template,
        "entries": form.entries,
        "share": round(form.share, 4),
        "example": {"line": form.example.line, "end_line": form.example.end_line},
    }


def _counts(counts: Sequence[Count]) -> list[dict[str, Any]]:
    return [{"form": count.what, "number": count.number} for count in counts]
