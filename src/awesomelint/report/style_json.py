"""The house style for programs: an array with one object a list."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from awesomelint.style.portrait import Count, Format, Portrait


def write(portraits: Iterable[Portrait], out: TextIO) -> None:
    """Write all portraits."""
    json.dump([_object(portrait) for portrait in portraits], out, ensure_ascii=False, indent=1)
    out.write("\n")


def _object(portrait: Portrait) -> dict[str, Any]:
    return {
        "path": portrait.document.source.path,
        "entries": len(portrait.document.entries),
        "formats": [_format(form) for form in portrait.formats],
        "sections": [
            {
                "section": style.section.path,
                "line": style.section.line,
                "own": style.own,
                "formats": [_format(form) for form in style.formats],
            }
            for style in portrait.sections
        ],
        "below": _counts(portrait.below),
        "icons": _counts(portrait.icons),
        "dates": _counts(portrait.dates),
        "order": portrait.orders,
        "labels": _counts(portrait.labels),
        "addresses": _counts(portrait.addresses),
        "tags": _counts(portrait.tags),
        "departures": [
            {"message": slip.message, "entries": slip.number, "line": slip.example.line} for slip in portrait.slips
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
