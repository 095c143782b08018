"""What the playground is given: the answers of the program, without a browser."""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path

import pytest

from awesomelint.engine import fix
from awesomelint.markdown import slugs
from awesomelint.settings import Settings
from awesomelint.source import Source
from tests.support import PROJECT
from tests.support.command_line import findings
from tests.support.lists import EACH_SMALL_LIST
from tests.support.site import site_module, stand_in

playground = site_module("playground", "playground/python")
EXAMPLE = (PROJECT / "examples" / "defects.md").read_text(encoding="utf-8")
PLAIN = "# A page\n\nSome text.\n"
WIDE = """# 📚 Papers

- [𝒜 Title 🎉](https://arxiv.org/abs/2001.08361), 2020-01-23
- [Another Title](https://www.arxiv.org/abs/2203.15556), 2022-03-29
- [A Third Title](https://arxiv.org/abs/2206.07682), 2022-06-15
"""


def checked(text: str, *, notes: bool = False) -> dict:
    return json.loads(playground.check(text, notes))


def without_page(finding: dict) -> dict:
    return {key: value for key, value in finding.items() if key not in ("start", "end", "excerpt")}


def test_a_page_without_a_list_has_nothing() -> None:
    assert checked(PLAIN) == {"entries": [], "findings": [], "style": ""}
    assert checked("") == {"entries": [], "findings": [], "style": ""}
    assert json.loads(playground.fixed(PLAIN, False, True)) == {
        "text": PLAIN,
        "diff": "",
        "made": 0,
        "withheld": [],
    }


@pytest.mark.parametrize("notes", [False, True])
def test_the_findings_are_those_of_the_command_line(notes: bool, tmp_path: Path) -> None:
    options = ["--min-severity", "note"] if notes else []
    found = [without_page(finding) for finding in checked(EXAMPLE, notes=notes)["findings"]]
    assert found == findings(EXAMPLE, tmp_path, *options) and len(found) >= 16


@pytest.mark.parametrize("path", EACH_SMALL_LIST[::5])
def test_the_findings_in_real_lists_are_those_of_the_command_line(path: Path, tmp_path: Path) -> None:
    # The page takes a byte-order mark away.
    text = path.read_text(encoding="utf-8-sig")
    assert [without_page(finding) for finding in checked(text)["findings"]] == findings(text, tmp_path)


def test_entries_and_style_are_shown() -> None:
    answer = checked(EXAMPLE)
    first = answer["entries"][0]
    assert (first["line"], first["title"], first["date"]["raw"]) == (
        13,
        "A Survey on In-context Learning",
        "2022-12-31",
    )
    assert answer["style"].startswith("All are list items") and "README.md" not in answer["style"]


def test_places_are_counted_as_javascript_does() -> None:
    (finding,) = checked(WIDE)["findings"]
    units = WIDE.encode("utf-16-le")
    assert finding["rule"] == "url-form"
    assert (
        units[2 * finding["start"] : 2 * finding["end"]].decode("utf-16-le")
        == "https://www.arxiv.org/abs/2203.15556"
    )


def test_an_excerpt_of_a_long_line_is_short() -> None:
    text = WIDE.replace("Another Title", "Another Title " + "and more " * 500)
    (finding,) = checked(text)["findings"]
    before, marked, after = finding["excerpt"]
    assert before.startswith("…") and before.endswith("](") and len(before) < 60
    assert marked == "https://www.arxiv.org/abs/2203.15556" and after == "), 2022-03-29"


@pytest.mark.parametrize("unsafe", [False, True])
def test_all_fixes_are_those_of_the_program(unsafe: bool) -> None:
    answer = json.loads(playground.fixed(EXAMPLE, False, unsafe))
    expected = fix(Source(EXAMPLE, "README.md"), Settings(today=playground.date.today()), unsafe=unsafe)
    assert answer["text"] == expected.report.source.text and answer["made"] == len(expected.made)
    assert answer["diff"].startswith("--- a/README.md\n+++ b/README.md\n@@ ")
    removed = [line for line in answer["diff"].splitlines()[2:] if line.startswith("-")]
    assert len(removed) >= 8


def test_one_fix_changes_one_finding() -> None:
    found = checked(EXAMPLE)["findings"]
    wanted = next(finding for finding in found if finding["rule"] == "broken-anchor")
    answer = json.loads(playground.fixed_one(EXAMPLE, False, wanted["fingerprint"]))
    assert answer == {"text": EXAMPLE.replace("#scalling", "#scaling"), "withheld": []}
    assert json.loads(playground.fixed_one(EXAMPLE, False, "none"))["text"] == EXAMPLE


def test_what_goes_wrong_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(source: Source, settings: Settings) -> None:
        raise ValueError("none")

    monkeypatch.setattr("awesomelint.session.internal_error.lint", broken)
    assert "please report it" in checked(EXAMPLE)["error"]


def test_anchors_have_the_same_characters_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    # The versions of Unicode differ; a character that this Python does not know is no letter.
    known = [
        chr(code)
        for code in range(0x80, sys.maxunicode + 1)
        if unicodedata.category(chr(code)) not in ("Cn", "Cs")
    ]
    text = "".join(known) + " - _"
    expected = slugs.slug(text)
    monkeypatch.setitem(sys.modules, "regex", stand_in("regex"))
    assert slugs.slug(text) == expected
    assert slugs.slug("Ⓐ 中文 – 🎉 été") == "ⓐ-中文---été"
    with pytest.raises(NotImplementedError):
        stand_in("regex").sub("x", "", "x")
