"""Find works that are listed in several files of one run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awesomelint.analysis.works.differences import (
    describe_differences,
    find_differences,
    is_intentional,
    severity_if_unrelated,
)
from awesomelint.analysis.works.list_parts import find_repeating_parts
from awesomelint.analysis.works.match import compare_entries
from awesomelint.fields import titles
from awesomelint.model import Entry, ListDocument
from awesomelint.rules.api import Found, Related, Reverse, Severity
from awesomelint.util.text import shorten


def compare_documents(documents: Sequence[ListDocument]) -> Iterator[tuple[int, Found]]:
    """Yield a finding for each entry that an earlier document lists too, with the index of the entry's
    document.

    If a document lists a work twice, only its first entry is compared with other documents.
    """
    index = {document.source: number for number, document in enumerate(documents)}
    entries = [entry for document in documents for entry in document.compared]

    def file_of(entry: Entry) -> int:
        return index[entry.source]

    all_pairs = compare_entries(entries, file_of).pairs
    pairs = [pair for pair in all_pairs if pair.first.entry.source is not pair.later.entry.source]
    repeating = find_repeating_parts(entries, pairs, file_of)
    for pair in pairs:
        first, later = pair.first.entry, pair.later.entry
        differences = find_differences(pair)
        is_repetition = not repeating.isdisjoint((file_of(first), file_of(later)))
        is_note = is_repetition or is_intentional(pair, differences)
        end = describe_differences(differences)
        reverse = Reverse(f"{_message(first, later)}{end}", "also listed here")
        span = first.title_span
        yield (
            file_of(later),
            Found(
                later.title_span,
                f"{_message(later, first)}{end}",
                Severity.NOTE if is_note else severity_if_unrelated(pair, differences),
                (Related(span, "first listed here", first.source.path, reverse),),
                key="|".join(("elsewhere", *sorted((titles.key(first.title), titles.key(later.title))))),
            ),
        )


def _message(entry: Entry, other: Entry) -> str:
    line = other.source.line_of(other.title_span.start)
    return f"“{shorten(entry.title, 80)}” is already listed in {other.source.path} on line {line}"
