"""Find entries written as list items in a section whose other entries are rows of a table."""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.works.work import is_paper
from awesomelint.model import Entry, ListDocument, Section

# Nearly all entries of a section are rows, at least so many of them.
_LEAST_ROWS, _SHARE = 8, 0.8


def entries_outside_table(document: ListDocument) -> Iterator[tuple[Entry, int, int]]:
    """Yield the items, with the number of rows and of entries in the section.

    Nothing if several sections have items and rows: the table then belongs to the item, such as the models that a
    paper introduced. Items and rows must link to papers, so notes about the table are not meant.
    """
    mixed = [section for section in document.sections if _is_mixed(section)]
    if len(mixed) != 1:
        return
    (section,) = mixed
    entries = [entry for entry in section.entries if entry.parent is None]
    rows = [entry for entry in entries if entry.kind == "row"]
    items = [entry for entry in entries if entry.kind == "item"]
    if len(rows) < _LEAST_ROWS or len(rows) < _SHARE * len(entries):
        return
    if sum(map(_links_to_paper, rows)) < _SHARE * len(rows) or not all(map(_links_to_paper, items)):
        return
    for item in items:
        yield item, len(rows), len(entries)


def _is_mixed(section: Section) -> bool:
    return {"row", "item"} <= {entry.kind for entry in section.entries if entry.parent is None}


def _links_to_paper(entry: Entry) -> bool:
    return any(is_paper(link.key) for link in entry.links if link.key)
