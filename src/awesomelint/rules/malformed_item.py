"""A line that was meant as a bullet of its list and is none: its marker is glued, doubled, not Markdown's, or lost.

## Why
GitHub shows such a line as the end of the entry above it, or as a paragraph that parts the list in two. Its author saw
nothing of it in the editor.

## Wrong
    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
    -[Layer Normalization](https://arxiv.org/abs/1607.06450)
    [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)

## Right
    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
    - [Layer Normalization](https://arxiv.org/abs/1607.06450)
    - [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)

## Fix
Safe: the space or the marker is put in, the second marker of two is taken out.

## Notes
A marker is `-`, `*`, `+` or a number with a point or parenthesis, and a space must follow it (CommonMark 5.2). Lines
below an entry that hold its authors, links or notes are part of it and no lost bullets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from awesomelint.markdown.blocks import Block
from awesomelint.model import ListDocument
from awesomelint.rules._bullets import LOST_BULLET, MEANT, in_emphasis
from awesomelint.rules.api import Edit, Found, Severity, Span, rule, safe

_DOUBLED = re.compile(r"\n[ \t]*+([-*+])[ \t]++[-*+][ \t]++(?=[\[(*\w\"“])")


@rule("malformed-item", group="works", severity=Severity.WARNING, fix="safe")
def check(document: ListDocument, options: Mapping[str, Any]) -> Iterator[Found]:
    """Look at the lines that begin as items might, and ask the blocks whether they are, and what stands beside them."""
    text = document.source.text
    doubled = list(_DOUBLED.finditer(text))
    meant = [match for match in MEANT.finditer(text) if "](" in text[match.end() : match.end() + 400].partition("\n")[0]]
    lost = [match for match in LOST_BULLET.finditer(text)]
    if not (doubled or meant or lost):
        return
    items = _Items(document)
    for match in meant:
        yield from _glued(document, items, match)
    for match in doubled:
        yield from _doubled(document, items, match)
    for match in lost:
        yield from _lost(document, items, match)
'''
echo; python3 - <<'E'
