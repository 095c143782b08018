"""A case file that cannot be used stops the tests with its path, its line and what is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support import cases
from tests.support.cases import CaseError, load

LIST = "```markdown\n- [A](b)\n```\n"
NONE = "```findings\nnothing\n```\n"
# The text of a file of `rules/text/mojibake.md`, and words of the error.
UNUSABLE = {
    "no case": ("# Only a title\n", "no case"),
    "a case without fences": ("## A\n\nWords.\n", "has no fence"),
    "no list": (f"## A\n{NONE}", "has no fence `markdown`"),
    "no expectation": (f"## A\n{LIST}", "has no fence `findings`"),
    "an empty expectation": (f"## A\n{LIST}```findings\n```\n", "fence `findings` is empty"),
    "an unknown fence": (f"## A\n{LIST}{NONE}```fixes\nx\n```\n", "has a fence `fixes`"),
    "a fence without a name": (f"## A\n{LIST}{NONE}```\nx\n```\n", "has a fence ``"),
    "a fence with more than a name": (f"## A\n{LIST}``` findings\nnothing\n```\n", "does not open a fence"),
    "the same fence twice": (f"## A\n{LIST}{NONE}{LIST}", "a second fence `markdown`"),
    "a fence that is never closed": (f"## A\n{LIST}```findings\nnothing\n", "never closed"),
    "a fence before the first case": (f"{LIST}## A\n{LIST}{NONE}", "before the first heading"),
    "an unknown option": (f"## A\n```toml\nx = 1\n```\n{LIST}{NONE}", "unknown key `x`"),
    "settings that are not TOML": (f"## A\n```toml\nx\n```\n{LIST}{NONE}", "“A”: Expected"),
    "two cases of one title": (f"## A\n{LIST}{NONE}## A\n{LIST}{NONE}", "two cases with the title “A”"),
}


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("text", "words"), UNUSABLE.values(), ids=UNUSABLE)
def test_unusable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, words: str) -> None:
    monkeypatch.setattr(cases, "TESTS", tmp_path)
    path = written(tmp_path, "rules/text/mojibake.md", text)
    with pytest.raises(CaseError, match=re.escape(words)) as error:
        load(path)
    assert str(error.value).startswith(str(path))


def test_file_in_a_folder_without_cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases, "TESTS", tmp_path)
    with pytest.raises(CaseError, match="no cases are expected in fields/"):
        load(written(tmp_path, "fields/dates.md", f"## A\n{LIST}{NONE}"))


def test_expected_lines_and_signs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases, "TESTS", tmp_path)
    text = f"## A\n````markdown\n## no case␠\n```x\n␉␍␀\n````\n{NONE}## B\nWords.\n\n{LIST}```findings\na\nb\n```\n"
    first, second = load(written(tmp_path, "rules/text/mojibake.md", text))
    assert first.text == "## no case \n```x\n\t\r" and first.expected("findings") == []
    assert (second.title, second.expected("findings"), second.expected("fixed")) == ("B", ["a", "b"], None)


def test_style_case_needs_an_expectation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases, "TESTS", tmp_path)
    with pytest.raises(CaseError, match="expects nothing; add one of `conventions`, `deviations`, `style`"):
        load(written(tmp_path, "style/x.md", f"## A\n{LIST}"))
