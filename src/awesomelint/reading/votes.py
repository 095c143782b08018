"""Section votes: what one entry leaves open, the entries beside it decide.

Three entries of a section read `[Lanterns](…) - Ada Lark - {ICML 2020}`, `[Tidy Sheep](…) - Bo Finch, Cy Wren - {ACL 2021}`,
`[Small Barns](…) - Di Swift - {TON 2021}`. Alone, each dash could begin a description, one name is no list of authors, and
nobody knows TON. Together: read with ` - ` as a separator, nearly every part is a field (`_separators`); what stands first
is authors, so `Ada Lark` is one; what stands in braces is a venue, so `TON 2021` is one (`_settle`).

The reading under which the section is most regular wins. Sections of few entries lean on the list.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TypeVar

from awesomelint.fields import author_names, dates, link_labels, venues
from awesomelint.model import DateField, VenueField
from awesomelint.pieces import Piece
from awesomelint.reading.dialect import PLAIN, Dialect, Slot
from awesomelint.reading.outline import Stretch, Unit
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.parse.parser import Parser
from awesomelint.reading.segment import strip_brackets
from awesomelint.reading.separators import find
from awesomelint.reading.thresholds import (
    FIRST_LOOK,
    FRESH_SHARE,
    NEARLY_ALL,
    REGULAR_SHARE,
    SAMPLE,
    SECTION_ENTRIES,
    SEPARATOR_SHARE,
    SLOT_ENTRIES,
    SLOT_KNOWN,
    SLOT_SHARE,
    SLOT_WORDS,
    SUPPOSED_SHARE,
    TITLE_ENTRIES,
    TITLE_SHARE,
)
from awesomelint.source import Span
from awesomelint.util.regex import compiled, lazy_pattern

_T = TypeVar("_T")
WORD = compiled(r"[^\W_]+")
FIELDS = ("date", "venue", "authors")
# The kinds of slots that the section has a say in.
OPEN = frozenset(("?", "tag", "date?"))
_DATED = compiled(
    r"(?P<name>.*?[^\W\d_].*?)[\s,._-]*(?:(?P<long>(?:19[5-9]|20[0-4])\d)|(?<!\d)['’‘]?(?P<short>\d\d))[.]?$"
)
_WORDS = compiled(r"[^\W\d_]")
# What says itself what it holds (`Metrics: …`) is no slot of the section's.
_KEYED = compiled(r"[*_`]*+[^\W\d_][\w -]{0,20}[*_`]*+[:：]")
_ACRONYM = compiled(r"\w*[A-Z]\w*[A-Z][\w&/+-]*(?: [A-Z]\w*)*")
_SMALL = frozenset(("of", "on", "and", "for", "in", "the", "to", "a", "de", "der", "et"))
# What stands before a venue and is not of its name.
_LEADS_TO_VENUE = lazy_pattern(
    r"(?i)(?:(?:accepted|published|presented|appeared|appears|to appear|submitted|in press|under review)\s+)?(?:(?:by|to|at|in|on)\b:?\s+)?(?:the\s+)?"
    r"(?:proc(?:\.|eedings)?\s+(?:of\s+)?(?:the\s+)?)?(?=\S)"
)
_PERSON = compiled(
    r"[^\W\d_][^\W\d_.’'`-]*[.’'`-]?(?:[^\W\d_]|[.’'`-])*(?:[ ~][^\W\d_](?:[^\W\d_]|[.’'`-])*){0,4}"
)


class Sequence:
    """An entry as its parts in order: its head, then the lines or paragraphs below that hold its fields."""

    __slots__ = ("drafts", "slots")

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts = drafts
        # Each slot with its draft, its mark (a line below has one of its own), and what stands before and behind it.
        self.slots: list[tuple[Draft, Slot, str, str, str]] = []
        found: list[tuple[Draft | None, Slot]] = []
        for number, draft in enumerate(drafts):
            inner = [(draft, slot) for slot in draft.slots]
            if number == 0 and draft.title:
                title: tuple[Draft | None, Slot] = (None, Slot("title", *draft.title_span, ""))
                found += sorted([*inner, title], key=lambda pair: pair[1].start)
            else:
                found += sorted(inner, key=lambda pair: pair[1].start)
        for index, (owner, slot) in enumerate(found):
            if owner is not None:
                before = found[index - 1][1].kind if index else ""
                behind = found[index + 1][1].kind if index + 1 < len(found) else ""
                mark = slot.mark if owner is drafts[0] else "\n" + slot.mark
                self.slots.append((owner, slot, mark, before, behind))

    def has(self, kind: str) -> bool:
        """Whether the entry has such a field already."""
        return any(getattr(draft, kind) for draft in self.drafts)


class Votes:
    """Reads the heads of all units, and lets the sections decide what that leaves open."""

    def __init__(self, text: str, parser: Parser, units: list[Unit]) -> None:
        self.text = text
        self.parser = parser
        self.units = units
        self.preferred = ""

    def run(self) -> None:
        """Give every unit its draft, in the dialect of its section."""
        heads: defaultdict[tuple[str, int], list[list[Unit]]] = defaultdict(list)
        below: list[list[Unit]] = []
        for section in self._sections():
            groups: defaultdict[tuple[str, int], list[Unit]] = defaultdict(list)
            for unit in section:
                if unit.head is not None and unit.kind in ("item", "paragraph", "heading"):
                    unit.draft = self._draft(unit.head, PLAIN)
                    groups[unit.kind, unit.level if unit.kind == "heading" else unit.depth].append(unit)
            for key, group in groups.items():
                heads[key].append(group)
            below.append(section)
        self._title_kind()
        for groups_of_kind in heads.values():
            for group in groups_of_kind:
                self._labels(group)
        for groups_of_kind in heads.values():
            self._separators(groups_of_kind)
        self._fields_below(below)
        for groups_of_kind in heads.values():
            self._settle_all(groups_of_kind)

    def _sections(self) -> Iterator[list[Unit]]:
        """The units between one heading and the next; headings that are entries stand among those of their section."""
        section: list[Unit] = []
        levels = Counter(unit.level for unit in self.units if unit.kind == "heading")
        deepest = max(levels, default=0)
        several = len(levels) > 1
        for unit in self.units:
            if unit.kind == "heading" and not (several and unit.level == deepest):
                if section:
                    yield section
                section = []
            section.append(unit)
        if section:
            yield section

    def _draft(self, stretch: Stretch, dialect: Dialect) -> Draft:
        return self.parser.draft(stretch.start, stretch.end, stretch.parts, dialect)

    # -- titles -----------------------------------------------------------------------------------------------------

    def _title_kind(self) -> None:
        """The kind of title that most items of the list have, where another reading was as good."""
        linked = [
            unit
            for unit in self.units
            if unit.kind == "item" and unit.draft is not None and unit.draft.outside_links
        ]
        kinds = Counter(unit.draft.title_kind for unit in linked if unit.draft is not None)
        for kind, count in kinds.most_common(1):
            if (
                count < TITLE_ENTRIES
                or count <= TITLE_SHARE * len(linked)
                or kind not in ("text", "link", "em")
            ):
                return
            self.preferred = kind
            for unit in self.units:
                draft = unit.draft
                if (
                    unit.kind == "item"
                    and draft is not None
                    and draft.title_kind != kind
                    and kind in draft.swayed
                    and unit.head is not None
                ):
                    again = self._draft(unit.head, Dialect(title=kind))
                    if again.title_kind == kind:
                        unit.draft = again

    def _labels(self, group: list[Unit]) -> None:
        """Where the other titles of a section are links, a link that is all of an entry is its title: `[Github](…)`."""
        drafts = [unit.draft for unit in group if unit.draft is not None and unit.draft.title]
        linked = sum(draft.title_kind == "link" for draft in drafts)
        for draft in drafts:
            if draft.title_kind != "label" or linked * 2 < len(drafts) or len(draft.links) != 1:
                continue
            if (
                draft.links[0].kind == "link"
                and not draft.lead_words
                and draft.links[0].start - draft.start < 2
            ):
                draft.title_kind = "link"

    # -- separators -------------------------------------------------------------------------------------------------

    def _separators(self, groups: list[list[Unit]]) -> None:
        """Read again, with its separators, each section that is more regular so."""
        members = [unit for group in groups for unit in group]
        of_list, doubtful = self._vote(members)
        for group in groups:
            dialect = of_list
            if len(group) >= SECTION_ENTRIES and len(groups) > 1:
                own = self._candidates([unit.head for unit in group if unit.head is not None])
                if (
                    doubtful & own
                    or own - set(of_list.separators) - self._rejected
                    or set(of_list.separators) - own
                ):
                    dialect = self._vote(group)[0]
            if self._venue_leads(group, dialect):
                dialect = dialect._replace(venue_leads=True)
            if dialect != PLAIN:
                for unit in group:
                    if unit.head is not None:
                        unit.dialect = dialect
                        unit.draft = self._draft(unit.head, dialect)

    def _vote(self, units: list[Unit]) -> tuple[Dialect, set[str]]:
        """The separators under which these units are most regular, and those that part only some of them."""
        self._rejected: set[str] = set()
        doubtful: set[str] = set()
        names = self._candidates([unit.head for unit in units if unit.head is not None])
        if not names:
            return PLAIN, doubtful
        sample = [
            (unit.head, unit.draft)
            for unit in _sample(units)
            if unit.head is not None and unit.draft is not None
        ]
        base = [_regularity(draft) for _, draft in sample]
        chosen: tuple[str, ...] = ()
        for name in sorted(names):
            dialect = Dialect((*chosen, name), self.preferred)
            again = [self._draft(head, dialect) for head, _ in sample[:FIRST_LOOK]]
            if not any(map(_is_explained, again)):
                self._rejected.add(name)
                continue
            again += [self._draft(head, dialect) for head, _ in sample[FIRST_LOOK:]]
            scores = [_regularity(draft, first) for draft, (_, first) in zip(again, sample, strict=True)]
            gained = sum(new > old for new, old in zip(scores, base, strict=True))
            lost = sum(new < old for new, old in zip(scores, base, strict=True))
            regular = sum(map(_is_explained, again)) / len(sample)
            better = sum(scores) > sum(base) and lost * 4 <= gained and regular >= REGULAR_SHARE
            if better or (sum(scores) >= sum(base) and not lost and regular >= NEARLY_ALL):
                chosen, base = dialect.separators, scores
                if regular < NEARLY_ALL:
                    doubtful.add(name)
            elif gained:
                doubtful.add(name)
            else:
                self._rejected.add(name)
        return Dialect(chosen, self.preferred) if chosen else PLAIN, doubtful

    def _venue_leads(self, group: list[Unit], dialect: Dialect) -> bool:
        """Whether the plain titles of a section begin with a known venue, one and all."""
        titles = [unit.draft for unit in group if unit.draft is not None and unit.draft.title_kind == "text"]
        if len(titles) < SECTION_ENTRIES or len(titles) < NEARLY_ALL * len(group):
            return False
        led = 0
        for draft in titles:
            start = draft.title_span.start
            found = venues.find(self.text, start, min(draft.title_span.end, start + 40), alone=True)
            behind = self.text[found[0].end : found[0].end + 2] if found and found[0].start == start else ""
            led += behind[:1] == " " and behind[1:].isupper()
        return led >= NEARLY_ALL * len(titles)

    def _candidates(self, stretches: list[Stretch]) -> set[str]:
        """The separators that stand in the plain text of most of these stretches."""
        sample = _sample(stretches)
        if len(sample) < SLOT_ENTRIES:
            return set()
        seen: Counter[str] = Counter()
        for stretch in sample:
            seen.update(set(self._names(stretch)))
        return {name for name, count in seen.items() if count >= len(sample) * SEPARATOR_SHARE}

    def _names(self, stretch: Stretch) -> Iterator[str]:
        at = stretch.start
        for part in stretch.parts:
            if part.start > at:
                for found in find(self.text, at, part.start):
                    yield found.name
            at = part.end
        if at < stretch.end:
            for found in find(self.text, at, stretch.end):
                yield found.name

    # -- lines and paragraphs below ---------------------------------------------------------------------------------

    def _fields_below(self, sections: list[list[Unit]]) -> None:
        """Read as fields what stands below a title: nested items without links, the paragraph below a heading."""
        lines: list[Unit] = []
        paragraphs: list[Unit] = []
        for section in sections:
            for index, unit in enumerate(section):
                if unit.kind == "item":
                    lines += [below for below in unit.below if self._may_be_line(below)]
                elif unit.kind == "heading":
                    following = section[index + 1] if index + 1 < len(section) else None
                    if following is not None and self._may_be_fields(following):
                        unit.following = following
                        paragraphs.append(following)
        for units in (lines, paragraphs):
            heads = [unit.head for unit in units if unit.head is not None]
            dialect = self._vote_fields(heads)
            for unit in units:
                if unit.head is not None:
                    unit.line_draft = self._fields(unit.head, dialect)
                    unit.dialect = dialect

    def _may_be_line(self, unit: Unit) -> bool:
        draft = unit.draft
        return (
            draft is not None
            and not draft.outside_links
            and unit.head is not None
            and unit.head.end - unit.head.start < 400
            and _KEYED.match(self.text, unit.head.start, unit.head.end) is None
            and not unit.below
        )

    def _may_be_fields(self, unit: Unit) -> bool:
        """Whether a paragraph behind a heading could be the fields of what the heading names."""
        draft = unit.draft
        if unit.kind != "paragraph" or unit.head is None or draft is None or draft.title_kind == "link":
            return False
        marked = draft.title_kind in ("strong", "quote") and len(WORD.findall(draft.title)) >= 3
        return not (marked and draft.outside_links)

    def _fields(self, stretch: Stretch, dialect: Dialect) -> Draft:
        return self.parser.fields(stretch.start, stretch.end, stretch.parts, dialect, alone=True)

    def _vote_fields(self, stretches: list[Stretch]) -> Dialect:
        names = self._candidates(stretches)
        if not names:
            return PLAIN
        sample = _sample(stretches)
        best, chosen = sum(_regularity(self._fields(stretch, PLAIN)) for stretch in sample), PLAIN
        for name in sorted(names):
            dialect = Dialect((*chosen.separators, name))
            score = sum(_regularity(self._fields(stretch, dialect)) for stretch in sample)
            if score > best:
                best, chosen = score, dialect
        return chosen

    # -- slots ------------------------------------------------------------------------------------------------------

    def _settle_all(self, groups: list[list[Unit]]) -> None:
        if not any(map(_is_open, (unit for group in groups for unit in group))):
            return
        whole = [self._sequences(group) for group in groups]
        of_list: Tally | None = None
        for sequences in whole:
            if not any(slot.kind in OPEN for sequence in sequences for _, slot, *_ in sequence.slots):
                continue
            tally = Tally(self.text, sequences)
            for sequence in sequences:
                tally.settle(sequence)
            if tally.size < SECTION_ENTRIES * 2 and len(whole) > 1:
                of_list = of_list or Tally(self.text, [sequence for others in whole for sequence in others])
                for sequence in sequences:
                    of_list.settle(sequence, suppose=tally.size < SECTION_ENTRIES)

    def _sequences(self, group: list[Unit]) -> list[Sequence]:
        found = []
        for unit in group:
            if unit.draft is None or not unit.draft.title:
                continue
            drafts = [unit.draft]
            if unit.kind == "item":
                drafts += [below.line_draft for below in unit.below if below.line_draft is not None]
            elif (
                unit.kind == "heading"
                and unit.following is not None
                and unit.following.line_draft is not None
            ):
                drafts.append(unit.following.line_draft)
            elif unit.kind == "paragraph" and unit.line_draft is not None:
                continue
            found.append(Sequence(drafts))
        return found


def _is_open(unit: Unit) -> bool:
    """Whether a part of an entry, or of a line below it, is left to the section."""
    drafts = [unit.draft, *(below.line_draft for below in unit.below)]
    if unit.following is not None:
        drafts.append(unit.following.line_draft)
    return any(draft is not None and any(slot.kind in OPEN for slot in draft.slots) for draft in drafts)


class Tally:
    """What a section's slots say: which field stands in which marks, and before and behind which other."""

    def __init__(self, text: str, sequences: list[Sequence]) -> None:
        self.text = text
        self.size = len(sequences)
        self.entries: Counter[str] = Counter()
        self.placed: Counter[tuple[str, str, str, str]] = Counter()
        self.open: list[tuple[str, str, str, str]] = []
        self.against: dict[tuple[str, str, str, str], int] = {}
        self.dated = 0
        self.year_behind = 0
        self.short_dates = sum(
            any(slot.kind == "date?" for _, slot, *_ in sequence.slots) for sequence in sequences
        )
        for sequence in sequences:
            for kind in FIELDS:
                self.entries[kind] += sequence.has(kind)
            for draft in sequence.drafts:
                if draft.venue is not None and draft.venue.year is not None:
                    # The year stands in the slot, or behind it: `[ICML 2020]`, `*ICML*, 2020`.
                    if (
                        draft.venue.raw[-1:].isdigit()
                        or draft.venue.raw[:1].isdigit()
                        or draft.venue.raw.endswith(")")
                    ):
                        self.dated += 1
                    else:
                        self.year_behind += 1
            for _, slot, mark, before, behind in sequence.slots:
                if slot.kind in FIELDS:
                    self.placed[slot.kind, mark, "before", before] += 1
                    self.placed[slot.kind, mark, "behind", behind] += 1
                    self.placed[slot.kind, mark, "anywhere", ""] += 1
                elif slot.kind != "date?":
                    self.open.append((self._shown(slot), mark, before, behind))
        self.supposed = self._suppose(sequences)
        self.venues = self.entries["venue"]

    def _suppose(self, sequences: list[Sequence]) -> dict[tuple[str, int], str]:
        """What nobody is sure of, but all have: a place whose texts all look like authors, or all like venues.

        Tags stand in such places too, but a list says the same few again and again.
        """
        places: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for sequence in sequences:
            for (_, slot, mark, _, _), number in zip(sequence.slots, _numbered(sequence), strict=True):
                if slot.kind in OPEN:
                    places[mark, number].append(self._shown(slot))
        found = {}
        for place, texts in places.items():
            size = len(texts)
            if size < SLOT_ENTRIES or size < SUPPOSED_SHARE * self.size:
                continue
            people = sum(author_names.is_list(author_names.without_lead(shown)) for shown in texts)
            named = sum(_is_people(shown) and len(WORD.findall(shown)) > 1 for shown in texts)
            fresh = len(set(texts)) >= FRESH_SHARE * size
            if (
                not self.entries["authors"]
                and fresh
                and people >= SUPPOSED_SHARE * size
                and named >= NEARLY_ALL * size
            ):
                found[place] = "authors"
            elif (
                not self.entries["venue"]
                and sum(_DATED.fullmatch(shown) is not None for shown in texts) >= NEARLY_ALL * size
            ):
                found[place] = "venue"
        return found

    def _shown(self, slot: Slot) -> str:
        return strip_brackets(" ".join(self.text[slot.start : slot.end].split()).strip("*_` "))

    def settle(self, sequence: Sequence, *, suppose: bool = True) -> None:
        """Take the open slots of one entry for what the section has in their places; `suppose` what nobody is sure of."""
        supposing = suppose and bool(self.supposed)
        numbers = _numbered(sequence) if supposing else [-1] * len(sequence.slots)
        settled = ""
        for (draft, slot, mark, before, behind), number in zip(sequence.slots, numbers, strict=True):
            kind = ""
            if slot.kind in OPEN and slot in draft.slots:
                shown = self._shown(slot)
                kind = self._kind(sequence, slot, shown, (mark, number), (settled or before, behind))
                if kind:
                    _take(self.text, draft, slot, kind, shown)
                if kind == "venue" and self.year_behind * 2 >= self.venues:
                    _give_year(self.text, draft)
            settled = kind

    def _kind(
        self, sequence: Sequence, slot: Slot, shown: str, place: tuple[str, int], beside: tuple[str, str]
    ) -> str:
        """The field that an open slot is, "" where the section does not say."""
        if slot.kind == "date?":
            return "date" if self.short_dates * 2 >= self.size and not sequence.has("date") else ""
        supposed = self.supposed.get(place, "")
        if supposed and not sequence.has(supposed):
            fits = _is_people(shown) if supposed == "authors" else _DATED.fullmatch(shown) is not None
            return supposed if fits else ""
        best, kind = 0.0, ""
        for candidate in FIELDS:
            if sequence.has(candidate):
                continue
            share = self._share(candidate, place[0], *beside)
            if share > best and self.plausible(candidate, shown, place[0]):
                best, kind = share, candidate
        return kind if best >= SLOT_SHARE else ""

    def _share(self, kind: str, mark: str, before: str, behind: str) -> float:
        """Of the slots with this mark beside this neighbour, the share that is such a field (0 where too few are)."""
        if self.entries[kind] < SLOT_ENTRIES or self.entries[kind] < SLOT_KNOWN * self.size:
            return 0.0
        best = 0.0
        for side, neighbour in (("before", before), ("behind", behind), ("anywhere", "")):
            good = self.placed[kind, mark, side, neighbour]
            if good < SLOT_ENTRIES - 1 or (side == "anywhere" and not mark.strip()):
                continue
            others = sum(self.placed[other, mark, side, neighbour] for other in FIELDS if other != kind)
            best = max(best, good / (good + others + self._strange(kind, mark, side, neighbour)))
        return best

    def _strange(self, kind: str, mark: str, side: str, neighbour: str) -> int:
        """How many open slots with this mark beside this neighbour speak against such a field there."""
        key = kind, mark, side, neighbour
        known = self.against.get(key)
        if known is None:
            index = {"before": 2, "behind": 3}.get(side)
            known = self.against[key] = sum(
                1
                for open_slot in self.open
                if open_slot[1] == mark
                and (index is None or open_slot[index] == neighbour)
                # Plain words may be anything: what nobody knows speaks against the place, too.
                and (not mark.strip() or not self.plausible(kind, open_slot[0], mark))
            )
        return known

    def plausible(self, kind: str, shown: str, mark: str) -> bool:
        """Whether a text can be such a field by its form, in this section."""
        if not shown or len(shown) > 160:
            return False
        if kind == "date":
            return _date_of(shown) is not None
        if kind == "authors":
            return _is_people(shown)
        return self._is_venue(shown, mark)

    def _is_venue(self, shown: str, mark: str) -> bool:
        words = WORD.findall(shown)
        if len(words) > SLOT_WORDS or not any(char.isupper() or not char.isascii() for char in shown):
            return False
        if dates.read_whole(shown) is not None or shown.startswith(("^", "http")):
            return False
        if self.dated * 2 >= self.venues and _DATED.fullmatch(shown) is None:
            return False
        if link_labels.is_label(link_labels.normal(shown)) and not shown.isupper():
            return False
        if _ACRONYM.fullmatch(shown):
            return True
        # In plain text only a year tells a name from other words.
        named = bool(mark.strip()) or _DATED.fullmatch(shown) is not None
        return named and len(words) >= 2 and all(not word[0].islower() or word in _SMALL for word in words)


def _numbered(sequence: Sequence) -> list[int]:
    """For each slot, how many open ones with its mark stand before it in the entry."""
    seen: Counter[str] = Counter()
    numbers = []
    for _, slot, mark, _, _ in sequence.slots:
        numbers.append(seen[mark])
        seen[mark] += slot.kind in OPEN
    return numbers


def _sample(members: list[_T]) -> list[_T]:
    """Some of many, evenly spread."""
    return members[:: max(1, len(members) // SAMPLE)][: SAMPLE + SAMPLE // 2]


def _regularity(draft: Draft, plain: Draft | None = None) -> float:
    """How much of an entry is explained: its fields, less the words that nothing explains."""
    if plain is not None and plain.title_kind != "text" and draft.title_kind != plain.title_kind:
        return -2.0
    fields = sum(1.0 for kind in FIELDS if getattr(draft, kind))
    whole = sum(1 for slot in draft.slots if slot.kind in FIELDS) * 0.05
    return fields + whole - draft.rest_words / (draft.rest_words + 6)


def _is_explained(draft: Draft) -> bool:
    """Whether an entry has fields, and hardly a word beside them."""
    return draft.rest_words <= 2 and any(slot.kind in FIELDS for slot in draft.slots)


def _is_people(shown: str) -> bool:
    shown = author_names.without_lead(shown)
    if author_names.is_list(shown, lenient=True):
        return True
    names = author_names.split(shown)
    return bool(names) and all(
        len(name) < 40
        and (_PERSON.fullmatch(name) is not None)
        and (len(names) > 1 or " " in name or not name.isascii())
        for name in names
    )


def _date_of(shown: str) -> tuple[str, str] | None:
    found = dates.read_whole(shown)
    if found is not None:
        return found.iso, found.problem
    iso = dates.guess(shown)
    return (iso, "its month is misspelt") if iso else None


def _take(text: str, draft: Draft, slot: Slot, kind: str, shown: str) -> None:
    """Make an open slot the field that the section has in its place."""
    at = text.find(shown, slot.start, slot.end)
    span = Span(at, at + len(shown)) if at >= 0 else Span(slot.start, slot.end)
    raw = text[span.start : span.end]
    if kind == "date":
        iso, problem = _date_of(shown) or ("", "")
        draft.date = DateField(raw, iso, span, problem)
    elif kind == "authors":
        if text[span.end : span.end + 1] == "." and shown[-2:-1].isspace() and shown[-1:].isupper():
            shown, span = shown + ".", Span(span.start, span.end + 1)
        draft.authors = author_names.split(author_names.without_lead(shown))
        draft.marks += [Piece("author", span.start, span.end, shown)]
    else:
        draft.venue = venue_of(shown, raw, span)
    draft.slots = [
        Slot(kind, other.start, other.end, other.mark, "section") if other is slot else other
        for other in draft.slots
    ]
    if slot.kind == "tag":
        draft.tags = [tag for tag in draft.tags if tag not in shown]
        draft.marks = [mark for mark in draft.marks if mark.kind != "tag" or mark.start != slot.start]
    else:
        draft.rest_words = max(0, draft.rest_words - len(WORD.findall(shown)))


def _give_year(text: str, draft: Draft) -> None:
    """A bare year right behind a venue is the venue's, where that is so in the section: `*Sheep Letters*, 2022`."""
    venue, date = draft.venue, draft.date
    if venue is None or date is None or venue.year is not None or len(date.iso) != 4:
        return
    if 0 <= date.span.start - venue.span.end <= 4 and not WORD.search(text, venue.span.end, date.span.start):
        draft.venue, draft.date = venue._replace(year=int(date.iso)), None


def venue_of(shown: str, raw: str, span: Span) -> VenueField:
    """A venue whose place says that it is one: its name, and its year where it ends in one."""
    shown = shown[_LEADS_TO_VENUE.match(shown).end() :]  # type: ignore[union-attr]
    known = venues.find(shown, alone=True)
    if (
        known
        and known[0].start == 0
        and (known[0].end == len(shown) or not _WORDS.search(shown, known[0].end))
    ):
        return VenueField(raw, known[0].name, known[0].year, known[0].track, span)
    match = _DATED.fullmatch(shown)
    if match is None:
        return VenueField(raw, shown.rstrip(" .,"), None, None, span)
    if match["long"]:
        year = int(match["long"])
    else:
        year = int(match["short"]) + (1900 if match["short"] > "60" else 2000)
    return VenueField(raw, match["name"].strip(" ,.-'’"), year, None, span)
