"""A literal asterisk within bold text, which therefore is not bold: `**From A* to B**`."""

from __future__ import annotations

from typing import NamedTuple

from awesomelint.analysis.positions import in_formula, in_url, is_verbatim, parts_at
from awesomelint.facts import fact
from awesomelint.model import ListDocument
from awesomelint.source import Span
from awesomelint.util.regex import compiled

# Text between `**` that contains one more asterisk.
_BOLD_WITH_ASTERISK = compiled(r"(?<![*\\])\*\*(?=[^\s*])[^*\n]*(?<!\\)(\*)[^*\n]+(?<=\S)\*\*(?!\*)")


class LiteralAsterisk(NamedTuple):
    """The span of a text that was meant to be bold, and the offset of the asterisk within it."""

    span: Span
    offset: int


@fact
def asterisks_in_bold(document: ListDocument) -> list[LiteralAsterisk]:
    """Return the texts of entries that one asterisk within them keeps from being bold."""
    text = document.source.text
    found: list[LiteralAsterisk] = []
    for entry in document.entries:
        stars = text.count("**", *entry.head)
        if not stars or stars % 2:
            continue
        for match in _BOLD_WITH_ASTERISK.finditer(text, *entry.head):
            offset = match.start(1)
            parts = parts_at(document, offset)
            if not (
                any(part.kind == "strong" for part in parts)
                or is_verbatim(document, offset)
                or in_url(parts, offset)
                or in_formula(document, offset)
            ):
                found.append(LiteralAsterisk(Span(*match.span()), offset))
    return found
