"""Items: the findings of a run in the order of every report, by path, line and column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from awesomelint.findings import Finding, Related, Safety, Severity
from awesomelint.report.paths import shown
from awesomelint.source import Position, Source, Span

if TYPE_CHECKING:
    from awesomelint.engine import Report


class Place(NamedTuple):
    """Another place that a finding speaks of, maybe in another file; `path` is for people."""

    path: str
    source: Source
    span: Span
    start: Position
    message: str


class Item(NamedTuple):
    """A finding with what reports say of it; `path` is for people, `fingerprint` empty unless it was asked for."""

    path: str
    source: Source
    finding: Finding
    start: Position
    end: Position
    related: tuple[Place, ...] = ()
    fingerprint: str = ""


def items(reports: Iterable[Report], *, root: str | None = None, marked: bool = False) -> list[Item]:
    """All findings of a run, sorted; with `marked` each has its fingerprint. Paths are relative to `root`, if given."""
    found = []
    reports = list(reports)
    sources = {report.source.path: report.source for report in reports}
    for report in reports:
        source = report.source
        path = shown(source.path, root)
        marks = _marks(report) if marked else [""] * len(report.findings)
        for finding, mark in zip(report.findings, marks, strict=True):
            start, end = source.position(finding.span.start), source.position(finding.span.end)
            related = tuple(_place(other, source, sources, root) for other in finding.related)
            found.append(Item(path, source, finding, start, end, related, mark))
    found.sort(key=lambda item: (item.path, item.start))
    return found


def _place(related: Related, own: Source, sources: dict[str, Source], root: str | None) -> Place:
    source = sources[related.path] if related.path is not None else own
    return Place(
        shown(source.path, root), source, related.span, source.position(related.span.start), related.message
    )


def _marks(report: Report) -> list[str]:
    # Hashing is of no use to people, who read the format that must start fastest.
    from awesomelint.report.fingerprint import fingerprints

    marks = fingerprints(report.source.path, report.whole.findings)
    if report.whole is report:
        return marks
    # Findings that are alike are numbered: what is let pass keeps its number.
    by_finding = {id(finding): mark for finding, mark in zip(report.whole.findings, marks, strict=True)}
    return [by_finding[id(finding)] for finding in report.findings]


def last_line(item: Item) -> int:
    """The last line that a finding touches: one that ends at the very start of a line does not touch that line."""
    return item.end.line - 1 if item.end.column == 1 and item.end.line > item.start.line else item.end.line


class Tally:
    """How many findings there are, by severity, and how many of them can be fixed."""

    __slots__ = ("files", "fixable", "severities")

    def __init__(self, found: Iterable[Item]) -> None:
        self.severities: Counter[Severity] = Counter()
        self.fixable: Counter[Safety] = Counter()
        files = set()
        for item in found:
            files.add(item.path)
            self.severities[item.finding.severity] += 1
            if item.finding.fix is not None:
                self.fixable[item.finding.fix.safety] += 1
        self.files = len(files)

    @property
    def total(self) -> int:
        """All of them."""
        return self.severities.total()

    def words(self) -> str:
        """The numbers by severity, the worst first: `2 errors, 1 warning`."""
        counts = ((self.severities[severity], severity.word) for severity in reversed(Severity))
        return ", ".join(plural(number, word) for number, word in counts if number)

    def sentence(self) -> str:
        """One or two sentences: how much was found, and what `fix` would do."""
        if not self.total:
            return "Nothing to report."
        told = f"Found {self.words()} in {plural(self.files, 'file')}."
        safe, unsafe = self.fixable[Safety.SAFE], self.fixable[Safety.UNSAFE]
        if safe:
            told += f" `awesomelint fix` repairs {safe} of them"
            told += f", with --unsafe-fixes {unsafe} more." if unsafe else "."
        elif unsafe:
            told += f" `awesomelint fix --unsafe-fixes` repairs {unsafe} of them."
        return told


def remarks(reports: Iterable[Report]) -> str:
    """Sentences on what was found and is not shown; empty where nothing was let pass."""
    accepted = untouched = settled = 0
    for report in reports:
        accepted += report.passed.accepted
        untouched += report.passed.untouched
        settled += report.passed.settled
    hidden = [f"{plural(untouched, 'finding')} that the change does not touch"] if untouched else []
    hidden += [f"{plural(accepted, 'finding')} of the baseline"] if accepted else []
    told = f" Not shown: {', '.join(hidden)}." if hidden else ""
    if settled:
        it, is_gone = ("it", "is") if settled == 1 else ("them", "are")
        told += f" {plural(settled, 'finding')} of the baseline {is_gone} settled: `awesomelint baseline --prune` drops {it}."
    return told


def plural(number: int, word: str) -> str:
    """A number and a word, with an s where there is not exactly one."""
    return f"{number} {word}" + ("" if number == 1 else "s")
