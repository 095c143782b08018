"""What happens where awesomelint itself is at fault: a sentence, exit status 2, and the other files are checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesomelint.cli import main
from awesomelint.engine import Report
from awesomelint.fixing.kept_proofs import Kept
from awesomelint.session import internal_error
from awesomelint.settings import Settings
from awesomelint.source import Source

LIST = "- [A](https://arxiv.org/abs/2401.00001)\n- [B](htps://arxiv.org/abs/2401.00002)\n"


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("bad.md", "good.md"):
        (tmp_path / name).write_text(LIST, encoding="utf-8")
    lint = internal_error.lint

    def faulty(source: Source, settings: Settings, kept: Kept | None = None) -> Report:
        if source.path.endswith("bad.md"):
            raise ZeroDivisionError("division by zero")
        return lint(source, settings, kept)

    monkeypatch.setattr(internal_error, "lint", faulty)
    return tmp_path


@pytest.mark.parametrize("verb", ["check", "fix"])
def test_an_internal_error_is_reported_and_the_other_files_are_checked(
    verb: str, lists: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([verb, "--isolated", str(lists / "bad.md"), str(lists / "good.md")]) == 2
    reported = capsys.readouterr()
    assert "bad.md: internal error in awesomelint (ZeroDivisionError: division by zero" in reported.err
    assert "please report it at" in reported.err
    assert "Traceback" not in reported.err
    assert (
        ("good.md" in reported.out)
        if verb == "check"
        else ("htps" not in (lists / "good.md").read_text(encoding="utf-8"))
    )
    assert (lists / "bad.md").read_text(encoding="utf-8") == LIST


@pytest.mark.parametrize(
    "file",
    [
        "/lib/awesomelint/style/kinds.py",
        r"C:\lib\awesomelint\style\kinds.py",
        "src/awesomelint/style/kinds.py",
    ],
)
def test_the_message_names_the_line_on_every_system_and_in_compiled_modules(file: str) -> None:
    with pytest.raises(ZeroDivisionError) as raised:
        exec(compile("\n1 / 0", file, "exec"))
    message = internal_error.internal_error_message("README.md", raised.value)
    assert "(ZeroDivisionError: division by zero at style/kinds.py:2)" in message


def test_an_internal_error_anywhere_else_is_reported_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_: object) -> int:
        raise LookupError("lost")

    monkeypatch.setattr("awesomelint.cli.commands.rule.run", faulty)
    assert main(["rule"]) == 2
    assert "rule: internal error in awesomelint" in capsys.readouterr().err
