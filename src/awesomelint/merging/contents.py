"""What the merged list has in the place of each node: a side's lines, both sides' changes, or a conflict."""

from __future__ import annotations

import re
from collections.abc import Collection

from awesomelint.fields import titles
from awesomelint.findings import Edit
from awesomelint.fixing.edits import apply
from awesomelint.merging.counts import Counts
from awesomelint.merging.grids import merge_grids
from awesomelint.merging.html_grids import merge_html_grids
from awesomelint.merging.node import Node
from awesomelint.merging.nodes import Nodes
from awesomelint.merging.texts import merge_texts, says_all_of
from awesomelint.merging.units import Unit, with_number, without_number
from awesomelint.model import Entry
from awesomelint.rewriting.merge_entries import merge_entries
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import WORD

# The names of the versions in conflict markers.
LABELS = ("base", "ours", "theirs")


class Markers(NamedTuple):
    """How conflicts are written: the length of the markers, whether the base is shown (`diff3`), and the names of base,
    ours and theirs.
    """

    size: int = 7
    with_base: bool = False
    labels: tuple[str, str, str] = LABELS

    def conflict(self, base: list[str], ours: list[str], theirs: list[str], newline: str) -> list[str]:
        """Return the lines of a conflict in git's form."""
        before, mine, yours = self.labels
        lines = [f"{'<' * self.size} {mine}{newline}", *ours]
        if self.with_base:
            lines += [f"{'|' * self.size} {before}{newline}", *base]
        return [*lines, f"{'=' * self.size}{newline}", *theirs, f"{'>' * self.size} {yours}{newline}"]


class Decider:
    """Decides the lines of every node."""

    def __init__(self, nodes: Nodes, markers: Markers, newline: str) -> None:
        self._nodes = nodes
        self._markers = markers
        self._newline = newline
        self.counts = Counts(nodes)
        # Nodes whose lines neither side has written, to be proven by reading the result.
        self.combined: set[Node] = set()

    def run(self, staying: Collection[Node] = ()) -> None:
        """Decide all nodes; those in `staying`, which one side removed, have the lines of the other."""
        needed = self._needed()
        for node in {*self._nodes.of_base, *self._nodes.of_ours, *self._nodes.of_theirs}:
            if node in staying:
                node.lines = self._lines(node.ours or node.theirs)
            else:
                self._decide(node, node in needed)

    def make_conflict(self, node: Node) -> None:
        """Leave the decision about a node to a person."""
        base, ours, theirs = map(self._lines, (node.base, node.ours, node.theirs))
        node.lines = self._markers.conflict(base, ours, theirs, self._newline)
        node.marked = True
        self.combined.discard(node)

    def _lines(self, unit: Unit | None) -> list[str]:
        return unit.lines_with(self._newline) if unit is not None else []

    def _decide(self, node: Node, is_needed: bool) -> None:
        base, ours, theirs = node.base, node.ours, node.theirs
        if ours is None or theirs is None:
            kept = ours or theirs
            if base is None:
                node.lines = self._lines(kept)
            elif kept is not None and (is_needed or not _say_the_same(base, kept)):
                self.make_conflict(node)
            else:
                node.lines = []
        elif ours.key == theirs.key:
            node.lines = self._lines(theirs if base is not None and ours.text == base.text else ours)
        elif base is not None and base.key in (ours.key, theirs.key):
            node.lines = self._lines(theirs if ours.key == base.key else ours)
        else:
            self._combine(node, ours, theirs)

    def _combine(self, node: Node, ours: Unit, theirs: Unit) -> None:
        """Combine what both sides made of a unit, or of a work that both added."""
        merged = self._merged_text(node, ours, theirs)
        if merged is None:
            self.make_conflict(node)
            return
        node.lines = [line + self._newline for line in merged.split("\n")]
        if node.lines not in (self._lines(ours), self._lines(theirs)):
            self.combined.add(node)

    def _merged_text(self, node: Node, ours: Unit, theirs: Unit) -> str | None:
        base = node.base
        if base is None:
            return self._union(ours, theirs)
        if _content(ours) == _content(theirs) or self.counts.explains(node):
            return ours.plain_text
        texts = base.plain_text, ours.plain_text, theirs.plain_text
        merged = merge_grids(*texts) if ours.is_row else merge_html_grids(*texts)
        if merged is None:
            merged = merge_texts(*(without_number(unit.plain_text) for unit in (base, ours, theirs)))
        if merged is not None:
            return _with_number_of(ours, merged)
        # If one side changed only the form, the text of the other, which says more, is kept.
        if _say_the_same(base, theirs):
            return ours.plain_text
        return _with_number_of(ours, without_number(theirs.plain_text)) if _say_the_same(base, ours) else None

    def _union(self, ours: Unit, theirs: Unit) -> str | None:
        """Return what two entries for one work know together; None if their fields differ."""
        if ours.is_heading:
            # Headings with the same words that differ in their level or in a link.
            return None
        if _includes(ours, theirs):
            return ours.plain_text
        if _includes(theirs, ours):
            return _with_number_of(ours, without_number(theirs.plain_text))
        if ours.entry is None or theirs.entry is None:
            return None
        if _differ_in_fields(ours.entry, theirs.entry):
            return None
        if ours.is_row and theirs.is_row:
            return _union_of_cells(ours.plain_text, theirs.plain_text)
        edits = merge_entries(self._nodes.ours.document, ours.entry, theirs.entry)
        if edits is None:
            return None
        # The entry can be that of another version with the same lines.
        source = ours.entry.source
        start = source.line_start(source.line_of(ours.entry.span.start))
        moved = [Edit(edit.start - start, edit.end - start, edit.text) for edit in edits]
        if any(not 0 <= edit.start <= edit.end <= len(ours.text) for edit in moved):
            return None
        text = apply(ours.text, moved)
        return "\n".join(line.rstrip("\r") for line in text.rstrip("\r\n").split("\n"))

    def _needed(self) -> set[Node]:
        """Return the headings and parents that one side removed, with all entries below, and the other added something to."""
        needed: set[Node] = set()
        for nodes in (self._nodes.of_ours, self._nodes.of_theirs):
            heading: Node | None = None
            parents: list[Node] = []
            kept: set[Node] = set()
            for node in nodes:
                unit = node.unit
                while parents and parents[-1].unit.indent >= unit.indent:
                    parents.pop()
                owners = {*parents[-1:], *([heading] if heading is not None else [])}
                if node.base is None:
                    needed |= owners
                elif node.ours is not None and node.theirs is not None and unit.entries:
                    kept |= owners
                if unit.is_heading:
                    heading, parents = node, []
                elif unit.is_item:
                    parents.append(node)
            needed -= kept
        return needed


def _union_of_cells(ours: str, theirs: str) -> str | None:
    """Return a row with the cells of both; None if both have different content in one cell."""
    mine, yours = (re.split(r"(?<!\\)\|", row) for row in (ours, theirs))
    if len(mine) != len(yours) or "\n" in ours + theirs:
        return None
    cells = []
    for first, second in zip(mine, yours, strict=True):
        empty = [not WORD.search(cell) for cell in (first, second)]
        if not any(empty) and first.split() != second.split():
            return None
        cells.append(second if empty[0] and not empty[1] else first)
    return "|".join(cells)


def _say_the_same(first: Unit, second: Unit) -> bool:
    return _includes(first, second) and _includes(second, first)


def _includes(richer: Unit, poorer: Unit) -> bool:
    """Whether everything that one text says, apart from its number, is in another."""
    return says_all_of(without_number(richer.plain_text), without_number(poorer.plain_text))


def _differ_in_fields(first: Entry, second: Entry) -> bool:
    """Whether two entries for one work say different things about it."""
    if titles.key(first.title) != titles.key(second.title):
        return True
    if first.date and second.date and first.date.iso != second.date.iso:
        return True
    return bool(first.venue and second.venue and first.venue.name != second.venue.name)


def _with_number_of(unit: Unit, text: str) -> str:
    return text if unit.number is None else with_number(text, unit.number)


def _content(unit: Unit) -> str:
    """The text of a unit without its number and without spaces, in which two versions of it may differ by chance."""
    return "".join(without_number(unit.plain_text).split())
