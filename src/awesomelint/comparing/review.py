"""A comparison with what `check` reports on the added works."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from awesomelint.comparing.compare import Comparison
from awesomelint.comparing.matching import work_keys
from awesomelint.filtering.anchoring import anchored
from awesomelint.filtering.changed_lines import Lines
from awesomelint.source import Source
from awesomelint.util.named_tuple import NamedTuple

if TYPE_CHECKING:
    from awesomelint.engine import Report
    from awesomelint.findings import Finding
    from awesomelint.model import Entry
    from awesomelint.source import Span


class Elsewhere(NamedTuple):
    """Where a work that is new in one file was listed before: the file and 1-based line of the old version."""

    path: str
    line: int


class Review(NamedTuple):
    """The comparison of one file.

    `path` and `old_path` are the names of both versions. `findings` are those on added and repeated entries,
    `elsewhere` says which added works another of the compared files listed before.
    """

    path: str
    old_path: str
    comparison: Comparison
    findings: dict[Entry, list[Finding]]
    elsewhere: dict[Entry, Elsewhere]

    @property
    def new_entries(self) -> list[Entry]:
        """The entries that the old version lacks, in the order of the list."""
        comparison = self.comparison
        entries = [*comparison.added, *(repeated.entry for repeated in comparison.repeated)]
        return sorted(entries, key=lambda entry: entry.span)


def findings_on(entries: Iterable[Entry], report: Report) -> dict[Entry, list[Finding]]:
    """Return the findings on entries, and those elsewhere that name one of them, as seen from there."""
    ordered = sorted(entries, key=lambda entry: entry.span)
    starts = [entry.span.start for entry in ordered]
    source = report.source
    lines = {source.path: Lines((entry.line, entry.end_line) for entry in ordered)}
    found: dict[Entry, list[Finding]] = {}
    for finding in report.findings:
        # Positions in other files are not those of new entries.
        place = anchored(finding, source, partial(Source, ""), lambda path: lines.get(path, Lines()))
        if place is None:
            continue
        spans = [place[1].span, *(related.span for related in place[1].related if related.path is None)]
        entry = next((entry for span in spans if (entry := _at(ordered, starts, span)) is not None), None)
        if entry is not None:
            found.setdefault(entry, []).append(place[1])
    return found


def _at(ordered: Sequence[Entry], starts: Sequence[int], span: Span) -> Entry | None:
    """Return the last entry that begins at or before a span and that the span is in."""
    at = bisect_right(starts, span.start) - 1
    return ordered[at] if at >= 0 and span.start < ordered[at].span.end else None


def listed_elsewhere(comparisons: Sequence[Comparison]) -> list[dict[Entry, Elsewhere]]:
    """Return for each comparison which of its added works the old version of another file lists."""
    known: dict[str, Elsewhere] = {}
    for comparison in comparisons:
        for entry in comparison.old.all_entries:
            for key in work_keys(entry):
                known.setdefault(key, Elsewhere(comparison.old.source.path, entry.line))
    found: list[dict[Entry, Elsewhere]] = []
    for comparison in comparisons:
        places: dict[Entry, Elsewhere] = {}
        for entry in comparison.added:
            # A work that its own old version has is not added, so another file has it.
            place = next((known[key] for key in work_keys(entry) if key in known), None)
            if place is not None:
                places[entry] = place
        found.append(places)
    return found
