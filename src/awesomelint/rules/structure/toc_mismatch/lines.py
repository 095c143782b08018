"""The lines of a contents, written as its others are: where one is missing, leads astray or stands in another's place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from operator import attrgetter

from awesomelint.analysis.anchors import Heading, anchors, fragment
from awesomelint.analysis.contents import Item, without_number
from awesomelint.facts import fact
from awesomelint.markdown.blocks import Block
from awesomelint.model import ListDocument
from awesomelint.rewriting.toc_entries import TocNeighbors, indent_of, last_line
from awesomelint.rules.api import Edit, Fix, unsafe
from awesomelint.util.one_edit import one_edit
from awesomelint.util.regex import compiled, lazy_pattern

# What would mean something else in the text of a link.
_MARKUP = compiled(r"[\[\]<>`*_|\\]")
_ENDS = lazy_pattern(r"^[\W_]+|[\W_]+$")
# What can stand in a link's target as it is.
_NAME = compiled(r"[^\s()<>\"'`\\]+")
_PREFIX = lazy_pattern(r"#(?:user-content-)?", re.IGNORECASE)
# So many numbers may be written anew for one line.
_FAR = 400
# How the text of an entry may come of its heading's.
_FORMS: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: text.rstrip(" :："),
    lambda text: without_number(text).strip(),
    lambda text: _ENDS.sub("", text),
    lambda text: _ENDS.sub("", without_number(text)),
)


def linked(document: ListDocument, item: Item, heading: Heading) -> Fix | None:
    """The fix that lets an entry lead to a heading."""
    url = _url(document, item, heading)
    if url is None or item.link.url_span is None:
        return None
    return unsafe(f"Link to {url}", Edit(*item.link.url_span, url))


def titled(document: ListDocument, item: Item, heading: Heading) -> Fix | None:
    """The fix that gives an entry the text of its heading, where both are plain and but one letter differs."""
    shown = document.source.text[slice(*item.link.label)]
    if shown != item.label or _MARKUP.search(shown + heading.text):
        return None
    # Whoever words a section otherwise in the contents may mean to.
    if one_edit(item.label, heading.text) is None:
        return None
    return unsafe(f"Write “{heading.text}”", Edit(*item.link.label, heading.text))


def listed(document: ListDocument, items: TocNeighbors, heading: Heading) -> Fix | None:
    """The fix that names a heading in the contents, behind the section that comes before it there."""
    model, before = items.nearest(heading) or (None, False)
    if model is None or model.block is None or (model.block.line == 1 and not before):
        return None
    source, block = document.source, model.block
    numbers = _numbers(document, block, behind=before)
    line = _line(document, model, heading, numbers[0]) if numbers is not None else None
    if numbers is None or line is None:
        return None
    at, gap = source.line_end(block.line - 1) if block.line > 1 else 0, source.newline
    if before:
        at, after = source.line_end(last_line(document, block)), _siblings(block, 2)[1:]
        between = source.text[at : source.line_start(after[0].line)] if after else ""
        gap = gap if not between or between.strip() else between
    return unsafe(f"Add “{heading.text}” to the contents", Edit(at, at, gap + line), *numbers[1])


def _numbers(document: ListDocument, block: Block, *, behind: bool) -> tuple[str, list[Edit]] | None:
    """The marker of a line behind or before an item, and what counts the items after it anew; None if they do not count."""
    if not block.marker[0].isdigit() or _are_all_alike(document, block):
        return block.marker, []
    first = _siblings(block, _FAR + 1)
    count = [int(other.marker[:-1]) for other in first]
    if len(first) > _FAR or count != list(range(count[0], count[0] + len(count))):
        return None
    # Wider numbers would shift what stands below.
    pushed = first[1:] if behind else first
    edits = [
        Edit(one.start, one.start + len(one.marker) - 1, str(int(one.marker[:-1]) + 1)) for one in pushed
    ]
    if any(len(edit.text) != edit.end - edit.start for edit in edits):
        return None
    return f"{count[0] + behind}{block.marker[-1]}", edits


def _are_all_alike(document: ListDocument, block: Block) -> bool:
    """Whether all items of a list that has several bear one number; looked up once a list."""
    by_list = _alike_by_list(document)
    if block.parent not in by_list:
        whole = _list_of(block)
        by_list[block.parent] = len(whole) > 1 and len({int(other.marker[:-1]) for other in whole}) == 1
    return by_list[block.parent]


@fact
def _alike_by_list(document: ListDocument) -> dict[Block | None, bool]:
    """Whether all items of a list have one number, for the lists that were looked at."""
    return {}


def _url(document: ListDocument, item: Item, heading: Heading) -> str | None:
    """The address of a heading: by the name that a person gave it where the entry beside is reached by such a name."""
    page, prefix = anchors(document), _PREFIX.match(item.url)
    name = heading.slug if page.names.get(heading.slug) == heading.span.start else ""
    if item.target is not None and fragment(item.url).lower() != item.target.slug:
        name = _given_names(document).get(heading, name)
    return (prefix[0] if prefix else "#") + name if _NAME.fullmatch(name) else None


@fact
def _given_names(document: ListDocument) -> dict[Heading, str]:
    """The first name that a person gave to each heading."""
    names: dict[Heading, str] = {}
    page = anchors(document)
    for name in page.names:
        heading = page.heading_at(name)
        if heading is not None and name != heading.slug:
            names.setdefault(heading, name)
    return names


def _line(document: ListDocument, model: Item, heading: Heading, marker: str) -> str | None:
    """The line of a heading, made like that of the model; None where that is more than a link."""
    text, source, block, link = document.source.text, document.source, model.block, model.link
    url = _url(document, model, heading)
    if block is None or model.target is None or link.url_span is None or url is None:
        return None
    indent, end = indent_of(document, block), source.line_end(block.line)
    made = next((form for form in _FORMS if form(model.target.text) == model.label), _FORMS[0])
    label, tail = made(heading.text), text[link.span.end : end]
    if (
        indent is None
        or not label
        or _MARKUP.search(label)
        or tail.strip(" \t\\") not in ("", "<br>", "<br/>")
    ):
        return None
    front = indent + marker + text[block.start + len(block.marker) : link.label.start]
    return front + label + text[link.label.end : link.url_span.start] + url + text[link.url_span.end : end]


def _siblings(block: Block, most: int) -> list[Block]:
    """An item and those after it in its list, so many at the most."""
    whole = _list_of(block)
    at = bisect_left(whole, block.start, key=attrgetter("start"))
    return whole[at : at + most]


def _list_of(block: Block) -> list[Block]:
    return block.parent.children if block.parent is not None else [block]
