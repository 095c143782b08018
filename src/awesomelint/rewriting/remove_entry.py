"""Removal: taking an entry out by whole lines, so that what stands around it is shown as before."""

from __future__ import annotations

from awesomelint.facts import fact
from awesomelint.findings import Edit
from awesomelint.model import Entry, ListDocument

# What may stand behind the last entry of a part and is plainly not of that entry.
_ENDS = ("#", "</", "---", "***", "___")


def removal(document: ListDocument, entry: Entry) -> Edit | None:
    """The edit that takes out an entry; None where others would be touched, or its part of the list be left empty."""
    source, owners = document.source, _owners(document)
    first, last = entry.line, entry.end_line
    start, end = source.line_start(first), source.line_end(last)
    if entry.kind not in ("item", "row", "paragraph", "heading") or len(entry.section.entries) < 2:
        return None
    if any(owners.get(line) is not entry for line in range(first, last + 1)) or not _stands_alone(
        document, entry
    ):
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
    """Whose each line is: None where it is of several entries."""
    owners: dict[int, Entry | None] = {}
    for entry in document.entries:
        for line in range(entry.line, entry.end_line + 1):
            owners[line] = None if line in owners else entry
    return owners


def _stands_alone(document: ListDocument, entry: Entry) -> bool:
    """Whether nothing hangs on an entry: nested entries, a description or picture below it, its list's first number."""
    source, owners = document.source, _owners(document)
    behind = _next(document, entry.end_line, 1)
    words = source.line_text(behind) if behind else ""
    following = owners.get(behind)
    if entry.kind == "row":
        return any(
            (other := owners.get(line)) is not None and other.kind == "row"
            for line in (entry.line - 1, behind)
        )
    if following is None and words and not words.startswith(_ENDS):
        return False
    if following is not None and (following.parent is entry or following.kind != entry.kind):
        return False
    before = _next(document, entry.line, -1)
    ahead = owners.get(before)
    if entry.kind != "item":
        return (
            not before
            or (ahead is not None and ahead.kind == entry.kind)
            or source.line_text(before).startswith("#")
        )
    return not entry.marker[:1].isdigit() or (ahead is not None and _continues(ahead, entry))


def _continues(ahead: Entry, entry: Entry) -> bool:
    """Whether an item follows another one, or what is nested in it: with its first item a list would lose its number."""
    while ahead.depth > entry.depth and ahead.parent is not None:
        ahead = ahead.parent
    return ahead.depth == entry.depth and ahead.marker[:1].isdigit()


def _next(document: ListDocument, line: int, step: int) -> int:
    """The next line in a direction that is not blank; 0 if there is none."""
    source = document.source
    line += step
    while 0 < line <= source.line_count and not source.line_text(line).strip():
        line += step
    return line if line <= source.line_count else 0
