"""The lines of a contents, written as its others are: where one is missing, leads astray or stands in another's place."""

from __future__ import annotations

import re
from collections.abc import Callable

from awesomelint.markdown.blocks import Block
from awesomelint.model import ListDocument
from awesomelint.rules._anchors import Heading, anchors
from awesomelint.rules._contents import Contents, Item, without_number
from awesomelint.rules.api import Edit, Fix, unsafe

# What would mean something else in the text of a link.
_MARKUP = re.compile(r"[\[\]<>`*_|\\]")
_ENDS = re.compile(r"^[\W_]+|[\W_]+$")
_PREFIX = re.compile(r"#(?:user-content-)?", re.IGNORECASE)
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
    """The fix that gives an entry the text of its heading, where both are plain and bear the same number."""
    shown = document.source.text[slice(*item.link.label)]
    number = item.label.removesuffix(without_number(item.label))
    if shown != item.label or _MARKUP.search(shown + heading.text) or not heading.text.startswith(number):
        return None
    if not number and without_number(heading.text) != heading.text:
        return None
    return unsafe(f"Write “{heading.text}”", Edit(*item.link.label, heading.text))


def listed(document: ListDocument, found: list[Contents], heading: Heading) -> Fix | None:
    """The fix that names a heading in the contents, behind the section that comes before it there."""
    beside = _beside([item for one in found for item in one.items], heading)
    before = [item for item in beside if _start(item) < heading.span.start]
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
        at, after = source.line_end(_last_line(document, block)), _siblings(block)[1:]
        between = source.text[at : source.line_start(after[0].line)] if after else ""
        gap = gap if not between or between.strip() else between
    return unsafe(f"Add “{heading.text}” to the contents", Edit(at, at, gap + line), *numbers[1])


def moved(document: ListDocument, sound: list[Item], item: Item) -> Fix | None:
    """The fix that puts an entry, with those below it, beside the nearest of the sound ones that its heading is beside."""
    block, target, source = item.block, item.target, document.source
    beside = _beside(sound, target) if target is not None else []
    if block is None or target is None or not beside or block.line == 1:
        return None
    before = [other.block for other in beside if _start(other) < target.span.start]
    near = before[-1] if before else beside[0].block
    old, new = _indent(document, block), _indent(document, near) if near is not None else None
    if near is None or old is None or new is None or (block.marker + near.marker)[0].isdigit():
        return None
    first, last = block.line, _last_line(document, block)
    behind = _last_line(document, near) if before else near.line - 1
    lines = [source.line_text(number) for number in range(first, last + 1)]
    if behind < 1 or first <= behind < last or not all(line.startswith(old) and line.strip() for line in lines):
        return None
    if behind in (first - 1, last):
        starts = [source.line_start(number) for number in range(first, last + 1)]
        edits = [Edit(start, start + len(old), new) for start in starts] if old != new else []
    else:
        put = "".join(source.newline + new + line[len(old) :] for line in lines)
        at = source.line_end(behind)
        edits = [Edit(at, at, put), Edit(source.line_end(first - 1), source.line_end(last), "")]
    return unsafe(f"Move “{item.label}” to its place", *edits) if edits else None


def _start(item: Item) -> int:
    return item.target.span.start if item.target is not None else -1


def _beside(items: list[Item], heading: Heading) -> list[Item]:
    """The entries with a line of their own whose headings stand beside a heading, in the order of the page."""
    place = heading.parent, heading.level
    listed = [item for item in items if item.block is not None and item.target is not None]
    return sorted((one for one in listed if one.target and (one.target.parent, one.target.level) == place), key=_start)


def _numbers(block: Block, *, behind: bool) -> tuple[str, list[Edit]] | None:
    """The marker of a line behind or before an item, and what counts the items after it anew; None if they do not count."""
    if not block.marker[0].isdigit():
        return block.marker, []
    first = _siblings(block)
    count = [int(other.marker[:-1]) for other in first]
    if len(count) > 1 and len(set(count)) == 1:
        return block.marker, []
    if count != list(range(count[0], count[0] + len(count))):
        return None
    # Wider numbers would shift what stands below.
    pushed = first[1:] if behind else first
    edits = [Edit(one.start, one.start + len(one.marker) - 1, str(int(one.marker[:-1]) + 1)) for one in pushed]
    if any(len(edit.text) != edit.end - edit.start for edit in edits):
        return None
    return f"{count[0] + behind}{block.marker[-1]}", edits


def _url(document: ListDocument, item: Item, heading: Heading) -> str | None:
    if not heading.slug or anchors(document).names.get(heading.slug) != heading.span.start:
        return None
    prefix = _PREFIX.match(item.url)
    return (prefix[0] if prefix else "#") + heading.slug


def _line(document: ListDocument, model: Item, heading: Heading, marker: str) -> str | None:
    """The line of a heading, made like that of the model; None where that is more than a link."""
    text, source, block, link = document.source.text, document.source, model.block, model.link
    url = _url(document, model, heading)
    if block is None or model.target is None or link.url_span is None or url is None:
        return None
    indent, end = _indent(document, block), source.line_end(block.line)
    made = next((form for form in _FORMS if form(model.target.text) == model.label), _FORMS[0])
    label, tail = made(heading.text), text[link.span.end : end]
    if indent is None or not label or _MARKUP.search(label) or tail.strip(" \t\\") not in ("", "<br>", "<br/>"):
        return None
    front = indent + marker + text[block.start + len(block.marker) : link.label.start]
    return front + label + text[link.label.end : link.url_span.start] + url + text[link.url_span.end : end]


def _indent(document: ListDocument, block: Block) -> str | None:
    before = document.source.text[document.source.line_start(block.line) : block.start]
    return before if not before.strip(" \t") else None


def _last_line(document: ListDocument, block: Block) -> int:
    last = block.end_line
    while last > block.line and not document.source.line_text(last).strip():
        last -= 1
    return last


def _siblings(block: Block) -> list[Block]:
    """An item and those after it in its list."""
    whole = block.parent.children if block.parent is not None else [block]
    return whole[whole.index(block) :]
