"""Statistics as JSON; the format is stable."""

from __future__ import annotations

import json
from typing import TextIO

from awesomelint.report.stats.page import Page


def write(page: Page, out: TextIO) -> None:
    """Write one object."""
    entries = page.statistics.entries
    made = {
        "paths": page.paths,
        "entries": entries,
        "complete": {
            field: {"count": count, "share": round(count / entries, 4) if entries else 0}
            for field, count in page.statistics.complete
        },
        "by": {
            group.by: {
                "counts": [{"name": label, "count": count} for label, count in group.counts],
                "without": group.without,
            }
            for group in page.statistics.groups
        },
        "history": None if page.growth is None else [growth._asdict() for growth in page.growth],
    }
    out.write(json.dumps(made, ensure_ascii=False, indent=1) + "\n")
