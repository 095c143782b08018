"""Every output format has all findings in our own cases and in real lists, read back by a parser of the format."""

from __future__ import annotations

import datetime
import io
from collections import Counter
from collections.abc import Callable

import pytest

from awesomelint.engine import Report, lint
from awesomelint.findings import Severity
from awesomelint.report.formats import concise, github, gitlab, json, json_lines, junit, rdjson, sarif, text
from awesomelint.settings import Settings
from awesomelint.source import Source
from tests.support import THOROUGH
from tests.support.cases import all_cases
from tests.support.lists import IF_THERE_ARE_LISTS, all_linted
from tests.support.report_readers import (
    READERS,
    Reported,
    read_github,
    read_text,
)
from tests.support.reporting import written

pytestmark = pytest.mark.slow

WRITERS = {
    "text": text,
    "concise": concise,
    "json": json,
    "json-lines": json_lines,
    "sarif": sarif,
    "rdjson": rdjson,
    "gitlab": gitlab,
    "junit": junit,
}


def cases() -> list[Report]:
    """The reports on a quarter of our own cases, of each rule some, each as a file of its own."""
    settings = Settings(min_severity=Severity.NOTE, today=datetime.date(2026, 1, 1))
    numbered = list(enumerate(all_cases("rules")))
    sources = (
        Source(case.text, f"cases/{case.rule}/{number}.md")
        for number, case in (numbered if THOROUGH else numbered[::4])
    )
    return [lint(source, settings) for source in sources]


REPORTS: dict[str, Callable[[], list[Report]]] = {"cases": cases, "real lists": all_linted}


@pytest.fixture(
    scope="module",
    params=[
        "cases",
        pytest.param("real lists", marks=IF_THERE_ARE_LISTS),
    ],
)
def reports(request: pytest.FixtureRequest) -> list[Report]:
    """All findings in our own cases or in all real lists, to be written into one report."""
    return REPORTS[request.param]()


@pytest.fixture(scope="module")
def expected(reports: list[Report]) -> list[Reported]:
    found = []
    for report in reports:
        for finding in report.findings:
            line, column = report.source.position(finding.span.start)
            found.append(Reported(report.source.path, line, column, finding.rule, finding.severity.word))
    assert len(found) > 500
    return sorted(found, key=lambda item: item[:3])


@pytest.mark.parametrize("name", WRITERS)
def test_format_has_every_finding_in_order(
    name: str, reports: list[Report], expected: list[Reported]
) -> None:
    module, read = WRITERS[name], READERS[name]
    found = read(written(module, *reports, **({"fold": False} if name == "text" else {})))
    if name == "gitlab":
        expected = [item._replace(column=0) for item in expected]
    if name == "rdjson":
        sources = {report.source.path: report.source for report in reports}
        found = [item._replace(column=_in_characters(sources[item.path], item)) for item in found]
    assert [item[:3] for item in found] == [item[:3] for item in expected]
    assert Counter(found) == Counter(expected)


def _in_characters(source: Source, found: Reported) -> int:
    line = source.text[source.line_start(found.line) : source.line_end(found.line)]
    return len(line.encode()[: found.column - 1].decode()) + 1


def test_github_annotates_the_worst_and_logs_the_rest(
    reports: list[Report], expected: list[Reported]
) -> None:
    summary = io.StringIO()
    shown, rest = read_github(written(github, *reports, summary=summary))
    assert Counter(item.severity for item in shown) == {
        severity: min(10, count) for severity, count in Counter(item.severity for item in expected).items()
    }
    together = shown + read_text("\n".join(rest))
    assert Counter(item._replace(column=0) for item in together) == Counter(
        item._replace(column=0) for item in expected
    )
    assert len(summary.getvalue().encode()) <= 1024 * 1024
