"""Remove an entry with its lines, so that the text around it is rendered as before."""

from __future__ import annotations

from awesomelint.facts import fact
from awesomelint.findings import Edit
from awesomelint.model import Entry, ListDocument

# Starts of lines that can follow the last entry of a part and clearly do not belong to it.
_ENDS = ("#", "</", "---", "***", "___")


def remove_entry(document: ListDocument, entry: Entry) -> Edit | None:
    """Return the edit that removes an entry; None if it would affect other entries or empty its section."""
    source, owners = document.source, _owners(document)
    first, last = entry.line, entry.end_line
    start, end = source.line_start(first), source.line_end(last)
    if entry.kind not in ("item", "row", "paragraph", "heading") or len(entry.section.entries) < 2:
        return None
    if any(owners.get(line) is not entry for line in range(first, last + 1)):
        return None
    if not _is_independent(document, entry):
        return None
    if source.text[start : entry.span.start].strip() or source.text[entry.span.end : end].strip():
        return None
    if last == source.line_count:
        return Edit(source.line_end(first - 1) if first > 1 else 0, end, "")
    if first == 1 or not source.line_text(first - 1).strip():
        while last + 1 < source.line_count and not source.line_text(last + 1).strip():
            last += 1
    return Edit(start, source.line_start(last + 1), "")


@fact
def _owners(document: ListDocument) -> dict[int, Entry | None]:
    """Map each line to its entry; None if several entries share it."""
    owners: dict[int, Entry | None] = {}
    for entry in document.entries:
        for line in range(entry.line, entry.end_line + 1):
            owners[line] = None if line in owners else entry
    return owners


def _is_independent(document: ListDocument, entry: Entry) -> bool:
    """Whether nothing depends on an entry: nested entries, a description below it, the first number of its
    list.
    """
    source, owners = document.source, _owners(document)
    line_below = _next_line(document, entry.end_line, 1)
    text_below = source.line_text(line_below) if line_below else ""
    following = owners.get(line_below)
    if entry.kind == "row":
        return any(
            (other := owners.get(line)) is not None and other.kind == "row"
            for line in (entry.line - 1, line_below)
        )
    if following is None and text_below and not text_below.startswith(_ENDS):
        return False
    if following is not None and (following.parent is entry or following.kind != entry.kind):
        return False
    line_above = _next_line(document, entry.line, -1)
    previous = owners.get(line_above)
    if entry.kind != "item":
        return (
            not line_above
            or (previous is not None and previous.kind == entry.kind)
            or source.line_text(line_above).startswith("#")
        )
    return not entry.marker[:1].isdigit() or (previous is not None and _follows_item(previous, entry))


def _follows_item(previous: Entry, entry: Entry) -> bool:
    """Whether an item is not the first of its numbered list, whose number sets those of all items."""
    while previous.depth > entry.depth and previous.parent is not None:
        previous = previous.parent
    return previous.depth == entry.depth and previous.marker[:1].isdigit()


def _next_line(document: ListDocument, line: int, step: int) -> int:
    """Return the nearest line above (-1) or below (1) that is not blank; 0 if there is none."""
    source = document.source
    line += step
    while 0 < line <= source.line_count and not source.line_text(line).strip():
        line += step
    return line if line <= source.line_count else 0
