"""Fixes that write the marks of an entry, such as brackets or `**`, as nearly all entries of its section have them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from awesomelint.findings import Edit, Fix, safe, with_edits
from awesomelint.model import Entry, ListDocument
from awesomelint.style.conventions import learn
from awesomelint.style.deviations import separator_edits
from awesomelint.style.deviations.deviation import fix_title

_PAIRS = ("[]", "()", "（）", "【】")
_BRACKETS = frozenset("".join(_PAIRS))
_OTHER_MARKS = frozenset('*_`~"“”<>')


class MarksByConvention:
    """The marks of an entry and those that its section usually has; `settings` are those of `[style]`."""

    def __init__(self, document: ListDocument, settings: Mapping[str, Any], entry: Entry) -> None:
        self._style = learn(document, settings)
        self._layout = self._style.layout_by_entry.get(entry)
        self._entry = entry
        self._text = document.source.text

    def complete_bold(self) -> Fix | None:
        """Return the fix that adds the missing half of bold, None if the convention has none."""
        if self._text.count("**", self._entry.span.start, self._entry.own_end) % 2 == 0:
            return None
        edits = self._edits_around_title() or [
            edit
            for edit in self._separator_edits()
            if edit.text.count("**") == 1 and edit.text.replace("**", "") == self._replaced(edit)
        ]
        return safe(fix_title(self._text, edits), *edits) if len(edits) == 1 else None

    def pair_brackets(self) -> Fix | None:
        """Return the fix for the brackets, None if there is none that pairs all of them.

        Edits that add or remove half of a code span, of emphasis or of quotation marks do not count as a fix.
        """
        edits = [edit for edit in self._separator_edits() if self._differs(edit, _BRACKETS)]
        if not edits or any(self._differs(edit, _OTHER_MARKS) for edit in edits):
            return None
        fixed = with_edits(self._text, edits, *self._entry.span)
        if any(fixed.count(pair[0]) != fixed.count(pair[1]) for pair in _PAIRS):
            return None
        return safe(fix_title(self._text, edits), *edits)

    def _separator_edits(self) -> list[Edit]:
        return separator_edits(self._style, self._layout) if self._layout is not None else []

    def _replaced(self, edit: Edit) -> str:
        return self._text[edit.start : edit.end]

    def _differs(self, edit: Edit, marks: frozenset[str]) -> bool:
        """Return whether an edit changes any of the marks."""
        return [char for char in edit.text if char in marks] != [
            char for char in self._replaced(edit) if char in marks
        ]

    def _edits_around_title(self) -> list[Edit]:
        """Return the edit that adds the other half to a title with half a pair at its start or end."""
        if self._layout is None:
            return []
        title = self._layout.title
        words = self._text[title.start : title.end]
        edits = []
        for gap in self._layout.gaps:
            convention = self._style.convention(
                self._entry.section, (self._layout.form, gap.before, gap.after)
            )
            if convention is None or "*" in gap.text[1:]:
                continue
            if gap.after == "title" and convention.text.endswith("**"):
                if words.endswith("**"):
                    edits.append(Edit(gap.end, gap.end, "**"))
            elif gap.before == "title" and convention.text.startswith("**") and words.startswith("**"):
                edits.append(Edit(gap.start, gap.start, "**"))
        return edits
