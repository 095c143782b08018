"""Configuration: which file holds, what it may say, how its slips are told, and what several layers come to."""

from __future__ import annotations

import datetime
import pickle
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.cli import main
from awesomelint.configuration import Configuration
from awesomelint.configuration.lines import lines_of
from awesomelint.configuration.parse import parse
from awesomelint.engine import lint
from awesomelint.files import Trouble
from awesomelint.findings import Severity
from awesomelint.rules import BY_NAME, FORMER_NAMES, RULES
from awesomelint.settings import Settings
from awesomelint.source import Source

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
def test_in_a_folder_the_dotted_file_goes_first_and_pyproject_last(folder: Path, names: list[str], holds: str) -> None:
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
    with pytest.raises(Trouble, match="--isolated forbids"):
        settings(config="ci/other.toml", isolated=True)
    with pytest.raises(Trouble, match=r"--config missing\.toml: there is no such file"):
        settings(config="missing.toml")
    write(folder / "ci/pyproject.toml", "[project]\n")
    with pytest.raises(Trouble, match=r"there is no table \[tool\.awesomelint\]"):
        settings(config="ci/pyproject.toml")


def test_a_file_with_a_byte_order_mark_and_carriage_returns_is_read(folder: Path) -> None:
    (folder / ".awesomelint.toml").write_bytes(b'\xef\xbb\xbf# a\r\nmin-severity = "error"\r\n')
    assert settings().min_severity is Severity.ERROR


def test_a_file_that_is_not_utf_8_is_told_as_such(folder: Path) -> None:
    (folder / ".awesomelint.toml").write_bytes(b'# caf\xe9\nmin-severity = "error"\n')
    with pytest.raises(Trouble, match="not UTF-8: there is a byte at offset 5"):
        settings()


def test_without_a_file_nothing_heavy_is_imported(folder: Path) -> None:
    code = (
        "import sys; from argparse import Namespace; from awesomelint.configuration import Configuration;"
        "Configuration.of(Namespace()).settings_for('README.md');"
        "print(*{'tomllib', 'pathspec', 'json', 'difflib', 'awesomelint.rules', 'awesomelint.configuration.keys'} & sys.modules.keys())"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == ""


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


# Each: what stands in the file, and the sentences that tell what is wrong in it, in order.
SLIPS = {
    "a misspelt key": ('min-severty = "note"', ["1: there is no setting `min-severty`; did you mean `min-severity`?"]),
    "an underscore": ('min_severity = "note"', ["1: there is no setting `min_severity`; did you mean `min-severity`?"]),
    "a key far from any": ("zzz = 1", ["1: there is no setting `zzz`; known are select, extend-select, ignore"]),
    "a choice": ('min-severity = "warn"', ["1: `min-severity` must be one of error, warning, note"]),
    "a text for a list": ('exclude = "archive/"', ['1: `exclude` must be a list of texts, such as ["a", "b"]']),
    "a number in a list": ("exclude = [1]", ["1: `exclude` must be a list of texts"]),
    "a rule that is none": ('ignore = ["mojibak"]', ["1: there is no rule or group `mojibak`; did you mean `mojibake`?"]),
    "a rule's table that is none": ("[rules.mojibak]", ["1: there is no rule `mojibak`; did you mean `mojibake`?"]),
    "a severity in short": (
        'rules.mojibake = "off"',
        ['1: `rules.mojibake` must be a table; to set the severity, write `mojibake.severity = "off"`'],
    ),
    "an option that is none": (
        "[rules.file-too-large]\n\nlimits = 3",
        ["3: there is no setting `limits` in `rules.file-too-large`; did you mean `limit`?"],
    ),
    "an option of another kind": (
        "[rules]\nfile-too-large = { severity = 'error',  limit = true }",
        ["2: `rules.file-too-large.limit` must be a whole number"],
    ),
    "a line of a long list": (
        'select = [\n  "links", # all of them\n  "texts",\n]',
        ["3: there is no rule or group `texts`; did you mean `text`?"],
    ),
    "an override for no file": ("[[overrides]]\nignore = []", ["1: `files` is missing: the files that it is for"]),
    "the second of two tables": (
        "[[overrides]]\nfiles = ['a']\n\n[[overrides]]\nfiles = 'b'",
        ['5: `overrides.files` must be a list of texts, such as ["a", "b"]'],
    ),
    "a table for tables": ("[overrides]\nfiles = ['a']", ["1: `overrides` must be an array of tables"]),
    "a section without a name": ("[[style.sections]]\norder = 'any'", ["1: `name` is missing: the heading of the section"]),
    "a template with an open brace": ("style.template = '{title'", ["1: `style.template`: "]),
    "a date form that writes no date": ("style.date-form = 'YYYY'", ["1: `style.date-form`: write 5 January 2025"]),
    "the table of another file": ("[tool.awesomelint]", ["1: in this file the settings stand by themselves"]),
    "several": ("a-b = 1\nexclude = 3\n", ["1: there is no setting", "2: `exclude` must be"]),
    "no value": ("exclude =\n", ["1: this is no valid TOML: invalid value; texts stand in quotes"]),
    "a text without quotes": ("# a\nmin-severity = note\n", ["2: this is no valid TOML: invalid value; texts stand in quotes"]),
    "a list without end": ('exclude = ["a",\n\n', ["3: this is no valid TOML: "]),
    "a key set twice": ("exclude = []\nexclude = []", ["2: this is no valid TOML: cannot overwrite a value"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "sentences"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_with_its_line_and_what_to_do(folder: Path, text: str, sentences: list[str]) -> None:
    write(folder / ".awesomelint.toml", text)
    with pytest.raises(Trouble) as trouble:
        settings()
    told = str(trouble.value).split("\n")
    assert len(told) == len(sentences), told
    for line, sentence in zip(told, sentences, strict=True):
        assert line.startswith(f".awesomelint.toml:{sentence}"), told


def test_a_slip_in_pyproject_is_told_with_its_line(folder: Path) -> None:
    write(folder / "pyproject.toml", '[project]\nname = "a"\n\n[tool.awesomelint]\n[tool.awesomelint.rules.mojibake]\nallow = 3\n')
    with pytest.raises(Trouble, match=r"pyproject\.toml:6: `rules\.mojibake\.allow` must be"):
        settings()


def test_a_slip_ends_the_run_with_2_before_anything_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "a/README.md", LIST.replace("1706.03762)", "1706.03762 )"))
    write(folder / "b/README.md", LIST)
    write(folder / "b/.awesomelint.toml", "exclude = 3\nselekt = []\n")
    before = (folder / "a/README.md").read_text(encoding="utf-8")
    assert main(["fix", "a/README.md", "b/README.md"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert [line.partition(": ")[2].partition(" ")[0] for line in told.err.splitlines()] == [
        str(Path("b/.awesomelint.toml:1:")),
        str(Path("b/.awesomelint.toml:2:")),
    ]
    assert (folder / "a/README.md").read_text(encoding="utf-8") == before


def test_what_a_file_says_does_not_steer_the_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / ".awesomelint.toml", '"\\u001b[31m" = 1\n')
    assert main(["check"]) == 2
    assert "\033" not in capsys.readouterr().err


# -- which rules run ---


def running(path: str = "README.md", **options: object) -> set[str]:
    found = settings(path, **options)
    return {rule.name for rule in RULES if found.runs(rule)}


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        pytest.param("", {}, NAMES, id="all by default"),
        pytest.param('select = ["links"]', {}, LINKS, id="a group"),
        pytest.param('select = ["links"]\nextend-select = ["mojibake"]', {}, LINKS | {"mojibake"}, id="a group and a rule"),
        pytest.param('ignore = ["links"]', {}, NAMES - LINKS, id="not a group"),
        pytest.param(
            'select = ["links", "mojibake"]\nignore = ["text", "broken-arxiv-id"]',
            {},
            (LINKS | {"mojibake"}) - {"broken-arxiv-id"},
            id="a rule's name goes before its group's",
        ),
        pytest.param('[rules.mojibake]\nseverity = "off"', {}, NAMES - {"mojibake"}, id="off"),
        pytest.param('ignore = ["mojibake"]', {"select": ["mojibake"]}, {"mojibake"}, id="--select goes before ignore"),
        pytest.param('rules.mojibake.severity = "off"', {"select": ["mojibake"]}, {"mojibake"}, id="--select goes before off"),
        pytest.param('ignore = ["mojibake"]', {"ignore": ["links"]}, NAMES - LINKS - {"mojibake"}, id="--ignore adds"),
        pytest.param('select = ["links"]', {"extend_select": ["mojibake,works"]}, LINKS | {"mojibake"}
            | {rule.name for rule in RULES if rule.group == "works"}, id="--extend-select adds"),
        pytest.param('select = ["mojibake"]', {"ignore": ["text"]}, set(), id="--ignore of a group goes before a rule in the file"),
    ],
)  # fmt: skip
def test_rules_run_as_the_file_and_the_command_line_say(
    folder: Path, text: str, options: dict[str, list[str]], expected: set[str]
) -> None:
    write(folder / ".awesomelint.toml", text)
    assert running(**options) == expected


def test_an_unknown_rule_on_the_command_line_is_told_with_the_nearest(folder: Path) -> None:
    with pytest.raises(Trouble, match="--ignore: there is no rule or group `duplicate-entri`; did you mean `duplicate-entry`"):
        settings(ignore=["links,duplicate-entri"])


def test_a_renamed_rule_answers_to_its_old_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMER_NAMES, "wrong-encoding", "mojibake")
    write(folder / ".awesomelint.toml", 'ignore = ["wrong-encoding"]\n[rules.wrong-encoding]\nallow = ["a"]\n')
    assert "mojibake" not in running()
    assert settings().allow == {"mojibake": ("a",)}
    write(folder / ".awesomelint.toml", "rules.wrong-encoding.allow = []\nrules.mojibake.allow = []\n")
    with pytest.raises(Trouble, match="`wrong-encoding` is the former name of `mojibake`, which is set as well"):
        settings()


def test_former_names_lead_to_rules_and_hide_none() -> None:
    assert set(FORMER_NAMES.values()) <= NAMES
    assert not set(FORMER_NAMES) & NAMES


def test_command_line_goes_before_the_file(folder: Path) -> None:
    write(folder / ".awesomelint.toml", 'min-severity = "error"\n')
    assert settings(min_severity="note").min_severity is Severity.NOTE
    with pytest.raises(Trouble, match="--today yesterday: write a day as 2025-01-31"):
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
        told = capsys.readouterr()
        assert {name for name in ("README.md", "archive/old.md") if name in told.out} == expected
        assert told.err == ""


def test_patterns_of_a_named_file_count_from_the_current_folder(folder: Path) -> None:
    write(folder / "ci/awesomelint.toml", 'exclude = ["/archive"]\nbaseline = "accepted.json"\n')
    configuration = Configuration.of(Namespace(config="ci/awesomelint.toml"))
    assert configuration.excludes("archive/list.md")
    assert not configuration.excludes("ci/archive/list.md")
    assert not configuration.excludes("../archive/list.md")
    assert configuration.settings_for("README.md").baseline == str(folder / "ci/accepted.json")


def test_a_pattern_that_is_none_is_told_with_its_line(folder: Path) -> None:
    write(folder / ".awesomelint.toml", '\nexclude = ["!"]\n')
    with pytest.raises(Trouble, match=r"\.awesomelint\.toml:2: this is no pattern as in \.gitignore"):
        Configuration.of(Namespace()).excludes("README.md")


def test_excluded_standard_input_comes_back_from_fix_as_it_was(folder: Path) -> None:
    write(folder / ".awesomelint.toml", 'exclude = ["archive/"]\n')
    arguments = ["fix", "--force-exclude", "--stdin-filename", "archive/old.md", "-"]
    text = LIST.replace("Need](", "Need](  ")
    told = subprocess.run([sys.executable, "-m", "awesomelint", *arguments], input=text.encode(), capture_output=True)
    assert (told.stdout, told.returncode) == (text.encode(), 0)


# -- allow-lists ---


@pytest.mark.parametrize(
    "pattern",
    [
        "Attention Is All You Need",
        "attention is *",
        "https://arxiv.org/pdf/1706.03762v5",
        "https://arxiv.org/abs/1706.03762",
        "arxiv.org/pdf/*",
        "*you need",
    ],
)
def test_a_finding_is_let_pass_by_its_text_or_its_address_in_any_form(pattern: str) -> None:
    source = Source(LIST, "README.md")
    assert "duplicate-entry" in {finding.rule for finding in lint(source, Settings()).findings}
    found = lint(source, Settings(allow={"duplicate-entry": [pattern]})).findings
    assert "duplicate-entry" not in {finding.rule for finding in found}


@pytest.mark.parametrize("pattern", ["Attention", "https://arxiv.org/abs/1409.0473", "https://arxiv.org/", "[A-Z]ttention*", ""])
def test_what_matches_in_part_only_is_not_let_pass(pattern: str) -> None:
    found = lint(Source(LIST, "README.md"), Settings(allow={"duplicate-entry": [pattern], "mojibake": ["*"]})).findings
    assert "duplicate-entry" in {finding.rule for finding in found}


def test_a_work_without_a_link_in_its_title_is_let_pass_by_its_main_address() -> None:
    text = "# Papers\n\n" + "".join(
        f"- **{title}**, 2017. [[paper](https://example.org/{name}.pdf)] [[code](https://github.com/a/{name})]\n"
        for title, name in (("A Work of Some Length", "a"), ("Another Work of Some Length", "b"), ("A Work of Some Length", "a"))
    )
    source = Source(text, "README.md")
    for pattern, left in (("https://example.org/a.pdf", 0), ("https://github.com/a/a", 1)):
        found = lint(source, Settings(select=frozenset({"duplicate-entry"}), allow={"duplicate-entry": [pattern]})).findings
        assert len(found) == left, pattern


def test_a_tag_is_let_pass_with_or_without_the_marks_around_it() -> None:
    text = "# Papers\n\n- [One Title](https://example.org/1)  `LLM`.\n- [Other Title](https://example.org/2) `LLM`.\n"
    source = Source(text, "README.md")
    from awesomelint.filtering.allow import Allowances
    from awesomelint.reading import read

    cover = Allowances(read(source)).cover
    at = source.text.index("`LLM`")
    span = type(read(source).entries[0].span)(at, at + 5)
    assert cover(["llm"], span, "") and cover(["`LLM`"], span, "") and cover(["key*"], span, "key of it")
    assert not cover(["LL"], span, "")


# -- settings as a key ---


def test_a_digest_is_the_same_for_the_same_settings_only() -> None:
    one = Settings(options={"a": {"x": 1, "y": [2]}, "b": {}}, select=frozenset({"p", "q"}), style={"order": "any", "k": [{"n": 1, "m": 2}]})
    same = Settings(options={"b": {}, "a": {"y": [2], "x": 1}}, select=frozenset({"q", "p"}), style={"k": [{"m": 2, "n": 1}], "order": "any"})
    assert one.digest() == same.digest() == pickle.loads(pickle.dumps(one)).digest()
    assert one.digest() == Settings(**{name: getattr(one, name) for name in Settings.__slots__} | {"baseline": "b"}).digest()
    others = [
        Settings(),
        Settings(select=frozenset()),
        Settings(ignore=frozenset({"a"})),
        Settings(severities={"a": Severity.NOTE}),
        Settings(options={"a": {"x": 1}}),
        Settings(options={"a": {"x": "1"}}),
        Settings(allow={"a": ["b"]}),
        Settings(style={"order": "any"}),
        Settings(min_severity=Severity.NOTE),
        Settings(today=datetime.date(2025, 1, 31)),
    ]
    assert len({found.digest() for found in others}) == len(others)


def test_files_of_one_configuration_share_their_settings(folder: Path) -> None:
    write(folder / ".awesomelint.toml", '[[overrides]]\nfiles = ["a.md"]\n')
    configuration = Configuration.of(Namespace())
    assert configuration.settings_for("b.md") is configuration.settings_for("c/d.md")
    assert configuration.settings_for("a.md") is not configuration.settings_for("b.md")


# -- the lines of keys ---


def test_every_key_and_element_of_a_file_is_found_on_its_line() -> None:
    text = '''a = """
x = 1 \\"""
""""  # b = 1
'c'.d = 1979-05-27 07:32:00 ; "e f" = [
  "]", # ]
  [ 1.5,
    { g = 1, h.i = '#' } ],
]
[j]
k = \'\'\'
[l]\'\'\'
[[j.m]]
n = 1
[[j.m]]

n = 2
[j.m.o]
p = {}
'''.replace(" ; ", "\n")
    lines = lines_of(text)
    expected = {
        ("a",): 1, ("c", "d"): 4, ("e f",): 5, ("e f", 0): 6, ("e f", 1): 7, ("e f", 1, 0): 7, ("e f", 1, 1): 8,
        ("e f", 1, 1, "g"): 8, ("e f", 1, 1, "h", "i"): 8, ("j",): 10, ("j", "k"): 11, ("j", "m"): 13, ("j", "m", 0): 13,
        ("j", "m", 0, "n"): 14, ("j", "m", 1): 15, ("j", "m", 1, "n"): 17, ("j", "m", 1, "o"): 18, ("j", "m", 1, "o", "p"): 19,
    }  # fmt: skip
    assert {path: lines.get(path) for path in expected} == expected


@given(st.text(alphabet="[]{}=.,'\"#\\ \nab1-", max_size=80))
def test_any_text_is_scanned_to_its_end(text: str) -> None:
    assert all(1 <= line <= text.count("\n") + 1 for line in lines_of(text).values())


def test_parse_tells_origins(folder: Path) -> None:
    file = parse('ignore = []\n\nrules.mojibake.severity = "note"\n', str(folder / ".awesomelint.toml"), str(folder))
    assert {path: str(given.origins[0]) for path, given in file.layer.items()} == {
        ("ignore",): ".awesomelint.toml:1",
        ("rules", "mojibake", "severity"): ".awesomelint.toml:3",
    }
