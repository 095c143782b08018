"""`awesomelint block add`: where it puts a block, what it refuses, and the pictures beside a list."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from awesomelint.cli import main
from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.writing import kept_block
from tests.cli.test_log import Dated, repository
from tests.support import PROJECT
from tests.support.repositories import needs_git

__all__ = ["repository"]

INTRO = "# Papers on Birds\n\nAn introduction.\n\n"
CONTENTS = "## Contents\n\n* [Counting](#counting)\n* [Nests](#nests)\n* [Songs](#songs)\n\n"
ENTRIES = "".join(
    f"## {name}\n\n* [{name} Networks for Birds](https://arxiv.org/abs/2001.0000{number}), 202{number}.\n\n"
    for number, name in enumerate(("Counting", "Nests", "Songs"))
)


@pytest.fixture
def birds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "README.md"
    path.write_text(INTRO + ENTRIES, encoding="utf-8")
    return path


def add(*arguments: str, status: int = 0) -> str:
    assert main(["block", "add", "--isolated", *arguments]) == status
    return Path("README.md").read_text(encoding="utf-8")


def fix(*arguments: str, status: int = 0) -> str:
    assert main(["fix", "--isolated", "--no-cache", *arguments, "README.md"]) == status
    return Path("README.md").read_text(encoding="utf-8")


def body(kind: str, text: str) -> list[str]:
    """The lines of the first block of a kind."""
    inner = text.partition(f"<!-- awesomelint:begin {kind}")[2].partition("-->\n")[2]
    return inner.partition("<!-- awesomelint:end -->")[0].strip().split("\n")


@pytest.mark.parametrize("kind", ["toc", "count", "stats", "badge", "recent"])
def test_added_below_front_matter(birds: Path, kind: str) -> None:
    front = "---\ntitle: Papers\nlayout: page\n---\n\n"
    Path("README.md").write_text(front + ENTRIES, encoding="utf-8")
    text = add(kind)
    assert text.startswith(front) and text.endswith(ENTRIES)


@pytest.mark.parametrize("line", ["1", "2", "4"])
def test_not_added_to_front_matter(birds: Path, capsys: pytest.CaptureFixture[str], line: str) -> None:
    text = "---\ntitle: Papers\nlayout: page\n---\n\n" + ENTRIES
    Path("README.md").write_text(text, encoding="utf-8")
    assert add("count", "--line", line, status=2) == text
    assert f"line {line} is within the front matter; choose a line below it" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["toc", "count", "stats", "badge", "recent"])
def test_added_once_and_then_up_to_date(birds: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    text = add(kind)
    assert text.startswith("# Papers on Birds\n\n") and text.endswith(ENTRIES)
    assert text.replace(INTRO[-18:], "").count("\n\n\n") == 0
    assert fix() == text
    assert "there is such a" not in capsys.readouterr().err
    assert add(kind, status=1) == text
    assert (
        f"README.md:{3 if kind == 'badge' else 5}: there is such a {kind} block already"
        in capsys.readouterr().err
    )
    assert len(read(Source(text)).entries) == 3


def test_what_the_blocks_say(birds: Path) -> None:
    assert body("toc", add("toc")) == ["* [Counting](#counting)", "* [Nests](#nests)", "* [Songs](#songs)"]
    assert body("count", add("count")) == ["3 entries in 3 sections."]
    assert body("count section", add("count", "--set", "section=Nests")) == ["1 entry."]
    assert body("recent", add("recent", "--set", "max=1")) == [
        "* 2022: [Songs Networks for Birds](https://arxiv.org/abs/2001.00002)"
    ]
    assert body("stats", add("stats")) == [
        "| year | entries |", "| --- | ---: |", "| 2020 | 1 |", "| 2021 | 1 |", "| 2022 | 1 |",
    ]  # fmt: skip
    assert body("badge", add("badge", "--set", "label=bird papers"))[0].startswith(
        "![3 bird papers](https://img"
    )
    birds.write_text(
        birds.read_text(encoding="utf-8")
        + ENTRIES.replace("## ", "## More ").replace("2001", "2002").replace("Birds", "Bees"),
        encoding="utf-8",
    )
    assert body("count", fix()) == ["6 entries in 6 sections."]


def test_in_place_of_a_contents_or_below_its_heading(birds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = INTRO + CONTENTS + ENTRIES.replace("## Nests", "## Nests\n\n### Eggs")
    birds.write_text(given, encoding="utf-8")
    assert add("toc", status=1) == given
    assert "README.md:7: there is a table of contents; use --replace" in capsys.readouterr().err
    text = add("toc", "--replace")
    # The contents had one level.
    assert body("toc depth=1", text) == CONTENTS.split("\n")[2:5]
    assert text.index("## Contents\n\n<!-- awesomelint:begin") < text.index(
        "<!-- awesomelint:end -->\n\n## Counting"
    )
    birds.write_text(INTRO + "## Contents\n\n" + ENTRIES, encoding="utf-8")
    assert "## Contents\n\n<!-- awesomelint:begin toc" in add("toc")


def test_before_a_line(birds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = add("count", "--set", "section=Nests", "--line", "11")
    assert text.index("## Nests\n\n<!-- awesomelint:begin count section=Nests hash=") < text.index("* [Nests")
    birds.write_text(
        "# A\n\n* [One Network for Birds](https://a.org/1)\n* [Two Networks for Birds](https://a.org/2)\n",
        encoding="utf-8",
    )
    for line, reason in (
        ("4", "line 4 is within a list"),
        ("0", "there is no line 0"),
        ("9", "there is no line 9"),
    ):
        add("count", "--line", line, status=2)
        assert reason in capsys.readouterr().err
    assert add("count", "--line", "5").endswith("<!-- awesomelint:end -->\n")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["toc", "--set", "depht=2"], "unknown option “depht” of toc; it has level, depth, counts"),
        (["toc", "--set", "depth=x"], "depth=x: expected a number from 1 to 6"),
        (["badge", "--set", "label=a --> b"], "are not supported"),
        (["badge", "--set", 'label=a"b'], "are not supported"),
        (["badge", "--set", "=x"], "expected NAME=VALUE"),
        (["count", "--set", "section=None"], "there is no such section"),
        (["stats", "--set", "picture=/tmp/x.svg"], "expected a file name such as stats.svg"),
        (["stats", "--set", "picture=a/../../x.svg"], "expected a file name such as stats.svg"),
        (["stats", "--set", "picture=.git/x.svg"], "expected a file name such as stats.svg"),
        (["stats", "--set", "picture=x.py"], "expected a file name such as stats.svg"),
    ],
)
def test_wrong_options_change_nothing(
    birds: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], reason: str
) -> None:
    assert add(*arguments, status=2) == INTRO + ENTRIES
    assert reason in capsys.readouterr().err
    assert os.listdir() == ["README.md"]


def test_a_block_that_would_change_the_list_is_not_added(
    birds: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "\n<!-- awesomelint:end -->\n\n- [New Networks for Birds](https://a.org)\n\n"
    monkeypatch.setattr(kept_block, "inner_of", lambda *_: lines)
    assert add("recent", status=2) == INTRO + ENTRIES
    assert "would change how the list is read" in capsys.readouterr().err


def test_other_forms_of_lists(birds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for text, before in (
        ("# A\r\n\r\n" + ENTRIES.replace("\n", "\r\n"), "# A\r\n\r\n"),
        ("<h1 align='center'>A</h1>\n\nText\n\n" + ENTRIES, "<h1 align='center'>A</h1>\n\n"),
        ("<div>\n<h1>A</h1>\n</div>\n\n" + ENTRIES, "<div>\n<h1>A</h1>\n</div>\n\n"),
        (ENTRIES, ""),
    ):
        birds.write_bytes(text.encode())
        assert main(["block", "add", "badge", "--isolated"]) == 0
        made = birds.read_bytes().decode()
        assert made.startswith(f"{before}<!-- awesomelint:begin badge hash=")
        assert made.count("\r") == (made.count("\n") if "\r" in text else 0)
        assert [entry.text for entry in read(Source(made)).entries] == [
            entry.text for entry in read(Source(text)).entries
        ]
    birds.write_text("# Notes\n\nNothing.\n", encoding="utf-8")
    assert "hash" not in add("toc", status=1)
    assert "not a list of papers" in capsys.readouterr().err


def test_a_diff_writes_nothing(birds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add("stats", "--set", "picture=stats.svg", "--diff", status=1) == INTRO + ENTRIES
    assert "+![Entries by year: 2020 1, 2021 1, 2022 1](stats.svg)\n" in capsys.readouterr().out
    assert os.listdir() == ["README.md"]


def test_a_picture_is_drawn_again_when_the_numbers_change(
    birds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = add("stats", "--set", "picture=stats.svg", "--set", "by=section")
    assert body("stats", text) == ["![Entries by section: Counting 1, Nests 1, Songs 1](stats.svg)"]
    picture = Path("stats.svg")
    first = picture.read_bytes()
    assert ET.fromstring(first).get("class") == "list-statistics"
    birds.write_text(
        text.replace("## Songs", "* [More Networks for Birds](https://a.org/x), 2020.\n\n## Songs"),
        encoding="utf-8",
    )
    assert body("stats", fix()) == ["![Entries by section: Counting 1, Nests 2, Songs 1](stats.svg)"]
    second = picture.read_bytes()
    assert second != first
    picture.unlink()
    fix("--diff")
    assert not picture.exists()
    fix()
    assert picture.read_bytes() == second
    picture.unlink()
    fix("--unfixable", "stale-block")
    assert not picture.exists()


def test_a_file_that_is_not_our_picture_is_not_overwritten(
    birds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logo = Path("logo.svg")
    logo.write_text("<svg/>", encoding="utf-8")
    assert add("stats", "--set", "picture=logo.svg", status=2) == INTRO + ENTRIES
    assert "awesomelint has not drawn this file" in capsys.readouterr().err
    assert logo.read_text(encoding="utf-8") == "<svg/>"
    assert add("stats", "--set", "picture=none/x.svg", status=2) == INTRO + ENTRIES
    assert "cannot write the file" in capsys.readouterr().err


def test_a_picture_does_not_follow_links_out_of_the_folder(
    birds: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    os.symlink(outside, "pictures")
    os.symlink(outside / "y.svg", "y.svg")
    for name in ("pictures/x.svg", "y.svg"):
        assert add("stats", "--set", f"picture={name}", status=2) == INTRO + ENTRIES
        assert "must not be a symbolic link" in capsys.readouterr().err
    assert os.listdir(outside) == []


def test_without_the_library_of_pictures(
    birds: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = add("stats", "--set", "picture=stats.svg")
    Path("stats.svg").unlink()
    monkeypatch.setitem(sys.modules, "pygal", None)
    assert fix(status=2) == text
    assert "pip install 'awesomelint[stats]'" in capsys.readouterr().err


def test_a_block_in_the_example_list(birds: Path) -> None:
    example = (PROJECT / "examples" / "defects.md").read_text(encoding="utf-8")
    birds.write_text(example, encoding="utf-8")
    made = add("recent")
    assert len(read(Source(made)).entries) == len(read(Source(example)).entries)
    assert len(body("recent", made)) == 5


@needs_git
def test_recent_works_by_history(repository: Dated, capsys: pytest.CaptureFixture[str]) -> None:
    text = add("recent", "--set", "by=history", "--set", "max=2")
    assert [line.split()[1] for line in body("recent", text)] == ["[Elm", "[Dune"]
    assert fix() == text
    # What is not committed is the newest, and stays so with the commit.
    new = "- [Fir Networks for Counting Birds](https://arxiv.org/abs/2001.00006), 2001.\n"
    repository.write("README.md", text.replace("## Nests\n\n", f"## Nests\n\n{new}"))
    renewed = fix()
    assert body("recent", renewed) == [
        "- [Fir Networks for Counting Birds](https://arxiv.org/abs/2001.00006)",
        "- [Elm Networks for Counting Birds](https://arxiv.org/abs/2001.00005)",
    ]
    repository.on("2024-03-01", "Kim")
    assert fix() == renewed
    # A history that changes while the file does not: the call is not answered from a record.
    assert main(["check", "--isolated", "README.md"]) == 0
    repository.git("reset", "--quiet", "--soft", "HEAD~3")
    repository.on("2024-03-02", "Kim", OTHER="x")
    assert main(["check", "--isolated", "README.md"]) == 1
    assert "stale-block" in capsys.readouterr().out


@needs_git
def test_without_a_history_nothing_is_said(
    repository: Dated, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = add("recent", "--set", "by=history")
    outside = tmp_path / "copy"
    outside.mkdir()
    monkeypatch.chdir(outside)
    wrong = text.replace("[Elm", "[Oak", 1)
    Path("README.md").write_text(wrong, encoding="utf-8")
    assert fix() == wrong
    Path("README.md").write_text(INTRO + ENTRIES, encoding="utf-8")
    assert add("recent", "--set", "by=history", status=2) == INTRO + ENTRIES
    assert "by=history needs the file's history in git" in capsys.readouterr().err
