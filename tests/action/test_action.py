"""The action does on a pull request what `docs/github-action.md` says: it shows what is new and lets the rest be."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.actions import ACTION, Runner
from tests.support.packages import PROJECT, commit, git, needs_index, published, repository
from tests.support.report_readers import command, read_github, read_sarif

# Windows has a `bash` of its own, which is not the one of GitHub's runner; there the project's workflow tries the action.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform == "win32" or not shutil.which("bash"), reason="there is no bash, in which the steps run"
    ),
]

_WHAT = ("Attention", "Memory", "Planning", "Pruning", "Search", "Sampling", "Routing", "Distillation")
_OF = (
    "Graphs",
    "Agents",
    "Proteins",
    "Robots",
    "Markets",
    "Molecules",
    "Dialogues",
    "Forests",
    "Oceans",
    "Galaxies",
)
_HOW = ("Deep", "Sparse", "Causal", "Bayesian", "Recurrent", "Adversarial")
NEW = "- [A Survey of Everything New](https://arxiv.org/abs/1406.26611)\n"
MEANWHILE = "- [What Nobody Has Ever Tried Before](https://arxiv.org/abs/1407.31415)\n"


def legacy() -> str:
    """A list with hundreds of old findings: every other address is of no paper."""
    titles = [f"{how} {what} for {of}" for how in _HOW for what in _WHAT for of in _OF]
    lines = [
        f"- [{title}](https://arxiv.org/abs/{1001 + number % 12}.{number:04}{'1' * (number % 2)})\n"
        for number, title in enumerate(titles)
    ]
    return "# Awesome Learning\n\n" + "".join(lines)


class Pull:
    """A pull request that adds an entry to a legacy list, on a main branch that has moved on since."""

    def __init__(self, folder: Path, new: str = NEW, before: str | None = None) -> None:
        self.folder = folder
        self.before = legacy() if before is None else before
        lines = self.before.splitlines(keepends=True)
        self.line = len(lines) // 2 + 1
        self.after = "".join([*lines[: self.line - 1], new, *lines[self.line - 1 :]])
        self.origin = repository(folder / "origin", {"README.md": self.before})
        self.base = git("rev-parse", "HEAD", cwd=self.origin)
        git("switch", "--quiet", "--create=new-entry", cwd=self.origin)
        commit(self.origin, {"README.md": self.after} if new else {"notes.txt": "A note\n"})
        self.head = git("rev-parse", "HEAD", cwd=self.origin)
        git("switch", "--quiet", "main", cwd=self.origin)
        commit(self.origin, {"README.md": self.before + MEANWHILE})
        git("switch", "--quiet", "--detach", cwd=self.origin)
        git("merge", "--quiet", "--no-ff", "--message=Merge", self.head, cwd=self.origin)
        git("update-ref", "refs/pull/7/merge", "HEAD", cwd=self.origin)
        git("switch", "--quiet", "main", cwd=self.origin)

    def runner(
        self,
        event: str = "pull_request",
        *,
        ref: str = "refs/pull/7/merge",
        depth: int = 1,
        fork: bool = False,
    ) -> Runner:
        """A runner that has checked out a reference, as actions/checkout does, with as much history as it says."""
        there = self.folder / "workspace"
        there.mkdir()
        git("init", "--quiet", cwd=there)
        git("remote", "add", "origin", self.origin.as_uri(), cwd=there)
        options = (f"--depth={depth}",) if depth else ()
        git("fetch", "--quiet", "--no-tags", *options, "origin", f"+{ref}:refs/remotes/wanted", cwd=there)
        git("checkout", "--quiet", "--detach", "refs/remotes/wanted", cwd=there)
        payload: dict[str, Any] = {"repository": {"full_name": "somebody/awesome-learning"}}
        if event.startswith("pull_request"):
            head = {
                "sha": self.head,
                "repo": {"full_name": f"{'else' if fork else 'some'}body/awesome-learning"},
            }
            payload["pull_request"] = {"number": 7, "base": {"sha": self.base}, "head": head}
        elif event == "merge_group":
            payload["merge_group"] = {"base_sha": self.base, "head_sha": git("rev-parse", "HEAD", cwd=there)}
        return Runner(self.folder / "runner", there, event, payload)

    def runner_again(self) -> Runner:
        """Another runner in place of the first, if there was one."""
        for name in ("workspace", "runner"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return self.runner()

    def runner_of_push(self) -> Runner:
        """Another runner, for a push to the main branch."""
        for name in ("workspace", "runner"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return self.runner("push", ref="refs/heads/main")


@pytest.fixture
def pull(tmp_path: Path) -> Pull:
    return Pull(tmp_path)


def rows(summary: str) -> list[str]:
    return [line for line in summary.splitlines() if line.startswith(("| error", "| warning", "| note"))]


def test_exactly_the_new_entry_is_annotated(pull: Pull) -> None:
    outcome = pull.runner().run()
    reported, _ = read_github(outcome.log)
    assert [(one.path, one.line, one.rule, one.severity) for one in reported] == [
        ("README.md", pull.line, "broken-arxiv-id", "error")
    ]
    assert outcome.status == 1 and outcome.outputs == {"findings": "1", "sarif-file": ""}
    assert len(rows(outcome.summary)) == 1 and outcome.used == []
    # Those that were there before, and the one that somebody else has brought to the main branch since.
    assert "not shown: 241 findings on unchanged lines" in outcome.log


@pytest.mark.parametrize(
    ("event", "ref", "depth"),
    [
        ("pull_request", "refs/pull/7/merge", 0),
        ("pull_request", "refs/pull/7/merge", 2),
        ("pull_request", "refs/heads/new-entry", 1),
        ("pull_request_target", "refs/heads/new-entry", 0),
        ("merge_group", "refs/heads/new-entry", 1),
    ],
)
def test_other_checkouts_of_the_same_change(pull: Pull, event: str, ref: str, depth: int) -> None:
    reported, _ = read_github(pull.runner(event, ref=ref, depth=depth).run().log)
    assert [(one.line, one.rule) for one in reported] == [(pull.line, "broken-arxiv-id")]


def test_a_pull_request_without_flaws_passes(tmp_path: Path) -> None:
    outcome = (
        Pull(tmp_path, new="- [A Survey of Everything New](https://arxiv.org/abs/1706.03762)\n")
        .runner()
        .run()
    )
    assert outcome.status == 0 and outcome.outputs["findings"] == "0" and read_github(outcome.log)[0] == []


def test_a_duplicate_is_annotated_where_either_of_the_two_is_new(tmp_path: Path) -> None:
    old = "- [Attention Is All You Need](https://arxiv.org/abs/1706.03762)\n"
    reported, _ = read_github(Pull(tmp_path, new=old, before=legacy() + old).runner().run().log)
    assert [one.rule for one in reported] == ["duplicate-entry"]


def test_all_lines_where_that_is_asked_for(pull: Pull) -> None:
    outcome = pull.runner().run(changed_lines_only="false")
    reported, rest = read_github(outcome.log)
    assert outcome.status == 1 and outcome.outputs["findings"] == "242" and len(reported) == 10
    assert len(rows(outcome.summary)) == 242 and sum(": error: " in line for line in rest) == 232


def test_a_push_is_checked_whole(pull: Pull) -> None:
    outcome = pull.runner("push", ref="refs/heads/main").run(fail_on="never")
    assert outcome.status == 0 and outcome.outputs["findings"] == "241"


def test_summary_without_annotations(pull: Pull) -> None:
    outcome = pull.runner().run(report="summary")
    assert not any(command(line) for line in outcome.log.splitlines())
    assert (
        f"README.md:{pull.line}:" in outcome.log and len(rows(outcome.summary)) == 1 and outcome.status == 1
    )


def test_sarif_holds_all_findings_and_is_named(pull: Pull) -> None:
    outcome = pull.runner().run(report="sarif", fail_on="never")
    reported = read_sarif(Path(outcome.outputs["sarif-file"]).read_text(encoding="utf-8"))
    assert len(reported) == 242 and outcome.outputs["findings"] == "242" and outcome.status == 0
    assert not any(command(line) for line in outcome.log.splitlines()) and outcome.summary == ""


WARNING = "- [A Survey of Everything New](http://arxiv.org/abs/1706.03762)\n"


@pytest.mark.parametrize(
    ("new", "fail_on", "status"),
    [
        (NEW, "error", 1),
        (NEW, "never", 0),
        (WARNING, "error", 0),
        (WARNING, "warning", 1),
        (WARNING, "note", 1),
    ],
)
def test_what_fails_the_step(tmp_path: Path, new: str, fail_on: str, status: int) -> None:
    outcome = Pull(tmp_path, new).runner().run(fail_on=fail_on)
    assert outcome.status == status and outcome.outputs["findings"] == "1"


def test_paths_settings_and_options(pull: Pull) -> None:
    files = {"lists/a b.md": legacy(), "lists/c.md": legacy(), "own.toml": 'ignore = ["broken-arxiv-id"]\n'}
    commit(pull.origin, files)
    runner = pull.runner(ref="refs/heads/main")
    paths = "lists/a b.md\n\n  lists/c.md\n"
    outcome = runner.run(path=paths, changed_lines_only="false", config="own.toml")
    assert outcome.status == 0 and outcome.outputs["findings"] == "0"
    outcome = runner.run(path=paths, changed_lines_only="false", args="--select 'links, works'\n--statistics")
    assert outcome.status == 2 and "--statistics requires --output-format text or json" in outcome.log
    outcome = runner.run(report="summary", args="--statistics", changed_lines_only="false")
    assert outcome.status == 2 and "--statistics requires --output-format" in error(outcome.log)
    outcome = runner.run(args="--help", changed_lines_only="false")
    assert outcome.status == 2 and "such as --help from 'args'" in error(outcome.log)
    outcome = runner.run(
        path=paths, changed_lines_only="false", args="--select 'links, works' --output-format junit"
    )
    assert (
        outcome.status == 1
        and outcome.outputs["findings"] == "480"
        and len(read_github(outcome.log)[0]) == 10
    )


HOSTILE = (
    "$(touch pwned)",
    "`touch pwned`",
    "; touch pwned #",
    '" && touch pwned && "',
    "' && touch pwned && '",
    "x\ntouch pwned\n",
    "x\n::error::y\nfindings=0",
    "--output-file=pwned",
    "a b/$HOME/*.md",
    "${{ github.token }}",
    "%0A::error::y",
)


@pytest.mark.parametrize("name", ACTION["inputs"])
def test_hostile_inputs_reach_nothing(pull: Pull, name: str) -> None:
    runner = pull.runner()
    before = sorted(os.listdir(runner.workspace))
    if name == "version":
        del runner.known["install"]
    for number, bad in enumerate(HOSTILE):
        # What the shell and Python's own options make of it is tried with another one for each input.
        runner.is_real = (number - list(ACTION["inputs"]).index(name)) % len(HOSTILE) == 0
        # That an option reaches the program is what `args` is for.
        if (name, bad) == ("args", "--output-file=pwned"):
            continue
        outcome = runner.run(**{name.replace("-", "_"): bad})
        assert outcome.status == 2 and outcome.outputs["findings"] in ("", "0"), bad
        assert sorted(os.listdir(runner.workspace)) == before, bad
        reported = [found for line in outcome.log.splitlines() if (found := command(line))]
        assert {(one.name, one.properties.get("title", "")) for one in reported} <= {
            ("error", "awesomelint"),
            # There are no files to check.
            ("warning", "awesomelint"),
        }, bad


@pytest.mark.parametrize("report", ["annotations", "summary", "sarif"])
def test_hostile_entries_reach_nothing(tmp_path: Path, report: str) -> None:
    bad = "%0A::set-output name=findings::0 ::add-mask::x ##[add-mask]y \x1b[2J \u202e ${{ github.token }} $(touch pwned)"
    entry = f"- [{bad}](https://arxiv.org/abs/1706.03762)\n"
    runner = Pull(tmp_path, new=f"{entry}\n::error::{bad}\n\n{entry}").runner()
    outcome = runner.run(report=report, changed_lines_only="true")
    reported = [found for line in outcome.log.splitlines() if (found := command(line))]
    assert {one.name for one in reported} == ({"error", "warning"} if report == "annotations" else set())
    assert all(one.properties["title"].startswith("awesomelint (") for one in reported)
    assert int(outcome.outputs["findings"]) >= 1 and outcome.status == 1
    assert not re.search("[\x1b\u202e]", outcome.log + outcome.summary)
    assert sorted(os.listdir(runner.workspace)) == [".git", "README.md"]


def test_modules_of_a_pull_request_are_not_imported(pull: Pull) -> None:
    harm = "import pathlib; pathlib.Path('pwned').touch()\n"
    names = ("json", "venv", "pip", "awesomelint", "mistletoe", "sitecustomize", "subprocess")
    commit(pull.origin, {f"{name}.py": harm for name in names})
    runner = pull.runner(ref="refs/heads/main")
    runner.is_real = True
    assert runner.run(changed_lines_only="false").outputs["findings"] == "241"
    assert not (runner.workspace / "pwned").exists()


def error(log: str) -> str:
    found = [one for line in log.splitlines() if (one := command(line)) and one.name != "warning"]
    (reported,) = found
    assert reported.name == "error" and reported.properties == {"title": "awesomelint"}
    return reported.data


def test_troubles_are_sentences(pull: Pull, tmp_path: Path) -> None:
    runner = pull.runner()
    assert "one of annotations, summary, sarif, not 'html'" in error(runner.run(report="html").log)
    assert "one of true, false, not 'yes'" in error(runner.run(changed_lines_only="yes").log)
    assert "cannot parse the input 'args': no closing quotation" in error(runner.run(args="--select 'a").log)
    git("remote", "set-url", "origin", str(tmp_path / "gone"), cwd=runner.workspace)
    assert (
        "cannot fetch the history" in (reported := error(runner.run().log)) and "`fetch-depth: 0`" in reported
    )
    outcome = runner.run(path="none.md", changed_lines_only="false")
    assert outcome.status == 2 and "awesomelint: none.md: no such file" in outcome.log
    assert outcome.log.count("::error") == 1
    assert "::error title=awesomelint::none.md: no such file or folder\n" in outcome.log
    shutil.rmtree(runner.workspace / ".git")
    assert "add a step with actions/checkout" in error(runner.run().log)


@pytest.mark.parametrize("depth", [0, 1])
def test_a_checkout_of_the_base_is_no_silent_pass(pull: Pull, depth: int) -> None:
    outcome = pull.runner("pull_request_target", ref="refs/heads/main", depth=depth).run()
    assert outcome.status == 2 and "the checkout does not contain" in error(outcome.log)


def test_no_change_to_look_at(pull: Pull) -> None:
    reported = error(pull.runner("push", ref="refs/heads/main").run(changed_lines_only="true").log)
    assert "requires a pull request or a merge queue" in reported


def test_everything_from_the_installation_on(pull: Pull, tmp_path: Path) -> None:
    needs_index()
    runner = pull.runner()
    runner.known.clear()
    runner.variables["GITHUB_ACTION_PATH"] = str(published(tmp_path / "with spaces in its name"))
    outcome = runner.run()
    assert outcome.status == 1 and outcome.outputs["findings"] == "1", outcome.log
    assert [one.line for one in read_github(outcome.log)[0]] == [pull.line]
    assert not git("status", "--porcelain", cwd=tmp_path / "with spaces in its name")


def test_a_machine_whose_python_is_too_old_gets_another(pull: Pull, tmp_path: Path) -> None:
    old = tmp_path / "programs" / "python3"
    old.parent.mkdir()
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    runner = pull.runner()
    del runner.known["python"]
    runner.variables["PATH"] = os.pathsep.join([str(old.parent), os.environ["PATH"]])
    (used,) = runner.run().used
    assert re.fullmatch(r"actions/setup-python@[0-9a-f]{40}", used)


def test_no_input_is_a_part_of_a_script() -> None:
    text = (PROJECT / "action.yml").read_text(encoding="utf-8")
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "") and ("run" in step) != ("uses" in step)
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(ACTION["inputs"])
    assert json.dumps(ACTION["branding"]) and all(about["description"] for about in ACTION["inputs"].values())
