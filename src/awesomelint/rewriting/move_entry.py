"""Move an entry within a run of entries, with everything nested in it, and renumber the run."""

from __future__ import annotations

from awesomelint.findings import Edit, Fix, unsafe
from awesomelint.model import Entry, ListDocument
from awesomelint.rewriting.run_lines import RunLines
from awesomelint.util.regex import compiled, lazy_pattern

_NUMBER = compiled(r"\d+")
# Written numbers, in a cell of their own or before a paragraph: a move would not renumber them.
_COUNT_CELL = lazy_pattern(r"[\W_]*+(?:\d{1,3}[\W_]*+)?$")
_COUNT = lazy_pattern(r"[\W_]*+\d{1,3}\\?[.)\]、:]")
# At most this many entries are renumbered for one move.
_MAX_RENUMBERED = 400


def move_entry(
    document: ListDocument, run: list[Entry], index: int, reference: int, *, after: bool
) -> Fix | None:
    """Return the fix that moves an entry of a run before or after a reference entry, both given by their
    index.

    The number of blank lines stays the same, and the numbers of a numbered list keep their order. Returns
    None if text around the entries could end up with the wrong entry.
    """
    target = reference + after if reference < index else reference - 1 + after
    lines = RunLines(document, run)
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
