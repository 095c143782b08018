"""The merge driver with real git: merge, rebase, cherry-pick and stash; what is installed and taken back."""

from __future__ import annotations

import os
import random
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from awesomelint.cli import main
from awesomelint.merging.contents import LABELS, Markers
from awesomelint.merging.merge import merge_clean
from awesomelint.workspace.git import merge_file
from tests.merging.test_merge import BASE, FIRST, SECOND, entry, listed
from tests.support import THOROUGH
from tests.support.repositories import ENVIRONMENT, Repository, needs_git

pytestmark = [pytest.mark.slow, needs_git]
PROGRAM = f"{shlex.quote(sys.executable)} -m awesomelint"


class Branches(Repository):
    """A repository in which two branches, `ours` and `theirs`, have changed a list; the driver is installed."""

    def __init__(self, folder: Path, base: str, ours: str, theirs: str) -> None:
        super().__init__(folder)
        self.commit(README=base)
        self.git("checkout", "--quiet", "-b", "theirs")
        self.commit(README=theirs)
        self.git("checkout", "--quiet", "-b", "ours", "main")
        self.commit(README=ours)
        self.git(
            "config",
            "merge.awesomelint.driver",
            f"{PROGRAM} merge %O %A %B --output %A --marker-size %L --path %P --labels %S %X %Y",
        )
        self.write(".git/info/attributes", "*.md merge=awesomelint\n")

    def try_git(self, *arguments: str) -> int:
        return subprocess.run(
            ["git", *arguments], cwd=self.folder, env=ENVIRONMENT, capture_output=True, check=False
        ).returncode

    @property
    def text(self) -> str:
        return (self.folder / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["merge", "rebase", "cherry-pick"])
def test_two_additions_at_one_place_do_not_conflict(tmp_path: Path, command: str) -> None:
    ours, theirs = listed(FIRST, SECOND, entry(8)), listed(FIRST, SECOND, entry(5))
    repository = Branches(tmp_path, BASE, ours, theirs)
    options = ["--no-edit"] if command == "merge" else []
    repository.git(command, *options, "theirs")
    # A rebase replays ours on theirs.
    both = (entry(5), entry(8)) if command == "rebase" else (entry(8), entry(5))
    assert repository.text == listed(FIRST, SECOND, *both)


def test_stashed_changes_are_merged(tmp_path: Path) -> None:
    repository = Branches(tmp_path, BASE, listed(FIRST, SECOND, entry(8)), BASE)
    repository.git("checkout", "--quiet", "theirs")
    repository.write("README.md", listed(FIRST, SECOND, entry(5)))
    repository.git("stash", "--quiet")
    repository.git("merge", "--quiet", "ours")
    repository.git("stash", "apply", "--quiet")
    assert repository.text == listed(FIRST, SECOND, entry(8), entry(5))


def test_a_conflict_is_left_to_a_person(tmp_path: Path) -> None:
    ours, theirs = listed(FIRST, entry(2, year=2021), entry(8)), listed(FIRST, entry(2, year=2022), entry(5))
    repository = Branches(tmp_path, BASE, ours, theirs)
    repository.git("config", "merge.conflictStyle", "diff3")
    assert repository.try_git("merge", "theirs") == 1
    conflict = f"<<<<<<< ours\n{entry(2, year=2021)}||||||| base\n{SECOND}=======\n{entry(2, year=2022)}>>>>>>> theirs\n"
    assert repository.text == listed(FIRST, conflict, entry(8), entry(5))
    assert "UU README.md" in repository.git("status", "--porcelain")


@pytest.mark.parametrize("broken", [b"\xff\xfe", b"no list\n"], ids=["not UTF-8", "no list"])
def test_what_cannot_be_read_as_a_list_is_merged_by_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], broken: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("base", b"a\nb\nc\n"), ("ours", b"a\nx\nc\n" + broken), ("theirs", b"a\ny\nc\n")):
        (tmp_path / name).write_bytes(text)
    status = main(["merge", "base", "ours", "theirs", "--output", "out", "--path", "README.md"])
    own = subprocess.run(
        ["git", "merge-file", "-p", "-L", "ours", "-L", "base", "-L", "theirs", "ours", "base", "theirs"],
        cwd=tmp_path, env=ENVIRONMENT, capture_output=True, check=False,
    )  # fmt: skip
    assert (tmp_path / "out").read_bytes() == own.stdout
    error = capfd.readouterr().err
    if broken == b"\xff\xfe":
        assert status == 2
        assert "README.md: not UTF-8" in error
    else:
        assert status == 1
        assert error == "awesomelint: README.md: 1 conflict is left; resolve it between the markers\n"


def test_a_change_of_line_endings_is_no_conflict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (
        ("base", b"a\nb\nc\nd\n"),
        ("ours", b"x\nb\nc\nd\n"),
        ("theirs", b"a\r\nb\r\nc\r\ny\r\n"),
    ):
        (tmp_path / name).write_bytes(text)
    assert main(["merge", "base", "ours", "theirs", "--output", "out"]) == 0
    assert (tmp_path / "out").read_bytes() == b"x\r\nb\r\nc\r\ny\r\n"


@pytest.mark.parametrize(
    ("labels", "marks"),
    [
        (["1a2b", "HEAD", "a branch"], ["HEAD", "1a2b", "a branch"]),
        (["%S", "%X", "%Y"], ["ours", "base", "theirs"]),
        (["", "a\nb", "\x1b[31mred"], ["a b", "base", "[31mred"]),
    ],
)
def test_markers_name_the_versions_as_git_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, labels: list[str], marks: list[str]
) -> None:
    repository = Repository(tmp_path)
    repository.git("config", "merge.conflictStyle", "diff3")
    monkeypatch.chdir(tmp_path)
    for name, year in (("base", 2020), ("ours", 2021), ("theirs", 2022)):
        (tmp_path / name).write_text(listed(FIRST, entry(2, year=year)), encoding="utf-8")
    assert main(["merge", "base", "ours", "theirs", "--output", "out", "--labels", *labels]) == 1
    text = (tmp_path / "out").read_text(encoding="utf-8")
    found = [line[8:] for line in text.splitlines() if line[:7] in ("<" * 7, "|" * 7, ">" * 7)]
    assert found == marks


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name three versions to merge: BASE OURS THEIRS"),
        (["a", "b"], "name three versions to merge: BASE OURS THEIRS"),
        (["a", "b", "c"], "a: cannot read the file (no such file or directory)"),
        (["--install", "a"], "--install and --uninstall take no versions to merge"),
        (["--install"], "is not in a git working tree"),
    ],
)
def test_trouble_is_a_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["merge", *arguments]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("size", ["0", "201", "-3", "many"])
def test_the_size_of_markers_is_a_number_in_bounds(capsys: pytest.CaptureFixture[str], size: str) -> None:
    assert main(["merge", "a", "b", "c", f"--marker-size={size}"]) == 2
    assert f"--marker-size: '{size}' is not a number from 1 to 200" in capsys.readouterr().err


def test_install_and_uninstall(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repository = Repository(tmp_path)
    (tmp_path / ".git" / "info").mkdir(exist_ok=True)
    (tmp_path / ".git" / "info" / "attributes").write_text("*.txt text\n")
    before = (tmp_path / ".git" / "config").read_text()
    monkeypatch.chdir(tmp_path)
    assert main(["merge", "--install"]) == 0
    assert "merge.awesomelint.driver was not set, is now" in capsys.readouterr().out
    assert (tmp_path / ".git" / "info" / "attributes").read_text() == "*.txt text\n*.md merge=awesomelint\n"
    assert repository.git("check-attr", "merge", "docs/LIST.md") == "docs/LIST.md: merge: awesomelint\n"
    assert main(["merge", "--install"]) == 0
    assert "already has `*.md merge=awesomelint`" in capsys.readouterr().out
    assert main(["merge", "--uninstall"]) == 0
    assert "removed `*.md merge=awesomelint`" in capsys.readouterr().out
    assert (tmp_path / ".git" / "info" / "attributes").read_text() == "*.txt text\n"
    assert (tmp_path / ".git" / "config").read_text() == before
    assert main(["merge", "--uninstall"]) == 0
    assert capsys.readouterr().out == "The merge driver is not installed in this repository.\n"


def test_the_result_can_be_written_to_standard_output(tmp_path: Path) -> None:
    for name, text in (("b", BASE), ("o", BASE + entry(8)), ("t", BASE + entry(5))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "awesomelint", "merge", "b", "o", "t"],
        cwd=tmp_path, env={**os.environ, **ENVIRONMENT}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, BASE + entry(8) + entry(5), "")


FORMS = (
    "- [{title}]({url}). {year}\n",
    "* **{title}**, {year}. [[paper]]({url})\n",
    "| {title} | {year} | [pdf]({url}) |\n",
    "- [{year}] {title} [[arXiv]({url})]\n",
    "**{title}** <br> *{year}* [paper]({url})\n\n",
)


def _history(chance: random.Random) -> tuple[str, str, str]:
    """A list in a form of its own, and two branches that add, change and remove entries of different works."""
    form = chance.choice(FORMS)
    fresh = iter(range(1000))

    def written() -> str:
        number = next(fresh)
        return form.format(
            title=f"Counting {chance.choice(['Birds', 'Stars', 'Ships'])} of Kind {number}",
            url=f"https://arxiv.org/abs/2001.{number:05}",
            year=chance.randint(2010, 2024),
        )

    sections = [[written() for _ in range(chance.randint(2, 8))] for _ in range(chance.randint(1, 4))]

    def text(sections: list[list[str]]) -> str:
        head = "| Title | Year | Link |\n| --- | --- | --- |\n" if form.startswith("|") else ""
        return "# List\n" + "".join(
            f"\n## Part {at}\n\n{head}" + "".join(part) for at, part in enumerate(sections)
        )

    def changed() -> list[list[str]]:
        copy = [list(part) for part in sections]
        for _ in range(chance.randint(1, 3)):
            part = chance.choice(copy)
            what = chance.choice(["add", "add", "change", "remove"])
            at = chance.randrange(len(part) + 1)
            if what == "add" or not part:
                part.insert(at, written())
            elif what == "change":
                part[at - 1] = part[at - 1].replace("Counting", "On Counting")
            else:
                del part[at - 1]
        return copy

    return text(sections), text(changed()), text(changed())


def test_clean_merges_are_those_of_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    chance = random.Random(16)
    clean = 0
    while clean < (500 if THOROUGH else 60):
        base, ours, theirs = (text.encode() for text in _history(chance))
        merged, conflicts = merge_file(base, ours, theirs, style="merge", marker_size=7, labels=LABELS)
        if not conflicts:
            clean += 1
            assert merge_clean(base, ours, theirs, merged, Markers()) == (merged, 0)
