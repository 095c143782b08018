"""Standard streams that are closed or full, and a folder that is gone: one sentence and exit status 2."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.packages import environment

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a shell and /dev/full"),
]

LIST = "# List\n\n- [A](https://arxiv.org/abs/2401.00001)\n- [B](http://arxiv.org/abs/2401.00002)\n- [C](htps://c.org)\n"
CLOSED = "awesomelint: standard output is closed\n"
FULL = "awesomelint: cannot write to standard output (no space left on device)\n"
COMMANDS = [
    "check",
    "check --output-format json",
    "export",
    "style",
    "fix --diff",
    "config",
    "rule",
    "baseline",
    "--help",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "README.md").write_text(LIST, encoding="utf-8")
    return tmp_path


def run(folder: Path, call: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `awesomelint` with the redirections of a shell; without a buffer, errors would show up in other places."""
    env = environment(AWESOMELINT_CACHE_DIR=str(folder / ".cache"), **more)
    env.pop("PYTHONUNBUFFERED", None)
    script = f"{sys.executable} -m awesomelint {call}"
    return subprocess.run(
        ["sh", "-c", script],
        cwd=folder,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("place", "sentence"), [(">&-", CLOSED), (">/dev/full", FULL)], ids=["closed", "full"]
)
def test_output_that_cannot_be_written(folder: Path, command: str, place: str, sentence: str) -> None:
    done = run(folder, f"{command} {place}")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", sentence)


@pytest.mark.parametrize(
    ("place", "sentence"), [(">&-", CLOSED), (">/dev/full", FULL)], ids=["closed", "full"]
)
def test_output_of_a_call_that_is_known_already(folder: Path, place: str, sentence: str) -> None:
    assert run(folder, "check").returncode == run(folder, "check").returncode == 1
    done = run(folder, f"check {place}")
    assert (done.returncode, done.stderr) == (2, sentence)


def test_a_closed_pipe_is_not_reported(folder: Path) -> None:
    (folder / "README.md").write_text(LIST + "- [D](htps://d.org)\n" * 5000, encoding="utf-8")
    for _ in range(2):
        assert run(folder, "check | head -1").stderr == ""


def test_fixed_standard_input_that_cannot_be_written(folder: Path) -> None:
    done = run(folder, "fix - <README.md >/dev/full")
    assert (done.returncode, done.stderr) == (2, FULL)


@pytest.mark.parametrize("command", ["check -", "fix -", "export -"])
def test_closed_standard_input(folder: Path, command: str) -> None:
    done = run(folder, f"{command} <&-")
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert done.stderr == "awesomelint: <stdin>: standard input is closed\n"


@pytest.mark.parametrize("place", ["2>&-", "2>/dev/full"])
@pytest.mark.parametrize("call", ["check none.md", "check --unknown", "check --isolated --config x"])
def test_nothing_meant_for_standard_error_goes_elsewhere(folder: Path, place: str, call: str) -> None:
    done = run(folder, f"{call} {place}")
    assert (done.returncode, done.stdout) == (2, "")


def test_files_do_not_take_the_place_of_closed_streams(folder: Path) -> None:
    done = run(folder, "fix README.md none.md <&- >&- 2>&-")
    assert done.returncode == 2
    assert (folder / "README.md").read_text(encoding="utf-8") == LIST.replace("htps", "https")


def test_a_folder_that_was_deleted(folder: Path) -> None:
    script = f"mkdir gone; cd gone; rmdir ../gone; {sys.executable} -m awesomelint check README.md"
    done = subprocess.run(
        ["sh", "-c", script], cwd=folder, env=environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr.startswith("awesomelint: cannot access the current folder (")
        and done.stderr.count("\n") == 1
    )


def test_a_full_step_summary(folder: Path) -> None:
    done = run(folder, "check --output-format github", GITHUB_STEP_SUMMARY="/dev/full")
    assert done.returncode == 2 and "::error " in done.stdout
    assert done.stderr == "awesomelint: /dev/full: cannot write the step summary (no space left on device)\n"
