"""The workflow of `docs/adding.md` that turns a filled form into a pull request, its script run as GitHub's runner does."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.support.packages import PROJECT, environment, git, repository

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform == "win32" or not shutil.which("bash"), reason="there is no bash, in which the steps run"
    ),
]

PAGE = (PROJECT / "docs" / "adding.md").read_text(encoding="utf-8")
FORM, WORKFLOW = (yaml.safe_load(text) for text in re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.M | re.S))
STEP = next(step for step in WORKFLOW["jobs"]["add"]["steps"] if "env" in step)
LIST = """\
# Papers

- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014.
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
- [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.
"""
# Records how it is called, and what it is given.
GH = """\
#!/bin/sh
echo "$@" >> "$GH_LOG"
test "$2" = comment && cat >> "$GH_LOG"
exit 0
"""


def filled(**values: str) -> str:
    """The body of an issue whose form is filled in with some values."""
    labels = [part["attributes"]["label"] for part in FORM["body"]]
    assert set(values) <= set(labels)
    return "\r\n".join(f"### {label}\r\n\r\n{values.get(label, '_No response_')}\r\n" for label in labels)


def run(folder: Path, body: str) -> tuple[str, str]:
    """Run the script: the list in the branch that it pushed, or else "", and the log of `gh`."""
    origin = repository(folder / "origin", {"README.md": LIST})
    workspace = folder / "workspace"
    git("clone", "--quiet", str(origin), str(workspace), cwd=folder)
    tools = folder / "tools"
    tools.mkdir()
    (tools / "gh").write_text(GH, encoding="utf-8")
    (tools / "gh").chmod(0o755)
    (folder / "script.sh").write_text(STEP["run"], encoding="utf-8")
    env = {"GH_TOKEN": "secret", "NUMBER": "7", "BODY": body}
    assert set(env) == set(STEP["env"]) and "${{" not in STEP["run"]
    path = os.pathsep.join([str(tools), str(Path(sys.executable).parent), os.environ["PATH"]])
    subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(folder / "script.sh")],
        cwd=workspace,
        env=environment(**env, GH_LOG=str(folder / "gh.log")) | {"PATH": path},
        check=True,
    )
    branches = git("branch", "--list", "paper-7", cwd=origin)
    text = git("show", "paper-7:README.md", cwd=origin) if branches else ""
    return text, (folder / "gh.log").read_text(encoding="utf-8")


def test_a_filled_form_becomes_a_pull_request(tmp_path: Path) -> None:
    title = 'A `touch x` $(touch y) "Study"; of --diff'
    text, log = run(tmp_path, filled(Title=title, URL="https://arxiv.org/abs/2201.02177", Date="2022-01-06"))
    (new,) = set(text.splitlines()) - set(LIST.splitlines())
    assert new == (
        '- [A \\`touch x\\` \\$(touch y) "Study"; of --diff](https://arxiv.org/abs/2201.02177), Jan. 6 2022.'
    )
    assert "pr create --head paper-7" in log
    assert not list((tmp_path / "workspace").glob("[xy]"))


def test_what_cannot_be_added_is_answered_in_the_issue(tmp_path: Path) -> None:
    text, log = run(
        tmp_path, filled(Title="Attention Is All You Need", URL="https://arxiv.org/abs/1706.03762")
    )
    assert text == "" and log.startswith("issue comment 7 --body-file -\n    awesomelint: ")
    assert "is listed already" in log
