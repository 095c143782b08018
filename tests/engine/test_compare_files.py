"""`scope = "all"` compares the files of one call: a work in two of them is reported once, in the later one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from awesomelint.engine import Report, compare_files, lint
from awesomelint.findings import Severity
from awesomelint.settings import Settings
from awesomelint.source import Source
from tests.cli.test_baseline import found, run, write

ATTENTION = "- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.\n"
ELSEWHERE = "- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jul. 1 2017.\n"
NORM = "- [Layer Normalization](https://arxiv.org/abs/1607.06450), Jul. 21 2016.\n"
ADAM = "- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014.\n"
RESIDUAL = (
    "- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385), Dec. 10 2015.\n"
)
SETTINGS = Settings(
    select=frozenset({"duplicate-entry", "unused-suppression"}),
    options={"duplicate-entry": {"scope": "all"}},
    min_severity=Severity.NOTE,
)


def compared(first: str, later: str, settings: Settings = SETTINGS) -> list[Report]:
    sources = [Source(f"# P\n\n{first}", "a.md"), Source(f"# P\n\n{later}", "b.md")]
    return compare_files([lint(source, settings) for source in sources], lambda path: settings)


def reported(reports: list[Report]) -> list[tuple[str, str, str]]:
    return [
        (report.source.path, one.severity.word, one.message) for report in reports for one in report.findings
    ]


def test_a_work_of_two_files_is_reported_in_the_later_one() -> None:
    ((path, severity, message),) = reported(compared(ATTENTION + NORM, ADAM + ATTENTION))
    assert (path, severity) == ("b.md", "note")
    assert message == "“Attention Is All You Need” is already listed in a.md on line 3"
    (finding,) = compared(ATTENTION + NORM, ADAM + ATTENTION)[1].findings
    (there,) = finding.related
    assert (
        there.path == "a.md"
        and f"# P\n\n{ATTENTION}{NORM}"[slice(*there.span)] == "Attention Is All You Need"
    )


def test_listings_that_contradict_each_other_are_a_warning() -> None:
    assert [severity for _, severity, _ in reported(compared(ATTENTION + NORM, ADAM + ELSEWHERE))] == [
        "warning"
    ]


def test_a_file_that_repeats_the_other_gives_notes_only() -> None:
    works = [
        ATTENTION,
        NORM,
        ADAM,
        RESIDUAL,
        ATTENTION.replace("Attention Is All You", "What Else Do You").replace("03762", "03763"),
    ]
    again = [work.replace("20", "19") for work in works]
    severities = [severity for _, severity, _ in reported(compared("".join(works), "".join(again)))]
    assert severities == ["note"] * 5


def test_works_are_not_compared_by_default_nor_with_a_file_that_is_no_list() -> None:
    assert reported(compared(ATTENTION + NORM, ADAM + ATTENTION, Settings(min_severity=Severity.NOTE))) == []
    assert reported(compared(ATTENTION + NORM, "Read “Attention Is All You Need”.\n")) == []


def test_within_a_file_works_are_compared_as_ever() -> None:
    reports = reported(compared(ATTENTION + NORM + ATTENTION, ADAM + RESIDUAL))
    assert [(path, severity) for path, severity, _ in reports] == [("a.md", "error")]
    # A work that is listed three times is reported once for each later listing.
    assert [path for path, _, _ in reported(compared(ATTENTION + NORM + ATTENTION, ADAM + ATTENTION))] == [
        "a.md",
        "b.md",
    ]


def test_comments_hide_listings_on_either_side_and_are_of_use() -> None:
    hide = "<!-- awesomelint-disable-next-line duplicate-entry -->\n"
    assert reported(compared(hide + ATTENTION + NORM, ADAM + ATTENTION)) == []
    assert reported(compared(ATTENTION + NORM, ADAM + hide + ATTENTION)) == []
    assert (
        reported(compared(ATTENTION + NORM, ADAM + ATTENTION + "\n<!-- awesomelint-disable-file works -->\n"))
        == []
    )


def test_what_is_allowed_is_allowed_across_files() -> None:
    allowing = Settings(
        select=SETTINGS.select,
        options=SETTINGS.options,
        min_severity=Severity.NOTE,
        allow={"duplicate-entry": ["https://arxiv.org/abs/1706.03762"]},
    )
    assert reported(compared(ATTENTION + NORM, ADAM + ATTENTION, allowing)) == []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AWESOMELINT_NO_CACHE", "1")
    write(tmp_path, '[rules.duplicate-entry]\nscope = "all"\n', ".awesomelint.toml")
    write(tmp_path, f"# P\n\n{ATTENTION}{NORM}")
    write(tmp_path, f"# P\n\n{ADAM}{ELSEWHERE}", "more.md")
    return tmp_path


def test_from_the_command_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys, "README.md", "more.md") == [("more.md", 4, "duplicate-entry")]
    assert found(capsys, "more.md", "README.md") == [("README.md", 3, "duplicate-entry")]
    assert found(capsys, "README.md") == []
    out = run(capsys, "check", "README.md", "more.md")[1]
    assert "more.md:4:4: warning:" in out and "= README.md:3:4: first listed here" in out


def test_with_a_baseline_and_a_diff(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # Either of the two listings may be the new one; the finding is there, and has the same fingerprint.
    for name, line in (("README.md", 3), ("more.md", 4)):
        write(folder, f"--- a/{name}\n+++ b/{name}\n@@ -{line - 1},0 +{line} @@\n+x\n", "x.diff")
        args = ("--diff-from", "x.diff", "README.md", "more.md")
        assert found(capsys, *args) == [(name, line, "duplicate-entry")]
        (one,) = json.loads(run(capsys, "check", *args, "--output-format", "gitlab")[1])
        (all_lines,) = json.loads(run(capsys, "check", *args[2:], "--output-format", "gitlab")[1])
        assert one["location"]["path"] == name and one["fingerprint"] == all_lines["fingerprint"]
        assert "not shown" not in run(capsys, "check", *args)[1]
    write(folder, "--- a/more.md\n+++ b/more.md\n@@ -2,0 +3 @@\n+x\n", "x.diff")
    assert found(capsys, "--diff-from", "x.diff", "README.md", "more.md") == []
    assert run(capsys, "baseline", "README.md", "more.md")[0] == 0
    assert found(capsys, "--baseline", ".awesomelint-baseline.json", "README.md", "more.md") == []
    # One file alone says nothing about the other, so no accepted finding is obsolete.
    output = run(capsys, "check", "--baseline", ".awesomelint-baseline.json", "more.md")[1]
    assert "no longer occur" not in output, output
