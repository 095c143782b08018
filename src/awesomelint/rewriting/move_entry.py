"""Move an entry within a run of entries, with everything nested in it, and renumber the run."""

from __future__ import annotations

from awesomelint.facts import fact
from awesomelint.findings import Edit, Fix, unsafe
from awesomelint.model import Entry, ListDocument
from awesomelint.util.regex import compiled, lazy_pattern

_NUMBER = compiled(r"\d+")
# Written numbers, in a cell of their own or before a paragraph: a move would not renumber them.
_COUNT_CELL = lazy_pattern(r"[\W_]*+(?:\d{1,3}[\W_]*+)?$")
_COUNT = lazy_pattern(r"[\W_]*+\d{1,3}\\?[.)\]、:]")
# At most this many entries are renumbered for one move.
_MAX_RENUMBERED = 400
_ITEM = lazy_pattern(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]")


def move_entry(
    document: ListDocument, run: list[Entry], index: int, reference: int, *, after: bool
) -> Fix | None:
    """Return the fix that moves an entry of a run before or after a reference entry, both given by their
    index.

    The number of blank lines stays the same, and the numbers of a numbered list keep their order. Returns
    None if text around the entries could end up with the wrong entry.
    """
    target = reference + after if reference < index else reference - 1 + after
    lines = _RunLines(document, run)
    numbers = _renumber(run, index, target)
    if target == index or not _is_movable(run, index, target) or numbers is None:
        return None
    target_gap = target + 1 if target > index else target
    if not all(map(lines.has_clear_gap, (index, index + 1, target_gap))):
        return None
    if any(len(edit.text) != edit.end - edit.start and lines.has_several(i) for i, edit in numbers.items()):
        # A wider number would change the indentation that the lines below it need.
        return None
    text = document.source.text
    start, end, gap = lines.removal(index)
    moved = text[lines.start(index) : lines.end(index)]
    edits = [Edit(start, end, "")]
    if index in numbers:
        # Two edits, so that the text after the number is recognized as unchanged at its new position.
        number = numbers.pop(index)
        moved = text[lines.start(index) : number.start] + number.text + text[number.end : lines.end(index)]
        edits = [Edit(start, number.end, ""), Edit(number.end, end, "")]
    previous = target if target > index else target - 1
    if previous < 0:
        insertion = Edit(lines.start(0), lines.start(0), moved + gap)
    else:
        insertion = Edit(lines.end(previous), lines.end(previous), gap + moved)
    title = f"Move the entry {'after' if after else 'before'} “{run[reference].title}”"
    return unsafe(title, *edits, insertion, *numbers.values())


def _is_movable(run: list[Entry], index: int, target: int) -> bool:
    """Whether the text of the entries does not depend on their position."""
    if run[index].kind == "row":
        text = run[index].source.text
        # An empty first cell repeats the cell above it.
        rows = [entry for i in {index, target} for entry in run[i : i + 2]]
        return not any(row.cells and _COUNT_CELL.match(text[slice(*row.cells[0])].strip()) for row in rows)
    # A heading would take its section along, and an HTML tag may start anywhere in a line.
    return run[index].kind == "item" or (run[index].kind == "paragraph" and not _COUNT.match(run[index].text))


def _renumber(run: list[Entry], index: int, target: int) -> dict[int, Edit] | None:
    """Return the edits that renumber entries after a move, by index; None if the numbers cannot be kept in
    order.
    """
    if not _NUMBER.match(run[index].marker):
        return {} if run[index].marker == run[target].marker else None
    if abs(target - index) > _MAX_RENUMBERED:
        return None
    first, last = min(index, target), max(index, target)
    order = list(range(first, last + 1))
    order.remove(index)
    order.insert(target - first, index)
    edits = {}
    for position, index in enumerate(order, first):
        old, new = run[index].marker, run[position].marker
        if _NUMBER.sub("", old) != _NUMBER.sub("", new):
            return None
        if old != new:
            start = run[index].span.start
            edits[index] = Edit(start, start + len(old), new)
    return edits


class _RunLines:
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
    ends: dict[Entry, int] = {}
    for entry in reversed(document.entries):
        ends[entry] = max(ends.get(entry, 0), entry.span.end)
        if entry.parent is not None:
            ends[entry.parent] = max(ends.get(entry.parent, 0), ends[entry])
    return ends
