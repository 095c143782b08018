"""What the action shows of a pull request: the summary, the comment, and loud failures."""

from __future__ import annotations

import json
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.action.test_action import Pull, error, legacy
from tests.support.actions import ACTION, TOKEN, Outcome, Runner
from tests.support.packages import commit, git
from tests.support.report_readers import read_github

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform == "win32" or not shutil.which("bash"), reason="there is no bash, in which the steps run"
    ),
]

ADDED = "A Survey of Everything New"
SMALL = "".join(legacy().splitlines(keepends=True)[:10])


@pytest.fixture
def pull(tmp_path: Path) -> Pull:
    return Pull(tmp_path, before=SMALL)


# -- the summary --


def test_the_summary_begins_with_what_the_pull_request_does(pull: Pull) -> None:
    outcome = pull.runner().run()
    assert outcome.summary.startswith("### README.md\n\n1 work added.\n\n**Added**\n\n")
    change, _, findings = outcome.summary.partition("### awesomelint\n\n")
    # What is on the main branch since then is not the pull request's doing.
    assert f"[{ADDED}](https://arxiv.org/abs/1406.26611)" in change and change.count("\n- ") == 1
    assert "(broken-arxiv-id)" in change
    assert findings.startswith("Found 1 error in 1 file") and "| broken-arxiv-id |" in findings


def test_the_change_is_shown_with_the_options_of_the_check(pull: Pull) -> None:
    outcome = pull.runner().run(args="--ignore broken-arxiv-id --no-cache")
    change, _, findings = outcome.summary.partition("### awesomelint\n\n")
    assert ADDED in change and "broken-arxiv-id" not in change
    assert findings.startswith("No findings in 10 entries")


def test_the_change_is_shown_beside_the_findings_on_all_lines(pull: Pull) -> None:
    runner = pull.runner()
    assert "1 work added" in runner.run(changed_lines_only="false", report="summary").summary
    # The findings do not need the base, so its lack is only a warning.
    runner = pull.runner_again()
    git("remote", "set-url", "origin", "/nowhere", cwd=runner.workspace)
    outcome = runner.run(changed_lines_only="false", fail_on="never")
    assert outcome.status == 0 and outcome.summary.startswith("### awesomelint")
    assert "::warning title=awesomelint::cannot say what the pull request changes: " in outcome.log
    assert pull.runner_of_push().run(fail_on="never").summary.startswith("### awesomelint")


def test_a_pull_request_that_changes_no_list(tmp_path: Path) -> None:
    pull = Pull(tmp_path, new="", before=SMALL)
    outcome = pull.runner().run()
    assert outcome.status == 0 and outcome.summary.startswith("No file with entries changed.\n")


def test_a_huge_change_is_cut(tmp_path: Path) -> None:
    new = "".join(
        f"- [{'Long title ' * 15}{number}](https://arxiv.org/abs/2101.{number:05})\n"
        for number in range(9_000)
    )
    pull = Pull(tmp_path, new=new, before=SMALL)
    outcome = pull.runner().run(comment="true", fail_on="never", args="--select broken-arxiv-id")
    assert 400_000 < len(outcome.summary.encode()) < 1_000_000
    assert "more lines; see the log" in outcome.summary and "### awesomelint" in outcome.summary


# -- failures --


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({"path": "none.md"}, "none.md: no such file or folder"),
        ({"path": "README.md\nnone.md"}, "none.md: no such file or folder"),
        ({"args": "--bogus"}, "unknown option `--bogus`"),
        ({"args": "--select nonsense"}, "--select: unknown rule or group `nonsense`"),
        ({"config": "none.toml"}, "--config none.toml: no such file"),
        ({"report": "html"}, "the input 'report' must be one of"),
        ({"comment": "yes"}, "the input 'comment' must be one of true, false, not 'yes'"),
    ],
)
def test_a_mistake_is_an_error_in_the_log_and_in_the_summary(
    pull: Pull, inputs: dict[str, str], words: str
) -> None:
    for kind in ("annotations", "summary", "sarif"):
        outcome = pull.runner_again().run(**{"report": kind} | inputs)
        assert outcome.status == 2 and outcome.outputs["findings"] == ""
        assert outcome.log.count("::error title=awesomelint::") == 1
        assert words in outcome.log.partition("::error title=awesomelint::")[2]
        assert outcome.summary.startswith("### awesomelint\n\n**Not everything could be checked:**\n\n- ")
        assert "No findings" not in outcome.summary


def test_a_bad_configuration_is_an_error(pull: Pull) -> None:
    runner = pull.runner()
    (runner.workspace / ".awesomelint.toml").write_text("selct = 3\n[x\n", encoding="utf-8")
    outcome = runner.run()
    assert outcome.status == 2 and ".awesomelint.toml:2:" in error(outcome.log)
    assert "No findings" not in outcome.summary


def test_a_readme_that_is_no_list_is_not_praised(tmp_path: Path) -> None:
    outcome = Pull(tmp_path, new="More.\n", before="# A program\n\nIt does things.\n").runner().run()
    assert outcome.status == 0 and "No findings" not in outcome.summary + outcome.log
    words = "Nothing was checked: README.md is not a list of papers"
    assert f"::warning title=awesomelint::{words}" in outcome.log and "Nothing was checked" in outcome.summary


def test_an_installation_that_fails_is_an_error(pull: Pull, tmp_path: Path) -> None:
    # Its environments have a Python whose pip fails.
    python = tmp_path / "programs" / "python3"
    python.parent.mkdir()
    python.write_text(
        '#!/bin/sh\nmkdir -p "$5/bin"\necho "exit 1" > "$5/bin/python"\nchmod +x "$5/bin/python"\n',
        encoding="utf-8",
    )
    python.chmod(0o755)
    runner = pull.runner()
    del runner.known["install"]
    runner.variables["PATH"] = os.pathsep.join([str(python.parent), os.environ["PATH"]])
    outcome = runner.run()
    assert outcome.status == 2 and "could not be installed" in error(outcome.log)


# -- the comment --


class GitHub:
    """GitHub's API for one repository, with the requests that it got."""

    def __init__(self) -> None:
        self.comments: list[dict[str, Any]] = []
        self.pulls: list[dict[str, Any]] = []
        self.requests: list[tuple[str, str]] = []
        self.tokens: set[str | None] = set()
        self.failures: list[int] = []
        github = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                size = int(self.headers.get("Content-Length") or 0)
                data = json.loads(self.rfile.read(size)) if size else {}
                github.requests.append((self.command, self.path))
                github.tokens.add(self.headers.get("Authorization"))
                status = github.failures.pop(0) if github.failures else 200
                body = json.dumps(
                    github.reply(self.command, self.path, data) if status == 200 else {}
                ).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST = do_PATCH = answer

            def log_message(self, format: str, *args: object) -> None:
                """Nothing is logged."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def reply(self, method: str, path: str, data: dict[str, Any]) -> Any:
        path, _, query = path.removeprefix("/repos/somebody/awesome-learning").partition("?")
        if (method, path) == ("GET", "/pulls"):
            return self.pulls
        if (method, path) == ("GET", "/issues/7/comments"):
            page = int(query.rpartition("page=")[2])
            return self.comments[100 * page - 100 : 100 * page]
        if (method, path) == ("POST", "/issues/7/comments"):
            self.add(data["body"])
            return {}
        (found,) = (one for one in self.comments if path == f"/issues/comments/{one['id']}")
        assert method == "PATCH"
        found["body"] = data["body"]
        return {}

    def add(self, body: str, author: str = "github-actions[bot]") -> None:
        self.comments.append({"id": len(self.comments) + 1, "body": body, "user": {"login": author}})

    def written(self) -> list[str]:
        return [method for method, _ in self.requests if method != "GET"]


@pytest.fixture
def github() -> Iterator[GitHub]:
    made = GitHub()
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


def commenting(runner: Runner, github: GitHub, **inputs: str) -> Outcome:
    runner.variables["GITHUB_API_URL"] = github.url
    return runner.run(comment="true", **inputs)


def test_a_comment_is_written_once_and_then_updated(pull: Pull, github: GitHub) -> None:
    github.comments += [{"id": number, "body": "Hello", "user": None} for number in range(1, 131)]
    outcome = commenting(pull.runner(), github)
    assert outcome.status == 1, outcome.log
    (written,) = github.comments[130:]
    marker, _, text = written["body"].partition("\n")
    assert marker.startswith("<!-- awesomelint comment ") and text == outcome.summary
    assert github.written() == ["POST"] and github.tokens == {f"Bearer {TOKEN}"}
    # Nothing is written if nothing is different.
    commenting(pull.runner_again(), github)
    assert github.written() == ["POST"]
    commenting(pull.runner_again(), github, args="--ignore broken-arxiv-id")
    assert github.written() == ["POST", "PATCH"] and len(github.comments) == 131
    assert "No findings" in written["body"] and written["body"].startswith(marker)
    # Other paths have another comment.
    commenting(pull.runner_again(), github, path="README.md")
    assert github.written() == ["POST", "PATCH", "POST"]


def test_the_comment_of_somebody_else_is_not_changed(pull: Pull, github: GitHub) -> None:
    commenting(pull.runner(), github)
    github.comments[0]["user"]["login"] = "mallory"
    commenting(pull.runner_again(), github)
    assert github.written() == ["POST", "POST"]


def test_a_pull_request_that_changes_no_list_gets_no_comment(tmp_path: Path, github: GitHub) -> None:
    pull = Pull(tmp_path, new="", before=SMALL)
    outcome = commenting(pull.runner(), github)
    assert outcome.status == 0 and github.written() == []
    # But one that did so before is reported.
    github.add("x")
    commenting(pull.runner_again(), github, args="--bogus")
    assert github.written() == ["POST"] and "unknown option" in github.comments[1]["body"]
    commenting(pull.runner_again(), github)
    assert github.written() == ["POST", "PATCH"]
    assert "No file with entries changed" in github.comments[1]["body"]


def test_there_is_no_comment_unless_it_is_asked_for(pull: Pull, github: GitHub) -> None:
    runner = pull.runner()
    runner.variables["GITHUB_API_URL"] = github.url
    runner.run()
    commenting(pull.runner_of_push(), github)
    assert github.requests == []


def test_a_fork_whose_token_cannot_write_gets_a_notice(tmp_path: Path, github: GitHub) -> None:
    pull = Pull(tmp_path, before=SMALL)
    outcome = commenting(pull.runner(fork=True), github, fail_on="never")
    assert outcome.status == 0 and github.requests == []
    assert "::notice title=awesomelint::no comment, because pull requests from forks" in outcome.log


def test_a_refusal_is_an_error_and_a_breakdown_is_tried_again(
    pull: Pull, github: GitHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    github.failures = [502]
    assert commenting(pull.runner(), github, fail_on="never").status == 0 and github.written() == ["POST"]
    github.comments.clear()
    github.failures = [200, 403]
    outcome = commenting(pull.runner_again(), github, fail_on="never", report="summary")
    assert outcome.status == 2 and "`pull-requests: write`" in error(outcome.log)
    github.failures = [500] * 3
    outcome = commenting(pull.runner_again(), github, fail_on="never", report="summary")
    assert outcome.status == 2 and "cannot reach GitHub's API (status 500)" in error(outcome.log)


def test_a_huge_comment_is_cut(tmp_path: Path, github: GitHub) -> None:
    new = "".join(
        f"- [{'Long title ' * 9}{number}](https://arxiv.org/abs/1406.{number:04}1)\n" for number in range(900)
    )
    outcome = commenting(Pull(tmp_path, new=new, before=SMALL).runner(), github, fail_on="never")
    assert outcome.status == 0 and 40_000 < len(github.comments[0]["body"]) < 65_536
    assert github.comments[0]["body"].count("more lines; see the log") == 2


HOSTILE = "- [@everyone #1 <!-- --> <script> [x](y) ` | \x1b[2J](https://arxiv.org/abs/1406.26611)\n"


def test_text_of_the_list_is_only_text_in_a_comment(tmp_path: Path, github: GitHub) -> None:
    commenting(Pull(tmp_path, new=HOSTILE, before=SMALL).runner(), github)
    body = github.comments[0]["body"].partition("\n")[2]
    assert "everyone" in body
    for harmful in ("@everyone", "&#64;everyone", "#1 ", "<", "\x1b"):
        assert harmful not in body


def test_only_the_steps_that_ask_github_get_the_token() -> None:
    holders = [
        step["id"] for step in ACTION["runs"]["steps"] if "github.token" in json.dumps(step.get("env", {}))
    ]
    assert holders == ["pull-request", "comment"]
    assert "github.token" not in json.dumps(ACTION["inputs"])


# -- after the run of another workflow --


def after_another(pull: Pull, github: GitHub, *, branch: str = "new-entry") -> Runner:
    """A runner with the main branch, for the run of a workflow on a fork's pull request."""
    runner = pull.runner("workflow_run", ref="refs/heads/main")
    fork = {"owner": {"login": "stranger"}}
    run = {"event": "pull_request", "head_branch": branch, "head_sha": pull.head, "head_repository": fork}
    (runner.folder / "event.json").write_text(json.dumps({"workflow_run": run}), encoding="utf-8")
    git("update-ref", "refs/pull/7/head", pull.head, cwd=pull.origin)
    github.pulls = [{"number": 7, "base": {"sha": pull.base}, "head": {"sha": pull.head}}]
    return runner


def test_a_fork_gets_its_comment_after_the_run_of_another_workflow(pull: Pull, github: GitHub) -> None:
    runner = after_another(pull, github)
    before = (
        git("status", "--porcelain", cwd=runner.workspace),
        git("rev-parse", "HEAD", cwd=runner.workspace),
    )
    outcome = commenting(runner, github, config_from="base", report="summary")
    assert outcome.status == 1 and outcome.outputs["findings"] == "1", outcome.log
    assert f"README.md:{pull.line}:" in outcome.log
    (written,) = github.comments
    assert "1 work added" in written["body"] and ADDED in written["body"] and "| broken" in written["body"]
    assert (
        "GET",
        "/repos/somebody/awesome-learning/pulls?state=open&head=stranger%3Anew-entry&per_page=100",
    ) in (github.requests)
    # What is in the workspace is the main branch as before.
    after = git("status", "--porcelain", cwd=runner.workspace), git("rev-parse", "HEAD", cwd=runner.workspace)
    assert after == before


def test_a_pull_request_in_conflict_has_no_merge_and_is_shown_as_it_is(pull: Pull, github: GitHub) -> None:
    runner = after_another(pull, github)
    git("update-ref", "-d", "refs/pull/7/merge", cwd=pull.origin)
    outcome = commenting(runner, github, report="summary")
    assert outcome.status == 1 and "1 work added" in github.comments[0]["body"], outcome.log


def test_a_run_for_an_older_commit_changes_nothing(pull: Pull, github: GitHub) -> None:
    runner = after_another(pull, github)
    github.pulls[0]["head"]["sha"] = "0" * 40
    outcome = commenting(runner, github)
    assert outcome.status == 0 and github.written() == [] and outcome.summary == ""
    assert "::notice title=awesomelint::no open pull request" in outcome.log


def test_a_run_for_a_push_is_an_error(pull: Pull, github: GitHub) -> None:
    runner = after_another(pull, github)
    (runner.folder / "event.json").write_text(
        json.dumps({"workflow_run": {"event": "push", "head_sha": pull.head}}), encoding="utf-8"
    )
    outcome = commenting(runner, github)
    assert outcome.status == 2 and "not the run of another workflow for a pull request" in error(outcome.log)


def test_nothing_of_the_pull_request_runs_after_another_workflow(
    pull: Pull, github: GitHub, tmp_path: Path
) -> None:
    pwned = tmp_path / "pwned"
    harm = f"import pathlib; pathlib.Path({str(pwned)!r}).touch()\n"
    names = ("json", "venv", "pip", "awesomelint", "mistletoe", "sitecustomize", "urllib", "action/check")
    git("switch", "--quiet", "new-entry", cwd=pull.origin)
    files = {f"{name}.py": harm for name in names}
    files |= {".gitattributes": "* filter=harm merge=harm\n", ".awesomelint.toml": 'ignore = ["links"]\n'}
    commit(pull.origin, files)
    pull.head = git("rev-parse", "HEAD", cwd=pull.origin)
    git("switch", "--quiet", "main", cwd=pull.origin)
    runner = after_another(pull, github)
    # Programs that the machine has for files with attributes.
    for name in ("smudge", "clean", "process"):
        git("config", f"filter.harm.{name}", f"touch {pwned}; cat", cwd=runner.workspace)
    attributes = runner.workspace / ".git" / "info" / "attributes"
    attributes.write_text("*.md filter=harm\n", encoding="utf-8")
    runner.is_real = True
    outcome = commenting(runner, github, config_from="base", report="summary")
    assert outcome.status == 1 and "broken-arxiv-id" in github.comments[0]["body"], outcome.log
    assert not pwned.exists()
    assert attributes.read_text(encoding="utf-8") == "*.md filter=harm\n"
    assert read_github(outcome.log)[0] == []
