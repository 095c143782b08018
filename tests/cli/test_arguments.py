"""The arguments: one spelling for all commands, options that imply others, and errors of one line with the nearest name."""

from __future__ import annotations

import argparse
import shutil
import subprocess
from pathlib import Path

import pytest

from awesomelint.cli import main
from awesomelint.cli.arguments import COMMANDS, SHELLS, parse, parser_of
from awesomelint.cli.usage import unknown_argument

CLEAN = """\
# Papers

- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014.
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
- [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.
"""
# A warning with a safe fix.
MIRROR = CLEAN.replace("https://arxiv.org/abs/1412", "https://www.arxiv.org/abs/1412")
# An error whose fix is unsafe.
TWICE = CLEAN + "- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def options(command: str) -> set[str]:
    return {option for action in parser_of(command)._actions for option in action.option_strings}


@pytest.mark.parametrize("command", COMMANDS)
def test_formats_and_files_have_the_same_names_in_all_commands(command: str) -> None:
    names = options(command)
    assert ("--output-format" in names) == ("--format" in names)
    assert ("--output-file" in names) == ("-o" in names)
    if "--output-format" in names:
        assert "-o" in names


@pytest.mark.parametrize("command", ["check", "export", "style", "rule", "config", "diff", "log"])
def test_a_format_is_given_by_either_name(command: str) -> None:
    for name in ("--output-format", "--format"):
        assert parse([command, name, "json"]).output_format == "json"
    assert "--format" not in parser_of(command).format_help().replace("--output-format", "")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("chekc", "unknown command `chekc`; did you mean `check`?"),
        ("qwerty", "unknown command `qwerty`; run `awesomelint --help` to list the commands"),
        ("README.md", "unknown command `README.md`; to check it, run `awesomelint check README.md`"),
        ("--verison", "unknown option `--verison`; did you mean `--version`?"),
        ("--zzz", "unknown option `--zzz`; run `awesomelint --help` to list the commands"),
        ("--quiet check", "options go after the command: awesomelint check --quiet"),
        ("check --exit-zeor", "unknown option `--exit-zeor`; did you mean `--exit-zero`?"),
        ("check --output_format=json", "unknown option `--output_format`; did you mean `--output-format`?"),
        ("style --reverse", "`awesomelint style` has no option `--reverse`, but `awesomelint sort` has"),
        ("check --zzz", "unknown option `--zzz`; run `awesomelint check --help` to list the options"),
        ("rule mojibake other", "unexpected argument `other`; run `awesomelint rule --help`"),
        ("rule -- other", "unexpected argument `other`; run `awesomelint rule --help`"),
        ("check --color alwais", "--color: invalid value `alwais`; did you mean `always`?"),
        ("check --fail-on zzz", "--fail-on: invalid value `zzz`; expected one of error, warning, note, never"),
        ("check --format sarff", "--format: invalid value `sarff`; did you mean `sarif`?"),
        ("check --output-file", "--output-file: expected one argument"),
        ("sort", "the following arguments are required: --by; run `awesomelint sort --help`"),
        ("completions tcsh", "SHELL: invalid value `tcsh`; expected one of bash, zsh, fish"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence_with_the_nearest_name(
    line: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "README.md").write_text(CLEAN, encoding="utf-8")
    assert main(line.split()) == 2
    assert capsys.readouterr() == ("", f"awesomelint: {said}\n")


def test_an_option_of_other_commands_is_said_to_be_theirs() -> None:
    def parser(command: str) -> argparse.ArgumentParser:
        made = argparse.ArgumentParser()
        made.add_argument("--section" if command != "one" else "--other")
        return made

    names = ["one", "two", "three", "four"]
    assert unknown_argument("one", "--section=x", names, parser) == (
        "`awesomelint one` has no option `--section`, but `awesomelint two` and `awesomelint three` have"
    )


def test_a_mistake_with_several_lines_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--color", "a\nb\x1b[2J"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("option", ["--fix", "--fix-only"])
def test_check_fixes_with_the_options_of_fix(
    option: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "README.md"
    path.write_text(MIRROR, encoding="utf-8")
    assert main(["check", option]) == 0
    assert path.read_text(encoding="utf-8") == CLEAN


def test_check_makes_unsafe_fixes_if_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "README.md"
    path.write_text(TWICE, encoding="utf-8")
    assert main(["check"]) == 1
    assert path.read_text(encoding="utf-8") == TWICE
    assert main(["check", "--unsafe-fixes"]) == 0
    assert path.read_text(encoding="utf-8") == CLEAN


def test_check_with_a_diff_writes_no_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "README.md"
    path.write_text(MIRROR, encoding="utf-8")
    assert main(["check", "--diff"]) == 1
    assert "\n-- [Adam" in capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == MIRROR


@pytest.mark.parametrize(
    ("text", "level", "status"),
    [
        (CLEAN, "note", 0),
        (MIRROR, "error", 0),
        (MIRROR, "warning", 1),
        (MIRROR, "note", 1),
        (TWICE, "error", 1),
        (TWICE, "never", 0),
    ],
)
@pytest.mark.parametrize("command", ["check", "fix"])
def test_the_lowest_severity_that_fails(
    text: str, level: str, status: int, command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "README.md").write_text(text, encoding="utf-8")
    # A fix that may not be made leaves the finding.
    options = ["--unfixable", "links"] if command == "fix" else []
    assert main([command, "--fail-on", level, *options]) == status
    assert main([command, "--fail-on", level, "--exit-zero", *options]) == 0


def test_notes_do_not_fail_unless_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "README.md").write_text(CLEAN, encoding="utf-8")
    (folder / "awesomelint.toml").write_text('rules.url-form.severity = "note"\n', encoding="utf-8")
    (folder / "README.md").write_text(MIRROR, encoding="utf-8")
    assert main(["check", "--min-severity", "note"]) == 0
    assert "1 note" in capsys.readouterr().out
    assert main(["check", "--min-severity", "note", "--fail-on", "note"]) == 1


def test_what_is_unfixable_is_reported_and_left(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "README.md"
    path.write_text(MIRROR, encoding="utf-8")
    for names in ("url-form", "links"):
        assert main(["fix", "--unfixable", names]) == 1
        assert "[url-form]" in capsys.readouterr().out
        assert path.read_text(encoding="utf-8") == MIRROR


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
    ],
)
def test_colour_is_forced_by_a_variable(
    environment: dict[str, str],
    coloured: bool,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    (folder / "README.md").write_text(TWICE, encoding="utf-8")
    assert main(["check"]) == 1
    assert ("\033[" in capsys.readouterr().out) is coloured
    main(["check", "--color", "never"])
    assert "\033[" not in capsys.readouterr().out


@pytest.mark.parametrize("shell", SHELLS)
def test_completions_have_all_commands_and_their_options(
    shell: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["completions", shell]) == 0
    script = capsys.readouterr().out
    assert set(COMMANDS) <= {name for name in COMMANDS if name in script}
    for option in ("output-format", "unsafe-fixes", "config-from"):
        assert option in script
    # The alias is not offered.
    assert "--format" not in script
    assert main(["completions", shell, "-o", "script"]) == 0
    assert (folder / "script").read_text(encoding="utf-8") == script


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_completes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["completions", "bash", "-o", "script"])
    (folder / "LIST.md").write_text("", encoding="utf-8")
    ask = """source ./script; complete -p awesomelint
    for words in "sty" "check --fail" "check LI" "completions f" "export --output-format b"; do
        COMP_WORDS=(awesomelint $words); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=()
        _shtab_awesomelint; echo "$words: ${COMPREPLY[*]}"
    done"""
    done = subprocess.run(["bash", "--norc", "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[1:] == [
        "sty: style",
        "check --fail: --fail-on",
        "check LI: LIST.md",
        "completions f: fish",
        "export --output-format b: bibtex",
    ]
