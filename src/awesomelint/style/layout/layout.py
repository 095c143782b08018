"""Shapes: entries as their fields with what stands between these; entries that look alike share what they look like."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from awesomelint.model import Entry
from awesomelint.style.layout.fields import END, START, Gap, Slot, normal_text, slots, trimmed

QUESTION = "?!…？！"
_ASKING = tuple(QUESTION)


class LayoutKey:
    """What an entry looks like, whatever its fields say: its form, the kinds of its slots in order, and the texts of its
    gaps (one more than slots).
    """

    def __init__(self, form: str, fields: tuple[str, ...], texts: tuple[str, ...]) -> None:
        self.form = form
        self.fields = fields
        self.texts = texts
        self._hash = hash((form, fields, texts))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, LayoutKey)
            and (self.form, self.fields, self.texts) == (other.form, other.fields, other.texts)
        )

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its slots, each once, in the order in which they first stand there."""
        return tuple(dict.fromkeys(self.fields))

    @cached_property
    def between(self) -> list[tuple[str, str, str]]:
        """For each gap the kinds of slots before and behind it, and its text."""
        return list(zip((START, *self.fields), (*self.fields, END), self.texts, strict=True))

    @cached_property
    def compared(self) -> list[str]:
        """The texts of its gaps as they are compared; see `slots.normal_text`."""
        return [normal_text(text, before) for before, _, text in self.between]


class EntryLayout:
    """An entry with its slots and gaps. Of these the offsets alone are its own: its start, those of its slots, its end."""

    __slots__ = ("entry", "look", "offsets")

    def __init__(self, entry: Entry, look: LayoutKey, offsets: tuple[int, ...]) -> None:
        self.entry = entry
        self.look = look
        self.offsets = offsets

    @classmethod
    def of(cls, entry: Entry, form: str, found: Sequence[Slot], parted: Sequence[Gap]) -> EntryLayout:
        """The shape that has these slots and gaps."""
        offsets = [parted[0].start]
        for _, start, end in found:
            offsets += (start, end)
        look = LayoutKey(form, tuple(one.kind for one in found), tuple(one.text for one in parted))
        return cls(entry, look, (*offsets, parted[-1].end))

    @property
    def form(self) -> str:
        """The kind of entry as far as format goes; see `form_of`."""
        return self.look.form

    @property
    def slots(self) -> list[Slot]:
        """The fields, in order."""
        at = iter(self.offsets[1:-1])
        return [Slot(kind, start, end) for kind, start, end in zip(self.look.fields, at, at, strict=False)]

    @property
    def gaps(self) -> list[Gap]:
        """What stands before, between and behind the fields, in order."""
        at = iter(self.offsets)
        return [
            Gap(before, after, start, end, text)
            for (before, after, text), start, end in zip(self.look.between, at, at, strict=False)
        ]

    @property
    def last(self) -> Gap:
        """The gap behind the last field."""
        before, after, text = self.look.between[-1]
        return Gap(before, after, self.offsets[-2], self.offsets[-1], text)

    @property
    def asks(self) -> bool:
        """Whether the title ends in a mark of its own."""
        return self.entry.title.endswith(_ASKING)

    @property
    def ends_with_period(self) -> bool:
        """Whether the entry's own lines end in a period, or in a mark that stands for one."""
        start = self.entry.span.start
        return self.entry.source.text[start : max(self.offsets[-1], start + 1)].rstrip()[-1:] in ".。!?！？…"

    def has(self, kind: str, start: int) -> bool:
        """Whether a field of a kind begins at an offset."""
        return (kind, start) in zip(self.look.fields, self.offsets[1::2], strict=False)


# Looks by what they are made of.
Looks = dict[tuple[str, tuple[str, ...], tuple[str, ...]], LayoutKey]


def shape_of(entry: Entry, looks: Looks | None = None, *, tabled: bool = False) -> EntryLayout | None:
    """An entry's shape; None for rows and HTML, whose format is that of their table, unless `tabled` asks for it.

    `looks` are those that were seen before: a look among them is shared.
    """
    if (entry.kind in ("row", "html") and not tabled) or not entry.title:
        return None
    found = slots(entry)
    if not any(one.kind == "title" for one in found):
        return None
    return shaped(entry, form_of(entry), found, looks)


def shaped(entry: Entry, form: str, found: Sequence[Slot], looks: Looks | None = None) -> EntryLayout:
    """The shape that an entry has with these slots, its gaps as they stand in the source; see `shape_of`."""
    text = entry.source.text
    at = entry.span.start
    offsets, texts = [at], []
    for _, start, end in found:
        texts.append(text[at:start])
        offsets += (start, end)
        at = end
    stop, end = trimmed(entry, at)
    made = form, tuple([kind for kind, _, _ in found]), (*texts, text[at:stop])
    if looks is None:
        look = LayoutKey(*made)
    else:
        look = looks.get(made) or looks.setdefault(made, LayoutKey(*made))
    return EntryLayout(entry, look, (*offsets, end))


def form_of(entry: Entry) -> str:
    """The kind of entry as far as format goes: what it is in Markdown, and whether its title is a link."""
    kind = entry.title_kind if entry.title_kind in ("link", "label") else "text"
    return f"{entry.kind} {kind}"
