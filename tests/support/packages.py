"""The project as its users install it: a git repository of its own, and a package index to install from."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import PROJECT

_PARTS = ("src", "action", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "action.yml")
# Git as it is on a new machine: nobody's own settings, and somebody who commits.
GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull} | {
    f"GIT_{role}_{what}": text
    for role in ("AUTHOR", "COMMITTER")
    for what, text in (("NAME", "A Maintainer"), ("EMAIL", "maintainer@example.org"))
}


def environment(**more: str) -> dict[str, str]:
    """The variables of a plain shell that has the programs of this Python, whatever service the tests run in."""
    services = ("GITHUB_", "GIT_", "RUNNER_", "INPUT_", "CI_", "TF_BUILD", "PRE_COMMIT", "AWESOMELINT_")
    plain = {name: value for name, value in os.environ.items() if not name.startswith(services)}
    plain["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), plain.get("PATH", "")])
    # What is installed is called a few times: compiling all of it takes longer.
    return plain | {"PIP_NO_COMPILE": "1"} | GIT | more


# The variables by which the program knows that it runs in a build service, and how it is to be shown.
_OF_SERVICES = (
    "GITHUB_ACTIONS",
    "GITHUB_STEP_SUMMARY",
    "GITHUB_WORKSPACE",
    "CI_PROJECT_DIR",
    "TF_BUILD",
    "NO_COLOR",
)


def outside_services(**more: str) -> dict[str, str]:
    """The environment of this process, as it would be outside a build service, and more variables."""
    return {name: value for name, value in os.environ.items() if name not in _OF_SERVICES} | more


def run(*command: str, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a program, and keep what it says on either channel, in order."""
    return subprocess.run(
        command,
        cwd=cwd,
        env=env or environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def git(*arguments: str, cwd: Path) -> str:
    """Run git, which must succeed."""
    done = run("git", *arguments, cwd=cwd)
    assert done.returncode == 0, done.stdout
    return done.stdout.strip()


def repository(folder: Path, files: dict[str, str]) -> Path:
    """A git repository with one commit of these files."""
    folder.mkdir(parents=True, exist_ok=True)
    git("init", "--quiet", "--initial-branch=main", cwd=folder)
    return commit(folder, files)


def commit(folder: Path, files: dict[str, str]) -> Path:
    """Write files and commit them."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="")
    git("add", "--all", cwd=folder)
    git("commit", "--quiet", "--no-verify", "--message=A change", cwd=folder)
    return folder


def published(folder: Path) -> Path:
    """A copy of the project as it is in this folder now, committed to a repository of its own."""
    folder.mkdir()
    for part in _PARTS:
        source = PROJECT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / part)
    return repository(folder, {})


@functools.cache
def _index_answers() -> bool:
    options = ("--dry-run", "--quiet", "--no-deps", "--ignore-installed", "--timeout=5", "--retries=0")
    return run(sys.executable, "-m", "pip", "install", *options, "hatchling", cwd=PROJECT).returncode == 0


def needs_index() -> None:
    """Skip a test that installs the project where pip reaches no package index."""
    if not _index_answers():
        pytest.skip(
            "pip reaches no package index (it cannot get hatchling), so the project cannot be installed anew"
        )
