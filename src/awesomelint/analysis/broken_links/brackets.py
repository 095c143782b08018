"""Slips of one bracket around a link: another bracket than the one that belongs there, or none."""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.broken_links.model import BrokenLink, malformed, opener
from awesomelint.fields import link_labels
from awesomelint.findings import Edit, Fix, safe, unsafe
from awesomelint.source import Span
from awesomelint.util.regex import lazy_pattern

# A label, or a title in one more pair of brackets.
_LABEL = r"\[(?:\[[^\[\]()\n]{1,60}\]|\\\[[^\[\]()\n]{1,60}\\\]|`[^`\n]{1,60}`|[^\[\]\n]{1,200})"
_CLOSED_ROUND = lazy_pattern(_LABEL + r"\)\($")
_NEVER_CLOSED = lazy_pattern(r"\[([^\[\]\n]{1,200})\($")
_MARKER = lazy_pattern(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\*\*|__)?")
_LAST_WORD = lazy_pattern(r"(?<![^\s,;|(])[\w-]+(?: [\w-]+)?$")


def wrong_bracket(text: str, first: int, url: Span) -> Iterator[BrokenLink]:
    """`[text)(url)`, `[text][url)` and `[text(url)`; `first` is where to begin to look, on the address's line."""
    start, end = url
    before, behind = text[first:start], Span(start, end + 1)
    if text[end : end + 1] != ")":
        return
    if (match := _CLOSED_ROUND.search(before)) and match[0].count("(") <= match[0].count(")"):
        fix = safe("Close the text with “]”", Edit(start - 2, start - 1, "]"))
        span = Span(first + match.start(), behind.end)
        yield malformed(text, span, "closes its text with a round bracket: a link is [text](address)", fix)
    elif before.endswith("][") and (label := opener(text, start - 2)) >= 0:
        fix = safe("Open the address with “(”", Edit(start - 1, start, "("))
        span = Span(label, behind.end)
        yield malformed(text, span, "opens its address with a square bracket: a link is [text](address)", fix)
    elif (
        (match := _NEVER_CLOSED.search(before))
        and not match[1].endswith(" ")
        and _is_left_open(text, behind.end)
    ):
        fix = safe("Close the text with “]”", Edit(start - 1, start - 1, "]"))
        span = Span(first + match.start(), behind.end)
        yield malformed(text, span, "never closes its text: a link is [text](address)", fix)


def _is_left_open(text: str, at: int) -> bool:
    """Whether nothing on the rest of the line closes a square bracket that was opened before."""
    stop = text.find("\n", at)
    rest = text[at : stop if stop >= 0 else len(text)]
    depth = 0
    for char in rest[:400]:
        depth += (char == "[") - (char == "]")
        if depth < 0:
            return False
    return True


def lost_opener(text: str, closer: int) -> Fix | None:
    """The fix that puts the `[` belongs whose `]` stands at an offset: before a label, or before all that stands in an item."""
    if text[closer - 1 : closer] == "]" and (inner := opener(text, closer - 1)) >= 0:
        return _doubled(text, inner, closer)
    first = text.rfind("\n", max(0, closer - 400), closer) + 1
    line = text[first:closer]
    if (round_ := _unmatched(line)) >= 0:
        return unsafe("Open the text with “[”", Edit(first + round_, first + round_ + 1, "["))
    if "]" in line or "[" in line:
        line = line[max(line.rfind("]"), line.rfind(")")) + 1 :]
        first = closer - len(line)
        word = _LAST_WORD.search(line)
        if word is None or not link_labels.is_label(link_labels.normal(word[0])):
            return None
        return safe("Open the bracket", Edit(first + word.start(), first + word.start(), "["))
    marker = _MARKER.match(line)
    if marker is None or "(" in line or marker.end() == len(line):
        return None
    return unsafe("Open the bracket", Edit(first + marker.end(), first + marker.end(), "["))


def _doubled(text: str, inner: int, closer: int) -> Fix:
    """The fix for `[paper]](url)`, `([paper]](url)` and `[(paper]](url)`, whose inner bracket opens at an offset."""
    if text[inner + 1] == "(" and ")" not in text[inner:closer]:
        return safe("Open the bracket with “[”", Edit(inner + 1, inner + 2, "["))
    behind = text.find(")", closer) + 1
    if text[inner - 1 : inner] == "(" and not text.startswith(")", behind):
        return safe("Open the bracket with “[”", Edit(inner - 1, inner, "["))
    return safe("Open the bracket", Edit(inner, inner, "["))


def _unmatched(line: str) -> int:
    """Where the last round bracket of a line is opened that the line does not close; -1 if none is."""
    depth = 0
    for at in range(len(line) - 1, -1, -1):
        depth += (line[at] == ")") - (line[at] == "(")
        if depth < 0:
            return at
    return -1
