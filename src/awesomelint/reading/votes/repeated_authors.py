"""References with a dash in place of their authors, who are those of the reference before: `———. 2005. *Small Barns*`."""

from __future__ import annotations

from awesomelint.reading.outline import Unit
from awesomelint.reading.parse.draft import Draft


def repeat_authors(group: list[Unit]) -> None:
    """Give each reference of a section that begins with a dash the authors of the reference before it, if it has any."""
    before: list[str] = []
    for unit in group:
        draft = unit.draft
        if draft is None or not unit.dialect.authors_lead:
            continue
        if _is_dash(draft):
            draft.authors = before
        before = draft.authors


def _is_dash(draft: Draft) -> bool:
    return len(draft.authors) == 1 and not draft.authors[0].strip("—–_-")
