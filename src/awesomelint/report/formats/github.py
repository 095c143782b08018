"""GitHub Actions: workflow commands that become annotations, the rest in the log, and a table for the step summary."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TextIO

from awesomelint.findings import Finding, Severity
from awesomelint.report.formats import github_summary
from awesomelint.report.formats.text import lines
from awesomelint.report.located import Item, Tally, items, last_line, plural, remarks
from awesomelint.source import Source
from awesomelint.ui.sanitize import HARMFUL, clipped, harmless, inert

if TYPE_CHECKING:
    from awesomelint.engine import Report

# What GitHub shows of one step; it drops the rest without a word.
SHOWN = {Severity.ERROR: 10, Severity.WARNING: 10, Severity.NOTE: 10}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def write(
    reports: Iterable[Report],
    out: TextIO,
    *,
    changed: Callable[[Source, Finding], bool] | None = None,
    summary: TextIO | None = None,
    used: int = 0,
    root: str | None = None,
) -> None:
    """Write annotations, the worst first, those on changed lines (as `changed` tells) before others; then the log.

    To `summary`, the step summary, a table is added; `used` bytes of what GitHub takes are in it already besides.
    Paths are relative to `root`, the folder of the checkout.
    """
    reports = list(reports)
    found = items(reports, root=root)
    found.sort(
        key=lambda item: (-item.finding.severity, not (changed is None or changed(item.source, item.finding)))
    )
    left = dict(SHOWN)
    rest = []
    for item in found:
        if left[item.finding.severity]:
            left[item.finding.severity] -= 1
            out.write(annotation(item) + "\n")
        else:
            rest.append(item)
    if rest:
        _log(rest, out)
    out.write(Tally(found).sentence() + remarks(reports) + "\n")
    if summary is not None:
        summary.write(github_summary.table(found, github_summary.LIMIT - used - summary.tell()))


def annotation(item: Item) -> str:
    """The workflow command for one finding."""
    finding, last = item.finding, last_line(item)
    # Line breaks are escaped below, and come back: with them it is still the name of the file.
    properties = {"file": HARMFUL.sub("\ufffd", item.path), "line": str(item.start.line)}
    # GitHub rejects columns of a range that goes over several lines.
    if item.end.line == item.start.line:
        properties |= {"col": str(item.start.column)}
    properties |= {"endLine": str(last)}
    if item.end.line == item.start.line:
        properties |= {"endColumn": str(item.end.column)}
    properties |= {"title": f"awesomelint ({finding.rule})"}
    told = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {told}::{_message(item).translate(_DATA)}"


def _message(item: Item) -> str:
    finding = item.finding
    parts = [clipped(finding.message)]
    for place in item.related[:3]:
        parts.append(f"{harmless(place.path)}:{place.start.line}: {clipped(place.message)}")
    if finding.fix is not None:
        parts.append(f"Fix: {clipped(finding.fix.title)}")
    return "\n".join(parts)


def _log(rest: list[Item], out: TextIO) -> None:
    out.write(f"::group::{plural(len(rest), 'more finding')} than GitHub shows as annotations\n")
    for item in sorted(rest, key=lambda item: (item.path, item.start)):
        out.writelines(inert(line) + "\n" for line in lines(item))
    out.write("::endgroup::\n")
