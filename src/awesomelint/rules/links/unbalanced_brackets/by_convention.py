"""How an entry's brackets are written if nearly all entries of its section agree on it."""

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


class Convention:
    """Writes the brackets of entries as nearly all entries of their section have them."""

    def __init__(self, document: ListDocument, style: Mapping[str, Any]) -> None:
        self._text = document.source.text
        self._document = document
        self._settings = style

    @cached_property
    def _style(self) -> HouseStyle:
        return learn(self._document, self._settings)

    @cached_property
    def _layouts(self) -> dict[Entry, EntryLayout]:
        return {shape.entry: shape for shape in self._style.layouts}

    def fix(self, entry: Entry) -> Fix | None:
        """The fix for the brackets of an entry; None if they would not all be in pairs afterwards."""
        shape = self._layouts.get(entry)
        if shape is None:
            return None
        text = self._text
        edits = [
            Edit(one.start, one.end, one.expected)
            for one in deviations(self._style, shape)
            if one.kind == "separator"
            and one.edit
            and _brackets(one.expected) != _brackets(text[one.start : one.end])
        ]
        if not edits:
            return None
        if any(_other_marks(one.text) != _other_marks(text[one.start : one.end]) for one in edits):
            # Half of a code span, of emphasis or of quotes would come or go with the bracket.
            return None
        written = text[entry.span.start : entry.span.end]
        for edit in sorted(edits, reverse=True):
            at = edit.start - entry.span.start
            written = written[:at] + edit.text + written[edit.end - entry.span.start :]
        if any(written.count(pair[0]) != written.count(pair[1]) for pair in _PAIRS):
            return None
        return safe(fix_title(text, edits), *edits)


def _brackets(text: str) -> list[str]:
    return [char for char in text if char in "[]()（）【】"]


def _other_marks(text: str) -> list[str]:
    return [char for char in text if char in '*_`~"“”<>']
