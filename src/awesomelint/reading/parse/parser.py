"""The parser of one stretch of source: what leads, the title, what follows; the result is a draft."""

from __future__ import annotations

from awesomelint.markdown.parts import Inline
from awesomelint.reading.dialect import PLAIN, Dialect
from awesomelint.reading.kept_drafts import How, KeptDrafts, Surroundings
from awesomelint.reading.parse.draft import Draft, set_links
from awesomelint.reading.parse.emphasised_names import join_names
from awesomelint.reading.parse.title import TitleFinder
from awesomelint.reading.parse.trailing import RestReader
from awesomelint.reading.segment import Reader


class Parser:
    """Reads stretches of one text as drafts, or takes them from those that are kept."""

    __slots__ = ("around", "kept", "reader", "rest", "text", "titles")

    def __init__(self, text: str, around: Surroundings, kept: KeptDrafts | None = None) -> None:
        self.text = text
        self.around = around
        self.kept = kept
        self.reader = Reader(text, around.own_labels, around.undefined)
        self.titles = TitleFinder(self.reader)
        self.rest = RestReader(self.reader)

    def draft(
        self, start: int, end: int, parts: list[Inline], dialect: Dialect = PLAIN, *, voted_on: bool = True
    ) -> Draft:
        """Return `text[start:end]`, with these inline parts, read as an entry in the dialect of its section.

        `voted_on` is False if no section votes on it.
        """
        return self._draft(start, end, parts, dialect, "entry" if voted_on else "cell")

    def fields(
        self, start: int, end: int, parts: list[Inline], dialect: Dialect = PLAIN, *, alone: bool = False
    ) -> Draft:
        """A stretch that belongs to an entry but has no title: everything in it is a field or a note.

        `alone` says that it is a line or paragraph of fields, on which its section votes.
        """
        return self._draft(start, end, parts, dialect, "line" if alone else "fields")

    def linked(self, start: int, end: int, parts: list[Inline]) -> Draft:
        """A stretch of which only the links count."""
        draft = Draft(start, [])
        set_links(draft, parts)
        draft.labels = len(draft.links)
        return draft

    def _draft(self, start: int, end: int, parts: list[Inline], dialect: Dialect, how: How) -> Draft:
        if self.kept is None:
            return self.read(start, end, parts, dialect, how)
        seen = self.around.seen(self.text, start, end, parts, dialect, how)
        draft = self.kept.get(seen, start, parts)
        if draft is None:
            draft = self.read(start, end, parts, dialect, how)
            self.kept.add(seen, draft)
        return draft

    def read(
        self, start: int, end: int, parts: list[Inline], dialect: Dialect = PLAIN, how: How = "entry"
    ) -> Draft:
        """Read a stretch, whether or not its draft is kept: needed where its parts are those of a larger stretch."""
        draft = Draft(start, self.reader.cut(start, end, parts, dialect.separators))
        draft.voted_on = how in ("entry", "line")
        set_links(draft, parts)
        roles = {node.role for node in draft.nodes}
        emphasised = not roles.isdisjoint(("strong", "em"))
        titled = how in ("entry", "cell")
        if emphasised and (not titled or "quote" in roles):
            # Text in quotes is the title; otherwise, text in emphasis may be it.
            draft.nodes = join_names(self.text, draft.nodes)
        if titled:
            first = self.titles.choose(draft, dialect)
            if emphasised:
                draft.nodes[first:] = join_names(self.text, draft.nodes[first:])
            draft.labels = len(draft.links) - (draft.title_link in draft.links)
            self.rest.read(draft, first, dialect.separators)
            draft.indexed = "index" in [node.role for node in draft.nodes[:2]]
        else:
            draft.labels = len(draft.links)
            self.rest.read(draft, 0, dialect.separators)
        draft.nodes = []
        return draft
