"""Edits of a sequence in an entry: its authors, its tags or its notes, of which some change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from awesomelint.findings import Edit
from awesomelint.model import Entry
from awesomelint.rendering.peers import Peers
from awesomelint.source import Span
from awesomelint.style.layout.fields import Field
from awesomelint.util.text import common_ends
from awesomelint.writing import values
from awesomelint.writing.pattern import fields_in


class Sequenced:
    """The names of an entry where they are written one after another; `spans` is empty if they are not.

    `field` is the span of all text that has them. `joint` is what is between names elsewhere in the list.
    """

    def __init__(self, entry: Entry, kind: str, names: Sequence[str], joint: str = "") -> None:
        self.text = entry.source.text
        self.names = names
        self.joint = joint
        fields = fields_in(entry)
        named = [field for field in fields if field.kind == kind]
        self.field = Span(named[0].start, named[-1].end) if named else None
        self.spans = self._spans(named)
        for field in fields:
            # Names may be read from text that has other words.
            if not self.spans and field.kind == "text" and (spans := self._spans([field])):
                self.field, self.spans = Span(spans[0].start, spans[-1].end), spans

    def _spans(self, fields: Sequence[Field]) -> list[Span]:
        """Return where the names are in some fields; nothing if one is in none."""
        waiting = list(fields)
        spans: list[Span] = []
        at = 0
        for name in self.names:
            place = -1
            while waiting and (place := self.text.find(name, max(at, waiting[0].start), waiting[0].end)) < 0:
                del waiting[0]
            if place < 0:
                return []
            at = place + len(name)
            spans.append(Span(place, at))
        return spans

    def edits(self, new: Sequence[str], written: Callable[[str], str]) -> Iterator[list[Edit]]:
        """Yield ways of writing other names in place of these, which are at least one, as are the new ones."""
        if not self.spans:
            return
        head, tail = common_ends(self.names, new)
        old = self.spans[head : len(self.spans) - tail]
        fresh = [written(name) for name in new[head : len(new) - tail]]
        if len(old) == len(fresh):
            pairs = zip(old, fresh, strict=True)
            yield [Edit(*span, name) for span, name in pairs if self.text[span.start : span.end] != name]
            return
        if not fresh:
            yield [self._removal(head, len(self.spans) - tail)]
            return
        joints = self.joints() or [self.joint]
        if not joints[0]:
            return
        joint = joints[0] if len(joints) < 3 or head == 0 else joints[1]
        if old:
            yield [Edit(old[0].start, old[-1].end, joint.join(fresh))]
        elif head:
            if head == len(self.spans) and len(joints) > 1 and joints[-1] != joints[0]:
                # In “Lark, Finch and Wren”, the last joint is another.
                last = self.spans[-1].start - len(joints[-1])
                yield [
                    Edit(last, self.spans[-1].start, joints[0]),
                    Edit(
                        self.spans[-1].end,
                        self.spans[-1].end,
                        "".join(joints[0] + name for name in fresh[:-1]) + joints[-1] + fresh[-1],
                    ),
                ]
            place = self.spans[head - 1].end
            yield [Edit(place, place, "".join(joint + name for name in fresh))]
        else:
            place = self.spans[0].start
            yield [Edit(place, place, "".join(name + joint for name in fresh))]

    def joints(self) -> list[str]:
        """Return the texts between the names."""
        return [self.text[first.end : second.start] for first, second in pairwise(self.spans)]

    def _removal(self, first: int, end: int) -> Edit:
        """Return the edit that removes some names, but not all, with the text between them and their neighbours."""
        if end < len(self.spans):
            return Edit(self.spans[first].start, self.spans[end].start, "")
        return Edit(self.spans[first - 1].end, self.spans[-1].end, "")


def tags(entry: Entry, new: Sequence[str], others: Peers) -> Iterator[list[Edit]]:
    """Yield ways of writing other tags; in code, nothing is escaped."""
    names = Sequenced(entry, "tag", entry.tags, others.whole.tag_joint)
    is_code = bool(names.spans) and names.text[names.spans[0].start - 1] == "`"
    yield from names.edits(new, str if is_code else values.as_markdown)


def notes(entry: Entry, new: Sequence[str]) -> Iterator[list[Edit]]:
    """Yield ways of writing other notes."""
    yield from Sequenced(entry, "note", entry.notes).edits(new, values.as_markdown)


def authors(entry: Entry, new: Sequence[str], others: Peers) -> Iterator[list[Edit]]:
    """Yield ways of writing other authors: name by name, with the joints of this entry, or with those of others."""
    names = Sequenced(entry, "authors", entry.authors, ", ")
    yield from names.edits(new, values.as_markdown)
    if names.field is None:
        return
    text = entry.source.text[slice(*names.field)]
    for examples in ([entry], others.entries):
        written = values.authors_in_form(new, examples, {**others.authors, entry: text}, text)
        yield [Edit(*names.field, written)]
