"""Many files: what is said of them, and in which order, does not depend on how many cores are at work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from awesomelint.cli import main
from awesomelint.engine import Report, lint
from awesomelint.session import internal_error, parallel
from awesomelint.session.linting import pack
from awesomelint.settings import Settings
from awesomelint.source import Source

pytestmark = pytest.mark.slow

LINE = "- [Paper Number {} of {}](https://arxiv.org/abs/{:02}01.{:05}), Jan. 5 20{:02}.\n"
FILES = 5
Call = Callable[..., tuple[int, str, str]]


def text(number: int, entries: int) -> str:
    """A list with an entry twice and a broken identifier; lists share their first works."""
    lines = [
        LINE.format(index, "one list", 15 + index % 5, 10000 + index, 15 + index % 5)
        for index in range(entries)
    ]
    lines += [lines[0], LINE.format("odd", number, 17, 12, 17)]
    return f"# Awesome Things {number}\n\n" + "".join(lines)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with lists of several sizes, one that is empty and one that is no text among them."""
    for number in range(FILES):
        (tmp_path / f"{number}.md").write_text(text(number, 4 + 20 * (number % 3)), encoding="utf-8")
    (tmp_path / "1-broken.md").write_bytes(b"- [caf\xe9](x)\n")
    (tmp_path / "2-empty.md").write_bytes(b"\n")
    (tmp_path / "3-prose.md").write_text("# Prose\n\nNo list.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    def called(*argv: str) -> tuple[int, str, str]:
        capsys.readouterr()
        return main(list(argv)), *capsys.readouterr()

    return called


@pytest.fixture
def several(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Sets the number of cores; then several are used for the smallest lists, too."""

    def at_work(number: int) -> None:
        monkeypatch.setattr(parallel, "available_cores", lambda: number)
        monkeypatch.setattr(parallel, "MIN_TOTAL", 0)
        monkeypatch.setattr(parallel, "MIN_SHARE", 1)

    return at_work


@pytest.mark.parametrize("form", ["text", "json", "junit", "sarif"])
def test_output_does_not_depend_on_the_number_of_cores(
    form: str, folder: Path, call: Call, several: Callable[[int], None]
) -> None:
    options = ["check", ".", "none.md", "--verbose", "--output-format", form]
    several(1)
    alone = call(*options)
    assert alone[0] == 2 and "1-broken.md" in alone[2] and "duplicate-entry" in alone[1]
    for number in (2, 3):
        several(number)
        assert call(*options) == alone


def test_works_are_compared_across_files_whoever_read_them(
    folder: Path, call: Call, several: Callable[[int], None]
) -> None:
    settings = 'min-severity = "note"\n[rules.duplicate-entry]\nscope = "all"\n'
    (folder / ".awesomelint.toml").write_text(settings, encoding="utf-8")
    several(1)
    alone = call("check", ".")
    assert "0.md on line" in alone[1]
    several(2)
    assert call("check", ".") == alone


def test_a_helper_that_dies_is_replaced(
    folder: Path, call: Call, several: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    if not parallel.CAN_FORK:
        pytest.skip("helpers start afresh here, and know nothing of a test")
    several(1)
    alone = call("check", ".")
    here = os.getpid()

    def dies(source: Source, settings: Settings, *kept: Any) -> Report:
        if os.getpid() != here and source.path.endswith("3.md"):
            os._exit(9)
        return lint(source, settings, *kept)

    monkeypatch.setattr(internal_error, "lint", dies)
    several(2)
    assert call("check", ".") == alone


def test_helpers_say_what_linting_here_says() -> None:
    settings = Settings()
    tasks = [(Source(text(number, 6 + number), f"{number}.md"), settings) for number in range(4)]
    assert list(parallel.lint_in_parallel(tasks)) == [pack(lint(source, settings)) for source, _ in tasks]


def test_one_core_is_enough_for_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "available_cores", lambda: 8)
    large = Source("x" * parallel.MIN_TOTAL)
    assert not parallel.is_worthwhile([large])
    assert not parallel.is_worthwhile([Source("x"), Source("y")])
    assert parallel.is_worthwhile([large, Source("y")])
    monkeypatch.setattr(parallel, "available_cores", lambda: 1)
    assert not parallel.is_worthwhile([large, large])


@pytest.mark.skipif(sys.platform != "linux", reason="looks for helpers where Linux tells them")
def test_ctrl_c_ends_all_helpers_without_a_traceback(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.md").write_text(text(number, 3000), encoding="utf-8")
    command = [sys.executable, "-m", "awesomelint", "check", "."]
    process = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    reported = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not reported.exists() or parallel.available_cores() == 1:
        process.kill()
        process.communicate()
        pytest.skip("needs a list of a process's children, and two cores")
    helpers: list[str] = []
    while process.poll() is None and not helpers:
        time.sleep(0.01)
        helpers = reported.read_text().split()
    time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    assert process.communicate() == (b"", b"") and process.returncode == 2
    assert helpers and not any(Path(f"/proc/{helper}").exists() for helper in helpers)
