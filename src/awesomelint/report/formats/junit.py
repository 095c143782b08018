"""JUnit XML: a test suite a file, a failed test case a finding, for build services that show test results."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, TextIO
from xml.etree import ElementTree as ET

from awesomelint.report.formats.text import lines
from awesomelint.report.located import Item, items
from awesomelint.report.paths import shown
from awesomelint.ui.sanitize import clipped, disarmed, harmless

if TYPE_CHECKING:
    from awesomelint.engine import Report


def write(reports: Iterable[Report], out: TextIO) -> None:
    """Write all files that were read, those without findings as suites of one test case that passed."""
    read = list(reports)
    found = {path: list(group) for path, group in groupby(items(read), key=lambda item: item.path)}
    suites = ET.Element("testsuites", name="awesomelint")
    for path in sorted({shown(report.source.path) for report in read}):
        suites.append(_suite(harmless(path), found.get(path, [])))
    failures = sum(map(len, found.values()))
    suites.set("tests", str(sum(len(suite) for suite in suites)))
    suites.set("failures", str(failures))
    suites.set("errors", "0")
    ET.indent(suites)
    out.write('<?xml version="1.0" encoding="utf-8"?>\n')
    out.write(disarmed(ET.tostring(suites, encoding="unicode"), "#&#35;") + "\n")


def _suite(path: str, found: list[Item]) -> ET.Element:
    counts = {"tests": max(1, len(found)), "failures": len(found), "errors": 0, "skipped": 0, "time": 0}
    suite = ET.Element("testsuite", {"name": path} | {name: str(number) for name, number in counts.items()})
    if not found:
        ET.SubElement(suite, "testcase", name="nothing to report", classname=path, time="0")
    for item in found:
        finding = item.finding
        name = f"{finding.rule} (line {item.start.line}, column {item.start.column})"
        place = {"classname": path, "file": path, "line": str(item.start.line)}
        case = ET.SubElement(suite, "testcase", {"name": name, "time": "0"} | place)
        failure = ET.SubElement(case, "failure", message=clipped(finding.message), type=finding.severity.word)
        failure.text = "\n".join(lines(item))
    return suite
