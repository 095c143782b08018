"""The log as a JSON array."""

from __future__ import annotations

from typing import TextIO

from awesomelint.report.formats.json import write_array
from awesomelint.report.log.items import Log


def write(log: Log, out: TextIO) -> None:
    """Write an object for each work, one per line."""
    write_array(
        (
            {
                "title": item.title,
                "url": item.url or None,
                "path": item.path,
                "section": item.section,
                "line": item.line,
                "time": item.time.isoformat(),
                "commit": item.commit,
                "author": item.author,
            }
            for item in log.items
        ),
        out,
    )
