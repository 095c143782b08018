"""Every mistake in a configuration file is a sentence with its line, and nothing is done before it is corrected."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from awesomelint.cli import main
from awesomelint.config import Configuration
from awesomelint.errors import UserError

LIST = "# Papers\n\n- [One Title](https://example.org/1 )\n- [Another Title](https://example.org/2)\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


# Each: the content of the file, and the sentences that say what is wrong in it, in order.
SLIPS = {
    "a misspelt key": ('min-severty = "note"', ["1: unknown setting `min-severty`; did you mean `min-severity`?"]),
    "an underscore": ('min_severity = "note"', ["1: unknown setting `min_severity`; did you mean `min-severity`?"]),
    "a key far from any": ("zzz = 1", ["1: unknown setting `zzz`; expected one of select, extend-select, ignore"]),
    "a choice": ('min-severity = "warn"', ["1: `min-severity` must be one of error, warning, note"]),
    "a text for a list": ('exclude = "archive/"', ['1: `exclude` must be a list of strings, such as ["a", "b"]']),
    "a number in a list": ("exclude = [1]", ["1: `exclude` must be a list of strings"]),
    "an unknown rule": ('ignore = ["mojibak"]', ["1: unknown rule or group `mojibak`; did you mean"]),
    "the table of an unknown rule": ("[rules.mojibak]", ["1: unknown rule or group `mojibak`; did you mean `mojibake`?"]),
    "a severity in short": (
        'rules.mojibake = "off"',
        ['1: `rules.mojibake` must be a table; to set the severity, write `mojibake.severity = "off"`'],
    ),
    "an unknown option": (
        "[rules.file-too-large]\n\nlimits = 3",
        ["3: unknown setting `limits` in `rules.file-too-large`; did you mean `limit`?"],
    ),
    "an option of another kind": (
        "[rules]\nfile-too-large = { severity = 'error',  limit = true }",
        ["2: `rules.file-too-large.limit` must be an integer"],
    ),
    "a line of a long list": (
        'select = [\n  "links", # all of them\n  "texts",\n]',
        ["3: unknown rule or group `texts`; did you mean `text`?"],
    ),
    "an override for no file": ("[[overrides]]\nignore = []", ["1: missing setting `files` (the files that"]),
    "the second of two tables": (
        "[[overrides]]\nfiles = ['a']\n\n[[overrides]]\nfiles = 'b'",
        ['5: `overrides.files` must be a list of strings, such as ["a", "b"]'],
    ),
    "a table for tables": ("[overrides]\nfiles = ['a']", ["1: `overrides` must be an array of tables"]),
    "a section without a name": ("[[style.sections]]\norder = 'any'", ["1: missing setting `name` (the heading"]),
    "a template with an open brace": ("style.template = '{title'", ["1: `style.template`: "]),
    "a date form that writes no date": ("style.date-form = 'YYYY'", ["1: `style.date-form`: write the date 5 January 2025"]),
    "the table of another file": ("[tool.awesomelint]", ["1: only pyproject.toml uses the prefix"]),
    "a setting of the file below a table": (
        '[rules]\n\nbaseline = "b.json"',
        [
            "3: `baseline` is a setting of the whole file, but belongs to the table [rules] that it is below; move the "
            "line above the first table"
        ],
    ),
    "a setting of the file in an override": (
        "[[overrides]]\nfiles = ['a']\nexclude = ['b']",
        ["3: `exclude` is a setting of the whole file, but belongs to the table [overrides]"],
    ),
    "a setting of the file below the table of a rule": (
        "[rules.mojibake]\nmin-severity = 'note'",
        ["2: `min-severity` is a setting of the whole file, but belongs to the table [rules.mojibake]"],
    ),
    "an option of one rule for its group": (
        "[rules.structure]\nlimit = 3",
        ["2: unknown setting `limit` in `rules.structure`; expected one of severity, allow"],
    ),
    "several": ("a-b = 1\nexclude = 3\n", ["1: unknown setting", "2: `exclude` must be"]),
    "no value": ("exclude =\n", ["1: invalid TOML: invalid value; put strings in quotes"]),
    "a text without quotes": ("# a\nmin-severity = note\n", ["2: invalid TOML: invalid value; put strings"]),
    "a list without end": ('exclude = ["a",\n\n', ["3: invalid TOML: "]),
    "a list in a thousand lists": (f"exclude = {'[' * 5000}{']' * 5000}", [" values are nested too deeply"]),
    "a key set twice": ("exclude = []\nexclude = []", ["2: invalid TOML: cannot overwrite a value"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "sentences"), SLIPS.values(), ids=SLIPS)
def test_a_mistake_is_reported_with_its_line_and_what_to_do(
    folder: Path, text: str, sentences: list[str]
) -> None:
    write(folder / ".awesomelint.toml", text)
    with pytest.raises(UserError) as trouble:
        Configuration.of(Namespace()).settings_for("README.md")
    reported = str(trouble.value).split("\n")
    assert len(reported) == len(sentences), reported
    for line, sentence in zip(reported, sentences, strict=True):
        assert line.startswith(f".awesomelint.toml:{sentence}"), reported


def test_a_mistake_in_pyproject_is_reported_with_its_line(folder: Path) -> None:
    write(
        folder / "pyproject.toml",
        '[project]\nname = "a"\n\n[tool.awesomelint]\n[tool.awesomelint.rules.mojibake]\nallow = 3\n',
    )
    with pytest.raises(UserError, match=r"pyproject\.toml:6: `rules\.mojibake\.allow` must be"):
        Configuration.of(Namespace()).settings_for("README.md")


def test_a_setting_below_a_table_of_pyproject_is_reported_as_such(folder: Path) -> None:
    write(folder / "pyproject.toml", '[tool.awesomelint.rules]\nbaseline = "b.json"\n')
    with pytest.raises(
        UserError, match=r"pyproject\.toml:2: .* move the line directly below \[tool\.awesomelint\]"
    ):
        Configuration.of(Namespace()).settings_for("README.md")


def test_a_mistake_ends_the_run_with_status_2_before_anything_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "a/README.md", LIST)
    write(folder / "b/README.md", LIST)
    write(folder / "b/.awesomelint.toml", "exclude = 3\nselekt = []\n")
    before = (folder / "a/README.md").read_text(encoding="utf-8")
    assert main(["fix", "a/README.md", "b/README.md"]) == 2
    reported = capsys.readouterr()
    assert reported.out == ""
    assert [line.partition(": ")[2].partition(" ")[0] for line in reported.err.splitlines()] == [
        str(Path("b/.awesomelint.toml:1:")),
        str(Path("b/.awesomelint.toml:2:")),
    ]
    assert (folder / "a/README.md").read_text(encoding="utf-8") == before


def test_what_a_file_says_does_not_steer_the_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / ".awesomelint.toml", '"\\u001b[31m" = 1\n')
    assert main(["check"]) == 2
    assert "\033" not in capsys.readouterr().err
