"""CSV with a row for each entry; multiple values in a cell are separated by semicolons."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from awesomelint.model import Entry
from awesomelint.writing.pattern import description

COLUMNS = (
    "path", "line", "section", "title", "url", "arxiv_id", "doi", "date", "venue", "year", "track", "authors", "tags", "links", "notes", "description",
)  # fmt: skip


def write(entries: Iterable[Entry], out: TextIO) -> None:
    """Write a header row and a row for each entry (RFC 4180, but with LF line endings)."""
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for entry in entries:
        main, venue = entry.main_link, entry.venue
        table.writerow(
            [
                entry.source.path,
                entry.line,
                " > ".join(entry.section.path),
                entry.title,
                main.url if main else "",
                entry.arxiv.id if entry.arxiv else "",
                entry.doi or "",
                entry.date.iso if entry.date else "",
                venue.name if venue else "",
                (venue.year or "") if venue else "",
                (venue.track or "") if venue else "",
                "; ".join(entry.authors),
                "; ".join(entry.tags),
                "; ".join(f"{link.label}: {link.url}" if link.label else link.url for link in entry.links),
                "; ".join(entry.notes),
                description(entry),
            ]
        )
