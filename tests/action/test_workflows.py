"""The project's own workflows may do little, run nothing that could change under them, and use the action as it is."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.actions import ACTION
from tests.support.lowest import lowest
from tests.support.packages import PROJECT, environment

pytestmark = pytest.mark.slow

WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job.get("steps", [])]


@pytest.mark.parametrize("path", [*WORKFLOWS, PROJECT / "action.yml"], ids=lambda path: path.name)
def test_what_others_wrote_is_pinned_and_scripts_hold_no_expressions(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = re.findall(r"uses: (\S+)(.*)", text)
    for what, comment in used:
        assert what.startswith("./") or (
            re.search(r"@[0-9a-f]{40}$", what) and re.fullmatch(r" # v[\d.]+", comment)
        ), what
    read = yaml.safe_load(text)
    for step in read["runs"]["steps"] if "runs" in read else steps(read):
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_do_no_more_than_it_must(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    granted = [workflow["permissions"], *(job.get("permissions", {}) for job in workflow["jobs"].values())]
    for permissions in granted:
        assert set(permissions.items()) <= {("contents", "read"), ("id-token", "write"), ("pages", "write")}
    for step in steps(workflow):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
        if step.get("uses") == "./":
            assert set(step["with"]) <= set(ACTION["inputs"])


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("github-actions", [PROJECT / "action.yml"]),
        ("github-workflows", WORKFLOWS),
        ("github-workflows", None),
    ],
    ids=["action.yml", "workflows", "documentation"],
)
def test_they_hold_to_the_published_schema(schema: str, paths: list[Path] | None, tmp_path: Path) -> None:
    if paths is None:
        pages = (PROJECT / "docs" / name for name in ("github-action.md", "merging.md"))
        page = "".join(path.read_text(encoding="utf-8") for path in pages)
        paths = []
        for number, text in enumerate(re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)):
            paths.append(tmp_path / f"{number}.yml")
            paths[-1].write_text(text, encoding="utf-8")
    assert paths
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        f"vendor.{schema}",
        *map(str, paths),
    ]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


@pytest.mark.parametrize(("workflow", "publishes"), [("release.yml", "publish"), ("pages.yml", "publish")])
def test_only_the_step_that_publishes_may_speak_for_the_project(workflow: str, publishes: str) -> None:
    path = PROJECT / ".github" / "workflows" / workflow
    jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    assert [name for name, job in jobs.items() if job.get("permissions", {}).keys() - {"contents"}] == [
        publishes
    ]
    assert not any("run" in step for step in jobs[publishes]["steps"])


def test_a_release_is_published_after_the_tests() -> None:
    path = PROJECT / ".github" / "workflows" / "release.yml"
    jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    assert jobs["publish"]["environment"]["name"] == "pypi" and set(jobs["publish"]["needs"]) == {
        "tests",
        "build",
        "compiled",
    }


def test_the_tests_run_from_the_oldest_python_on() -> None:
    jobs = yaml.safe_load((PROJECT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))["jobs"]
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["requires-python"] == f">={jobs['tests']['strategy']['matrix']['python'][0]}"
    assert jobs["tests"]["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert any("tests/support/lowest.py" in step.get("run", "") for step in jobs["lowest"]["steps"])
    assert len(list(lowest())) == len(project["project"]["dependencies"])
    groups = set(
        re.findall(
            r"--group (\w+)", (PROJECT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
        )
    )
    assert groups <= set(project["dependency-groups"])


def test_the_projects_own_hook_passes_on_its_example_lists() -> None:
    lists = sorted((PROJECT / "examples").glob("**/*.md"))
    if not lists:
        pytest.skip("there are no example lists here")
    configuration = yaml.safe_load((PROJECT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (hook,) = (
        hook for repo in configuration["repos"] for hook in repo["hooks"] if hook["id"] == "awesomelint"
    )
    program, *options = shlex.split(hook["entry"])
    names = [path.relative_to(PROJECT).as_posix() for path in lists]
    assert all(re.search(hook["files"], name) for name in names)
    done = subprocess.run(
        [sys.executable, "-m", program, *options, *names],
        cwd=PROJECT,
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, (
        f"{done.stdout.decode()}{done.stderr.decode()}\n"
        "If this is as it should be: awesomelint baseline examples --output-file examples/accepted.json"
    )
