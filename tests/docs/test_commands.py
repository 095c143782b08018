"""Every command line in the documentation runs, and every workflow and hook in it is one that works."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from awesomelint import __version__
from tests.support.actions import ACTION
from tests.support.packages import PROJECT, environment, repository
from tests.support.program import called

pytestmark = pytest.mark.slow

PAGES = sorted([PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *(PROJECT / "docs").rglob("*.md")])
# The steps of these pages change the program first; `test_extending.py` follows them.
_FOLLOWED = {PROJECT / "docs" / "extending" / name for name in ("a-rule.md", "a-report-format.md")}
_BLOCK = re.compile(r"^```([\w-]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# Other programs that a page may speak of; what they do is not for this test to try.
_OTHERS = {
    "cd",
    "git",
    "pip",
    "pipx",
    "pre-commit",
    "python",
    "python3",
    "uv",
    "uvx",
    ".ci/run",
    ".venv/bin/python",
}
# The versions that a page merges by hand.
VERSIONS = ("base.md", "ours.md", "theirs.md")
_FOR_A_SHELL = re.compile(r"[|&;<>$`*?~{}]")
_OURS = re.compile(r"(?:^|\| )awesomelint(?: |$)")
LIST = """\
# Awesome Learning

- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014.
- [Attention Is All You Need](http://arxiv.org/abs/1706.03762), Jun. 12 2017.
- [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
"""


def blocks(page: Path) -> list[tuple[str, str]]:
    return [(found[1], found[2]) for found in _BLOCK.finditer(page.read_text(encoding="utf-8"))]


def lines(text: str) -> list[str]:
    """The command lines of a block, comments left out, and those put together that go over several lines."""
    joined = text.replace("\\\n", " ")
    return [line.strip() for line in joined.split("\n") if line.strip() and not line.startswith("#")]


def speaking(kind: str) -> list[Path]:
    return [page for page in PAGES if any(name == kind for name, _ in blocks(page))]


def name(page: Path) -> str:
    return str(page.relative_to(PROJECT))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_command_lines_are_written_in_one_way(page: Path) -> None:
    for kind, text in blocks(page):
        assert kind not in ("bash", "console", "shell", "shell-session", "zsh"), (
            "command lines stand in ```sh, without $"
        )
        if kind == "sh":
            for line in lines(text):
                first = shlex.split(line)[0]
                assert first == "awesomelint" or first in _OTHERS, line


@pytest.mark.parametrize("page", [page for page in speaking("sh") if page not in _FOLLOWED], ids=name)
def test_command_lines_run(page: Path, tmp_path: Path) -> None:
    """In their order, in a repository that holds the page's own example list, or else a list with some defects."""
    found = blocks(page)
    examples = [text for kind, text in found if kind == "markdown"]
    # A page may speak of a diff that git has written before.
    repository(
        tmp_path,
        dict.fromkeys(VERSIONS, LIST) | {"README.md": examples[0] if examples else LIST, "change.diff": ""},
    )
    for line in (line for kind, text in found if kind == "sh" for line in lines(text) if _OURS.search(line)):
        # No test uses the network.
        status, reported = shell(line.replace("awesomelint verify", "awesomelint verify --offline"), tmp_path)
        assert status in (0, 1), f"{line}\n{reported}"
        assert "Traceback" not in reported, f"{line}\n{reported}"


def test_outputs_are_those_of_today() -> None:
    outputs = module("outputs")
    assert {page.name for page in outputs.pages()} >= {"formats.md", "getting-started.md"}
    differing = [name(page) for page in outputs.differing()]
    assert not differing, f"run `python docs/outputs.py`: {', '.join(differing)}"


def module(script: str) -> ModuleType:
    """A script of the documentation."""
    spec = spec_from_file_location(script, PROJECT / "docs" / f"{script}.py")
    assert spec is not None and spec.loader is not None
    found = module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def shell(line: str, folder: Path) -> tuple[int, str]:
    env = environment(PYTHONIOENCODING="utf-8", NO_COLOR="1")
    first, *arguments = shlex.split(line)
    if first == "awesomelint" and not _FOR_A_SHELL.search(line):
        done = called(folder, *arguments, env=env)
    else:
        done = subprocess.run(
            line, shell=True, cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    return done.returncode, done.stdout.decode("utf-8") + done.stderr.decode("utf-8")


YAML = [(page, text) for page in PAGES for kind, text in blocks(page) if kind in ("yaml", "yml")]


@pytest.mark.parametrize(
    ("page", "text"), YAML, ids=[f"{name(page)}-{number}" for number, (page, _) in enumerate(YAML)]
)
def test_workflows_and_hooks(page: Path, text: str) -> None:
    read = yaml.safe_load(text)
    assert isinstance(read, dict)
    for job in read.get("jobs", {}).values():
        for step in job["steps"]:
            check_step(step, {other.get("id") for other in job["steps"]})
    hooks = {
        hook["id"]
        for hook in yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    }
    for repo in read.get("repos", []):
        if repo["repo"].endswith("/awesomelint"):
            assert repo["rev"] == f"v{__version__}" and {hook["id"] for hook in repo["hooks"]} <= hooks


def check_step(step: dict[str, Any], ids: set[str]) -> None:
    """A step that uses this action gives it inputs that it has; one that runs it gives options that it has."""
    if step.get("uses", "").startswith("awesomelint/"):
        assert step["uses"] == f"awesomelint/awesomelint@v{__version__}"
        assert set(step.get("with", {})) <= set(ACTION["inputs"])
    for value in step.get("with", {}).values():
        for used, output in re.findall(r"steps\.([\w-]+)\.outputs\.([\w-]+)", str(value)):
            assert used in ids and output in ACTION["outputs"]
    for command in re.findall(r"awesomelint check[^|<>\n]*", step.get("run", "")):
        for option in re.findall(r"--[\w-]+", command):
            assert option in offered()


def offered() -> set[str]:
    done = subprocess.run(
        [sys.executable, "-m", "awesomelint", "check", "--help"], capture_output=True, check=True
    )
    return set(re.findall(r"--[\w-]+", done.stdout.decode()))


def test_the_tables_of_the_action_are_complete() -> None:
    page = (PROJECT / "docs" / "github-action.md").read_text(encoding="utf-8")
    inputs, outputs = (
        page.partition(f"\n## {part}\n")[2].partition("\n## ")[0] for part in ("Inputs", "Outputs")
    )
    rows = {row[0]: row[1] for row in re.findall(r"^\| `([\w-]+)` \| (.*?) \|", inputs, re.MULTILINE)}
    assert set(rows) == set(ACTION["inputs"])
    for name_, about in ACTION["inputs"].items():
        assert not about["default"] or rows[name_] == f"`{about['default']}`"
    assert set(re.findall(r"^\| `([\w-]+)` \|", outputs, re.MULTILINE)) == set(ACTION["outputs"])


@pytest.mark.parametrize("page", [page for page in PAGES if page.parent.name != "rules"], ids=name)
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    text = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", re.sub(r"`+[^`]*`+", "", text)):
        assert os.path.exists(page.parent / target), target
