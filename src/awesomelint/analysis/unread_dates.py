"""Text where the other entries of a section have their date, in the form of a date, that cannot be read as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from awesomelint.facts import fact
from awesomelint.fields import dates
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.source import Span
from awesomelint.util.one_edit import one_edit
from awesomelint.util.regex import compiled

# What looks like a date with a month's name, a date in numbers, or a year, whatever may be wrong with it.
_LIKE = {
    "month": compiled(
        r"(?<![\w/.-])(?:\d{1,2}(?:st|nd|rd|th)? )?([A-Z][A-Za-z]{1,9}\.?[A-Za-z]{0,3}\.?),?[ '’]{1,2}"
        r"(?:\d{1,2}(?:st|nd|rd|th)?,? {1,2})?\d{2,5}(?![\w/-]|\.\d)|(?<![\w/.-])\d{3,5} ([A-Z][A-Za-z]{1,9})\b"
    ),
    "numbers": compiled(r"(?<![\w/.:-])\d{1,6}(?:[-/.]{1,2}\d{0,6}){1,3}(?<=\d)(?![\w/:-]|\.\d)"),
    "year": compiled(r"(?<![\w/.-])(?=\w{0,4}\d)[\dOl]{3,6}(?![\w/.%-]\w)"),
}
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
# So many entries must have a date before the list is held to have a place for it.
_ENOUGH = 8

_LETTER = compiled("[A-Za-z]")


class UnreadDate(NamedTuple):
    """A span of an entry where others have their date, its text, and a date of the section as an example."""

    entry: Entry
    span: Span
    raw: str
    example: str


@fact
def unread_dates(document: ListDocument) -> list[UnreadDate]:
    """The unread dates of the entries without a date, in sections in which most entries have one."""
    dated = [entry for entry in document.entries if entry.date is not None]
    if len(dated) < _ENOUGH:
        return []
    by_section: dict[Section, list[Entry]] = {}
    for entry in dated:
        by_section.setdefault(entry.section, []).append(entry)
    unread: list[UnreadDate] = []
    whole: _Habit | None = None
    for section, own in by_section.items():
        if 0.6 * len(section.entries) <= len(own) < len(section.entries):
            if len(own) < _ENOUGH:
                whole = whole or _Habit(dated)
            unread += _unread(section, _Habit(own) if len(own) >= _ENOUGH or whole is None else whole)
    return unread


class _Habit:
    """How some entries write their dates: the usual kind, an example of it, and the marks around them, counted."""

    def __init__(self, dated: list[Entry]) -> None:
        self.kind = Counter(_kind(entry) for entry in dated).most_common(1)[0][0]
        self.places = Counter(_place(entry, *entry.date.span) for entry in dated if entry.date is not None)
        self.like = next(
            entry.date.raw for entry in dated if entry.date is not None and _kind(entry) == self.kind
        )
        self.few = 0.2 * len(dated)


def _unread(section: Section, habit: _Habit) -> Iterator[UnreadDate]:
    """What stands in undated entries between the same marks as the dates of the others, and has their form."""
    kind = habit.kind
    for entry in section.entries:
        if entry.date is not None:
            continue
        for match in _LIKE[kind].finditer(entry.source.text, *entry.span):
            span = Span(*match.span())
            if (
                habit.places[_place(entry, *span)] < habit.few
                or _taken(entry, span)
                or dates.read_whole(match[0])
            ):
                continue
            if kind == "month" and not _near_month(match[1] or match[2]):
                continue
            yield UnreadDate(entry, span, match[0], habit.like)
            break


def _kind(entry: Entry) -> str:
    raw = entry.date.raw if entry.date is not None else ""
    return "year" if raw.isdigit() and len(raw) < 6 else "month" if _LETTER.search(raw) else "numbers"


def _place(entry: Entry, start: int, end: int) -> str:
    """A table's column, or the marks around a place without the spaces beside it."""
    for column, cell in enumerate(entry.cells):
        if cell.start <= start < cell.end:
            return str(column)
    text = entry.source.text
    before = text[max(0, start - 4) : start].rstrip(" \t")[-1:]
    return (before or "\n") + (text[end : end + 4].lstrip(" \t")[:1] or "\n")


def _taken(entry: Entry, span: Span) -> bool:
    """Whether a place lies within the entry's title, unless it is all of it, or in the address of a link."""
    if any(link.url_span and link.url_span.start <= span.start < link.url_span.end for link in entry.links):
        return True
    title = entry.title_span
    return title is not None and title != span and title.start < span.end and span.start < title.end


def _near_month(word: str) -> bool:
    """Whether a word is a month's name, long or short, or misses one by a slip."""
    letters = word.replace(".", "").lower()
    shorts = [
        short
        for name in _MONTHS
        for short in {name, name[:3], name[:4]}
        if abs(len(short) - len(letters)) <= 1 and len(set(short).symmetric_difference(letters)) <= 2
    ]
    return any(letters == short or one_edit(letters, short) for short in shorts)
