"""Recognize deviations whose cause another rule reports, such as unpaired brackets or invalid dates.

This depends only on the document, not on the findings of other rules, so it does not matter which rules run.
"""

from __future__ import annotations

from bisect import bisect_left

from awesomelint.analysis.brackets import mask, unclosed_rare_brackets, unpaired_brackets
from awesomelint.analysis.broken_links import broken_links
from awesomelint.analysis.doubled_periods import doubled_periods
from awesomelint.analysis.extra_spaces import extra_spaces, trailing_spaces
from awesomelint.analysis.positions import is_literal_mark
from awesomelint.analysis.split_entries import split_entries
from awesomelint.analysis.unread_dates import unread_dates
from awesomelint.markdown.emphasis import BOLD_WITH_ASTERISK
from awesomelint.model import Entry, ListDocument
from awesomelint.source import Span
from awesomelint.style.deviations.deviation import Deviation
from awesomelint.util.regex import compiled
from awesomelint.util.text import WITHOUT_ZERO_WIDTH

_BRACKETS = compiled(r"[\[\]()（）【】{}]")
_MARKS = compiled(r"[*_]")
# With the marks that set the direction of text.
_INVISIBLE = {**WITHOUT_ZERO_WIDTH, 0x200E: None, 0x200F: None}


class OtherCauses:
    """The problems of a document that other rules report, and that may cause deviations."""

    def __init__(self, document: ListDocument) -> None:
        self._document = document
        self._text = document.source.text
        self._broken_links = sorted(link.finding.span for link in broken_links(document))
        spaces = [Span(space.start, space.end) for space, _ in extra_spaces(document)]
        trailing = [span for span, _ in trailing_spaces(document)]
        self._spaces = sorted([*spaces, *trailing])
        self._doubled_periods = {doubled.offset + 1 for doubled in doubled_periods(document)}
        self._unread_dates = {unread.entry for unread in unread_dates(document)}

    def explain(self, deviation: Deviation, entry: Entry) -> bool:
        """Whether another rule reports the cause of a deviation."""
        if deviation.kind == "missing":
            malformed = (entry.date is not None and entry.date.problem) or entry in self._unread_dates
            return bool(malformed) and "date" in deviation.fields
        if deviation.kind == "form":
            return self._has_broken_brackets(entry)
        if deviation.kind not in ("separator", "period"):
            return False
        if deviation.start in self._doubled_periods and not deviation.expected:
            return True
        found, expected = self._text[deviation.start : deviation.end], deviation.expected
        if _BRACKETS.findall(found) != _BRACKETS.findall(expected) and self._has_broken_brackets(entry):
            return True
        if _MARKS.findall(found) != _MARKS.findall(expected) and self._has_literal_mark(deviation, entry):
            return True
        visible = found.translate(_INVISIBLE)
        if visible != found and "".join(visible.split()) == "".join(expected.split()):
            return True
        if "".join(found.split()) != "".join(expected.split()):
            return False
        span = Span(deviation.start, deviation.end)
        is_split = "\n" in found and entry in split_entries(self._document)
        return is_split or _touches(self._spaces, span)

    def _has_broken_brackets(self, entry: Entry) -> bool:
        if _touches(self._broken_links, entry.span):
            return True
        masked = mask(self._document, entry.span).text
        return bool(unpaired_brackets(masked) or unclosed_rare_brackets(self._document, masked))

    def _has_literal_mark(self, deviation: Deviation, entry: Entry) -> bool:
        # The star of a bullet is not a mark of emphasis.
        first = entry.span.start + len(entry.marker)
        marks = _MARKS.finditer(self._text, max(deviation.start, first), deviation.end)
        if any(is_literal_mark(self._document, mark.start()) for mark in marks):
            return True
        # If an asterisk within a bold title has taken half of the `**` before it, one after it is shown.
        return any(
            is_literal_mark(self._document, bold.end() - 1) != is_literal_mark(self._document, bold.end() - 2)
            for bold in BOLD_WITH_ASTERISK.finditer(self._text, first, entry.own_end)
        )


def _touches(spans: list[Span], span: Span) -> bool:
    """Whether any of the spans, which are sorted and rarely nested, overlaps or touches another span."""
    index = bisect_left(spans, (span.end + 1,))
    return any(other.end >= span.start for other in spans[max(0, index - 3) : index])
