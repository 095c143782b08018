"""Add half a pair of `**` where nearly all entries of a section have it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from awesomelint.findings import Edit, Fix, safe
from awesomelint.model import Entry, ListDocument
from awesomelint.style.conventions import HouseStyle, learn
from awesomelint.style.deviations import separator_edits
from awesomelint.style.deviations.deviation import fix_title
from awesomelint.style.layout.layout import EntryLayout


def complete_bold(document: ListDocument, settings: Mapping[str, Any], entry: Entry) -> Fix | None:
    """Return the fix that adds the missing half of bold to an entry, None if the convention has none.

    `settings` are those of `[style]`.
    """
    style = learn(document, settings)
    layout = style.layout_by_entry.get(entry)
    text = document.source.text
    if layout is None or text.count("**", entry.span.start, entry.own_end) % 2 == 0:
        return None
    edits = _edits_around_title(style, layout) or [
        edit
        for edit in separator_edits(style, layout)
        if edit.text.count("**") == 1 and edit.text.replace("**", "") == text[edit.start : edit.end]
    ]
    return safe(fix_title(text, edits), *edits) if len(edits) == 1 else None


def _edits_around_title(style: HouseStyle, layout: EntryLayout) -> list[Edit]:
    """Return the edit that adds the other half to a title with half a pair at its start or end."""
    entry = layout.entry
    text, title = entry.source.text, layout.title
    words = text[title.start : title.end]
    edits = []
    for gap in layout.gaps:
        convention = style.convention(entry.section, (layout.form, gap.before, gap.after))
        if convention is None or "*" in gap.text[1:]:
            continue
        if gap.after == "title" and convention.text.endswith("**"):
            if words.endswith("**"):
                edits.append(Edit(gap.end, gap.end, "**"))
        elif gap.before == "title" and convention.text.startswith("**") and words.startswith("**"):
            edits.append(Edit(gap.start, gap.start, "**"))
    return edits
