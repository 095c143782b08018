"""The pages about extending the program: their steps are followed in a copy of the project, and the output is theirs."""

from __future__ import annotations

import csv
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support import PROJECT
from tests.support.packages import environment, run

PAGES = PROJECT / "docs" / "extending"
_BLOCK = re.compile(r"^(?:`([^`\n]+)`\n\n)?(`{3,})([\w-]*)\n(.*?)^\2$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A fence of a page; `path` is the file that it is about, named on the line above it, if any."""

    path: str
    kind: str
    text: str


class Step(NamedTuple):
    """A command line of a page and the output below it, or None if the page shows none."""

    line: str
    shown: str | None


def blocks(page: str) -> list[Block]:
    text = (PAGES / page).read_text(encoding="utf-8")
    return [Block(found[1] or "", found[3], found[4]) for found in _BLOCK.finditer(text)]


def steps(page: str) -> Iterator[Step]:
    """The command lines of a page, in order; an output belongs to the last line of the block above it."""
    found = [block for block in blocks(page) if block.kind in ("sh", "text")]
    for block, below in zip(found, [*found[1:], None], strict=True):
        if block.kind == "sh":
            *before, last = block.text.splitlines()
            yield from (Step(line, None) for line in before)
            yield Step(last, below.text if below and below.kind == "text" else None)


def patched(text: str, diff: str) -> str:
    """A text after a diff without line numbers; what each hunk replaces must be in the text exactly once."""
    beginning, *hunks = re.split(r"^@@\n", diff, flags=re.MULTILINE)
    assert not beginning and hunks, "a hunk begins with @@"
    for hunk in hunks:
        lines = hunk.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line[0] in " -")
        assert text.count(old) == 1, f"the file does not have, or has more than once:\n{old}"
        text = text.replace(old, "".join(line[1:] for line in lines if line[0] in " +"))
    return text


def extended(page: str, folder: Path) -> Path:
    """A copy of the project with the files and changes of a page."""
    for part in ("src", "tests", "docs"):
        # With its byte code: compiling everything takes longer than the rest.
        shutil.copytree(PROJECT / part, folder / part)
    shutil.copy(PROJECT / "pyproject.toml", folder)
    for block in blocks(page):
        path = folder / block.path
        if block.kind == "diff":
            path.write_text(patched(path.read_text(encoding="utf-8"), block.text), encoding="utf-8")
        elif block.path:
            assert not path.exists(), f"{block.path} is not a new file"
            path.write_text(block.text, encoding="utf-8")
    return folder


def output(line: str, project: Path) -> str:
    """What a command line of a page prints to standard output, with the program of the copy."""
    program, *arguments = shlex.split(line)
    python = {"awesomelint": ["-m", "awesomelint"], ".venv/bin/python": []}[program]
    env = environment(
        PYTHONPATH=str(project / "src"),
        PYTHONIOENCODING="utf-8",
        PYTEST_ADDOPTS="-rp -p no:cacheprovider",
        AWESOMELINT_NO_CACHE="1",
        NO_COLOR="1",
    )
    done = subprocess.run(
        [sys.executable, *python, *arguments],
        cwd=project,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    # All lists on the pages have findings, some of them only notes, which are no failure.
    assert done.returncode in ((0, 1) if program == "awesomelint" else (0,)), done.stdout + done.stderr
    assert done.stdout or program != "awesomelint"
    return done.stdout


def columns(table: str) -> list[list[str]]:
    """The rows of a CSV report without the messages, which may change in any version."""
    rows = list(csv.reader(table.splitlines(), strict=True))
    assert len({len(row) for row in rows}) == 1 and all(row[-1] for row in rows)
    return [row[:-1] for row in rows]


def assert_is_in_style(page: str, project: Path) -> None:
    paths = [block.path for block in blocks(page) if block.path.endswith(".py") and block.kind == "python"]
    assert paths
    for command in (["check"], ["format", "--diff"]):
        done = run(sys.executable, "-m", "ruff", *command, *paths, cwd=project)
        assert done.returncode == 0, done.stdout


@pytest.mark.slow
def test_a_rule(tmp_path: Path) -> None:
    project = extended("a-rule.md", tmp_path / "project")
    assert_is_in_style("a-rule.md", project)
    tests, generate, check, fix = steps("a-rule.md")

    passed = output(tests.line, project)
    assert passed.count("PASSED tests/test_cases.py") == cases_of("a-rule.md")
    for name in ("rule_has_cases", "rule_is_documented", "wrong_example_is_reported", "fixed_wrong_example"):
        assert f"PASSED tests/rules/test_rules.py::test_{name}" in passed

    output(generate.line, project)
    assert (project / "docs" / "rules" / "shouted-title.md").is_file()
    for step in (check, fix):
        assert step.shown is not None
        assert output(step.line, project).rstrip("\n") == step.shown.rstrip("\n")


def cases_of(page: str) -> int:
    """How many cases the case file on a page has."""
    (text,) = (block.text for block in blocks(page) if block.path.startswith("tests/rules/"))
    return text.count("\n## ")


@pytest.mark.slow
def test_a_report_format(tmp_path: Path) -> None:
    project = extended("a-report-format.md", tmp_path / "project")
    assert_is_in_style("a-report-format.md", project)
    tests, check = steps("a-report-format.md")
    assert "PASSED tests/report/test_csv.py::test_hostile_text" in output(tests.line, project)
    assert check.shown is not None
    assert columns(output(check.line, project)) == columns(check.shown)


def test_the_index_has_every_page() -> None:
    index = (PAGES / "README.md").read_text(encoding="utf-8")
    linked = set(re.findall(r"^\| \[[^]]+\]\(([\w-]+\.md)\)", index, re.MULTILINE))
    assert {path.name for path in PAGES.glob("*.md")} - {"README.md"} <= linked


@pytest.mark.parametrize(
    ("text", "diff", "words"),
    [
        ("a\nb\n", "@@\n-c\n+d\n", "does not have"),
        ("a\na\n", "@@\n-a\n+b\n", "more than once"),
        ("a\n", "-a\n+b\n", "a hunk begins with @@"),
    ],
)
def test_a_diff_that_does_not_fit(text: str, diff: str, words: str) -> None:
    with pytest.raises(AssertionError, match=words):
        patched(text, diff)


def test_a_diff_that_fits() -> None:
    assert patched("a\nb\nc\n", "@@\n a\n+x\n@@\n-c\n") == "a\nx\nb\n"
