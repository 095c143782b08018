"""`awesomelint config` shows what holds and why; `awesomelint init` writes a first file that fits and can be used."""

from __future__ import annotations

import json
import tomllib
from argparse import Namespace
from pathlib import Path

import pytest

from awesomelint.cli import main
from awesomelint.config import Configuration
from awesomelint.config.render import toml_value
from awesomelint.rules import RULES
from tests.support.lists import EACH_SMALL_LIST

LIST = "# Papers\n\n" + "".join(
    f"- [A Work with Number {number}](https://arxiv.org/abs/2401.{number:05}), Jan. {number} 2024.\n"
    for number in range(1, 13)
)
CONFIGURATION = """\
min-severity = "note"
ignore = ["text", "likely-typo"]
exclude = ["archive/"]
baseline = "accepted.json"

[rules.duplicate-entry]
severity = "warning"
allow = ["Attention *", 'a "quoted" title']

[style]
order = "any"
[[style.sections]]
name = "Surveys/Old"
order = "alphabetical"

[[overrides]]
files = ["*.zh.md"]
select = ["links", "works"]
rules.broken-arxiv-id.severity = "off"
rules.file-too-large.limit = 4
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("README.md", "README.zh.md"):
        (tmp_path / name).write_text(LIST, encoding="utf-8")
    return tmp_path


def reported(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main(list(arguments)) == status
    found = capsys.readouterr()
    return found.err if status == 2 else found.out


# -- config ---


def test_each_setting_is_shown_with_where_it_came_from(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / ".awesomelint.toml").write_text(CONFIGURATION, encoding="utf-8")
    lines = reported(capsys, "config", "--ignore", "links").splitlines()
    assert lines[0] == "# Settings for README.md"
    for setting, origin in {
        'min-severity = "note"': ".awesomelint.toml:1",
        "extend-select = []": "default",
        'ignore = ["text", "likely-typo", "links"]': ".awesomelint.toml:2, command line",
        'mojibake.severity = "off"': ".awesomelint.toml:2",
        'broken-arxiv-id.severity = "off"': "command line",
        'duplicate-entry.severity = "warning"': ".awesomelint.toml:7",
        "file-too-large.limit = 512000": "default",
        'order = "any"': ".awesomelint.toml:11",
        'order = "alphabetical"': ".awesomelint.toml:14",
    }.items():
        assert [line.partition(" # ")[2] for line in lines if line.startswith(f"{setting} ")] == [origin], (
            setting
        )


@pytest.mark.parametrize(
    "arguments",
    [[], ["--select", "links"], ["README.zh.md"], ["README.zh.md", "--extend-select", "mojibake"]],
)
def test_what_is_shown_is_a_configuration_that_comes_to_the_same(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    (folder / ".awesomelint.toml").write_text(CONFIGURATION, encoding="utf-8")
    shown = reported(capsys, "config", *arguments, "--today", "2025-01-31")
    (folder / "shown.toml").write_text(shown, encoding="utf-8")
    selection = (
        dict(zip((name[2:].replace("-", "_") for name in arguments[-2::2]), [arguments[-1:]], strict=True))
        if len(arguments) > 1
        else {}
    )
    path = "README.zh.md" if "README.zh.md" in arguments else "README.md"
    wanted = Configuration.of(Namespace(today="2025-01-31", **selection)).settings_for(path)
    found = Configuration.of(Namespace(today="2025-01-31", config="shown.toml")).settings_for(path)
    for name in ("select", "min_severity", "allow", "style", "baseline"):
        assert getattr(found, name) == getattr(wanted, name), name
    for rule in RULES:
        assert found.runs(rule) == wanted.runs(rule)
        if wanted.runs(rule):
            assert found.severity(rule, None) is wanted.severity(rule, None)
            assert found.rule_options(rule) == wanted.rule_options(rule)


def test_settings_are_shown_as_json_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / ".awesomelint.toml").write_text(CONFIGURATION, encoding="utf-8")
    shown = json.loads(reported(capsys, "config", "--output-format", "json", "--select", "links"))
    assert (shown["path"], shown["configuration"], shown["excluded"]) == (
        "README.md",
        ".awesomelint.toml",
        False,
    )
    settings = shown["settings"]
    assert settings["min-severity"] == {"value": "note", "origin": [".awesomelint.toml:1"]}
    assert settings["select"] == {"value": ["links"], "origin": ["command line"]}
    assert settings["ignore"] == {"value": [], "origin": ["default"]}
    assert settings["style.template"] == {"value": None, "origin": ["default"]}
    assert settings["style.sections"]["value"] == [{"name": "Surveys/Old", "order": "alphabetical"}]


def test_a_file_that_is_left_out_is_said_to_be(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / ".awesomelint.toml").write_text('exclude = ["*.zh.md"]\n', encoding="utf-8")
    assert "# This file is excluded" in reported(capsys, "config", "README.zh.md")
    assert "is excluded" not in reported(capsys, "config", "README.md")


def test_without_a_file_init_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "`awesomelint init`" in reported(capsys, "config")
    assert "no such file" in reported(capsys, "config", "missing.md", status=2)


@pytest.mark.parametrize("value", ["a", 'b "c" \\ \n\t\x7f\x1b\u202e', ["x", "日本", "🎉"], 3, True, 1.5, []])
def test_values_are_written_as_toml_and_as_nothing_that_steers_a_terminal(value: object) -> None:
    text = toml_value(value)
    assert tomllib.loads(f"a = {text}") == {"a": value}
    assert text.isprintable()


# -- init ---


def test_init_writes_a_file_with_which_check_finds_what_it_found_before(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = reported(capsys, "check", "--exit-zero")
    assert "Wrote .awesomelint.toml" in reported(capsys, "init")
    text = (folder / ".awesomelint.toml").read_text(encoding="utf-8")
    assert text.startswith("#:schema https://")
    assert "# README.md when this file was written: 12 entries" in text
    assert '# date-form = "Jan. 5 2024"' not in text and '# date-form = "Jan. 5 2025"' in text
    assert '# order = "oldest-first"  # used in 1 of 1 sections' in text
    assert "README.zh.md (12 entries)" in text
    assert reported(capsys, "check", "--exit-zero") == before


def test_init_counts_findings_and_fixes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = LIST.replace("arxiv.org/abs/", "arxiv.org/abs").replace("- [", "- [", 1)
    (folder / "README.md").write_text(text, encoding="utf-8")
    reported(capsys, "init")
    written = (folder / ".awesomelint.toml").read_text(encoding="utf-8")
    assert (
        '# broken-arxiv-id.severity = "note"  # 12 findings, 12 fixable with `awesomelint fix`\n' in written
    )


def test_what_init_suggests_can_be_taken_out_of_its_comment(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = LIST.replace("arxiv.org/abs/", "arxiv.org/abs")
    (folder / "README.md").write_text(text, encoding="utf-8")
    reported(capsys, "init")
    path = folder / ".awesomelint.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    taken = [line.removeprefix("# ") if " = " in line else line for line in lines]
    path.write_text("\n".join(taken) + "\n", encoding="utf-8")
    settings = Configuration.of(Namespace()).settings_for("README.md")
    assert settings.severities and settings.allow and settings.style["date-form"] == "Jan. 5 2025"


def test_init_leaves_out_guides_that_read_like_lists(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "CONTRIBUTING.md").write_text(LIST, encoding="utf-8")
    reported(capsys, "init")
    assert '\nexclude = ["CONTRIBUTING.md"]\n' in (folder / ".awesomelint.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [".awesomelint.toml", "awesomelint.toml", "pyproject.toml"])
def test_init_never_overwrites(folder: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    text = "[tool.awesomelint]\n" if name == "pyproject.toml" else "# mine\n"
    (folder / name).write_text(text, encoding="utf-8")
    said = reported(capsys, "init", status=2)
    assert said == f"awesomelint: {name}: this configuration file already applies to README.md\n"
    assert (folder / name).read_text(encoding="utf-8") == text
    assert (
        sum(
            (folder / other).exists() for other in (".awesomelint.toml", "awesomelint.toml", "pyproject.toml")
        )
        == 1
    )


def test_init_writes_beside_the_list_that_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "papers").mkdir()
    (folder / "papers/README.md").write_text(LIST, encoding="utf-8")
    assert f"Wrote {Path('papers/.awesomelint.toml')}" in reported(capsys, "init", "papers")
    assert not (folder / ".awesomelint.toml").exists()


def test_init_of_a_file_without_a_list_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "README.md").write_text("# Hello\n\nNothing here yet.\n", encoding="utf-8")
    assert "README.md does not contain a list of papers yet" in reported(capsys, "init")
    assert main(["check"]) == 0


@pytest.mark.parametrize("path", EACH_SMALL_LIST[:6])
def test_init_fits_real_lists(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README.md").write_bytes(path.read_bytes())
    main(["check", "--isolated"])
    before = capsys.readouterr()
    reported(capsys, "init")
    main(["check"])
    assert capsys.readouterr() == before
