"""What text and Markdown say alike about a comparison: its counts, places, and fields from what to what."""

from __future__ import annotations

from collections.abc import Callable

from awesomelint.comparing.compare import Comparison, Kept
from awesomelint.comparing.fields import Change
from awesomelint.comparing.review import Review
from awesomelint.model import Section
from awesomelint.util.text import common_ends, plural

SEPARATOR = " › "
# The longest text that is shown in full, in code points, and the words shown around a difference in a longer one.
_SHORT, _AROUND = 60, 3


def counts(comparison: Comparison) -> str:
    """Return what changed, in numbers: `2 works added, 1 moved; 3 entries changed in form only`."""
    unrenamed = [kept for kept in comparison.kept if any(change.field != "title" for change in kept.changes)]
    works = [
        f"{number} {what}"
        for number, what in (
            (len(comparison.added), "added"),
            (len(comparison.removed), "removed"),
            (len(comparison.repeated), "listed again"),
            (len(comparison.dropped), "listed once less"),
            (len(comparison.moved), "moved"),
            (len(comparison.renamed), "renamed"),
            (len(unrenamed), "changed"),
        )
        if number
    ]
    if works:
        number, _, what = works[0].partition(" ")
        works[0] = f"{plural(int(number), 'work')} {what}"
    sections = comparison.sections
    headings = [
        f"{number} {what}"
        for number, what in (
            (len(sections.added), "added"),
            (len(sections.removed), "removed"),
            (len(sections.renamed), "renamed"),
        )
        if number
    ]
    if headings:
        number, _, what = headings[0].partition(" ")
        headings[0] = f"{plural(int(number), 'section')} {what}"
    reordered = sum(section.number for section in comparison.reordered)
    parts = [
        ", ".join(works),
        ", ".join(headings),
        f"{_entries(reordered)} moved within {_its(reordered)} section" if reordered else "",
        f"{_entries(comparison.reformatted)} changed in form only" if comparison.reformatted else "",
    ]
    return "; ".join(filter(None, parts)) or "no entry changed"


def _entries(number: int) -> str:
    return plural(number, "entry")


def _its(number: int) -> str:
    return "its" if number == 1 else "their"


def path_of(section: Section) -> str:
    """Return the titles from the top to a section; `the top of the list` for entries before the first heading."""
    return SEPARATOR.join(section.path) or section.title or "the top of the list"


def name_of(review: Review) -> str:
    """Return the name of the file, and its former name if it was renamed."""
    return review.path if review.path == review.old_path else f"{review.old_path} → {review.path}"


def what_changed(kept: Kept) -> list[Change]:
    """Return the changed fields other than the title."""
    return [change for change in kept.changes if change.field != "title"]


def field_name(change: Change) -> str:
    """Return the name of a field; of a link, with its label."""
    return f"link “{change.label}”" if change.label else change.field


def change_line(change: Change, show: Callable[[str], str], show_name: Callable[[str], str]) -> str:
    """Return what became of a field; `show` and `show_name` make texts and names safe for the format."""
    before, after = map(show, differing(change.before, change.after))
    name = show_name(field_name(change))
    if not change.before:
        return f"{name} added: {after}"
    return f"{name}: {before} → {after}" if change.after else f"{name} removed: {before}"


def differing(before: str, after: str) -> tuple[str, str]:
    """Return two texts; if they are long, only what differs with a few words around it."""
    if max(len(before), len(after)) <= _SHORT:
        return before, after
    first, second = before.split(), after.split()
    start, end = common_ends(first, second)
    return _cut(first, start, end), _cut(second, start, end)


def _cut(words: list[str], start: int, end: int) -> str:
    left = max(0, start - _AROUND)
    right = min(len(words), len(words) - end + _AROUND)
    text = " ".join(words[left:right])
    return ("… " if left else "") + text + (" …" if right < len(words) else "")
