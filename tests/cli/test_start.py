"""The start: what a call does not need is not loaded for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from awesomelint.cli.arguments import COMMANDS, parse

pytestmark = pytest.mark.slow

LIST = """\
# Awesome Things

- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014.
- [Attention is all you need](https://arxiv.org/pdf/1706.03762v7), Jun. 12 2017.
"""
CODE = """
import sys
before = set(sys.modules)
from awesomelint.cli import main
main(sys.argv[1:])
print(*sorted(set(sys.modules) - before), file=sys.stderr)
"""
# Each of them takes as long as a small list, or half as long.
HEAVY = (
    "asyncio",
    "concurrent.futures",
    "ctypes",
    "dataclasses",
    "dateutil",
    "email",
    "ftfy",
    "hashlib",
    "http",
    "importlib.metadata",
    "inspect",
    "json",
    "logging",
    "multiprocessing",
    "pathlib",
    "pickle",
    "platform",
    "pprint",
    "random",
    "regex",
    "rich",
    "socket",
    "ssl",
    "subprocess",
    "tempfile",
    "threading",
    "tokenize",
    "tomllib",
    "unittest",
    "xml",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "README.md").write_text(LIST, encoding="utf-8")
    return tmp_path


def loaded(folder: Path, *argv: str) -> set[str]:
    """The modules that a call loads which Python itself has not."""
    own = {name: value for name, value in os.environ.items() if name != "AWESOMELINT_NO_CACHE"}
    own["AWESOMELINT_CACHE_DIR"] = str(folder / ".cache")
    done = subprocess.run(
        [sys.executable, "-I", "-c", CODE, *argv],
        cwd=folder,
        env=own,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.split())


def test_a_first_check_loads_nothing_heavy(folder: Path) -> None:
    modules = loaded(folder, "check", "--no-cache")
    assert "awesomelint.engine" in modules and "awesomelint.rules" in modules
    assert not [name for name in HEAVY if name in modules]


def test_the_same_check_again_loads_hardly_anything(folder: Path) -> None:
    loaded(folder, "check")
    ours = {name for name in loaded(folder, "check") if name.partition(".")[0] == "awesomelint"}
    assert ours == {
        "awesomelint",
        "awesomelint.cli",
        *(f"awesomelint.session{name}" for name in ("", ".cache", ".replay")),
        *(
            f"awesomelint.util{name}"
            for name in ("", ".digest", ".disk", ".json_data", ".startup", ".streams")
        ),
        *(f"awesomelint.workspace{name}" for name in ("", ".inputs")),
    }
    others = loaded(folder, "check") - ours - set(sys.builtin_module_names)
    assert others <= {"__future__", "_blake2", "_json", "blake2b"}


def test_cached_findings_are_reported_without_reading_the_list(folder: Path) -> None:
    loaded(folder, "check")
    modules = loaded(folder, "check", "./README.md")
    rooms = ("reading", "rules", "style", "markdown", "fields", "model", "fixing")
    assert not [name for name in modules if name.startswith(tuple(f"awesomelint.{room}" for room in rooms))]
    # What the call prints is kept as JSON, which is half as long to load as most of these, and is written once.
    assert [name for name in HEAVY if name in modules] in ([], ["json"])


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_knows_its_own_arguments_alone(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        parse([command, "--help"])
    assert stop.value.code == 0 and capsys.readouterr().out.startswith(f"usage: awesomelint {command} [-h]")


def test_options_may_be_between_paths() -> None:
    assert parse(["check", "a", "--select", "x", "b"]).paths == ["a", "b"]
    assert parse(["check", "a", "--select", "x", "--", "-b"]).paths == ["a", "-b"]
