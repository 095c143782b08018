"""Cells that hold several fields: `Ada Lark, Bo Finch (ICML 2020)` below `Authors & Venue`, whole references below `Paper`.

As the entries of a section, the cells of a column decide together what a single cell leaves open.
"""

from __future__ import annotations

from awesomelint.fields import author_names
from awesomelint.reading.outline import Row, Stretch, item_of
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.parse.parser import Parser
from awesomelint.reading.thresholds import FIRST_LOOK, NEARLY_ALL, SLOT_ENTRIES, SLOT_SHARE
from awesomelint.reading.votes.sections import Votes
from awesomelint.reading.votes.tally import Sequence, resolve_all
from awesomelint.util.regex import lazy_pattern

_SHARED = frozenset(("authors", "venue", "date"))
# What may join the fields of a cell.
_JOINS = lazy_pattern(r"[,;|·(*_]|[.:]\s|\s[-–—]+\s|<br")


def read_cells(
    text: str, rows: list[Row], column: int, roles: frozenset[str], drafter: Parser
) -> dict[int, Draft]:
    """Return the cells of a column read as fields, by the lines of their rows, if they hold authors and what says where or
    when: `Ada Lark, Bo Finch (ICML 2020)`. There are none if they do not.

    `roles` are the fields that the header of the column names.
    """
    cells = {row.line: row.cells[column] for row in rows if column < len(row.cells)}
    cells = {line: cell for line, cell in cells.items() if cell.start < cell.end}
    declared = "authors" in roles and len(roles & _SHARED) > 1
    if not declared:
        joined = _joined(text, cells)
        first = [drafter.fields(cell.start, cell.end, cell.parts) for cell in joined[:FIRST_LOOK]]
        if not any(map(_is_shared, first)):
            return {}
    units = list(map(item_of, cells.values()))
    Votes(text, drafter, units).read_fields(units)
    drafts = {line: unit.line_draft for line, unit in zip(cells, units, strict=True) if unit.line_draft}
    resolve_all(text, [Sequence([draft]) for draft in drafts.values()])
    if declared:
        for draft in drafts.values():
            _take_person(text, draft)
    shared = sum(map(_is_shared, drafts.values()))
    if shared < (SLOT_SHARE if declared else NEARLY_ALL) * len(cells):
        return {}
    return {
        line: draft
        for line, draft in drafts.items()
        if draft.venue is not None or draft.date is not None or len(draft.authors) > 1
    }


def _joined(text: str, cells: dict[int, Stretch]) -> list[Stretch]:
    """Return the cells that may hold several fields; none if not nearly all cells of a column may."""
    joined = [cell for cell in cells.values() if _JOINS.search(text, cell.start, cell.end)]
    return joined if len(joined) >= max(SLOT_ENTRIES, NEARLY_ALL * len(cells)) else []


def _take_person(text: str, draft: Draft) -> None:
    """Take the first words of a cell for its author, as its header says: `Ada Lark (2020)`."""
    if not draft.authors and draft.slots and draft.slots[0].kind == "?":
        slot = draft.slots[0]
        draft.authors = author_names.split(text[slot.start : slot.end])


def _is_shared(draft: Draft) -> bool:
    return bool(draft.authors) and (draft.venue is not None or draft.date is not None)


def read_titles(
    text: str, rows: list[Row], column: int, roles: frozenset[str], drafter: Parser
) -> dict[int, Draft]:
    """Return the drafts of titles whose cells hold authors too, by the lines of their rows; none if they hold none:
    `Ada Lark, Bo Finch. Tidy Sheep. ICML 2020`.

    Without a venue or date, the words may be part of a title, unless the header of the column names authors.
    """
    cells = {row.line: row.cells[column] for row in rows if column < len(row.cells)}
    if not _joined(text, cells):
        return {}
    units = list(map(item_of, cells.values()))
    Votes(text, drafter, units).run()
    drafts = {line: unit.draft for line, unit in zip(cells, units, strict=True) if unit.draft is not None}
    credited = sum(
        bool(draft.authors) and (draft.venue is not None or draft.date is not None or "authors" in roles)
        for draft in drafts.values()
    )
    return drafts if credited >= NEARLY_ALL * len(cells) else {}
