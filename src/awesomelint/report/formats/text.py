"""Findings as text: position, message, the source line with the span underlined, and a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, TextIO
from unicodedata import category, east_asian_width

from awesomelint.findings import Safety, Severity
from awesomelint.report.located import LocatedFinding, Tally, filtered_words, locate, plural, summary_line
from awesomelint.ui.sanitize import BOLD, DIM, Paint, clipped, harmless, painted, unpainted

if TYPE_CHECKING:
    from awesomelint.engine import Report

_WIDTH = 110
_BEFORE = 20
_RELATED = 5
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}


def write(
    reports: Iterable[Report],
    out: TextIO,
    *,
    quiet: bool = False,
    made: Counter[str] | None = None,
    colour: bool = False,
) -> None:
    """Write all findings and, unless `quiet`, a summary; after a fix, `made` counts the fixed findings by rule."""
    reports = list(reports)
    findings = locate(reports)
    paint = painted if colour else unpainted
    has_headings = len({item.path for item in findings}) > 1
    for path, group in groupby(findings, key=lambda item: item.path):
        in_file = list(group)
        if has_headings:
            out.write(paint(f"── {harmless(path)}: {Tally(in_file).words()}", BOLD) + "\n\n")
        for item in in_file:
            for line in lines(item, paint):
                out.write(line + "\n")
            out.write("\n")
    # Without reports, an error message has been printed instead.
    if not quiet and reports:
        if made:
            out.write(f"Fixed {by_rule(made)}\n")
        if made is None or not findings:
            out.write(summary_line(reports, Tally(findings)) + "\n")
        else:
            out.write("; ".join(filter(None, (_remaining(findings), filtered_words(reports)))) + "\n")


def lines(item: LocatedFinding, paint: Paint | None = None) -> Iterator[str]:
    """Yield the lines of a finding: message, source line, underline, related positions, fix."""
    paint = paint or unpainted
    finding = item.finding
    path, colour = harmless(item.path), _COLOURS[finding.severity]
    location = paint(f"{path}:{item.start.line}:{item.start.column}:", BOLD)
    message = f"{paint(finding.severity.word, colour)}: {clipped(finding.message)}"
    yield f"{location} {message} {paint(f'[{finding.rule}]', DIM)}"
    gutter = " " * len(str(item.start.line))
    shown, before, width = _window(item)
    yield paint(f"  {item.start.line} | ", DIM) + shown
    yield paint(f"  {gutter} | ", DIM) + " " * before + paint("^" * width, colour)
    for related in item.related[:_RELATED]:
        line, column = related.start
        yield f"  {gutter} = {harmless(related.path)}:{line}:{column}: {clipped(related.message)}"
    if len(item.related) > _RELATED:
        yield f"  {gutter} = and {plural(len(item.related) - _RELATED, 'more position')}"
    if finding.fix is not None:
        unsafe = " (with --unsafe-fixes)" if finding.fix.safety is Safety.UNSAFE else ""
        yield f"  {gutter} = fix{unsafe}: {clipped(finding.fix.title)}"


def _window(item: LocatedFinding) -> tuple[str, int, int]:
    """Return the part of a finding's first line to show, and the start and width of the underline in columns."""
    source, span = item.source, item.finding.span
    line_start, line_end = source.line_start(item.start.line), source.line_end(item.start.line)
    # A span may start within the line ending.
    start = min(span.start, line_end)
    end = max(start, min(span.end, line_end))
    first = line_start
    if end - line_start > _WIDTH:
        first = max(line_start, min(start - _BEFORE, end - _WIDTH + 10))
    last = min(line_end, first + _WIDTH)
    head, tail = "…" if first > line_start else "", "…" if last < line_end else ""
    shown = harmless(source.text[first:last])
    before = len(head) + _columns(shown[: start - first])
    return f"{head}{shown}{tail}", before, max(1, _columns(shown[start - first : end - first]))


def _columns(text: str) -> int:
    """Return the width of a text in a terminal, in columns."""
    # The library wcwidth handles emoji better, but importing it takes half as long as a check.
    if text.isascii():
        return len(text)
    return sum(_columns_of(char) for char in text)


def _columns_of(char: str) -> int:
    if east_asian_width(char) in "WF":
        return 2
    return 0 if category(char) in ("Mn", "Me", "Cf") else 1


def _remaining(findings: Iterable[LocatedFinding]) -> str:
    """Return a line about the findings that remain after a fix, grouped by why they were not fixed."""
    findings = list(findings)
    by_safety: dict[Safety | None, Counter[str]] = {
        Safety.UNSAFE: Counter(),
        Safety.SAFE: Counter(),
        None: Counter(),
    }
    for item in findings:
        by_safety[item.finding.fix.safety if item.finding.fix is not None else None][item.finding.rule] += 1
    parts = []
    if by_safety[Safety.UNSAFE]:
        parts.append(f"fixable with `--unsafe-fixes`: {_rules(by_safety[Safety.UNSAFE])}")
    if by_safety[Safety.SAFE]:
        parts.append(f"fix withheld: {_rules(by_safety[Safety.SAFE])}")
    if by_safety[None]:
        parts.append(f"to fix by hand: {_rules(by_safety[None])}")
    tally = Tally(findings)
    return f"{tally.words()} left in {plural(tally.files, 'file')} ({'; '.join(parts)})"


def would_fix(made: Counter[str], files: int) -> str:
    """Return what `fix` would do, without a final period."""
    return f"would fix {by_rule(made)} in {plural(files, 'file')}"


def by_rule(made: Counter[str]) -> str:
    """Return the number of findings, in total and by rule: `3 findings (2 url-form, 1 malformed-date)`."""
    return f"{plural(sum(made.values()), 'finding')} ({_rules(made)})"


def _rules(counts: Counter[str]) -> str:
    return ", ".join(f"{number} {rule}" for rule, number in counts.most_common())
