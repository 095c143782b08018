"""Across files: works that several lists of one call hold, each listing but the first in a file of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awesomelint.analysis.works.differences import apart, differences, is_meant, told
from awesomelint.analysis.works.list_parts import views
from awesomelint.analysis.works.match import compare_entries
from awesomelint.fields import titles
from awesomelint.model import Entry, ListDocument
from awesomelint.rules.api import Found, Related, Severity
from awesomelint.util.text import shorten


def across(documents: Sequence[ListDocument]) -> Iterator[tuple[int, Found]]:
    """Entries that an earlier document lists, each with the index of its own document.

    Of a work that a document lists twice only the first listing is compared with those elsewhere.
    """
    index = {document.source: number for number, document in enumerate(documents)}
    entries = [entry for document in documents for entry in document.compared]

    def file_of(entry: Entry) -> int:
        return index[entry.source]

    compared = compare_entries(entries, file_of).pairs
    pairs = [pair for pair in compared if pair.first.entry.source is not pair.later.entry.source]
    repeating = views(entries, pairs, file_of)
    for pair in pairs:
        first, later = pair.first.entry, pair.later.entry
        differing = differences(pair)
        on_purpose = not repeating.isdisjoint((file_of(first), file_of(later))) or is_meant(pair, differing)
        seen = first.title_span or first.head
        place = f"{first.source.path}, on line {first.source.line_of(seen.start)}"
        yield (
            file_of(later),
            Found(
                later.title_span or later.head,
                f"“{shorten(later.title, 80)}” is listed in {place}, too{told(differing)}",
                Severity.NOTE if on_purpose else apart(pair, differing),
                (Related(seen, "first listed here", first.source.path),),
                key="|".join(("elsewhere", *sorted((titles.key(first.title), titles.key(later.title))))),
            ),
        )
