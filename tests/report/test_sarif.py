"""The SARIF format: valid against the published schema, exact in its regions, addresses and fixes."""

from __future__ import annotations

import json
import os

import pytest

from awesomelint.findings import Safety
from awesomelint.report.formats import sarif
from awesomelint.report.urls import rule_page
from awesomelint.rules import RULES
from tests.support.report_readers import Reported, read_sarif
from tests.support.reporting import LIST, finding, on, report, sample, written


def _run(*reports, **wishes):
    text = written(sarif, *reports, **wishes)
    read_sarif(text)
    (run,) = json.loads(text)["runs"]
    return run


def test_results_tell_place_level_and_fingerprint() -> None:
    text = written(sarif, sample())
    assert read_sarif(text) == [
        Reported("README.md", 4, 9, "likely-typo", "warning"),
        Reported("README.md", 5, 4, "duplicate-entry", "error"),
        Reported("README.md", 5, 68, "malformed-date", "note"),
    ]
    run = json.loads(text)["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    region = {"startLine": 5, "startColumn": 4, "endLine": 5, "endColumn": 29}
    assert run["results"][1]["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "README.md"}, "region": region}}
    ]
    (related,) = run["results"][1]["relatedLocations"]
    assert related["message"] == {"text": "first listed here"}
    assert related["physicalLocation"]["region"]["startLine"] == 3
    marks = [result["partialFingerprints"]["awesomelint/v1"] for result in run["results"]]
    assert len(set(marks)) == 3


def test_every_rule_is_described_whether_or_not_it_found_something() -> None:
    rules = _run(report(LIST))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.name for rule in RULES]
    for rule in rules:
        assert rule["shortDescription"]["text"] and len(rule["fullDescription"]["text"]) <= 1000
        assert "## Why" in rule["help"]["markdown"]
        assert rule["helpUri"] == rule_page(rule["id"])
        assert "security-severity" not in rule["properties"]


def test_a_finding_of_no_rule_in_the_table_is_described_too() -> None:
    rules = _run(report(LIST, finding(on(LIST, "2017"), "not-in-the-table")))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules[len(RULES) :]] == ["not-in-the-table"]


def test_a_fix_is_replacements_in_its_file() -> None:
    date = on(LIST, "2017")
    edits = [(date.start, date.start, "in "), (date.end, date.end + 1, "")]
    one = finding(date, edits=edits, safety=Safety.UNSAFE)
    (fix,) = _run(report(LIST, one, path="a b.md"))["results"][0]["fixes"]
    assert fix["description"]["text"] == "Write it right (unsafe: review the change)"
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"] == {"uri": "a%20b.md"}
    insertion, deletion = change["replacements"]
    at = insertion["deletedRegion"]
    assert (at["startLine"], at["startColumn"]) == (at["endLine"], at["endColumn"]) and at["startColumn"] > 1
    assert insertion["insertedContent"] == {"text": "in "}
    assert deletion["deletedRegion"]["endColumn"] == deletion["deletedRegion"]["startColumn"] + 1


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./a/../README.md", "README.md"),
        ("100 %/a b.md", "100%20%25/a%20b.md"),
        ("a:b?c#d.md", "a%3Ab%3Fc%23d.md"),
        ("论文.md", "%E8%AE%BA%E6%96%87.md"),
        (os.fsdecode(b"caf\xe9.md"), "caf%E9.md"),
        ("line\nbreak.md", "line%0Abreak.md"),
        ("/elsewhere/README.md", "file:///elsewhere/README.md"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_addresses_are_relative_and_encoded(path: str, uri: str) -> None:
    location = _run(sample(path))["results"][0]["locations"][0]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_addresses_are_relative_to_the_checkout(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    run = _run(sample("papers.md"), root=str(tmp_path))
    assert (
        run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "docs/papers.md"
    )


def test_a_message_holds_no_link_and_no_placeholder() -> None:
    (result,) = _run(report(LIST, finding(on(LIST, "2017"), message="“[here](javascript:x) {0}”")))["results"]
    assert result["message"]["text"] == "“[here] (javascript:x) {{0}}”"
