"""`awesomelint check --output-format`: the whole program, in any locale, for any name of a file, for any reader."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.packages import outside_services
from tests.support.program import called
from tests.support.report_readers import (
    READERS,
    command,
    read_github,
    read_text,
)

pytestmark = pytest.mark.slow

LIST = """\
# Awesome Things

- [深度 ##[add-mask]x Attention](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014.
- [深度 ##[add-mask]x Attention](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
"""
CLEAN = """\
# Awesome Things

- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014.
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
"""


CHECK = ["check", "--isolated", "--select", "duplicate-entry"]
# Prints a report, then writes it to a file.
TWICE = f"""
import sys
from awesomelint.cli import main
status = main([*{CHECK}, *sys.argv[1:]])
assert main([*{CHECK}, *sys.argv[1:], "-o", "out"]) == status
sys.exit(status)
"""


def run(folder: Path, *args: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return called(folder, *CHECK, *args, env=outside_services(**environment))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "README.md").write_text(LIST, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", READERS)
def test_every_format_is_utf8_in_every_locale(name: str, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", TWICE, "--output-format", name],
        cwd=folder,
        env=outside_services(LC_ALL="C", PYTHONIOENCODING="latin-1", PYTHONUTF8="0"),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    (reported,) = READERS[name](done.stdout.decode("utf-8"))
    assert (reported.path, reported.line, reported.rule, reported.severity) == (
        "README.md",
        5,
        "duplicate-entry",
        "error",
    )
    assert (folder / "out").read_bytes() == done.stdout


@pytest.mark.parametrize("name", READERS)
def test_every_format_is_valid_when_nothing_was_found(name: str, folder: Path) -> None:
    (folder / "README.md").write_text(CLEAN, encoding="utf-8")
    done = run(folder, "--output-format", name)
    assert (done.returncode, READERS[name](done.stdout.decode("utf-8"))) == (0, [])


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no names of files that are no text")
@pytest.mark.parametrize("name", READERS)
def test_every_format_writes_names_that_are_not_valid_utf_8(name: str, tmp_path: Path) -> None:
    odd = [b"caf\xe9 100%.md", b"line\nbreak.md", b"a::error::,b.md"]
    for path in odd:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + path)).write_text(LIST, encoding="utf-8")
    done = run(tmp_path, ".", "--output-format", name)
    assert done.returncode == 1 and b"Traceback" not in done.stderr
    assert len(READERS[name](done.stdout.decode("utf-8"))) == 3


def test_spellings_of_a_path_are_one(folder: Path) -> None:
    outputs = {
        run(folder, path, "--output-format", "json").stdout for path in ("README.md", "./README.md", ".")
    }
    outputs.add(run(folder, str(folder / "README.md"), "--output-format", "json").stdout)
    assert len(outputs) == 1


def test_github_writes_a_step_summary_and_paths_of_the_checkout(folder: Path) -> None:
    (folder / "docs").mkdir()
    (folder / "README.md").rename(folder / "docs" / "README.md")
    summary = folder / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    done = run(
        folder / "docs",
        "--output-format",
        "github",
        GITHUB_STEP_SUMMARY=str(summary),
        GITHUB_WORKSPACE=str(folder),
    )
    (reported,) = read_github(done.stdout.decode())[0]
    assert reported.path == "docs/README.md"
    assert summary.read_text(encoding="utf-8").startswith("before\n### awesomelint\n")
    assert "| error | docs/README.md&#58;5&#58;4 |" in summary.read_text(encoding="utf-8")


def test_a_step_summary_that_cannot_be_written_is_reported_after_the_findings(folder: Path) -> None:
    done = run(folder, "--output-format", "github", GITHUB_STEP_SUMMARY=str(folder / "no" / "folder"))
    assert done.returncode == 2 and read_github(done.stdout.decode())[0]
    assert b"cannot write the step summary" in done.stderr


def test_text_in_the_log_of_a_build_service_holds_no_command(folder: Path) -> None:
    plain = run(folder).stdout.decode()
    logged = run(folder, GITHUB_ACTIONS="true").stdout.decode()
    assert any(command(line) for line in plain.split("\n"))
    assert not any(command(line) for line in logged.split("\n")) and len(read_text(logged)) == 1


def test_what_is_said_beside_the_findings_is_harmless_too(folder: Path) -> None:
    done = run(folder, "no\n::error::such\x1b[2J##[error]file.md")
    assert done.returncode == 2
    assert not any(command(line) for line in done.stderr.decode().split("\n")) and b"\x1b" not in done.stderr


def test_colour_is_asked_for_or_for_terminals(folder: Path) -> None:
    assert b"\033[" not in run(folder).stdout
    assert b"\033[1;31merror" in run(folder, "--color", "always").stdout
    assert b"\033[1;31merror" in run(folder, "--color", "always", NO_COLOR="1").stdout


def test_statistics(folder: Path) -> None:
    done = run(folder, "--statistics")
    assert (done.returncode, done.stdout.decode()) == (
        1,
        "    1  duplicate-entry  1 fixable with `fix --unsafe-fixes`\n\n"
        "Found 1 error in 1 file; 1 fixable with `awesomelint fix --unsafe-fixes`\n",
    )
    assert json.loads(run(folder, "--statistics", "--output-format", "json").stdout)[0]["count"] == 1
    refused = run(folder, "--statistics", "--output-format", "sarif")
    assert (
        refused.returncode == 2
        and b"--statistics requires --output-format text or json, not sarif" in refused.stderr
    )
