"""Drafts: one stretch of source read as an entry would be: its title, and what the rest of it says."""

from __future__ import annotations

from awesomelint.markdown.parts import Inline
from awesomelint.model import DateField, TitleKind, VenueField
from awesomelint.pieces import Piece
from awesomelint.reading.dialect import Slot
from awesomelint.reading.segment import Node
from awesomelint.source import Span


def is_anchor(url: str) -> bool:
    """Whether an address leads to a place on the same page."""
    return url.startswith(("#", "./#"))


class Draft:
    """What a stretch of source says when read as an entry. `title_kind` is link, quote, strong, text, em, label or ''.

    `lead_words` counts the words before the title that are nothing known, `rest_words` those behind it; prose has many.
    `indexed` says that a running number stands in front. The `nodes` are forgotten once they are read.
    `slots` are the parts beside the title, as far as they were looked at one by one.
    `swayed` are the kinds of title which, favoured, could have led to another reading.
    """

    __slots__ = (
        "authors", "date", "end", "indexed", "labels", "lead_words", "links", "marks", "nodes", "rest_words", "slots", "start", "swayed", "tags", "title",
        "title_kind", "title_link", "title_span", "venue",
    )  # fmt: skip

    def __init__(self, start: int, end: int, nodes: list[Node]) -> None:
        self.start = start
        self.end = end
        self.nodes = nodes
        self.title = ""
        self.title_kind: TitleKind = ""
        self.title_span = Span(start, start)
        self.title_link: Inline | None = None
        self.links: list[Inline] = []
        self.labels = 0
        self.date: DateField | None = None
        self.venue: VenueField | None = None
        self.tags: list[str] = []
        self.authors: list[str] = []
        self.marks: list[Piece] = []
        self.lead_words = 0
        self.rest_words = 0
        self.slots: list[Slot] = []
        self.swayed: tuple[str, ...] = ()
        self.indexed = False

    @property
    def outside_links(self) -> int:
        """How many links lead out of this page."""
        return sum([not is_anchor(link.url) for link in self.links])

    @property
    def is_fields(self) -> bool:
        """Whether, read as fields, all of it is explained: dates, venues, authors, and links by label."""
        return self.rest_words <= 1 and bool(self.date or self.venue or self.authors)

    def __repr__(self) -> str:
        return f"<Draft {self.title_kind} {self.title!r}>"
