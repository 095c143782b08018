"""Text for people: the place, what is wrong, the source line with a mark under the span, and a closing count."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO
from unicodedata import east_asian_width

from awesomelint.findings import Finding, Safety, Severity
from awesomelint.source import Source

if TYPE_CHECKING:
    from awesomelint.engine import Report

_WIDTH = 110
# Control characters and the marks that turn the direction of text do harm on a terminal; they are shown as �.
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """The text without what could steer a terminal."""
    return _HARMFUL.sub("\ufffd", text.replace("\t", " ").replace("\n", " "))


def write(reports: Iterable[Report], out: TextIO, *, quiet: bool = False, made: Counter[str] | None = None) -> None:
    """Write all findings, by file and place, and a summary; `made` counts what was fixed before, by rule."""
    counts: Counter[Severity] = Counter()
    fixable: Counter[Safety] = Counter()
    files = 0
    for report in reports:
        files += bool(report.findings)
        for finding in report.findings:
            counts[finding.severity] += 1
            if finding.fix is not None:
                fixable[finding.fix.safety] += 1
            _finding(report.source, finding, out)
    if not quiet:
        if made:
            out.write(f"Fixed {_by_rule(made)}.\n")
        out.write(summary(counts, fixable, files))


def _finding(source: Source, finding: Finding, out: TextIO) -> None:
    line, column = source.position(finding.span.start)
    out.write(f"{source.path}:{line}:{column}: {finding.severity.word}: {harmless(finding.message)} [{finding.rule}]\n")
    text = source.line_text(line)
    last = source.line_end(line)
    width = max(1, min(finding.span.end, last) - finding.span.start)
    shown, before, width = _window(text, column - 1, width)
    gutter = " " * len(str(line))
    out.write(f"  {line} | {shown}\n  {gutter} | {' ' * before}{'^' * width}\n")
    for related in finding.related:
        place = source.position(related.span.start)
        out.write(f"  {gutter} = {source.path}:{place.line}:{place.column}: {harmless(related.message)}\n")


def _window(text: str, start: int, width: int) -> tuple[str, int, int]:
    """A part of a line that fits, with the columns before the mark and the columns of the mark."""
    first = 0
    if start + width > _WIDTH:
        first = max(0, min(start - 20, start + width - _WIDTH + 10))
    last = min(len(text), first + _WIDTH)
    head = "…" if first else ""
    tail = "…" if last < len(text) else ""
    shown = harmless(text[first:last])
    at = start - first
    before = len(head) + _columns(shown[:at])
    return f"{head}{shown}{tail}", before, max(1, _columns(shown[at : at + width]))


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def summary(counts: Counter[Severity], fixable: Counter[Safety], files: int) -> str:
    """One or two closing sentences: how much was found, and what `fix` would do."""
    total = sum(counts.values())
    if not total:
        return "Nothing to report.\n"
    parts = [_plural(counts[severity], severity.word) for severity in reversed(Severity) if counts[severity]]
    told = f"Found {', '.join(parts)} in {_plural(files, 'file')}."
    if fixable[Safety.SAFE]:
        told += f" `awesomelint fix` repairs {fixable[Safety.SAFE]} of them"
        told += f", with --unsafe-fixes {fixable[Safety.UNSAFE]} more." if fixable[Safety.UNSAFE] else "."
    elif fixable[Safety.UNSAFE]:
        told += f" `awesomelint fix --unsafe-fixes` repairs {fixable[Safety.UNSAFE]} of them."
    return told + "\n"


def would_fix(made: Counter[str], files: int) -> str:
    """What `fix` would do, in a sentence without its period."""
    return f"would fix {_by_rule(made)} in {_plural(files, 'file')}"


def _by_rule(made: Counter[str]) -> str:
    told = ", ".join(f"{number} {rule}" for rule, number in made.most_common())
    return f"{_plural(sum(made.values()), 'finding')} ({told})"


def _plural(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")
