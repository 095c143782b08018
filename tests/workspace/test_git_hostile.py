"""Git in a hostile checkout: nothing that can be committed, and no variable of git, makes it run a program of others."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from awesomelint.cli import main
from awesomelint.errors import UserError
from awesomelint.workspace.branch import Branch
from awesomelint.workspace.git import Checkout
from tests.support.repositories import Repository, needs_git

pytestmark = [
    needs_git,
    pytest.mark.skipif(
        sys.platform == "win32", reason="the programs of these tests are shell scripts, with links to them"
    ),
]

LIST = "# Papers\n\n- [A](https://arxiv.org/abs/1706.03762), 2017\n- [B](https://arxiv.org/abs/1412.6980), 2014\n"
CHANGED = LIST.replace("[B]", "[C]")


class Hostile(Repository):
    """A repository on a branch that changes line 4 of its list, and a file that only a program of others makes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "list")
        self.pwned = folder / "pwned"
        self.write("docs/list.md", LIST)
        self.commit(README=LIST)
        self.git("switch", "--quiet", "--create", "pr")
        self.write("docs/list.md", CHANGED)
        self.commit(README=CHANGED)

    @property
    def program(self) -> str:
        """A command that a shell runs."""
        return f"touch {self.pwned}; false"

    def embed(self, name: str) -> None:
        """Commit a folder that git takes for a bare repository, whose configuration names programs to run."""
        there = self.folder / name
        (there / "refs" / "heads").mkdir(parents=True)
        shutil.copytree(self.folder / ".git" / "objects", there / "objects")
        (there / "HEAD").write_text("ref: refs/heads/main\n")
        (there / "refs" / "heads" / "main").write_text(self.git("rev-parse", "main"))
        (there / "config").write_text(self.settings("worktree = .\n\tbare = false\n"))
        self.git("add", "--force", name)
        self.git("commit", "--quiet", "--message", "Add a paper")

    def settings(self, more: str = "") -> str:
        """A configuration that runs the program whatever git is asked for."""
        return (
            f'[core]\n\trepositoryformatversion = 0\n\tfsmonitor = "{self.program}"\n'
            f'\tpager = "{self.program}"\n\tsshCommand = "{self.program}"\n\t{more}'
            f'[diff]\n\texternal = "{self.program}"\n[diff "x"]\n\ttextconv = "{self.program}"\n'
            f'[filter "x"]\n\tclean = "{self.program}"\n\tsmudge = "{self.program}"\n'
        )

    def script(self, path: Path) -> None:
        """Write a program that only leaves its mark."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{self.program}\n")
        path.chmod(0o755)

    def changed(self, name: str) -> list[int]:
        lines = Branch("main").lines_of(str(self.folder / name))
        return [line for line in range(1, 20) if lines.meet(line, line)]


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hostile]:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    made = Hostile(tmp_path)
    monkeypatch.chdir(made.folder)
    yield made
    assert not made.pwned.exists()


@pytest.mark.parametrize("name", ["docs", "docs/a/b", "."])
def test_a_folder_that_looks_like_a_bare_repository(hostile: Hostile, name: str) -> None:
    hostile.embed(name)
    assert main(["check", "--isolated", "--diff-base", "main", "."]) in (0, 1)
    assert hostile.changed("docs/list.md") == [4]
    below = hostile.write(f"{name}/refs/list.md", CHANGED)
    hostile.commit()
    assert hostile.changed(str(below)) == list(range(1, 20))


def test_from_within_the_folder_that_looks_like_a_bare_repository(
    hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile.embed("docs")
    monkeypatch.chdir(hostile.folder / "docs")
    assert main(["check", "--isolated", "--diff-base", "main", "list.md"]) in (0, 1)


def test_a_readme_that_is_a_link_into_it(hostile: Hostile) -> None:
    hostile.embed("docs")
    (hostile.folder / "README.md").unlink()
    (hostile.folder / "README.md").symlink_to("docs/list.md")
    hostile.commit()
    assert main(["check", "--isolated", "--diff-base", "main"]) in (0, 1)
    assert hostile.changed("README.md") == [4]


def test_a_link_that_leads_out_of_every_repository(hostile: Hostile, tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_text(LIST)
    (hostile.folder / "link.md").symlink_to("../outside.md")
    with pytest.raises(UserError, match="is not in a git working tree"):
        hostile.changed("link.md")


def test_variables_of_git_do_not_redirect_it(hostile: Hostile, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile.embed("docs")
    hostile.script(hostile.folder / "tool")
    config = hostile.write("hostile.config", hostile.settings())
    there, tool = str(hostile.folder / "docs"), str(hostile.folder / "tool")
    hostile.write(".gitattributes", "*.md filter=x diff=x\n")
    hostile.commit()
    for name, value in {
        "GIT_DIR": there,
        "GIT_WORK_TREE": there,
        "GIT_COMMON_DIR": there,
        "GIT_INDEX_FILE": there + "/HEAD",
        "GIT_OBJECT_DIRECTORY": there,
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": there,
        "GIT_NAMESPACE": "x",
        "GIT_CEILING_DIRECTORIES": str(hostile.folder),
        "GIT_EXEC_PATH": there,
        "GIT_EXTERNAL_DIFF": tool,
        "GIT_PAGER": tool,
        "GIT_SSH_COMMAND": tool,
        "GIT_ASKPASS": tool,
        "GIT_CONFIG": str(config),
        "GIT_CONFIG_GLOBAL": str(config),
        "GIT_CONFIG_SYSTEM": "hostile.config",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": hostile.program,
        "GIT_CONFIG_PARAMETERS": f"'core.fsmonitor'='{hostile.program}'",
        "GIT_TRACE": str(hostile.pwned),
        "GIT_TRACE2_EVENT": str(hostile.pwned),
        "GIT_LITERAL_PATHSPECS": "0",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("XDG_CONFIG_HOME", os.devnull)
    assert hostile.changed("docs/list.md") == [4]


@pytest.mark.parametrize("path", ["{top}/bin", "bin", "", ".", "{top}/../link"])
def test_a_program_named_git_in_the_checkout(
    hostile: Hostile, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    hostile.script(hostile.folder / "bin" / "git")
    hostile.script(hostile.folder / "git")
    (hostile.folder.parent / "link").symlink_to(hostile.folder / "bin")
    before = path.format(top=hostile.folder)
    monkeypatch.setenv("PATH", os.pathsep.join([before, os.environ["PATH"], before]))
    assert hostile.changed("README.md") == [4]


def test_hooks_and_settings_of_the_repository_run_nothing(hostile: Hostile) -> None:
    for name in ("post-index-change", "reference-transaction", "fsmonitor-watchman"):
        hostile.script(hostile.folder / ".git" / "hooks" / name)
    with (hostile.folder / ".git" / "config").open("a") as file:
        file.write(hostile.settings())
    # Git is asked nothing that reads attributes, so that these name no program either, and hide no line.
    hostile.write(".gitattributes", "*.md filter=x diff=x working-tree-encoding=UTF-16\n")
    os.utime(hostile.folder / "README.md", (1, 1))
    assert hostile.changed("README.md") == [4]
    assert hostile.changed("docs/list.md") == [4]


def test_submodules_are_not_looked_into(hostile: Hostile, tmp_path: Path) -> None:
    other = Repository(tmp_path / "other")
    other.commit(README=LIST)
    add = ("-c", "protocol.file.allow=always", "submodule", "--quiet", "add")
    hostile.git(*add, str(other.folder), "sub")
    hostile.commit()
    with (hostile.folder / ".git" / "modules" / "sub" / "config").open("a") as file:
        file.write(hostile.settings())
    (hostile.folder / "sub" / "README.md").write_text(CHANGED)
    assert hostile.changed("README.md") == [4]
    # A submodule is a repository of its own.
    lines = Branch("HEAD").lines_of(str(hostile.folder / "sub" / "README.md"))
    assert lines.meet(4, 4) and not lines.meet(1, 3)


@pytest.mark.parametrize("where", ["docs", "docs/sub"])
def test_a_file_named_git_that_leads_to_a_folder_of_the_checkout(hostile: Hostile, where: str) -> None:
    hostile.embed("docs/bare")
    there = hostile.folder / where
    there.mkdir(exist_ok=True)
    # Git itself refuses to commit a file of this name.
    (there / ".git").write_text(f"gitdir: {hostile.folder / 'docs' / 'bare'}\n")
    (there / "list.md").write_text(CHANGED)
    with pytest.raises(UserError, match="points into the checkout itself"):
        hostile.changed(f"{where}/list.md")


@pytest.mark.parametrize("name", [".GIT", ".git.", "git~1"])
def test_look_alikes_of_the_name(hostile: Hostile, name: str) -> None:
    if os.path.exists(hostile.folder / ".GIT"):
        pytest.skip("this file system does not tell capitals from small letters")
    (hostile.folder / "docs" / name).write_text("gitdir: bare\n")
    assert Checkout(str(hostile.folder / "docs")).top == os.path.realpath(hostile.folder)


def test_a_git_that_is_no_repository_is_not_looked_for_above(hostile: Hostile) -> None:
    hostile.embed("docs")
    (hostile.folder / "docs" / ".git").mkdir()
    with pytest.raises(UserError, match="is not the top of a git working tree"):
        hostile.changed("docs/list.md")


def test_working_trees_beside_a_bare_repository(tmp_path: Path, hostile: Hostile) -> None:
    place = tmp_path / "place"
    place.mkdir()
    hostile.git("clone", "--quiet", "--bare", str(hostile.folder), str(place / ".bare"))
    (place / ".git").write_text("gitdir: ./.bare\n")
    hostile.git("--git-dir", str(place / ".bare"), "worktree", "add", "--quiet", str(place / "tree"), "pr")
    lines = Branch("main").lines_of(str(place / "tree" / "README.md"))
    assert lines.meet(4, 4) and not lines.meet(1, 3)
