"""A version of a list as a sequence of units: the lines of an entry, or one other line; blank lines lie between units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from awesomelint.merging import grids, html_grids
from awesomelint.model import Entry, ListDocument
from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import lazy_pattern

# A written number of an entry: of a list item, a paragraph or a table row; `#` is its placeholder. It does
# not belong to the entry's identity. After a bullet, longer numbers are years.
_NUMBER = lazy_pattern(
    r"([ \t]*(?:[-*+][ \t]+(?=\d{1,3}\D|#))?(?:\|[ \t]*)?(?:\*\*|\[)?)(\d{1,5}|#)(\\?[.)\]、:](?=\W)|[ \t]*\|)"
)
_HEADING = lazy_pattern(
    r"[ ]{0,3}#{1,6}(?:[ \t]|$)|[ \t]*(?:<h[1-6]|<summary|<details|</details)", re.IGNORECASE
)
_ITEM = lazy_pattern(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")


class Unit:
    """The lines of an entry without those of nested entries, a table of contents in several columns, or one other line.

    `lines` keep their line endings; `newline` is that of most lines of its version. `key` is the text by
    which units of two versions are compared: without the entry's number and white space at the ends of lines.
    """

    __slots__ = ("entries", "first", "key", "lines", "newline")

    def __init__(self, first: int, lines: list[str], entries: list[Entry], newline: str) -> None:
        self.first = first
        self.lines = lines
        self.newline = newline
        self.entries = entries
        self.key = _key(lines)

    @property
    def text(self) -> str:
        """The lines, joined."""
        return "".join(self.lines)

    @property
    def plain_text(self) -> str:
        """The lines, joined by line feeds."""
        return "\n".join(line.rstrip("\r\n") for line in self.lines)

    def lines_with(self, newline: str) -> list[str]:
        """Return the lines in a file with another line ending; all of them end with one."""
        if self.newline == newline:
            return [line if line.endswith("\n") else line + newline for line in self.lines]
        return [line.rstrip("\r\n") + newline for line in self.lines]

    @property
    def entry(self) -> Entry | None:
        """The entry; None for other lines, and for lines that several entries share."""
        return self.entries[0] if len(self.entries) == 1 else None

    @property
    def is_heading(self) -> bool:
        """Whether the unit begins or ends a part of the list."""
        return not self.entries and _HEADING.match(self.lines[0]) is not None

    @property
    def indent(self) -> int:
        """The column at which the first line begins; a tab counts as four columns."""
        line = self.lines[0].expandtabs(4)
        return len(line) - len(line.lstrip())

    @property
    def is_item(self) -> bool:
        """Whether the first line begins a list item."""
        return _ITEM.match(self.lines[0]) is not None

    @property
    def is_row(self) -> bool:
        """Whether the unit is a line of a table with outer pipes."""
        return self.lines[0].lstrip().startswith("|")

    @property
    def is_contents(self) -> bool:
        """Whether the unit is a line with a link into the page, as in a table of contents."""
        return not self.entries and "](#" in self.lines[0]

    @property
    def number(self) -> int | None:
        """The written number of the entry."""
        return number_of(self.lines[0])

    def __repr__(self) -> str:
        return f"<Unit {self.first} {self.lines[0].strip()[:60]!r}>"


def _key(lines: Iterable[str]) -> str:
    return without_number("\n".join(map(str.rstrip, lines)))


def number_of(text: str) -> int | None:
    """Return the number at the beginning of an entry."""
    match = _NUMBER.match(text)
    return int(match[2]) if match and match[2] != "#" else None


def without_number(text: str) -> str:
    """Replace the number at the beginning of an entry with a placeholder of a single form."""
    return _with_number(text, "#")


def with_number(text: str, number: int) -> str:
    """Replace the number at the beginning of an entry, or its placeholder."""
    return _with_number(text, str(number))


def _with_number(text: str, number: str) -> str:
    match = _NUMBER.match(text)
    return text[: match.start(2)] + number + text[match.end(2) :] if match else text


class Version(NamedTuple):
    """One version of the list: its document, its units, and the blank lines after each; `blanks[0]` are before the first.

    `newline` is the line ending of most lines.
    """

    document: ListDocument
    units: list[Unit]
    blanks: list[list[str]]
    newline: str

    @property
    def ends_with_newline(self) -> bool:
        """Whether the last line has a line ending; true for an empty file."""
        text = self.document.source.text
        return not text or text.endswith("\n")


def version(data: bytes, name: str) -> Version:
    """Read a version and divide it into units; raises `UndecodableError` if it is not UTF-8."""
    return divided(read(Source.from_bytes(data, name)))


def versions(base: bytes, ours: bytes, theirs: bytes) -> tuple[Version, Version, Version]:
    """Read three versions and divide them into units; raises `UndecodableError` if one is not UTF-8.

    Lines that are an entry in one version are a unit in all. Tables of contents in HTML are units if all versions
    have them.
    """
    named = ((base, "base"), (ours, "ours"), (theirs, "theirs"))
    documents = [read(Source.from_bytes(data, name)) for data, name in named]
    texts = [_Text.of(document) for document in documents]
    _share_entries(texts)
    with_tables = len({html_grids.count(text.lines) for text in texts}) == 1
    first, second, third = (
        _version(document, text, with_tables) for document, text in zip(documents, texts, strict=True)
    )
    return first, second, third


def divided(document: ListDocument) -> Version:
    """Divide a version into units."""
    return _version(document, _Text.of(document), with_tables=False)


class _Run(NamedTuple):
    """The first line (1-based), the lines and the entries of a unit; or a blank line."""

    first: int
    lines: list[str]
    entries: list[Entry]


class _Text(NamedTuple):
    """The lines of a version, and the entries to which each 1-based line belongs."""

    lines: list[str]
    owners: dict[int, list[Entry]]

    @classmethod
    def of(cls, document: ListDocument) -> _Text:
        """Return the text of a document."""
        return cls(_split(document.source.text), _owners(document))


def _share_entries(texts: Sequence[_Text]) -> None:
    """Let lines that are an entry in one version be one in all.

    Lines in a form that few entries of a version have are not read as an entry there. What a version has more than
    once is left alone: it can be an entry and an example.
    """
    runs = [_single_runs(text) for text in texts]
    for (text, own), (_, others) in permutations(zip(texts, runs, strict=True), 2):
        for key, run in own.items():
            model = others.get(key)
            if run.entries or model is None or not model.entries:
                continue
            lines = range(run.first, run.first + len(model.lines))
            if _key(text.lines[run.first - 1 : lines.stop - 1]) == _key(model.lines):
                text.owners.update(dict.fromkeys(lines, model.entries))


def _single_runs(text: _Text) -> dict[str, _Run]:
    """Return the runs by their first lines, without those whose first line is there more than once."""
    found: dict[str, _Run | None] = {}
    for run in _runs(text, with_tables=False):
        key = _key(run.lines[:1])
        found[key] = None if key in found else run
    return {key: run for key, run in found.items() if run is not None}


def _version(document: ListDocument, text: _Text, with_tables: bool) -> Version:
    newline = document.source.newline
    units: list[Unit] = []
    blanks: list[list[str]] = [[]]
    for first, lines, entries in _runs(text, with_tables=with_tables):
        if not entries and not lines[0].strip():
            blanks[-1] += lines
        else:
            units.append(Unit(first, lines, entries, newline))
            blanks.append([])
    return Version(document, units, blanks, newline)


def _runs(text: _Text, *, with_tables: bool) -> Iterator[_Run]:
    """Yield the lines of each unit, and blank lines one by one."""
    lines, owners = text
    at = 0
    while at < len(lines):
        owner = owners.get(at + 1)
        end = at + 1
        if owner is not None:
            while end < len(lines) and owners.get(end + 1) is owner:
                end += 1
            last = end
            while last > at + 1 and not lines[last - 1].strip():
                last -= 1
            yield _Run(at + 1, lines[at:last], owner)
            for blank in range(last, end):
                yield _Run(blank + 1, [lines[blank]], [])
        else:
            table = html_grids.end_of(lines, at) if with_tables else None
            if table is not None and not any(line in owners for line in range(at + 1, table + 1)):
                end = table
            elif grids.begins(lines[at]):
                while end < len(lines) and end + 1 not in owners and grids.is_row(lines[end]):
                    end += 1
            yield _Run(at + 1, lines[at:end], [])
        at = end


def _split(text: str) -> list[str]:
    """Split at line feeds only, as `Source` does, and keep them."""
    lines = text.split("\n")
    last = lines.pop()
    return [line + "\n" for line in lines] + ([last] if last else [])


def _owners(document: ListDocument) -> dict[int, list[Entry]]:
    """Return the entries to which each 1-based line belongs: those that begin last, if entries are nested."""
    owners: dict[int, list[Entry]] = {}
    starts: dict[int, list[Entry]] = {}
    source = document.source
    for entry in document.all_entries:
        first, last = source.lines_of(entry.span)
        group = starts.setdefault(first, [])
        group.append(entry)
        for line in range(first, last + 1):
            owners[line] = group
    return owners
