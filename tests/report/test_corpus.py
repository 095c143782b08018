"""Every output format tells all findings of our own cases and of real lists, read back by a parser of the format."""

from __future__ import annotations

import datetime
import io
from collections import Counter

import pytest

from awesomelint.engine import Report, lint
from awesomelint.findings import Severity
from awesomelint.report.formats import github, gitlab, json, json_lines, junit, rdjson, sarif, text
from awesomelint.settings import Settings
from awesomelint.source import Source
from tests.support.cases import all_cases
from tests.support.lists import EACH_LIST, linted
from tests.support.report_readers import (
    AlreadyReported,
    read_github,
    read_gitlab,
    read_json,
    read_json_lines,
    read_junit,
    read_rdjson,
    read_sarif,
    read_text,
)
from tests.support.reporting import written

pytestmark = pytest.mark.slow

FORMATS = {
    "text": (text, read_text),
    "json": (json, read_json),
    "json-lines": (json_lines, read_json_lines),
    "sarif": (sarif, read_sarif),
    "rdjson": (rdjson, read_rdjson),
    "gitlab": (gitlab, read_gitlab),
    "junit": (junit, read_junit),
}


def _linted(sources: dict[str, bytes]) -> list[Report]:
    settings = Settings(min_severity=Severity.NOTE, today=datetime.date(2026, 1, 1))
    return [lint(Source.from_bytes(data, path), settings) for path, data in sources.items()]


@pytest.fixture(
    scope="module",
    params=[pytest.param(None, id="cases", marks=pytest.mark.xdist_group("cases")), *EACH_LIST],
)
def reports(request: pytest.FixtureRequest) -> list[Report]:
    """All findings of our own cases, or of a real list, linted once for all formats."""
    if request.param is not None:
        return [linted(request.param)]
    cases = {f"cases/{case.rule}/{nth}.md": case.text.encode() for nth, case in enumerate(all_cases("rules"))}
    return _linted(cases)


@pytest.fixture(scope="module")
def expected(reports: list[Report]) -> list[AlreadyReported]:
    told = []
    for report in reports:
        for finding in report.findings:
            line, column = report.source.position(finding.span.start)
            told.append(
                AlreadyReported(report.source.path, line, column, finding.rule, finding.severity.word)
            )
    assert told or len(reports) == 1
    return sorted(told, key=lambda one: one[:3])


@pytest.mark.parametrize("name", FORMATS)
def test_format_tells_every_finding_in_order(
    name: str, reports: list[Report], expected: list[AlreadyReported]
) -> None:
    module, read = FORMATS[name]
    told = read(written(module, *reports))
    if name == "gitlab":
        expected = [one._replace(column=0) for one in expected]
    if name == "rdjson":
        sources = {report.source.path: report.source for report in reports}
        told = [one._replace(column=_in_characters(sources[one.path], one)) for one in told]
    assert [one[:3] for one in told] == [one[:3] for one in expected]
    assert Counter(told) == Counter(expected)


def _in_characters(source: Source, told: AlreadyReported) -> int:
    line = source.text.split("\n")[told.line - 1]
    return len(line.encode()[: told.column - 1].decode()) + 1


def test_github_tells_the_worst_and_logs_the_rest(
    reports: list[Report], expected: list[AlreadyReported]
) -> None:
    summary = io.StringIO()
    told, rest = read_github(written(github, *reports, summary=summary))
    assert Counter(one.severity for one in told) == {
        severity: min(10, count) for severity, count in Counter(one.severity for one in expected).items()
    }
    together = told + read_text("\n".join(rest))
    assert Counter(one._replace(column=0) for one in together) == Counter(
        one._replace(column=0) for one in expected
    )
    assert len(summary.getvalue().encode()) <= 1024 * 1024
