"""Fields in block quotes below works: `**[Tidy Sheep](…)**` above `> Ada Lark, Bo Finch` and `> ICML 2020`.

Most quotes are remarks or abstracts. So the quotes below the works of a list decide together.
"""

from __future__ import annotations

from awesomelint.reading.outline import Stretch, Unit, item_of
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.parse.parser import Parser
from awesomelint.reading.thresholds import SLOT_ENTRIES, SLOT_SHARE


def attach_quoted_fields(units: list[Unit], parser: Parser) -> None:
    """Give works the quotes below them as fields, if most of the quotes below works are all fields, with authors or a venue."""
    quoted = _quoted(units)
    if len(quoted) < SLOT_ENTRIES:
        return
    drafts = [parser.fields(stretch.start, stretch.end, stretch.parts) for _, _, stretch in quoted]
    fields = [draft.is_fields and bool(draft.authors or draft.venue) for draft in drafts]
    named = sum(bool(draft.authors) and whole for draft, whole in zip(drafts, fields, strict=True))
    if named < SLOT_ENTRIES or sum(fields) < SLOT_SHARE * len(quoted):
        return
    for (work, holder, stretch), draft, whole in zip(quoted, drafts, fields, strict=True):
        if whole:
            work.fields.append(_field(stretch, draft))
            if holder is not work:
                holder.role = "field"


def _quoted(units: list[Unit]) -> list[tuple[Unit, Unit, Stretch]]:
    """Return the quotes below works, each with its work and the unit that holds it."""
    found: list[tuple[Unit, Unit, Stretch]] = []
    work: Unit | None = None
    for unit in units:
        if unit.kind != "quote":
            work = unit if unit.role == "entry" else None
        elif work is not None and work.kind == "item" and unit.line > work.end_line + 1:
            # After a list and a blank line, a quote is about what follows.
            continue
        if work is not None:
            found += [(work, unit, stretch) for stretch in unit.quotes]
    return found


def _field(stretch: Stretch, draft: Draft) -> Unit:
    """Return a quote as a field, read as such."""
    field = item_of(stretch)
    field.role, field.draft, field.line_draft = "field", draft, draft
    return field
