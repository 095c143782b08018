"""Run awesomelint with the action's inputs: report what a pull request does to the list, and the findings."""

from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

try:
    from awesomelint.errors import UserError
    from awesomelint.report.markdown_text import silent
    from awesomelint.ui.sanitize import harmless
    from awesomelint.workspace.boundary import VARIABLE
    from awesomelint.workspace.git import Checkout
except ImportError:
    print(
        "::error title=awesomelint::the release given by the input 'version' is older than this action; remove the input"
    )
    raise SystemExit(2) from None

REPORTS = ("annotations", "summary", "sarif")
SEVERITIES = ("error", "warning", "note")
# GitHub shows summaries of at most 1,024 KiB, of which the findings get at least half, and comments of at most 65,536
# characters.
SUMMARY_BYTES, COMMENT_CHARACTERS = 500_000, 60_000


class Inputs(NamedTuple):
    """The parsed inputs of the action."""

    paths: list[str]
    options: list[str]
    report: str
    changed_lines_only: bool
    config_from_base: bool
    fail_on: str
    comment: bool


class Failure(Exception):
    """awesomelint failed; what it said is in the log already."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__("; ".join(messages))
        self.messages = messages


def main() -> int:
    """Check, report and set the outputs; return 1 if findings fail the step, 2 on errors, else 0."""
    use_pull_request()
    folder = Path(tempfile.mkdtemp(prefix="awesomelint-", dir=os.environ["RUNNER_TEMP"]))
    pages = Pages(folder)
    comments, counts, status = False, Counter[str](), 2
    try:
        inputs = read_inputs()
        comments = inputs.comment
        commit = find_base(inputs)
        if commit is not None and inputs.report != "sarif":
            pages.change = describe_change(inputs, commit)
        report(inputs, pages)
        counts = count_findings(inputs, folder)
    except (UserError, Failure) as error:
        messages = error.messages if isinstance(error, Failure) else [str(error)]
        print(f"::error title=awesomelint::{_escaped(chr(10).join(messages))}")
        pages.errors = messages
    else:
        set_output("findings", str(counts.total()))
        failing = SEVERITIES[: SEVERITIES.index(inputs.fail_on) + 1] if inputs.fail_on != "never" else ()
        status = 1 if any(counts[severity] for severity in failing) else 0
    pages.write_summary()
    if comments and _has_base():
        pages.write_comment(is_quiet=status != 2 and not counts and NOTHING in pages.change)
    return status


def use_pull_request() -> None:
    """After the run of another workflow, work on the pull request that an earlier step has fetched."""
    if folder := os.environ.get("PULL_REQUEST_FOLDER"):
        os.chdir(folder)
        os.environ["GITHUB_WORKSPACE"] = folder
        os.environ["GITHUB_EVENT_PATH"] = os.environ["PULL_REQUEST_EVENT"]
        os.environ["GITHUB_EVENT_NAME"] = "pull_request"


def read_inputs() -> Inputs:
    """Parse the inputs from the environment of the step; `UserError` if one is invalid."""
    severity = _choice("fail-on", (*SEVERITIES, "never"))
    kind = _choice("report", REPORTS)
    changed_lines_only = _choice("changed-lines-only", ("", "true", "false"))
    config_from = _choice("config-from", ("head", "base"))
    comment = _choice("comment", ("true", "false")) == "true"
    has_base = _has_base()
    try:
        options = shlex.split(_input("args"))
    except ValueError as error:
        raise UserError(f"cannot parse the input 'args': {str(error).lower()}") from None
    if config := _input("config").strip():
        options.append(f"--config={config}")
    if severity == "note":
        options.append("--min-severity=note")
    paths = [line.strip() for line in _input("path").split("\n") if line.strip()]
    diff_only = changed_lines_only == "true" or (changed_lines_only == "" and has_base and kind != "sarif")
    return Inputs(paths, options, kind, diff_only, config_from == "base" and has_base, severity, comment)


def _has_base() -> bool:
    return os.environ.get("GITHUB_EVENT_NAME", "") in ("pull_request", "pull_request_target", "merge_group")


def _input(name: str) -> str:
    return os.environ.get(f"INPUT_{name.replace('-', '_').upper()}", "")


def _choice(name: str, choices: tuple[str, ...]) -> str:
    value = _input(name).strip()
    if value not in choices:
        raise UserError(
            f"the input '{name}' must be one of {', '.join(filter(None, choices))}, not '{value}'"
        )
    return value


# -- the base of the change ---


def find_base(inputs: Inputs) -> str | None:
    """Return the commit to compare with, and add the options that name it; None if there is nothing to compare."""
    is_needed = inputs.changed_lines_only or inputs.config_from_base
    if not is_needed and not _has_base():
        return None
    try:
        commit = base()
    except UserError as error:
        if is_needed:
            raise
        # The findings on all lines are the same without it.
        print(
            f"::warning title=awesomelint::{_escaped(f'cannot say what the pull request changes: {error}')}"
        )
        return None
    if inputs.changed_lines_only:
        inputs.options.append(f"--diff-base={commit}")
    if inputs.config_from_base:
        inputs.options.append(f"--config-from={commit}")
    return commit


def base() -> str:
    """Return the commit to compare the change with, after fetching the history up to the merge base if necessary."""
    commit, head = _event_commits()
    try:
        git = Checkout(os.getcwd())
    except UserError as error:
        raise UserError(
            f"no git checkout ({error}); add a step with actions/checkout before this one, "
            "or set changed-lines-only to false and config-from to head"
        ) from None
    headers = git.check("cat-file", "-p", "HEAD").text.partition("\n\n")[0]
    parents = [line.split()[1] for line in headers.split("\n") if line.startswith("parent ")]
    if parents[1:] == [head]:
        # GitHub's test merge of the pull request: its first parent is the current base, the event's may be older.
        commit = parents[0]
    reason, has_merge_base = "", False
    for fetch in (None, ("--deepen=1", "HEAD"), ("--unshallow", "HEAD", commit), (commit,)):
        if fetch is not None:
            reason = _fetch(git, fetch) or reason
        has_merge_base = git.run("merge-base", commit, "HEAD").status == 0
        if has_merge_base and git.run("merge-base", "--is-ancestor", head, "HEAD").status == 0:
            return commit
    if has_merge_base:
        raise UserError(f"the checkout does not contain {head[:12]}, the last commit of the pull request")
    raise UserError(
        f"cannot fetch the history back to the base commit {commit[:12]} ({reason}); "
        "set `fetch-depth: 0` for actions/checkout"
    )


def _event_commits() -> tuple[str, str]:
    """Return the base and head commits of the pull request or merge group."""
    try:
        with open(os.environ["GITHUB_EVENT_PATH"], encoding="utf-8") as file:
            event = json.load(file)
    except (KeyError, OSError, ValueError):
        raise UserError("cannot read the event that started the workflow (GITHUB_EVENT_PATH)") from None
    if "pull_request" in event:
        return event["pull_request"]["base"]["sha"], event["pull_request"]["head"]["sha"]
    if "merge_group" in event:
        return event["merge_group"]["base_sha"], event["merge_group"]["head_sha"]
    raise UserError("changed-lines-only requires a pull request or a merge queue; set it to false")


def _fetch(git: Checkout, what: tuple[str, ...]) -> str:
    """Fetch more history; return the reason if that fails, else an empty string."""
    if what[0].startswith("--") and not git.is_shallow():
        return ""
    names = [git.check("rev-parse", "HEAD").text.strip() if name == "HEAD" else name for name in what]
    options = [name for name in names if name.startswith("--")]
    answer = git.run(
        "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", *options, "origin", *names[len(options) :]
    )
    return answer.error.strip().split("\n")[-1] if answer.status else ""


# -- reporting ---

NOTHING = "No file with entries changed."
# The options of `awesomelint check` that `awesomelint diff` has, too.
SHARED = ("--select", "--extend-select", "--ignore", "--min-severity", "--today", "--config", "--config-from")


def describe_change(inputs: Inputs, commit: str) -> str:
    """Return what the change does to the list, as Markdown."""
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    for name in SHARED:
        parser.add_argument(name)
    parser.add_argument("--isolated", action="store_true")
    try:
        given = parser.parse_known_args(inputs.options)[0]
    except argparse.ArgumentError:
        # The check reports it.
        return ""
    options = [f"{name}={value}" for name in SHARED if (value := getattr(given, name[2:].replace("-", "_")))]
    if given.isolated:
        options.append("--isolated")
    arguments = [*options, "--output-format=markdown", f"{commit}...HEAD", "--", *inputs.paths]
    status, written = awesomelint("diff", *arguments, is_captured=True)
    # If its paths or options are wrong, the check reports that, too.
    return shortened(written.decode("utf-8", "replace"), SUMMARY_BYTES) if status == 0 else ""


def report(inputs: Inputs, pages: Pages) -> None:
    """Report the findings in the requested form; raise `Failure` if that fails."""
    if inputs.report == "annotations":
        check(inputs, "--output-format=github", page=pages.findings)
        return
    if inputs.report == "sarif":
        file = pages.folder / "awesomelint.sarif"
        check(inputs, "--output-format=sarif", f"--output-file={file}", is_silent=True)
        set_output("sarif-file", str(file))
    else:
        # The github format writes the step summary; its annotations are discarded.
        unused = pages.folder / "annotations"
        check(
            inputs, "--output-format=github", f"--output-file={unused}", page=pages.findings, is_silent=True
        )
    check(inputs, "--output-format=text")


def count_findings(inputs: Inputs, folder: Path) -> Counter[str]:
    """Count the findings by severity."""
    file = folder / "findings.jsonl"
    check(inputs, "--output-format=json-lines", f"--output-file={file}", is_silent=True)
    if not file.exists():
        raise UserError("cannot count the findings; remove options such as --help from 'args'")
    with file.open(encoding="utf-8") as lines:
        return Counter(json.loads(line)["severity"] for line in lines)


def check(inputs: Inputs, *options: str, page: Path | None = None, is_silent: bool = False) -> None:
    """Run `awesomelint check`; `page` receives its step summary. Raise `Failure` with what it says if it fails."""
    arguments = [*inputs.options, *options, "--exit-zero", "--", *inputs.paths]
    status, said = awesomelint("check", *arguments, page=page, is_silent=is_silent)
    if status == 0:
        return
    lines = said.decode("utf-8", "replace").splitlines()
    messages = [
        line.removeprefix("awesomelint check: error: ").removeprefix("awesomelint: ")
        for line in lines
        if line.startswith(("awesomelint: ", "awesomelint check: error: "))
    ]
    raise Failure(messages or [f"awesomelint failed with exit status {status}; see the log"])


def awesomelint(
    *arguments: str, page: Path | None = None, is_silent: bool = False, is_captured: bool = False
) -> tuple[int, bytes]:
    """Run the awesomelint installed for this Python.

    Return its exit status, and what it wrote to standard error, or with `is_captured` to standard output.
    """
    # The summary is written when all parts of it are known.
    env = {name: value for name, value in os.environ.items() if name != "GITHUB_STEP_SUMMARY"}
    # Findings go to a public log, so symbolic links must not lead to files outside the checkout.
    env[VARIABLE] = os.environ.get("GITHUB_WORKSPACE") or os.getcwd()
    if page is not None:
        env["GITHUB_STEP_SUMMARY"] = str(page)
    done = subprocess.run(
        [sys.executable, "-I", "-m", "awesomelint", *arguments],
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if is_captured else subprocess.DEVNULL if is_silent else None,
        stderr=subprocess.DEVNULL if is_captured else subprocess.PIPE,
        check=False,
    )
    if is_captured:
        return done.returncode, done.stdout
    if not is_silent or done.returncode:
        sys.stderr.buffer.write(done.stderr)
        sys.stderr.flush()
    return done.returncode, done.stderr


class Pages:
    """The step summary and the comment: errors, what the change does to the list, and the findings."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.findings = folder / "findings.md"
        self.change = ""
        self.errors: list[str] = []

    def parts(self) -> list[str]:
        """Return the parts of the pages that are not empty."""
        failed = "".join(f"- {silent(harmless(message))}\n" for message in self.errors)
        error = f"### awesomelint\n\n**Not everything could be checked:**\n\n{failed}" if failed else ""
        found = self.findings.read_text(encoding="utf-8") if self.findings.exists() else ""
        return [part for part in (error, self.change, found) if part]

    def write_summary(self) -> None:
        """Append to GitHub's step summary."""
        if name := os.environ.get("GITHUB_STEP_SUMMARY"):
            with open(name, "a", encoding="utf-8", newline="\n") as file:
                file.write("\n".join(self.parts()))

    def write_comment(self, *, is_quiet: bool) -> None:
        """Write the comment to a file and set the outputs; `is_quiet`: there is nothing in it that needs a new comment."""
        parts = self.parts()
        limit = COMMENT_CHARACTERS // max(len(parts), 1)
        file = self.folder / "comment.md"
        file.write_text("\n".join(shortened(part, limit) for part in parts), encoding="utf-8", newline="\n")
        set_output("comment-file", str(file))
        set_output("comment-quiet", str(is_quiet).lower())


def shortened(text: str, limit: int) -> str:
    """Return the first lines of a text, in at most about `limit` bytes of UTF-8."""
    if len(text.encode()) <= limit:
        return text
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        limit -= len(line.encode())
        if limit < 0:
            return "".join(lines[:number]) + f"\n… and {len(lines) - number:,} more lines; see the log.\n"
    return text


def set_output(name: str, value: str) -> None:
    """Set an output of the step."""
    with open(os.environ["GITHUB_OUTPUT"], "a", encoding="utf-8", newline="\n") as file:
        file.write(f"{name}={value}\n")


def _escaped(text: str) -> str:
    return "%0A".join(harmless(line).replace("%", "%25") for line in text.split("\n"))


if __name__ == "__main__":
    raise SystemExit(main())
