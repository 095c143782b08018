"""Broken links with one wrong or missing bracket."""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.broken_links.model import (
    BrokenLink,
    end_of_line,
    find_opening_bracket,
    malformed_link,
    start_of_line,
)
from awesomelint.analysis.link_forms import usual_form
from awesomelint.fields import link_labels
from awesomelint.findings import Edit, Fix, safe, unsafe
from awesomelint.model import ListDocument
from awesomelint.source import Span
from awesomelint.util.regex import lazy_pattern

# A link text, with or without a second pair of brackets or a code span inside.
_LINK_TEXT = r"\[(?:\[[^\[\]()]+\]|\\\[[^\[\]()]+\\\]|`[^`]+`|[^\[\]]+)"
_CLOSED_BY_PARENTHESIS = lazy_pattern(_LINK_TEXT + r"\)\($")
_NEVER_CLOSED = lazy_pattern(r"\[([^\[\]]+)\($")
_LIST_MARKER = lazy_pattern(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\*\*|__)?")
_ESCAPED = lazy_pattern(r"\\.")
_LAST_WORD = lazy_pattern(r"(?<![^\s,;|(])[\w-]+(?: [\w-]+)?$")


def check_brackets(document: ListDocument, first: int, url: Span) -> Iterator[BrokenLink]:
    """Find `[text)(url)`, `[text][url)` and `[text(url)`, from `first` on the line of the URL."""
    text = document.source.text
    start, end = url
    before, link_end = text[first:start], end + 1
    if text[end : end + 1] != ")":
        return
    if (match := _CLOSED_BY_PARENTHESIS.search(before)) and match[0].count("(") <= match[0].count(")"):
        fix = safe("Replace `)` with `]`", Edit(start - 2, start - 1, "]"))
        span = Span(first + match.start(), link_end)
        yield malformed_link(text, span, "has “)” instead of “]” after the link text", fix)
    elif before.endswith("][") and (label := find_opening_bracket(text, start - 2)) >= 0:
        fix = safe("Replace `[` with `(`", Edit(start - 1, start, "("))
        yield malformed_link(text, Span(label, link_end), "has “[” instead of “(” before the URL", fix)
    elif (
        (match := _NEVER_CLOSED.search(before))
        and not match[1].endswith(" ")
        and _stays_unclosed(text, link_end)
    ):
        span = Span(first + match.start(), link_end)
        # After `[[`, two brackets may be missing, or another one after the URL.
        close: Fix | None = safe("Insert `]` after the link text", Edit(start - 1, start - 1, "]"))
        if text[span.start - 1 : span.start] == "[" and not text.startswith("\\]", link_end):
            close = _close_double_bracket(document, match[1], url)
        yield malformed_link(text, span, "has no “]” after the link text", close)


def _close_double_bracket(document: ListDocument, label: str, url: Span) -> Fix | None:
    """Return the fix for `[[text(url)`: `[[text]](url)`, `[[text](url)]` or `[text](url)`, as the list has them."""
    form = usual_form(document, link_labels.normal(label))
    at = url.start - 1
    if form == "doubled":
        return unsafe("Insert `]]` after the link text", Edit(at, at, "]]"))
    if form == "plain":
        start = at - len(label) - 2
        return unsafe(
            "Close the link text, and remove the second `[`", Edit(start, start + 1, ""), Edit(at, at, "]")
        )
    if form == "[":
        after = Edit(url.end + 1, url.end + 1, "]")
        return unsafe("Insert `]` after the link text and after the link", Edit(at, at, "]"), after)
    return None


def _stays_unclosed(text: str, offset: int) -> bool:
    """Return whether the rest of the line does not close a bracket that was opened before `offset`."""
    depth = 0
    for char in _ESCAPED.sub("", text[offset : end_of_line(text, offset)]):
        depth += (char == "[") - (char == "]")
        if depth < 0:
            return False
    return True


def insert_opening_bracket(document: ListDocument, closing: int) -> Fix | None:
    """Return the fix that inserts the missing `[` for a `]`, None if its position is not clear.

    It goes before a label, or at the start of a list item that is otherwise without brackets.
    """
    text = document.source.text
    if text[closing - 1 : closing] == "]" and (inner := find_opening_bracket(text, closing - 1)) >= 0:
        return _double_bracket(document, inner, closing)
    first = start_of_line(text, closing)
    line = text[first:closing]
    if (parenthesis := _find_unclosed_parenthesis(line)) >= 0:
        return unsafe("Replace `(` with `[`", Edit(first + parenthesis, first + parenthesis + 1, "["))
    if "]" in line:
        line = line[max(line.rfind("]"), line.rfind(")")) + 1 :]
        first = closing - len(line)
        word = _LAST_WORD.search(line)
        if word is None or not link_labels.is_label(link_labels.normal(word[0])):
            return None
        return safe(f"Insert `[` before `{word[0]}`", Edit(first + word.start(), first + word.start(), "["))
    marker = _LIST_MARKER.match(line)
    if marker is None or "(" in line or marker.end() == len(line):
        return None
    return unsafe(
        "Insert `[` at the start of the item", Edit(first + marker.end(), first + marker.end(), "[")
    )


def _double_bracket(document: ListDocument, inner: int, closing: int) -> Fix:
    """Return the fix for `[paper]](url)`, `([paper]](url)` and `[(paper]](url)`; the `[` is at `inner`.

    A second `[` is only inserted in a list that has `[[paper]](url)` elsewhere; otherwise, the second `]` goes.
    """
    text = document.source.text
    if text[inner + 1] == "(" and ")" not in text[inner:closing]:
        return safe("Replace `(` with `[`", Edit(inner + 1, inner + 2, "["))
    link_end = text.find(")", closing) + 1
    if text[inner - 1 : inner] == "(" and not text.startswith(")", link_end):
        return safe("Replace `(` with `[`", Edit(inner - 1, inner, "["))
    label = link_labels.normal(text[inner + 1 : closing - 1])
    form = usual_form(document, label)
    if form == "doubled":
        return safe("Insert `[` before the link text", Edit(inner, inner, "["))
    if form == "plain":
        return safe("Remove the second `]`", Edit(closing, closing + 1, ""))
    return unsafe("Insert `[` before the link text", Edit(inner, inner, "["))


def _find_unclosed_parenthesis(line: str) -> int:
    """Return the index of the last `(` that a line does not close, -1 if there is none."""
    depth = 0
    for index in range(len(line) - 1, -1, -1):
        depth += (line[index] == ")") - (line[index] == "(")
        if depth < 0:
            return index
    return -1
