"""Lawful: how an entry's brackets stand where nearly all entries of its section have them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from awesomelint.model import Entry, ListDocument
from awesomelint.rules.api import Edit, Fix, safe
from awesomelint.style.conventions import learn
from awesomelint.style.deviations import deviations
from awesomelint.style.layout.layout import EntryLayout

_PAIRS = ("[]", "()", "（）", "【】")


def by_convention(document: ListDocument, entry: Entry, options: Mapping[str, Any]) -> Fix | None:
    """The fix that writes an entry's brackets as nearly all others have them; None unless they all add up then."""
    style = learn(document, options.get("style"))
    shapes: dict[Entry, EntryLayout] | None = document.memo.get("shapes")
    if shapes is None:
        shapes = document.memo["shapes"] = {shape.entry: shape for shape in style.shapes}
    shape = shapes.get(entry)
    if shape is None:
        return None
    text = document.source.text
    edits = [
        Edit(one.start, one.end, one.expected)
        for one in deviations(style, shape)
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
    return safe("Write it as the other entries are written", *edits)


def _brackets(text: str) -> list[str]:
    return [char for char in text if char in "[]()（）【】"]


def _other_marks(text: str) -> list[str]:
    return [char for char in text if char in '*_`~"“”<>']
