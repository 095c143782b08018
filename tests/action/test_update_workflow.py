"""The workflow of `docs/merging.md` that brings a pull request up to date, run as GitHub's runner does, with real git."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.packages import PROJECT, commit, environment, git, repository

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform == "win32" or not shutil.which("bash"), reason="there is no bash, in which the steps run"
    ),
]

PAGE = (PROJECT / "docs" / "merging.md").read_text(encoding="utf-8")
(WORKFLOW,) = (yaml.safe_load(text) for text in re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.M | re.S))
(JOB,) = WORKFLOW["jobs"].values()
UPDATE, UNLABEL = (step for step in JOB["steps"] if "env" in step)
LIST = """\
# Papers

- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014.
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
- [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.
"""
OURS = "- [Grokking](https://arxiv.org/abs/2201.02177), Jan. 6 2022.\n"
THEIRS = (
    "- [Training Compute-Optimal Large Language Models](https://arxiv.org/abs/2203.15556), Mar. 29 2022.\n"
)


class Pull:
    """A pull request from a fork, in conflict with the main branch, and a runner with a checkout of the latter."""

    def __init__(self, folder: Path, theirs: dict[str, str], ours: dict[str, str] | None = None) -> None:
        self.folder = folder
        self.origin = repository(folder / "owner" / "list.git", {"README.md": LIST})
        self.fork = folder / "stranger" / "list.git"
        git("clone", "--quiet", "--bare", str(self.origin), str(self.fork), cwd=folder)
        git("switch", "--quiet", "--create=new", cwd=self.origin)
        commit(self.origin, theirs)
        self.head = git("rev-parse", "HEAD", cwd=self.origin)
        git("push", "--quiet", str(self.fork), "new", cwd=self.origin)
        git("update-ref", "refs/pull/7/head", self.head, cwd=self.origin)
        git("switch", "--quiet", "main", cwd=self.origin)
        if ours:
            commit(self.origin, ours)
        self.main = git("rev-parse", "HEAD", cwd=self.origin)
        self.workspace = folder / "workspace"
        git("clone", "--quiet", self.origin.as_uri(), str(self.workspace), cwd=folder)

    def run(self, **variables: str) -> tuple[int, str]:
        """Run the script of the workflow: its status and log."""
        script = self.folder / "script.sh"
        script.write_text(UPDATE["run"], encoding="utf-8")
        env = {
            "TOKEN": "secret",
            "NUMBER": "7",
            "BASE_REF": "main",
            "HEAD_REF": "new",
            "HEAD_SHA": self.head,
            "HEAD_REPOSITORY": "stranger/list",
        }
        assert set(env) == set(UPDATE["env"])
        env |= variables | {"GITHUB_SERVER_URL": self.folder.as_uri(), "GITHUB_REPOSITORY": "owner/list"}
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.workspace,
            env=environment(**env) | {"PATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return done.returncode, done.stdout.decode()

    def pushed(self) -> str:
        return git("rev-parse", "refs/heads/new", cwd=self.fork)


def test_a_pull_request_in_conflict_is_brought_up_to_date(tmp_path: Path) -> None:
    pull = Pull(tmp_path, {"README.md": LIST + THEIRS}, {"README.md": LIST + OURS})
    status, log = pull.run()
    assert status == 0, log
    assert git("show", "refs/heads/new:README.md", cwd=pull.fork) + "\n" == LIST + OURS + THEIRS
    parents = git("rev-list", "--parents", "--max-count=1", "refs/heads/new", cwd=pull.fork).split()[1:]
    assert parents == [pull.head, pull.main]
    subject = git("show", "--no-patch", "--format=%s", "new", cwd=pull.fork)
    assert subject == "Merge branch 'main' into new"
    # The branch can be merged now, and the workspace is as it was.
    git("fetch", "--quiet", str(pull.fork), "new", cwd=pull.origin)
    git("merge-base", "--is-ancestor", "main", "FETCH_HEAD", cwd=pull.origin)
    assert git("status", "--porcelain", cwd=pull.workspace) == "" and "secret" not in log
    assert git("rev-parse", "HEAD", cwd=pull.workspace) == pull.main


def test_conflicts_that_are_left_are_named_and_nothing_is_pushed(tmp_path: Path) -> None:
    theirs = LIST.replace("Jun. 12 2017", "Jun. 13 2017")
    pull = Pull(tmp_path, {"README.md": theirs}, {"README.md": LIST.replace("Jun. 12 2017", "Jul. 1 2017")})
    status, log = pull.run()
    assert status == 1 and "::error::conflicts are left in: README.md" in log
    assert pull.pushed() == pull.head


def test_a_pull_request_that_is_up_to_date_is_left_alone(tmp_path: Path) -> None:
    pull = Pull(tmp_path, {"README.md": LIST + THEIRS})
    status, log = pull.run()
    assert status == 0 and "up to date" in log and pull.pushed() == pull.head


def test_commits_that_came_after_the_label_are_not_overwritten(tmp_path: Path) -> None:
    pull = Pull(tmp_path, {"README.md": LIST + THEIRS}, {"README.md": LIST + OURS})
    assert pull.run(HEAD_SHA=pull.main)[0] == 1 and pull.pushed() == pull.head
    # Even if GitHub does not know of them yet.
    other = git("commit-tree", f"{pull.head}^{{tree}}", "-p", pull.head, "-m", "Later", cwd=pull.origin)
    git("push", "--quiet", str(pull.fork), f"{other}:refs/heads/new", cwd=pull.origin)
    status, log = pull.run()
    assert status != 0 and "rejected" in log and pull.pushed() == other


def test_nothing_of_the_pull_request_runs(tmp_path: Path) -> None:
    pwned = tmp_path / "pwned"
    harm = f"#!/bin/sh\ntouch {pwned}\n"
    module = f"import pathlib\npathlib.Path({str(pwned)!r}).touch()\n"
    theirs = {
        "README.md": LIST + THEIRS,
        ".gitattributes": "*.md filter=harm merge=harm diff=harm\n",
        ".gitconfig": f'[merge "harm"]\n\tdriver = touch {pwned}\n',
        "awesomelint": harm,
        "git": harm,
        "awesomelint.py": module,
        "json.py": module,
        "sitecustomize.py": module,
    }
    pull = Pull(tmp_path, theirs, {"README.md": LIST + OURS})
    status, log = pull.run()
    assert status == 0 and not pwned.exists(), log
    assert git("show", "refs/heads/new:README.md", cwd=pull.fork) + "\n" == LIST + OURS + THEIRS
    assert sorted(os.listdir(pull.workspace)) == [".git", "README.md"]


def test_a_branch_may_have_any_name(tmp_path: Path) -> None:
    pull = Pull(tmp_path, {"README.md": LIST + THEIRS}, {"README.md": LIST + OURS})
    name = "x;touch${IFS}pwned`touch${IFS}pwned`'$(touch${IFS}pwned)"
    git("update-ref", f"refs/heads/{name}", pull.head, cwd=pull.fork)
    status, log = pull.run(HEAD_REF=name)
    assert status == 0, log
    assert git("rev-parse", f"refs/heads/{name}", cwd=pull.fork) != pull.head
    assert sorted(os.listdir(pull.workspace)) == [".git", "README.md"]


def test_the_workflow_gives_no_more_away_than_it_must() -> None:
    trigger: dict[str, Any] = WORKFLOW[True]
    assert trigger == {"pull_request_target": {"types": ["labeled"]}}
    assert JOB["if"] == "github.event.label.name == 'update'"
    (checkout,) = (step for step in JOB["steps"] if "uses" in step)
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}
    assert all("${{" not in step.get("run", "") for step in JOB["steps"])
    assert "labels/update" in UNLABEL["run"] and UNLABEL["if"] == "always()"
