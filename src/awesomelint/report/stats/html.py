"""Statistics as a page of HTML that needs no other file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TextIO

from awesomelint.report.stats.charts import STYLE, bars, inline, line
from awesomelint.report.stats.page import HEADINGS, Page, name, share
from awesomelint.ui.sanitize import clipped
from awesomelint.util.text import plural

_STYLE = """
:root { color-scheme: light dark }
body { font: 15px/1.5 -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; max-width: 800px; margin: 2rem auto;
  padding: 0 1rem; color: #1f2328; background: #ffffff }
table { border-collapse: collapse } th, td { padding: .2rem 1rem .2rem 0; text-align: left }
td + td, th + th { text-align: right; font-variant-numeric: tabular-nums }
svg { max-width: 100%; height: auto } summary { cursor: pointer; color: #59636e }
@media (prefers-color-scheme: dark) { body { color: #f0f6fc; background: #0d1117 } summary { color: #9198a1 } }
"""


def write(page: Page, out: TextIO) -> None:
    """Write the page: a chart for each group, and its numbers in a table."""
    title = escape(f"{clipped(page.title)}: {plural(page.statistics.entries, 'entry')}")
    out.write(
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>{_STYLE}{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    )
    entries = page.statistics.entries
    fields = [(field, str(has), share(has, entries)) for field, has in page.statistics.complete]
    out.write(f"<h2>Complete</h2>\n{_table(('field', 'entries', 'share'), fields)}")
    for group, more in page.groups:
        rows = [(name(label), str(count)) for label, count in group.counts]
        notes = [page.subtitle(group), f"{more} more are not shown" if more else ""]
        _write_part(out, inline(bars(group)), notes, _table((group.by, "entries"), rows), HEADINGS[group.by])
    if page.growth:
        months = [(month, str(added), str(total)) for month, added, total in page.growth]
        table = _table(("month", "added", "total"), months)
        _write_part(out, inline(line(page.growth)), [], table, "Growth")
    out.write("</body>\n</html>\n")


def _write_part(out: TextIO, chart: str, notes: Iterable[str], table: str, heading: str) -> None:
    out.write(f'<section aria-label="{escape(heading)}">\n{chart}\n')
    if note := "; ".join(filter(None, notes)):
        out.write(f"<p>{escape(note)}</p>\n")
    out.write(f"<details><summary>Numbers</summary>\n{table}</details>\n</section>\n")


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(clipped(cell))}</td>' for cell in row)}</tr>\n" for row in rows
    )
    return f"<table>\n<tr>{head}</tr>\n{body}</table>\n"
