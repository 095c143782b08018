"""The weekly workflow of docs/verify.md, run as a runner runs it, with a `gh` that writes down how it was called."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.online.test_verify_command import LIST
from tests.support import PROJECT
from tests.support.online import Sources

PAGE = (PROJECT / "docs" / "verify.md").read_text(encoding="utf-8")
GH = """#!/bin/sh
echo "$@" >> "$CALLS"
case "$1 $2" in
  "issue list") cat "$OPEN" ;;
  "issue edit"|"issue create") cat body.md > "$ISSUE" ;;
esac
"""


def workflow() -> dict[str, Any]:
    block = re.search(r"```yaml\n(name: Verify\n.*?)```", PAGE, re.DOTALL)
    assert block is not None
    found: dict[str, Any] = yaml.safe_load(block[1])
    return found


PROGRAM = f'#!/bin/sh\nexec "{sys.executable}" -m awesomelint "$@"\n'


def run_step(
    folder: Path, sources: Sources, *, open_issue: str = "", program: str = PROGRAM
) -> tuple[list[str], str]:
    """Run the last step in a checkout; return the calls of `gh` and the text of the issue."""
    programs = folder / "bin"
    programs.mkdir(exist_ok=True)
    for name, script in (("gh", GH), ("awesomelint", program)):
        (programs / name).write_text(script)
        (programs / name).chmod(0o755)
    (folder / "open").write_text(open_issue)
    calls, issue = folder / "calls", folder / "issue"
    calls.write_text("")
    issue.write_text("")
    script = workflow()["jobs"]["verify"]["steps"][-1]["run"]
    environment = os.environ | sources.environment
    environment |= {"PATH": f"{programs}:{os.environ['PATH']}", "CALLS": str(calls), "ISSUE": str(issue)}
    environment |= {"OPEN": str(folder / "open"), "AWESOMELINT_NO_CACHE": "1"}
    done = subprocess.run(
        ["bash", "-e", "-c", script], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return [" ".join(line.split()[:2]) for line in calls.read_text().splitlines()], issue.read_text()


@pytest.mark.slow
def test_the_workflow_opens_one_issue_and_updates_it(tmp_path: Path, sources: Sources) -> None:
    sources.papers = {"2405.00001": {"title": "Sparse Attention for Long Documents"}}
    sources.repositories = {"lark/old": {}}
    (tmp_path / "README.md").write_text(LIST.partition("- [Learning")[0])
    assert run_step(tmp_path, sources) == (["issue list"], ""), "nothing was found"
    (tmp_path / "README.md").write_text(LIST)
    calls, issue = run_step(tmp_path, sources)
    assert calls == ["issue list", "label create", "issue create"]
    assert "    README.md:4:33: error: there is no paper 2405.00002 on arXiv [unknown-identifier]\n" in issue
    calls, issue = run_step(tmp_path, sources, open_issue="12\n")
    assert calls == ["issue list", "issue edit"] and "2405.00002" in issue


def test_the_workflow_is_no_check_of_pull_requests_and_may_write_issues_only() -> None:
    found = workflow()
    # YAML reads the word `on` as true.
    assert set(found[True]) == {"schedule", "workflow_dispatch"}
    assert found["permissions"] == {"contents": "read"}
    assert found["jobs"]["verify"]["permissions"] == {"contents": "read", "issues": "write"}


def test_a_long_report_fits_into_an_issue(tmp_path: Path, sources: Sources) -> None:
    program = (
        "#!/bin/sh\nyes 'README.md:4:33: error: the link is dead [dead-link]' | head -n 4000 > findings.txt\n"
    )
    _, issue = run_step(tmp_path, sources, program=program)
    assert 50_000 < len(issue) < 65_536
