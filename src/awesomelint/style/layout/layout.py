"""Layouts of entries, and the keys that entries with the same layout share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from awesomelint.model import Entry
from awesomelint.style.layout.fields import (
    Field,
    FieldKind,
    Gap,
    Neighbour,
    compared_text,
    fields_of,
    gap_neighbours,
    last_gap_ends,
)

TITLE_END_MARKS = "?!…？！"
_TITLE_END_MARKS = tuple(TITLE_END_MARKS)


class LayoutKey:
    """What entries with the same layout share: their form, the kinds of their fields, and the text of their
    gaps.

    `field_kinds` are in order, with repetitions; `gap_texts` are one more, as they are in the source.
    """

    def __init__(self, form: str, field_kinds: tuple[FieldKind, ...], gap_texts: tuple[str, ...]) -> None:
        self.form = form
        self.field_kinds = field_kinds
        self.gap_texts = gap_texts
        self._hash = hash((form, field_kinds, gap_texts))
        self._distinct_kinds: tuple[FieldKind, ...] | None = None
        self._gaps: list[tuple[Neighbour, Neighbour, str]] | None = None
        self._normal_texts: list[str] | None = None

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, LayoutKey)
            and (self.form, self.field_kinds, self.gap_texts)
            == (other.form, other.field_kinds, other.gap_texts)
        )

    @property
    def distinct_kinds(self) -> tuple[FieldKind, ...]:
        """The kinds of fields without repetitions, in the order of their first occurrence."""
        if self._distinct_kinds is None:
            self._distinct_kinds = tuple(dict.fromkeys(self.field_kinds))
        return self._distinct_kinds

    @property
    def gaps(self) -> list[tuple[Neighbour, Neighbour, str]]:
        """For each gap, the kinds of the fields before and after it, and its text."""
        if self._gaps is None:
            self._gaps = [
                (before, after, text)
                for (before, after), text in zip(
                    gap_neighbours(self.field_kinds), self.gap_texts, strict=True
                )
            ]
        return self._gaps

    @property
    def normal_texts(self) -> list[str]:
        """The texts of the gaps as they are compared; see `compared_text`."""
        if self._normal_texts is None:
            texts = [compared_text(text, before) for before, _, text in self.gaps]
            # The space before a symbol at the end.
            texts[-1] = texts[-1].rstrip(" ")
            self._normal_texts = texts
        return self._normal_texts


class EntryLayout:
    """An entry with its fields and gaps. `offsets` are its start, those of its fields, and its end.

    `form` is what kind of entry it is; only entries of the same form are compared. See `form_of`.
    """

    __slots__ = ("entry", "form", "key", "offsets")

    def __init__(self, entry: Entry, key: LayoutKey, offsets: tuple[int, ...]) -> None:
        self.entry = entry
        self.form = key.form
        self.key = key
        self.offsets = offsets

    @classmethod
    def of(cls, entry: Entry, form: str, fields: Sequence[Field], gaps: Sequence[Gap]) -> EntryLayout:
        """Return the layout with these fields and gaps; there must be one more gap than fields."""
        offsets = [gaps[0].start]
        for _, start, end in fields:
            offsets += (start, end)
        key = LayoutKey(form, tuple(field.kind for field in fields), tuple(gap.text for gap in gaps))
        return cls(entry, key, (*offsets, gaps[-1].end))

    @property
    def fields(self) -> list[Field]:
        """The fields, in order."""
        at = iter(self.offsets[1:-1])
        return [
            Field(kind, start, end) for kind, start, end in zip(self.key.field_kinds, at, at, strict=False)
        ]

    @property
    def title(self) -> Field:
        """The first field with the title; every layout has one."""
        return next(field for field in self.fields if field.kind == "title")

    @property
    def gaps(self) -> list[Gap]:
        """The gaps before, between and after the fields, in order."""
        at = iter(self.offsets)
        return [
            Gap(before, after, start, end, text)
            for (before, after, text), start, end in zip(self.key.gaps, at, at, strict=False)
        ]

    @property
    def last_gap(self) -> Gap:
        """The gap after the last field."""
        before, after, text = self.key.gaps[-1]
        return Gap(before, after, self.offsets[-2], self.offsets[-1], text)

    @property
    def title_has_end_mark(self) -> bool:
        """Whether the title ends in a question mark, an exclamation mark or an ellipsis."""
        return self.entry.title.endswith(_TITLE_END_MARKS)

    @property
    def ends_with_period(self) -> bool:
        """Whether the entry's own lines end in a period or an equivalent mark."""
        start = self.entry.span.start
        return self.entry.source.text[start : max(self.offsets[-1], start + 1)].rstrip()[-1:] in ".。!?！？…"

    def has(self, kind: FieldKind, start: int) -> bool:
        """Return whether a field of a kind begins at an offset."""
        return (kind, start) in zip(self.key.field_kinds, self.offsets[1::2], strict=False)


# Entries have few layouts, also those of the next version of a list, so equal keys are shared.
@lru_cache(maxsize=4096)
def _shared_key(form: str, field_kinds: tuple[FieldKind, ...], gap_texts: tuple[str, ...]) -> LayoutKey:
    return LayoutKey(form, field_kinds, gap_texts)


def layout_of(entry: Entry, *, include_html: bool = False) -> EntryLayout | None:
    """Return an entry's layout, or None if it has no title in its own lines.

    Rows and HTML have no layout of their own (their format is that of the table), unless `include_html` is set.
    """
    if (entry.kind in ("row", "html") and not include_html) or not entry.title:
        return None
    fields = fields_of(entry)
    layout = layout_with(entry, form_of(entry), fields) if fields else None
    return layout if layout is not None and "title" in layout.key.field_kinds else None


def layout_with(entry: Entry, form: str, fields: Sequence[Field]) -> EntryLayout:
    """Return the layout of an entry with these fields, of which there must be one, its gaps taken from the source."""
    text = entry.source.text
    kinds, starts, ends = zip(*fields, strict=True)
    gap_starts = (entry.span.start, *ends)
    texts = [text[start:end] for start, end in zip(gap_starts, starts, strict=False)]
    stop, end = last_gap_ends(entry, ends[-1])
    key = _shared_key(form, kinds, (*texts, text[ends[-1] : stop]))
    # The start and end of each gap in turn.
    return EntryLayout(entry, key, tuple(chain.from_iterable(zip(gap_starts, (*starts, end), strict=True))))


def form_of(entry: Entry) -> str:
    """Return the form of an entry: its Markdown construct, and whether its title is a link (`item link`)."""
    kind = entry.title_kind if entry.title_kind in ("link", "label") else "text"
    return f"{entry.kind} {kind}"
