"""A heading with nothing under it.

## Why
A reader who follows the contents to it finds the next heading. Most often the section's entries were moved away, or the
heading stayed behind when its section was renamed.

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
None: fill it, drop it or say “Coming soon”, as the maintainer likes.

## Severity
A warning where it is the only one in the file; a note where several are empty, which looks like a frame that is still
to be filled, and where the section's entries stand in a comment.

## Notes
A heading that is itself a link or an entry needs nothing below it, nor does the title of the page, nor a heading that
says that something is to come. A section with subsections is not empty. Where the next heading is a bare year
or has all words of this one, this one stands above it, whatever its level says.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import zip_longest

from awesomelint.analysis.blocks import by_kind
from awesomelint.markdown.blocks import Block
from awesomelint.model import Section
from awesomelint.rules.api import Context, Found, Severity, rule
from awesomelint.util.regex import WORD, lazy_pattern

_TO_COME = lazy_pattern(
    r"(?i)coming|soon|to be |\bt(?:bd|bc)\b|to.?do|\bwip\b|construction|continue|stay tuned|placeholder"
    r"|待|敬请|施工|更新|…|\.\.\."
)
_YEAR = lazy_pattern(r"\W*(?:19|20)\d\d\W*")
_UNSEEN = lazy_pattern(r"<!--(?:[^-]|-(?!->))*+(?:-->)?|<(?!img|picture|video|table)[^<>]*+>", re.IGNORECASE)
_BODIES = ("paragraph", "table", "code", "html", "item")


@rule("empty-section", group="structure", severity=Severity.WARNING)
def check(context: Context) -> Iterator[Found]:
    """Look for sections without entries, subsections or anything else between them and the next heading."""
    document = context.document
    text = document.source.text
    sections = document.sections[1:]
    if len(sections) < 2:
        return
    bare = [
        section
        for section, following in zip_longest(sections[1:], sections[2:])
        if not section.entries and not section.children and _counts(text, section, following)
    ]
    if not bare:
        return
    blocks = by_kind(document)
    lines = sorted(block.line for kind in _BODIES for block in blocks[kind] if _shows(text, block))
    # A heading in the lines of an HTML block is none for GitHub, and what follows it is no block.
    real = {block.start for block in blocks["heading"]}
    empty = [section for section in bare if section.span.start in real and not _between(lines, section)]
    for section in empty:
        parked = "<!--" in text[section.span.end : document.source.line_end(section.end_line)]
        severity = Severity.NOTE if parked or len(empty) > 1 else None
        yield Found(section.span, f"there is nothing under “{section.title}”", severity)


def _counts(text: str, section: Section, following: Section | None) -> bool:
    """Whether a heading is one that something should stand under."""
    title = section.title
    if (
        not WORD.search(title)
        or len(title) > 80
        or _TO_COME.search(title)
        or "](" in text[slice(*section.span)]
    ):
        return False
    if following is None:
        return True
    # “Segmentation” right above “Image Segmentation” is what both are about, whatever its level says.
    words, beneath = WORD.findall(title.casefold()), following.title.casefold()
    return not (_YEAR.fullmatch(following.title) or all(word in beneath for word in words))


def _between(lines: list[int], section: Section) -> bool:
    """Whether one of the lines lies in a section."""
    return bisect_right(lines, section.line) != bisect_right(lines, section.end_line)


def _shows(text: str, block: Block) -> bool:
    """Whether a block puts anything on the page: comments, anchors and line breaks do not."""
    return text[block.start : block.start + 1] != "<" or bool(
        _UNSEEN.sub("", text[block.start : block.end]).strip()
    )
