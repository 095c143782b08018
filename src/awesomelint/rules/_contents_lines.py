"""The lines of a contents, written as its others are: where one is missing, leads astray or stands in another's place."""

from __future__ import annotations

import re
from collections.abc import Callable

from awesomelint.markdown.blocks import Block
from awesomelint.model import ListDocument
from awesomelint.patterns import compiled, lazy_pattern
from awesomelint.rules._anchors import Heading, anchors, fragment
from awesomelint.rules._contents import Contents, Item, without_number
from awesomelint.rules._contents_places import beside_of, indent_of, last_line, start_of
from awesomelint.rules.api import Edit, Fix, unsafe

# What would mean something else in the text of a link.
_MARKUP = compiled(r"[\[\]<>`*_|\\]")
_ENDS = lazy_pattern(r"^[\W_]+|[\W_]+$")
# What can stand in a link's target as it is.
_NAME = compiled(r"[^\s()<>\"'`\\]+")
_PREFIX = lazy_pattern(r"#(?:user-content-)?", re.IGNORECASE)
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
    from rapidfuzz.distance import OSA

    # Whoever words a section otherwise in the contents may mean to.
    if OSA.distance(item.label, heading.text) != 1:
        return None
    return unsafe(f"Write “{heading.text}”", Edit(*item.link.label, heading.text))


def listed(document: ListDocument, found: list[Contents], heading: Heading) -> Fix | None:
    """The fix that names a heading in the contents, behind the section that comes before it there."""
    beside = beside_of([item for one in found for item in one.items], heading)
    before = [item for item in beside if start_of(item) < heading.span.start]
    model = before[-1] if before else beside[0] if beside else None
    if model is None or model.block is None or (model.block.line == 1 and not before):
        return None
    source, block = document.source, model.block
    numbers = _numbers(block, behind=bool(before))
    line = _line(document, model, heading, numbers[0]) if numbers is not None else None
    if numbers is None or line is None:
        return None
    at, gap = source.line_end(block.line - 1) if block.line > 1 else 0, source.newline
    if before:
        at, after = source.line_end(last_line(document, block)), _siblings(block)[1:]
        between = source.text[at : source.line_start(after[0].line)] if after else ""
        gap = gap if not between or between.strip() else between
    return unsafe(f"Add “{heading.text}” to the contents", Edit(at, at, gap + line), *numbers[1])


def _numbers(block: Block, *, behind: bool) -> tuple[str, list[Edit]] | None:
    """The marker of a line behind or before an item, and what counts the items after it anew; None if they do not count."""
    whole = [int(other.marker[:-1]) for other in _list_of(block)] if block.marker[0].isdigit() else []
    if not whole or (len(whole) > 1 and len(set(whole)) == 1):
        return block.marker, []
    first = _siblings(block)
    count = whole[-len(first) :]
    if count != list(range(count[0], count[0] + len(count))):
        return None
    # Wider numbers would shift what stands below.
    pushed = first[1:] if behind else first
    edits = [Edit(one.start, one.start + len(one.marker) - 1, str(int(one.marker[:-1]) + 1)) for one in pushed]
    if any(len(edit.text) != edit.end - edit.start for edit in edits):
        return None
    return f"{count[0] + behind}{block.marker[-1]}", edits


def _url(document: ListDocument, item: Item, heading: Heading) -> str | None:
    """The address of a heading: by the name that a person gave it where the entry beside is reached by such a name."""
    page, prefix = anchors(document), _PREFIX.match(item.url)
    name = heading.slug if page.names.get(heading.slug) == heading.span.start else ""
    if item.target is not None and fragment(item.url).lower() != item.target.slug:
        given = (other for other in page.names if other != heading.slug and page.heading_at(other) is heading)
        name = next(given, name)
    return (prefix[0] if prefix else "#") + name if _NAME.fullmatch(name) else None


def _line(document: ListDocument, model: Item, heading: Heading, marker: str) -> str | None:
    """The line of a heading, made like that of the model; None where that is more than a link."""
    text, source, block, link = document.source.text, document.source, model.block, model.link
    url = _url(document, model, heading)
    if block is None or model.target is None or link.url_span is None or url is None:
        return None
    indent, end = indent_of(document, block), source.line_end(block.line)
    made = next((form for form in _FORMS if form(model.target.text) == model.label), _FORMS[0])
    label, tail = made(heading.text), text[link.span.end : end]
    if indent is None or not label or _MARKUP.search(label) or tail.strip(" \t\\") not in ("", "<br>", "<br/>"):
        return None
    front = indent + marker + text[block.start + len(block.marker) : link.label.start]
    return front + label + text[link.label.end : link.url_span.start] + url + text[link.url_span.end : end]


def _siblings(block: Block) -> list[Block]:
    """An item and those after it in its list."""
    whole = _list_of(block)
    return whole[whole.index(block) :]


def _list_of(block: Block) -> list[Block]:
    return block.parent.children if block.parent is not None else [block]
