"""What people see before they install: the description in the package index, its links, the files that GitHub knows by name."""

from __future__ import annotations

import re
import runpy
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from check_jsonschema import main as check_jsonschema
from markdown_it import MarkdownIt

from awesomelint import __version__
from awesomelint.engine import lint
from awesomelint.report.urls import SITE
from awesomelint.settings import Settings
from awesomelint.source import Source
from tests.support import PROJECT

PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
README = (PROJECT / "README.md").read_text(encoding="utf-8")
OURS = "https://github.com/awesomelint/awesomelint"
FORMS = sorted(
    path for path in (PROJECT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml"
)


@pytest.fixture
def description(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The description in the package index, as the build makes it."""
    made = tmp_path / "description.md"
    monkeypatch.chdir(PROJECT)
    monkeypatch.setattr(sys, "argv", ["hatch-fancy-pypi-readme", "pyproject.toml", "-o", str(made)])
    runpy.run_module("hatch_fancy_pypi_readme", run_name="__main__")
    return made.read_text(encoding="utf-8")


def test_the_description_has_no_relative_links_and_pictures(description: str) -> None:
    targets = re.findall(r'(?:href|src)="([^"]+)"', MarkdownIt("commonmark").render(description))
    assert len(targets) > 20 and all(target.startswith("https://") for target in targets)
    for target in targets:
        if found := re.match(rf"{OURS}/blob/main/([^#]+)", target):
            assert (PROJECT / found[1]).is_file(), target
    assert "\n## Development\n" in README and "\n## Development\n" not in description


def test_the_index_knows_the_versions_of_python_that_are_tested() -> None:
    workflow = yaml.safe_load((PROJECT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    tested = workflow["jobs"]["tests"]["strategy"]["matrix"]["python"]
    named = [
        found[1]
        for classifier in PYPROJECT["project"]["classifiers"]
        if (found := re.fullmatch(r"Programming Language :: Python :: (3\.\d+)", classifier))
    ]
    assert named == tested


def test_the_addresses_of_the_project_lead_to_files_that_are_there() -> None:
    urls = PYPROJECT["project"]["urls"]
    assert set(urls) == {"Documentation", "Changelog", "Issues", "Source"}
    assert urls.pop("Documentation") == f"{SITE}/"
    for url in urls.values():
        assert url.startswith(OURS)
        if "/blob/main/" in url:
            assert (PROJECT / url.partition("/blob/main/")[2]).is_file()


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-issue-forms", FORMS),
        ("github-issue-config", [PROJECT / ".github" / "ISSUE_TEMPLATE" / "config.yml"]),
        ("citation-file-format", [PROJECT / "CITATION.cff"]),
        ("github-workflows", sorted((PROJECT / ".github" / "workflows").glob("*.yml"))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_files_that_github_reads_have_its_form(
    schema: str, files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert files
    arguments = ["--builtin-schema", f"vendor.{schema}", "--force-filetype", "yaml", *map(str, files)]
    with pytest.raises(SystemExit) as ended:
        check_jsonschema(arguments)
    assert ended.value.code == 0, capsys.readouterr().out


def test_a_false_alarm_is_reported_with_lines_of_the_list() -> None:
    form = yaml.safe_load(next(path for path in FORMS if path.stem == "false-alarm").read_text("utf-8"))
    lines = next(field for field in form["body"] if field.get("id") == "lines")
    assert lines["attributes"]["label"] == "Ten lines of the list" and lines["validations"]["required"]


def test_the_citation_is_of_this_version() -> None:
    assert yaml.safe_load((PROJECT / "CITATION.cff").read_text(encoding="utf-8"))["version"] == __version__


def test_the_first_command_of_the_readme_needs_no_installation() -> None:
    assert re.search(r"^```sh\n(.*)$", README, re.MULTILINE)[1] == "uvx awesomelint check"


def test_the_badge_is_not_a_finding() -> None:
    badge = re.search(r"^```text\n(\[!\[.*)\n```$", README, re.MULTILINE)[1]
    text = f"# Papers\n\n{badge}\n\n- [One](https://example.org/1), 2020.\n- [Two](https://example.org/2), 2021.\n"
    assert lint(Source(text, "README.md"), Settings()).findings == []


@pytest.mark.parametrize("name", ["awesome-lint", "markdownlint", "rumdl", "lychee", "typos"])
def test_the_table_of_other_programs_says_what_to_use_with_it(name: str) -> None:
    (row,) = (line for line in README.splitlines() if line.startswith(f"| [{name}]("))
    assert all(cell.strip() for cell in row.strip("|").split("|")) and row.count("|") == 4
