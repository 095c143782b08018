"""The parser of one stretch of source: what leads, the title, what follows; the result is a draft."""

from __future__ import annotations

from awesomelint.markdown.parts import Inline
from awesomelint.markdown.render import links_of
from awesomelint.reading.dialect import PLAIN, Dialect
from awesomelint.reading.parse.draft import Draft, is_anchor
from awesomelint.reading.parse.title import TitleFinder
from awesomelint.reading.parse.trailing import RestReader
from awesomelint.reading.segment import Reader


class Parser:
    """Reads stretches of one text as drafts."""

    __slots__ = ("reader", "rest", "text", "titles")

    def __init__(
        self, text: str, own_labels: frozenset[str] = frozenset(), undefined: frozenset[int] = frozenset()
    ) -> None:
        self.text = text
        self.reader = Reader(text, own_labels, undefined)
        self.titles = TitleFinder(self.reader)
        self.rest = RestReader(self.reader)

    def draft(
        self, start: int, end: int, parts: list[Inline], dialect: Dialect = PLAIN, *, voted_on: bool = True
    ) -> Draft:
        """Return `text[start:end]`, with these inline parts, read as an entry in the dialect of its section.

        `voted_on` is False if no section votes on it.
        """
        draft = Draft(start, end, self.reader.cut(start, end, parts, dialect.separators))
        draft.voted_on = voted_on
        _set_links(draft, parts)
        first = self.titles.choose(draft, dialect.title, venue_leads=dialect.venue_leads)
        draft.labels = len(draft.links) - (draft.title_link in draft.links)
        self.rest.read(draft, first, dialect.separators)
        draft.indexed = "index" in [node.role for node in draft.nodes[:2]]
        draft.nodes = []
        return draft

    def linked(self, start: int, end: int, parts: list[Inline]) -> Draft:
        """A stretch of which only the links count."""
        draft = Draft(start, end, [])
        _set_links(draft, parts)
        draft.labels = len(draft.links)
        return draft

    def fields(
        self, start: int, end: int, parts: list[Inline], dialect: Dialect = PLAIN, *, alone: bool = False
    ) -> Draft:
        """A stretch that belongs to an entry but has no title: everything in it is a field or a note.

        `alone` says that it is a line or paragraph of fields: a text in it that fills it is a slot.
        """
        draft = self.linked(start, end, parts)
        draft.voted_on = alone
        draft.nodes = self.reader.cut(start, end, parts, dialect.separators)
        self.rest.read(draft, 0, dialect.separators, alone=alone)
        draft.nodes = []
        return draft


def _set_links(draft: Draft, parts: list[Inline]) -> None:
    draft.links = links = links_of(parts)
    draft.outside_links = len(links) - sum([is_anchor(link.url) for link in links]) if links else 0
