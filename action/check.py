"""The last step of the action: run awesomelint with the action's inputs and report the findings."""

from __future__ import annotations

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


class Inputs(NamedTuple):
    """The parsed inputs of the action."""

    paths: list[str]
    options: list[str]
    report: str
    changed_lines_only: bool
    config_from_base: bool
    fail_on: str


def main() -> int:
    """Check, report and set the outputs; return 1 if findings fail the step, 2 on errors, else 0."""
    try:
        inputs = read_inputs()
        if inputs.changed_lines_only or inputs.config_from_base:
            commit = base()
            if inputs.changed_lines_only:
                inputs.options.append(f"--diff-base={commit}")
            if inputs.config_from_base:
                inputs.options.append(f"--config-from={commit}")
        folder = Path(tempfile.mkdtemp(prefix="awesomelint-", dir=os.environ["RUNNER_TEMP"]))
        status = report(inputs, folder)
        if status:
            return status
        counts = count_findings(inputs, folder)
    except UserError as error:
        print(f"::error title=awesomelint::{_escaped(str(error))}")
        return 2
    set_output("findings", str(counts.total()))
    failing = SEVERITIES[: SEVERITIES.index(inputs.fail_on) + 1] if inputs.fail_on != "never" else ()
    return 1 if any(counts[severity] for severity in failing) else 0


def read_inputs() -> Inputs:
    """Parse the inputs from the environment of the step; `UserError` if one is invalid."""
    severity = _choice("fail-on", (*SEVERITIES, "never"))
    kind = _choice("report", REPORTS)
    changed_lines_only = _choice("changed-lines-only", ("", "true", "false"))
    config_from = _choice("config-from", ("head", "base"))
    has_base = os.environ.get("GITHUB_EVENT_NAME", "") in (
        "pull_request",
        "pull_request_target",
        "merge_group",
    )
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
    return Inputs(paths, options, kind, diff_only, config_from == "base" and has_base, severity)


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
    with open(os.environ["GITHUB_EVENT_PATH"], encoding="utf-8") as file:
        event = json.load(file)
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


def report(inputs: Inputs, folder: Path) -> int:
    """Report the findings in the requested form; return 0 unless the program fails."""
    if inputs.report == "annotations":
        return awesomelint(inputs, "--output-format=github")
    if inputs.report == "sarif":
        file = folder / "awesomelint.sarif"
        awesomelint(inputs, "--output-format=sarif", f"--output-file={file}", silent=True)
        if file.exists():
            set_output("sarif-file", str(file))
    else:
        # The github format writes the step summary; its annotations are discarded.
        awesomelint(inputs, "--output-format=github", f"--output-file={folder / 'annotations'}", silent=True)
    return awesomelint(inputs, "--output-format=text")


def count_findings(inputs: Inputs, folder: Path) -> Counter[str]:
    """Count the findings by severity."""
    file = folder / "findings.jsonl"
    awesomelint(inputs, "--output-format=json-lines", f"--output-file={file}", silent=True)
    if not file.exists():
        raise UserError("cannot count the findings; remove output options such as --statistics from 'args'")
    with file.open(encoding="utf-8") as lines:
        return Counter(json.loads(line)["severity"] for line in lines)


def awesomelint(inputs: Inputs, *options: str, silent: bool = False) -> int:
    """Run the awesomelint installed for this Python; return its exit status, which does not depend on findings."""
    command = [
        sys.executable,
        "-I",
        "-m",
        "awesomelint",
        "check",
        *inputs.options,
        *options,
        "--exit-zero",
        "--",
    ]
    quiet = subprocess.DEVNULL if silent else None
    done = subprocess.run(
        [*command, *inputs.paths],
        # Findings go to a public log, so symbolic links must not lead to files outside the checkout.
        env=os.environ | {VARIABLE: os.environ.get("GITHUB_WORKSPACE") or os.getcwd()},
        stdin=subprocess.DEVNULL,
        stdout=quiet,
        stderr=quiet,
        check=False,
    )
    return done.returncode


def set_output(name: str, value: str) -> None:
    """Set an output of the step."""
    with open(os.environ["GITHUB_OUTPUT"], "a", encoding="utf-8", newline="\n") as file:
        file.write(f"{name}={value}\n")


def _escaped(text: str) -> str:
    return "%0A".join(harmless(line).replace("%", "%25") for line in text.split("\n"))


if __name__ == "__main__":
    raise SystemExit(main())
