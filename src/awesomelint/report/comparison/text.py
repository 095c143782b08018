"""A comparison as text for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from awesomelint.comparing.compare import Kept, Repeated
from awesomelint.comparing.review import Review
from awesomelint.model import Entry
from awesomelint.report.comparison import words
from awesomelint.ui.sanitize import BOLD, DIM, Paint, clipped, harmless, painted, unpainted
from awesomelint.util.text import plural, shorten

_TITLE, _VALUE = 100, 160


def write(reviews: Sequence[Review], out: TextIO, *, colour: bool = False) -> None:
    """Write the comparison of each file: its counts, then each work and section."""
    paint = painted if colour else unpainted
    for index, review in enumerate(reviews):
        if index:
            out.write("\n")
        name = paint(harmless(words.name_of(review)) + ":", BOLD)
        out.write(f"{name} {words.counts(review.comparison)}\n")
        for heading, lines in _groups(review, paint):
            found = list(lines)
            if found:
                out.write(f"\n{paint(heading, BOLD)}\n")
                out.writelines(f"  {line}\n" for line in found)


def _groups(review: Review, paint: Paint) -> Iterator[tuple[str, Iterable[str]]]:
    comparison = review.comparison
    yield "Added", _added(review, paint)
    yield "Removed", [f"{_title(entry)}, from {_section(entry)}" for entry in comparison.removed]
    yield "Listed again", _again(review, paint)
    yield (
        "Listed once less",
        [f"{_title(item.entry)}, from {_section(item.entry)}; {_still(item)}" for item in comparison.dropped],
    )
    yield (
        "Moved",
        [f"{_title(kept.new)}: {_section(kept.old)} → {_section(kept.new)}" for kept in comparison.moved],
    )
    yield "Renamed", [_renamed(kept) for kept in comparison.renamed]
    yield "Changed", _changed(comparison.kept, paint)
    yield (
        "Moved within their section",
        [
            f"{plural(item.number, 'entry')} in {_clip(words.path_of(item.section))}"
            for item in comparison.reordered
        ],
    )
    sections = comparison.sections
    yield (
        "Sections",
        [
            *(f"added: {_clip(words.path_of(section))}" for section in sections.added),
            *(f"removed: {_clip(words.path_of(section))}" for section in sections.removed),
            *(f"renamed: {_clip(old.title)} → {_clip(new.title)}" for old, new in sections.renamed),
        ],
    )


def _added(review: Review, paint: Paint) -> Iterator[str]:
    for entry in review.comparison.added:
        yield f"{_title(entry)}, in {_section(entry)} {paint(f'(line {entry.line})', DIM)}"
        if entry.main_link is not None:
            yield f"  {_clip(entry.main_link.url)}"
        if place := review.elsewhere.get(entry):
            yield f"  listed in {harmless(place.path)} before, on line {place.line}"
        yield from _findings(review, entry)


def _again(review: Review, paint: Paint) -> Iterator[str]:
    for item in review.comparison.repeated:
        entry = item.entry
        yield f"{_title(entry)}, in {_section(entry)} {paint(f'(line {entry.line})', DIM)}; {_still(item)}"
        yield from _findings(review, entry)


def _findings(review: Review, entry: Entry) -> Iterator[str]:
    for finding in review.findings.get(entry, ()):
        yield f"  {finding.severity.word}: {clipped(finding.message)} [{finding.rule}]"


def _still(item: Repeated) -> str:
    return f"also in {_section(item.other)} (line {item.other.line})"


def _renamed(kept: Kept) -> str:
    return f"{_title(kept.old)} → {_title(kept.new)}"


def _changed(kept: Iterable[Kept], paint: Paint) -> Iterator[str]:
    for entry in kept:
        if changes := words.what_changed(entry):
            yield f"{_title(entry.new)} {paint(f'(line {entry.new.line})', DIM)}"
            yield from (f"  {words.change_line(change, _clip, harmless)}" for change in changes)


def _title(entry: Entry) -> str:
    return harmless(shorten(entry.title or entry.text, _TITLE))


def _section(entry: Entry) -> str:
    return _clip(words.path_of(entry.section))


def _clip(text: str) -> str:
    return harmless(shorten(text, _VALUE))
