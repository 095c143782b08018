"""Section votes: the entries of a section decide together what a single entry leaves open.

Three entries of a section read `[Lanterns](…) - Ada Lark - {ICML 2020}`, `[Tidy Sheep](…) - Bo Finch, Cy Wren
- {ACL 2021}`, `[Small Barns](…) - Di Swift - {TON 2021}`. Alone, each dash could begin a description, a
single name could be anything, and TON is unknown. Together: with ` - ` as a separator, nearly every part is a
field (`_separators`); the first part holds authors, so `Ada Lark` is an author; the braces hold a venue, so
`TON 2021` is a venue (`_resolve_all`).

The reading under which the section is most regular wins. Sections with few entries use the dialect of the
list.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial
from math import fsum

from awesomelint.fields import link_labels, venues
from awesomelint.reading.dialect import PLAIN, Dialect, with_authors_first
from awesomelint.reading.outline import Stretch, Unit, drafted
from awesomelint.reading.parse.citation import mark_after_authors
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.parse.marked_people import begins_with_person
from awesomelint.reading.parse.parser import Parser
from awesomelint.reading.parse.plain_title import split_author
from awesomelint.reading.separators import names_in
from awesomelint.reading.thresholds import (
    AUTHORS_FOLLOW,
    FIRST_LOOK,
    NEARLY_ALL,
    REGULAR_SHARE,
    SECTION_ENTRIES,
    SEPARATOR_SHARE,
    SLOT_ENTRIES,
    TITLE_ENTRIES,
    TITLE_SHARE,
)
from awesomelint.reading.votes.dated_labels import take_dated_labels, undated_label
from awesomelint.reading.votes.enclosed_titles import enclosed_dialects
from awesomelint.reading.votes.last_venues import take_last_venues
from awesomelint.reading.votes.names_lead import names_lead, notes_lead
from awesomelint.reading.votes.people_after import divide_people, take_marked_people
from awesomelint.reading.votes.people_ahead import take_people_ahead
from awesomelint.reading.votes.references_in_titles import divide_references
from awesomelint.reading.votes.regularity import (
    closes_slot,
    has_only_fields,
    is_explained,
    leaves_open,
    regularity,
    sample_of,
)
from awesomelint.reading.votes.slot_people import reopen_names, repeat_authors
from awesomelint.reading.votes.tally import Sequence, Tally, has_open_slot, resolve_all
from awesomelint.reading.votes.title_slots import references_lead, take_from_titles, titled
from awesomelint.reading.votes.undated_venues import take_undated_venues
from awesomelint.reading.votes.venues_in_front import take_venues_in_front, venues_for_titles
from awesomelint.util.regex import compiled

# A line with a key (`Metrics: …`) needs no vote.
_KEYED = compiled(r"[*_`]*+[^\W\d_][\w -]{0,20}[*_`]*+[:：]")


class Votes:
    """Reads the heads of all units, then resolves what is open by the votes of their sections."""

    def __init__(self, text: str, parser: Parser, units: list[Unit], *, within: bool = False) -> None:
        self.text = text
        self.parser = parser
        self.units = units
        # Whether the units are the texts of titles.
        self.within = within
        self.preferred = ""
        # The drafts of the samples in the dialects that were tried, for the current kind of units.
        self.tried: dict[tuple[Stretch, Dialect], Draft] = {}
        # The dialects among them in which an entry of the sample has other slots than at first.
        self.telling: set[Dialect] = set()
        # The separators in each stretch that was looked at: samples of list and section overlap.
        self.named: dict[Stretch, set[str]] = {}

    def run(self) -> None:
        """Set the draft of every unit, read in the dialect of its section."""
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
            if not self.within:
                divide_references(self.text, groups_of_kind, self._read_within)
            take_from_titles(self.text, groups_of_kind)
            for group in groups_of_kind:
                repeat_authors(group)
                self._venues_for_titles(group)
                take_last_venues(self.text, titled(group, "text", "strong"))
                take_marked_people(self.text, titled(group, "text"))
                take_people_ahead(self.text, titled(group, "link"))
            divide_people(self.text, [titled(group, "text") for group in groups_of_kind])
        self._fields_below(below)
        for groups_of_kind in heads.values():
            take_dated_labels(self.text, groups_of_kind)
        self._label_venues()
        for groups_of_kind in heads.values():
            for group in groups_of_kind:
                reopen_names(self.text, [unit.draft for unit in group if unit.draft is not None])
            self._resolve_all(groups_of_kind)
            for group in groups_of_kind:
                take_undated_venues(self.text, [draft for _, _, draft in drafted(group) if draft.title])
                self._last_words(group)

    def _venues_for_titles(self, group: list[Unit]) -> None:
        """Read the entries again of which the title is probably a venue: `**Barn Letters 2020**: [Tidy Sheep](…)`."""
        for unit, head in venues_for_titles(group):
            again = self._draft(head, unit.dialect._replace(names_lead=True))
            if unit.draft is not None and again.title_span.start > unit.draft.title_span.end:
                unit.draft = again
        take_venues_in_front(self.text, group, partial(self._draft, dialect=group[0].dialect))

    def _read_within(self, units: list[Unit]) -> None:
        """Read the texts of titles as a list of their own."""
        Votes(self.text, self.parser, units, within=True).run()

    def _sections(self) -> Iterator[list[Unit]]:
        """Yield the units between two headings; headings that may be entries belong to their section."""
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

    # -- titles ----------------------------------------------------------------------------------------------

    def _title_kind(self) -> None:
        """Read items whose title is ambiguous again with the kind of title that most items have."""
        linked = [
            unit.draft
            for unit in self.units
            if unit.kind == "item" and unit.draft is not None and unit.draft.outside_links
        ]
        kinds = Counter(draft.title_kind for draft in linked)
        for kind in ("text", "link", "em"):
            if kinds[kind] >= TITLE_ENTRIES and kinds[kind] > TITLE_SHARE * len(linked):
                self.preferred = kind
        if not self.preferred:
            return
        for unit, head, draft in drafted(self.units):
            if self.preferred in draft.swayed:
                again = self._draft(head, Dialect(title=self.preferred))
                if again.title_kind == self.preferred:
                    unit.draft = again

    def _labels(self, group: list[Unit]) -> None:
        """In a section with linked titles, read an entry's only link as its title even if it looks like a label: `[Github](…)`."""
        drafts = [unit.draft for unit in group if unit.draft is not None and unit.draft.title]
        linked = sum(draft.title_kind == "link" for draft in drafts)
        for draft in drafts:
            if draft.title_kind != "label" or linked * 2 < len(drafts) or len(draft.links) != 1:
                continue
            word = link_labels.normal(draft.title)
            if " " in word and link_labels.is_label(word):
                # `[Project Page](…)` is never the name of a work, `[Github](…)` may be.
                continue
            if draft.links[0].kind == "link" and not draft.lead_words and draft.links[0].start == draft.start:
                draft.title_kind = "link"

    def _label_venues(self) -> None:
        """If the links before the titles, or those after them, name different venues, these are the venues of the
        works: `[[CVPR](…)] Tidy Sheep`. A name that is the same everywhere may be that of a publisher.
        """
        drafts = [
            unit.draft
            for unit in self.units
            if unit.draft is not None and unit.draft.labels and unit.draft.venue is None and unit.draft.title
        ]
        for leads in (True, False):
            found = [
                (draft, venue) for draft in drafts if (venue := undated_label(self.text, draft, leads=leads))
            ]
            if len({venue.name for _, venue in found}) >= SLOT_ENTRIES:
                for draft, venue in found:
                    draft.venue = venue

    def _last_words(self, group: list[Unit]) -> None:
        """If authors follow the plain titles of a section, the last words of a title without authors are its author."""
        drafts = titled(group, "text") if len(group) >= SECTION_ENTRIES else []
        if len(drafts) < SECTION_ENTRIES:
            return
        alone = [draft for draft in drafts if not draft.authors]
        followed = sum(
            "." in self.text[draft.title_span.end - 1 : draft.title_span.end + 1]
            for draft in drafts
            if draft.authors
        )
        if alone and followed >= AUTHORS_FOLLOW * len(drafts):
            for draft in alone:
                split_author(self.text, draft)

    # -- separators ------------------------------------------------------------------------------------------

    def _separators(self, groups: list[list[Unit]]) -> None:
        """Read each section again that is more regular with its separators."""
        members = [unit for group in groups for unit in group]
        self.tried.clear()
        self.telling.clear()
        of_list_lead = self._authors_lead(members)
        references = references_lead(self.text, members)
        bases = enclosed_dialects(self.text, self.parser, groups)
        base_of_list = bases[0] if len(set(bases)) == 1 else PLAIN
        of_list, doubtful = self._vote(members, self._candidates(members), base_of_list)
        of_list_named = any(len(group) < SECTION_ENTRIES for group in groups) and names_lead(
            sample_of(members), partial(self._draft, dialect=of_list._replace(names_lead=True))
        )
        noted = notes_lead(self.text, self.parser, members)
        for group, base in zip(groups, bases, strict=True):
            dialect = of_list if base == base_of_list else base
            if len(group) >= SECTION_ENTRIES:
                own = self._candidates(group)
                if doubtful & own or own != set(dialect.separators):
                    dialect = self._vote(group, own, base)[0]
            if references or references_lead(self.text, group) or self._venue_leads(group, dialect):
                dialect = dialect._replace(venue_leads=True)
            lead = self._authors_lead(group) if len(group) >= SECTION_ENTRIES else of_list_lead
            if lead:
                dialect = with_authors_first(dialect, lead)
            named = dialect._replace(names_lead=True)
            if not (lead or dialect.enclosed) and (
                noted
                or (
                    names_lead(sample_of(group), partial(self._draft, dialect=named))
                    if len(group) >= SECTION_ENTRIES
                    else of_list_named
                )
            ):
                dialect = named
            if dialect != PLAIN:
                telling = dialect in self.telling or dialect.venue_leads or bool(lead) or dialect.names_lead
                for unit in group:
                    if unit.head is not None and unit.draft is not None:
                        unit.dialect = dialect
                        tried = self.tried.pop((unit.head, dialect), None)
                        if tried is None and not telling and has_only_fields(unit.draft):
                            continue
                        unit.draft = tried or self._draft(unit.head, dialect)

    def _try(self, head: Stretch, first: Draft, dialect: Dialect) -> Draft:
        """Return a stretch read in a dialect that may be chosen; samples of list and section overlap.

        `first` is the stretch as it was read at first.
        """
        draft = self.tried.get((head, dialect))
        if draft is None:
            draft = self.tried[head, dialect] = self._draft(head, dialect)
            if draft.slots != first.slots:
                self.telling.add(dialect)
        return draft

    def _vote(self, units: list[Unit], names: set[str], plain: Dialect) -> tuple[Dialect, set[str]]:
        """Return the dialect under which these units are most regular, given its possible separators, and
        those that suit only some of the units. `plain` is their dialect without separators.
        """
        doubtful: set[str] = set()
        if not names:
            return plain, doubtful
        sample = [
            (unit.head, unit.draft)
            for unit in sample_of(units)
            if unit.head is not None and unit.draft is not None
        ]
        base = [regularity(draft) for _, draft in sample]
        chosen: tuple[str, ...] = ()
        for name in sorted(names):
            dialect = plain._replace(separators=(*chosen, name), title=self.preferred)
            again = [self._try(head, first, dialect) for head, first in sample[:FIRST_LOOK]]
            if not any(
                is_explained(draft) or closes_slot(self.text, head, draft, name)
                for draft, (head, _) in zip(again, sample, strict=False)
            ):
                continue
            again += [self._try(head, first, dialect) for head, first in sample[FIRST_LOOK:]]
            scores = [regularity(draft, first) for draft, (_, first) in zip(again, sample, strict=True)]
            gained = sum(new > old for new, old in zip(scores, base, strict=True))
            lost = sum(
                new < old and not leaves_open(first, draft)
                for new, old, draft, (_, first) in zip(scores, base, again, sample, strict=True)
            )
            regular = sum(map(is_explained, again)) / len(sample)
            # A description before the last field leaves words that nothing explains.
            closed = sum(
                closes_slot(self.text, head, draft, name)
                for draft, (head, _) in zip(again, sample, strict=True)
            )
            if closed >= NEARLY_ALL * len(sample):
                regular = max(regular, NEARLY_ALL)
            better = fsum(scores) > fsum(base) and lost * 4 <= gained and regular >= REGULAR_SHARE
            if better or (fsum(scores) >= fsum(base) and not lost and regular >= NEARLY_ALL):
                chosen, base = dialect.separators, scores
                if regular < NEARLY_ALL:
                    doubtful.add(name)
            elif gained:
                doubtful.add(name)
        if chosen:
            plain = plain._replace(separators=chosen, title=self.preferred)
        return plain, doubtful

    def _venue_leads(self, group: list[Unit], dialect: Dialect) -> bool:
        """Return whether nearly all plain titles of a section begin with a known venue."""
        titles = titled(group, "text") if len(group) >= SECTION_ENTRIES else []
        if len(titles) < SECTION_ENTRIES or len(titles) < NEARLY_ALL * len(group):
            return False
        others = 0
        for draft in titles:
            start = draft.title_span.start
            found = venues.find(self.text, start, min(draft.title_span.end, start + 40), alone=True)
            following = (
                self.text[found[0].end : found[0].end + 2] if found and found[0].start == start else ""
            )
            others += not (following[:1] == " " and following[1:].isupper())
            if len(titles) - others < NEARLY_ALL * len(titles):
                return False
        return True

    def _authors_lead(self, units: list[Unit]) -> str:
        """Return the mark that ends authors before most titles, "" if there are none: `Ada Lark, Bo Finch: Tidy Sheep`."""
        titled = [
            (unit.draft, unit.head.end)
            for unit in sample_of(units)
            if unit.draft is not None and unit.draft.title and unit.head is not None
        ]
        return mark_after_authors(self.text, titled)

    def _candidates(self, units: list[Unit]) -> set[str]:
        """Return the separators that occur in the plain text of most of these units."""
        sample = sample_of([unit.head for unit in units if unit.head is not None])
        seen: Counter[str] = Counter()
        for stretch in sample:
            if stretch not in self.named:
                self.named[stretch] = self._names(stretch)
            seen.update(self.named[stretch])
        return {name for name, count in seen.items() if count >= len(sample) * SEPARATOR_SHARE}

    def _names(self, stretch: Stretch) -> set[str]:
        """Return the names of the separators between the parts of a stretch."""
        names: set[str] = set()
        at = stretch.start
        for part in stretch.parts:
            names.update(names_in(self.text, at, part.start))
            at = part.end
        names.update(names_in(self.text, at, stretch.end))
        return names

    # -- lines and paragraphs below --------------------------------------------------------------------------

    def _fields_below(self, sections: list[list[Unit]]) -> None:
        """Read nested items without links, and the paragraph below a heading, as fields."""
        lines: list[Unit] = []
        people: list[Unit] = []
        paragraphs: list[Unit] = []
        for section in sections:
            for index, unit in enumerate(section):
                if unit.kind == "item":
                    lines += [below for below in unit.below if self._may_be_line(below)]
                    people += [below for below in unit.below if begins_with_person(below.draft)]
                elif unit.kind == "heading":
                    following = section[index + 1] if index + 1 < len(section) else None
                    if following is not None and self._may_be_fields(following):
                        unit.following = following
                        paragraphs.append(following)
        for units in (lines, paragraphs, people):
            self.read_fields(units)
        if (
            sum(unit.line_draft is not None and bool(unit.line_draft.authors) for unit in people)
            < SLOT_ENTRIES
        ):
            # They are the pages of persons: `- [Ada Lark](…)`.
            for unit in people:
                unit.line_draft = None

    def read_fields(self, units: list[Unit]) -> None:
        """Set the `line_draft` of units that hold only fields, read with the separators on which they agree: `Ada Lark | ICML`."""
        dialect = self._vote_fields(units)
        for unit in units:
            if unit.head is not None:
                unit.line_draft = self._fields(unit.head, dialect)

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
        """Return whether a paragraph after a heading could hold the fields of the work that the heading names."""
        draft = unit.draft
        if unit.kind != "paragraph" or unit.head is None or draft is None or draft.title_kind == "link":
            return False
        return draft.title_kind not in ("strong", "quote") or not draft.outside_links

    def _fields(self, stretch: Stretch, dialect: Dialect) -> Draft:
        return self.parser.fields(stretch.start, stretch.end, stretch.parts, dialect, alone=True)

    def _vote_fields(self, units: list[Unit]) -> Dialect:
        names = self._candidates(units)
        if not names:
            return PLAIN
        sample = sample_of([unit.head for unit in units if unit.head is not None])
        best, chosen = fsum(regularity(self._fields(stretch, PLAIN)) for stretch in sample), PLAIN
        for name in sorted(names):
            dialect = Dialect((*chosen.separators, name))
            score = fsum(regularity(self._fields(stretch, dialect)) for stretch in sample)
            if score > best:
                best, chosen = score, dialect
        return chosen

    # -- slots -----------------------------------------------------------------------------------------------

    def _resolve_all(self, groups: list[list[Unit]]) -> None:
        # The sequences of groups with open slots; those of the others are counted only if the list votes.
        opened = [self._sequences(group) if any(map(_is_open, group)) else [] for group in groups]
        of_list: Tally | None = None
        for sequences in opened:
            if not sequences:
                continue
            tally = resolve_all(self.text, sequences)
            if tally.size < SECTION_ENTRIES * 2 and len(groups) > 1:
                if of_list is None:
                    whole = [
                        found or self._sequences(group) for found, group in zip(opened, groups, strict=True)
                    ]
                    of_list = Tally(self.text, [sequence for found in whole for sequence in found])
                for sequence in sequences:
                    of_list.resolve(sequence, suppose=tally.size < SECTION_ENTRIES)

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
            found.append(Sequence(drafts))
        return found


def _is_open(unit: Unit) -> bool:
    """Return whether an entry, or a line below it, has an open slot."""
    drafts = [unit.draft]
    if unit.below:
        drafts += [below.line_draft for below in unit.below]
    if unit.following is not None:
        drafts.append(unit.following.line_draft)
    return has_open_slot(drafts)
