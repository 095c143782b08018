"""Configuration: which file applies, what it may contain, how mistakes are reported, and how layers combine."""

from __future__ import annotations

import datetime
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from awesomelint.cli import main
from awesomelint.config import Configuration
from awesomelint.errors import UserError
from awesomelint.findings import Severity
from awesomelint.rules import BY_NAME, FORMER_NAMES, RULES
from awesomelint.settings import Settings

NAMES = {rule.name for rule in RULES}
LINKS = {rule.name for rule in RULES if rule.group == "links"}
# One work three times: in two forms of its address, and with another work between them.
LIST = """# Papers

## Attention
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
- [Neural Machine Translation by Jointly Learning to Align and Translate](https://arxiv.org/abs/1409.0473), Sep. 1 2014.
- [Attention Is All You Need](https://arxiv.org/pdf/1706.03762v5), Jun. 12 2017.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README.md").write_text(LIST, encoding="utf-8")
    return tmp_path


def settings(path: str = "README.md", **options: object) -> Settings:
    return Configuration.of(Namespace(**options)).settings_for(path)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


# -- which file holds ---


def test_without_a_file_the_defaults_hold(folder: Path) -> None:
    found = settings(today="2025-01-31")
    assert found.digest() == Settings(today=datetime.date(2025, 1, 31)).digest()


@pytest.mark.parametrize(
    ("names", "holds"),
    [
        ([".awesomelint.toml", "awesomelint.toml", "pyproject.toml"], ".awesomelint.toml"),
        (["awesomelint.toml", "pyproject.toml"], "awesomelint.toml"),
        (["pyproject.toml"], "pyproject.toml"),
    ],
)
def test_in_a_folder_the_dotted_file_goes_first_and_pyproject_last(
    folder: Path, names: list[str], holds: str
) -> None:
    for name in names:
        head = "[tool.awesomelint]\n" if name == "pyproject.toml" else ""
        write(folder / name, f'{head}min-severity = "{"error" if name == holds else "note"}"\n')
    assert settings().min_severity is Severity.ERROR


def test_the_nearest_file_upwards_holds_alone(folder: Path) -> None:
    write(folder / ".awesomelint.toml", 'min-severity = "error"\nignore = ["mojibake"]\n')
    write(folder / "a/awesomelint.toml", 'min-severity = "note"\n')
    (folder / "a/b").mkdir()
    inner = settings("a/b/list.md")
    assert inner.min_severity is Severity.NOTE
    assert inner.runs(BY_NAME["mojibake"])
    assert settings("c/list.md").min_severity is Severity.ERROR


def test_a_pyproject_that_says_nothing_of_us_is_passed_over_unread(folder: Path) -> None:
    write(folder / "awesomelint.toml", 'min-severity = "error"\n')
    write(folder / "a/pyproject.toml", "this is no TOML at all")
    assert settings("a/list.md").min_severity is Severity.ERROR


def test_standard_input_is_configured_by_the_name_that_it_is_given(folder: Path) -> None:
    write(folder / "a/.awesomelint.toml", 'min-severity = "error"\n')
    assert settings("<stdin>").min_severity is Severity.WARNING
    assert settings("a/README.md").min_severity is Severity.ERROR


def test_config_names_a_file_and_isolated_reads_none(folder: Path) -> None:
    write(folder / ".awesomelint.toml", 'min-severity = "error"\n')
    write(folder / "ci/other.toml", 'min-severity = "note"\n')
    assert settings(config="ci/other.toml").min_severity is Severity.NOTE
    assert settings(isolated=True).min_severity is Severity.WARNING
    with pytest.raises(UserError, match="cannot be used together"):
        settings(config="ci/other.toml", isolated=True)
    with pytest.raises(UserError, match=r"--config missing\.toml: no such file"):
        settings(config="missing.toml")
    write(folder / "ci/pyproject.toml", "[project]\n")
    with pytest.raises(UserError, match=r"missing table \[tool\.awesomelint\]"):
        settings(config="ci/pyproject.toml")


def test_a_file_with_a_byte_order_mark_and_carriage_returns_is_read(folder: Path) -> None:
    (folder / ".awesomelint.toml").write_bytes(b'\xef\xbb\xbf# a\r\nmin-severity = "error"\r\n')
    assert settings().min_severity is Severity.ERROR


def test_a_file_that_is_not_utf_8_is_reported_as_such(folder: Path) -> None:
    (folder / ".awesomelint.toml").write_bytes(b'# caf\xe9\nmin-severity = "error"\n')
    with pytest.raises(UserError, match="invalid byte at offset 5"):
        settings()


def test_without_a_file_nothing_heavy_is_imported(folder: Path) -> None:
    code = (
        "import sys; from argparse import Namespace; from awesomelint.config import Configuration;"
        "Configuration.of(Namespace()).settings_for('README.md');"
        "heavy = {'tomllib', 'json', 'difflib', 'awesomelint.rules', 'awesomelint.config.schema'};"
        "print(*heavy & sys.modules.keys())"
    )
    reported = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert reported.stdout.strip() == ""


# -- what it may say ---


def test_every_key_reaches_the_settings(folder: Path) -> None:
    write(
        folder / ".awesomelint.toml",
        """
        min-severity = "note"
        baseline = "accepted.json"
        [rules.file-too-large]
        severity = "warning"
        limit = 1000
        [rules.duplicate-entry]
        allow = ["Attention *"]
        [style]
        template = "- [{title}]({url}), {date}."
        order = "newest-first"
        date-form = "Jan. 5 2025"
        [[style.sections]]
        name = "Attention"
        order = "any"
        """,
    )
    found = settings()
    assert found.min_severity is Severity.NOTE
    assert found.baseline == str(folder / "accepted.json")
    assert found.severities == {"file-too-large": Severity.WARNING}
    assert found.rule_options(BY_NAME["file-too-large"])["limit"] == 1000
    assert found.allow == {"duplicate-entry": ("Attention *",)}
    assert found.style == {
        "template": "- [{title}]({url}), {date}.",
        "order": "newest-first",
        "date-form": "Jan. 5 2025",
        "sections": [{"name": "Attention", "order": "any"}],
    }


# -- which rules run ---


def running(path: str = "README.md", **options: object) -> set[str]:
    found = settings(path, **options)
    return {rule.name for rule in RULES if found.runs(rule)}


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        pytest.param("", {}, NAMES, id="all by default"),
        pytest.param('select = ["links"]', {}, LINKS, id="a group"),
        pytest.param('select = ["links"]\nextend-select = ["mojibake"]', {}, LINKS | {"mojibake"}, id="both"),
        pytest.param('ignore = ["links"]', {}, NAMES - LINKS, id="not a group"),
        pytest.param(
            'select = ["links", "mojibake"]\nignore = ["text", "broken-arxiv-id"]',
            {},
            (LINKS | {"mojibake"}) - {"broken-arxiv-id"},
            id="a rule's name goes before its group's",
        ),
        pytest.param('[rules.mojibake]\nseverity = "off"', {}, NAMES - {"mojibake"}, id="off"),
        pytest.param('ignore = ["mojibake"]', {"select": ["mojibake"]}, {"mojibake"}, id="--select before ignore"),
        pytest.param('rules.mojibake.severity = "off"', {"select": ["mojibake"]}, {"mojibake"}, id="before off"),
        pytest.param('ignore = ["mojibake"]', {"ignore": ["links"]}, NAMES - LINKS - {"mojibake"}, id="--ignore adds"),
        pytest.param('select = ["links"]', {"extend_select": ["mojibake,works"]}, LINKS | {"mojibake"}
            | {rule.name for rule in RULES if rule.group == "works"}, id="--extend-select adds"),
        pytest.param('select = ["mojibake"]', {"ignore": ["text"]}, set(), id="--ignore before the file"),
    ],
)  # fmt: skip
def test_rules_run_as_the_file_and_the_command_line_say(
    folder: Path, text: str, options: dict[str, list[str]], expected: set[str]
) -> None:
    write(folder / ".awesomelint.toml", text)
    assert running(**options) == expected


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        pytest.param("", {}, set(), id="none by default"),
        pytest.param('unfixable = ["links"]', {}, LINKS, id="a group"),
        pytest.param('unfixable = ["mojibake"]', {"unfixable": ["links"]}, LINKS | {"mojibake"}, id="--unfixable adds"),
        pytest.param('unfixable = ["mojibake"]', {"select": ["links"]}, {"mojibake"}, id="not reset by --select"),
    ],
)  # fmt: skip
def test_rules_may_be_unfixable(
    folder: Path, text: str, options: dict[str, list[str]], expected: set[str]
) -> None:
    write(folder / ".awesomelint.toml", text)
    found = settings(**options)
    assert {rule.name for rule in RULES if not found.fixes(rule)} == expected


def test_an_unknown_rule_on_the_command_line_is_reported_with_the_nearest(folder: Path) -> None:
    with pytest.raises(
        UserError,
        match="--ignore: unknown rule or group `duplicate-entri`; did you mean `duplicate-entry`",
    ):
        settings(ignore=["links,duplicate-entri"])


def test_a_renamed_rule_answers_to_its_old_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMER_NAMES, "wrong-encoding", "mojibake")
    write(
        folder / ".awesomelint.toml", 'ignore = ["wrong-encoding"]\n[rules.wrong-encoding]\nallow = ["a"]\n'
    )
    assert "mojibake" not in running()
    assert settings().allow == {"mojibake": ("a",)}
    write(folder / ".awesomelint.toml", "rules.wrong-encoding.allow = []\nrules.mojibake.allow = []\n")
    with pytest.raises(
        UserError, match="`wrong-encoding` is the former name of `mojibake`, which is also set"
    ):
        settings()


def test_former_names_lead_to_rules_and_hide_none() -> None:
    assert set(FORMER_NAMES.values()) <= NAMES
    assert not set(FORMER_NAMES) & NAMES


def test_command_line_goes_before_the_file(folder: Path) -> None:
    write(folder / ".awesomelint.toml", 'min-severity = "error"\n')
    assert settings(min_severity="note").min_severity is Severity.NOTE
    with pytest.raises(UserError, match="--today yesterday: expected a date such as 2025-01-31"):
        settings(today="yesterday")


# -- some files ---


def test_overrides_hold_for_the_files_that_they_name_the_last_before_the_first(folder: Path) -> None:
    write(
        folder / ".awesomelint.toml",
        """
        ignore = ["mojibake"]
        rules.duplicate-entry.allow = ["a"]
        rules.final-newline.severity = "off"
        [[overrides]]
        files = ["archive/", "!archive/keep.md"]
        min-severity = "note"
        ignore = ["links"]
        rules.duplicate-entry.allow = ["b"]
        rules.final-newline.severity = "error"
        [[overrides]]
        files = ["*.old.md"]
        min-severity = "error"
        style.order = "any"
        """,
    )
    assert settings().min_severity is Severity.WARNING
    assert running() == NAMES - {"mojibake", "final-newline"}
    assert settings("archive/keep.md").min_severity is Severity.WARNING
    inner = settings("archive/2019/list.md")
    assert inner.min_severity is Severity.NOTE
    assert inner.allow == {"duplicate-entry": ("a", "b")}
    assert running("archive/2019/list.md") == NAMES - LINKS - {"mojibake"}
    last = settings("archive/list.old.md")
    assert (last.min_severity, last.style) == (Severity.ERROR, {"order": "any"})


def test_excluded_files_are_left_out_of_folders_and_by_force_where_they_are_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "archive/old.md", LIST)
    write(folder / ".awesomelint.toml", 'exclude = ["archive/"]\n')
    for arguments, expected in (
        (["."], {"README.md"}),
        (["archive/old.md"], {"archive/old.md"}),
        (["--force-exclude", "archive/old.md", "README.md"], {"README.md"}),
        (["--isolated", "."], {"README.md", "archive/old.md"}),
        (["archive"], set()),
    ):
        main(["export", *arguments])
        reported = capsys.readouterr()
        assert {name for name in ("README.md", "archive/old.md") if name in reported.out} == expected
        assert reported.err == ""


def test_patterns_of_a_named_file_count_from_the_current_folder(folder: Path) -> None:
    write(folder / "ci/awesomelint.toml", 'exclude = ["/archive"]\nbaseline = "accepted.json"\n')
    configuration = Configuration.of(Namespace(config="ci/awesomelint.toml"))
    assert configuration.excludes("archive/list.md")
    assert not configuration.excludes("ci/archive/list.md")
    assert not configuration.excludes("../archive/list.md")
    assert configuration.settings_for("README.md").baseline == str(folder / "ci/accepted.json")


def test_an_invalid_pattern_is_reported_with_its_line(folder: Path) -> None:
    write(folder / ".awesomelint.toml", '\nexclude = ["!"]\n')
    with pytest.raises(UserError, match=r"\.awesomelint\.toml:2: invalid \.gitignore pattern"):
        Configuration.of(Namespace()).excludes("README.md")


def test_excluded_standard_input_comes_back_from_fix_as_it_was(folder: Path) -> None:
    write(folder / ".awesomelint.toml", 'exclude = ["archive/"]\n')
    arguments = ["fix", "--force-exclude", "--stdin-filename", "archive/old.md", "-"]
    text = LIST.replace("Need](", "Need](  ")
    reported = subprocess.run(
        [sys.executable, "-m", "awesomelint", *arguments], input=text.encode(), capture_output=True
    )
    assert (reported.stdout, reported.returncode) == (text.encode(), 0)


def test_files_of_one_configuration_share_their_settings(folder: Path) -> None:
    write(folder / ".awesomelint.toml", '[[overrides]]\nfiles = ["a.md"]\n')
    configuration = Configuration.of(Namespace())
    assert configuration.settings_for("b.md") is configuration.settings_for("c/d.md")
    assert configuration.settings_for("a.md") is not configuration.settings_for("b.md")


# -- what a configuration may not reach ---


def test_no_file_above_the_repository_is_looked_for(folder: Path) -> None:
    write(folder / ".awesomelint.toml", 'min-severity = "error"\n')
    (folder / "list" / ".git").mkdir(parents=True)
    (folder / "list" / "docs").mkdir()
    assert settings("list/docs/README.md").min_severity is Severity.WARNING
    write(folder / "list" / "awesomelint.toml", 'min-severity = "note"\n')
    assert settings("list/docs/README.md").min_severity is Severity.NOTE


@pytest.mark.parametrize(
    "name", ["../accepted.json", "/accepted.json", "a/../../accepted.json", "link/accepted.json"]
)
def test_a_baseline_outside_of_its_folder_is_neither_read_nor_written(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    write(folder / "list" / "README.md", LIST)
    write(folder / "list" / ".awesomelint.toml", f'\nbaseline = "{name}"\n')
    if name.startswith("link"):
        (folder / "list" / "link").symlink_to(folder)
    for command in ("baseline", "check"):
        assert main([command, "list/README.md"]) == 2
        assert ".awesomelint.toml:2: `baseline` is outside the folder" in capsys.readouterr().err
    assert not (folder / "accepted.json").exists()
    assert main(["baseline", "list/README.md", "--isolated", "--output-file", "accepted.json"]) == 0
    assert (folder / "accepted.json").exists()


@pytest.mark.parametrize("command", ["check", "fix", "export", "style", "baseline"])
@pytest.mark.parametrize("name", ["README.md", "./README.md", "link.md", "hard.md"])
def test_an_output_file_is_not_an_input(
    folder: Path, capsys: pytest.CaptureFixture[str], command: str, name: str
) -> None:
    (folder / "link.md").symlink_to("README.md")
    (folder / "hard.md").hardlink_to(folder / "README.md")
    assert main([command, "README.md", "--output-file", name]) == 2
    assert "this is one of the input files; choose another name" in capsys.readouterr().err
    assert (folder / "README.md").read_text(encoding="utf-8") == LIST


def test_whether_a_file_is_excluded_is_yes_or_no(folder: Path) -> None:
    write(folder / ".awesomelint.toml", 'exclude = ["archive/"]\n')
    assert [Configuration.of(Namespace()).excludes(name) for name in ("README.md", "archive/a.md")] == [
        False,
        True,
    ]
