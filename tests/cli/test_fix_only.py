"""`awesomelint fix --fix-only`: what was fixed is reported, what is left is not, nor does it change the exit status."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from awesomelint.cli.commands.fix import withheld_notes
from awesomelint.engine import Fixed, Report
from awesomelint.fixing.fixpoint import Withheld
from awesomelint.source import Source
from tests.support.program import called
from tests.support.report_readers import command

GOOD = """\
# Awesome Learning

- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014.
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
- [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.
- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014.
"""
BAD = GOOD.replace("https://arxiv.org/abs/1706", "http://arxiv.org/abs/1706")


def fix(folder: Path, *args: str, text: str | None = None) -> tuple[int, str, str]:
    stdin = text.encode() if text is not None else b""
    done = called(folder, "fix", "--fix-only", "--isolated", *args, env=dict(os.environ), stdin=stdin)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def test_a_line_for_each_file_that_was_fixed(tmp_path: Path) -> None:
    for name, text in {"a.md": BAD, "b.md": GOOD, "c.md": BAD}.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    reported = "a.md: fixed 1 finding (1 url-form)\nc.md: fixed 1 finding (1 url-form)\n"
    assert fix(tmp_path, "a.md", "b.md", "c.md") == (0, reported, "")
    assert {(tmp_path / name).read_bytes() for name in ("a.md", "b.md", "c.md")} == {GOOD.encode()}
    assert fix(tmp_path, "a.md", "b.md", "c.md") == (0, "", "")


def test_what_cannot_be_done_is_reported_and_fails(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"- \xff\n")
    (tmp_path / "b.md").write_text(BAD, encoding="utf-8", newline="")
    status, reported, wrong = fix(tmp_path, "a.md", "b.md", "--quiet")
    assert status == 2 and reported == "" and "a.md" in wrong
    assert (tmp_path / "b.md").read_bytes() == GOOD.encode()


# With one space the heading would have another anchor, and the link in the contents would be dead.
HEADINGS = """\
# Awesome Learning

- [Adam](#adam-a-method-for-stochastic--optimization)
- [Attention](#attention-is-all-you-need)

## Papers

### [Adam: A Method for Stochastic  Optimization](https://arxiv.org/abs/1412.6980)

2014, by Kingma and Ba

### [Attention Is All You Need](https://arxiv.org/abs/1706.03762)

2017, by Vaswani et al.

### [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361)

2020, by Kaplan et al.

### [Toy Models of Superposition](https://arxiv.org/abs/2209.10652)

2022, by Elhage et al.

### [Locating and Editing Factual Associations in GPT](https://arxiv.org/abs/2202.05262)

2022, by Meng et al.
"""


def test_a_withheld_fix_is_a_note_and_the_hook_passes(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(HEADINGS, encoding="utf-8", newline="")
    note = (
        "awesomelint: a.md:8: note: fix for extra-whitespace withheld: it would cause broken-anchor on line 3"
    )
    for _ in range(2):
        status, reported, wrong = fix(tmp_path, "a.md")
        assert (status, reported) == (0, "")
        assert wrong.startswith(note) and wrong.count("\n") == 1
    assert (tmp_path / "a.md").read_bytes() == HEADINGS.encode()
    assert fix(tmp_path, "a.md", "--quiet") == (0, "", "")


def test_a_cause_is_reported_once_for_all_fixes_that_it_withholds() -> None:
    withheld = [
        Withheld("url-form", 4, "it would cause x"),
        Withheld("mojibake", 5, "it would never end"),
        Withheld("url-form", 7, "it would cause x"),
        Withheld("label-spelling", 9, "it would cause x"),
    ]
    source = Source(GOOD)
    fixed = Fixed(source, Report(source, None, []), [], withheld)
    assert list(withheld_notes(fixed)) == [
        "4: note: 3 fixes for url-form, label-spelling withheld: it would cause x",
        "5: note: fix for mojibake withheld: it would never end",
    ]


def test_a_withheld_fix_leaves_its_finding_and_fails_no_more_than_that(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(HEADINGS, encoding="utf-8", newline="")
    done = subprocess.run(
        [sys.executable, "-m", "awesomelint", "fix", "--isolated", "a.md"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"extra-whitespace" in done.stdout and b"note: fix for extra-whitespace withheld" in done.stderr


def test_standard_input_comes_back_without_a_word(tmp_path: Path) -> None:
    assert fix(tmp_path, "-", text=BAD) == (0, GOOD, "")


@pytest.mark.skipif(sys.platform == "win32", reason="no file of Windows has such a name")
def test_names_of_files_are_harmless(tmp_path: Path) -> None:
    name = "::error::\x1b[2J ##[add-mask]x\n.md"
    (tmp_path / name).write_text(BAD, encoding="utf-8")
    status, reported, _ = fix(tmp_path, "--", name)
    assert status == 0 and "\x1b" not in reported and reported.count("\n") == 1 and not command(reported)


def test_an_unfixable_rule_reports_without_fixing(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(BAD, encoding="utf-8", newline="")
    assert fix(tmp_path, "a.md", "--unfixable", "text,links")[0] == 0
    assert (tmp_path / "a.md").read_bytes() == BAD.encode()
