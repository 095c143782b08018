"""`docs/formats.md` is true: every command line in it runs, and prints what is shown below it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.support import PROJECT

pytestmark = pytest.mark.slow

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGE = (PROJECT / "docs" / "formats.md").read_text(encoding="utf-8")
BLOCKS = [(match[1], match[2]) for match in _BLOCK.finditer(PAGE)]
COMMANDS = [(text, BLOCKS[at + 1 : at + 2]) for at, (kind, text) in enumerate(BLOCKS) if kind == "sh"]


@pytest.mark.parametrize(("line", "below"), COMMANDS, ids=[line.strip() for line, _ in COMMANDS])
def test_a_command_line_runs_and_prints_what_is_shown(
    line: str, below: list[tuple[str, str]], tmp_path: Path
) -> None:
    (example,) = (text for kind, text in BLOCKS if kind == "markdown")
    (tmp_path / "README.md").write_text(example, encoding="utf-8")
    services = ("GITHUB_", "CI_PROJECT_DIR", "TF_BUILD")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(services)}
    clean["PATH"] = os.pathsep.join([os.path.dirname(sys.executable), clean.get("PATH", "")])
    done = subprocess.run(line, shell=True, cwd=tmp_path, env=clean, capture_output=True, check=False)
    assert done.returncode == (0 if "--exit-zero" in line else 1) and done.stderr == b""
    if below and below[0][0] in ("text", "json") and done.stdout:
        assert done.stdout.decode("utf-8") == below[0][1]


def test_every_format_and_only_these_are_described() -> None:
    from awesomelint.cli.options import FORMATS

    assert set(re.findall(r"`([a-z-]+)`\]\(#", PAGE)) == set(FORMATS)


def test_workflows_are_yaml() -> None:
    workflows = [yaml.safe_load(text) for kind, text in BLOCKS if kind == "yaml"]
    assert len(workflows) == 1 and all(isinstance(workflow, dict) for workflow in workflows)
