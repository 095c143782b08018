"""`awesomelint diff` with two files and with real git: which versions are compared, and what is said in each format."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from awesomelint.cli import main
from tests.support import PROJECT
from tests.support.repositories import Repository, needs_git

FIRST = "- [Amber Networks for Counting Birds](https://arxiv.org/abs/2001.00001), 2020.\n"
SECOND = "- [Birch Networks for Counting Birds](https://arxiv.org/abs/2001.00002), 2020.\n"
THIRD = "- [Cedar Networks for Counting Birds](https://arxiv.org/abs/2001.00003), 2020.\n"
FIFTH = "- [Elm Networks for Counting Birds](https://arxiv.org/abs/2001.00005), 2020.\n"
FOURTH = "- [Dune Networks for Counting Birds](https://arxiv.org/abs/2001.00004), 2020.\n"


def listed(*entries: str, other: str = THIRD) -> str:
    return f"# Papers on Birds\n\n## Counting\n\n{''.join(entries)}\n## Nests\n\n{other}"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository with two commits; the second adds a work."""
    made = Repository(tmp_path / "checkout")
    made.commit(README=listed(FIRST, SECOND))
    made.commit(README=listed(FIRST, SECOND, FOURTH))
    monkeypatch.chdir(made.folder)
    return made


def diff(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> list[dict[str, Any]]:
    assert main(["diff", "--isolated", "--no-cache", "--output-format", "json", *arguments]) == status
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def added(found: list[dict[str, Any]]) -> list[str]:
    return [entry["title"].split()[0] for file in found for entry in file["added"]]


def test_two_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.md").write_text(listed(FIRST, SECOND), encoding="utf-8")
    Path("new.md").write_text(listed(SECOND.replace("2020.", "2021."), FOURTH, other=FIRST), encoding="utf-8")
    assert main(["diff", "--isolated", "--no-cache", "old.md", "new.md"]) == 0
    assert (
        capsys.readouterr().out
        == """\
old.md → new.md: 1 work added, 1 removed, 1 moved, 1 changed

Added
  Dune Networks for Counting Birds, in Counting (line 6)
    https://arxiv.org/abs/2001.00004

Removed
  Cedar Networks for Counting Birds, from Nests

Moved
  Amber Networks for Counting Birds: Counting → Nests

Changed
  Birch Networks for Counting Birds (line 5)
    date: 2020 → 2021
"""
    )


@needs_git
@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["Elm"]),
        (["HEAD"], ["Elm"]),
        (["HEAD~1"], ["Dune", "Elm"]),
        (["HEAD~1", "README.md"], ["Dune", "Elm"]),
        (["HEAD~1", "."], ["Dune", "Elm"]),
        (["HEAD~1", "HEAD"], ["Dune"]),
        (["HEAD~1..HEAD"], ["Dune"]),
        (["HEAD~1.."], ["Dune"]),
        (["HEAD~1..", "--", "README.md"], ["Dune"]),
        (["README.md"], ["Elm"]),
    ],
)
def test_revisions(
    repository: Repository, capsys: pytest.CaptureFixture[str], arguments: list[str], expected: list[str]
) -> None:
    repository.write(
        "README.md", listed(FIRST, SECOND, FOURTH, FOURTH.replace("Dune", "Elm").replace("04", "05"))
    )
    assert added(diff(capsys, *arguments)) == expected


@needs_git
def test_three_dots_compare_with_the_common_ancestor(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.git("checkout", "--quiet", "-b", "topic", "HEAD~1")
    repository.commit(
        README=listed(FIRST, SECOND, other=THIRD + FOURTH.replace("Dune", "Elm").replace("04", "05"))
    )
    assert added(diff(capsys, "main...topic")) == ["Elm"]
    assert [file["removed"] for file in diff(capsys, "main...topic")] == [[]]
    assert [len(file["removed"]) for file in diff(capsys, "main..topic")] == [1]


@needs_git
def test_a_file_that_was_renamed_keeps_its_works(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.git("mv", "README.md", "birds.md")
    repository.commit(birds=listed(FIRST, SECOND, FOURTH, other=THIRD.replace("2020.", "2021.")))
    (file,) = diff(capsys, "HEAD~1", "HEAD", ".")
    assert (file["old_path"], file["path"]) == ("README.md", "birds.md")
    assert not file["added"] and not file["removed"] and len(file["changed"]) == 1
    (file,) = diff(capsys, "HEAD~1", ".")
    assert file["old_path"] == "README.md" and not file["added"]


@needs_git
def test_a_readme_that_was_renamed_is_compared_with_its_new_name(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.git("mv", "README.md", "papers.md")
    assert diff(capsys) == []
    repository.write("papers.md", listed(FIRST, SECOND, FOURTH, FIFTH))
    for arguments in ((), ("HEAD", "README.md"), ("HEAD", "--", "papers.md")):
        (file,) = found = diff(capsys, *arguments)
        assert (file["old_path"], file["path"], file["removed"]) == ("README.md", "papers.md", [])
        assert added(found) == ["Elm"]


def test_conflict_markers_are_no_text(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    conflict = f"<<<<<<< HEAD\n{FOURTH}||||||| 1a2b3c\n{SECOND}=======\n{FIFTH}>>>>>>> a branch\n"
    repository.write("README.md", listed(FIRST, SECOND, conflict))
    assert main(["diff", "--isolated", "--no-cache"]) == 0
    said = capsys.readouterr()
    assert (
        said.err
        == "awesomelint: README.md: a merge is not resolved; both sides of its conflicts are compared\n"
    )
    assert said.out.startswith("README.md: 1 work added\n")
    assert "Elm Networks for Counting Birds, in Counting (line 12)" in said.out


def test_files_that_came_and_went(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    (repository.folder / "README.md").unlink()
    repository.write(
        "docs/birds.md", listed(FIRST, FOURTH.replace("Dune", "Elm").replace("04", "05"), other="")
    )
    for arguments in (["HEAD", "."], ["HEAD", "README.md", "docs"]):
        files = {file["path"]: file for file in diff(capsys, *arguments)}
        assert [len(file["removed"]) for file in files.values()] == [4, 0]
        before = [entry["listed_before"] for entry in files["docs/birds.md"]["added"]]
        assert before == [{"path": "README.md", "line": 5}, None]


@needs_git
def test_what_check_says_of_an_added_work(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    bad = "- [Elm Networks for Counting Birds](http://arxiv.org/abs/2001.00005v1), Feb. 31 2020.\n"
    repository.write("README.md", listed(FIRST, SECOND, FOURTH, bad, FIRST))
    (file,) = diff(capsys)
    rules = {finding["rule"] for finding in file["added"][0]["findings"]}
    assert {"malformed-date", "url-form"} <= rules
    assert [finding["rule"] for finding in file["listed_again"][0]["findings"]] == ["duplicate-entry"]
    assert file["listed_again"][0]["also"] == {"section": ["Counting"], "line": 5}
    assert main(["diff", "--isolated", "--no-cache", "--ignore", "dates", "--output-format", "json"]) == 0
    (file,) = json.loads(capsys.readouterr().out)
    assert "malformed-date" not in {finding["rule"] for finding in file["added"][0]["findings"]}


@needs_git
def test_unchanged_files_are_neither_read_nor_mentioned(
    repository: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("awesomelint.cli.commands.diff.read", None)
    assert diff(capsys, "HEAD", ".") == []
    assert main(["diff", "--isolated"]) == 0
    assert capsys.readouterr().out == "No file with entries changed\n"


@needs_git
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nonsense"], "nonsense: neither a git revision nor a file or folder"),
        (["HEAD", "nonsense.md"], "nonsense.md: no such file or folder in either version"),
        (["HEAD", "HEAD", "HEAD"], "HEAD HEAD HEAD: at most two revisions can be compared"),
        (["HEAD..main", "main"], "HEAD..main main: at most two revisions can be compared"),
        (["HEAD", ".."], "..: outside of the git working tree"),
        (["--", "gone"], "gone: no such file or folder in either version"),
    ],
)
def test_mistakes_are_explained(
    repository: Repository, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(["diff", "--isolated", *arguments]) == 2
    assert f"awesomelint: {message}" in capsys.readouterr().err


@needs_git
def test_a_name_of_both_a_file_and_a_revision(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write("main", "x")
    assert main(["diff", "main"]) == 2
    assert "put `--`" in capsys.readouterr().err
    assert main(["diff", "main", "--"]) == 0


def test_outside_of_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["diff", "main"]) == 2
    assert "name two files to compare" in capsys.readouterr().err


@needs_git
def test_bytes_that_are_no_text(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    (repository.folder / "README.md").write_bytes(b"\xff\xfe")
    repository.git("commit", "--quiet", "--all", "--message", "x")
    assert main(["diff", "HEAD~1", "HEAD"]) == 2
    assert "README.md: not UTF-8" in capsys.readouterr().err


@needs_git
def test_a_symbolic_link_is_not_followed_in_history(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    os.symlink("README.md", repository.folder / "LIST.md")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "x")
    assert diff(capsys, "HEAD~1", "HEAD", ".") == []


HOSTILE = (
    "- [Elm \x1bc<img src=x> @someone #12 **Nets** for Birds](https://arxiv.org/abs/2001.00005), 2020.\n"
)


@needs_git
def test_markdown_is_escaped(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write("README.md", listed(FIRST, SECOND, FOURTH, HOSTILE))
    assert main(["diff", "--isolated", "--no-cache", "--output-format", "markdown"]) == 0
    out = capsys.readouterr().out
    assert "### README.md\n\n1 work added.\n\n**Added**\n\n- [Elm " in out
    assert "](https://arxiv.org/abs/2001.00005), in Counting (line 8)" in out
    for mark in ("\x1b", "<", "@", "#12", "**Nets"):
        assert mark not in out.partition("- [")[2]


@needs_git
def test_text_is_harmless(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write("README.md", listed(FIRST, SECOND, FOURTH, HOSTILE))
    for output_format in ("text", "json"):
        assert main(["diff", "--isolated", "--no-cache", "--output-format", output_format]) == 0
        out = capsys.readouterr().out
        assert "Elm" in out and "\x1b" not in out


@needs_git
def test_the_example_of_the_page(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (PROJECT / "docs" / "diff.md").read_text(encoding="utf-8")
    old, new = re.findall(r"^```markdown\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    (output,) = re.findall(r"^```text\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    repository.commit(README=old)
    repository.write("README.md", new)
    assert main(["diff", "--isolated", "--no-cache", "--color", "never"]) == 0
    assert capsys.readouterr().out == output
