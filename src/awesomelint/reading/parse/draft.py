"""Drafts: a stretch of source read as an entry, with its title and fields."""

from __future__ import annotations

from awesomelint.markdown.parts import Inline
from awesomelint.markdown.render import links_of
from awesomelint.model import DateField, TitleKind, VenueField
from awesomelint.pieces import Piece
from awesomelint.reading.dialect import Slot
from awesomelint.reading.segment import Node
from awesomelint.source import Span


def is_anchor(url: str) -> bool:
    """Return whether a URL points to an anchor on the same page."""
    return url.startswith(("#", "./#"))


class Draft:
    """A stretch of source read as an entry. `title_kind` is link, quote, strong, text, em, label or ''.

    `lead_words` counts the unrecognised words before the title, `rest_words` those after it; prose has many.
    `indexed` is True if the stretch begins with a running number. `nodes` is emptied after reading. `slots`
    are the parts other than the title. `outside_links` is the number of links to other pages. `voted_on` is
    False if no section votes on the slots; then those without a recognised field are left out. `swayed` are
    the kinds of title that would have led to another reading if the list preferred them.
    """

    __slots__ = (
        "authors", "date", "indexed", "labels", "lead_words", "links", "marks", "nodes", "outside_links", "rest_words", "slots", "start", "swayed", "tags", "title",
        "title_kind", "title_link", "title_span", "venue", "voted_on",
    )  # fmt: skip

    def __init__(self, start: int, nodes: list[Node]) -> None:
        self.start = start
        self.nodes = nodes
        self.title = ""
        self.title_kind: TitleKind = ""
        self.title_span = Span(start, start)
        self.title_link: Inline | None = None
        self.links: list[Inline] = []
        self.outside_links = 0
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
        self.voted_on = True

    def set_authors(
        self, authors: list[str], span: Span, shown: str, mark: str = "", how: str = "form"
    ) -> None:
        """Set the authors, whose text `shown` is at a span, after an opening mark; see `Slot` for `mark` and `how`."""
        self.authors = authors
        self.marks += [Piece("author", *span, shown)]
        self.slots += [Slot("authors", *span, mark, how)]

    @property
    def is_fields(self) -> bool:
        """Whether all of it was recognised as fields: dates, venues, authors and labelled links."""
        return self.rest_words <= 1 and bool(self.date or self.venue or self.authors)


def people_precede(draft: Draft) -> bool:
    """Return whether authors precede the title of a draft."""
    return any(slot.kind == "authors" and slot.end <= draft.title_span.start for slot in draft.slots)


def set_links(draft: Draft, parts: list[Inline]) -> None:
    """Set the links of a draft to those among its inline parts."""
    draft.links = links = links_of(parts)
    draft.outside_links = len(links) - sum([is_anchor(link.url) for link in links])
