"""Find tables of contents: lists, tables and lines of links to headings of the page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from awesomelint.analysis.anchors import Heading, anchors, inner_links, squash
from awesomelint.facts import fact
from awesomelint.markdown.blocks import Block
from awesomelint.markdown.inline import scan
from awesomelint.markdown.render import rendered_text
from awesomelint.model import ListDocument, Reference
from awesomelint.source import Span
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import lazy_pattern

# The number of a section, or the short name of an emoji.
_NUMBER = lazy_pattern(r"^\W*\d{1,2}(?:\.\d{1,2})*+(?:[.):、]+\s*+|\s++)(?!\d)|:[a-z0-9_+-]+:")

# A comment that excludes a heading from generated tables of contents: in its line or the line above.
_OMITTED = lazy_pattern(r"(?i)<!--\s*(?:omit (?:in|from) toc|toc[: -]*(?:omit|ignore)|no[ -]?toc)\s*-->")


class Item(NamedTuple):
    """An item of a table of contents: its text and link, the heading that it links to, and its parent item
    `above`.

    `block` is the list item that contains this link and no other; None in other forms of tables of contents.
    """

    label: str
    link: Reference
    target: Heading | None
    above: Item | None
    block: Block | None

    @property
    def span(self) -> Span:
        """The span of the link."""
        return self.link.span

    @property
    def url(self) -> str:
        """The URL of the link."""
        return self.link.url


class Contents(NamedTuple):
    """The items of a table of contents, in order; `nested` if it is a list, which can show the hierarchy."""

    items: list[Item]
    nested: bool
    span: Span


def section_key(text: str) -> str:
    """Return a key that is equal for names of the same section: without number, emoji and punctuation.

    The dotted and the dotless i of Turkish are the same letter in it.
    """
    key = squash(without_number(text).replace("&", " and ")) or squash(text)
    return key if key.isascii() else key.replace("i\u0307", "i").replace("ı", "i")


def without_number(text: str) -> str:
    """Return a heading's text without its number and the short names of emoji."""
    return _NUMBER.sub("", text)


def is_omitted(document: ListDocument, heading: Heading) -> bool:
    """Whether a comment in a heading's line or the line above excludes it from the table of contents."""
    source = document.source
    line = source.line_of(heading.span.start)
    above = source.line_start(line - 1) if line > 1 else 0
    return _OMITTED.search(source.text, above, source.line_end(line)) is not None


@fact
def contents(document: ListDocument) -> list[Contents]:
    """Return the tables of contents of a document."""
    return list(_Finder(document).find(document.blocks))


class _Finder:
    def __init__(self, document: ListDocument) -> None:
        self.document = document
        self.inner = [link for link in inner_links(document) if link.kind == "link" and len(link.url) > 1]
        self.starts = [link.span.start for link in self.inner]
        links = document.references if self.inner else ()
        self.all_starts = [link.span.start for link in links if link.kind == "link"]

    def find(self, block: Block) -> Iterator[Contents]:
        for child in block.children if self.inner else ():
            if child.kind == "list":
                yield from self._list(child)
            elif child.kind in ("table", "paragraph", "html"):
                inside = self._within(child.start, child.end)
                if len(inside) >= 5 and len(inside) >= 0.8 * self._count(child.start, child.end):
                    yield Contents(
                        [self._item(link, None) for link in inside], False, Span(child.start, child.end)
                    )
            else:
                yield from self.find(child)

    def _list(self, block: Block) -> Iterator[Contents]:
        if len(self._within(block.start, block.end)) < 3:
            return
        items: list[Item] = []
        count = self._items(block, None, items)
        if count >= 3 and len(items) >= 0.7 * count:
            yield Contents(items, True, Span(block.start, block.end))

    def _items(self, block: Block, above: Item | None, items: list[Item]) -> int:
        """Add the items of a list and its nested lists; return the number of items with text of their own."""
        count = 0
        for child in block.children:
            head = (
                child.children[0]
                if child.children and child.children[0].kind in ("paragraph", "heading")
                else None
            )
            here = above
            if head is not None:
                count += 1
                inside = self._within(head.start, head.end)
                if inside and len(inside) == self._count(head.start, head.end):
                    here = self._item(inside[0], above, child if len(inside) == 1 else None)
                    items += [here, *(self._item(link, above) for link in inside[1:])]
            for below in child.children:
                if below.kind == "list":
                    count += self._items(below, here, items)
        return count

    def _item(self, link: Reference, above: Item | None, block: Block | None = None) -> Item:
        page, text = anchors(self.document), self.document.source.text
        label = rendered_text(
            text, *link.label, scan(text, *link.label, self.document.definitions), exact=True
        )
        name = page.find(link.url)
        target = page.heading_at(name) if name is not None else None
        return Item(" ".join(label.split()), link, target, above, block)

    def _within(self, start: int, end: int) -> list[Reference]:
        return self.inner[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _count(self, start: int, end: int) -> int:
        return bisect_left(self.all_starts, end) - bisect_left(self.all_starts, start)
