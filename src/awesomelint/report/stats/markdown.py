"""Statistics as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from awesomelint.report.markdown_text import silent
from awesomelint.report.stats.page import HEADINGS, Page, name, share
from awesomelint.ui.sanitize import clipped
from awesomelint.util.text import plural


def write(page: Page, out: TextIO) -> None:
    """Write a table for each group."""
    entries = page.statistics.entries
    out.write(f"## {silent(clipped(page.title))}: {plural(entries, 'entry')}\n")
    fields = [(field, f"{has}", share(has, entries)) for field, has in page.statistics.complete]
    _table(out, "Complete", ("field", "entries", "share"), fields)
    for group, more in page.groups:
        rows = [(name(label), str(count)) for label, count in group.counts]
        _table(out, HEADINGS[group.by], (group.by, "entries"), rows)
        notes = [page.subtitle(group), f"{more} more are not shown" if more else ""]
        if any(notes):
            out.write(f"\n{'; '.join(filter(None, notes))}.\n")
    if page.growth:
        months = [(month, str(added), str(total)) for month, added, total in page.growth_shown]
        _table(out, "Growth", ("month", "added", "total"), months)


def _table(out: TextIO, heading: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    out.write(f"\n### {heading}\n\n| {' | '.join(columns)} |\n")
    out.write(f"| --- |{' ---: |' * (len(columns) - 1)}\n")
    for row in rows:
        out.write(f"| {' | '.join(silent(clipped(cell)) for cell in row)} |\n")
