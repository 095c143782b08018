"""The diff of a fix: what `patch` would make of it is the fixed text, and it is as short as the change."""

from __future__ import annotations

import io
import os
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.cli import main
from awesomelint.report.formats import unified_diff
from awesomelint.source import Source
from tests.support.repositories import ENVIRONMENT, Repository, needs_git

_HEAD = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n")
_MISSING = "\\ No newline at end of file\n"
lists = st.lists(st.sampled_from(["- one", "- two", "- three", "", "", "- [ ]", "\u2028"]), max_size=14)
texts = st.tuples(lists, st.sampled_from(["", "\n"]), st.sampled_from(["\n", "\r\n"])).map(
    lambda drawn: drawn[2].join(drawn[0]) + drawn[1]
)


def shown(before: str, after: str, *, colour: bool = False) -> str:
    out = io.StringIO()
    unified_diff.write(Source(before, "README.md"), Source(after, "README.md"), out, colour=colour)
    return out.getvalue()


def patched(text: str, reported: str) -> str:
    """A text with a diff applied, each line and number of which must fit."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", reported)[2:]
    old = re.findall(r"[^\n]*\n|[^\n]+", text)
    new: list[str] = []
    at = 0
    while lines:
        first, size, begin, added = (int(number or 1) for number in _HEAD.fullmatch(lines.pop(0)).groups())
        start = first - 1 if size else first
        new += old[at:start]
        at = start
        assert len(new) == (begin - 1 if added else begin)
        here = len(new)
        while lines and not lines[0].startswith("@@"):
            mark, line = lines[0][0], lines.pop(0)[1:]
            if lines and lines[0] == _MISSING:
                lines.pop(0)
                line = line.removesuffix("\n")
            if mark in " -":
                assert old[at] == line
                at += 1
            if mark in " +":
                new.append(line)
        assert (at - start, len(new) - here) == (size, added)
    return "".join(new + old[at:])


@given(texts, texts)
def test_the_old_text_patched_is_the_new_one(before: str, after: str) -> None:
    assert patched(before, shown(before, after)) == after


def test_nothing_is_shown_of_what_is_equal() -> None:
    assert shown("- one\n", "- one\n") == ""


def test_an_entry_that_moves_past_many_blank_lines_is_all_that_is_shown() -> None:
    entries = [f"**Title {number}**\nAuthor {number}\n" for number in range(400)]
    moved = [*entries[:10], *entries[11:300], entries[10], *entries[300:]]
    reported = shown("\n".join(entries), "\n".join(moved)).splitlines()
    assert [line for line in reported if line[0] in "+-" and "README" not in line] == [
        *("-**Title 10**", "-Author 10", "-"),
        *("+**Title 10**", "+Author 10", "+"),
    ]


def test_changes_close_together_share_their_surroundings() -> None:
    before = [f"- {number}" for number in range(40)]
    after = ["- x" if number in (10, 16, 30) else line for number, line in enumerate(before)]
    heads = [
        line for line in shown("\n".join(before), "\n".join(after)).splitlines() if line.startswith("@@")
    ]
    assert heads == ["@@ -8,13 +8,13 @@", "@@ -28,7 +28,7 @@"]


def test_a_terminal_gets_colours_and_nothing_that_steers_it() -> None:
    reported = shown("- one\n- \033[2Jtwo\n", "- one\n- \033[2Jthree\n", colour=True).splitlines()
    assert reported[:3] == ["--- a/README.md", "+++ b/README.md", "\033[36m@@ -1,2 +1,2 @@\033[0m"]
    assert reported[3] == " - one"
    assert reported[4].startswith("\033[31m-- ") and reported[4].endswith("two\033[0m")
    assert reported[5].startswith("\033[32m+- ") and reported[5].endswith("three\033[0m")
    assert not any("\033[2J" in line for line in reported)


# -- real git ---

BEFORE = """\
# Awesome Learning

- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014.
- [Attention Is All You Need](http://www.arxiv.org/abs/1706.03762), Jun. 12 2017.
- [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.
- [Training Compute-Optimal Large Language Models](https://arxiv.org/abs/2203.15556), Mar. 29 2022.
"""
AFTER = BEFORE.replace("http://www.", "https://")
NAMES = [
    "README.md",
    "two words.md",
    " a 2020-01-01 00:00:00.md",
    "näme \N{SNOWMAN}.md",
    "-x.md",
    "--output=x.md",
    "a/b c/d.md",
    *(
        []
        if os.name == "nt"
        else ['"quoted".md', "tab\there.md", "line\nend.md", "back\\slash.md", "\u202ebidi.md"]
    ),
]


def apply(reported: str, folder: Path) -> None:
    done = subprocess.run(
        ["git", "apply", "-"],
        cwd=folder,
        input=reported.encode("utf-8"),
        env=ENVIRONMENT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()


def fixes(capsys: pytest.CaptureFixture[str], *paths: str) -> str:
    assert main(["fix", "--isolated", "--diff", "--no-cache", "--", *paths]) == 1
    return capsys.readouterr().out


@pytest.mark.slow
@needs_git
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("how", ["as it is", "absolute", "from below", "a link", "dotted"])
def test_git_applies_it_however_a_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, how: str
) -> None:
    made = Repository(tmp_path / "list")
    path = made.write(name, BEFORE)
    made.commit()
    below = made.folder / "below"
    below.mkdir()
    monkeypatch.chdir(below if how == "from below" else made.folder)
    given = {"absolute": str(path), "from below": f"../{name}", "dotted": f"./below/../{name}"}.get(how, name)
    if how == "a link":
        given = "link.md"
        (made.folder / given).symlink_to(name)
    apply(fixes(capsys, given), made.folder)
    assert path.read_text(encoding="utf-8") == AFTER


@needs_git
def test_git_applies_what_is_fixed_in_and_above_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = Repository(tmp_path / "list")
    paths = [made.write(name, BEFORE) for name in ("README.md", "below/README.md")]
    monkeypatch.chdir(made.folder / "below")
    apply(fixes(capsys, "README.md", "../README.md"), made.folder)
    assert [path.read_text(encoding="utf-8") for path in paths] == [AFTER, AFTER]


@needs_git
def test_git_applies_it_outside_of_a_repository_and_with_a_byte_order_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a b.md"
    path.write_bytes(b"\xef\xbb\xbf" + BEFORE.encode())
    monkeypatch.chdir(tmp_path)
    apply(fixes(capsys, str(path)), tmp_path)
    assert path.read_bytes() == b"\xef\xbb\xbf" + AFTER.encode()
