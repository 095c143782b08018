"""The files beside a list: which are looked up, and when nothing is said because they cannot be known."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesomelint.settings import Settings
from awesomelint.source import Source
from awesomelint.workspace.siblings import Siblings

LIST = """\
- [A](https://arxiv.org/abs/2401.00001) ![figure](docs/figure%201.png) [notes](docs/gone.md)
- [B](https://arxiv.org/abs/2401.00002) [issues](../../issues) <img src="logo.svg"> [C](#c)
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "figure 1.png").touch()
    (tmp_path / "README.md").write_text(LIST, encoding="utf-8")
    return tmp_path


def known(folder: Path, text: str = LIST) -> frozenset[str] | None:
    settings = Siblings().informed(Settings(), Source(text, str(folder / "README.md")))
    return settings.files


def test_files_below_a_list_are_known(repository: Path) -> None:
    files = known(repository)
    assert files is not None
    assert {"README.md", "docs/figure 1.png"} <= files
    assert "docs/gone.md" not in files


def test_what_is_outside_of_the_repository_is_not_looked_at(repository: Path) -> None:
    (repository.parent / "beside.md").touch()
    files = known(repository, LIST + "- [D](../beside.md)\n")
    assert files is not None
    assert not any(name.startswith("..") for name in files)


def test_a_list_in_no_repository_is_not_judged(repository: Path) -> None:
    (repository / ".git").rmdir()
    assert known(repository) is None


def test_a_list_of_which_nothing_is_there_was_taken_out_of_its_repository(repository: Path) -> None:
    assert known(repository, "- [A](figures/a.png)\n- [B](notes/b.md)\n") is None


def test_a_list_without_relative_addresses_needs_no_look(repository: Path) -> None:
    settings = Settings()
    source = Source("- [A](https://arxiv.org/abs/2401.00001)\n", str(repository / "README.md"))
    assert Siblings().informed(settings, source) is settings


def test_text_from_a_pipe_has_no_surroundings() -> None:
    settings = Settings()
    assert Siblings().informed(settings, Source(LIST, "<stdin>")) is settings


def test_a_file_that_comes_or_goes_is_seen_by_a_run_that_is_known_already(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from awesomelint.cli import main

    monkeypatch.delenv("AWESOMELINT_NO_CACHE", raising=False)
    monkeypatch.setenv("AWESOMELINT_CACHE_DIR", str(repository / "cache"))
    call = ["check", "--isolated", "--select", "missing-file", str(repository / "README.md")]
    assert [main(call), main(call)] == [1, 1]
    assert "file “docs/gone.md” does not exist" in capsys.readouterr().out
    (repository / "docs" / "gone.md").touch()
    (repository / "logo.svg").touch()
    assert main(call) == 0
    (repository / "docs" / "gone.md").unlink()
    assert main(call) == 1


def test_a_repository_that_comes_or_goes_is_seen_by_a_run_that_is_known_already(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from awesomelint.cli import main

    monkeypatch.delenv("AWESOMELINT_NO_CACHE", raising=False)
    monkeypatch.setenv("AWESOMELINT_CACHE_DIR", str(repository.parent / "cache"))
    (repository / "logo.svg").touch()
    call = ["check", "--isolated", "--select", "missing-file", str(repository / "README.md")]
    (repository / ".git").rmdir()
    assert [main(call), main(call)] == [0, 0]
    (repository / ".git").mkdir()
    assert main(call) == 1 and "file “docs/gone.md” does not exist" in capsys.readouterr().out
    (repository / ".git").rmdir()
    assert main(call) == 0
    # A file in the place of the folder, as in a linked working tree.
    (repository / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
    assert main(call) == 1


def test_a_folder_that_leads_elsewhere_is_seen_by_a_run_that_is_known_already(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from awesomelint.cli import main

    monkeypatch.delenv("AWESOMELINT_NO_CACHE", raising=False)
    monkeypatch.setenv("AWESOMELINT_CACHE_DIR", str(repository.parent / "cache"))
    (repository / "logo.svg").touch()
    (repository / "inside").mkdir()
    (repository / "inside" / "gone.md").touch()
    (repository / "docs" / "figure 1.png").unlink()
    (repository / "docs").rmdir()
    (repository / "docs").symlink_to(repository.parent)
    call = ["check", "--isolated", "--select", "missing-file", str(repository / "README.md")]
    before = main(call)
    (repository / "docs").unlink()
    (repository / "docs").symlink_to("inside")
    assert main(call) == main([*call, "--no-cache"])
    (repository / "docs").unlink()
    (repository / "docs").symlink_to(repository.parent)
    assert main(call) == before


@pytest.fixture
def at_home(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AWESOMELINT_NO_CACHE", "1")
    monkeypatch.chdir(repository)
    return repository


def test_a_baseline_accepts_missing_files_too(at_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from awesomelint.cli import main

    assert main(["baseline", "README.md"]) == 0
    assert '"missing-file"' in (at_home / ".awesomelint-baseline.json").read_text(encoding="utf-8")
    capsys.readouterr()
    call = ["check", "--select", "missing-file", "--baseline", ".awesomelint-baseline.json", "README.md"]
    assert main(call) == 0
    (at_home / "README.md").write_text(LIST + "- [D](docs/new.md)\n", encoding="utf-8")
    assert main(call) == 1
    assert "docs/new.md" in capsys.readouterr().out


def test_a_first_configuration_counts_missing_files_too(at_home: Path) -> None:
    from awesomelint.cli import main

    entries = "".join(
        f"- [Title {n}](https://arxiv.org/abs/2401.0000{n}) ![f](docs/{n}.png)\n" for n in range(1, 8)
    )
    (at_home / "README.md").write_text(entries + "\n[figure](docs/figure%201.png)\n", encoding="utf-8")
    assert main(["init", "README.md"]) == 0
    assert "# missing-file.severity" in (at_home / ".awesomelint.toml").read_text(encoding="utf-8")
