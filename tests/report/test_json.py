"""The JSON formats: the shape that is promised, in every encoding and for every name of a file."""

from __future__ import annotations

import json
import os

import pytest

from awesomelint.report.formats import json as as_json
from awesomelint.report.formats import json_lines, statistics
from tests.support.report_readers import FINDING, Reported, hold, read_json, read_json_lines
from tests.support.reporting import LIST, report, sample, written


def test_the_shape_of_a_finding() -> None:
    warning, error, note = json.loads(written(as_json, sample()))
    hold([warning, error, note], {"type": "array", "items": FINDING})
    assert (error["line"], error["column"], error["end_line"], error["end_column"]) == (5, 4, 5, 29)
    assert error["related"] == [{"path": "README.md", "line": 3, "column": 4, "message": "first listed here"}]
    assert error["fix"] is None
    # A character outside the first 65,536 is one column.
    assert (warning["column"], warning["end_column"]) == (9, 20)
    assert warning["fix"] == {
        "title": "Write it right",
        "safety": "safe",
        "edits": [
            {"start": {"line": 4, "column": 11}, "end": {"line": 4, "column": 20}, "text": "Überblicke"}
        ],
    }
    assert (note["line"], note["end_line"], note["end_column"]) == (5, 6, 1)


def test_findings_are_sorted_by_path_line_and_column() -> None:
    reported = read_json(written(as_json, sample("b.md"), sample("a.md")))
    assert reported == sorted(reported, key=lambda one: one[:3]) and len(reported) == 6


def test_json_lines_tell_the_same_one_a_line() -> None:
    reports = sample("b.md"), sample("a.md")
    lines = written(json_lines, *reports)
    assert lines.count("\n") == 6
    assert [json.loads(line) for line in lines.splitlines()] == json.loads(written(as_json, *reports))


def test_nothing_found_is_valid() -> None:
    assert read_json(written(as_json, report(LIST))) == read_json(written(as_json)) == []
    assert written(json_lines, report(LIST)) == ""


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("./README.md", "README.md"),
        ("a//b/../README.md", "a/README.md"),
        ("with space/100 %.md", "with space/100 %.md"),
        ("line\nbreak.md", "line\nbreak.md"),
        (os.fsdecode(b"caf\xe9.md"), "caf\ufffd.md"),
        ("论文.md", "论文.md"),
        ("../README.md", "../README.md"),
    ],
)
def test_paths(path: str, shown: str) -> None:
    (one, *_) = read_json(written(as_json, sample(path)))
    assert one == Reported(shown, 4, 9, "likely-typo", "warning")
    assert read_json_lines(written(json_lines, sample(path)))[0].path == shown


def test_statistics_count_by_rule_the_most_frequent_first() -> None:
    rows = json.loads(written(statistics, sample("a.md"), sample("b.md"), report(LIST), as_json=True))
    assert rows == [
        {"rule": "duplicate-entry", "count": 2, "safe_fixes": 0, "unsafe_fixes": 0},
        {"rule": "likely-typo", "count": 2, "safe_fixes": 2, "unsafe_fixes": 0},
        {"rule": "malformed-date", "count": 2, "safe_fixes": 0, "unsafe_fixes": 0},
    ]
    assert written(statistics, sample()) == (
        "    1  duplicate-entry\n"
        "    1  likely-typo      1 fixable with `fix`\n"
        "    1  malformed-date\n"
        "\n"
        "Found 1 error, 1 warning, 1 note in 1 file; 1 fixable with `awesomelint fix`\n"
    )
    assert written(statistics, report(LIST), as_json=True) == "[]\n"
    assert written(statistics, report(LIST)) == "No findings in 3 entries (1 file)\n"
