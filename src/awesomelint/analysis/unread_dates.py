"""Find text that looks like a date, is where other entries have their date, and cannot be parsed.

A month with its name in another language is a mistake too if the months of nearly all other dates are English.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.facts import fact
from awesomelint.fields import dates
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.source import Span
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.one_edit import one_edit
from awesomelint.util.regex import compiled

# Text that looks like a date with the name of a month, a date in numbers, or a year, including invalid ones.
_DATE_LIKE = {
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
# With fewer dates, the usual position of a date is not certain.
_ENOUGH = 8
# If more of the months are named in another language than English, the list is in that language, or in two.
_MOST_ELSEWHERE = 0.15

_LETTER = compiled("[A-Za-z]")
# Years that a list of papers may have, but `dates` does not read: the classics.
_HISTORIC_YEAR = compiled(r"1[5-9]\d\d")
# What comes before the number of a page or article: a volume (`21, 1150`), and an issue (`20(12), 3404`).
_VOLUME = compiled(r"(?:\d\(\d{1,4}\)|(?<=[ ,])\d{1,4})\s?[,:]\s?\Z")


class UnreadDate(NamedTuple):
    """A span that looks like a date, its text, and a valid date of another entry as an example."""

    entry: Entry
    span: Span
    raw: str
    example: str


@fact
def unread_dates(document: ListDocument) -> list[UnreadDate]:
    """Return the unread dates of entries, in sections where most entries have a date."""
    dated = [entry for entry in document.entries if entry.date is not None]
    if len(dated) < _ENOUGH:
        return []
    return _unread(dated) + _in_another_language(dated)


def _in_another_language(dated: list[Entry]) -> list[UnreadDate]:
    """Return the few dates whose month is named in another language than English, in a list with English ones."""
    named = [
        (entry, entry.date) for entry in dated if entry.date is not None and _LETTER.search(entry.date.raw)
    ]
    other = [(entry, date) for entry, date in named if dates.is_in_another_language(date.raw)]
    if not other or len(other) > _MOST_ELSEWHERE * len(named):
        return []
    example = next(date.raw for _, date in named if not dates.is_in_another_language(date.raw))
    return [UnreadDate(entry, date.span, date.raw, example) for entry, date in other]


def _unread(dated: list[Entry]) -> list[UnreadDate]:
    by_section: dict[Section, list[Entry]] = {}
    for entry in dated:
        by_section.setdefault(entry.section, []).append(entry)
    unread: list[UnreadDate] = []
    list_format: _DateFormat | None = None
    for section, own in by_section.items():
        if 0.6 * len(section.entries) <= len(own) < len(section.entries):
            if len(own) >= _ENOUGH:
                date_format = _DateFormat(own)
            else:
                date_format = list_format = list_format or _DateFormat(dated)
            unread += _find_unread(section, date_format)
    return unread


class _DateFormat:
    """The usual kind of date in some entries, an example of it, and the counts of their contexts."""

    def __init__(self, dated: list[Entry]) -> None:
        self.kind = Counter(_kind(entry) for entry in dated).most_common()[0][0]
        self.example = next(
            entry.date.raw for entry in dated if entry.date is not None and _kind(entry) == self.kind
        )
        self.min_count = 0.2 * len(dated)
        self._dated = dated
        self._contexts: Counter[str] | None = None

    # Most sections have no undated entry with anything that looks like a date.
    @property
    def contexts(self) -> Counter[str]:
        if self._contexts is None:
            self._contexts = Counter(
                _context(entry, *entry.date.span) for entry in self._dated if entry.date is not None
            )
        return self._contexts


def _find_unread(section: Section, date_format: _DateFormat) -> Iterator[UnreadDate]:
    """Yield the text in undated entries that looks like a date and has the context of other dates."""
    kind = date_format.kind
    for entry in section.entries:
        if entry.date is not None:
            continue
        for match in _DATE_LIKE[kind].finditer(entry.source.text, *entry.span):
            span = Span(*match.span())
            if (
                _is_in_title_or_url(entry, span)
                or dates.read_whole(match[0])
                or (kind == "year" and _is_other_number(entry, span))
                or (kind == "month" and not _is_near_month(match[1] or match[2]))
                or date_format.contexts[_context(entry, *span)] < date_format.min_count
            ):
                continue
            yield UnreadDate(entry, span, match[0], date_format.example)
            break


def _kind(entry: Entry) -> str:
    raw = entry.date.raw if entry.date is not None else ""
    return "year" if raw.isdigit() and len(raw) < 6 else "month" if _LETTER.search(raw) else "numbers"


def _context(entry: Entry, start: int, end: int) -> str:
    """Return the number of the table column of a span, or the characters around it without spaces."""
    for column, cell in enumerate(entry.cells):
        if cell.start <= start < cell.end:
            return str(column)
    text = entry.source.text
    before = text[max(0, start - 4) : start].rstrip(" \t")[-1:]
    return (before or "\n") + (text[end : end + 4].lstrip(" \t")[:1] or "\n")


def _is_in_title_or_url(entry: Entry, span: Span) -> bool:
    """Whether a span is in the URL of a link, or in the title without being the whole title."""
    if any(link.url_span and link.url_span.start <= span.start < link.url_span.end for link in entry.links):
        return True
    title = entry.title_span
    return title != span and title.start < span.end and span.start < title.end


def _is_other_number(entry: Entry, span: Span) -> bool:
    """Whether a number is the year of a classic (`1760`), or that of a page or article after a volume."""
    text = entry.source.text
    if _HISTORIC_YEAR.fullmatch(text, *span):
        return True
    return _VOLUME.search(text, max(entry.span.start, span.start - 12), span.start) is not None


def _is_near_month(word: str) -> bool:
    """Whether a word is the name of a month, full or abbreviated, or one edit away from it."""
    letters = word.replace(".", "").lower()
    shorts = [
        short
        for name in _MONTHS
        for short in {name, name[:3], name[:4]}
        if abs(len(short) - len(letters)) <= 1 and len(set(short).symmetric_difference(letters)) <= 2
    ]
    return any(letters == short or one_edit(letters, short) for short in shorts)
