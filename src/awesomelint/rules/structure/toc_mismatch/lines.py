"""Fixes for lines of a table of contents: another link or text, or a new line like the others."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from operator import attrgetter

from awesomelint.analysis.anchors import Heading, anchors, fragment
from awesomelint.analysis.blocks import by_kind
from awesomelint.analysis.contents import Item, contents, without_number
from awesomelint.facts import fact
from awesomelint.markdown.blocks import Block
from awesomelint.model import ListDocument
from awesomelint.rewriting.toc_entries import TocNeighbors, indent_of, last_line
from awesomelint.rules.api import Edit, Fix, unsafe
from awesomelint.util.one_edit import one_edit
from awesomelint.util.regex import compiled, lazy_pattern

# Characters with a special meaning in the text of a link.
_MARKUP = compiled(r"[\[\]<>`*_|\\]")
_ENDS = lazy_pattern(r"^[\W_]+|[\W_]+$")
# An anchor that needs no escaping in a link.
_NAME = compiled(r"[^\s()<>\"'`\\]+")
_PREFIX = lazy_pattern(r"#user-content-", re.IGNORECASE)
# At most this many items are renumbered for a new line.
_MAX_RENUMBERED = 400
# Ways to derive the text of an item from the text of its heading.
_FORMS: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: text.rstrip(" :："),
    without_number,
    lambda text: _ENDS.sub("", text),
    lambda text: _ENDS.sub("", without_number(text)),
)


def fix_link(document: ListDocument, item: Item, heading: Heading) -> Fix | None:
    """Return the fix that links an item to a heading."""
    url = _url(document, item, heading)
    if url is None or item.link.url_span is None:
        return None
    return unsafe(f"Replace `{item.url}` with `{url}`", Edit(*item.link.url_span, url))


def fix_label(document: ListDocument, item: Item, heading: Heading) -> Fix | None:
    """Return the fix that gives an item the text of its heading, if both are plain text and differ by one
    letter.
    """
    shown = document.source.text[slice(*item.link.label)]
    if shown != item.label or _MARKUP.search(shown + heading.text):
        return None
    # Other differences in wording may be intentional.
    if one_edit(item.label, heading.text) is None:
        return None
    title = f"Replace `{item.label}` with `{heading.text}`"
    return unsafe(title, Edit(*item.link.label, heading.text))


def add_item(document: ListDocument, neighbors: TocNeighbors, heading: Heading) -> Fix | None:
    """Return the fix that adds a heading to the table of contents, next to its nearest sibling."""
    model, before = neighbors.nearest(heading) or (None, False)
    if model is None or model.block is None or (model.block.line == 1 and not before):
        return None
    source, block = document.source, model.block
    # An item with a broken link may mean the same section, so the position beside it is not certain.
    if _has_broken_neighbor(document, block, after=before):
        return None
    numbers = _renumber(document, block, after=before)
    line = _line(document, model, heading, numbers[0]) if numbers is not None else None
    if numbers is None or line is None:
        return None
    at, gap = source.line_end(block.line - 1) if block.line > 1 else 0, source.newline
    if before:
        at, following = source.line_end(last_line(document, block)), _following(block, 2)[1:]
        between = source.text[at : source.line_start(following[0].line)] if following else ""
        gap = gap if not between or between.strip() else between
    return unsafe(f"Add `{heading.text}` to the table of contents", Edit(at, at, gap + line), *numbers[1])


def _has_broken_neighbor(document: ListDocument, block: Block, *, after: bool) -> bool:
    """Whether the next item (`after`) or the previous item of a list has a broken link."""
    siblings = _items_of_list(block)
    index = bisect_left(siblings, block.start, key=attrgetter("start")) + (1 if after else -1)
    return 0 <= index < len(siblings) and siblings[index] in _broken_items(document)


@fact
def _broken_items(document: ListDocument) -> set[Block]:
    """Return the lines of tables of contents with a broken link."""
    items = (item for toc in contents(document) for item in toc.items)
    return {item.block for item in items if item.block is not None and item.target is None}


def _renumber(document: ListDocument, block: Block, *, after: bool) -> tuple[str, list[Edit]] | None:
    """Return the marker for a new line before or after an item, and the edits that renumber the items below
    it.

    Returns None if the items are not numbered consecutively.
    """
    if not block.marker[0].isdigit() or _have_same_number(document, block):
        return block.marker, []
    items = _following(block, _MAX_RENUMBERED + 1)
    numbers = [int(item.marker[:-1]) for item in items]
    if len(items) > _MAX_RENUMBERED or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return None
    edits = [
        Edit(item.start, item.start + len(item.marker) - 1, str(int(item.marker[:-1]) + 1))
        for item in (items[1:] if after else items)
    ]
    # Wider numbers would change the indentation that nested lines need.
    if any(len(edit.text) != edit.end - edit.start for edit in edits):
        return None
    return f"{numbers[0] + after}{block.marker[-1]}", edits


def _have_same_number(document: ListDocument, block: Block) -> bool:
    """Whether an item is in a list of several items, all with the same number."""
    return block.parent in _lists_with_one_number(document)


@fact
def _lists_with_one_number(document: ListDocument) -> set[Block]:
    """Return the numbered lists of several items whose numbers are all the same."""
    numbered = (block for block in by_kind(document)["list"] if block.children[0].marker[:1].isdigit())
    return {
        block
        for block in numbered
        if len(block.children) > 1 and len({int(item.marker[:-1]) for item in block.children}) == 1
    }


def _url(document: ListDocument, item: Item, heading: Heading) -> str | None:
    """Return the URL of a heading, with a custom anchor if the item uses one for its own heading."""
    page, prefix = anchors(document), _PREFIX.match(item.url)
    name = heading.slug if page.names.get(heading.slug) == heading.span.start else ""
    if item.target is not None and fragment(item.url).lower() != item.target.slug:
        name = _custom_anchors(document).get(heading, name)
    # An emoji with a joiner may have it in its anchor, too.
    if "\u200d" in heading.text or "\u200c" in heading.text or not _NAME.fullmatch(name):
        return None
    return (prefix[0] if prefix else "#") + name


@fact
def _custom_anchors(document: ListDocument) -> dict[Heading, str]:
    """Return the first anchor of each heading that is not generated from its text."""
    names: dict[Heading, str] = {}
    page = anchors(document)
    for name in page.names:
        heading = page.heading_at(name)
        if heading is not None and name != heading.slug:
            names.setdefault(heading, name)
    return names


def _line(document: ListDocument, model: Item, heading: Heading, marker: str) -> str | None:
    """Return a line for a heading in the format of the model's line; None if that line is not only a link."""
    text, source, block, link = document.source.text, document.source, model.block, model.link
    url = _url(document, model, heading)
    if block is None or model.target is None or link.url_span is None or url is None:
        return None
    indent, end = indent_of(document, block), source.line_end(block.line)
    derive = next((form for form in _FORMS if form(model.target.text) == model.label), _FORMS[0])
    label, tail = derive(heading.text), text[link.span.end : end]
    if (
        indent is None
        or not label
        or _MARKUP.search(label)
        or tail.strip(" \t\\") not in ("", "<br>", "<br/>")
    ):
        return None
    start = indent + marker + text[block.start + len(block.marker) : link.label.start]
    return start + label + text[link.label.end : link.url_span.start] + url + text[link.url_span.end : end]


def _following(block: Block, limit: int) -> list[Block]:
    """Return an item and those after it in its list, at most `limit`."""
    items = _items_of_list(block)
    index = bisect_left(items, block.start, key=attrgetter("start"))
    return items[index : index + limit]


def _items_of_list(block: Block) -> list[Block]:
    return block.parent.children if block.parent is not None else [block]
