"""Findings as text: position, message, the source line with the span underlined, and a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from awesomelint.findings import Safety, Severity
from awesomelint.report.located import LocatedFinding, Tally, filtered_words, locate, summary_line
from awesomelint.ui.sanitize import BOLD, DIM, Paint, clipped, harmless, painted, unpainted
from awesomelint.util.text import plural

if TYPE_CHECKING:
    from awesomelint.engine import Report

# Columns of a source line if it does not go to a terminal; the least width of a terminal.
_WIDTH, _LEAST = 112, 40
_BEFORE, _AFTER = 20, 10
_RELATED = 5
# In a report with more findings, equal ones are folded.
MANY = 50
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}


def write(
    reports: Iterable[Report],
    out: TextIO,
    *,
    quiet: bool = False,
    made: Counter[str] | None = None,
    colour: bool = False,
    width: int | None = None,
    fold: bool = True,
    named: Sequence[str] = (),
) -> None:
    """Write all findings and, unless `quiet`, a summary; after a fix, `made` counts the fixed findings by rule.

    `width` is that of the terminal in columns, or None elsewhere. With `fold`, only the first of many equal
    findings of a long report are shown, with the number of the rest. `named` are the paths given on the command
    line: the summary says which of them are not lists.
    """
    reports = list(reports)
    findings = locate(reports)
    paint = painted if colour else unpainted
    width = width and max(width, _LEAST)
    has_headings = len({item.path for item in findings}) > 1
    folded: dict[int, list[LocatedFinding]] = {}
    if fold and len(findings) > MANY:
        from awesomelint.report.folding import folds

        folded = folds(findings)
    hidden = {id(item) for rest in folded.values() for item in rest}
    for path, group in groupby(findings, key=lambda item: item.path):
        in_file = list(group)
        if has_headings:
            out.write(paint(f"── {harmless(path)}: {Tally(in_file).words()}", BOLD) + "\n\n")
        for item in in_file:
            if id(item) in hidden:
                continue
            for line in lines(item, paint, width):
                out.write(line + "\n")
            if rest := folded.get(id(item)):
                from awesomelint.report.folding import words

                out.writelines(
                    paint(line, DIM) + "\n" for line in _wrapped(words(rest), width, indent="    ")
                )
            out.write("\n")
    # Without reports, an error message has been printed instead.
    if not quiet and reports:
        write_summary(reports, findings, out, made=made, width=width, named=named)


def write_summary(
    reports: Sequence[Report],
    findings: Sequence[LocatedFinding],
    out: TextIO,
    *,
    made: Counter[str] | None = None,
    width: int | None = None,
    named: Sequence[str] = (),
) -> None:
    """Write the last lines of a report: what was fixed and what is left."""
    sentences = [f"Fixed {by_rule(made)}"] if made else []
    if made is None or not findings:
        sentences.append(summary_line(reports, Tally(findings), named))
    else:
        sentences.append("; ".join(filter(None, (_remaining(findings), filtered_words(reports)))))
    for sentence in sentences:
        out.writelines(line + "\n" for line in _wrapped(sentence, width, indent="  "))


def lines(item: LocatedFinding, paint: Paint | None = None, width: int | None = None) -> Iterator[str]:
    """Yield the lines of a finding: message, source line, underline, related positions, fix.

    Text is wrapped, and the source line cut, at `width` columns, if given.
    """
    paint = paint or unpainted
    finding = item.finding
    colour = _COLOURS[finding.severity]
    yield from _message(item, paint, colour, width)
    gutter = " " * len(str(item.start.line))
    shown, before, marked = _window(item, _WIDTH if width is None else width - len(gutter) - 5)
    yield paint(f"  {item.start.line} | ", DIM) + shown
    yield paint(f"  {gutter} | ", DIM) + " " * before + paint("^" * marked, colour)
    notes = [
        f"{harmless(related.path)}:{related.start.line}:{related.start.column}: {clipped(related.message)}"
        for related in item.related[:_RELATED]
    ]
    if len(item.related) > _RELATED:
        notes.append(f"and {plural(len(item.related) - _RELATED, 'more position')}")
    if finding.fix is not None:
        unsafe = " (with --unsafe-fixes)" if finding.fix.safety is Safety.UNSAFE else ""
        notes.append(f"fix{unsafe}: {clipped(finding.fix.title)}")
    for note in notes:
        yield from _wrapped(f"  {gutter} = {note}", width, indent=f"  {gutter}     ")


def _message(item: LocatedFinding, paint: Paint, colour: str, width: int | None) -> Iterator[str]:
    """Yield the lines with position, severity, message and rule."""
    finding, rule = item.finding, f"[{item.finding.rule}]"
    location = f"{harmless(item.path)}:{item.start.line}:{item.start.column}:"
    start = f"{paint(location, BOLD)} {paint(finding.severity.word, colour)}: "
    text = f"{clipped(finding.message)} {rule}"
    before = 0 if width is None else _columns(location) + len(finding.severity.word) + 3
    *others, last = _wrapped(text, width, before=before, indent="    ")
    for line in others:
        yield (start + line).rstrip()
        start = ""
    yield start + last.removesuffix(rule) + paint(rule, DIM)


def _window(item: LocatedFinding, room: int) -> tuple[str, int, int]:
    """Return the part of a finding's first line to show in `room` columns, and the start and width of the underline."""
    source, span = item.source, item.finding.span
    line_start, line_end = source.line_start(item.start.line), source.line_end(item.start.line)
    # A span may start within the line ending.
    start = min(span.start, line_end)
    end = max(start, min(span.end, line_end))
    # Each end that is cut has an ellipsis.
    room -= 2
    marked = _columns(harmless(source.text[start : min(end, start + room)]))
    first = line_start
    if end - line_start > room or _columns(harmless(source.text[line_start:end])) > room:
        first = _first(
            source.text,
            max(line_start, start - room),
            start,
            max(min(_BEFORE, room // 4), room - marked - _AFTER),
        )
    shown = _cut(harmless(source.text[first : min(line_end, first + 4 * room)]), room)
    last = first + len(shown)
    head, tail = "…" if first > line_start else "", "…" if last < line_end else ""
    before = len(head) + _columns(shown[: start - first])
    return f"{head}{shown}{tail}", before, max(1, _columns(shown[start - first : end - first]))


def _first(text: str, lowest: int, start: int, room: int) -> int:
    """Return where the shown part of a line begins, so that at most `room` columns are before `start`."""
    before = harmless(text[lowest:start])
    if before.isascii():
        return max(lowest, start - room)
    from awesomelint.ui.columns import characters

    first = start
    for character, width in reversed(list(characters(before))):
        room -= width
        if room < 0:
            break
        first -= len(character)
    return first


# What is ASCII needs no measuring, and what is not in a terminal no wrapping. So the module for both is imported late.


def _columns(text: str) -> int:
    """Return the width of a text in columns."""
    if text.isascii():
        return len(text)
    from awesomelint.ui.columns import columns

    return columns(text)


def _cut(text: str, width: int) -> str:
    """Return the beginning of a text that fits into `width` columns."""
    if text[: width + 1].isascii():
        return text[:width]
    from awesomelint.ui.columns import cut

    return cut(text, width)


def _wrapped(text: str, width: int | None, *, before: int = 0, indent: str = "") -> list[str]:
    """Return the lines of a text, as `wrapped` does; None does not wrap."""
    if width is None:
        return [text]
    from awesomelint.ui.columns import wrapped

    return wrapped(text, width, before=before, indent=indent)


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
