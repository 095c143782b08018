"""A broken link and the rule that reports it, and functions that make broken links of each kind."""

from __future__ import annotations

from awesomelint.findings import Edit, Fix, Found, Severity, safe, unsafe
from awesomelint.markdown.slugs import slug
from awesomelint.source import Span, back
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import lazy_pattern
from awesomelint.util.text import shorten

_MAX_DEPTH = 24
# How far the brackets of a link may be apart, in code points.
_MAX_LENGTH = 600
# The start of a block, before which brackets are not matched: a list item, or a line after a blank line.
_BLOCK_START = lazy_pattern(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]|\r?\n)")
# URLs with more unclosed parentheses than this get no fix.
_MAX_UNCLOSED = 3
UNOPENED = "has no matching “[”, so it is not a link"
_SCHEMES = lazy_pattern(r"(?:^|\s)https?://")
# A page on a university's server, often of a person.
_SPACE_AFTER_HOST = lazy_pattern(r"https?://[^\s/]+\.(?:edu|ac)\b[^\s/]*/\s")


class BrokenLink(NamedTuple):
    """A broken link: the name of the rule that reports it, and the finding."""

    rule: str
    finding: Found


def malformed_link(text: str, span: Span, problem: str, fix: Fix | None = None) -> BrokenLink:
    """Make a broken link for `malformed-link`; the message quotes the span, followed by the problem."""
    message = f"“{shorten(text[span.start : span.end])}” {problem}"
    return BrokenLink("malformed-link", Found(span, message, fix=fix))


def unbalanced_brackets(text: str, span: Span, problem: str, fix: Fix | None = None) -> BrokenLink:
    """Make a broken link for `unbalanced-brackets`; the message quotes the span, followed by the problem."""
    message = f"“{shorten(text[span.start : span.end])}” {problem}"
    return BrokenLink("unbalanced-brackets", Found(span, message, Severity.ERROR, fix=fix))


def unclosed_link(text: str, label: int, start: int, end: int) -> BrokenLink:
    """Make a broken link of a link whose URL is not closed, or closed by another bracket.

    The link begins at the offset `label`, its URL is from `start` to `end`.
    """
    after = text[end : end + 1]
    is_wrong = after == "}" or (after == "]" and text[label - 1 : label] not in ("[", "(", "（"))
    unclosed = max(0, text.count("(", start, end) - text.count(")", start, end))
    fix = None
    if not text.startswith("](", end) and unclosed <= _MAX_UNCLOSED:
        parentheses = ")" * (unclosed + 1)
        title = (
            f"Replace `{after}` with `{parentheses}`" if is_wrong else f"Insert `{parentheses}` after the URL"
        )
        fix = safe(title, Edit(end, end + 1 if is_wrong else end, parentheses))
    problem = f"has “{after}” instead of “)” after the URL" if is_wrong else "has no “)” after the URL"
    return unbalanced_brackets(text, Span(label, end), problem, fix)


def url_with_spaces(text: str, span: Span) -> BrokenLink:
    """Make a broken link of a URL that contains spaces."""
    url = text[span.start : span.end]
    fix: Fix | None
    if url.startswith("#"):
        # The heading as written; GitHub makes the anchor from it.
        anchor = "#" + slug(url[1:].strip())
        fix = unsafe(f"Replace the URL with `{anchor}`", Edit(*span, anchor))
    elif len(_SCHEMES.findall(url)) > 1:
        message = f"“{shorten(url)}” are two URLs, so GitHub shows the link as text; keep one of them"
        return BrokenLink("malformed-url", Found(span, message))
    elif url.startswith("http"):
        # In a badge, spaces are part of the text that it shows; other spaces are artefacts of copying.
        is_badge = "img.shields.io" in url
        title = "Replace the spaces with `%20`" if is_badge else "Remove the spaces"
        fix = unsafe(title, Edit(*span, ("%20" if is_badge else "").join(url.split())))
        if _SPACE_AFTER_HOST.match(url):
            # The space stands for a character that was lost, often the tilde of `/~name/`.
            fix = None
    else:
        fix = safe("Replace the spaces with `%20`", Edit(*span, "%20".join(url.split())))
    message = f"URL “{shorten(url)}” contains a space, so GitHub shows the link as text"
    return BrokenLink("malformed-url", Found(span, message, fix=fix))


def find_opening_bracket(text: str, closing: int) -> int:
    """Return the offset of the `[` for the `]` at an offset, -1 if its paragraph or list item has none."""
    first = back(text, closing, _MAX_LENGTH)
    line = text.rfind("\n", first, closing) + 1
    while line > first and not _BLOCK_START.match(text, line):
        line = text.rfind("\n", first, line - 1) + 1
    first = max(first, line)
    depth, offset = 0, closing
    while depth < _MAX_DEPTH:
        previous_opening, previous_closing = text.rfind("[", first, offset), text.rfind("]", first, offset)
        if previous_opening < 0:
            return -1
        offset = max(previous_opening, previous_closing)
        if offset == previous_closing:
            depth += 1
        elif depth:
            depth -= 1
        else:
            return offset
    return -1


def start_of_line(text: str, offset: int) -> int:
    """Return the start of the line of an offset, or an offset as far before it as brackets may be apart."""
    first = max(0, offset - _MAX_LENGTH)
    return max(text.rfind("\n", first, offset) + 1, first)


def end_of_line(text: str, offset: int) -> int:
    """Return the end of the line of an offset, or an offset as far after it as brackets may be apart.

    A limit that ran over the end of the line would make the result depend on the kind of line endings.
    """
    end = text.find("\n", offset, offset + _MAX_LENGTH)
    return end if end >= 0 else offset + _MAX_LENGTH


def is_checkbox_or_footnote(label: str) -> bool:
    """Return whether a text in brackets is a checkbox or a footnote instead of a link text."""
    return label in ("", " ", "x", "X") or label.startswith("^")
