"""Composing: the template that most entries of a section share, found by comparing them.

Fields that always come together are one unit; what stands between two units is parted into what closes the first, what
opens the second and what separates them, so that an optional unit carries its own brackets along.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from awesomelint.style.learn import Shape
from awesomelint.style.slots import END, START, normal_text
from awesomelint.style.template import Group, Part, Place, Template

# A unit in fewer entries than this is an exception, one in more than that belongs to every entry.
_SOME, _ALL = 0.04, 0.9
# Neighbours that stand together so often are one unit.
_TOGETHER = 0.9
# Behind the name of a kind: stands before the title.
_AHEAD = "<"
_MARK = re.compile(r"\\?[\[\]()]|</?[A-Za-z][^<>]*>|[{}（）【】《》“”「」]|\*+|_+|~~|`+|\"")
_OPENS = {
    "]": "[",
    ")": "(",
    "\\]": "\\[",
    "\\)": "\\(",
    "}": "{",
    "）": "（",
    "】": "【",
    "》": "《",
    "”": "“",
    "」": "「",
}
_VOID = frozenset(("br", "img", "hr", "wbr"))
_NUMBER = re.compile(r"^\d{1,9}(?=[.)])")
_MARKER = re.compile(r"(?:[-+*]|\d{1,9}[.)]|#{1,6})[ \t]+|(?:<li>)?")


class Composed(NamedTuple):
    """A template, how many entries were compared, and how many of them are written so."""

    template: Template
    entries: int
    fitting: int

    @property
    def share(self) -> float:
        """The share of entries that are written so."""
        return self.fitting / self.entries if self.entries else 0.0


Unit = tuple[str, ...]


class _Cut(NamedTuple):
    """A gap parted: what closes the unit before, what separates, what opens the unit behind."""

    close: str
    between: str
    open: str


def compose(shapes: Sequence[Shape]) -> Composed:
    """The template of some entries of one form; there must be at least one."""
    units = _units(shapes)
    sequences = [_parted(shape, units) for shape in shapes]
    counts = Counter(unit for sequence in sequences for unit in set(sequence))
    kept = {
        unit
        for unit, count in counts.items()
        if "title" in unit or (count >= _SOME * len(shapes) and count >= min(3, len(shapes)))
    }
    cuts = _cuts(shapes)
    order = _order(kept, sequences)
    template = _Writer(
        order, [[unit for unit in sequence if unit in kept] for sequence in sequences], cuts, len(shapes)
    ).template()
    return Composed(template, len(shapes), sum(fits(template, shape) for shape in shapes))


def fits(template: Template, shape: Shape) -> bool:
    """Whether an entry is written as a template says; runs of spaces, emoji and what free words begin and end with aside."""
    laws = template.laws()
    for gap, text in zip(shape.gaps, shape.texts, strict=True):
        law = laws.get((gap.before, gap.after))
        # What stands beside free words may be part of them.
        if law is None or (normal_text(law, gap.before) != text and "text" not in (gap.before, gap.after)):
            return False
    return True


def _kinds(shape: Shape) -> list[str]:
    """The kinds of an entry's fields in order; what stands before the title is another thing than what follows it."""
    kinds = [START]
    ahead = _AHEAD
    for slot in shape.slots:
        if slot.kind == "title":
            ahead = ""
        kinds.append(slot.kind + ahead)
    return [*kinds, END]


def _units(shapes: Sequence[Shape]) -> dict[str, Unit]:
    """The unit that each kind of field belongs to: kinds of which one hardly ever stands without the next are one."""
    follows: Counter[tuple[str, str]] = Counter()
    total: Counter[str] = Counter()
    for shape in shapes:
        kinds = _kinds(shape)
        total.update(kinds)
        follows.update(pairwise(kinds))
    after: dict[str, str] = {}
    for (first, second), count in follows.items():
        if (
            {first, second}.isdisjoint((START, END))
            and first != second
            and count >= _TOGETHER * max(total[first], total[second])
        ):
            after[first] = second
    found: dict[str, Unit] = {}
    for kind in total:
        if kind in after.values() or kind in (START, END):
            continue
        chain = [kind]
        while chain[-1] in after:
            chain.append(after[chain[-1]])
        for member in chain:
            found[member] = tuple(chain)
    for kind in total:
        # A circle of kinds (label, link, label, link) has no beginning of its own.
        found.setdefault(kind, (kind,))
    return found


def _parted(shape: Shape, units: dict[str, Unit]) -> list[Unit]:
    """An entry as units, in order; a unit that is not whole there is left out."""
    kinds = _kinds(shape)[1:-1]
    found: list[Unit] = []
    at = 0
    while at < len(kinds):
        unit = units[kinds[at]]
        if tuple(kinds[at : at + len(unit)]) == unit:
            found.append(unit)
            at += len(unit)
        else:
            at += 1
    return found


def _cuts(shapes: Iterable[Shape]) -> dict[tuple[str, str], _Cut]:
    """The most usual gap between two kinds, parted."""
    seen: dict[tuple[str, str], Counter[_Cut]] = defaultdict(Counter)
    for shape in shapes:
        stack: list[str] = []
        kinds = _kinds(shape)
        for gap, before, after in zip(shape.gaps, kinds, kinds[1:], strict=False):
            seen[before, after][_cut(gap.text, before, stack)] += 1
    return {pair: counter.most_common(1)[0][0] for pair, counter in seen.items()}


def _cut(text: str, before: str, stack: list[str]) -> _Cut:
    """Part a gap by its brackets and marks of emphasis; `stack` holds those that are open, and is kept."""
    start = 0
    if before == START:
        text = _NUMBER.sub("1", text)
        marker = _MARKER.match(text)
        start = marker.end() if marker else 0
    closed, opened = start, len(text)
    mine: list[int] = []
    for match in _MARK.finditer(text, start):
        mark = match[0]
        if mark[0] == "<":
            name = re.split(r"[\s/>]", mark.lstrip("</"), maxsplit=1)[0].lower()
            if name in _VOID:
                continue
            mark, closes = f"<{name}", mark[1] == "/"
        else:
            closes = mark in _OPENS or mark[0] in '*_~`"'
        partner = _OPENS.get(mark, mark)
        if partner in stack and closes:
            while stack.pop() != partner:
                if mine:
                    mine.pop()
            if mine:
                mine.pop()
            else:
                closed = match.end()
        elif mark not in _OPENS:
            stack.append(mark)
            mine.append(match.start())
    if mine:
        opened = max(closed, mine[0])
    return _Cut(text[:closed], text[closed:opened], text[opened:])


def _order(kept: Iterable[Unit], sequences: Sequence[list[Unit]]) -> list[Unit]:
    """Units in the order in which most entries have them."""
    ahead: Counter[Unit] = Counter()
    total: Counter[Unit] = Counter()
    for sequence in sequences:
        present = list(dict.fromkeys(sequence))
        for index, unit in enumerate(present):
            # How far back among all that stands in this entry: 0 first, 1 last.
            ahead[unit] += index * 1000 // max(1, len(present) - 1) if len(present) > 1 else 0
            total[unit] += 1
    pairs: Counter[tuple[Unit, Unit]] = Counter()
    for sequence in sequences:
        present = list(dict.fromkeys(sequence))
        pairs.update((first, second) for index, first in enumerate(present) for second in present[index + 1 :])
    ordered: list[Unit] = []
    for unit in sorted(kept, key=lambda unit: (ahead[unit] / max(1, total[unit]), unit)):
        at = len(ordered)
        # Direct comparison beats the average: a rare unit stands where it stands beside its neighbours.
        while at and pairs[unit, ordered[at - 1]] > pairs[ordered[at - 1], unit]:
            at -= 1
        ordered.insert(at, unit)
    return ordered


class _Writer:
    """Writes units, in order, as a template."""

    def __init__(
        self, order: list[Unit], sequences: list[list[Unit]], cuts: dict[tuple[str, str], _Cut], entries: int
    ) -> None:
        self.order = order
        self.cuts = cuts
        self.entries = entries
        self.has: Counter[Unit] = Counter()
        self.repeats: Counter[Unit] = Counter()
        self.both: Counter[tuple[Unit, Unit]] = Counter()
        self.next: Counter[tuple[str, str]] = Counter()
        self.ends: Counter[str] = Counter()
        for sequence in sequences:
            present = set(sequence)
            self.has.update(present)
            self.repeats.update(unit for unit in present if sequence.count(unit) > 1)
            self.both.update((first, second) for first in present for second in present if first != second)
            edges = [START, *(end for unit in sequence for end in (unit[0], unit[-1])), END]
            self.next.update(zip(edges[::2], edges[1::2], strict=True))

    def needed(self, unit: Unit) -> bool:
        return "title" in unit or self.has[unit] >= _ALL * self.entries

    def template(self) -> Template:
        parts: list[Part] = []
        first = next((index for index, unit in enumerate(self.order) if self.needed(unit)), 0)
        _extend(parts, [self._usual([(START, unit[0]) for unit in self.order]).close])
        index = 0
        while index < len(self.order):
            unit, twin = self.order[index], self._twin(index)
            have = self.has[unit] + (self.has[twin] if twin is not None else 0)
            body = self._body(unit, twin)
            needed = "title" in unit or have >= _ALL * self.entries
            repeats = unit[0].removesuffix(_AHEAD) not in ("title", "text") and self.repeats[unit] >= max(
                2, 0.05 * self.has[unit]
            )
            if index < first:
                body = [*body, self._behind(index)]
            else:
                ahead, again = self._ahead(index) if index > first or not index else "", self._again(unit)
                if repeats and again != ahead:
                    body = [ahead, *body, Group("*", _joined([again, *body]))]
                    repeats = False
                else:
                    body = [ahead, *body]
            if needed and not repeats:
                _extend(parts, body)
            else:
                parts.append(Group("+" if needed else "*" if repeats else "?", _joined(body)))
            index += 2 if twin is not None else 1
        _extend(parts, [self._tail()])
        return Template(tuple(parts))

    def _twin(self, index: int) -> Unit | None:
        """The next unit, if the two stand in one place and hardly ever together: alternatives."""
        if index + 1 >= len(self.order):
            return None
        unit, other = self.order[index], self.order[index + 1]
        if (
            len(unit) != 1
            or len(other) != 1
            or self.needed(unit)
            or self.needed(other)
            or self.repeats[unit]
            or self.repeats[other]
        ):
            return None
        few = self.both[unit, other] <= 0.1 * min(self.has[unit], self.has[other])
        same = (self._open(unit), self._close(unit)) == (self._open(other), self._close(other))
        return other if few and same else None

    def _body(self, unit: Unit, twin: Unit | None) -> list[Part]:
        parts: list[Part] = [self._open(unit)]
        for index, kind in enumerate(unit):
            if index:
                cut = self.cuts[unit[index - 1], kind]
                parts.append(cut.close + cut.between + cut.open)
            parts.append(Place(tuple(name.removesuffix(_AHEAD) for name in (kind, *(twin or ())))))
        return [*parts, self._close(unit)]

    def _usual(self, pairs: Iterable[tuple[str, str]]) -> _Cut:
        """The cut of the most usual of some pairs of neighbours."""
        known = [pair for pair in pairs if pair in self.cuts]
        return self.cuts[max(known, key=lambda pair: self.next[pair])] if known else _Cut("", "", "")

    def _open(self, unit: Unit) -> str:
        return self._usual([pair for pair in self.cuts if pair[1] == unit[0] and self.next[pair]]).open

    def _close(self, unit: Unit) -> str:
        return self._usual([pair for pair in self.cuts if pair[0] == unit[-1] and self.next[pair]]).close

    def _ahead(self, index: int) -> str:
        """What separates a unit from whatever stands before it."""
        unit = self.order[index]
        pairs = [(other[-1], unit[0]) for other in self.order[:index]]
        return self._usual([pair for pair in pairs if self.next[pair]]).between

    def _again(self, unit: Unit) -> str:
        """What separates a unit from itself."""
        return self._usual([(unit[-1], unit[0])]).between

    def _behind(self, index: int) -> str:
        """What separates a unit from whatever stands behind it."""
        unit = self.order[index]
        pairs = [(unit[-1], other[0]) for other in self.order[index + 1 :]]
        return self._usual([pair for pair in pairs if self.next[pair]]).between

    def _tail(self) -> str:
        """What most entries end with, behind whatever field is their last."""
        ends: Counter[str] = Counter()
        for unit in self.order:
            cut = self.cuts.get((unit[-1], END))
            if cut is not None:
                whole = cut.close + cut.between + cut.open
                close = self._close(unit)
                ends[whole.removeprefix(close)] += self.next[unit[-1], END]
        return ends.most_common(1)[0][0] if ends else ""


def _extend(parts: list[Part], more: Iterable[Part]) -> None:
    """Add parts, neighbouring texts as one and empty ones not at all."""
    for part in more:
        if isinstance(part, str) and parts and isinstance(parts[-1], str):
            parts[-1] += part
        elif part != "":
            parts.append(part)


def _joined(parts: Iterable[Part]) -> tuple[Part, ...]:
    found: list[Part] = []
    _extend(found, parts)
    return tuple(found)
