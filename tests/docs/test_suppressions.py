"""`docs/suppressions-and-baseline.md` is true: its comments hide what they are there for, and its command lines work."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from awesomelint.config.load import parse
from awesomelint.engine import lint
from awesomelint.filtering.suppressions import awesome_lint
from awesomelint.filtering.suppressions.comments import VERBS
from awesomelint.rules import BY_NAME
from awesomelint.settings import Settings
from awesomelint.source import Source
from tests.support import PROJECT
from tests.support.legacy import BAD, legacy
from tests.support.repositories import ENVIRONMENT, Repository, needs_git

pytestmark = pytest.mark.slow

DOCS = PROJECT / "docs"
PAGE = (DOCS / "suppressions-and-baseline.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
EXAMPLES = [text for kind, text in BLOCKS if kind == "markdown"]


@pytest.mark.parametrize("text", EXAMPLES, ids=range(len(EXAMPLES)))
def test_the_comments_of_an_example_hide_what_would_be_found(text: str) -> None:
    assert lint(Source(text, "README.md"), Settings()).findings == []
    bare = re.sub(r" ?<!--.*?-->\n?", "", text)
    assert [finding.rule for finding in lint(Source(bare, "README.md"), Settings()).findings] == [
        "duplicate-entry"
    ]


def test_the_comments_of_an_example_do_not_split_a_numbered_list() -> None:
    bullets = [text for text in EXAMPLES if "\n- " in text]
    assert bullets
    for text in bullets:
        numbered = re.sub(r"^- ", "1. ", text, flags=re.MULTILINE).replace("\n  <!--", "\n   <!--")
        assert MarkdownIt().render(numbered).count("<ol") == 1


@needs_git
def test_every_command_line_works(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.commit(README=legacy())
    repository.git("switch", "--quiet", "--create", "topic")
    repository.commit(README=legacy() + BAD)
    environment = ENVIRONMENT | {
        "PATH": os.pathsep.join([os.path.dirname(sys.executable), ENVIRONMENT.get("PATH", "")]),
        "AWESOMELINT_NO_CACHE": "1",
    }
    lines = [line for kind, text in BLOCKS if kind == "sh" for line in text.splitlines()]
    assert len(lines) >= 6
    for line in lines:
        done = subprocess.run(
            line, shell=True, cwd=tmp_path, env=environment, capture_output=True, check=False
        )
        assert done.stderr == b"", line
        out = done.stdout.decode("utf-8")
        if "--diff-" in line:
            assert done.returncode == 1 and out.count("[broken-arxiv-id]") == 1, line
        else:
            assert done.returncode == 0, line


def test_the_settings_are_settings(tmp_path: Path) -> None:
    (text,) = (text for kind, text in BLOCKS if kind == "toml")
    parse(text, str(tmp_path / ".awesomelint.toml"), str(tmp_path))
    assert tomllib.loads(text) == {"baseline": ".awesomelint-baseline.json"}


def test_every_comment_is_described() -> None:
    assert {f"awesomelint-{verb}" for verb in VERBS} == set(
        re.findall(r"`<!-- (awesomelint-[\w-]+) RULE -->`", PAGE)
    )


def test_the_rules_of_awesome_lint_are_those_that_are_known() -> None:
    reported: dict[str, tuple[str, ...]] = {}
    for theirs, ours in re.findall(
        r"^\| (`[^|]*`) \| ([a-z][a-z, -]*) \|$", PAGE.partition("remark-lint | awesomelint")[2], re.MULTILINE
    ):
        for name in re.findall(r"`([\w-]+)`", theirs):
            reported[name] = tuple(ours.split(", "))
    assert reported == awesome_lint.RULES
    assert all(rule in BY_NAME for names in reported.values() for rule in names)


def test_its_links_lead_somewhere() -> None:
    headings = {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^#+ (.*)$", PAGE, re.MULTILINE)
    }
    for file, anchor in re.findall(r"\]\(([\w./-]*)(?:#([\w-]+))?\)", PAGE):
        assert (DOCS / file).exists() if file else anchor in headings, (file, anchor)
