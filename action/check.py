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

REPORTS = ("annotations", "summary", "sarif")
SEVERITIES = ("error", "warning", "note")


class Trouble(Exception):
    """A sentence on why the step cannot do what it is asked."""


class Wishes(NamedTuple):
    """What the inputs ask for."""

    paths: list[str]
    options: list[str]
    report: str
    changed_lines_only: bool
    fail_on: str


def main() -> int:
    """Check, report, and tell the steps that follow; 1 where findings fail the step, 2 where something went wrong."""
    try:
        wishes = wished()
        if wishes.changed_lines_only:
            wishes.options.append(f"--diff-base={base()}")
        folder = Path(tempfile.mkdtemp(prefix="awesomelint-", dir=os.environ["RUNNER_TEMP"]))
        status = report(wishes, folder)
        if status:
            return status
        found = counted(wishes, folder)
    except Trouble as trouble:
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
    compares = os.environ.get("GITHUB_EVENT_NAME", "") in ("pull_request", "pull_request_target", "merge_group")
    try:
        options = shlex.split(_input("args"))
    except ValueError as error:
        raise Trouble(f"the input 'args' cannot be read: {str(error).lower()}") from None
    if config := _input("config").strip():
        options.append(f"--config={config}")
    if severity == "note":
        options.append("--min-severity=note")
    paths = [line.strip() for line in _input("path").split("\n") if line.strip()]
    narrow = asked == "true" or (asked == "" and compares and kind != "sarif")
    return Wishes(paths, options, kind, narrow, severity)


def _input(name: str) -> str:
    return os.environ.get(f"INPUT_{name.replace('-', '_').upper()}", "")


def _choice(name: str, choices: tuple[str, ...]) -> str:
    value = _input(name).strip()
    if value not in choices:
        raise Trouble(f"the input '{name}' is one of {', '.join(filter(None, choices))}, not '{value}'")
    return value


# -- what the change is compared with ---


def base() -> str:
    """The commit that the change is compared with; the history back to where the two part is fetched if need be."""
    commit, head = _ends()
    status, here = _git("cat-file", "-p", "HEAD")
    if status:
        raise Trouble(
            "there is no git checkout here; let actions/checkout go before, or set changed-lines-only to false"
        )
    parents = [line.split()[1] for line in here.partition("\n\n")[0].split("\n") if line.startswith("parent ")]
    if parents[1:] == [head]:
        # GitHub's own merge of the pull request; its other parent is the base as it is now, and the event's may be older.
        commit = parents[0]
    said, joined = "", False
    for fetch in (None, ("--deepen=1", "HEAD"), ("--unshallow", "HEAD", commit), (commit,)):
        if fetch is not None:
            said = _fetch(fetch) or said
        joined = _git("merge-base", commit, "HEAD")[0] == 0
        if joined and _git("merge-base", "--is-ancestor", head, "HEAD")[0] == 0:
            return commit
    if joined:
        raise Trouble(f"what is checked out here is not the pull request, whose last commit is {head[:12]}")
    raise Trouble(
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
    raise Trouble("changed-lines-only works on pull requests and in merge queues, and this run is of neither")


def _fetch(what: tuple[str, ...]) -> str:
    """Fetch more of the history; why it failed, or nothing."""
    shallow = _git("rev-parse", "--is-shallow-repository")[1].strip() == "true"
    if what[0].startswith("--") and not shallow:
        return ""
    names = [_git("rev-parse", "HEAD")[1].strip() if name == "HEAD" else name for name in what]
    options = [name for name in names if name.startswith("--")]
    status, said = _git("fetch", "--quiet", "--no-tags", *options, "origin", *names[len(options) :])
    return said.strip().split("\n")[-1] if status else ""


def _git(*arguments: str) -> tuple[int, str]:
    environment = os.environ | {"GIT_TERMINAL_PROMPT": "0"}
    done = subprocess.run(
        ["git", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8", "replace")


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
        raise Trouble("the findings cannot be counted; leave options of output, such as --statistics, out of 'args'")
    with file.open(encoding="utf-8") as lines:
        return Counter(json.loads(line)["severity"] for line in lines)


def awesomelint(wishes: Wishes, *options: str, silent: bool = False) -> int:
    """Run the program that was installed beside this Python; what it finds does not change its status."""
    command = [sys.executable, "-I", "-m", "awesomelint", "check", *wishes.options, *options, "--exit-zero", "--"]
    quiet = subprocess.DEVNULL if silent else None
    done = subprocess.run([*command, *wishes.paths], stdin=subprocess.DEVNULL, stdout=quiet, stderr=quiet, check=False)
    return done.returncode


def tell(name: str, value: str) -> None:
    """Set an output of the step."""
    with open(os.environ["GITHUB_OUTPUT"], "a", encoding="utf-8", newline="\n") as file:
        file.write(f"{name}={value}\n")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


if __name__ == "__main__":
    raise SystemExit(main())
