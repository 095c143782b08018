"""An entry as plain data, with the fields of `export --output-format jsonl`."""

from __future__ import annotations

from typing import Any

from awesomelint.model import Entry
from awesomelint.writing.pattern import description, has_et_al


def record(entry: Entry) -> dict[str, Any]:
    """Return an entry as a JSON object; absent values are None or an empty list."""
    date, venue, arxiv = entry.date, entry.venue, entry.arxiv
    return {
        "path": entry.source.path,
        "line": entry.line,
        "end_line": entry.end_line,
        "section": entry.section.path,
        "depth": entry.depth,
        "parent_line": entry.parent.line if entry.parent is not None else None,
        "title": entry.title,
        "links": [{"label": link.label, "url": link.url} for link in entry.links],
        "arxiv_id": arxiv.id if arxiv else None,
        "arxiv_version": arxiv.version if arxiv else None,
        "doi": entry.doi,
        "date": {"raw": date.raw, "iso": date.iso or None} if date else None,
        "venue": {"raw": venue.raw, "name": venue.name, "year": venue.year, "track": venue.track}
        if venue
        else None,
        "tags": entry.tags,
        "authors": entry.authors,
        "et_al": has_et_al(entry),
        "notes": entry.notes,
        "hidden": entry.hidden,
        "description": description(entry) or None,
    }
