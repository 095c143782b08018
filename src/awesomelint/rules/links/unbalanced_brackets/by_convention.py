"""Fixes that write the brackets of an entry as nearly all entries of its section have them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from awesomelint.model import Entry, ListDocument
from awesomelint.rules.api import Edit, Fix, safe
from awesomelint.style.conventions import HouseStyle, learn
from awesomelint.style.deviations import deviations
from awesomelint.style.deviations.deviation import fix_title
from awesomelint.style.layout.layout import EntryLayout

_PAIRS = ("[]", "()", "（）", "【】")


class BracketConvention:
    """The brackets that nearly all entries of each section use, learned when first needed."""

    def __init__(self, document: ListDocument, style: Mapping[str, Any]) -> None:
        self._text = document.source.text
        self._document = document
        self._settings = style

    @cached_property
    def _style(self) -> HouseStyle:
        return learn(self._document, self._settings)

    @cached_property
    def _layouts(self) -> dict[Entry, EntryLayout]:
        return {layout.entry: layout for layout in self._style.layouts}

    def fix(self, entry: Entry) -> Fix | None:
        """Return the fix for the brackets of an entry, None if there is none that pairs all of them."""
        layout = self._layouts.get(entry)
        if layout is None:
            return None
        text = self._text
        edits = [
            Edit(deviation.start, deviation.end, deviation.expected)
            for deviation in deviations(self._style, layout)
            if deviation.kind == "separator"
            and deviation.edit
            and _brackets_in(deviation.expected) != _brackets_in(text[deviation.start : deviation.end])
        ]
        if not edits:
            return None
        if any(_other_marks_in(edit.text) != _other_marks_in(text[edit.start : edit.end]) for edit in edits):
            # The edit would add or remove half of a code span, of emphasis or of quotation marks.
            return None
        fixed = text[entry.span.start : entry.span.end]
        for edit in sorted(edits, reverse=True):
            start = edit.start - entry.span.start
            fixed = fixed[:start] + edit.text + fixed[edit.end - entry.span.start :]
        if any(fixed.count(pair[0]) != fixed.count(pair[1]) for pair in _PAIRS):
            return None
        return safe(fix_title(text, edits), *edits)


def _brackets_in(text: str) -> list[str]:
    return [char for char in text if char in "[]()（）【】"]


def _other_marks_in(text: str) -> list[str]:
    return [char for char in text if char in '*_`~"“”<>']
