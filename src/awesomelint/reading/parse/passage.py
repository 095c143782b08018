"""Plain text beside a title, and what was recognised in it so far."""

from __future__ import annotations

from awesomelint.fields import venues
from awesomelint.model import VenueField
from awesomelint.reading.dialect import Slot
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.separators import AFTER_SLOT, BEFORE_SLOT
from awesomelint.source import Span
from awesomelint.util.regex import WORD


class Passage:
    """Plain text next to a title, at `start` to `end` of the source. `spans` are the parts recognised so far.

    `mark` opens the brackets or emphasis around it; `whole` is True if the section's separators surround it.
    """

    __slots__ = ("count", "draft", "end", "mark", "spans", "start", "text", "whole")

    def __init__(
        self, text: str, draft: Draft, start: int, end: int, count: int, mark: str, *, whole: bool
    ) -> None:
        self.text = text
        self.draft = draft
        self.start = start
        self.end = end
        self.count = count
        self.mark = mark
        self.whole = whole
        self.spans: list[tuple[int, int]] = []

    def took(self, kind: str, start: int, end: int) -> None:
        """Record that `text[start:end]` was recognised as `kind`."""
        self.spans.append((start, end))
        self.draft.slots += [Slot(kind, start, end, self.mark)]

    def take_venue(self, start: int, end: int, name: str, year: int | None, track: str | None) -> None:
        """Take `text[start:end]` as the venue."""
        self.draft.venue = VenueField(self.text[start:end], name, year, track, Span(start, end))
        self.took("venue", start, end)

    def is_taken(self, at: int, end: int) -> bool:
        """Return whether any of `text[at:end]` was recognised already."""
        return any(a < end and at < b for a, b in self.spans)

    def is_complete(self) -> bool:
        """Return whether all words were recognised."""
        at = self.start
        for start, end in sorted(self.spans):
            if start > at and WORD.search(self.text, at, start):
                return False
            at = max(at, end)
        return WORD.search(self.text, at, self.end) is None

    def is_bounded(self, begin: int, stop: int) -> bool:
        """Return whether `text[begin:stop]` has a separator or the passage's edge on both sides."""
        text = self.text
        after = text[stop : self.end].lstrip(" \t")
        if after and after[0] not in AFTER_SLOT:
            return False
        before = text[self.start : begin].rstrip()
        if not before or before[-1] in BEFORE_SLOT:
            return True
        word = before.split()[-1].strip("([").lower()
        return (
            word in ("in", "on", "by") or venues.known_name(word) is not None or word.endswith(("al.", "al"))
        )
