"""An empty entry: an unfilled template, an empty list item or an empty table row.

## Why
A template that is kept for the next entry, or a list marker that has lost its text, is visible to every
reader, often with a link that goes nowhere.

## Wrong
    - (**ICLR'24**) In-Context Learning through the Bayesian Prism [[Paper]](https://arxiv.org/abs/2306.04891)
    - (**'**) [[Paper]]()
    -

## Right
    - (**ICLR'24**) In-Context Learning through the Bayesian Prism [[Paper]](https://arxiv.org/abs/2306.04891)

## Fix
Unsafe: removes the line, which someone may have meant to fill in.

## Severity
Error for a leftover template, warning for an empty list item or table row. If a list has six empty items or
more, the first is reported, as a note.

## Notes
An entry that has a title and lacks only the URL of a link is reported by `empty-link`. Tables that blank rows
(or rows like `||`) divide into groups are not reported, and neither is anything in code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.model import Entry, ListDocument
from awesomelint.rules.api import Context, Edit, Fix, Found, Safety, Severity, Span, rule
from awesomelint.util.regex import WORD, compiled, lazy_pattern

_BARE = compiled(r"\n[ \t]*+(?:[-*+]|\d{1,9}[.)])[ \t]*+\r?(?=\n|\Z)")
_BLANK_ROW = lazy_pattern(r"\n[ \t]*+\|(?:[ \t]*+\|)++[ \t]*+\r?(?=\n|\Z)")
_ITEM = lazy_pattern(r"[ \t]*+(?:[-*+]|\d{1,9}[.)])[ \t]++(?=\S)")
_LINK = compiled(r"\]\(([^()\s]*)\)")
# So many empty items divide a list into groups.
_DIVIDERS = 6
# Words that templates are made of, and placeholders that they use for a URL.
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
    """Check entries without a URL, lines with an empty URL, bare list markers and blank table rows."""
    document = context.document
    bare_markers = list(_BARE.finditer(document.source.text))
    needs_items = bool(bare_markers) or "]()" in document.source.text
    filled, empty = _item_lines(document) if needs_items else (set(), set())
    yield from _unfilled_templates(document, filled)
    yield from _bare_markers(document, [m for m in bare_markers if document.source.line_of(m.end()) in empty])
    yield from _blank_rows(document)


def _bare_markers(document: ListDocument, matches: list[re.Match[str]]) -> Iterator[Found]:
    """Report list markers without text; many of them divide the list into groups and are reported once."""
    for match in matches:
        start = match.end() - len(match[0].lstrip())
        span = Span(start, start + len(match[0].strip()))
        if len(matches) >= _DIVIDERS:
            message = f"“{match[0].strip()}” is one of {len(matches)} empty list items, probably on purpose"
            yield Found(span, message, Severity.NOTE)
            return
        yield _make_finding(document, span, "an empty list item", Severity.WARNING)


def _unfilled_templates(document: ListDocument, item_lines: set[int]) -> Iterator[Found]:
    source, text = document.source, document.source.text
    reported: set[int] = set()
    for entry in document.entries:
        start, end = entry.head
        if end - start < 160 and text.find("http", start, end) < 0 and _is_template(text[start:end]):
            reported.add(entry.line)
            yield _make_finding(document, Span(start, end), "an unfilled template")
    at = text.find("]()")
    while at >= 0:
        line = source.line_of(at)
        start, end = source.line_start(line), source.line_end(line)
        match = _ITEM.match(text, start, end)
        if (
            match
            and line in item_lines
            and line not in reported
            and end - start < 160
            and _is_template(text[match.end() : end])
        ):
            yield _make_finding(document, Span(match.end(), end), "an unfilled template")
        at = text.find("]()", end)


def _item_lines(document: ListDocument) -> tuple[set[int], set[int]]:
    """Return the lines of the items in lists of entries: those with content and those without."""
    entries = {entry.line for entry in document.entries}
    filled: set[int] = set()
    empty: set[int] = set()
    for block in document.blocks.walk():
        if block.kind == "list" and any(item.line in entries for item in block.children):
            for item in block.children:
                (filled if item.children else empty).add(item.line)
    return filled, empty


def _is_template(body: str) -> bool:
    """Whether a text consists only of template words and has only placeholders for URLs."""
    targets = [target.lower() for target in _LINK.findall(body)]
    if not targets or not all(target in _NOWHERE or "xxxx" in target for target in targets):
        return False
    return all(word.lower() in _BLANKS for word in WORD.findall(_LINK.sub("]", body)))


def _blank_rows(document: ListDocument) -> Iterator[Found]:
    """Report blank rows in tables of entries, unless there are so many that they divide the table."""
    source = document.source
    rows: list[Entry] = [entry for entry in document.entries if entry.kind == "row"]
    if not rows:
        return
    blank = {source.line_of(match.end()) for match in _BLANK_ROW.finditer(source.text)}
    single = [line for line in sorted(blank) if line - 1 not in blank and line + 1 not in blank]
    if len(single) > 2:
        return
    lines = {entry.line for entry in rows}
    within = [line for line in single if line - 1 in lines and line + 1 in lines]
    for line in single:
        is_within = line in within
        if is_within and (len(within) > 1 or _is_divider(source.line_text(line), source.line_text(line - 1))):
            continue
        if is_within or line - 1 in lines or line + 1 in lines:
            span = Span(source.line_start(line), source.line_end(line))
            yield _make_finding(document, span, "an empty table row", Severity.WARNING)


def _is_divider(blank: str, row: str) -> bool:
    """Whether a blank row between others has fewer cells than they have: `||`."""
    return blank.count("|") < row.strip().count("|")


def _make_finding(document: ListDocument, span: Span, what: str, severity: Severity | None = None) -> Found:
    lines = document.source.text[span.start : span.end].splitlines()
    text = " ".join(map(str.strip, lines))
    remedy = "remove it" if severity else "fill it in or remove it"
    return Found(span, f"“{text}” is {what}; {remedy}", severity, fix=_fix(document, span))


def _fix(document: ListDocument, span: Span) -> Fix | None:
    """Return the fix that removes the line; None if it has nested or continuation lines."""
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
