"""Fixes that write the brackets of an entry as nearly all entries of its section have them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from awesomelint.model import Entry, ListDocument
from awesomelint.rules.api import Fix, safe
from awesomelint.style.conventions import learn
from awesomelint.style.deviations import separator_edits
from awesomelint.style.deviations.deviation import applied, fix_title

_PAIRS = ("[]", "()", "（）", "【】")


def pair_brackets(document: ListDocument, settings: Mapping[str, Any], entry: Entry) -> Fix | None:
    """Return the fix for the brackets of an entry, None if there is none that pairs all of them.

    `settings` are those of `[style]`.
    """
    style = learn(document, settings)
    layout = style.layout_by_entry.get(entry)
    if layout is None:
        return None
    text = document.source.text
    edits = [
        edit
        for edit in separator_edits(style, layout)
        if _brackets_in(edit.text) != _brackets_in(text[edit.start : edit.end])
    ]
    if not edits:
        return None
    if any(_other_marks_in(edit.text) != _other_marks_in(text[edit.start : edit.end]) for edit in edits):
        # The edit would add or remove half of a code span, of emphasis or of quotation marks.
        return None
    fixed = applied(text, entry.span, edits)
    if any(fixed.count(pair[0]) != fixed.count(pair[1]) for pair in _PAIRS):
        return None
    return safe(fix_title(text, edits), *edits)


def _brackets_in(text: str) -> list[str]:
    return [char for char in text if char in "[]()（）【】"]


def _other_marks_in(text: str) -> list[str]:
    return [char for char in text if char in '*_`~"“”<>']
