"""Deviations that would leave half a pair of marks: their cause is something else than the format."""

from __future__ import annotations

from awesomelint.style.deviations.deviation import Deviation
from awesomelint.style.layout.layout import EntryLayout
from awesomelint.util.regex import compiled

_PAIRS = ("[]", "()", "（）", "【】", "“”")
_MARKS = ("*", "`", '"')
_UNDERSCORE = compiled(r"(?<!\w)_|_(?!\w)")
_URL = compiled(r"\]\([^)\s]*|https?://\S+")


def without_halves(layout: EntryLayout, found: list[Deviation]) -> list[Deviation]:
    """Return the deviations without those that change half a pair, if the entry has whole pairs only.

    Where the authors are not in italics, or not recognised, the mark before them isn't missing but the mark
    after them would be.
    """
    start, end = layout.offsets[0] + len(layout.entry.marker), layout.offsets[-1]
    text = layout.entry.source.text
    before = text[start:end]
    at = start
    parts: list[str] = []
    for deviation in found:
        parts += (text[at : deviation.start], deviation.expected)
        at = deviation.end
    after = "".join((*parts, text[at:end]))
    broken = _halves(after) - _halves(before)
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


def _halves(text: str) -> set[str]:
    """Return the pairs and marks of which a text has half a pair."""
    pairs = {pair for pair in _PAIRS if text.count(pair[0]) != text.count(pair[1])}
    marks = {mark for mark in _MARKS if text.count(mark) % 2}
    if "_" in text and len(_UNDERSCORE.findall(_URL.sub("](", text))) % 2:
        marks.add("_")
    return pairs | marks
