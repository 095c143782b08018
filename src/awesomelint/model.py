"""The list as a tree: a document has sections, a section has entries, and an entry has pieces that tile its source."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, get_args

from awesomelint.fields import link_labels
from awesomelint.fields.urls import work_key
from awesomelint.pieces import Piece, tile, without_overlaps
from awesomelint.source import Source, Span
from awesomelint.util.named_tuple import NamedTuple

if TYPE_CHECKING:
    from awesomelint.fields.arxiv import ArxivId
    from awesomelint.markdown.blocks import Block
    from awesomelint.markdown.parts import Inline


EntryKind = Literal["item", "paragraph", "row", "heading", "html"]
TitleKind = Literal["link", "quote", "strong", "text", "em", "label", ""]
TITLE_KINDS = frozenset(get_args(TitleKind))
ReferenceKind = Literal["link", "image", "url", "definition"]


class Link:
    """A link of an entry: `span` is the whole link; `label` is None if the link's text is the entry's title.

    `url_span` and `label_span` are None if they are elsewhere in the source (the target of a reference link). `kind` is link
    or url (a bare URL, or one in angle brackets); a `badge` encloses an image.
    """

    __slots__ = ("_key", "badge", "kind", "label", "part", "url")

    def __init__(self, label: str | None, part: Inline, *, badge: bool) -> None:
        self.label = label
        self.url = part.url
        self.kind = part.kind
        self.badge = badge
        # Long lists have many links, so offsets are stored only in the inline part.
        self.part = part
        self._key: str | None = None

    @property
    def span(self) -> Span:
        """The whole link."""
        return Span(self.part.start, self.part.end)

    @property
    def label_span(self) -> Span | None:
        """The text of a link; None for a bare URL."""
        return Span(self.part.inner_start, self.part.inner_end) if self.kind == "link" else None

    @property
    def url_span(self) -> Span | None:
        """The URL; None if a link reference definition has it."""
        return Span(self.part.url_start, self.part.url_end) if self.part.url_start >= 0 else None

    @property
    def key(self) -> str:
        """A key that all forms of this URL share; see `fields.urls.work_key`."""
        if self._key is None:
            self._key = work_key(self.url)
        return self._key


class DateField(NamedTuple):
    """A date as written and in ISO form, as precise as written; for an invalid date `iso` is empty and `problem` says why."""

    raw: str
    iso: str
    span: Span
    problem: str = ""


class VenueField(NamedTuple):
    """A venue as written, with its canonical name, year and track."""

    raw: str
    name: str
    year: int | None
    track: str | None
    span: Span


class Entry:
    """One listed work.

    `kind` says what it is in the source: item, paragraph, row, heading or html. `span` runs from its marker to the end
    of its last own line; nested entries are not part of it. `head` is the span that contains the title, and `own_end` the
    end of the entry itself, before notes and fields in nested items. Lines are 1-based; `depth` counts list
    nesting only. A `hidden` entry is in a comment.
    """

    __slots__ = (
        "arxiv", "authors", "cells", "comment", "date", "depth", "doi", "end_line", "head", "hidden", "kind", "line", "links",
        "marker", "marks", "notes", "own_end", "parent", "section", "source", "span", "tags", "title", "title_kind", "title_span", "venue",
    )  # fmt: skip

    def __init__(self, source: Source, kind: EntryKind, line: int, end_line: int, span: Span) -> None:
        self.source = source
        self.kind = kind
        self.line = line
        self.end_line = end_line
        self.span = span
        self.head = span
        self.own_end = span.end
        self.depth = 0
        self.marker = ""
        self.parent: Entry | None = None
        self.section: Section = None  # type: ignore[assignment]
        self.title = ""
        self.title_span = Span(span.start, span.start)
        self.title_kind: TitleKind = ""
        self.links: list[Link] = []
        self.arxiv: ArxivId | None = None
        self.doi: str | None = None
        self.date: DateField | None = None
        self.venue: VenueField | None = None
        self.tags: list[str] = []
        self.authors: list[str] = []
        self.notes: list[str] = []
        self.comment = ""
        self.hidden = False
        self.cells: tuple[Span, ...] = ()
        self.marks: list[Piece] = []

    @property
    def text(self) -> str:
        """The entry's source."""
        return self.source.text[self.span.start : self.span.end]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces that tile the entry: concatenated, their texts are its source."""
        return tuple(tile(self.source.text, *self.span, marks(self)))

    @property
    def main_link(self) -> Link | None:
        """The link to the work itself: that of the title, else one labelled as the paper, else the first."""
        best: Link | None = None
        for link in self.links:
            if link.label is None and link.kind == "link":
                return link
            if not link.badge and (best is None or best.badge):
                best = link
            if link_labels.says_paper(link.label):
                return link
        return best or (self.links[0] if self.links else None)

    def __repr__(self) -> str:
        return f"<Entry {self.line} {self.title!r}>"


class Section:
    """A heading and its content, up to the next heading of its level. The root section has no heading.

    `entries` are in document order, without those of subsections; a `hidden` section is in a comment.
    """

    __slots__ = (
        "children",
        "end_line",
        "entries",
        "hidden",
        "level",
        "line",
        "parent",
        "span",
        "title",
        "titles_document",
    )

    def __init__(self, title: str, level: int, line: int, span: Span, parent: Section | None) -> None:
        self.title = title
        self.level = level
        self.line = line
        self.span = span
        self.parent = parent
        self.end_line = line
        self.hidden = False
        self.titles_document = level == 1
        self.children: list[Section] = []
        self.entries: list[Entry] = []

    @property
    def path(self) -> list[str]:
        """The titles from the top to this section, without one of level 1 that titles the whole document."""
        path = []
        section: Section | None = self
        while section is not None and section.parent is not None:
            if section.level > 1 or not section.titles_document:
                path.append(section.title)
            section = section.parent
        return path[::-1]

    @property
    def holds_entries(self) -> bool:
        """Whether this section or one below it has entries."""
        return any(section.entries for section in self.walk())

    def walk(self) -> Iterator[Section]:
        """The section and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def is_within(self, other: Section) -> bool:
        """Whether this section is the other or lies below it."""
        section: Section | None = self
        while section is not None:
            if section is other:
                return True
            section = section.parent
        return False

    def __repr__(self) -> str:
        return f"<Section {self.line} {self.title!r}>"


class Reference(NamedTuple):
    """A link, image, bare URL or link reference definition of a file, in an entry or elsewhere.

    `kind` is link, image, url or definition; `url_span` is None if a definition elsewhere has the URL.
    """

    kind: ReferenceKind
    url: str
    span: Span
    url_span: Span | None
    label: Span


class ListDocument:
    """The result of reading a source: its sections, its entries in document order, and its blocks.

    `hidden` has the entries of commented-out sections, which are exported but not linted. `parts`
    are the outermost inline parts of the visible text, in document order. Entries that are set `aside` are not compared
    with each other.
    """

    __slots__ = (
        "_references", "aside", "blocks", "definition_references", "definitions", "entries", "facts", "hidden",
        "item_count", "parts", "root", "source", "unread",
    )  # fmt: skip

    def __init__(self, source: Source, blocks: Block, definitions: dict[str, str]) -> None:
        self.source = source
        self.blocks = blocks
        self.definitions = definitions
        self.root = Section("", 0, 1, Span(0, 0), None)
        self.entries: list[Entry] = []
        self.hidden: list[Entry] = []
        self.parts: list[Inline] = []
        self.definition_references: list[Reference] = []
        self._references: list[Reference] | None = None
        # What has been computed about this document, by the function that computes it; see `facts`.
        self.facts: dict[Hashable, Any] = {}
        self.unread: list[Span] = []
        self.item_count = 0
        self.aside: frozenset[Entry] = frozenset()

    def without(self, aside: frozenset[Entry]) -> ListDocument:
        """The same document with some entries set aside; nothing that was worked out about it is kept."""
        other = ListDocument(self.source, self.blocks, self.definitions)
        other.root = self.root
        other.entries = self.entries
        other.hidden = self.hidden
        other.parts = self.parts
        other.definition_references = self.definition_references
        other._references = self._references
        other.unread = self.unread
        other.item_count = self.item_count
        other.aside = aside
        return other

    def dissolve(self) -> None:
        """Break reference cycles, so that the memory is freed immediately; the document must not be used afterwards.

        Otherwise garbage collection would take a tenth of the time that reading many lists takes.
        """
        self.facts.clear()
        for block in self.blocks.walk():
            block.parent = None
        for section in list(self.root.walk()):
            section.parent = None
            section.entries = []
            section.children = []

    @property
    def compared(self) -> list[Entry]:
        """The entries to compare with each other."""
        return [entry for entry in self.entries if entry not in self.aside] if self.aside else self.entries

    @property
    def all_entries(self) -> list[Entry]:
        """All entries in document order, with those that are commented out: those that `export` writes."""
        return sorted(self.entries + self.hidden, key=lambda entry: entry.span)

    @property
    def sections(self) -> list[Section]:
        """All visible sections, in document order, the root first."""
        return [section for section in self.root.walk() if not section.hidden]

    @property
    def references(self) -> list[Reference]:
        """All visible links, images, bare URLs and link reference definitions, in document order."""
        if self._references is None:
            found = list(self.definition_references)
            _collect(self.parts, found)
            found.sort(key=lambda reference: reference.span)
            self._references = found
        return self._references

    @property
    def is_list(self) -> bool:
        """Whether the file is a list of works; other Markdown files are not linted."""
        return len(self.entries) >= 2


def marks(entry: Entry) -> list[Piece]:
    """Return the pieces of an entry's fields in order, without overlaps; text and separators are not included."""
    wanted: list[Piece] = []
    if entry.marker:
        wanted.append(Piece("marker", entry.span.start, entry.span.start + len(entry.marker), entry.marker))
    if entry.title:
        wanted.append(Piece("title", *entry.title_span, entry.title))
    for link in entry.links:
        part = link.part
        if part.url_start >= 0:
            wanted.append(Piece("url", part.url_start, part.url_end, link.url))
        if link.label is not None and link.kind == "link":
            wanted.append(
                Piece("badge" if link.badge else "label", part.inner_start, part.inner_end, link.label)
            )
    if entry.date is not None:
        wanted.append(Piece("date", *entry.date.span, entry.date.iso))
    if entry.venue is not None:
        wanted.append(Piece("venue", *entry.venue.span, entry.venue.name))
    wanted += entry.marks
    return without_overlaps(wanted, *entry.span)


def _collect(parts: Iterable[Inline], found: list[Reference]) -> None:
    """Append the references among inline parts; a linked badge gives two, the link before its image."""
    for part in parts:
        if part.kind in ("link", "image", "url"):
            url_span = Span(part.url_start, part.url_end) if part.url_start >= 0 else None
            label = Span(part.inner_start, part.inner_end)
            found.append(Reference(part.kind, part.url, Span(part.start, part.end), url_span, label))
        if part.children:
            # A URL that is the label of a link is not a link of its own.
            _collect([child for child in part.children if child.kind != "url" or part.kind != "link"], found)
