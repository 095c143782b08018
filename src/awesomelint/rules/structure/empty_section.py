"""A section without any content.

## Why
Readers who follow the table of contents find only the next heading. Often the entries were moved, or the
heading was left behind when the section was renamed.

## Wrong
    ## Surveys
    - [A Survey of Large Language Models](https://arxiv.org/abs/2303.18223)

    ## Workshops

    ## Methods
    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762)

## Right
    ## Surveys
    - [A Survey of Large Language Models](https://arxiv.org/abs/2303.18223)

    ## Methods
    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762)

## Fix
None: the maintainer can add entries, remove the heading, write “Coming soon”, or lower the level of the next
headings if they belong to the section.

## Severity
Warning if it is the only empty section of the file. Note if there are several or it is the last one, which
looks like an outline that is yet to be filled, if five headings are links with nothing below, or if the
entries of the section are in a comment.

## Notes
A heading that is a link or an entry does not need content, and neither does the title of the page or a
heading that announces content. A section with subsections is not empty. If the next heading is only a year,
has all words of this heading, is dated (“Update: 2024-07-31”), has its number and one more (`2.1`, `2.1.1`), or
is nested below it in the table of contents, it is treated as a subsection, regardless of its level.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from awesomelint.analysis.blocks import by_kind
from awesomelint.analysis.contents import contents
from awesomelint.markdown.blocks import Block
from awesomelint.model import ListDocument, Section
from awesomelint.rules.api import Context, Found, Severity, rule
from awesomelint.util.regex import WORD, lazy_pattern

_ANNOUNCED = lazy_pattern(
    r"(?i)coming|soon|to be |\bt(?:bd|bc)\b|to.?do|\bwip\b|construction|continue|stay tuned|placeholder"
    r"|updated?\b"
    r"|待|敬请|施工|更新|…|\.\.\."
)
_YEAR = lazy_pattern(r"\W*(?:19|20)\d\d\W*")
_NUMBER = lazy_pattern(r"\d{1,2}(?:\.\d{1,2}){0,3}(?=\.?\s)")
# A piece of news; its heading often has the same level as the heading “News” above it.
_DATED = lazy_pattern(r"(?i)\W*(?:updated?|news)\b|\W*(?:19|20)\d\d\W?\d\d?\W?\d\d?\b")
_INVISIBLE = lazy_pattern(
    r"<!--(?:[^-]|-(?!->))*+(?:-->)?|<(?!img|picture|video|table)[^<>]*+>", re.IGNORECASE
)
# So many linked headings without content are an outline.
_UNFILLED = 5
_BODIES = ("paragraph", "table", "code", "html", "item", "kept")


@rule("empty-section", group="structure", severity=Severity.WARNING)
def check(context: Context) -> Iterator[Found]:
    """Report sections without entries, subsections or any other content before the next heading."""
    document = context.document
    text = document.source.text
    sections = document.sections[1:]
    candidates = [
        section
        for section, following in zip_longest(sections[1:], sections[2:])
        if not section.children and _needs_content(text, section, following)
    ]
    parents = _parents_in_contents(document)
    blocks = by_kind(document)
    # GitHub does not render a heading inside an HTML block.
    rendered = {block.start for block in blocks["heading"]}
    bodies = sorted(block.line for kind in _BODIES for block in blocks[kind] if _is_visible(text, block))
    # A heading in a quotation or an item is content: `> ###### 1) A Title`.
    lines = sorted([*bodies, *(block.line for block in blocks["heading"])])
    empty = [
        section
        for section in candidates
        if section.span.start in rendered
        and section.span.start not in parents
        and not _contains_any(section, lines)
    ]
    next_sections = dict(pairwise(sections))
    is_outline = bool(empty) and _is_outline(text, blocks["heading"], bodies)
    for section in empty:
        has_comment = "<!--" in text[section.span.end : document.source.line_end(section.end_line)]
        following = next_sections.get(section)
        may_be_planned = has_comment or is_outline or len(empty) > 1 or following is None
        severity = Severity.NOTE if may_be_planned else None
        remedy = "add entries or remove the heading"
        if following is not None and following.level == section.level:
            remedy = "add entries, make the next sections its subsections, or remove the heading"
        yield Found(section.span, f"section “{section.title}” is empty; {remedy}", severity)


def _is_outline(text: str, headings: Sequence[Block], bodies: list[int]) -> bool:
    """Whether several headings are links with nothing below, such as papers of which no notes exist yet."""
    unfilled = sum(
        "](" in text[heading.start : heading.end]
        and bisect_right(bodies, heading.line) == bisect_right(bodies, following.line)
        for heading, following in pairwise(headings)
    )
    return unfilled >= _UNFILLED


def _needs_content(text: str, section: Section, following: Section | None) -> bool:
    """Whether the heading of a section should have content below it."""
    title = section.title
    if (
        not WORD.search(title)
        or len(title) > 80
        or _ANNOUNCED.search(title)
        or "](" in text[slice(*section.span)]
    ):
        return False
    if following is None:
        return True
    number = _NUMBER.match(title)
    if _DATED.match(following.title) or (number and following.title.startswith(number[0] + ".")):
        return False
    # “Segmentation” directly above “Image Segmentation” is its parent, regardless of the levels.
    words, next_title = WORD.findall(title.casefold()), following.title.casefold()
    return not (_YEAR.fullmatch(following.title) or all(word in next_title for word in words))


def _parents_in_contents(document: ListDocument) -> frozenset[int]:
    """Return the offsets of the headings below which a table of contents nests other headings."""
    above = (item.above for toc in contents(document) for item in toc.items)
    return frozenset(item.target.span.start for item in above if item is not None and item.target is not None)


def _contains_any(section: Section, lines: list[int]) -> bool:
    """Whether a section contains any of the lines, below its heading."""
    return bisect_right(lines, section.line) != bisect_right(lines, section.end_line)


def _is_visible(text: str, block: Block) -> bool:
    """Whether a block is visible on the page, unlike comments, anchors and line breaks."""
    return text[block.start : block.start + 1] != "<" or bool(
        _INVISIBLE.sub("", text[block.start : block.end]).strip()
    )
