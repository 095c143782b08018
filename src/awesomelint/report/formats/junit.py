"""JUnit XML for CI services: a test suite for each file, with a failed test case for each finding."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, TextIO
from xml.etree import ElementTree as ET

from awesomelint.report.formats.text import lines
from awesomelint.report.located import LocatedFinding, locate
from awesomelint.report.paths import shown
from awesomelint.ui.sanitize import clipped, disarmed, harmless

if TYPE_CHECKING:
    from awesomelint.engine import Report


def write(reports: Iterable[Report], out: TextIO) -> None:
    """Write a test suite for each file; one without findings gets a single test case that passes."""
    reports = list(reports)
    by_path = {path: list(group) for path, group in groupby(locate(reports), key=lambda item: item.path)}
    suites = ET.Element("testsuites", name="awesomelint")
    for path in sorted({shown(report.source.path) for report in reports}):
        suites.append(_suite(harmless(path), by_path.get(path, [])))
    failures = sum(map(len, by_path.values()))
    suites.set("tests", str(sum(len(suite) for suite in suites)))
    suites.set("failures", str(failures))
    suites.set("errors", "0")
    ET.indent(suites)
    out.write('<?xml version="1.0" encoding="utf-8"?>\n')
    out.write(disarmed(ET.tostring(suites, encoding="unicode"), "#&#35;") + "\n")


def _suite(path: str, findings: list[LocatedFinding]) -> ET.Element:
    counts = {
        "tests": max(1, len(findings)),
        "failures": len(findings),
        "errors": 0,
        "skipped": 0,
        "time": 0,
    }
    suite = ET.Element("testsuite", {"name": path} | {name: str(number) for name, number in counts.items()})
    if not findings:
        ET.SubElement(suite, "testcase", name="no findings", classname=path, time="0")
    for item in findings:
        finding = item.finding
        name = f"{finding.rule} (line {item.start.line}, column {item.start.column})"
        location = {"classname": path, "file": path, "line": str(item.start.line)}
        case = ET.SubElement(suite, "testcase", {"name": name, "time": "0"} | location)
        failure = ET.SubElement(case, "failure", message=clipped(finding.message), type=finding.severity.word)
        failure.text = "\n".join(lines(item))
    return suite
