"""Dialects: what a section has decided about its entries, and what it decides from.

A `Slot` is one part of an entry as it was read: in `[Tidy Gradients](…) - Ada Lark, Bo Finch - {TON 2025}` there are two,
authors and, until the section has voted, a tag. A `Dialect` says which marks part the fields in this section, and how its
titles are marked.
"""

from __future__ import annotations

from typing import NamedTuple

from awesomelint.util.regex import compiled

_OPENS = compiled(r"[^\w\s]*")


class Slot(NamedTuple):
    """A part of an entry beside its title: `kind` is date, venue, authors, tag, or ? for what nothing explains.

    `mark` is what opens it (`(`, `**[`, `` ` ``), empty for plain text. Offsets are those of the text inside the marks.
    `how` says whether its own form (form) or the entries beside it (section) made it what it is.
    """

    kind: str
    start: int
    end: int
    mark: str
    how: str = "form"


class Dialect(NamedTuple):
    """What a section's entries share: the separators between their fields, by name, the kind of their titles, and whether
    a venue stands right before each title (`ICCV Tidy Sheep — Ada Lark`).
    """

    separators: tuple[str, ...] = ()
    title: str = ""
    venue_leads: bool = False


PLAIN = Dialect()


def mark_of(text: str, start: int, inner: int) -> str:
    """The marks that open a slot: brackets, emphasis, code."""
    match = _OPENS.match(text, start, max(inner, start))
    return match[0] if match else ""
