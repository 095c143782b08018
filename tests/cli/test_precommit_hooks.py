"""The hooks do in the real pre-commit what `docs/pre-commit.md` says of them."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from awesomelint import __version__
from tests.support import THOROUGH
from tests.support.legacy import TWICE as TWICE_BELOW
from tests.support.legacy import legacy
from tests.support.packages import PROJECT, commit, environment, git, needs_index, published, repository, run

pytestmark = pytest.mark.slow

_PAGE = (PROJECT / "docs" / "pre-commit.md").read_text(encoding="utf-8")
CONFIGURATIONS = re.findall(r"^```yaml\n(.*?)^```$", _PAGE, re.MULTILINE | re.DOTALL)
(CHANGED_LINES, WHOLE_FILES, *_) = CONFIGURATIONS
HOME = "https://github.com/awesomelint/awesomelint"

GOOD = """\
# Awesome Learning

- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014.
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
- [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.
- [Training Compute-Optimal Large Language Models](https://arxiv.org/abs/2203.15556), Mar. 29 2022.
"""
# One address that `fix` puts right, and a work that only a person can take out.
FIXABLE = GOOD.replace("https://arxiv.org/abs/1706", "http://www.arxiv.org/abs/1706")
TWICE = FIXABLE + "- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.\n"
ORDINARY = {
    "README.md": "# A program\n\nIt does things. See the [manual](docs/manual.md).\n\n- fast\n- small\n",
    "docs/manual.md": "# Manual\n\n1. Install it.\n2. Run it:\n\n```sh\nprogram --help\n```\n",
    "CHANGELOG.markdown": "# Changes\n\n## 1.0\n\n- First version, by [somebody](https://github.com/somebody).\n",
}


class Hooks:
    """pre-commit with the hooks of this project, which it has installed before."""

    def __init__(self, folder: Path) -> None:
        self.project = published(folder / "project")
        self.env = environment(PRE_COMMIT_HOME=str(folder / "home"), PRE_COMMIT_COLOR="never")

    def configuration(self, text: str = WHOLE_FILES, **hook: Any) -> str:
        """A configuration from the documentation, with this project in place of the published one."""
        wanted = yaml.safe_load(text)
        for repo in wanted["repos"]:
            if repo["repo"] == HOME:
                repo |= {"repo": str(self.project), "rev": git("rev-parse", "HEAD", cwd=self.project)}
                for one in repo["hooks"]:
                    one |= hook
        return yaml.safe_dump(wanted)

    def run(self, *arguments: str, cwd: Path) -> tuple[int, str]:
        """Run pre-commit: its status and all it says."""
        done = run(sys.executable, "-m", "pre_commit", *arguments, cwd=cwd, env=self.env)
        return done.returncode, done.stdout


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Hooks:
    folder = tmp_path_factory.mktemp("pre-commit")
    hooks = Hooks(folder)
    files = {".pre-commit-config.yaml": hooks.configuration()}
    status, reported = hooks.run("install-hooks", cwd=repository(folder / "first", files))
    if status:
        needs_index()
    assert status == 0, reported
    return hooks


def outcomes(reported: str) -> dict[str, str]:
    """How each hook came out."""
    return dict(re.findall(r"^([\w-]+)\.{3,}(?:\([^)]*\))?(\w+)$", reported, re.MULTILINE))


installs_again = pytest.mark.skipif(not THOROUGH, reason="installs the project once more")


@pytest.mark.parametrize("command", ["run", pytest.param("try-repo", marks=installs_again)])
def test_a_bad_list_fails_and_is_left_as_it_is(hooks: Hooks, tmp_path: Path, command: str) -> None:
    there = repository(tmp_path, {"README.md": TWICE, ".pre-commit-config.yaml": hooks.configuration()})
    project = [str(hooks.project)] if command == "try-repo" else []
    status, reported = hooks.run(command, *project, "awesomelint", "--files", "README.md", cwd=there)
    assert status == 1 and outcomes(reported) == {"awesomelint": "Failed"}
    assert (
        "README.md:7:4: error: “Attention Is All You Need” is already listed on line 4 [duplicate-entry]"
        in reported
    )
    assert "README.md:4:31: warning:" in reported and "[url-form]" in reported
    assert (there / "README.md").read_text(encoding="utf-8") == TWICE


def test_after_a_fix_only_what_is_left_is_reported(hooks: Hooks, tmp_path: Path) -> None:
    there = repository(tmp_path, {"README.md": TWICE, ".pre-commit-config.yaml": hooks.configuration()})
    status, reported = hooks.run("run", "--all-files", cwd=there)
    assert status == 1 and outcomes(reported) == {"awesomelint-fix": "Failed", "awesomelint": "Failed"}
    of_fix, _, of_check = reported.partition("awesomelint....")
    assert "files were modified by this hook" in of_fix and "exit code" not in of_fix
    assert "README.md: fixed 1 finding (1 url-form)" in of_fix and "duplicate-entry" not in of_fix
    assert "[duplicate-entry]" in of_check and "url-form" not in of_check
    # Nothing is left to fix; a work that is listed twice does not concern the hook that fixes.
    status, reported = hooks.run("run", "--all-files", cwd=there)
    assert status == 1 and outcomes(reported) == {"awesomelint-fix": "Passed", "awesomelint": "Failed"}


def test_a_commit_is_held_up_fixed_and_goes_through(hooks: Hooks, tmp_path: Path) -> None:
    there = repository(tmp_path, {"README.md": GOOD, ".pre-commit-config.yaml": hooks.configuration()})
    assert hooks.run("install", cwd=there)[0] == 0
    (there / "README.md").write_text(FIXABLE, encoding="utf-8")
    tried = run("git", "commit", "--all", "--message=Add", cwd=there, env=hooks.env)
    assert tried.returncode == 1 and outcomes(tried.stdout) == {
        "awesomelint-fix": "Failed",
        "awesomelint": "Passed",
    }
    assert (there / "README.md").read_text(encoding="utf-8") == GOOD
    (there / "README.md").write_text(GOOD + "\nMore to come.\n", encoding="utf-8")
    tried = run("git", "commit", "--all", "--message=Add", cwd=there, env=hooks.env)
    assert tried.returncode == 0 and outcomes(tried.stdout) == {
        "awesomelint-fix": "Passed",
        "awesomelint": "Passed",
    }


NEW = "- [Scaling Laws for Neural Language Models](http://www.arxiv.org/abs/2001.08361), Jan. 1 2020.\n"


def test_only_the_changed_lines_of_a_list_are_fixed_and_reported(hooks: Hooks, tmp_path: Path) -> None:
    files = {"README.md": legacy(), ".pre-commit-config.yaml": hooks.configuration(CHANGED_LINES)}
    there = repository(tmp_path, files)
    assert hooks.run("install", cwd=there)[0] == 0
    head, rest = legacy().split("\n- ", 1)
    (there / "README.md").write_text(f"{head}\n{TWICE_BELOW}{NEW}- {rest}", encoding="utf-8")
    tried = run("git", "commit", "--all", "--message=Add", cwd=there, env=hooks.env)
    assert tried.returncode == 1
    assert outcomes(tried.stdout) == {"awesomelint-fix": "Failed", "awesomelint": "Failed"}
    fixed = NEW.replace("http://www.", "https://")
    assert (there / "README.md").read_text(encoding="utf-8") == f"{head}\n{TWICE_BELOW}{fixed}- {rest}"
    assert "README.md: fixed 1 finding (1 url-form)" in tried.stdout
    # The new line is the one with the duplicate, although it is above the old one.
    findings = re.findall(r"^README\.md:(\d+):.*\[([\w-]+)\]$", tried.stdout, re.MULTILINE)
    assert findings == [(str(head.count("\n") + 2), "duplicate-entry")]
    (there / "README.md").write_text(f"{head}\n{fixed}- {rest}", encoding="utf-8")
    tried = run("git", "commit", "--all", "--message=Add", cwd=there, env=hooks.env)
    assert tried.returncode == 0, tried.stdout
    assert outcomes(tried.stdout) == {"awesomelint-fix": "Passed", "awesomelint": "Passed"}
    # As the page says; the same hooks without `--diff-base` fix the 200 old findings.
    assert hooks.run("run", "--all-files", cwd=there)[0] == 0
    commit(there, {".pre-commit-config.yaml": hooks.configuration()})
    assert "fixed 200 findings" in hooks.run("run", "--all-files", cwd=there)[1]


def test_all_lines_of_the_first_commit_are_changed(hooks: Hooks, tmp_path: Path) -> None:
    git("init", "--quiet", cwd=tmp_path)
    (tmp_path / ".pre-commit-config.yaml").write_text(hooks.configuration(CHANGED_LINES), encoding="utf-8")
    (tmp_path / "README.md").write_text(TWICE, encoding="utf-8")
    git("add", ".", cwd=tmp_path)
    status, reported = hooks.run("run", cwd=tmp_path)
    assert status == 1 and outcomes(reported) == {"awesomelint-fix": "Failed", "awesomelint": "Failed"}
    assert "fixed 1 finding" in reported and "[duplicate-entry]" in reported


def test_a_repository_without_a_list_hears_nothing(hooks: Hooks, tmp_path: Path) -> None:
    there = repository(tmp_path, ORDINARY | {".pre-commit-config.yaml": hooks.configuration()})
    status, reported = hooks.run("run", "--all-files", cwd=there)
    assert status == 0 and outcomes(reported) == {"awesomelint-fix": "Passed", "awesomelint": "Passed"}
    assert len(reported.splitlines()) == 2
    assert git("status", "--porcelain", cwd=there) == ""


def test_what_the_settings_exclude_is_left_out_and_other_files_are_not_read(
    hooks: Hooks, tmp_path: Path
) -> None:
    files = {"old/README.md": TWICE, "list.txt": TWICE, "README.md": GOOD}
    files |= {".awesomelint.toml": 'exclude = ["old/"]\n', ".pre-commit-config.yaml": hooks.configuration()}
    status, reported = hooks.run("run", "--all-files", cwd=repository(tmp_path, files))
    assert status == 0, reported


def test_options_of_the_documentation_reach_the_program(hooks: Hooks, tmp_path: Path) -> None:
    (options,) = (text for text in CONFIGURATIONS if "--fail-on" in text)
    there = repository(
        tmp_path, {"README.md": FIXABLE, ".pre-commit-config.yaml": hooks.configuration(options)}
    )
    assert hooks.run("run", "--all-files", cwd=there)[0] == 0
    commit(there, {"README.md": TWICE})
    status, reported = hooks.run("run", "--all-files", cwd=there)
    assert status == 1 and "[duplicate-entry]" in reported


def test_options_go_before_the_dashes(hooks: Hooks, tmp_path: Path) -> None:
    entry = "awesomelint check --force-exclude --select duplicate-entry --verbose --"
    text = yaml.safe_load(hooks.configuration())
    text["repos"][0]["hooks"][1]["entry"] = entry
    text = yaml.safe_dump(text)
    files = {"README.md": TWICE, "old.md": TWICE, ".awesomelint.toml": 'exclude = ["old.md"]\n'}
    status, reported = hooks.run(
        "run", "--all-files", cwd=repository(tmp_path, files | {".pre-commit-config.yaml": text})
    )
    assert status == 1 and outcomes(reported) == {"awesomelint-fix": "Failed", "awesomelint": "Failed"}
    assert (
        "old.md: excluded by the configuration" in reported
        and "url-form" not in reported.partition("awesomelint....")[2]
    )


def test_an_option_after_the_dashes_is_explained(hooks: Hooks, tmp_path: Path) -> None:
    text = hooks.configuration(args=["--min-severity", "error"])
    status, reported = hooks.run(
        "run", "--all-files", cwd=repository(tmp_path, {"README.md": GOOD, ".pre-commit-config.yaml": text})
    )
    assert status == 1 and "--min-severity: no such file; put options before `--`" in reported


@pytest.mark.skipif(os.name == "nt", reason="this is no name of a file there")
def test_a_file_that_is_named_like_an_option_is_a_file(hooks: Hooks, tmp_path: Path) -> None:
    files = {
        "README.md": GOOD,
        "-oREADME.md": TWICE,
        "--diff.md": FIXABLE,
        ".pre-commit-config.yaml": hooks.configuration(),
    }
    there = repository(tmp_path, files)
    status, reported = hooks.run("run", "--all-files", cwd=there)
    assert status == 1 and "[duplicate-entry]" in reported and "--diff.md: fixed 1 finding" in reported
    assert (there / "README.md").read_text(encoding="utf-8") == GOOD
    assert (there / "--diff.md").read_text(encoding="utf-8") == GOOD


def test_the_hooks_end_the_options() -> None:
    offered = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    own = [
        hook["entry"]
        for text in CONFIGURATIONS
        for repo in yaml.safe_load(text)["repos"]
        for hook in repo["hooks"]
        if "entry" in hook
    ]
    assert all(entry.split()[-1] == "--" for entry in [*(hook["entry"] for hook in offered), *own])


def test_a_baseline_lets_old_findings_pass(hooks: Hooks, tmp_path: Path) -> None:
    there = repository(tmp_path, {"README.md": TWICE})
    assert run(sys.executable, "-m", "awesomelint", "baseline", cwd=there).returncode == 0
    settings = 'baseline = ".awesomelint-baseline.json"\n'
    commit(there, {".awesomelint.toml": settings, ".pre-commit-config.yaml": hooks.configuration()})
    status, reported = hooks.run("run", "--all-files", cwd=there)
    assert status == 0, reported
    (there / "README.md").write_text(TWICE + TWICE.splitlines()[2] + "\n", encoding="utf-8")
    status, reported = hooks.run("run", "--all-files", cwd=there)
    assert status == 1 and reported.count(": error: ") == 1 and "Adam" in reported


@pytest.mark.skipif(os.name == "nt", reason="the programs of a hook of the kind `system` are found on PATH")
def test_the_awesomelint_that_is_installed_already(hooks: Hooks, tmp_path: Path) -> None:
    (local,) = (text for text in CONFIGURATIONS if "repo: local" in text)
    there = repository(tmp_path, {"README.md": TWICE, ".pre-commit-config.yaml": local})
    status, reported = hooks.run("run", "--all-files", cwd=there)
    assert status == 1 and "[duplicate-entry]" in reported


def test_the_documentation_names_hooks_that_exist_and_this_version() -> None:
    offered = {
        hook["id"]: hook for hook in yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    }
    assert set(offered) == {"awesomelint", "awesomelint-fix"}
    assert all(hook["types"] == ["markdown"] and hook["require_serial"] for hook in offered.values())
    for text in CONFIGURATIONS:
        for repo in yaml.safe_load(text)["repos"]:
            assert repo["repo"] in (HOME, "local")
            if repo["repo"] == HOME:
                assert repo["rev"] == f"v{__version__}" and {hook["id"] for hook in repo["hooks"]} <= set(
                    offered
                )
