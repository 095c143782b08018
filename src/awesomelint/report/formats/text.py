"""Text for people: the place, what is wrong, the source line with a mark under the span, and a closing count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, TextIO
from unicodedata import category, east_asian_width

from awesomelint.findings import Safety, Severity
from awesomelint.report.located import Item, Tally, items, plural, remarks
from awesomelint.ui.sanitize import clipped, harmless

if TYPE_CHECKING:
    from awesomelint.engine import Report

_WIDTH = 110
_BEFORE = 20
_RELATED = 5
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_BOLD, _DIM = "1", "2"

Paint = Callable[[str, str], str]


def write(
    reports: Iterable[Report],
    out: TextIO,
    *,
    quiet: bool = False,
    made: Counter[str] | None = None,
    colour: bool = False,
) -> None:
    """Write all findings by file and place, and a summary; `made` counts what was fixed before, by rule, if anything was to be."""
    reports = list(reports)
    found = items(reports)
    paint = _painted if colour else _plain
    several = len({item.path for item in found}) > 1
    for path, group in groupby(found, key=lambda item: item.path):
        of_file = list(group)
        if several:
            out.write(paint(f"── {harmless(path)}: {Tally(of_file).words()}", _BOLD) + "\n\n")
        for item in of_file:
            for line in lines(item, paint):
                out.write(line + "\n")
            out.write("\n")
    # Of no file at all, people have been told why.
    if not quiet and reports:
        if made:
            out.write(f"Fixed {by_rule(made)}.\n")
        told = Tally(found).sentence() if made is None or not found else _left(found)
        out.write(told + remarks(reports) + "\n")


def lines(item: Item, paint: Paint | None = None) -> Iterator[str]:
    """One finding, a line at a time: what is wrong, the source line with a mark, related places, what a fix does."""
    paint = paint or _plain
    finding = item.finding
    path, colour = harmless(item.path), _COLOURS[finding.severity]
    where = paint(f"{path}:{item.start.line}:{item.start.column}:", _BOLD)
    told = f"{paint(finding.severity.word, colour)}: {clipped(finding.message)}"
    yield f"{where} {told} {paint(f'[{finding.rule}]', _DIM)}"
    gutter = " " * len(str(item.start.line))
    shown, before, width = _window(item)
    yield paint(f"  {item.start.line} | ", _DIM) + shown
    yield paint(f"  {gutter} | ", _DIM) + " " * before + paint("^" * width, colour)
    for place in item.related[:_RELATED]:
        line, column = place.start
        yield f"  {gutter} = {harmless(place.path)}:{line}:{column}: {clipped(place.message)}"
    if len(item.related) > _RELATED:
        yield f"  {gutter} = and {plural(len(item.related) - _RELATED, 'other place')}"
    if finding.fix is not None:
        unsafe = " (with --unsafe-fixes)" if finding.fix.safety is Safety.UNSAFE else ""
        yield f"  {gutter} = fix{unsafe}: {clipped(finding.fix.title)}"


def _plain(text: str, _: str) -> str:
    return text


def _painted(text: str, colour: str) -> str:
    return f"\033[{colour}m{text}\033[0m"


def _window(item: Item) -> tuple[str, int, int]:
    """A part of the first line that fits, with the columns before the mark and the columns of the mark."""
    source, span = item.source, item.finding.span
    begin, last = source.line_start(item.start.line), source.line_end(item.start.line)
    # A span may begin in the line ending itself.
    at = min(span.start, last)
    end = max(at, min(span.end, last))
    first = begin
    if end - begin > _WIDTH:
        first = max(begin, min(at - _BEFORE, end - _WIDTH + 10))
    until = min(last, first + _WIDTH)
    head, tail = "…" if first > begin else "", "…" if until < last else ""
    shown = harmless(source.text[first:until])
    before = len(head) + _columns(shown[: at - first])
    return f"{head}{shown}{tail}", before, max(1, _columns(shown[at - first : end - first]))


def _columns(text: str) -> int:
    """How wide a terminal shows a text."""
    # The library wcwidth knows more of emoji, but its import takes half as long as a whole check.
    if text.isascii():
        return len(text)
    return sum(_columns_of(char) for char in text)


def _columns_of(char: str) -> int:
    if east_asian_width(char) in "WF":
        return 2
    return 0 if category(char) in ("Mn", "Me", "Cf") else 1


def _left(found: Iterable[Item]) -> str:
    """What is left after a fix, and why: what waits to be asked for, what was held back, and what only a person can do."""
    found = list(found)
    why: dict[Safety | None, Counter[str]] = {
        Safety.UNSAFE: Counter(),
        Safety.SAFE: Counter(),
        None: Counter(),
    }
    for item in found:
        why[item.finding.fix.safety if item.finding.fix is not None else None][item.finding.rule] += 1
    told = []
    if why[Safety.UNSAFE]:
        told.append(f"`awesomelint fix --unsafe-fixes` repairs {_rules(why[Safety.UNSAFE])}")
    if why[Safety.SAFE]:
        told.append(f"{_rules(why[Safety.SAFE])} could not be repaired without harm")
    if why[None]:
        told.append(f"for a person to decide: {_rules(why[None])}")
    tally = Tally(found)
    be = "is" if tally.total == 1 else "are"
    return f"{tally.words()} {be} left in {plural(tally.files, 'file')}: {'; '.join(told)}."


def would_fix(made: Counter[str], files: int) -> str:
    """What `fix` would do, in a sentence without its period."""
    return f"would fix {by_rule(made)} in {plural(files, 'file')}"


def by_rule(made: Counter[str]) -> str:
    """How many findings were settled, by rule."""
    return f"{plural(sum(made.values()), 'finding')} ({_rules(made)})"


def _rules(counts: Counter[str]) -> str:
    return ", ".join(f"{number} {rule}" for rule, number in counts.most_common())
