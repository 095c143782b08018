"""Pairs of marks: deviations that would leave half a pair, whose cause is not the format, and empty brackets."""

from __future__ import annotations

from awesomelint.findings import Edit, with_edits
from awesomelint.markdown.inline import scan
from awesomelint.source import Span
from awesomelint.style.deviations.deviation import Deviation
from awesomelint.style.layout.layout import EntryLayout
from awesomelint.util.regex import compiled

_PAIRS = ("[]", "()", "（）", "【】", "“”")
_MARKS = ("*", "**", "`", '"')
# The kinds of inline parts whose text can have emphasis.
_WITH_TEXT = frozenset(("link", "strong", "em", "bracket", "paren", "quote", "summary"))
_EMPTY = compiled(r"\[\s*\]|\{\s*\}|\(\s*\)")
_UNDERSCORE = compiled(r"(?<!\w)_|_(?!\w)")
_URL = compiled(r"\]\([^)\s]*|https?://\S+")


def without_halves(layout: EntryLayout, found: list[Deviation]) -> list[Deviation]:
    """Return the deviations without those that change half a pair, if the entry has whole pairs only.

    Where the authors are not in italics, or not recognised, the mark before them isn't missing but the mark
    after them would be.
    """
    span = Span(layout.offsets[0] + len(layout.entry.marker), layout.offsets[-1])
    text = layout.entry.source.text
    edits = (Edit(deviation.start, deviation.end, deviation.expected) for deviation in found)
    written = with_edits(text, edits, *span)
    own = text[span.start : span.end]
    broken = _halves(written) - _halves(own) or _crossed(written) - _crossed(own)
    if not broken:
        broken = literal_marks(written) - literal_marks(own)
    if not broken:
        return found
    return [
        deviation
        for deviation in found
        if not any(
            text.count(mark, deviation.start, deviation.end) != deviation.expected.count(mark)
            for pair in broken
            for mark in pair
        )
    ]


def _crossed(text: str) -> set[str]:
    """Return the pairs of brackets of which one is closed before it is opened, as in `[A](…)) ([B](…)`."""
    return {pair for pair in _PAIRS if pair[1] in text and _is_closed_first(text, *pair)}


def _is_closed_first(text: str, opening: str, closing: str) -> bool:
    opened = 0
    for bracket in filter((opening + closing).__contains__, text):
        opened += 1 if bracket == opening else -1
        if opened < 0:
            return True
    return False


def _halves(text: str) -> set[str]:
    """Return the same as `halves`, with underscores outside words and URLs."""
    found = halves(text)
    if "_" in text and len(_UNDERSCORE.findall(_URL.sub("](", text))) % 2:
        found.add("_")
    return found


def halves(text: str) -> set[str]:
    """Return the pairs and marks of which a text has half a pair, underscores aside."""
    pairs = {pair for pair in _PAIRS if text.count(pair[0]) != text.count(pair[1])}
    return pairs | {mark for mark in _MARKS if text.count(mark) % 2}


def literal_marks(text: str) -> set[str]:
    """Return the marks of emphasis that are shown on the page, as in `A**, **B`, which has whole pairs only."""
    shown: list[str] = []
    spans = [(0, len(text), scan(text, 0, len(text), {}))]
    while spans:
        at, end, parts = spans.pop()
        for part in parts:
            shown.append(text[at : part.start])
            if part.kind in _WITH_TEXT:
                spans.append((part.inner_start, part.inner_end, part.children))
            at = part.end
        shown.append(text[at:end])
    return {mark for mark in "*_" if any(mark in words for words in shown)}


def empty_brackets(expected: str, found: str) -> str:
    """Return the brackets without contents, which somebody may still want to fill, that others don't have; "" if none.

    Those of a link without text and URL are not meant: `[]()`.
    """
    empty = _EMPTY.search(found) if "](" not in found else None
    return empty[0] if empty and empty[0] not in expected else ""
