"""Venues that no table knows in front of marked titles, where most titles of the section have theirs.

    - ICML 2020 | **Tidy Sheep on Hills** | [pdf](https://…)
    - Barn Letters 2021 | **Counting Wool** | [pdf](https://…)

Alone, `Barn Letters 2021` could be a title, and the emphasis after it a note.
"""

from __future__ import annotations

from collections.abc import Callable

from awesomelint.fields import titles
from awesomelint.reading.dialect import Slot
from awesomelint.reading.outline import Stretch, Unit, drafted
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.slot_venues import dated, is_capitalised, venue_of
from awesomelint.reading.thresholds import SLOT_ENTRIES, SLOT_SHARE
from awesomelint.source import Span
from awesomelint.util.regex import WORD, lazy_pattern

# What separates a venue from a title in marks: `Barn Letters 2021 | **Counting Wool**`.
_SEPARATOR = lazy_pattern(r"\s*(?:[|｜/·•]|[-–—](?=\s)|[:：])\s*$")
_EMPHASIS = frozenset(("strong", "em"))
_MARKED = frozenset(("strong", "em", "quote", "link"))
# A title has at least this many words.
_TITLE_WORDS = 2


def take_venues_in_front(text: str, units: list[Unit], read: Callable[[Stretch], Draft]) -> None:
    """Read the entries of a section again of which the title is probably a venue: `Barn Letters 2021 | **Counting Wool**`.

    At least half of the entries have a venue in plain text before a marked title. `read` reads a stretch.
    """
    entries = drafted(units)
    found = [(unit, head, draft) for unit, head, draft in entries if _may_be_venue(text, head, draft)]
    if not found:
        return
    led = sum(draft.title_kind in _MARKED and _venue_precedes(draft, ("",)) for _, _, draft in entries)
    if led < max(SLOT_ENTRIES, SLOT_SHARE * len(entries)):
        return
    for unit, head, draft in found:
        again = read(_rest(head, draft))
        if again.title_kind in _MARKED and again.venue is None:
            span = Span(*draft.title_span)
            again.start = draft.start
            again.venue = venue_of(draft.title, text[span.start : span.end], span)
            again.slots = [Slot("venue", *span, "", "section"), *again.slots]
            unit.draft = again


def _rest(head: Stretch, draft: Draft) -> Stretch:
    """Return the stretch from the marked text on that follows a title."""
    parts = [part for part in head.parts if part.start >= draft.title_span.end]
    return Stretch(head.line, head.end_line, parts[0].start, head.end, parts)


def _may_be_venue(text: str, head: Stretch, draft: Draft) -> bool:
    """Return whether a title is a name with a year, and a separator and marked text follow it."""
    if draft.title_kind != "text" or draft.venue is not None or not draft.title[-1:].isdigit():
        return False
    match = dated(draft.title)
    if match is None or not match["long"]:
        return False
    if not is_capitalised(WORD.findall(match["name"])):
        return False
    following = next((part for part in head.parts if part.start >= draft.title_span.end), None)
    if following is None or following.kind not in _MARKED:
        return False
    between = text[draft.title_span.end : following.start]
    enough = titles.word_count(text[following.inner_start : following.inner_end]) >= _TITLE_WORDS
    return enough and _SEPARATOR.fullmatch(between) is not None


def venues_for_titles(units: list[Unit]) -> list[tuple[Unit, Stretch]]:
    """Return the entries of which the title is probably a venue that no table knows: `**Barn Letters 2020**: [Tidy Sheep](…)`.

    At least half of the entries have their venue in emphasis before the title.
    """
    entries = drafted(units)
    found = [(unit, head) for unit, head, draft in entries if _is_dated_name(draft)]
    if not found:
        return found
    led = sum(_venue_precedes(draft, ("*", "_")) for _, _, draft in entries)
    return found if led >= max(SLOT_ENTRIES, SLOT_SHARE * len(entries)) else []


def _is_dated_name(draft: Draft) -> bool:
    return draft.title_kind in _EMPHASIS and draft.venue is None and dated(draft.title) is not None


def _venue_precedes(draft: Draft, marks: tuple[str, ...]) -> bool:
    """Return whether a venue that one of these marks opens precedes the title; the mark of plain text is empty."""
    return any(
        slot.kind == "venue" and slot.mark[:1] in marks and slot.start < draft.title_span.start
        for slot in draft.slots
    )
