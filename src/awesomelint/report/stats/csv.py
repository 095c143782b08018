"""Statistics as CSV with a row for each number."""

from __future__ import annotations

import csv
from typing import TextIO

from awesomelint.report.stats.page import Page


def write(page: Page, out: TextIO) -> None:
    """Write a header row and the rows (RFC 4180, but with LF line endings); `by` says what kind of name a row has."""
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("by", "name", "count"))
    table.writerow(("total", "entries", page.statistics.entries))
    table.writerows(("complete", field, count) for field, count in page.statistics.complete)
    for group in page.statistics.groups:
        table.writerows((group.by, label, count) for label, count in group.counts)
    table.writerows(("history", month, added) for month, added, _ in page.growth or ())
