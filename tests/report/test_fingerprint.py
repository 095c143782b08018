"""Fingerprints: the same when lines move and however the file was named, and each of its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from awesomelint.report.fingerprint import fingerprints
from awesomelint.report.paths import relative, shown
from tests.support.reporting import LIST, finding, on, report


def _marks(text: str, path: str = "README.md") -> list[str]:
    return fingerprints(path, [finding(on(text, "2017", nth), key="2017") for nth in range(2)])


def test_lines_that_move_change_nothing() -> None:
    assert _marks("More.\n\n" + LIST) == _marks(LIST)


def test_equal_findings_have_different_fingerprints() -> None:
    first, second = _marks(LIST)
    assert first != second


def test_path_rule_and_key_each_make_another() -> None:
    span = on(LIST, "2017")
    found = [finding(span, key="a"), finding(span, key="b"), finding(span, "malformed-date", key="a")]
    marks = {*fingerprints("README.md", found), *fingerprints("b.md", found)}
    assert len(marks) == 6


def test_white_space_in_what_a_finding_is_about_changes_nothing() -> None:
    span = on(LIST, "2017")
    assert fingerprints("a", [finding(span, key="Deep  Learning\r\n ")]) == fingerprints(
        "a", [finding(span, key="Deep Learning")]
    )


@pytest.mark.parametrize(
    "spelling", ["./README.md", ".//README.md", "docs/../README.md", "absolute", "entered"]
)
def test_the_spelling_of_a_path_changes_nothing(
    spelling: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    monkeypatch.chdir(tmp_path / "link")
    monkeypatch.setenv("PWD", str(tmp_path / "link"))
    named = {
        "absolute": str(tmp_path / "real" / "README.md"),
        "entered": str(tmp_path / "link" / "README.md"),
    }
    assert _marks(LIST, named.get(spelling, spelling)) == _marks(LIST)


def test_a_name_that_is_not_valid_utf_8_has_a_fingerprint() -> None:
    first, second = os.fsdecode(b"caf\xe9.md"), os.fsdecode(b"caf\xea.md")
    assert _marks(LIST, first) != _marks(LIST, second)
    assert shown(first) == shown(second) == "caf\ufffd.md"


def test_a_folder_that_only_begins_alike_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "list").mkdir()
    monkeypatch.chdir(tmp_path / "list")
    monkeypatch.delenv("PWD", raising=False)
    assert relative(str(tmp_path / "list2" / "a.md")) == str(tmp_path / "list2" / "a.md")
    assert relative("a.md", str(tmp_path)) == "list/a.md"
    assert relative("../a.md", str(tmp_path)) == "a.md"
    assert relative("../../a.md", str(tmp_path)) == "../../a.md"


def test_the_order_of_findings_is_that_of_their_places() -> None:
    found = report(LIST, finding(on(LIST, "2017", 1), key="x"), finding(on(LIST, "2017"), key="x")).findings
    assert [one.span.start for one in found] == sorted(one.span.start for one in found)
