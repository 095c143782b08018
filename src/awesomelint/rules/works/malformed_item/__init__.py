"""A line that should be a list item or a table row but isn't: a wrong marker, too few spaces, or a blank line before it.

## Why
GitHub renders such a line as the end of the entry above it, or as a paragraph that divides the list in two.
In an editor, this is hard to see.

## Wrong
    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
    -[Layer Normalization](https://arxiv.org/abs/1607.06450)
    - - [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)

## Right
    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
    - [Layer Normalization](https://arxiv.org/abs/1607.06450)
    - [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)

## Fix
Safe: inserts the missing spaces or marker, or removes the extra marker or the blank line. A missing number is
not fixed.

## Notes
A list marker is `-`, `*`, `+` or a number with a period or parenthesis, followed by a space (CommonMark 5.2).
A nested item begins below the text of the item above it: after `1. `, it is indented by three spaces, after
`  1. ` by five. Lines below an entry that hold its authors, links or notes belong to the entry and are not
reported. A blank line ends a table (GitHub Flavored Markdown 4.10), so GitHub shows the rows after it as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.analysis.bullets import ITEM_LIKE, Items, opening
from awesomelint.model import ListDocument
from awesomelint.rules.api import Context, Edit, Fix, Found, Severity, Span, rule, safe
from awesomelint.rules.works.malformed_item.lost_bullets import find_candidates, find_lost_bullets
from awesomelint.rules.works.malformed_item.lost_rows import find_lost_rows
from awesomelint.rules.works.malformed_item.shallow_items import find_shallow_items, has_indented_bullets
from awesomelint.util.regex import compiled
from awesomelint.util.text import plural, shorten

_DOUBLED = compiled(r"\n[ \t]*+[-*+][ \t]++[-*+][ \t]")
_NOT_AN_ITEM = "is not rendered as a list item"
# More lines like this are the format of the list.
_FEW = 3


@rule(
    "malformed-item",
    group="works",
    severity=Severity.WARNING,
    fix="safe",
    changes=("title", "authors", "notes", "blocks"),
)
def check(context: Context) -> Iterator[Found]:
    """Report lines that look like items by their text, but that Markdown reads as something else."""
    document = context.document
    text = document.source.text
    malformed, unmarked = list(ITEM_LIKE.finditer(text)), find_candidates(document)
    doubled = _DOUBLED.search(text)
    indented = has_indented_bullets(text)
    yield from _lost_rows(document)
    if not (malformed or unmarked or doubled or indented):
        return
    items = Items(document)
    if indented:
        yield from _shallow_items(document, items)
    yield from _malformed_markers(document, items, malformed)
    for findings in (
        _doubled_markers(document, items) if doubled else [],
        _lost_markers(document, items, unmarked),
    ):
        if len(findings) <= _FEW:
            yield from findings


def _malformed_markers(document: ListDocument, items: Items, matches: list[re.Match[str]]) -> Iterator[Found]:
    """Report markers without a space and bullets like `•`, if items next to them start like the text after
    them.
    """
    source, text = document.source, document.source.text
    foreign_count = sum(not match[2][0].isascii() for match in matches)
    emphasis = {part.start for part in document.parts if part.kind in ("em", "strong")}
    for match in matches:
        start, end = match.span(2)
        line = source.line_of(start)
        paragraph = items.paragraph(line)
        if paragraph is None or start in emphasis or "](" not in text[end : source.line_end(line)]:
            continue
        lists = items.adjacent_lists(paragraph)
        if not any(items.openings(block)[opening(text, end)] for block in lists):
            continue
        list_marker = lists[0].children[0].marker
        marker = match[2].strip("\u00a0\u3000\u200b \t")
        if marker[0].isascii() and marker == match[2]:
            problem, title = f"missing space after “{marker}”", f"Insert a space after `{marker}`"
        elif marker[0].isascii():
            problem = f"expected a plain space after “{marker}”, found another kind of space"
            title = f"Replace the character after `{marker}` with a space"
        elif foreign_count <= _FEW and not list_marker[0].isdigit():
            problem = f"“{marker}” is not a Markdown list marker; use “{list_marker}”"
            title = f"Replace `{marker}` with `{list_marker}`"
            marker = list_marker
        else:
            continue
        span = Span(start, source.line_end(line))
        fix = safe(title, Edit(start, end, f"{marker} "))
        yield _make_finding(document, span, f"{_NOT_AN_ITEM}: {problem}", fix)


def _doubled_markers(document: ListDocument, items: Items) -> list[Found]:
    """Return findings for items that consist of a list of one item, unlike the items next to them."""
    findings = []
    for inner in items.lists:
        item = inner.parent
        if item is None or item.kind != "item" or item.line != inner.line or item.parent is None:
            continue
        if len(item.children) == 1 and len(inner.children) == 1 and items.openings(item.parent):
            span = Span(item.start, document.source.line_end(item.line))
            fix = safe(f"Remove the extra `{item.marker}`", Edit(item.start, inner.children[0].start, ""))
            findings.append(
                _make_finding(
                    document, span, "is rendered as a nested list; remove the extra list marker", fix
                )
            )
    return findings


def _lost_markers(document: ListDocument, items: Items, lines: list[re.Match[str]]) -> list[Found]:
    findings = []
    for span, marker in find_lost_bullets(document, items, lines):
        if marker[0].isdigit():
            findings.append(_make_finding(document, span, f"{_NOT_AN_ITEM}: missing number"))
        else:
            fix = safe(f"Insert `{marker} `", Edit(span.start, span.start, f"{marker} "))
            findings.append(_make_finding(document, span, f"{_NOT_AN_ITEM}: missing “{marker}”", fix))
    return findings


def _lost_rows(document: ListDocument) -> Iterator[Found]:
    for span, count, gap in find_lost_rows(document):
        rows = "this row is" if count == 1 else f"these {count} rows are"
        fix = safe("Remove the blank line", Edit(gap.start, gap.end, ""))
        yield _make_finding(
            document, span, f"follows a blank line, which ends the table: {rows} shown as text", fix
        )


def _shallow_items(document: ListDocument, items: Items) -> Iterator[Found]:
    for span, markers, missing in find_shallow_items(document, items):
        spaces = plural(missing[0], "more space")
        edits = [Edit(at, at, " " * count) for at, count in zip(markers, missing, strict=True)]
        fix = safe(f"Indent by {spaces}", *edits)
        yield _make_finding(document, span, f"{_NOT_AN_ITEM}: indent it by {spaces}", fix)


def _make_finding(document: ListDocument, span: Span, problem: str, fix: Fix | None = None) -> Found:
    line = shorten(document.source.text[span.start : span.end].strip(), 60)
    return Found(span, f"“{line}” {problem}", fix=fix)
