"""A comparison as Markdown, for the summary of a workflow or a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from awesomelint.comparing.compare import Repeated
from awesomelint.comparing.review import Review
from awesomelint.model import Entry, Section
from awesomelint.report.comparison import words
from awesomelint.report.markdown_text import linked, silent
from awesomelint.ui.sanitize import clipped, harmless
from awesomelint.util.text import plural, shorten

_TITLE, _VALUE = 200, 200
_ROOM_FOR_THE_END = 200
NOTHING = "No file with entries changed.\n"


def write(reviews: Sequence[Review], out: TextIO) -> None:
    """Write the comparison of each file."""
    out.write(markdown(reviews))


def markdown(reviews: Sequence[Review], limit: int | None = None) -> str:
    """Return the comparison of each file as Markdown, in at most `limit` bytes of UTF-8."""
    if not reviews:
        return NOTHING
    parts: list[str] = []
    room = limit - _ROOM_FOR_THE_END if limit is not None else None
    pending = [line for review in reviews for line in _lines(review)]
    for number, line in enumerate(pending):
        if room is not None:
            room -= len(line.encode("utf-8", "replace")) + 1
            if room < 0:
                parts.append(f"\n… and {plural(len(pending) - number, 'more line')}; see `awesomelint diff`.")
                break
        parts.append(line)
    return "\n".join(parts) + "\n"


def _lines(review: Review) -> Iterator[str]:
    yield f"### {_silent(words.name_of(review))}"
    yield ""
    counts = words.counts(review.comparison)
    yield f"{counts[0].upper()}{counts[1:]}."
    yield ""
    for heading, lines in _groups(review):
        found = list(lines)
        if found:
            yield f"**{heading}**"
            yield ""
            yield from found
            yield ""


def _groups(review: Review) -> Iterator[tuple[str, Iterable[str]]]:
    comparison = review.comparison
    yield "Added", _added(review)
    yield "Removed", [f"- {_link(entry)}, from {_path(entry.section)}" for entry in comparison.removed]
    yield "Listed again", _again(review)
    yield (
        "Listed once less",
        [
            f"- {_link(item.entry)}, from {_path(item.entry.section)}; {_also(item)}"
            for item in comparison.dropped
        ],
    )
    yield (
        "Moved",
        [
            f"- {_link(kept.new)}: {_path(kept.old.section)} → {_path(kept.new.section)}"
            for kept in comparison.moved
        ],
    )
    yield "Renamed", [f"- {_title(kept.old)} → {_link(kept.new)}" for kept in comparison.renamed]
    yield "Changed", _changed(review)
    yield (
        "Moved within their section",
        [f"- {plural(item.number, 'entry')} in {_path(item.section)}" for item in comparison.reordered],
    )
    sections = comparison.sections
    yield (
        "Sections",
        [
            *(f"- added: {_path(section)}" for section in sections.added),
            *(f"- removed: {_path(section)}" for section in sections.removed),
            *(f"- renamed: {_silent(old.title)} → {_silent(new.title)}" for old, new in sections.renamed),
        ],
    )


def _added(review: Review) -> Iterator[str]:
    for entry in review.comparison.added:
        yield f"- {_link(entry)}, in {_path(entry.section)} (line {entry.line})"
        if place := review.elsewhere.get(entry):
            yield f"  - listed in {_silent(place.path)} before, on line {place.line}"
        yield from _findings(review, entry)


def _again(review: Review) -> Iterator[str]:
    for item in review.comparison.repeated:
        entry = item.entry
        yield f"- {_link(entry)}, in {_path(entry.section)} (line {entry.line}); {_also(item)}"
        yield from _findings(review, entry)


def _findings(review: Review, entry: Entry) -> Iterator[str]:
    for finding in review.findings.get(entry, ()):
        yield f"  - **{finding.severity.word}:** {silent(clipped(finding.message))} ({finding.rule})"


def _also(item: Repeated) -> str:
    return f"also in {_path(item.other.section)} (line {item.other.line})"


def _changed(review: Review) -> Iterator[str]:
    for kept in review.comparison.kept:
        if changes := words.what_changed(kept):
            yield f"- {_link(kept.new)} (line {kept.new.line})"
            yield from (f"  - {words.change_line(change, _silent, _silent)}" for change in changes)


def _title(entry: Entry) -> str:
    return silent(harmless(shorten(entry.title or entry.text, _TITLE)))


def _link(entry: Entry) -> str:
    title = harmless(shorten(entry.title or entry.text, _TITLE))
    link = entry.main_link
    return linked(title, link.url) if link is not None else silent(title)


def _path(section: Section) -> str:
    return _silent(words.path_of(section))


def _silent(text: str) -> str:
    return silent(harmless(shorten(text, _VALUE)))
