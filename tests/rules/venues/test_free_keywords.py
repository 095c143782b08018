"""Tags that everybody chooses freely are not a vocabulary with spellings of its own."""

from __future__ import annotations

import pytest

from awesomelint.engine import lint
from awesomelint.settings import Settings
from awesomelint.source import Source

SETTINGS = Settings(select=frozenset({"tag-spelling"}))


def keyword(index: int) -> str:
    """A keyword of letters only, unlike the others."""
    return "".join(chr(ord("a") + (index >> shift & 15)) for shift in (8, 4, 0)) * 2


# More than a hundred keywords are used only once, and 2 of 3 uses are of the common ones.
@pytest.mark.parametrize(("keywords", "number"), [(120, 0), (60, 1)])
def test_many_keywords_that_are_used_once(keywords: int, number: int) -> None:
    rows = [[keyword(index), "Python", "Music", "Games", "Films"] for index in range(keywords)]
    rows += [["Python", "Music", "Games", "Films"]] * (120 - keywords)
    rows[7] = ["Music", "python"]
    text = "".join(
        f"- [Garden {index}](https://garden.example/{index}) {' '.join(f'`{tag}`' for tag in row)}\n"
        for index, row in enumerate(rows)
    )
    found = lint(Source(text, "README.md"), SETTINGS).findings
    assert [text[slice(*finding.span)] for finding in found] == ["python"] * number


@pytest.mark.parametrize("mark", "|/,;:&+")
def test_spaces_at_a_mark_within_a_tag(mark: str) -> None:
    tags = ["vision", "sound"] * 6 + [f"vision{mark}sound"] * 3 + [f"vision {mark} sound"]
    text = "".join(
        f"- [Garden {index}](https://garden.example/{index}) `{tag}`\n" for index, tag in enumerate(tags)
    )
    assert lint(Source(text, "README.md"), SETTINGS).findings == []
