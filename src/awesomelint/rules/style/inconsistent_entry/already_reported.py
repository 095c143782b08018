"""Told already: departures from a list's format that another rule has told as the defect that they are."""

from __future__ import annotations

from bisect import bisect_left

from awesomelint.model import ListDocument
from awesomelint.rules.api import Span
from awesomelint.style.deviations.deviation import Deviation
from awesomelint.util.regex import compiled

_BRACKETS = compiled(r"[\[\]()（）]")
_STARS = compiled(r"[*_]")


class AlreadyReported:
    """What the rules before have told of a document."""

    def __init__(self, document: ListDocument) -> None:
        self.text = document.source.text
        told: dict[str, list[Span]] = document.memo.get("told", {})
        self.brackets = _sorted(told, "malformed-link", "unbalanced-brackets", "malformed-url")
        self.spaces = _sorted(told, "extra-whitespace")
        self.stars = _sorted(told, "broken-emphasis")
        self.breaks = _sorted(told, "split-entry", "merged-entry")
        self.dates = _sorted(told, "malformed-date")

    def covers(self, deviation: Deviation, entry: Span) -> bool:
        """Whether a departure of an entry is what another rule has told."""
        if deviation.kind == "missing":
            return _touches(self.dates, entry) and "date" in deviation.message
        if deviation.kind not in ("separator", "period"):
            return False
        found, expected = self.text[deviation.start : deviation.end], deviation.expected
        place = Span(deviation.start, deviation.end)
        if _BRACKETS.findall(found) != _BRACKETS.findall(expected):
            return _touches(self.brackets, entry)
        if _STARS.findall(found) != _STARS.findall(expected) and _touches(self.stars, place):
            return True
        if "".join(found.split()) != "".join(expected.split()):
            return False
        return _touches(self.spaces, place) or ("\n" in found and _touches(self.breaks, entry))


def _sorted(told: dict[str, list[Span]], *rules: str) -> list[Span]:
    return sorted(span for rule in rules for span in told.get(rule, ()))


def _touches(spans: list[Span], place: Span) -> bool:
    """Whether one of some spans, which hardly ever lie within each other, begins or ends at a place or holds it."""
    at = bisect_left(spans, (place.end + 1,))
    return any(span.start <= place.end and place.start <= span.end for span in spans[max(0, at - 3) : at])
