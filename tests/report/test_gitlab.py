"""The GitLab format: as its documentation says, with a fingerprint of its own for every finding."""

from __future__ import annotations

import json

import pytest

from awesomelint.report.formats import gitlab
from tests.support.report_readers import Reported, read_gitlab
from tests.support.reporting import LIST, finding, on, report, sample, written


def test_findings_tell_place_severity_and_rule() -> None:
    assert read_gitlab(written(gitlab, sample())) == [
        Reported("README.md", 4, 0, "likely-typo", "warning"),
        Reported("README.md", 5, 0, "duplicate-entry", "error"),
        Reported("README.md", 5, 0, "malformed-date", "note"),
    ]


def test_a_finding_that_ends_where_a_line_begins_does_not_touch_that_line() -> None:
    note = json.loads(written(gitlab, sample()))[2]
    assert note["location"]["lines"] == {"begin": 5, "end": 5}


def test_findings_alike_have_fingerprints_of_their_own() -> None:
    alike = [finding(on(LIST, "arxiv.org", nth), message="the same") for nth in range(3)]
    assert len(read_gitlab(written(gitlab, report(LIST, *alike), report(LIST, *alike, path="b.md")))) == 6


def test_nothing_found_is_valid() -> None:
    assert written(gitlab, report(LIST)) == "[]\n"


def test_paths_are_relative_to_the_project(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    reported = read_gitlab(written(gitlab, sample("./papers.md"), root=str(tmp_path)))
    assert {one.path for one in reported} == {"docs/papers.md"}
