"""The page about the architecture names what exists, and its picture shows all packages."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

from awesomelint.engine import lint
from awesomelint.findings import Edit
from awesomelint.settings import Settings
from awesomelint.source import Source
from tests.docs.test_commands import module
from tests.support import PROJECT

DOCS = PROJECT / "docs"
PACKAGE = PROJECT / "src" / "awesomelint"
PAGES = [DOCS / "architecture.md", *sorted((DOCS / "extending").glob("*.md"))]
# A page about extending shows new files, and what is generated from them.
GENERATED = {"docs/rules/shouted-title.md"}
_FENCE = re.compile(r"^(`{3,})[\w-]*\n.*?^\1$", re.MULTILINE | re.DOTALL)
_NEW = re.compile(r"^`([^`\n]+)`\n\n`{3,}(?!diff\n)", re.MULTILINE)
_PATH = re.compile(r"`((?:[\w.*-]+/)+[\w.*-]*|[\w.-]+\.(?:py|md|svg|toml))`")
SVG = "{http://www.w3.org/2000/svg}"


def paths(page: Path) -> set[str]:
    """The paths on a page in backticks, without the new files that it shows."""
    text = page.read_text(encoding="utf-8")
    return set(_PATH.findall(_FENCE.sub("", text))) - set(_NEW.findall(text)) - GENERATED


def exists(path: str) -> bool:
    """Whether a path is in the program or the project; a part in capitals stands for any name."""
    pattern = re.sub(r"\b[A-Z]+\b(?![.])", "*", path).rstrip("/")
    return any(next(folder.glob(pattern), None) is not None for folder in (PACKAGE, PROJECT))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_paths_exist(page: Path) -> None:
    missing = [path for path in sorted(paths(page)) if not exists(path)]
    assert not missing


def test_paths_are_seen() -> None:
    assert {"rules/GROUP/", "fixing/verify.py", "tests/test_imports.py"} <= paths(DOCS / "architecture.md")
    assert "tests/support/cases.py" in paths(DOCS / "extending" / "a-rule.md")
    assert "tests/report/test_csv.py" not in paths(DOCS / "extending" / "a-report-format.md")
    assert exists("rules/GROUP/") and exists("CHANGELOG.md") and not exists("rules/group/")


def test_the_story_of_the_page_is_true() -> None:
    """Eleven periods and a comma between link and date: the page says what becomes of the comma."""
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    (odd,) = re.findall(r"^`(- \[Title\].*)`", page, re.MULTILINE)
    others = [
        f"- [A Study of {number}](https://arxiv.org/abs/2001.100{number}). 2020." for number in range(20, 31)
    ]
    assert len(others) == 11
    text = "\n".join([*others, odd, ""])
    (found,) = lint(Source(text), Settings()).findings
    assert found.rule == "inconsistent-entry" and found.span == (text.index(","), text.index(",") + 1)
    assert found.fix is not None and found.fix.edits == (Edit(*found.span, "."),)


# -- the picture ----------------------------------------------------------------------------------------------------


@pytest.fixture(name="script")
def _script() -> ModuleType:
    return module("architecture_picture")


def texts(svg: ET.Element) -> list[ET.Element]:
    return [element for element in svg.iter(f"{SVG}text") if element.get("class") != "band"]


def test_picture_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, DOCS / "architecture_picture.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_picture_that_is_out_of_date(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script, "PICTURE", tmp_path / "architecture.svg")
    monkeypatch.setattr(sys, "argv", ["architecture_picture.py", "--check"])
    (tmp_path / "architecture.svg").write_text("<svg/>", encoding="utf-8")
    with pytest.raises(SystemExit, match="out of date"):
        script.main()


def test_picture_has_every_package(script: ModuleType) -> None:
    svg = ET.parse(script.PICTURE).getroot()
    shown = {text.text for text in texts(svg) if text.get("class") == "name"}
    assert shown == {package for level in script.levels() for package in level}
    modules = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert shown == modules - {"__init__", "__main__"}


def test_long_purpose_stays_in_its_box(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script, "purpose", lambda package: f"What {package} is for, at length" * 10)
    svg = ET.fromstring(script.picture())
    boxes = [box for box in svg.iter(f"{SVG}rect") if box.get("class") == "box"]
    lines = [text for text in texts(svg) if text.get("x") == str(script.PURPOSE)]
    assert len(lines) > 2 * len(boxes)
    for line in lines:
        x, y = float(line.get("x", "")), float(line.get("y", ""))
        (box,) = (box for box in boxes if 0 < y - float(box.get("y", "")) < float(box.get("height", "")))
        assert x + len(line.text or "") * script.CHARACTER < float(box.get("x", "")) + float(
            box.get("width", "")
        )
