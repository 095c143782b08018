"""Counts which fields a section has in which marks and positions, and resolves the open slots accordingly.

In a section with slots in braces, `{ICML 2020}` and `{ACL 2021}` are venues by the table of names. `{TON25}`
is in no table, but has the same position and form, so it is read as a venue of 2025 (`Tally.resolve`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from operator import attrgetter

from awesomelint.fields import author_names, dates, link_labels, titles
from awesomelint.fields.cited_authors import INVERTED
from awesomelint.model import DateField
from awesomelint.pieces import Piece
from awesomelint.reading.dialect import Slot
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.segment import strip_brackets
from awesomelint.reading.slot_venues import dated, is_capitalised, venue_of
from awesomelint.reading.thresholds import (
    NEARLY_ALL,
    SLOT_ENTRIES,
    SLOT_KNOWN,
    SLOT_SHARE,
    SLOT_WORDS,
    SUPPOSED_SHARE,
)
from awesomelint.reading.votes.date_slots import date_of, days_first
from awesomelint.reading.votes.divided_slots import divided, joints
from awesomelint.reading.votes.slot_people import are_authors, are_several_surnames, are_surnames, is_people
from awesomelint.source import Span
from awesomelint.util.regex import WORD, compiled, lazy_pattern

FIELDS = ("date", "venue", "authors")
# The kinds of slots that the section's vote may change.
OPEN = frozenset(("?", "tag", "date?"))
_BOTH = frozenset(("authors", "venue"))
_ACRONYM = compiled(r"\w*[A-Z]\w*[A-Z]\S*(?: [A-Z]\w*)*")
# A thesis has no venue.
_THESIS = lazy_pattern("(?:论文|論文)(?![集刊志誌])")
_START = attrgetter("start")


def has_open_slot(drafts: Iterable[Draft | None]) -> bool:
    """Return whether one of the drafts of an entry has an open slot."""
    for draft in drafts:
        if draft is not None:
            for slot in draft.slots:
                if slot.kind in OPEN:
                    return True
    return False


class Sequence:
    """The slots of an entry in order: those of its head, then those of the lines or paragraphs of fields below."""

    __slots__ = ("_slots", "drafts", "fields", "has_open")

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts = drafts
        self.has_open = has_open_slot(drafts)
        self._slots: list[tuple[Draft, Slot, str, str, str]] | None = None
        self.fields: set[str] = set()
        self.collect_fields()

    @property
    def slots(self) -> list[tuple[Draft, Slot, str, str, str]]:
        """Each slot as it was before any was resolved, with its draft, its mark (prefixed with a line feed on a line below),
        and the kinds of the slots before and after it. Few sections need them.
        """
        if self._slots is None:
            self._slots = self._ordered()
        return self._slots

    def _ordered(self) -> list[tuple[Draft, Slot, str, str, str]]:
        head = self.drafts[0]
        title = Slot("title", head.title_span.start, head.title_span.start, "")
        ordered = sorted([*head.slots, title], key=_START)
        owners = [head] * len(ordered)
        for draft in self.drafts[1:]:
            ordered += sorted(draft.slots, key=_START)
            owners += [draft] * len(draft.slots)
        kinds = ["", *[slot.kind for slot in ordered], ""]
        return [
            (draft, slot, slot.mark if draft is head else "\n" + slot.mark, before, after)
            for draft, slot, before, after in zip(owners, ordered, kinds, kinds[2:], strict=False)
            if slot is not title
        ]

    def collect_fields(self) -> None:
        """Set `fields` to the kinds of fields that the entry has."""
        fields = self.fields
        fields.clear()
        for draft in self.drafts:
            if draft.date is not None:
                fields.add("date")
            if draft.venue is not None:
                fields.add("venue")
            if draft.authors:
                fields.add("authors")


class _Places:
    """Counts of the places of a section's slots: which field is in which marks, before and after which other field."""

    def __init__(self, sequences: list[Sequence]) -> None:
        self.open: list[tuple[Slot, str, str, str]] = []
        self.dated = 0
        self.year_after = 0
        self.short_dates = 0
        held: list[tuple[str, str, str, str]] = []
        for sequence in sequences:
            for draft in sequence.drafts:
                if draft.venue is not None and draft.venue.year is not None:
                    # The year is in the slot or after it: `[ICML 2020]`, `*ICML*, 2020`.
                    if f"{draft.venue.year % 100:02}" in draft.venue.raw:
                        self.dated += 1
                    else:
                        self.year_after += 1
            short_date = False
            for _, slot, mark, before, after in sequence.slots:
                if slot.kind in FIELDS:
                    held.append((slot.kind, mark, before, after))
                elif slot.kind != "date?":
                    self.open.append((slot, mark, before, after))
                else:
                    short_date = True
            self.short_dates += short_date
        self.held: defaultdict[tuple[str, str, str, str], int] = defaultdict(int)
        for (kind, mark, before, after), count in Counter(held).items():
            self.held[kind, mark, "before", before] += count
            self.held[kind, mark, "after", after] += count
            self.held[kind, mark, "anywhere", ""] += count


class Tally:
    """The fields of a section, and the places in which it has them, which decide what its open slots hold."""

    def __init__(self, text: str, sequences: list[Sequence]) -> None:
        self.text = text
        self.sequences = sequences
        self.size = len(sequences)
        self.entries = Counter([kind for sequence in sequences for kind in sequence.fields])
        self.against: dict[tuple[str, str, str, str], int] = {}
        self.shown: dict[Slot, str] = {}
        self.counted: _Places | None = None
        self.joints: dict[str, str] | None = None
        # Whether days precede months, when that has been asked.
        self.asked = False
        self.days_first: bool | None = None
        # The fields that enough entries have for open slots to become them.
        self.known = [
            kind
            for kind in FIELDS
            if self.entries[kind] >= SLOT_ENTRIES and self.entries[kind] >= SLOT_KNOWN * self.size
        ]
        self.venues = self.entries["venue"]
        self.supposed = self._suppose()

    def _places(self) -> _Places:
        """Return the counts of places, which most sections do not need: their entries lack no field."""
        if self.counted is None:
            self.counted = _Places(self.sequences)
        return self.counted

    def _suppose(self) -> dict[tuple[str, int], str]:
        """Return the positions without a recognised field whose texts all look like authors, or all like
        venues.

        Tags look alike too, but a list repeats the same few of them.
        """
        if self.entries["authors"] and self.venues:
            return {}
        fewest = max(SLOT_ENTRIES, SUPPOSED_SHARE * self.size)
        if sum([sequence.has_open for sequence in self.sequences]) < fewest:
            return {}
        positions: defaultdict[tuple[str, int], list[Slot]] = defaultdict(list)
        for sequence in self.sequences:
            if sequence.has_open:
                for (_, slot, mark, _, _), number in zip(sequence.slots, _numbered(sequence), strict=True):
                    if slot.kind in OPEN:
                        positions[mark, number].append(slot)
        found = {}
        for place, slots in positions.items():
            size = len(slots)
            if size < fewest:
                continue
            texts = [self._shown(slot) for slot in slots]
            if not self.entries["authors"] and are_authors(texts):
                found[place] = "authors"
            elif (
                self._places().held["authors", place[0], "anywhere", ""]
                and place[0].strip()
                and are_surnames(texts)
            ):
                # `(Lark)` beside `(Finch et al.)`
                found[place] = "authors"
            elif (
                not self.entries["authors"]
                and place[0].strip()
                and sum(map(are_several_surnames, texts)) >= SUPPOSED_SHARE * size
                and are_surnames(texts)
            ):
                # `(Lark, Finch @ ICML 2020)`
                found[place] = "authors"
            elif not self.venues and sum(map(_is_supposed_venue, texts)) >= NEARLY_ALL * size:
                found[place] = "venue"
        return found

    def _shown(self, slot: Slot) -> str:
        shown = self.shown.get(slot)
        if shown is None:
            shown = strip_brackets(" ".join(self.text[slot.start : slot.end].split()))
            self.shown[slot] = shown
        return shown

    def resolve(self, sequence: Sequence, *, suppose: bool = True) -> None:
        """Read the open slots of one entry as the fields that the section has in the same positions.

        With `suppose`, fields that no entry of the section has for certain are used too.
        """
        if not sequence.has_open:
            return
        # An earlier call may have resolved some of the slots.
        still_open = {slot for draft in sequence.drafts for slot in draft.slots if slot.kind in OPEN}
        supposed = self.supposed if suppose else {}
        if not still_open or not (supposed or self._lacks_field(sequence, still_open)):
            return
        resolved = ""
        for (draft, slot, mark, before, after), number in zip(
            sequence.slots, _numbered(sequence), strict=True
        ):
            kind = ""
            if slot in still_open:
                shown = self._shown(slot)
                if self._takes_both(sequence, draft, slot, mark):
                    sequence.collect_fields()
                    resolved = "venue"
                    continue
                kind = supposed.get((mark, number), "")
                if not kind or kind in sequence.fields or slot.kind == "date?":
                    kind = self._kind(sequence, slot, shown, mark, resolved or before, after)
                elif not _fits(kind, shown):
                    kind = ""
                if kind == "authors" and INVERTED.fullmatch(shown):
                    kind = self._take_inverted(draft, slot, shown)
                elif kind:
                    _take(self.text, draft, slot, kind, shown, self.days_first)
                if kind == "venue" and self._places().year_after * 2 >= self.venues:
                    give_year(self.text, draft)
                if kind:
                    sequence.collect_fields()
            resolved = kind

    def _take_inverted(self, draft: Draft, slot: Slot, shown: str) -> str:
        """Read `Lark, Ada` as one author if other authors of the section are written so; otherwise as two surnames, or not at all
        if some are.
        """
        first = [sequence.drafts[0].authors[0] for sequence in self.sequences if sequence.drafts[0].authors]
        inverted = sum("," in name for name in first)
        if 0 < inverted < SLOT_ENTRIES:
            return ""
        _take(self.text, draft, slot, "authors", shown)
        if inverted:
            draft.authors = [shown]
        return "authors"

    def _takes_both(self, sequence: Sequence, draft: Draft, slot: Slot, mark: str) -> bool:
        """Read an open slot as authors and a venue if other entries have both there: `Ada Lark, Bo Finch, Barn Letters 2020`."""
        if slot.kind != "?" or sequence.fields & _BOTH or not _BOTH.issubset(self.known):
            return False
        found = divided(self.text, slot, self._between(mark))
        if found is None or not self.plausible("venue", self._shown(found[1]), mark):
            return False
        at = draft.slots.index(slot)
        draft.slots = [*draft.slots[:at], *found, *draft.slots[at + 1 :]]
        for kind, part in zip(("authors", "venue"), found, strict=True):
            _take(self.text, draft, part, kind, self._shown(part))
        return True

    def _between(self, mark: str) -> str:
        """Return what most entries have between authors and a venue in these marks, "" if few have both."""
        if self.joints is None:
            self.joints = joints(self.text, [sequence.slots for sequence in self.sequences])
        return self.joints.get(mark, "")

    def _days_first(self) -> bool | None:
        """Return whether days precede months in the dates of the section; None if they do not tell."""
        if not self.asked:
            self.asked = True
            self.days_first = days_first(draft for sequence in self.sequences for draft in sequence.drafts)
        return self.days_first

    def _lacks_field(self, sequence: Sequence, still_open: set[Slot]) -> bool:
        """Return whether an entry lacks a field that an open slot of this section could hold."""
        for kind in self.known:
            if kind not in sequence.fields:
                return True
        return any(slot.kind == "date?" for slot in still_open)

    def _kind(self, sequence: Sequence, slot: Slot, shown: str, mark: str, before: str, after: str) -> str:
        """Return the field that an open slot holds, "" if the section does not decide it."""
        if slot.kind == "date?":
            enough = self._places().short_dates * 2 >= self.size
            if dates.is_numeric(shown):
                enough = self._days_first() is not None
            return "date" if enough and "date" not in sequence.fields else ""
        shares: dict[str, float] = {}
        for kind in self.known:
            if kind not in sequence.fields and _may_hold(kind, shown):
                share = self._share(kind, mark, before, after)
                surname = (
                    kind == "authors" and after == "title" and bool(mark) and author_names.is_surname(shown)
                )
                if share >= SLOT_SHARE and (surname or self.plausible(kind, shown, mark)):
                    shares[kind] = share
        return max(shares, key=shares.__getitem__, default="")

    def _share(self, kind: str, mark: str, before: str, after: str) -> float:
        """Return the share of slots with this mark and neighbour that hold this field, 0 if too few do."""
        best = 0.0
        for side, neighbour in (("before", before), ("after", after), ("anywhere", "")):
            good = self._places().held[kind, mark, side, neighbour]
            if good < SLOT_ENTRIES - 1 or (side == "anywhere" and not mark.strip()):
                continue
            others = sum(
                self._places().held[other, mark, side, neighbour] for other in FIELDS if other != kind
            )
            best = max(best, good / (good + others + self._strange(kind, mark, side, neighbour)))
        return best

    def _strange(self, kind: str, mark: str, side: str, neighbour: str) -> int:
        """Return the number of open slots with this mark and neighbour that cannot hold this field."""
        key = kind, mark, side, neighbour
        known = self.against.get(key)
        if known is None:
            index = {"before": 2, "after": 3}.get(side)
            known = self.against[key] = sum(
                1
                for open_slot in self._places().open
                if open_slot[1] == mark
                and (index is None or open_slot[index] == neighbour)
                and not self._speaks_for(kind, self._shown(open_slot[0]), mark)
            )
        return known

    def _speaks_for(self, kind: str, shown: str, mark: str) -> bool:
        """Return whether an open slot may hold a field. Plain words can be anything, unless they are a name with a year."""
        if not mark.strip() and (kind != "venue" or dated(shown) is None):
            return False
        return self.plausible(kind, shown, mark)

    def plausible(self, kind: str, shown: str, mark: str) -> bool:
        """Return whether the form of a text allows this field in this section."""
        if kind == "date":
            return date_of(shown) is not None
        if kind == "authors":
            return is_people(shown)
        return self._is_venue(shown, mark)

    def _is_venue(self, shown: str, mark: str) -> bool:
        words = WORD.findall(shown)
        if len(words) > SLOT_WORDS or not _may_hold("venue", shown) or _THESIS.search(shown):
            return False
        if link_labels.is_label(link_labels.normal(shown)) and not shown.isupper():
            return False
        if not _ACRONYM.fullmatch(shown):
            # In plain text, only a year distinguishes a name from other words.
            named = bool(mark.strip()) or dated(shown) is not None
            if not (named and titles.word_count(shown) >= 2 and is_capitalised(words)):
                return False
        return self._places().dated * 2 < self.venues or dated(shown) is not None


def resolve_all(text: str, sequences: list[Sequence]) -> Tally:
    """Read the open slots of entries as the fields that the others have in the same positions; return the counts."""
    tally = Tally(text, sequences)
    for sequence in sequences:
        tally.resolve(sequence)
    return tally


def _may_hold(kind: str, shown: str) -> bool:
    """Return whether a text has what every date or venue has: a digit, or a capital. It is asked of all open slots."""
    if kind == "date":
        return any(map(str.isdigit, shown))
    return kind != "venue" or shown.lower() != shown or not shown.isascii()


def _fits(kind: str, shown: str) -> bool:
    """Return whether a text can be the field that the others in its position are supposed to be."""
    if kind == "authors":
        return is_people(shown) or author_names.is_surname(shown)
    return dated(shown) is not None


def _is_supposed_venue(shown: str) -> bool:
    """Return whether a text is a name with a year. A comma between them may separate an organisation from a date."""
    match = dated(shown)
    return match is not None and "," not in shown[match.end("name") :]


def _numbered(sequence: Sequence) -> list[int]:
    """Return for each slot the number of open slots with the same mark before it in the entry."""
    seen: dict[str, int] = {}
    numbers = []
    for _, slot, mark, _, _ in sequence.slots:
        number = seen.get(mark, 0)
        numbers.append(number)
        if slot.kind in OPEN:
            seen[mark] = number + 1
    return numbers


def _take(text: str, draft: Draft, slot: Slot, kind: str, shown: str, days_first: bool | None = None) -> None:
    """Turn an open slot into a field of its draft."""
    at = text.find(shown, slot.start, slot.end)
    span = Span(at, at + len(shown)) if at >= 0 else Span(slot.start, slot.end)
    raw = text[span.start : span.end]
    if kind == "date":
        iso, problem = date_of(shown, days_first) or ("", "")
        draft.date = DateField(raw, iso, span, problem)
    elif kind == "authors":
        if text[span.end : span.end + 1] == "." and shown[-2:-1].isspace() and shown[-1:].isupper():
            shown, span = shown + ".", Span(span.start, span.end + 1)
        draft.authors = author_names.split(author_names.without_lead(shown))
        draft.marks += [Piece("author", span.start, span.end, shown)]
    else:
        draft.venue = venue_of(shown, raw, span)
        if draft.date is not None and span.start <= draft.date.span.start < span.end:
            # `(Barn Letters, 2020)`
            draft.date = None
    draft.slots = [
        Slot(kind, other.start, other.end, other.mark, "section") if other is slot else other
        for other in draft.slots
    ]
    if slot.kind == "tag":
        draft.tags = [tag for tag in draft.tags if tag not in shown]
        draft.marks = [mark for mark in draft.marks if mark.kind != "tag" or mark.start != slot.start]
    else:
        draft.rest_words = max(0, draft.rest_words - len(WORD.findall(shown)))


def give_year(text: str, draft: Draft) -> None:
    """Move a bare year directly after a venue to the venue: `*Sheep Letters*, 2022`."""
    venue, date = draft.venue, draft.date
    if venue is None or date is None or venue.year is not None or len(date.iso) != 4:
        return
    if venue.span.end <= date.span.start and not WORD.search(text, venue.span.end, date.span.start):
        draft.venue, draft.date = venue._replace(year=int(date.iso)), None
