"""Moving an entry to another place of its run, with all that belongs to it and the number that its new place has."""

from __future__ import annotations

from awesomelint.facts import fact
from awesomelint.findings import Edit, Fix, unsafe
from awesomelint.model import Entry, ListDocument
from awesomelint.util.regex import compiled, lazy_pattern

_NUMBER = compiled(r"\d+")
# Numbers that the list itself counts with, in a cell of their own or before a paragraph: they would come along.
_COUNT_CELL = lazy_pattern(r"[\W_]*+(?:\d{1,3}[\W_]*+)?$")
_COUNT = lazy_pattern(r"[\W_]*+\d{1,3}\\?[.)\]、:]")
# So many numbers may be written anew for one entry.
_FAR = 400
_ITEM = lazy_pattern(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]")


def move(document: ListDocument, run: list[Entry], at: int, near: int, *, behind: bool) -> Fix | None:
    """The fix that puts an entry of a run behind or before another one; None where lines might lose what they belong to.

    Blank lines change places with the entries, so that there are as many of them as before, and numbers stay where they are.
    """
    to = near + behind if near < at else near - 1 + behind
    places = _Places(document, run)
    numbers = _numbers(run, at, to)
    if to == at or not _may_move(run, at, to) or numbers is None:
        return None
    if not (places.is_open(at) and places.is_open(at + 1) and places.is_open(to + 1 if to > at else to)):
        return None
    if any(
        len(edit.text) != edit.end - edit.start and places.has_lines(index) for index, edit in numbers.items()
    ):
        # A wider number would shift what the lines below it are indented to.
        return None
    text = document.source.text
    start, end, gap = places.taken(at)
    unit = text[places.start(at) : places.end(at)]
    edits = [Edit(start, end, "")]
    if at in numbers:
        # Taken out apart, so that what stands behind the number is found again, letter by letter, where it goes.
        number = numbers.pop(at)
        unit = text[places.start(at) : number.start] + number.text + text[number.end : places.end(at)]
        edits = [Edit(start, number.end, ""), Edit(number.end, end, "")]
    after = to if to > at else to - 1
    if after < 0:
        put = Edit(places.start(0), places.start(0), unit + gap)
    else:
        put = Edit(places.end(after), places.end(after), gap + unit)
    return unsafe(
        f"Move it {'behind' if behind else 'before'} “{run[near].title}”", *edits, put, *numbers.values()
    )


def _may_move(run: list[Entry], at: int, to: int) -> bool:
    """Whether nothing that is written in the entries says where they stand."""
    if run[at].kind == "row":
        text = run[at].source.text
        # An empty first cell stands for the one above it.
        rows = [entry for index in {at, to} for entry in run[index : index + 2]]
        return not any(row.cells and _COUNT_CELL.match(text[slice(*row.cells[0])].strip()) for row in rows)
    # A heading would take a section with it, and tags of HTML may stand anywhere in a line.
    return run[at].kind == "item" or (run[at].kind == "paragraph" and not _COUNT.match(run[at].text))


def _numbers(run: list[Entry], at: int, to: int) -> dict[int, Edit] | None:
    """What writes the number of each place anew once an entry has moved, by index; None where that cannot be done."""
    if not _NUMBER.match(run[at].marker):
        return {} if run[at].marker == run[to].marker else None
    if abs(to - at) > _FAR:
        return None
    first, last = min(at, to), max(at, to)
    order = list(range(first, last + 1))
    order.remove(at)
    order.insert(to - first, at)
    edits = {}
    for place, index in enumerate(order, first):
        old, new = run[index].marker, run[place].marker
        if _NUMBER.sub("", old) != _NUMBER.sub("", new):
            return None
        if old != new:
            start = run[index].span.start
            edits[index] = Edit(start, start + len(old), new)
    return edits


class _Places:
    """The lines of the entries of a run: where each begins and ends, and what lies between."""

    def __init__(self, document: ListDocument, run: list[Entry]) -> None:
        self._document = document
        self._text = document.source.text
        self._run = run

    def start(self, index: int) -> int:
        """Where the first line of an entry begins."""
        return self._document.source.line_start(self._line_of(self._run[index].span.start))

    def end(self, index: int) -> int:
        """Where the last line of an entry ends, entries and notes nested below it included."""
        return _ends(self._document)[self._run[index]]

    def has_lines(self, index: int) -> bool:
        """Whether an entry has more than one line."""
        return "\n" in self._text[self.start(index) : self.end(index)]

    def is_whole(self, index: int) -> bool:
        """Whether an entry has its lines for itself."""
        entry, text = self._run[index], self._text
        before, behind = (
            text[self.start(index) : entry.span.start],
            text[self.end(index) : self._line_end(index)],
        )
        return not before.strip(" \t|" if entry.kind == "row" else " \t") and not behind.strip()

    def is_open(self, index: int) -> bool:
        """Whether nothing but white space lies before the entry of an index, or behind the run if there is none."""
        if index == len(self._run):
            return self.is_whole(index - 1) and self._ends(index - 1)
        if index == 0:
            return self.is_whole(0) and not self._line_beside(
                self._line_of(self.start(0)), -1
            ).lstrip().startswith("<")
        between = self._text[self.end(index - 1) : self.start(index)]
        return self.is_whole(index - 1) and self.is_whole(index) and bool(between) and not between.strip()

    def taken(self, index: int) -> tuple[int, int, str]:
        """What goes when an entry goes: its lines and the white space behind them (before, for the last), and that alone."""
        start, end = self.start(index), self.end(index)
        if index + 1 < len(self._run):
            return start, self.start(index + 1), self._text[end : self.start(index + 1)]
        before = self.end(index - 1)
        return before, end, self._text[before:start]

    def _line_of(self, offset: int) -> int:
        return self._document.source.line_of(offset)

    def _line_end(self, index: int) -> int:
        return self._document.source.line_end(self._line_of(self.end(index)))

    def _line_beside(self, line: int, step: int) -> str:
        """The nearest line above (-1) or below (1) another that is not blank; empty if there is none."""
        source = self._document.source
        line += step
        while 1 <= line <= source.line_count:
            if text := source.line_text(line).rstrip():
                return text
            line += step
        return ""

    def _ends(self, index: int) -> bool:
        """Whether nothing that stands behind the last entry of a run, unread, may belong to it."""
        entry, last = self._run[index], self._line_of(self.end(index))
        source = self._document.source
        if entry.kind == "row" or last == source.line_count:
            return True
        if source.line_text(last + 1).strip() and (
            entry.kind != "item" or not _ITEM.match(source.line_text(last + 1))
        ):
            return False
        return entry.kind != "item" or not _is_below(self._line_beside(last, 1), entry)


def _is_below(line: str, entry: Entry) -> bool:
    """Whether a line is indented deeper than the marker of an item."""
    start = entry.source.position(entry.span.start).column - 1
    return len(line) - len(line.lstrip(" \t")) > start


@fact
def _ends(document: ListDocument) -> dict[Entry, int]:
    """Where each entry ends, with all entries that are nested in it."""
    ends: dict[Entry, int] = {}
    for entry in reversed(document.entries):
        ends[entry] = max(ends.get(entry, 0), entry.span.end)
        if entry.parent is not None:
            ends[entry.parent] = max(ends.get(entry.parent, 0), ends[entry])
    return ends
