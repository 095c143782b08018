"""A bullet or row without a work: a template that nobody filled in, or nothing at all.

## Why
The blank form that is kept for the next entry, or a marker that lost its text, is shown to every reader, often with a
link that leads nowhere.

## Wrong
    - (**ICLR'24**) In-Context Learning through the Bayesian Prism [[Paper]](https://arxiv.org/abs/2306.04891)
    - (**'**) [[Paper]]()
    -

## Right
    - (**ICLR'24**) In-Context Learning through the Bayesian Prism [[Paper]](https://arxiv.org/abs/2306.04891)

## Fix
Unsafe: the line is removed. Somebody may have meant to fill it in.

## Severity
A template left over is an error; a bullet or a table's row that holds nothing is a warning.

## Notes
An entry that has a title and lacks only a link is not empty: that is `empty-link`. Tables that are parted by blank rows
are left alone, and so is what stands in code.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.model import Entry, ListDocument
from awesomelint.rules.api import Context, Edit, Fix, Found, Safety, Severity, Span, rule
from awesomelint.util.regex import WORD, compiled, lazy_pattern

_BARE = compiled(r"\n[ \t]*+(?:[-*+]|\d{1,9}[.)])(?:[ \t]++\[ \])?+[ \t]*+\r?(?=\n|\Z)")
_BLANK_ROW = lazy_pattern(r"\n[ \t]*+\|(?:[ \t]*+\|)++[ \t]*+\r?(?=\n|\Z)")
_ITEM = lazy_pattern(r"[ \t]*+(?:[-*+]|\d{1,9}[.)])[ \t]++(?=\S)")
_LINK = compiled(r"\]\(([^()\s]*)\)")
# The words of which templates are made, and what stands in them for an address.
_BLANKS = frozenset([
    "title", "titles", "paper", "papers", "pdf", "url", "link", "links", "date", "venue", "author", "authors",
    "code", "name", "arxiv", "project", "page", "website", "homepage", "year", "month", "day", "conference",
    "journal", "description", "abstract", "your", "the", "of", "and", "in", "a", "tbd", "todo", "xx", "xxx", "xxxx",
    "yyyy", "mm", "dd", "et", "al", "github", "here",
])  # fmt: skip
_NOWHERE = frozenset([
    "", "#", "url", "link", "links", "paper", "pdf", "code", "website", "...", "xxx", "todo", "tbd", "http://",
    "https://",
])  # fmt: skip


@rule("empty-entry", group="works", severity=Severity.ERROR, fix="unsafe")
def check(context: Context) -> Iterator[Found]:
    """Look at the entries that have no address, at the lines with an empty one, and at bare markers."""
    document = context.document
    source, text = document.source, document.source.text
    told: set[int] = set()
    for entry in document.entries:
        start, end = entry.head
        if end - start < 160 and text.find("http", start, end) < 0 and _is_template(text[start:end]):
            told.add(entry.line)
            yield _found(document, Span(start, end), "is a template that was not filled in", None)
    bare = list(_BARE.finditer(text))
    items = _items(document) if bare or "]()" in text else set()
    at = text.find("]()")
    while at >= 0:
        line = source.line_of(at)
        start, end = source.line_start(line), source.line_end(line)
        match = _ITEM.match(text, start, end)
        if (
            match
            and line in items
            and line not in told
            and end - start < 160
            and _is_template(text[match.end() : end])
        ):
            yield _found(document, Span(match.end(), end), "is a template that was not filled in", None)
        at = text.find("]()", end)
    for match in bare:
        if -source.line_of(match.end()) in items:
            start = match.end() - len(match[0].lstrip())
            yield _found(
                document,
                Span(start, start + len(match[0].strip())),
                "is a bullet without an entry",
                Severity.WARNING,
            )
    yield from _blank_rows(document)


def _items(document: ListDocument) -> set[int]:
    """The lines of the items of lists that hold entries; negative where the item is empty."""
    entries = {entry.line for entry in document.entries}
    lines = set()
    for block in document.blocks.walk():
        if block.kind == "list" and any(item.line in entries for item in block.children):
            lines |= {item.line if item.children else -item.line for item in block.children}
    return lines


def _is_template(body: str) -> bool:
    """Whether a text says nothing but what a template says, and links nowhere."""
    targets = [target.lower() for target in _LINK.findall(body)]
    if not targets or not all(target in _NOWHERE or "xxxx" in target for target in targets):
        return False
    return all(word.lower() in _BLANKS for word in WORD.findall(_LINK.sub("]", body)))


def _blank_rows(document: ListDocument) -> Iterator[Found]:
    """The one blank row of a table of entries."""
    source = document.source
    rows: list[Entry] = [entry for entry in document.entries if entry.kind == "row"]
    if not rows:
        return
    blank = {source.line_of(match.end()) for match in _BLANK_ROW.finditer(source.text)}
    lone = [line for line in sorted(blank) if line - 1 not in blank and line + 1 not in blank]
    beside = {entry.line + step for entry in rows for step in (-1, 1)}
    if len(lone) <= 2:
        for line in lone:
            if line in beside:
                span = Span(source.line_start(line), source.line_end(line))
                yield _found(document, span, "is a row without an entry", Severity.WARNING)


def _found(document: ListDocument, span: Span, what: str, severity: Severity | None) -> Found:
    text = document.source.text[span.start : span.end]
    return Found(span, f"“{text.strip()}” {what}", severity, fix=_removal(document, span))


def _removal(document: ListDocument, span: Span) -> Fix | None:
    """Taking the line out; what is nested below it would be left alone with nobody above it."""
    source = document.source
    line = source.line_of(span.start)
    start, last = source.line_start(line), line >= source.line_count
    end = len(source.text) if last else source.line_start(line + 1)
    below = "" if last else source.line_text(line + 1)
    if source.line_of(span.end) > line or _indent(below) > _indent(source.line_text(line)):
        return None
    return Fix("Remove the line", Safety.UNSAFE, (Edit(start, end, ""),), (Span(start, end),))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip()) if line.strip() else 0
