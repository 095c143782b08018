"""Ways of writing works in a new list: like the entries of another list, or as a template in the settings says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set
from typing import Protocol

from awesomelint.merging.units import with_number
from awesomelint.model import Entry, ListDocument
from awesomelint.rendering.parts import without_fields
from awesomelint.rendering.peers import Peers, peers
from awesomelint.style.date_forms import DateForm
from awesomelint.style.sorting import runs
from awesomelint.style.template.template import Template
from awesomelint.writing import values
from awesomelint.writing.add import usual_gap
from awesomelint.writing.compose import Composer
from awesomelint.writing.matching import Match, counts_of
from awesomelint.writing.place import direction_of_numbers
from awesomelint.writing.pool import Pool
from awesomelint.writing.rows import RowComposer
from awesomelint.writing.works import NewWork


class Writer(Protocol):
    """Writes works as entries: `gap` is what is between two of them, and `header` what is before the first."""

    gap: str
    header: str
    # The kinds of fields that entries have.
    kinds: Set[str]

    def candidates(self, work: NewWork) -> Iterator[str]:
        """Yield texts of an entry, the best first."""

    def numbered(self, text: str, at: int, size: int) -> str:
        """Return an entry with its number, if entries are numbered; it is at a 0-based position of its section."""


def writable(work: NewWork, writer: Writer) -> NewWork:
    """Return a work without the fields that entries do not have; a note may be other text."""
    work = work._replace(tags=work.own_tags)
    kinds = writer.kinds | ({"note"} if "text" in writer.kinds else set())
    for kind in counts_of(work).keys() - kinds:
        work = work.without(kind)
    return work


class LikeList:
    """Writes works like the entries of a list, those of a section of the same name first."""

    def __init__(self, document: ListDocument) -> None:
        every = [run for run in runs(document) if run[0].parent is None]
        kinds: Counter[str] = Counter()
        for run in every:
            kinds[run[0].kind] += len(run)
        self.kind = kinds.most_common(1)[0][0]
        same = [run for run in every if run[0].kind == self.kind]
        run = max(same, key=len)
        self.gap = usual_gap(document, run)
        self.header = _header(run[0]) if self.kind == "row" else ""
        self._direction = direction_of_numbers(run)
        self._model = run[0]
        self._sections = {tuple(run[0].section.path): run[0] for run in reversed(same)}
        self._peers = peers(document)
        self._width = _usual_width(self._peers[self._model])
        self.kinds: Set[str] = self._kinds()

    def _kinds(self) -> set[str]:
        of = self._peers[self._model]
        patterns = (
            (cell.pattern for row in of.rows.values() for cell in row)
            if self.kind == "row"
            else (pattern for pool in of.pools for pattern in pool.patterns)
        )
        return {kind for pattern in patterns for kind in pattern.kinds}

    def candidates(self, work: NewWork) -> Iterator[str]:
        """Yield texts of an entry, the best first."""
        of = self._peers[self._sections.get(work.section, self._model)]
        if self.kind != "row":
            yield from _Composer(work, of.pools, in_html=self.kind == "html").candidates()
            return
        table = {entry: row for entry, row in of.rows.items() if len(row) == self._width}
        if table:
            yield from RowComposer(work, table, {}).candidates()

    def numbered(self, text: str, at: int, size: int) -> str:
        """Return an entry with its number."""
        if not self._direction:
            return text
        return with_number(text, at + 1 if self._direction > 0 else size - at)


class _Composer(Composer):
    """Writes works that lack what all others have, too."""

    def ways(self, found: Match, pool: Pool) -> Iterator[str]:
        """Yield texts of an entry: as other entries are written, and without what the work lacks."""
        yield from super().ways(found, pool)
        if found.dropped and not found.added and not found.missing and (slots := self._filled(found, pool)):
            yield from without_fields(found.pattern, [slot.text for slot in slots], found.dropped)


def _usual_width(of: Peers) -> int:
    widths = Counter(map(len, of.rows.values()))
    return widths.most_common(1)[0][0] if widths else 0


def _header(row: Entry) -> str:
    """Return the lines of a table before its first row, with a line ending."""
    source = row.source
    line = row.line
    while line > 1 and "|" in source.line_text(line - 1):
        line -= 1
    return source.text[source.line_start(line) : source.line_start(min(line + 2, row.line))]


class LikeTemplate:
    """Writes works as a template from the settings says."""

    header = ""

    def __init__(self, template: Template, date_form: DateForm | None, newline: str) -> None:
        self._template = template
        self._date_form = date_form
        self.gap = newline
        self.kinds: Set[str] = template.kinds()

    def candidates(self, work: NewWork) -> Iterator[str]:
        """Yield texts of an entry, the best first."""
        text = self._template.fill_in_order(list(self._values(work)))
        if text is not None:
            yield text

    def _values(self, work: NewWork) -> Iterator[tuple[str, str]]:
        links = list(work.links)
        yield "title", values.as_markdown(work.title)
        if "url" in self.kinds and links:
            main = next((link for link in links if link.label is None), links[0])
            links.remove(main)
            yield "url", values.as_url(main.url, in_html=False)
        if "link" in self.kinds:
            for link in links:
                if "label" in self.kinds:
                    yield "label", values.as_markdown(link.label or "paper")
                yield "link", values.as_url(link.url, in_html=False)
        if work.date:
            form = self._date_form
            yield "date", form.write(work.date) if form and len(work.date) == 10 else work.date
        if work.venue is not None:
            yield "venue", " ".join(str(part) for part in (work.venue.name, work.venue.year) if part)
        if work.authors:
            yield "authors", values.as_markdown(", ".join(work.authors))
        yield from (("tag", values.as_markdown(tag)) for tag in work.tags)
        yield from (("text", values.as_markdown(note)) for note in work.notes)

    def numbered(self, text: str, at: int, size: int) -> str:
        """Return an entry with its number."""
        return text
