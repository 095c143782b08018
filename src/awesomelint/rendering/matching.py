"""Which entry a record is of: the one on its line if it is the same work, else the one that lists the work."""

from __future__ import annotations

import io
import os
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from importlib import import_module
from itertools import islice
from typing import Any

from awesomelint.errors import UserError
from awesomelint.fields import titles, urls
from awesomelint.model import Entry
from awesomelint.rendering.cells import is_same
from awesomelint.util.regex import compiled
from awesomelint.writing.records import Record, RecordKind, records_in

# The module of `export` that writes each kind of records.
_FORMATS: dict[RecordKind, str] = {"json": "jsonl", "csl": "csl_json", "csv": "csv", "bibtex": "bibtex"}
_LINE = compiled(r"\d{1,9}(?=(?:\.0*)?$)")
# Of more entries alike, the first are looked at.
_MOST_ALIKE = 50
# What says where a record is from, and not what it says.
POSITION = frozenset(("path", "line", "end_line", "parent_line", "id"))


def exported(entries: Sequence[Entry], kind: RecordKind) -> list[Record]:
    """Return the record of each entry as `export` writes it and as it is read again."""
    out = io.StringIO()
    import_module(f"awesomelint.export.{_FORMATS[kind]}").write(entries, out)
    return records_in(out.getvalue(), "the list") if entries else []


class Row:
    """A record with what it is matched by."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.values = record.values

    @cached_property
    def line(self) -> int:
        """The line that the entry had when it was exported; 0 if it is not known."""
        match = _LINE.match(str(self.values.get("line") or "").strip())
        return int(match[0]) if match else 0

    @cached_property
    def title(self) -> str:
        """The key of the title."""
        return titles.key(str(self.values.get("title") or ""))

    @cached_property
    def links(self) -> frozenset[str]:
        """The keys of the links."""
        return frozenset(filter(None, map(urls.work_key, _urls(self.values))))

    @cached_property
    def section(self) -> str:
        """The path of the section, joined."""
        section = self.values.get("section") or ""
        return " > ".join(map(str, section)) if isinstance(section, list) else str(section)

    def is_like(self, other: Row) -> bool:
        """Whether two records have a title or a link in common."""
        return bool(self.title and self.title == other.title) or not self.links.isdisjoint(other.links)

    def work_keys(self) -> Iterator[str]:
        """Yield the keys of the work, the surest first: identifiers, the title with a link, in its section, alone."""
        yield from sorted(filter(urls.is_work, self.links))
        if self.title:
            yield from (f"{self.title} {link}" for link in sorted(self.links))
            yield f"{self.title} in {self.section}"
            yield f"{self.title} alone"


def _urls(values: Any) -> Iterator[str]:
    links = values.get("links") or ()
    if isinstance(links, str):
        yield from (part.rpartition(" ")[2] for part in links.split("; "))
    elif isinstance(links, list):
        yield from (str(link.get("url") or "") for link in links if isinstance(link, dict))
    yield str(values.get("url") or values.get("URL") or "")
    if doi := values.get("doi") or values.get("DOI"):
        yield f"https://doi.org/{doi}"


class Matches:
    """The records of entries: `entry_of` has the position of the entry of each record that has one."""

    def __init__(self, own: Sequence[Record], lines: Sequence[int], given: Sequence[Record]) -> None:
        self._own = list(map(Row, own))
        self._given = list(map(Row, given))
        self._by_line: dict[int, list[int]] = defaultdict(list)
        for at, line in enumerate(lines):
            self._by_line[line].append(at)
        self.entry_of: dict[int, int] = {}
        self._taken: set[int] = set()
        self._match_lines()
        self._match_works()
        self._match_rest(lines)

    def _pair(self, at: int, there: int) -> None:
        self.entry_of[at] = there
        self._taken.add(there)

    def _left(self) -> Iterator[tuple[int, Row]]:
        return ((at, row) for at, row in enumerate(self._given) if at not in self.entry_of)

    def _match_lines(self) -> None:
        """Match records with the entry on their line if it is the same work; equal records come first."""
        for is_match in (_is_equal, Row.is_like):
            for at, row in self._left():
                for there in islice(self._by_line.get(row.line, ()), _MOST_ALIKE):
                    if there not in self._taken and is_match(row, self._own[there]):
                        self._pair(at, there)
                        break

    def _match_works(self) -> None:
        """Match records with an entry elsewhere that lists the work, if possible in the same section."""
        by_key: dict[str, deque[int]] = defaultdict(deque)
        for there, row in enumerate(self._own):
            if there not in self._taken:
                for key in row.work_keys():
                    by_key[key].append(there)
        for at, row in list(self._left()):
            for key in row.work_keys():
                entries = by_key.get(key, deque())
                while entries and entries[0] in self._taken:
                    entries.popleft()
                free = [there for there in islice(entries, _MOST_ALIKE) if there not in self._taken]
                if free:
                    same = (there for there in free if self._own[there].section == row.section)
                    self._pair(at, next(same, free[0]))
                    break

    def _match_rest(self, lines: Sequence[int]) -> None:
        """Match a record with the entry on its line although title and links differ.

        The other records must show that the list has not changed since it was exported.
        """
        if not self.entry_of or any(
            self._given[at].line != lines[there] for at, there in self.entry_of.items()
        ):
            return
        for at, row in list(self._left()):
            there = next(
                (there for there in self._by_line.get(row.line, ()) if there not in self._taken), None
            )
            if there is not None and row.section == self._own[there].section:
                self._pair(at, there)


def _is_equal(one: Row, other: Row) -> bool:
    return all(
        is_same(name, value, other.values.get(name))
        for name, value in one.values.items()
        if name not in POSITION
    )


def belong(records: Iterable[Record], path: str) -> list[Record]:
    """Return the records of one file among those of several; all if they are of a single file, or name none.

    Raises `UserError` if they are of several files, and none of them is this file.
    """
    found = list(records)
    paths = {str(record.values.get("path") or "") for record in found} - {""}
    if len(paths) < 2:
        return found
    own = {other for other in paths if os.path.normpath(other) == os.path.normpath(path)}
    if not own:
        raise UserError(
            f"{path}: the records are of other files, such as {min(paths)[:80]}; export this file"
        )
    return [record for record in found if str(record.values.get("path") or "") in {"", *own}]
