"""The first minute of somebody who has a list: what was looked at is said, and a long report says what to do."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from awesomelint.cli import main
from awesomelint.cli.arguments import parse
from awesomelint.cli.next_steps import next_steps
from awesomelint.config import Configuration
from awesomelint.engine import lint
from awesomelint.findings import Severity
from awesomelint.rules import ONLINE
from awesomelint.settings import Settings
from awesomelint.source import Source

CLEAN = """\
# Papers

- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014.
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
- [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, text: str = CLEAN) -> None:
    Path(name).write_text(text, encoding="utf-8")


def messy(number: int) -> str:
    """A list with as many findings, each with a safe fix."""
    entries = (
        f"- [Thing {at}](https://www.arxiv.org/abs/1706.{10000 + at}), 2017.\n" for at in range(number)
    )
    return "# Papers\n\n" + "".join(entries)


def run(capsys: pytest.CaptureFixture[str], *line: str) -> tuple[int, str, str]:
    status = main(line)
    return status, *capsys.readouterr()


def test_a_clean_list_is_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("README.md")
    write("notes.md", "# Notes\n\nText.\n")
    said = "No findings in 3 entries (1 file)\n"
    assert run(capsys, "check") == (0, said, "")
    assert run(capsys, "check", ".") == (0, said, "")
    assert run(capsys, "check", "README.md", "notes.md") == (
        0,
        "No findings in 3 entries (1 file); notes.md is not a list of papers\n",
        "",
    )


@pytest.mark.parametrize(
    ("line", "out", "err"),
    [
        ("check", "Nothing was checked: notes.md is not a list of papers\n", ""),
        ("fix", "Nothing was checked: notes.md is not a list of papers\n", ""),
        ("fix --diff", "", "awesomelint: Nothing was checked: notes.md is not a list of papers\n"),
        ("export", "", "awesomelint: notes.md: not a list of papers\n"),
        ("style", "", "awesomelint: notes.md: not a list of papers, skipped\n"),
    ],
)
def test_a_named_file_without_a_list_is_said(
    line: str, out: str, err: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("notes.md", "# Notes\n\nText.\n")
    assert run(capsys, *line.split(), "notes.md") == (0, out, err)


@pytest.mark.parametrize("line", ["check", "fix", "export", "style"])
def test_another_format_is_said(line: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("README.rst", "Papers\n======\n")
    other = "README.rst is reStructuredText, and awesomelint reads Markdown only"
    assert run(capsys, line) == (2, "", f"awesomelint: no README.md in {folder}; {other}\n")
    assert run(capsys, line, ".") == (2, "", f"awesomelint: .: no Markdown files in this folder; {other}\n")
    named = "awesomelint: README.rst: this is reStructuredText; awesomelint reads Markdown only\n"
    assert run(capsys, line, "README.rst") == (2, "", named)


def test_fifty_findings_are_reported_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("README.md", messy(50))
    out = run(capsys, "check")[1]
    assert "Next:" not in out and out.count("[url-form]") == 50


def test_more_are_folded_and_followed_by_what_to_do(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("my list.md", messy(51))
    status, out, _ = run(capsys, "check", "my list.md")
    assert status == 1 and out.count("[url-form]") == 3 and "… and 48 more like this in this file" in out
    assert out.splitlines()[-5:] == [
        "Found 51 warnings in 1 file; 51 fixable with `awesomelint fix`",
        "Next:",
        "  awesomelint check --statistics 'my list.md'  # counts the findings of each rule",
        "  awesomelint fix 'my list.md'                 # fixes 51 of them; with --diff, it shows the changes only",
        "  awesomelint baseline 'my list.md'            # accepts them all, so that only new findings are reported",
    ]
    assert run(capsys, "check", "my list.md", "--no-fold")[1].count("[url-form]") == 51
    assert "Next:" not in run(capsys, "check", "my list.md", "--quiet")[1]
    assert "Next:" not in run(capsys, "check", "my list.md", "--output-format", "concise")[1]


def test_what_is_left_after_a_fix_has_other_steps(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("README.md", messy(51))
    out = run(capsys, "fix", "--unfixable", "url-form", "--baseline", "none.json")
    assert out[0] == 2
    out = run(capsys, "fix", "--unfixable", "url-form")
    steps = out[1].partition("Next:\n")[2]
    assert [line.split("  #")[0].strip() for line in steps.splitlines()] == [
        "awesomelint check --statistics",
        "awesomelint baseline",
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_the_commands_fit_a_terminal(width: int, folder: Path) -> None:
    source = Source(messy(51), "README.md")
    args = parse(["check", "README.md"])
    lines = list(next_steps([lint(source, Settings())], args, fixed=False, width=width))
    # A command stays on a line, so that it can be copied.
    assert all(len(line) <= width or line.startswith("  awesomelint ") for line in lines)
    commands = [line.split("  #")[0].strip() for line in lines if line.startswith("  awesomelint ")]
    assert commands == [
        "awesomelint check --statistics README.md",
        "awesomelint fix README.md",
        "awesomelint baseline README.md",
    ]


def test_the_commands_of_a_call_with_many_files_leave_them_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [f"{number}.md" for number in range(4)]
    for name in names:
        write(name, messy(20))
    out = run(capsys, "check", *names)[1]
    assert "  awesomelint check --statistics …  # counts" in out


# -- settings and accepted findings ------------------------------------------------------------------------------------

BASELINE = ".awesomelint-baseline.json"
ACCEPTED = f"Accepted 9 findings in 1 file in {BASELINE}\n"
ADDED = "Added `baseline` to {}, so that `awesomelint check` reports only new findings\n"
HIDDEN = "No findings in 9 entries (1 file); not shown: 9 findings in the baseline\n"


def test_init_and_then_baseline(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("README.md", messy(9))
    assert run(capsys, "init")[0] == 0
    text = Path(".awesomelint.toml").read_text(encoding="utf-8")
    assert run(capsys, "baseline") == (0, ACCEPTED + ADDED.format(".awesomelint.toml"), "")
    line = f'baseline = "{BASELINE}"\n'
    assert Path(".awesomelint.toml").read_text(encoding="utf-8") == text.replace("# " + line, line) != text
    assert run(capsys, "check") == (0, HIDDEN, "")
    # Once is enough.
    assert run(capsys, "baseline") == (0, ACCEPTED, "")


def test_baseline_and_then_init(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("README.md", messy(9))
    status, out, _ = run(capsys, "baseline")
    assert status == 0 and out.startswith(ACCEPTED)
    assert f"run `awesomelint check --baseline {BASELINE}`" in out and "run `awesomelint init`" in out
    assert run(capsys, "check", "--baseline", BASELINE)[:2] == (0, HIDDEN)
    assert run(capsys, "init")[0] == 0
    assert run(capsys, "check") == (0, HIDDEN, "")


def test_baseline_is_added_to_a_file_of_the_user(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("lists").mkdir()
    write("lists/README.md", messy(9))
    write("awesomelint.toml", "# ours\n[rules.links]\nseverity = 'note'\n")
    options = ["--min-severity", "note"]
    out = run(capsys, "baseline", "lists", "-o", "lists/accepted.json", *options)[1]
    assert out.endswith(ADDED.format("awesomelint.toml"))
    assert Path("awesomelint.toml").read_text(encoding="utf-8") == (
        "baseline = \"lists/accepted.json\"\n\n# ours\n[rules.links]\nseverity = 'note'\n"
    )
    assert run(capsys, "check", "lists", *options)[1] == HIDDEN


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "pyproject.toml",
            "[tool.awesomelint]\n",
            "add this line to pyproject.toml, directly below [tool.awesomelint]: baseline = ",
        ),
        (
            "awesomelint.toml",
            'exclude = [\n"""\n[""",\n]\n',
            "add this line to awesomelint.toml, above the first table: baseline = ",
        ),
    ],
)
def test_a_file_that_is_not_changed_is_named_with_the_line(
    name: str, text: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("README.md", messy(9))
    write(name, text)
    assert said in run(capsys, "baseline")[1]
    assert Path(name).read_text(encoding="utf-8") == text


def test_a_group_is_set_like_its_rules(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("README.md", messy(9))
    for text, status in (
        ("[rules.links]\nseverity = 'off'\n", 0),
        ("[rules]\nlinks.severity = 'note'\n", 0),
        ("[rules]\nlinks.allow = ['*arxiv.org*']\n", 0),
        ("[rules]\nlinks.severity = 'off'\nurl-form.severity = 'error'\n", 1),
        ("[[overrides]]\nfiles = ['*.md']\nrules.links.severity = 'off'\n", 0),
        ("[[overrides]]\nfiles = ['*.rst']\nrules.links.severity = 'off'\n", 1),
    ):
        write("awesomelint.toml", text)
        assert run(capsys, "check")[0] == status, text
    write("awesomelint.toml", "[rules]\nonline.severity = 'note'\n")
    assert Configuration.of(Namespace()).settings_for("README.md").severities == dict.fromkeys(
        ONLINE, Severity.NOTE
    )
    write("awesomelint.toml", "[rules]\nlinks.severity = 'error'\n")
    assert "Found 9 errors" in run(capsys, "check")[1]
