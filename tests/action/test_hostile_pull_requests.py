"""The action on pull requests that mean harm: embedded repositories, links out of the checkout, their own configuration."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.support.actions import Outcome, Runner
from tests.support.packages import commit, git, repository
from tests.support.report_readers import read_github

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform == "win32" or not shutil.which("bash"), reason="there is no bash, in which the steps run"
    ),
]

LIST = (
    "# Papers\n\n"
    "- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014.\n"
    "- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.\n"
)
BAD = "- [A Survey of Everything New](https://arxiv.org/abs/1406.26611), Jun. 26 2014.\n"


class Hostile:
    """A pull request of a stranger, checked out as GitHub merges it."""

    def __init__(self, folder: Path, files: dict[str, str] | None = None) -> None:
        self.folder = folder
        self.origin = repository(folder / "origin", {"README.md": LIST} | (files or {}))
        self.base = git("rev-parse", "HEAD", cwd=self.origin)
        git("switch", "--quiet", "--create=stranger", cwd=self.origin)

    def run(self, files: dict[str, str], event: str = "pull_request", **inputs: str) -> Outcome:
        """Commit files to the pull request, and run the action on it."""
        commit(self.origin, files)
        head = git("rev-parse", "HEAD", cwd=self.origin)
        git("switch", "--quiet", "--detach", "main", cwd=self.origin)
        git("merge", "--quiet", "--no-ff", "--message=Merge", head, cwd=self.origin)
        git("update-ref", "refs/pull/7/merge", "HEAD", cwd=self.origin)
        there = self.folder / "workspace"
        there.mkdir()
        git("init", "--quiet", cwd=there)
        git("remote", "add", "origin", self.origin.as_uri(), cwd=there)
        git("fetch", "--quiet", "--depth=1", "origin", "+refs/pull/7/merge:refs/remotes/wanted", cwd=there)
        git("checkout", "--quiet", "--detach", "refs/remotes/wanted", cwd=there)
        payload = {"pull_request": {"number": 7, "base": {"sha": self.base}, "head": {"sha": head}}}
        runner = Runner(self.folder / "runner", there, event, payload if event == "pull_request" else {})
        return runner.run(**inputs)


@pytest.fixture
def hostile(tmp_path: Path) -> Hostile:
    return Hostile(tmp_path)


def found(outcome: Outcome) -> list[str]:
    return [one.rule for one in read_github(outcome.log)[0]]


def test_a_folder_that_git_takes_for_a_repository_runs_nothing(hostile: Hostile, tmp_path: Path) -> None:
    there = hostile.origin / "docs"
    (there / "refs" / "heads").mkdir(parents=True)
    shutil.copytree(hostile.origin / ".git" / "objects", there / "objects")
    (there / "HEAD").write_text("ref: refs/heads/main\n")
    (there / "refs" / "heads" / "main").write_text(hostile.base + "\n")
    pwned = tmp_path / "pwned"
    (there / "config").write_text(
        f'[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = "touch {pwned}; false"\n'
    )
    (hostile.origin / "git").write_text(f"#!/bin/sh\ntouch {pwned}\n")
    (hostile.origin / "git").chmod(0o755)
    (hostile.origin / "README.md").unlink()
    (hostile.origin / "README.md").symlink_to("docs/list.md")
    outcome = hostile.run({"docs/list.md": LIST + BAD}, path="README.md\ndocs\n.")
    assert found(outcome) == ["broken-arxiv-id"] and outcome.status == 1
    assert not pwned.exists()


@pytest.mark.parametrize("target", ["{outside}/secret.md", ".git/config", "../workspace/.git/config"])
def test_a_link_out_of_the_checkout_is_not_followed(hostile: Hostile, tmp_path: Path, target: str) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.md").write_text(LIST + BAD.replace("Survey", "Secret"))
    (hostile.origin / "README.md").unlink()
    (hostile.origin / "README.md").symlink_to(target.format(outside=tmp_path / "outside"))
    outcome = hostile.run({}, changed_lines_only="false")
    assert outcome.status == 2 and "refusing to open a path" in outcome.log
    assert "Secret" not in outcome.log + outcome.summary and found(outcome) == []


@pytest.mark.parametrize("path", ["docs", ".", "docs/list.md"])
def test_nor_is_a_folder_that_is_one(hostile: Hostile, tmp_path: Path, path: str) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "list.md").write_text(LIST + BAD.replace("Survey", "Secret"))
    (hostile.origin / "docs").symlink_to(tmp_path / "outside")
    outcome = hostile.run({}, changed_lines_only="false", path=path)
    assert "Secret" not in outcome.log + outcome.summary
    assert path == "." or (outcome.status == 2 and "refusing to open a path" in outcome.log)


def test_nor_are_a_configuration_and_a_baseline(hostile: Hostile, tmp_path: Path) -> None:
    (tmp_path / "secret.toml").write_text("secret-value = 1\n")
    (hostile.origin / ".awesomelint.toml").symlink_to(tmp_path / "secret.toml")
    outcome = hostile.run({}, changed_lines_only="false")
    assert (
        outcome.status == 2 and "refusing to open a path" in outcome.log and "secret-value" not in outcome.log
    )


def test_links_within_the_checkout_are_followed(hostile: Hostile) -> None:
    (hostile.origin / "README.md").unlink()
    (hostile.origin / "README.md").symlink_to("docs/list.md")
    outcome = hostile.run({"docs/list.md": LIST + BAD})
    assert found(outcome) == ["broken-arxiv-id"] and outcome.status == 1


@pytest.mark.parametrize("name", ["-oREADME.md", "--output-file=README.md", "--diff.md"])
def test_a_path_that_begins_like_an_option_is_a_path(hostile: Hostile, name: str) -> None:
    outcome = hostile.run({name: LIST + BAD}, path=name)
    assert found(outcome) == ["broken-arxiv-id"] and outcome.status == 1
    assert (hostile.folder / "workspace" / "README.md").read_text(encoding="utf-8") == LIST


# -- the configuration of a pull request ---

SILENCING = {
    "all rules": {".awesomelint.toml": 'select = ["mojibake"]\n'},
    "the file": {".awesomelint.toml": 'exclude = ["*.md"]\n'},
    "a nearer file": {"docs/awesomelint.toml": 'select = ["mojibake"]\n'},
    "pyproject.toml": {"pyproject.toml": '[tool.awesomelint]\nselect = ["mojibake"]\n'},
    "not even TOML": {".awesomelint.toml": "this is no TOML"},
}


@pytest.mark.parametrize("files", SILENCING.values(), ids=SILENCING)
def test_config_from_base_heeds_nothing_that_the_pull_request_configures(
    hostile: Hostile, files: dict[str, str]
) -> None:
    outcome = hostile.run({"docs/list.md": LIST + BAD} | files, path="docs", config_from="base")
    assert found(outcome) == ["broken-arxiv-id"] and outcome.status == 1


def test_config_from_head_is_the_default(hostile: Hostile) -> None:
    outcome = hostile.run({"README.md": LIST + BAD, ".awesomelint.toml": 'select = ["mojibake"]\n'})
    assert found(outcome) == [] and outcome.status == 0


def test_config_from_base_reads_the_nearest_file_of_the_base_and_its_patterns(tmp_path: Path) -> None:
    before = {
        ".awesomelint.toml": 'exclude = ["/docs/old/"]\n[[overrides]]\nfiles = ["docs/b.md"]\nselect = ["mojibake"]\n',
        "docs/inner/pyproject.toml": '[tool.awesomelint]\nselect = ["mojibake"]\n',
    }
    pull = Hostile(tmp_path, before)
    for name in before:
        (pull.origin / name).unlink()
    names = ("docs/old/list.md", "docs/a.md", "docs/b.md", "docs/inner/list.md")
    outcome = pull.run(dict.fromkeys(names, LIST + BAD), path="docs", config_from="base")
    assert [one.path for one in read_github(outcome.log)[0]] == ["docs/a.md"]


def test_config_from_base_reads_the_baseline_of_the_base(tmp_path: Path) -> None:
    pull = Hostile(tmp_path, {".awesomelint.toml": 'baseline = "accepted.json"\n', "accepted.json": empty()})
    forged = json.loads(empty())
    outcome = pull.run(
        {"README.md": LIST + BAD, "accepted.json": "no JSON" + str(forged)}, config_from="base"
    )
    assert found(outcome) == ["broken-arxiv-id"] and outcome.status == 1


def empty() -> str:
    from awesomelint.filtering.baseline import Baseline, dumps

    return dumps(Baseline())


def test_config_from_base_reads_the_file_that_the_input_names_at_the_base(tmp_path: Path) -> None:
    pull = Hostile(tmp_path, {"ci/own.toml": 'ignore = ["mojibake"]\n'})
    files = {"README.md": LIST + BAD, "ci/own.toml": 'select = ["mojibake"]\n'}
    outcome = pull.run(files, config_from="base", config="ci/own.toml")
    assert found(outcome) == ["broken-arxiv-id"]


def test_config_from_base_of_a_push_is_what_was_pushed(hostile: Hostile) -> None:
    files = {"README.md": LIST + BAD, ".awesomelint.toml": 'select = ["mojibake"]\n'}
    outcome = hostile.run(files, "push", config_from="base")
    assert outcome.status == 0 and outcome.outputs["findings"] == "0"


def test_config_from_is_one_of_two(hostile: Hostile) -> None:
    outcome = hostile.run({"a.md": LIST}, config_from="main")
    assert (
        outcome.status == 2 and "the input 'config-from' must be one of head, base, not 'main'" in outcome.log
    )
