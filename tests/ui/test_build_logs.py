"""What every command prints in a build service: no line of a list, a name or a setting is obeyed as a command."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.packages import environment, git, repository
from tests.support.program import called
from tests.support.report_readers import command as obeyed
from tests.support.repositories import needs_git

pytestmark = pytest.mark.slow

BAD = "::set-output name=a::b"
# In a name of a file: no slash, and a line break before what a runner would obey.
NAME = "##[add-mask]x\n::stop-commands::y\x1b]0;t\x07\u202e.md"
LIST = f"""\
{BAD}

# ##[group]Awesome \x1b[2J\u202e list

 ::stop-commands::token
## ::add-mask::section ##vso[task.setvariable variable=PATH]x

- [##[error]One](htps://arxiv.org/abs/2401.00001) ##[add-path]/tmp, Jan 1 2024
- [Two \x1b]0;title\x07](htps://arxiv.org/abs/2401.00002) \x9b31m, Jan 2 2024
 ::error file=x::y
- [Two \x1b]0;title\x07](https://arxiv.org/abs/2401.00002) ##[x], Jan 3 2024\r ::warning::z
- [##[error]One](https://arxiv.org/abs/2401.00001) {BAD}, Jan 4 2024
\u200b::debug::w
- [Three](https://arxiv.org/abs/2401.00003) [##[x]](missing/##[x].md), Jan 5 2024
"""
SETTINGS = """\
rules.duplicate-entry.allow = ["::set-output name=c::d", "##[x] \\u001b\\u202e"]
exclude = ["##[nothing]"]
[[style.sections]]
name = "::add-mask::section ##vso[x]"
order = "any"
"""
_HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
PLAIN = [
    "check {}",
    "check . --verbose",
    "check {} --statistics",
    "check {} --color always",
    "check {} none-##[x]::.md",
    "check {} --config none-##[x].toml",
    "check {} --select ##[x]",
    "fix {} --diff",
    "fix {} --diff --color always",
    "fix {} --diff --unsafe-fixes",
    "fix {} --fix-only",
    "fix {}",
    "fix - --stdin-filename {}",
    "style {}",
    "config {}",
    "init {}",
    "baseline {}",
    "baseline {} -o ##[base]::",
    "baseline {} --prune",
    "export {} --format csv",
    "export {} --format bibtex",
    "rule",
    "rule ##[x]::",
]
DATA = [
    *(f"check {{}} --output-format {name}" for name in ("json", "sarif", "rdjson", "gitlab")),
    "check {} --statistics --output-format json",
    "style {} --format json",
    "config {} --output-format json",
    *(f"export {{}} --format {name}" for name in ("json", "csl-json")),
]


def prepared(folder: Path, call: str) -> Path:
    """A repository with a hostile list of a hostile name."""
    (folder / NAME).write_bytes(LIST.encode())
    (folder / "README.md").write_bytes(LIST.encode())
    if not call.startswith("init"):
        (folder / ".awesomelint.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / ".git").mkdir()
    if "--prune" in call:
        (folder / ".awesomelint-baseline.json").write_text('{"version": 1, "findings": []}', encoding="utf-8")
    return folder


def run(folder: Path, call: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    arguments = [NAME if word == "{}" else word for word in call.split()]
    env = environment(AWESOMELINT_CACHE_DIR=str(folder / ".cache"), **more)
    return called(folder, *arguments, env=env, stdin=LIST.encode())


def commands(text: str) -> list[str]:
    """The lines that a runner would obey; one ends a line at a carriage return, too."""
    return [
        line for line in re.split("\r\n|\r|\n", text) if obeyed(line) or "##[" in line or "##vso[" in line
    ]


@pytest.mark.skipif(os.name == "nt", reason="has no such names")
@pytest.mark.parametrize("service", ["GITHUB_ACTIONS", "TF_BUILD"])
@pytest.mark.parametrize("call", PLAIN + DATA)
def test_no_command_reaches_a_log(tmp_path: Path, call: str, service: str) -> None:
    for _ in range(2):
        # The second call may be known from the first one.
        folder = tmp_path if (tmp_path / NAME).exists() else prepared(tmp_path, call)
        done = run(folder, call, **{service: "true"})
        out, err = done.stdout.decode(), done.stderr.decode()
        assert "please report" not in err and "Traceback" not in err
        assert not commands(err) and not _HARMFUL.search(err)
        if call.startswith("fix -"):
            # The text itself is for whoever asked for it.
            assert b"##[group]" in done.stdout and b" ::stop-commands::" in done.stdout
            continue
        assert not commands(out)
        assert not _HARMFUL.search(re.sub("\033\\[[0-9;]*m", "", out) if "always" in call else out)
        if call in DATA:
            json.loads(out)


@pytest.mark.parametrize("call", DATA)
def test_data_in_a_log_is_the_same_data(tmp_path: Path, call: str) -> None:
    folder = prepared(tmp_path, call)
    logged, plain = (json.loads(run(folder, call, **more).stdout) for more in ({"GITHUB_ACTIONS": "1"}, {}))
    assert logged == plain


def test_annotations_are_the_only_commands(tmp_path: Path) -> None:
    folder = prepared(tmp_path, "check")
    out = run(
        folder, "check {} README.md --output-format github --min-severity note", GITHUB_ACTIONS="true"
    ).stdout
    reported = [
        line
        for line in commands(out.decode())
        if not line.startswith(("::error ", "::warning ", "::notice "))
    ]
    assert not [line for line in reported if not re.fullmatch("::(end)?group::.*", line)]
    assert not _HARMFUL.search(out.decode()) and "##[" not in re.sub(
        "(?m)^::(error|warning|notice) .*", "", out.decode()
    )


@needs_git
@pytest.mark.parametrize("where", ["a file in a log", "a pipe elsewhere", "an output file in a log"])
def test_a_patch_stays_a_patch(tmp_path: Path, where: str) -> None:
    folder = repository(tmp_path, {"README.md": LIST.replace("\r", "")})
    more = {} if where == "a pipe elsewhere" else {"GITHUB_ACTIONS": "true"}
    patch, command = (
        folder / "fixes.patch",
        [sys.executable, "-m", "awesomelint", "fix", "--diff", "README.md"],
    )
    if where.startswith("an output"):
        subprocess.run([*command, "-o", str(patch)], cwd=folder, env=environment(**more), check=False)
    elif where.startswith("a file"):
        with open(patch, "wb") as file:
            subprocess.run(command, cwd=folder, env=environment(**more), stdout=file, check=False)
    else:
        patch.write_bytes(
            subprocess.run(command, cwd=folder, env=environment(), capture_output=True, check=False).stdout
        )
    assert b"##[" in patch.read_bytes()
    git("apply", "fixes.patch", cwd=folder)
    applied = (folder / "README.md").read_bytes()
    git("checkout", "README.md", cwd=folder)
    subprocess.run(
        [*command[:3], "fix", "README.md"], cwd=folder, env=environment(), capture_output=True, check=False
    )
    assert applied == (folder / "README.md").read_bytes() != LIST.encode()
