"""A slip: a link gone wrong, as the rule that answers for it will tell it."""

from __future__ import annotations

from typing import NamedTuple

from awesomelint.findings import Edit, Fix, Found, Severity, safe, unsafe
from awesomelint.markdown.slugs import slug
from awesomelint.source import Span, back
from awesomelint.util.regex import lazy_pattern
from awesomelint.util.text import shorten

_DEEPEST = 24
_REACH = 600
# What begins a block of its own, in which no bracket from before is closed: an item, or a line behind a blank one.
_BLOCK = lazy_pattern(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]|\r?\n)")
# No address has more brackets than these that are never closed.
_MEANT = 3
UNCLOSED = "it takes a “)” behind its address"


class BrokenLink(NamedTuple):
    """A link gone wrong: the rule that tells of it, and what that rule says."""

    rule: str
    found: Found


def unclosed(text: str, label: int, start: int, end: int) -> BrokenLink:
    """A link whose address is never closed, or closed by another bracket."""
    after = text[end : end + 1]
    taken = after == "}" or (after == "]" and text[label - 1 : label] not in ("[", "(", "（"))
    fix, inside = None, max(0, text.count("(", start, end) - text.count(")", start, end))
    if not text.startswith("](", end) and inside <= _MEANT:
        fix = safe(
            "Close the bracket behind the address", Edit(end, end + 1 if taken else end, ")" * (inside + 1))
        )
    said = f"is closed by “{after}”: {UNCLOSED}" if taken else f"is never closed: {UNCLOSED}"
    return unbalanced(text, Span(label, end), said, fix)


def with_spaces(text: str, span: Span) -> BrokenLink:
    """An address with a space in it."""
    url = text[span.start : span.end]
    if url.startswith("#"):
        # GitHub makes its anchors of what people write here: the heading as it reads.
        fix = unsafe("Write it as GitHub does", Edit(*span, "#" + slug(url[1:].strip())))
    elif url.startswith("http"):
        # In a badge a space is part of what it shows; elsewhere it came in when the address was copied.
        joined = ("%20" if "img.shields.io" in url else "").join(url.split())
        fix = unsafe("Write the address without spaces", Edit(*span, joined))
    else:
        fix = safe("Write %20 for the spaces", Edit(*span, "%20".join(url.split())))
    message = f"the address “{shorten(url)}” has a space in it: GitHub shows the link as text"
    return BrokenLink("malformed-url", Found(span, message, fix=fix))


def opener(text: str, closer: int) -> int:
    """Where the bracket was opened that closes at an offset; -1 where it was not, within its paragraph or item."""
    first = back(text, closer, _REACH)
    line = text.rfind("\n", first, closer) + 1
    while line > first and not _BLOCK.match(text, line):
        line = text.rfind("\n", first, line - 1) + 1
    first = max(first, line)
    depth, at = 0, closer
    while depth < _DEEPEST:
        opened, closed = text.rfind("[", first, at), text.rfind("]", first, at)
        if opened < 0:
            return -1
        at = max(opened, closed)
        if at == closed:
            depth += 1
        elif depth:
            depth -= 1
        else:
            return at
    return -1


def is_mark(label: str) -> bool:
    """Whether what stands in the brackets is a task's box or a footnote."""
    return label in ("", " ", "x", "X") or label.startswith("^")


def malformed(text: str, span: Span, message: str, fix: Fix | None = None) -> BrokenLink:
    """A slip for `malformed-link`; the message follows upon the source that it quotes."""
    return BrokenLink(
        "malformed-link", Found(span, f"“{shorten(text[span.start : span.end])}” {message}", fix=fix)
    )


def unbalanced(text: str, span: Span, message: str, fix: Fix | None = None) -> BrokenLink:
    """A slip for `unbalanced-brackets` by which a link is lost."""
    quoted = shorten(text[span.start : span.end])
    return BrokenLink("unbalanced-brackets", Found(span, f"“{quoted}” {message}", Severity.ERROR, fix=fix))
