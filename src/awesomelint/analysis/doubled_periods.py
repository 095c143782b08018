"""Find entries that end with exactly two periods."""

from __future__ import annotations

import re

from awesomelint.analysis.positions import is_verbatim
from awesomelint.facts import fact
from awesomelint.model import Entry, ListDocument
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled

# The end of a sentence: a word, closed by at most three marks.
_END = compiled(r"[^\W_][)\]`*_\"”’]{0,3}\Z")
# With more of these, a list has them on purpose.
_MANY = 5


class DoubledPeriod(NamedTuple):
    """An entry, the offset of the first of its two final periods, and the word before them."""

    entry: Entry
    offset: int
    word: str


@fact
def doubled_periods(document: ListDocument) -> list[DoubledPeriod]:
    """Return the entries that end with two periods; none if many entries of the list do."""
    text = document.source.text
    ends: list[tuple[Entry, int]] = []
    for entry in document.entries:
        shown = entry.text.rstrip()
        if shown.endswith("..") and _END.search(shown, 0, len(shown) - 2):
            offset = entry.span.start + len(shown) - 2
            if not is_verbatim(document, offset):
                ends.append((entry, offset))
    if len(ends) > max(_MANY, len(document.entries) // 20):
        return []
    words = [text[entry.span.start : offset].split()[-1] for entry, offset in ends]
    return [
        DoubledPeriod(entry, offset, word)
        for (entry, offset), word in zip(ends, words, strict=True)
        # In a list of `et al.. 2020.`, the first period is that of the abbreviation.
        if not (word.isalpha() and f"{word}.. " in text and re.search(rf"\b{word}\.\. \S", text))
    ]
