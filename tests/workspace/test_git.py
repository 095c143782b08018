"""What a branch changes, asked of real git: committed, staged or not, renamed, new; and each failure a sentence."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from awesomelint.errors import UserError
from awesomelint.workspace.branch import Branch
from tests.support.repositories import ENVIRONMENT, Repository, needs_git

pytestmark = needs_git

TEN = "".join(f"line {number}\n" for number in range(1, 11))


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    made = Repository(tmp_path / "list")
    made.commit(README=TEN)
    return made


def changed(repository: Repository, revision: str = "main", name: str = "README.md") -> list[int]:
    """The changed lines of a file, of its first forty."""
    lines = Branch(revision).lines_of(str(repository.folder / name))
    return [line for line in range(1, 40) if lines.meet(line, line)]


def edited(**lines: str) -> str:
    """The ten lines with some of them changed: `_3="x"`."""
    return "".join(lines.get(f"_{number}", f"line {number}") + "\n" for number in range(1, 11))


def test_nothing_is_changed_at_first(repository: Repository) -> None:
    assert changed(repository) == []


def test_changes_count_whether_committed_staged_or_neither(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--create", "topic")
    repository.commit(README=edited(_2="x"))
    repository.write("README.md", edited(_2="x", _5="y"))
    repository.git("add", "README.md")
    repository.write("README.md", edited(_2="x", _5="y", _8="z"))
    assert changed(repository) == [2, 5, 8]
    assert changed(repository, "HEAD") == [5, 8]
    assert changed(repository, "HEAD~1") == [2, 5, 8]


def test_what_was_done_on_the_other_branch_meanwhile_does_not_count(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--create", "topic")
    repository.commit(README=edited(_2="x"))
    repository.git("switch", "--quiet", "main")
    repository.commit(README=edited(_9="theirs"))
    repository.git("switch", "--quiet", "topic")
    assert changed(repository) == [2]
    repository.git("merge", "--quiet", "--no-edit", "main")
    assert changed(repository) == [2]


def test_a_renamed_file_is_compared_with_what_it_was(repository: Repository) -> None:
    repository.git("mv", "README.md", "Papers.md")
    assert changed(repository, name="Papers.md") == []
    repository.write("Papers.md", edited(_4="x"))
    assert changed(repository, name="Papers.md") == [4]
    repository.commit()
    assert changed(repository, "HEAD~1", "Papers.md") == [4]


def test_all_of_a_file_that_git_does_not_know_is_new(repository: Repository) -> None:
    repository.write("new.md", TEN)
    everything = list(range(1, 40))
    assert changed(repository, name="new.md") == everything
    repository.git("add", "--intent-to-add", "new.md")
    assert changed(repository, name="new.md") == everything
    repository.git("add", "new.md")
    assert changed(repository, name="new.md") == everything
    repository.commit()
    assert changed(repository, "HEAD", "new.md") == []
    repository.write(".gitignore", "secret.md\n")
    repository.write("secret.md", TEN)
    assert changed(repository, name="secret.md") == everything


def test_lines_taken_out_and_a_new_mode_touch_no_line(repository: Repository) -> None:
    path = repository.write("README.md", TEN.replace("line 4\n", ""))
    assert changed(repository) == []
    repository.write("README.md", TEN)
    path.chmod(0o755)
    assert changed(repository) == []


def test_folders_below_and_names_of_every_kind(repository: Repository) -> None:
    names = ["papers/2024/README.md", "a b.md", "über\N{SNOWMAN}.md", "[x]*.md", ":(top).md"]
    names += [] if os.name == "nt" else ['"q"\t.md', "-x.md", "line\nend.md"]
    for name in names:
        repository.write(name, TEN)
    repository.commit()
    for name in names:
        repository.write(name, edited(_3="x"))
    for name in names:
        assert changed(repository, "HEAD", name) == [3], name


def test_a_link_is_the_file_that_it_leads_to(repository: Repository) -> None:
    repository.write("README.md", edited(_3="x"))
    link = repository.folder.parent / "link"
    link.symlink_to(repository.folder, target_is_directory=True)
    lines = Branch("main").lines_of(str(link / "README.md"))
    assert lines.meet(3, 3) and not lines.meet(4, 40)


def test_what_somebody_has_configured_changes_nothing(repository: Repository) -> None:
    for name, value in {
        "diff.noprefix": "true",
        "diff.mnemonicPrefix": "true",
        "diff.external": "false",
        "diff.context": "5",
        "diff.interHunkContext": "5",
        "diff.renames": "false",
        "diff.suppressBlankEmpty": "true",
        "color.ui": "always",
        "color.diff": "always",
        "core.quotePath": "true",
        "diff.md.textconv": "false",
    }.items():
        repository.git("config", name, value)
    repository.write(".gitattributes", "*.md diff=md\n*.txt binary\n")
    repository.git("mv", "README.md", "Papers.md")
    repository.write("Papers.md", edited(_3="x", _6="y"))
    assert changed(repository, name="Papers.md") == [3, 6]


def test_line_ends_that_git_converts_are_no_change(repository: Repository) -> None:
    repository.git("config", "core.autocrlf", "true")
    repository.write("README.md", edited(_3="x").replace("\n", "\r\n"))
    assert changed(repository) == [3]


def test_a_conflict_in_progress_is_compared_as_it_is(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--create", "topic")
    repository.commit(README=edited(_2="mine"))
    repository.git("switch", "--quiet", "main")
    repository.commit(README=edited(_2="theirs"))
    repository.git("switch", "--quiet", "topic")
    subprocess.run(
        ["git", "merge", "main"], cwd=repository.folder, env=ENVIRONMENT, capture_output=True, check=False
    )
    assert "<<<<<<<" in (repository.folder / "README.md").read_text()
    assert changed(repository) == [2, 3, 4, 5, 6]


def test_within_a_hook_of_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    # Git tells its hooks where it is, from the top of the working tree.
    repository.write("papers/README.md", TEN)
    repository.commit()
    repository.write("papers/README.md", edited(_3="x"))
    repository.git("add", "--all")
    monkeypatch.chdir(repository.folder)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert changed(repository, "HEAD", "papers/README.md") == [3]


def test_a_worktree_of_its_own(repository: Repository) -> None:
    repository.git("worktree", "add", "--quiet", "../other")
    other = repository.folder.parent / "other"
    (other / "README.md").write_text(edited(_3="x"), encoding="utf-8")
    lines = Branch("main").lines_of(str(other / "README.md"))
    assert lines.meet(3, 3) and not lines.meet(4, 40)


# -- what cannot be --


def trouble(path: Path, revision: str = "main") -> str:
    with pytest.raises(UserError) as error:
        Branch(revision).lines_of(str(path))
    assert "\n" not in str(error.value)
    return str(error.value)


@pytest.mark.parametrize(
    "revision", ["nowhere", "", "-x", "--output=x", "a..b", "main:README.md", "\x1b[31m"]
)
def test_a_revision_that_does_not_exist(repository: Repository, revision: str) -> None:
    assert "unknown git revision" in trouble(repository.folder / "README.md", revision)
    assert sorted(path.name for path in repository.folder.iterdir()) == [".git", "README.md"]


def test_a_folder_that_is_in_no_repository(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(TEN, encoding="utf-8")
    assert "is not in a git working tree" in trouble(tmp_path / "README.md")


def test_a_repository_without_a_commit(repository: Repository, tmp_path: Path) -> None:
    empty = Repository(tmp_path / "empty")
    assert "unknown git revision" in trouble(empty.write("README.md", TEN))


def test_two_histories_that_have_nothing_in_common(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--orphan", "other")
    repository.commit(README=TEN + "more\n")
    assert "no common ancestor" in trouble(repository.folder / "README.md")


def test_a_clone_that_holds_only_a_part_of_the_history(repository: Repository, tmp_path: Path) -> None:
    for number in range(3):
        repository.commit(README=edited(_2=str(number)))
    repository.git("switch", "--quiet", "--create", "topic", "HEAD~2")
    repository.commit(README=edited(_2="0", _5="x"))
    clone = Repository(tmp_path / "clone")
    clone.git("fetch", "--quiet", "--depth=1", repository.folder.as_uri(), "topic", "main:main-here")
    clone.git("switch", "--quiet", "--detach", "FETCH_HEAD")
    reported = trouble(clone.folder / "README.md", "main-here")
    assert "shallow clone" in reported and "fetch-depth: 0" in reported
    reported = trouble(clone.folder / "README.md", "origin/main")
    assert "unknown git revision" in reported and "git fetch --unshallow" in reported
    clone.git("fetch", "--quiet", "--unshallow", repository.folder.as_uri(), "topic", "+main:main-here")
    assert changed(clone, "main-here") == [5]


def test_without_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "git not found in PATH" in trouble(repository.folder / "README.md")


def test_a_repository_of_another_user(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    # Only a test needs to hand that on.
    monkeypatch.setattr("awesomelint.workspace.git._KEPT", ("GIT_TEST_ASSUME_DIFFERENT_OWNER",))
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert "belongs to another user" in trouble(repository.folder / "README.md")
