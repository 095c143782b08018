"""Add half a pair of `**` where nearly all entries of a section have it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from awesomelint.findings import Edit, Fix, safe
from awesomelint.model import Entry, ListDocument
from awesomelint.style.conventions import HouseStyle, learn
from awesomelint.style.deviations import deviations
from awesomelint.style.deviations.deviation import fix_title
from awesomelint.style.layout.layout import EntryLayout


class BoldConvention:
    """The emphasis that nearly all entries of each section have, learned when first needed."""

    def __init__(self, document: ListDocument, style: Mapping[str, Any]) -> None:
        self._document = document
        self._settings = style

    @cached_property
    def _style(self) -> HouseStyle:
        return learn(self._document, self._settings)

    @cached_property
    def _layouts(self) -> dict[Entry, EntryLayout]:
        return {layout.entry: layout for layout in self._style.layouts}

    def fix(self, entry: Entry) -> Fix | None:
        """Return the fix that adds the missing half of bold to an entry, None if the convention has none."""
        layout = self._layouts.get(entry)
        text = self._document.source.text
        if layout is None or text.count("**", entry.span.start, entry.own_end) % 2 == 0:
            return None
        edits = self._around_title(layout) or [
            Edit(deviation.start, deviation.end, deviation.expected)
            for deviation in deviations(self._style, layout)
            if deviation.kind == "separator"
            and deviation.edit
            and deviation.expected.count("**") == 1
            and deviation.expected.replace("**", "") == text[deviation.start : deviation.end]
        ]
        return safe(fix_title(text, edits), *edits) if len(edits) == 1 else None

    def _around_title(self, layout: EntryLayout) -> list[Edit]:
        """Return the edit that adds the other half to a title with half a pair at its start or end."""
        text, section = self._document.source.text, layout.entry.section
        edits = []
        for gap in layout.gaps:
            convention = self._style.convention(section, (layout.form, gap.before, gap.after))
            if convention is None or "*" in gap.text[1:]:
                continue
            if gap.after == "title" and convention.text.endswith("**"):
                title = next(field for field in layout.fields if field.kind == "title")
                if text[title.start : title.end].endswith("**"):
                    edits.append(Edit(gap.end, gap.end, "**"))
            elif gap.before == "title" and convention.text.startswith("**"):
                title = next(field for field in layout.fields if field.kind == "title")
                if text[title.start : title.end].startswith("**"):
                    edits.append(Edit(gap.start, gap.start, "**"))
        return edits
