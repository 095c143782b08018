"""What mistletoe itself reads in a text: its links, tables and definitions, to hold our own scanners against."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

# The bridge goes first: it is what makes the import cheap, and what must not change any of this.
from awesomelint.markdown import _mistletoe  # noqa: F401  # isort: skip
from mistletoe import Document, block_token, span_token
from mistletoe.html_renderer import HtmlRenderer


class Facts(NamedTuple):
    """`links` counts (kind, target) pairs, `tables` lists (first line, rows), `definitions` maps labels to targets."""

    links: Counter[tuple[str, str]]
    tables: list[tuple[int, int]]
    definitions: dict[str, str]


def facts(text: str) -> Facts:
    """Read a text with mistletoe alone. HTML tokens live only inside a renderer's context."""
    with HtmlRenderer():
        document = Document(text.replace("\r\n", "\n").split("\n"))
    found = Facts(Counter(), [], {label: target for label, (target, _) in document.footnotes.items()})
    _walk(document, found)
    return found


@cache
def facts_of(path: Path) -> Facts:
    """What mistletoe reads in a file; several tests ask, and it takes its time."""
    return facts(path.read_bytes().decode().removeprefix("\ufeff"))


def _walk(token: Any, found: Facts) -> None:
    if isinstance(token, span_token.Link):
        found.links["link", token.target] += 1
    elif isinstance(token, span_token.Image):
        found.links["image", token.src] += 1
    elif isinstance(token, block_token.Table):
        found.tables.append((token.line_number, len(token.children)))
        # The header row is no child of its table.
        _walk(token.header, found)
    for child in token.children or ():
        _walk(child, found)
