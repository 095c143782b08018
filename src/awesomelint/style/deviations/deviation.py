"""A departure: one difference between an entry and the format of its section, in words for people."""

from __future__ import annotations

from typing import NamedTuple

WORDS = {
    "title": "the title", "url": "the title's address", "label": "the link", "link": "the link", "date": "the date", "venue": "the venue",
    "tag": "the tag", "authors": "the authors", "badge": "the badge", "image": "the image", "text": "the text", "date or venue": "a date or venue",
}  # fmt: skip


class Deviation(NamedTuple):
    """One difference: the offsets of what was found, what was expected there, and whether that is sure.

    `kind` is separator, period, order, date or missing. `edit` tells whether writing the expected text at the place
    mends it, `safe` whether no field changes or moves by that.
    """

    kind: str
    start: int
    end: int
    message: str
    expected: str
    edit: bool
    sure: bool
    safe: bool = True


def quoted(text: str) -> str:
    """Some source for a message: in quotes, line ends and tabs visible."""
    shown = text.replace("\r", "").replace("\n", "⏎").replace("\t", "⇥")
    return f"“{shown}”" if shown else "nothing"
