"""The lines of the entries in a run, and what lies between them."""

from __future__ import annotations

from awesomelint.facts import fact
from awesomelint.model import Entry, ListDocument
from awesomelint.source import Span
from awesomelint.util.regex import lazy_pattern

_ITEM = lazy_pattern(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]")


class RunLines:
    """The lines of the entries in a run, and the gaps between them."""

    def __init__(self, document: ListDocument, run: list[Entry]) -> None:
        self._document = document
        self._text = document.source.text
        self._run = run

    def start(self, index: int) -> int:
        """Return the start of the first line of an entry."""
        return self._document.source.line_start(self._line_of(self._run[index].span.start))

    def end(self, index: int) -> int:
        """Return the end of an entry, including everything nested in it."""
        return _ends(self._document)[self._run[index]]

    def whole_lines(self, index: int) -> Span:
        """Return the lines of an entry, including everything nested in it, without the last line ending."""
        return Span(self.start(index), self._line_end(index))

    def block_end(self, index: int) -> int:
        """Return the end of the lines of an entry and of all that is nested in its item, entries or not."""
        entry, source = self._run[index], self._document.source
        last = line = self._line_of(self.end(index))
        while entry.kind == "item" and line < source.line_count:
            line += 1
            text = source.line_text(line)
            if text.strip() and not _is_nested(text, entry):
                break
            last = line if text.strip() else last
        return source.line_end(last)

    def has_several(self, index: int) -> bool:
        """Whether an entry has more than one line."""
        return "\n" in self._text[self.start(index) : self.end(index)]

    def is_alone(self, index: int) -> bool:
        """Whether there is no other text on the lines of an entry."""
        entry, text = self._run[index], self._text
        before = text[self.start(index) : entry.span.start]
        after = text[self.end(index) : self._line_end(index)]
        return not before.strip(" \t|" if entry.kind == "row" else " \t") and not after.strip()

    def has_clear_gap(self, index: int) -> bool:
        """Whether there is only white space before an entry; an index past the last entry means after the
        run.
        """
        if index == len(self._run):
            return self.is_alone(index - 1) and self._has_clear_end(index - 1)
        if index == 0:
            line_above = self._next_line(self._line_of(self.start(0)), -1)
            return self.is_alone(0) and not line_above.lstrip().startswith("<")
        between = self._text[self.end(index - 1) : self.start(index)]
        return self.is_alone(index - 1) and self.is_alone(index) and bool(between) and not between.strip()

    def removal(self, index: int) -> tuple[int, int, str]:
        """Return the start and end of the text to remove with an entry, and the white space that is part of
        it.

        It is the white space after the entry; for the last entry, that before it.
        """
        start, end = self.start(index), self.end(index)
        if index + 1 < len(self._run):
            return start, self.start(index + 1), self._text[end : self.start(index + 1)]
        before = self.end(index - 1)
        return before, end, self._text[before:start]

    def _line_of(self, offset: int) -> int:
        return self._document.source.line_of(offset)

    def _line_end(self, index: int) -> int:
        return self._document.source.line_end(self._line_of(self.end(index)))

    def _next_line(self, line: int, step: int) -> str:
        """Return the nearest line above (-1) or below (1) that is not blank; empty if there is none."""
        source = self._document.source
        line += step
        while 1 <= line <= source.line_count:
            if text := source.line_text(line).rstrip():
                return text
            line += step
        return ""

    def _has_clear_end(self, index: int) -> bool:
        """Whether the text after the last entry of a run cannot belong to that entry."""
        entry, last = self._run[index], self._line_of(self.end(index))
        source = self._document.source
        if entry.kind == "row" or last == source.line_count:
            return True
        if source.line_text(last + 1).strip() and (
            entry.kind != "item" or not _ITEM.match(source.line_text(last + 1))
        ):
            return False
        return entry.kind != "item" or not _is_nested(self._next_line(last, 1), entry)


def _is_nested(line: str, entry: Entry) -> bool:
    """Whether a line is indented deeper than the marker of an item."""
    start = entry.source.position(entry.span.start).column - 1
    return len(line) - len(line.lstrip(" \t")) > start


@fact
def _ends(document: ListDocument) -> dict[Entry, int]:
    """Return the end of each entry, including all entries nested in it."""
    ends = {entry: entry.span.end for entry in document.entries + document.hidden}
    for entry in reversed(document.entries):
        if entry.parent is not None:
            ends[entry.parent] = max(ends[entry.parent], ends[entry])
    return ends
