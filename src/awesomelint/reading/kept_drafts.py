"""Drafts that were read before, so that of an edited list only what changed is read again.

Reading its entries one by one takes a fifth of the time of a check. A draft depends on nothing but what `Seen` names: the
text of its stretch with what is directly around it, and what the list as a whole says (its own labels, the dialect, its
link reference definitions). A test reads each stretch amid other text and compares. Drafts are kept as plain tuples with
offsets relative to their stretch, so that they can be used at another place, in another text, and in another process.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Any, Literal, get_args

from awesomelint.markdown.parts import Inline
from awesomelint.model import DateField, VenueField
from awesomelint.pieces import Piece
from awesomelint.reading.dialect import Dialect, Slot
from awesomelint.reading.parse.draft import Draft, set_links
from awesomelint.source import Span, back
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.recent import Recent

# How far around its stretch a draft looks (code points; a line ending before it counts as one).
BEFORE, AFTER = 40, 2
# More drafts than those of a list of 2 MB are not kept; each takes about 1 KB.
_MOST = 16_000

# What a stretch is read as: an entry, with or without a vote of its section (a cell of a table), a line or paragraph of
# fields, or fields beside others.
How = Literal["entry", "cell", "line", "fields"]
HOW = frozenset(get_args(How))
# A draft as plain data; see `packed`.
Record = tuple[Any, ...]


class Seen(NamedTuple):
    """All that the draft of a stretch depends on.

    The stretch is `text[start : start + size]`, and `how` is what it is read as. `own_labels` are the link texts that the
    list uses as labels. `undefined` are the offsets of references without a definition. `shape` describes the inline parts
    if the text alone does not determine them.
    """

    text: str
    start: int
    size: int
    how: How
    dialect: Dialect
    own_labels: str
    undefined: tuple[int, ...]
    shape: tuple[Any, ...]


class Surroundings:
    """What the drafts of a list depend on beside their own text, the same for all.

    `own_labels` are the link texts that the list uses as labels, `undefined` the offsets of references without a
    definition. `defines`: whether the list has link reference definitions, on which inline parts depend.
    """

    __slots__ = ("_labels", "_undefined", "defines", "own_labels", "undefined")

    def __init__(
        self,
        own_labels: frozenset[str] = frozenset(),
        undefined: frozenset[int] = frozenset(),
        *,
        defines: bool = False,
    ) -> None:
        self.own_labels = own_labels
        self.undefined = undefined
        self.defines = defines
        self._labels = "\n".join(sorted(own_labels))
        self._undefined = sorted(undefined)

    def seen(self, text: str, start: int, end: int, parts: list[Inline], dialect: Dialect, how: How) -> Seen:
        """Return what the draft of `text[start:end]`, with these inline parts, depends on."""
        first = back(text, start, BEFORE)
        undefined: tuple[int, ...] = ()
        shape: tuple[Any, ...] = ()
        if self._undefined:
            within = slice(bisect_left(self._undefined, start), bisect_left(self._undefined, end))
            undefined = tuple([offset - start for offset in self._undefined[within]])
        if self.defines:
            inner = (inner for part in parts for inner in part.walk())
            shape = tuple([(part.kind, part.start - start, part.end - start, part.url) for part in inner])
        around = text[first : end + AFTER]
        return Seen(around, start - first, end - start, how, dialect, self._labels, undefined, shape)


class KeptDrafts(Recent[Seen, Record]):
    """Drafts by what they depend on."""

    def __init__(self, known: dict[Seen, Record] | None = None) -> None:
        super().__init__(_MOST, known)

    def get(self, seen: Seen, at: int, parts: list[Inline]) -> Draft | None:
        """Return the draft of the stretch at an offset, with these parts; None if it has to be read."""
        record = self.find(seen)
        return unpacked(record, at, parts) if record is not None else None

    def add(self, seen: Seen, draft: Draft) -> None:
        """Keep a draft, as it was read: no section has voted on it."""
        record = packed(draft)
        if record is not None:
            self.put(seen, record)


def packed(draft: Draft) -> Record | None:
    """Return a draft as plain data; None if its title is a link that is not among its links."""
    base = draft.start
    link = -1
    if draft.title_link is not None:
        link = next((index for index, part in enumerate(draft.links) if part is draft.title_link), -1)
        if link < 0:
            return None
    date, venue = draft.date, draft.venue
    start, end = draft.title_span
    return (
        draft.title,
        draft.title_kind,
        start - base,
        end - base,
        link,
        (date.raw, date.iso, date.span.start - base, date.span.end - base, date.problem)
        if date is not None
        else None,
        (venue.raw, venue.name, venue.year, venue.track, venue.span.start - base, venue.span.end - base)
        if venue is not None
        else None,
        tuple(draft.tags),
        tuple(draft.authors),
        tuple([(kind, first - base, last - base, value) for kind, first, last, value in draft.marks]),
        tuple([(kind, first - base, last - base, mark) for kind, first, last, mark, _ in draft.slots]),
        draft.labels,
        draft.lead_words,
        draft.rest_words,
        draft.swayed,
        draft.indexed,
        draft.voted_on,
    )


def unpacked(record: Record, start: int, parts: list[Inline]) -> Draft | None:
    """Return a draft from plain data, for a stretch at this offset with these parts; None if it isn't one of them."""
    draft = Draft(start, [])
    (
        draft.title,
        draft.title_kind,
        first,
        last,
        link,
        date,
        venue,
        tags,
        authors,
        marks,
        slots,
        draft.labels,
        draft.lead_words,
        draft.rest_words,
        swayed,
        draft.indexed,
        draft.voted_on,
    ) = record
    set_links(draft, parts)
    draft.title_span = Span(start + first, start + last)
    if link >= 0:
        if link >= len(draft.links):
            return None
        draft.title_link = draft.links[link]
    if date is not None:
        raw, iso, first, last, problem = date
        draft.date = DateField(raw, iso, Span(start + first, start + last), problem)
    if venue is not None:
        raw, name, year, track, first, last = venue
        draft.venue = VenueField(raw, name, year, track, Span(start + first, start + last))
    draft.swayed = tuple(swayed)
    draft.tags = list(tags)
    draft.authors = list(authors)
    draft.marks = [Piece(kind, start + first, start + last, value) for kind, first, last, value in marks]
    draft.slots = [Slot(kind, start + first, start + last, mark) for kind, first, last, mark in slots]
    return draft
