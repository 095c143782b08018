"""Layouts that were found before, so that in an editor only the fields of what changed are put in order again.

Finding the layouts of all entries takes a twelfth of the time in which an editor waits for its findings. A layout depends on
nothing but what `Seen` names: the text of the entry, and where its fields are in it.
"""

from __future__ import annotations

from typing import Any

from awesomelint.model import Entry, ListDocument
from awesomelint.source import Span
from awesomelint.style.layout.layout import EntryLayout, LayoutKey, layout_of
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.recent import Recent

# Each takes about 1 KB.
_MOST = 8_000
_KEY = "kept layouts"


class Seen(NamedTuple):
    """All that the layout of an entry depends on, with offsets relative to its start.

    `text` is the entry with the character before it, up to `end` or `own_end`. `forms` are what kind of entry it is, its marker,
    and whether it has a title. `fields` are the spans of title, date and venue, `links` and `marks` the others.
    """

    text: str
    end: int
    own_end: int
    forms: tuple[str, str, str, bool]
    fields: tuple[Any, ...]
    links: tuple[Any, ...]
    marks: tuple[Any, ...]


class KeptLayouts(Recent[Seen, tuple[LayoutKey, tuple[int, ...]] | tuple[()]]):
    """Keys and relative offsets of layouts, by what they depend on; nothing for an entry without a layout."""

    def __init__(self) -> None:
        super().__init__(_MOST)

    def layout_of(self, entry: Entry) -> EntryLayout | None:
        """Return an entry's layout like `layout.layout_of`."""
        seen, base = _seen(entry), entry.span.start
        known = self.find(seen)
        if known is None:
            layout = layout_of(entry)
            self.put(seen, _packed(layout, base) if layout is not None else ())
            return layout
        if not known:
            return None
        key, offsets = known
        return EntryLayout(entry, key, tuple([offset + base for offset in offsets]))


def keep_layouts(document: ListDocument, kept: KeptLayouts) -> None:
    """Find the layouts of a document with those that are kept, to which its own are added."""
    document.facts[_KEY] = kept


def kept_layouts(document: ListDocument) -> KeptLayouts | None:
    """Return the layouts that are kept for a document; None if none are."""
    kept: KeptLayouts | None = document.facts.get(_KEY)
    return kept


def _packed(layout: EntryLayout, base: int) -> tuple[LayoutKey, tuple[int, ...]]:
    return layout.key, tuple([offset - base for offset in layout.offsets])


def _seen(entry: Entry) -> Seen:
    (base, end), own_end = entry.span, entry.own_end
    date, venue = entry.date, entry.venue
    return Seen(
        entry.source.text[max(base - 1, 0) : max(end, own_end)],
        end - base,
        own_end - base,
        (entry.kind, entry.title_kind, entry.marker, bool(entry.title)),
        (
            _within(entry.title_span, base),
            _within(date.span if date is not None else None, base),
            _within(venue.span if venue is not None else None, base),
        ),
        tuple(
            [
                (
                    link.label is None,
                    link.kind,
                    link.badge,
                    link.part.url_start - base if link.part.url_start >= 0 else None,
                    link.part.url_end - base,
                    link.part.inner_start - base,
                    link.part.inner_end - base,
                )
                for link in entry.links
            ]
        ),
        tuple([(kind, start - base, stop - base) for kind, start, stop, _ in entry.marks]),
    )


def _within(span: Span | None, base: int) -> tuple[int, int] | None:
    return (span.start - base, span.end - base) if span is not None else None
