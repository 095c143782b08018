"""The last step of the action: inputs and the event of a run in; annotations, a summary or SARIF out."""

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
        "::error title=awesomelint::the input 'version' names a release older than this action; leave it out"
    )
    raise SystemExit(2) from None

REPORTS = ("annotations", "summary", "sarif")
SEVERITIES = ("error", "warning", "note")


class Wishes(NamedTuple):
    """What the inputs ask for."""

    paths: list[str]
    options: list[str]
    report: str
    changed_lines_only: bool
    config_from_base: bool
    fail_on: str


def main() -> int:
    """Check, report, and tell the steps that follow; 1 where findings fail the step, 2 where something went wrong."""
    try:
        wishes = wished()
        if wishes.changed_lines_only or wishes.config_from_base:
            commit = base()
            if wishes.changed_lines_only:
                wishes.options.append(f"--diff-base={commit}")
            if wishes.config_from_base:
                wishes.options.append(f"--config-from={commit}")
        folder = Path(tempfile.mkdtemp(prefix="awesomelint-", dir=os.environ["RUNNER_TEMP"]))
        status = report(wishes, folder)
        if status:
            return status
        found = counted(wishes, folder)
    except UserError as trouble:
        print(f"::error title=awesomelint::{_escaped(str(trouble))}")
        return 2
    tell("findings", str(found.total()))
    fails = SEVERITIES[: SEVERITIES.index(wishes.fail_on) + 1] if wishes.fail_on != "never" else ()
    return 1 if any(found[severity] for severity in fails) else 0


def wished() -> Wishes:
    """The inputs, as the variables say that the step gets."""
    severity = _choice("fail-on", (*SEVERITIES, "never"))
    kind = _choice("report", REPORTS)
    asked = _choice("changed-lines-only", ("", "true", "false"))
    config_from = _choice("config-from", ("head", "base"))
    compares = os.environ.get("GITHUB_EVENT_NAME", "") in (
        "pull_request",
        "pull_request_target",
        "merge_group",
    )
    try:
        options = shlex.split(_input("args"))
    except ValueError as error:
        raise UserError(f"the input 'args' cannot be read: {str(error).lower()}") from None
    if config := _input("config").strip():
        options.append(f"--config={config}")
    if severity == "note":
        options.append("--min-severity=note")
    paths = [line.strip() for line in _input("path").split("\n") if line.strip()]
    narrow = asked == "true" or (asked == "" and compares and kind != "sarif")
    # What was pushed or is run by hand is its own base.
    return Wishes(paths, options, kind, narrow, config_from == "base" and compares, severity)


def _input(name: str) -> str:
    return os.environ.get(f"INPUT_{name.replace('-', '_').upper()}", "")


def _choice(name: str, choices: tuple[str, ...]) -> str:
    value = _input(name).strip()
    if value not in choices:
        raise UserError(f"the input '{name}' is one of {', '.join(filter(None, choices))}, not '{value}'")
    return value


# -- what the change is compared with ---


def base() -> str:
    """The commit that the change is compared with; the history back to where the two part is fetched if need be."""
    commit, head = _ends()
    try:
        git = Checkout(os.getcwd())
    except UserError as trouble:
        raise UserError(
            f"there is no git checkout here ({trouble}); let actions/checkout go before, "
            "or set changed-lines-only to false and config-from to head"
        ) from None
    here = git.ask("cat-file", "-p", "HEAD").text
    parents = [
        line.split()[1] for line in here.partition("\n\n")[0].split("\n") if line.startswith("parent ")
    ]
    if parents[1:] == [head]:
        # GitHub's own merge of the pull request; its other parent is the base as it is now, and the event's may be older.
        commit = parents[0]
    said, joined = "", False
    for fetch in (None, ("--deepen=1", "HEAD"), ("--unshallow", "HEAD", commit), (commit,)):
        if fetch is not None:
            said = _fetch(git, fetch) or said
        joined = git.run("merge-base", commit, "HEAD").status == 0
        if joined and git.run("merge-base", "--is-ancestor", head, "HEAD").status == 0:
            return commit
    if joined:
        raise UserError(f"what is checked out here is not the pull request, whose last commit is {head[:12]}")
    raise UserError(
        f"the history back to {commit[:12]}, with which the change is compared, cannot be fetched ({said}); "
        "give actions/checkout the input `fetch-depth: 0`"
    )


def _ends() -> tuple[str, str]:
    """The commits that a pull request or a merge queue starts from and ends with."""
    with open(os.environ["GITHUB_EVENT_PATH"], encoding="utf-8") as file:
        event = json.load(file)
    if "pull_request" in event:
        return event["pull_request"]["base"]["sha"], event["pull_request"]["head"]["sha"]
    if "merge_group" in event:
        return event["merge_group"]["base_sha"], event["merge_group"]["head_sha"]
    raise UserError(
        "changed-lines-only works on pull requests and in merge queues, and this run is of neither"
    )


def _fetch(git: Checkout, what: tuple[str, ...]) -> str:
    """Fetch more of the history; why it failed, or nothing."""
    if what[0].startswith("--") and not git.is_shallow():
        return ""
    names = [git.ask("rev-parse", "HEAD").text.strip() if name == "HEAD" else name for name in what]
    options = [name for name in names if name.startswith("--")]
    answer = git.run(
        "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", *options, "origin", *names[len(options) :]
    )
    return answer.error.strip().split("\n")[-1] if answer.status else ""


# -- what is reported ---


def report(wishes: Wishes, folder: Path) -> int:
    """Report in the form that is asked for; the status, which is 0 whatever is found."""
    if wishes.report == "annotations":
        return awesomelint(wishes, "--output-format=github")
    if wishes.report == "sarif":
        file = folder / "awesomelint.sarif"
        awesomelint(wishes, "--output-format=sarif", f"--output-file={file}", silent=True)
        if file.exists():
            tell("sarif-file", str(file))
    else:
        # The annotations go to a file that nobody reads; the step summary comes with them.
        awesomelint(wishes, "--output-format=github", f"--output-file={folder / 'annotations'}", silent=True)
    return awesomelint(wishes, "--output-format=text")


def counted(wishes: Wishes, folder: Path) -> Counter[str]:
    """How many findings of each severity there are."""
    file = folder / "findings.jsonl"
    awesomelint(wishes, "--output-format=json-lines", f"--output-file={file}", silent=True)
    if not file.exists():
        raise UserError(
            "the findings cannot be counted; leave options of output, such as --statistics, out of 'args'"
        )
    with file.open(encoding="utf-8") as lines:
        return Counter(json.loads(line)["severity"] for line in lines)


def awesomelint(wishes: Wishes, *options: str, silent: bool = False) -> int:
    """Run the program that was installed beside this Python; what it finds does not change its status."""
    command = [
        sys.executable,
        "-I",
        "-m",
        "awesomelint",
        "check",
        *wishes.options,
        *options,
        "--exit-zero",
        "--",
    ]
    quiet = subprocess.DEVNULL if silent else None
    done = subprocess.run(
        [*command, *wishes.paths],
        # A symbolic link out of the checkout could lead to any file of the machine, and findings go to a public log.
        env=os.environ | {VARIABLE: os.environ.get("GITHUB_WORKSPACE") or os.getcwd()},
        stdin=subprocess.DEVNULL,
        stdout=quiet,
        stderr=quiet,
        check=False,
    )
    return done.returncode


def tell(name: str, value: str) -> None:
    """Set an output of the step."""
    with open(os.environ["GITHUB_OUTPUT"], "a", encoding="utf-8", newline="\n") as file:
        file.write(f"{name}={value}\n")


def _escaped(text: str) -> str:
    return "%0A".join(harmless(line).replace("%", "%25") for line in text.split("\n"))


if __name__ == "__main__":
    raise SystemExit(main())
