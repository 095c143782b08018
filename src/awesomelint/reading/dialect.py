"""The slots of an entry, and the dialect on which the entries of a section agree.

A `Slot` is one part of an entry: `[Tidy Gradients](…) - Ada Lark, Bo Finch - {TON 2025}` has two, the authors
and, before the section votes, a tag. A `Dialect` names the separators of a section and how its titles are
marked.
"""

from __future__ import annotations

from awesomelint.reading.separators import FOLLOWING
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled

_OPENS = compiled(r"(?:[^\w\s]|_)*")


class Slot(NamedTuple):
    """A part of an entry other than its title: `kind` is date, venue, authors, tag, or ? if it was not
    recognised.

    `mark` is its opening mark (`(`, `**[`, `` ` ``), empty for plain text. Offsets are those of the text
    inside the marks. `how` is form if it was recognised by its own form, section if by the other entries of
    its section.
    """

    kind: str
    start: int
    end: int
    mark: str
    how: str = "form"


class Dialect(NamedTuple):
    """What a section's entries share: the names of their separators, the kind of their titles, whether a
    venue directly precedes each title (`ICCV Tidy Sheep — Ada Lark`), or authors do (`Ada Lark, Bo Finch: Tidy Sheep`), and
    the mark that opens each title, if it is one of tags elsewhere (`[Tidy Sheep on Hills] Ada Lark`).

    `authors_lead` is a comma if a comma ends these authors (`Ada Lark, Bo Finch, Tidy Sheep on Hills`), the end of a line if
    they fill the line before the title, `(.` if most begin with surnames and end with a year or colon (`Lark, Ada. 2020. Tidy
    Sheep`), a period if another mark does, and empty if authors don't precede the titles. `names_lead` says that names in emphasis precede them
    (`**OwlNet**: Tidy Sheep on Hills`).
    """

    separators: tuple[str, ...] = ()
    title: str = ""
    venue_leads: bool = False
    authors_lead: str = ""
    enclosed: str = ""
    names_lead: bool = False


PLAIN = Dialect()


def with_authors_first(dialect: Dialect, mark: str) -> Dialect:
    """Return a dialect in which authors precede titles; `mark` ends them. References end their parts with periods; a colon belongs to a title."""
    separators = tuple(name for name in dialect.separators if name[0] not in FOLLOWING)
    return dialect._replace(separators=separators, authors_lead=mark)


def mark_of(text: str, start: int, inner: int) -> str:
    """Return the marks that open a slot: brackets, emphasis, code."""
    match = _OPENS.match(text, start, inner) if start < inner else None
    return match[0] if match else ""
