"""Find lines without a list marker that start like the items next to them and link to another work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.analysis.bullets import Items, opening
from awesomelint.analysis.works.work import is_paper
from awesomelint.fields import link_labels
from awesomelint.fields.urls import work_key
from awesomelint.markdown.blocks import Block
from awesomelint.model import ListDocument
from awesomelint.source import Span
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled, lazy_pattern

# A line after an item or a blank line that starts like an entry.
_LINE = compiled(
    r"\n[ \t]*+(?:(?:[-*+]|\d{1,3}[.)])[ \t][^\n]*+)?+\r?"
    r"(?=\n([ \t]*+)((?!\*[ \t]|\d{1,3}[.)][ \t])[\[(*\\\"“\w][^\r\n]*+))"
)
_ITEM = lazy_pattern(r"[ \t]*+(?:[-*+]|\d{1,3}[.)])[ \t]++")
_TARGET = compiled(r"\]\((http[^)\s]+)")
_LABEL = lazy_pattern(r"\[([^\[\]\n]+)\]\(")


class LostBullet(NamedTuple):
    """A line without a list marker, and the marker that it should have."""

    span: Span
    marker: str


def find_candidates(document: ListDocument) -> list[re.Match[str]]:
    """Return the lines that may have lost their marker, judging by the text of the line only."""
    lines = _LINE.finditer(document.source.text)
    return [match for match in lines if "](http" in match[2] and not _is_field(match[2])]


def find_lost_bullets(
    document: ListDocument, items: Items, lines: list[re.Match[str]]
) -> Iterator[LostBullet]:
    """Yield the candidates that are also out of place in the block structure of the document."""
    for match in lines:
        marker = _expected_marker(document, items, match)
        if marker:
            yield LostBullet(Span(*match.span(2)), marker)


def _expected_marker(document: ListDocument, items: Items, match: re.Match[str]) -> str:
    """Return the marker that a line should have; empty if the line is not meant to be an item."""
    source, body = document.source, match[2]
    line = source.line_of(match.start(2))
    paragraph = items.paragraph(line)
    if paragraph is None:
        return ""
    lists = items.adjacent_lists(paragraph)
    if not lists:
        return ""
    item = lists[0].children[0]
    continues_item = paragraph.line < line
    if not continues_item and (paragraph.end_line > line or not _is_between(paragraph, lists)):
        return ""
    deeper = len(match[1].expandtabs(4)) > item.start - source.line_start(item.line)
    if deeper or not all(items.is_plain(block, opening(body, 0)) for block in lists[:2]):
        return ""
    if continues_item:
        above = _ITEM.sub("", source.line_text(line - 1), count=1)
        urls_above = _TARGET.findall(above)
        if (
            not urls_above
            or urls_above[:1] == _TARGET.findall(body)[:1]
            or opening(above, 0) != opening(body, 0)
        ):
            return ""
        if paragraph.end_line > line and opening(source.line_text(line + 1).lstrip(), 0) != opening(body, 0):
            # The text wraps: a description with a link at the beginning of a line.
            return ""
    return item.marker


def _is_field(body: str) -> bool:
    """Whether a line starts with a labelled link, or with text that is not the title of a paper."""
    start = opening(body, 0)
    if start == "link":
        label = _LABEL.match(body)
        return label is not None and link_labels.is_label(link_labels.normal(label[1]))
    target = _TARGET.search(body)
    return start == "word" and not (target and is_paper(work_key(target[1])) and body[0].isupper())


def _is_between(paragraph: Block, lists: list[Block]) -> bool:
    """Whether a paragraph is between two lists with the same kind of marker."""
    before = [block for block in lists if block.end_line < paragraph.line]
    after = [block for block in lists if block.line > paragraph.end_line]
    return bool(before and after) and before[-1].children[0].marker[-1] == after[0].children[0].marker[-1]
