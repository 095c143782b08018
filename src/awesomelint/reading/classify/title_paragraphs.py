"""Paragraphs of fields below the paragraph or heading that is the title of a work.

`**[Tidy Sheep](…)**` above `*Ada Lark, Bo Finch*, ICML 2020`; `**Tidy Sheep**` above `Ada Lark, Bo Finch` and `*ICML 2020* — [Paper](…)`.
Alone, such a paragraph could be a work by itself.
"""

from __future__ import annotations

from awesomelint.reading.outline import Unit
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.parse.parser import Parser
from awesomelint.reading.thresholds import SLOT_ENTRIES

_MARKED = frozenset(("link", "strong", "quote"))


def field_paragraphs(units: list[Unit], drafter: Parser) -> dict[Unit, Draft]:
    """Return the paragraphs that are all fields, read as such, where there are several titles above them."""
    found: dict[Unit, Draft] = {}
    titles = 0
    # Whether the unit before is a title, and whether it is a title or fields below one.
    titled = below = False
    for unit in units:
        draft = _fields(unit, drafter) if below and unit.kind == "paragraph" else None
        if draft is not None:
            found[unit] = draft
            titles += titled
            titled = False
        else:
            titled = below = _is_title(unit)
    return found if titles >= SLOT_ENTRIES else {}


def _is_title(unit: Unit) -> bool:
    draft = unit.draft
    return draft is not None and (
        unit.kind == "heading" or (unit.kind == "paragraph" and draft.title_kind in _MARKED)
    )


def _fields(unit: Unit, drafter: Parser) -> Draft | None:
    """Return a paragraph read as fields, if it is nothing else."""
    head, first = unit.head, unit.draft
    if head is None or first is None or not (first.title or first.slots):
        # Badges have neither.
        return None
    if not all(map(drafter.reader.is_label, first.links)):
        return None
    draft = unit.line_draft or drafter.fields(head.start, head.end, head.parts)
    return draft if draft.is_fields else None
