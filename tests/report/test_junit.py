"""The JUnit format: XML that two parsers read, a suite a file, and a test that passed for a file without findings."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import junitparser

from awesomelint.report.formats import junit
from tests.support.report_readers import Reported, read_junit
from tests.support.reporting import LIST, report, sample, written


def test_findings_are_failed_test_cases() -> None:
    assert read_junit(written(junit, sample())) == [
        Reported("README.md", 4, 9, "likely-typo", "warning"),
        Reported("README.md", 5, 4, "duplicate-entry", "error"),
        Reported("README.md", 5, 68, "malformed-date", "note"),
    ]


def test_a_clean_file_is_a_test_that_passed() -> None:
    out = written(junit, report(LIST, path="clean.md"), sample("bad.md"))
    assert {one.path for one in read_junit(out)} == {"bad.md"}
    bad, clean = junitparser.JUnitXml.fromstring(out.encode())
    assert (bad.name, bad.tests, bad.failures) == ("bad.md", 3, 3)
    assert (clean.name, clean.tests, clean.failures) == ("clean.md", 1, 0)
    assert [case.is_passed for case in clean] == [True]


def test_a_failure_holds_the_line_and_the_mark() -> None:
    root = ET.fromstring(written(junit, sample()).encode())
    failure = root.findall(".//failure")[1]
    assert failure.text and "\n    |    ^^^^^" in failure.text and "first listed here" in failure.text


def test_no_file_at_all_is_valid() -> None:
    assert read_junit(written(junit)) == []
