"""Add works to a list: each in its section, at its place, in the form of the entries there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from awesomelint.analysis.works.match import compare
from awesomelint.fields import titles, urls
from awesomelint.findings import Edit
from awesomelint.fixing.edits import apply
from awesomelint.merging.units import with_number
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.reading import read
from awesomelint.rewriting.run_lines import RunLines
from awesomelint.style.configured import ConfiguredStyle
from awesomelint.style.sorting import runs
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.writing import values
from awesomelint.writing.compose import Composer
from awesomelint.writing.matching import counts_of
from awesomelint.writing.pattern import Cell, patterns, rows, words_of_form
from awesomelint.writing.place import Place, direction_of_numbers, find_place, renumbered, written_number
from awesomelint.writing.pool import Pool
from awesomelint.writing.proof import Known, invents, known, losses, not_said, proven_entry, read_otherwise
from awesomelint.writing.rows import RowComposer
from awesomelint.writing.works import NewWork

# In a section with an order, so many entries before and after the place count more than others, each the less, the
# farther it is.
_NEAR, _FARTHER = 6, 0.8
# So many entries decide what an entry must have; fewer are judged together with the rest of the list.
_MIN_COUNT = 5
# A field that at most this share of entries has is left out if it cannot be written.
_RARE = 0.1
# What is as probable as this may be chance.
_BY_CHANCE = 0.05
# The fields, besides the URL, that entries may need, and how these are called.
_NEEDED = {"date": "a date", "venue": "a venue", "authors": "authors"}
# A way of writing that makes the program read other entries differently is worse than any that loses fields.
_READ_ANEW = 100
# What so many entries have is named where a work without it cannot be written.
_NEARLY_ALL = 0.9


class Added(NamedTuple):
    """A list with a new entry, the entry, the order of its run, and the kinds of fields that were left out."""

    document: ListDocument
    entry: Entry
    order: str
    left_out: tuple[str, ...]


class Refused(NamedTuple):
    """A work that was not added.

    `listed` is the entry that lists it already; `missing` are the fields that it needs.
    """

    listed: Entry | None = None
    missing: tuple[str, ...] = ()
    reason: str = ""


def add_work(
    document: ListDocument,
    work: NewWork,
    section: Section,
    *,
    may_lack: bool = False,
    style: Mapping[str, Any] | None = None,
) -> Added | Refused:
    """Return the list with a work in one of its sections, or why it cannot be added.

    Nothing else changes but the numbers of entries in a numbered list: the new text is read again, and all
    other entries must be the same. If there is no other way, a new entry may let the program understand more of
    others: where three have a venue, it is recognised in a fourth. With `may_lack`, fields that all other
    entries have may be missing. `style` are the settings of `[style]`, which override what the entries show.
    """
    if (listed := already_listed(document, work)) is not None:
        return Refused(listed=listed)
    configured = ConfiguredStyle(style)
    place = find_place(document, section, work, configured)
    if place is None:
        return Refused(reason="the section has no entries to write the new one like")
    composing = _Composing(document, place, work, configured)
    missing = composing.missing_fields()
    if missing and not may_lack:
        return Refused(missing=missing)
    expected = [known(entry) for entry in document.entries + document.hidden]
    found = _added(document, composing, expected)
    for change in (composing.keep_names, composing.forget_et_al, composing.leave_out_rare):
        if found is None and change():
            found = _added(document, composing, expected)
    return found or Refused(reason=composing.why_not())


def _added(document: ListDocument, composing: _Composing, expected: list[Known]) -> Added | Refused | None:
    """Return the list with a work in the first proven way of writing it that loses least.

    Of those that lose the same, it is the one that has most fields as the work has them. None if there is none.
    """
    best: Added | None = None
    least = (0, 0)
    given = composing.given
    for text in composing.candidates():
        if best is not None and not least[0] and not_said(text, composing.work, given) >= least[1]:
            continue
        edits, line = _insertion(document, composing.place, text)
        changed = read(document.source.with_text(apply(document.source.text, edits)))
        proven = proven_entry(changed, expected, line, composing.work)
        if proven is None or invents(proven[0], given):
            continue
        entry, others_are_same = proven
        if (listed := _listed(changed, entry)) is not None:
            return Refused(listed=_same_entry(document, changed, listed, entry))
        lost = losses(entry, composing.work, composing.place.run) + (0 if others_are_same else _READ_ANEW)
        key = lost, read_otherwise(entry, composing.work, given)
        if best is None or key < least:
            best, least = Added(changed, entry, composing.place.order, composing.left_out), key
        if least == (0, 0):
            break
    return best


class _Composing:
    """A work at its place, with the entries that it is written like: those of its run, its section, and the list."""

    def __init__(
        self, document: ListDocument, place: Place, work: NewWork, configured: ConfiguredStyle
    ) -> None:
        section = place.run[0].section
        self.template = configured.template(section)
        self.date_form = configured.date_form(section)
        self.place = place
        beside = (place.run[min(place.at, len(place.run) - 1)], place.run[place.at - 1])
        self.model = next((entry for entry in beside if entry.depth == work.depth), beside[0])
        first = max(place.at - _NEAR, 0)
        around = enumerate(place.run[first : place.at + _NEAR], first)
        self.near = {entry: _FARTHER ** abs(at + 0.5 - place.at) for at, entry in around if place.order}
        like = [entry for entry in document.compared if _is_like(entry, self.model)]
        self.table: dict[Entry, list[Cell]] = {}
        self.pools: list[Pool] = []
        # The kinds of fields of each entry at the place, and of each in the list.
        self.kinds: list[frozenset[str]] = []
        self.kinds_everywhere: list[frozenset[str]] = []
        if self.model.kind == "row":
            self._set_table(document, place.run, like)
        else:
            self._set_pools(document, place.run, like)
        self.given = work
        # What the form says anyway isn't a note.
        notes = tuple(note for note in work.notes if note not in words_of_form(document))
        if _labels_say_venue(work) and any(map(_labels_say_venue, place.run)):
            work = work.without("venue")
        # A label that is the title says nothing.
        links = tuple(link._replace(label=None) if link.label == work.title else link for link in work.links)
        if all(link.url for entry in document.entries for link in entry.links):
            # Nothing else is linked before its URL is known.
            links = tuple(link for link in links if link.url)
        self.work, self.left_out = self._without_unusual(
            work._replace(tags=work.own_tags, notes=notes, links=links)
        )

    def _set_table(self, document: ListDocument, run: list[Entry], like: list[Entry]) -> None:
        found = rows(document)
        widths = Counter(len(found[entry]) for entry in run if entry in found)
        if not widths:
            return
        width = widths.most_common(1)[0][0]
        own, everywhere = (
            {entry: found[entry] for entry in entries if entry in found and len(found[entry]) == width}
            for entries in (run, like)
        )
        self.table = own
        self.kinds, self.kinds_everywhere = (
            [frozenset(slot.kind for cell in row for slot in cell.pattern.slots) for row in table.values()]
            for table in (own, everywhere)
        )

    def _set_pools(self, document: ListDocument, run: list[Entry], like: list[Entry]) -> None:
        found = patterns(document)
        inside = [entry for entry in like if entry.section is self.model.section]
        own = set(run)
        nearest = [entry for entry in inside if entry in own] if len(run) >= _MIN_COUNT else inside
        whole = Pool([found[entry] for entry in like if entry in found], self.near)
        pools = [
            Pool([found[entry] for entry in entries if entry in found], self.near, whole)
            for entries in (nearest, inside)
        ] + [whole]
        self.pools = [pool for pool in pools if pool.patterns]
        if self.pools:
            self.kinds, self.kinds_everywhere = (
                [frozenset(pattern.kinds) for pattern in pool.patterns]
                for pool in (self.pools[0], self.pools[-1])
            )

    @property
    def _usual_kinds(self) -> list[frozenset[str]]:
        """The kinds of fields of each entry here, or of each in the list if there are few here."""
        return self.kinds if len(self.kinds) >= _MIN_COUNT else self.kinds_everywhere

    def _without_unusual(self, work: NewWork) -> tuple[NewWork, tuple[str, ...]]:
        """Return a work without the fields that entries do not have here, and the kinds of these fields."""
        counts = counts_of(work)
        usual = set().union(*self._usual_kinds, self.template.kinds() if self.template is not None else ())
        usual |= {"note"} if "text" in usual else set()
        everywhere = set().union(*self.kinds_everywhere)
        usual |= {kind for kind in everywhere & counts.keys() if self._lack_by_chance(kind)}
        # A note is said for its own sake, so it is written if there are notes anywhere in the list.
        usual |= {"note"} & everywhere
        if not (counts["date"] and counts["venue"]):
            # Where all others have a date, a venue with its year may take its place, and the other way round.
            usual |= {"date", "venue"} & everywhere
        left_out = tuple(kind for kind, number in counts.items() if number and kind not in usual)
        for kind in left_out:
            work = work.without(kind)
        return work, left_out

    def _lack_by_chance(self, kind: str) -> bool:
        """Whether all entries here may lack a field by chance, as often as those in the list have it."""
        having = sum(kind in kinds for kinds in self.kinds_everywhere)
        lacking = 1 - having / len(self.kinds_everywhere)
        return lacking ** len(self._usual_kinds) >= _BY_CHANCE

    def keep_names(self) -> bool:
        """Let authors be written with their first names where others are not; return whether that is new."""
        others = self.pools[-1].entries if self.pools else self.table
        self.work = self.work._replace(keeps_names=True)
        return values.like_names(self.work.authors, others) != list(self.work.authors)

    def forget_et_al(self) -> bool:
        """Let the list leave out some of the authors, even if all are known; return whether that is new."""
        if self.work.et_al is not False or len(self.work.authors) < 2:
            return False
        self.work = self.work._replace(et_al=None)
        return True

    def leave_out_rare(self) -> bool:
        """Leave out the fields that hardly any entry here has; return whether there are any."""
        rare = tuple(
            kind
            for kind, number in counts_of(self.work).items()
            if number and sum(kind in kinds for kinds in self._usual_kinds) <= _RARE * len(self._usual_kinds)
        )
        for kind in rare:
            self.work = self.work.without(kind)
        self.left_out += rare
        return bool(rare)

    def missing_fields(self) -> tuple[str, ...]:
        """Return the fields that all entries here have and the work lacks."""
        # A cell is left empty where some rows of the list leave it empty.
        is_enough = len(self.kinds) >= _MIN_COUNT and not self.table
        usual = self.kinds if is_enough else self.kinds + self.kinds_everywhere
        if len(usual) < _MIN_COUNT:
            return ()
        counts = counts_of(self.work)
        missing = [
            kind
            for kind in _NEEDED
            if not counts[kind] and all(kind in kinds for kinds in usual) and not self._is_dispensable(kind)
        ]
        if not self.work.links and not any(kinds.isdisjoint(("url", "link", "bare")) for kinds in usual):
            missing.insert(0, "URL")
        return tuple(missing)

    def _is_dispensable(self, kind: str) -> bool:
        """Whether entries elsewhere in the list lack a field and have the others that the work has.

        For example, they have a venue, but no date.
        """
        own = {other for other in _NEEDED if counts_of(self.work)[other]}
        return bool(own) and any(own <= kinds and kind not in kinds for kinds in self.kinds_everywhere)

    def why_not(self) -> str:
        """Return why none of the candidates could be added."""
        example = next((entry.date for entry in self.place.run if entry.date is not None), None)
        if example is not None and 0 < len(self.work.date) < len(example.iso):
            return f"its date says less than those there, such as “{example.raw}”"
        kinds, counts = self._usual_kinds, counts_of(self.work)
        lacking = [
            name
            for kind, name in _NEEDED.items()
            if not counts[kind] and sum(kind in own for own in kinds) >= _NEARLY_ALL * len(kinds)
        ]
        if lacking and len(kinds) >= _MIN_COUNT:
            return f"nearly all entries there have {' and '.join(lacking)}, which it lacks"
        return "no way of writing it like the other entries is read as the same work"

    def candidates(self) -> Iterator[str]:
        """Yield texts of the entry, the best first; then those with links within notes that say their labels."""
        for work in dict.fromkeys((self.work, self.work.with_linked_notes())):
            if self.table:
                yield from RowComposer(work, self.table, self.near, self.date_form).candidates()
            elif self.pools:
                in_html = self.model.kind == "html"
                composer = Composer(work, self.pools, in_html=in_html, date_form=self.date_form)
                if self.template is not None and (text := composer.in_template(self.template)) is not None:
                    yield text
                yield from composer.candidates()


def _labels_say_venue(work: Entry | NewWork) -> bool:
    """Whether a venue is a label, too: `[ICML 2024](https://…)`."""
    return work.venue is not None and work.venue.raw in [link.label for link in work.links]


def _is_like(entry: Entry, model: Entry) -> bool:
    return (
        entry.kind == model.kind and entry.depth == model.depth and bool(entry.parent) == bool(model.parent)
    )


# -- the edit --


def _insertion(document: ListDocument, place: Place, text: str) -> tuple[list[Edit], int]:
    """Return the edits that insert an entry, and the 1-based line on which it will begin."""
    run, index = place.run, place.at
    lines = RunLines(document, run)
    edits: list[Edit] = []
    direction = direction_of_numbers(run)
    if direction:
        number, edits = _numbering(run, index, direction)
        text = with_number(text, number)
    elif (number_here := written_number(run[min(index, len(run) - 1)])) is not None:
        text = with_number(text, number_here)
    gap = usual_gap(document, run)
    if index < len(run):
        at = lines.start(index)
        line = document.source.line_of(at)
        return [*edits, Edit(at, at, text + gap)], line
    at = lines.block_end(index - 1)
    line = document.source.line_of(at) + gap.count("\n")
    return [*edits, Edit(at, at, gap + text)], line


def usual_gap(document: ListDocument, run: list[Entry]) -> str:
    """Return the line endings between two entries: those that most neighbours in the run, or in the list, have."""
    text = document.source.text
    counts = Counter(_gaps(text, RunLines(document, run), len(run)))
    if not counts:
        for other in runs(document):
            if len(other) > 1 and other[0].kind == run[0].kind:
                counts.update(_gaps(text, RunLines(document, other), len(other)))
    newline = document.source.newline
    return counts.most_common(1)[0][0] if counts else newline * (2 if run[0].kind == "paragraph" else 1)


def _gaps(text: str, lines: RunLines, size: int) -> Iterator[str]:
    spans = [lines.whole_lines(index) for index in range(size)]
    for first, second in pairwise(spans):
        gap = text[first.end : second.start]
        if gap and not gap.strip():
            yield gap


def _numbering(run: list[Entry], index: int, direction: int) -> tuple[int, list[Edit]]:
    """Return the number of a new entry, and the edits that count the entries after it on."""
    numbers = [written_number(entry) or 0 for entry in run]
    if direction > 0:
        number = numbers[index - 1] + 1 if index else numbers[0]
        later = run[index:]
    else:
        number = numbers[index] + 1 if index < len(run) else numbers[-1]
        later = run[:index]
    return number, [renumbered(entry, (written_number(entry) or 0) + 1) for entry in later]


# -- what is listed already --


def already_listed(document: ListDocument, work: NewWork) -> Entry | None:
    """Return the entry that lists a work under the same identifier, or with the same link or title."""
    title = titles.key(work.title)
    keys = {urls.work_key(link.url) for link in work.links if link.url}
    papers = set(filter(urls.is_work, keys))
    for entry in document.entries:
        same_title = titles.key(entry.title) == title != ""
        own = {link.key for link in entry.links}
        if not papers.isdisjoint(own) or (same_title and (not own or not keys or not keys.isdisjoint(own))):
            return entry
    return None


def _listed(document: ListDocument, new: Entry) -> Entry | None:
    """Return another entry that lists the same work as the new one."""
    for pair in compare(document).pairs:
        if pair.later.entry is new:
            return pair.first.entry
        if pair.first.entry is new:
            return pair.later.entry
    return None


def _same_entry(document: ListDocument, changed: ListDocument, entry: Entry, new: Entry) -> Entry:
    """Return the entry of the unchanged list that is an entry of the changed one."""
    at = changed.entries.index(entry)
    return document.entries[at - (changed.entries.index(new) < at)]
