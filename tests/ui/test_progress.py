"""The progress bar: for a person who waits at a terminal for many files, and for nobody else."""

from __future__ import annotations

import builtins
import io
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr

import pytest

from awesomelint.ui import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """A terminal in front of somebody who has lost patience at once."""
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    yield Terminal()


def _walk(terminal: Terminal, **wishes: bool) -> list[int]:
    with redirect_stderr(terminal):
        return list(progress.with_progress_bar(list(range(20)), **wishes))


def test_a_bar_is_shown_and_taken_away(terminal: Terminal) -> None:
    assert _walk(terminal) == list(range(20))
    assert "awesomelint" in terminal.getvalue() and "/20" in terminal.getvalue()
    # The last thing is to clear the line of the bar and to show the cursor again.
    assert terminal.getvalue().rstrip("\n").endswith("\x1b[2K") and "\x1b[?25h" in terminal.getvalue()


def test_what_is_said_meanwhile_stays_readable(terminal: Terminal) -> None:
    with redirect_stderr(terminal):
        for number in progress.with_progress_bar(list(range(5))):
            print(f"awesomelint: said at {number}", file=sys.stderr)
        assert sys.stderr is terminal
    assert "awesomelint: said at 3\n" in terminal.getvalue()


def test_no_bar_before_a_second_has_passed(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 1000.0)
    assert _walk(terminal) == list(range(20)) and terminal.getvalue() == ""


def test_no_bar_for_one_file_or_when_quiet_or_on_a_dumb_terminal(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with redirect_stderr(terminal):
        assert list(progress.with_progress_bar([1])) == [1]
    assert _walk(terminal, quiet=True) == list(range(20))
    monkeypatch.setenv("TERM", "dumb")
    assert _walk(terminal) == list(range(20))
    assert terminal.getvalue() == ""


def test_no_bar_if_standard_error_is_not_a_terminal(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "isatty", lambda: False)
    assert _walk(terminal) == list(range(20)) and terminal.getvalue() == ""


def test_without_the_library_the_work_is_done_in_silence(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name.startswith("rich"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert _walk(terminal) == list(range(20)) and terminal.getvalue() == ""


def test_a_run_that_is_broken_off_takes_the_bar_away(terminal: Terminal) -> None:
    with redirect_stderr(terminal):
        walk = progress.with_progress_bar(list(range(20)))
        next(walk)
        next(walk)
        walk.close()
        assert sys.stderr is terminal
    assert terminal.getvalue().rstrip("\n").endswith("\x1b[2K")
