"""Edits that add a field to an entry that has none, remove one, or do so with links, as other entries have it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from awesomelint.findings import Edit
from awesomelint.fixing.edits import trimmed
from awesomelint.model import Entry
from awesomelint.rendering.changes import Change
from awesomelint.rendering.in_place import link_edits
from awesomelint.rendering.peers import Peers
from awesomelint.style.template.paired_marks import is_balanced
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.writing.compose import Composer
from awesomelint.writing.matching import Match, image_of
from awesomelint.writing.pattern import Pattern, Slot
from awesomelint.writing.pool import Pool
from awesomelint.writing.rows import RowComposer, in_cell, joined, padded
from awesomelint.writing.works import NewWork, WorkLink

# The kind of the slots of each field.
_KINDS = {
    "date": "date",
    "venue": "venue",
    "authors": "authors",
    "tags": "tag",
    "notes": "note",
    "description": "text",
}
_MARKS = '*_`"“”'
_SEPARATORS = " \t,;:|·–—-"
_OPENING, _CLOSING = "([{", ")]}" + _MARKS
# The opening half of each closing one.
_PAIRS = {")": "(", "]": "[", "}": "{", **{mark: mark for mark in _MARKS}}
_WAYS_TO_JOIN = 3


class LinkPlan(NamedTuple):
    """How links change.

    By the position of a link in the entry, `places` has the position of its new form, and `changed` that form
    if it differs. `removed` are positions of links in the entry, `added` new links.
    """

    places: dict[int, int]
    changed: dict[int, WorkLink]
    removed: list[int]
    added: list[WorkLink]


def plan_links(entry: Entry, new: Sequence[WorkLink]) -> LinkPlan:
    """Pair the links that an entry has with those that it should have: equal ones, then by label, then by URL."""
    waiting = {at: WorkLink(link.label, link.url) for at, link in enumerate(entry.links)}
    coming = dict(enumerate(new))
    changed: dict[int, WorkLink] = {}
    places: dict[int, int] = {}

    def pair(at: int, place: int) -> None:
        places[at] = place
        if waiting.pop(at) != coming[place]:
            changed[at] = coming[place]
        del coming[place]

    for key in (_whole, _label, _url):
        by_key: dict[object, list[int]] = {}
        for at, link in waiting.items():
            by_key.setdefault(key(link), []).append(at)
        for place, link in list(coming.items()):
            if same := by_key.get(key(link)):
                # Of equal links, the one at the same place.
                at = place if place in same else same[0]
                same.remove(at)
                pair(at, place)
    if len(waiting) == len(coming) == 1:
        pair(next(iter(waiting)), next(iter(coming)))
    return LinkPlan(places, changed, list(waiting), list(coming.values()))


def _whole(link: WorkLink) -> object:
    return link.label or "", link.url


def _label(link: WorkLink) -> object:
    return (link.label or "").casefold()


def _url(link: WorkLink) -> object:
    return link.url


def link_changes(entry: Entry, new: Sequence[WorkLink], others: Peers) -> Iterator[list[Edit]]:
    """Yield ways of writing the links that an entry should have."""
    plan = plan_links(entry, new)
    edits = [next(link_edits(entry, entry.links[at], link), None) for at, link in plan.changed.items()]
    if None in edits:
        return
    in_place = [edit for found in edits for edit in found or ()]
    if not plan.removed and not plan.added:
        yield in_place
        return
    if plan.changed:
        # If one link changes and another comes or goes, it is not certain which is which.
        return
    parts = _Parts(NewWork(entry.title, tuple(new)), plan.places, frozenset(plan.removed), tuple(plan.added))
    yield from _composed(entry, parts, others)


def additions(entry: Entry, change: Change, others: Peers) -> Iterator[list[Edit]]:
    """Yield ways of adding a field that an entry does not have, or more tags or notes than it has."""
    number = 1
    if change.field in ("tags", "notes"):
        new, old = getattr(change.work, change.field), getattr(entry, change.field)
        if list(new[: len(old)]) != old:
            return
        number = len(new) - len(old)
    work = change.work._replace(title=entry.title)
    yield from _composed(entry, _Parts(work, missing=(_KINDS[change.field],) * number), others)


def removals(entry: Entry, change: Change, others: Peers) -> Iterator[list[Edit]]:
    """Yield ways of removing a field."""
    kinds = (_KINDS[change.field], "year") if change.field == "venue" else (_KINDS[change.field],)
    yield from _composed(entry, _Parts(NewWork(entry.title), without=frozenset(kinds)), others)


class _Parts(NamedTuple):
    """What is added to an entry and removed from it.

    `work` has the new values, and all links that the entry will have; `places` are the positions in these of
    links that stay. `removed` are positions of links in the entry, `added` links of the work; `without` and
    `missing` are kinds of fields that are removed and added.
    """

    work: NewWork
    places: Mapping[int, int] = {}
    removed: frozenset[int] = frozenset()
    added: tuple[WorkLink, ...] = ()
    without: frozenset[str] = frozenset()
    missing: tuple[str, ...] = ()

    def dropped(self, pattern: Pattern) -> frozenset[int]:
        """Return the fields of a pattern that are removed."""
        return frozenset(
            at
            for at, slot in enumerate(pattern.slots)
            if slot.link in self.removed or slot.kind in self.without
        )


def _composed(entry: Entry, parts: _Parts, others: Peers) -> Iterator[list[Edit]]:
    """Yield ways of writing an entry with links and kinds of fields added or removed."""
    if entry.kind == "row":
        yield from _in_row(entry, parts, others)
        return
    own = others.pattern(entry)
    if own is None:
        return
    source = entry.source
    start, end = source.line_start(entry.line), source.line_end(entry.end_line)
    dropped = parts.dropped(own)
    match = Match(own, {}, dropped, parts.added, parts.missing, 0)
    composer = _PartComposer(parts, others.pools, in_html=entry.kind == "html")
    for pool in others.pools:
        for text in composer.ways(match, pool):
            yield [trimmed(source.text, Edit(start, end, text))]
    if not parts.missing and not parts.added:
        texts = [_own_text(own, slot) for slot in own.slots]
        for text in without_fields(own, texts, dropped):
            yield [trimmed(source.text, Edit(start, end, text))]


class _PartComposer(Composer):
    """Writes an entry again as it is, with fields added or removed."""

    def __init__(self, parts: _Parts, pools: Sequence[Pool], *, in_html: bool) -> None:
        super().__init__(parts.work, pools, in_html=in_html)
        self.places = parts.places

    def _filled(self, found: Match, pool: Pool) -> list[Slot] | None:
        return [
            Slot(slot.kind, _own_text(found.pattern, slot), self.places.get(slot.link, -1))
            for slot in found.pattern.slots
        ]

    def _texts(self, kind: str, pool: Pool, slots: Sequence[Slot] = (), *, apart: bool = False) -> list[str]:
        return super()._texts("note" if kind == "text" else kind, pool, slots, apart=apart)

    def _usual(self, before: str, after: Slot | None, gap: str | None, pool: Pool) -> str | None:
        return gap


def _own_text(pattern: Pattern, slot: Slot) -> str:
    if "\0" not in slot.text:
        return slot.text
    links = {at: WorkLink(link.label, link.url) for at, link in enumerate(pattern.entry.links)}
    return image_of(slot.text, links) or slot.text


def without_fields(pattern: Pattern, texts: Sequence[str], dropped: frozenset[int]) -> Iterator[str]:
    """Yield an entry with the form of a pattern and some texts, without some fields and the marks around them.

    What was before them or after them stays.
    """
    size = len(pattern.slots)
    kept = [at for at in range(size) if at not in dropped]
    joints = [
        [pattern.gaps[second]] * _WAYS_TO_JOIN
        if second == first + 1
        else _joints(pattern.gaps[first + 1 : second + 1])
        for first, second in zip([-1, *kept], [*kept, size], strict=True)
    ]
    for gaps in zip(*joints, strict=True):
        written = gaps[0] + "".join(texts[at] + gap for at, gap in zip(kept, gaps[1:], strict=True))
        if is_balanced(written):
            yield written


def _joints(gaps: Sequence[str]) -> list[str]:
    """Return what may be left of the texts around fields that are removed.

    Brackets and marks around the fields are removed with them. Of `), ` before and `. ` after, `)` and either
    `, ` or `. ` stay.
    """
    before, after = _without_pairs(gaps)
    closing = before[: len(before) - len(before.lstrip(_CLOSING))]
    opening = after[len(after.rstrip(_OPENING)) :]
    if not after.strip():
        return [before.rstrip(_SEPARATORS) + after, closing + after, before + after]
    return [closing + after, before + opening, before + after.lstrip()]


def _without_pairs(gaps: Sequence[str]) -> tuple[str, str]:
    """Return the texts before and after some fields without the pairs of brackets and marks around these."""
    opened: list[tuple[str, int]] = []
    first, last = list(gaps[0]), list(gaps[-1])
    for number, gap in enumerate(gaps):
        for at, char in enumerate(gap):
            if opened and opened[-1][0] == _PAIRS.get(char):
                _, place = opened.pop()
                # A pair that is closed before the fields stays.
                if number and place >= 0:
                    first[place] = ""
                if number == len(gaps) - 1:
                    last[at] = ""
            elif char in _OPENING or char in _MARKS:
                opened.append((char, at if not number else -1))
    return "".join(first), "".join(last)


# -- rows --


def _in_row(entry: Entry, parts: _Parts, others: Peers) -> Iterator[list[Edit]]:
    """Yield ways of writing a row with links and kinds of fields added or removed, in their columns."""
    row = others.row(entry)
    if row is None:
        return
    table = {other: cells for other, cells in others.rows.items() if len(cells) == len(row)}
    table[entry] = row
    composer = RowComposer(parts.work, table, {})
    match = Match(joined(entry, row), {}, frozenset(), parts.added, parts.missing, 0)
    added = composer.columns_of_added(match)
    if added is None:
        return
    source = entry.source
    at = source.line_start(entry.line)
    edits: list[Edit] = []
    line = source.line_text(entry.line)
    place = line.find(row[0].before + row[0].text)
    for column, cell in enumerate(row):
        links, kinds = added.get(column, ([], []))
        dropped = parts.dropped(cell.pattern)
        size = len(cell.before + cell.text + cell.after)
        if links or kinds or dropped:
            if not links and not kinds and len(dropped) == len(cell.pattern.slots):
                text: str | None = composer.blank(column)
            else:
                own = Match(cell.pattern, {}, dropped, tuple(links), tuple(kinds), 0)
                pools = [composer.cells[column]]
                text = _PartComposer(parts, pools, in_html=False).write(own, pools[0])
            if text is None:
                return
            body = padded(in_cell(text), [other[column] for other in table.values()])
            edits.append(trimmed(source.text, Edit(at + place, at + place + size, body)))
        place += size + 1
    yield edits
