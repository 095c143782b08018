"""Text for messages is on one line within the limit, numbers and nouns agree, and the nearest name is found."""

from __future__ import annotations

import re

import pytest

from awesomelint.util.text import nearest, plural, shorten
from tests.support import PROJECT


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("Attention", 9, "Attention"),
        ("Attention", 8, "Attenti…"),
        ("Is it all\n   you need", 40, "Is it all you need"),
        ("Is it all you need", 7, "Is it…"),
        ("Ünïcödé 论文 title", 11, "Ünïcödé 论文…"),
        ("", 5, ""),
    ],
)
def test_what_is_too_long_ends_in_an_ellipsis(text: str, most: int, shown: str) -> None:
    assert shorten(text, most) == shown
    assert len(shorten(text, most)) <= most


@pytest.mark.parametrize(
    ("number", "word", "words"),
    [
        (0, "finding", "0 findings"),
        (1, "finding", "1 finding"),
        (2, "entry", "2 entries"),
        (1, "entry", "1 entry"),
        (2, "day", "2 days"),
        (1000, "more position", "1,000 more positions"),
    ],
)
def test_numbers_and_nouns_agree(number: int, word: str, words: str) -> None:
    assert plural(number, word) == words


def test_the_nearest_name_is_found_in_any_spelling() -> None:
    known = ("--output-file", "--output-format", "--quiet")
    assert nearest("--Output_Fromat", known) == "--output-format"
    assert nearest("--zzz", known) is None


def test_no_other_module_makes_plurals() -> None:
    # One piece of code for “1 finding” and “2 findings”.
    pattern = re.compile(r"""["'](?:s|es|ies)["'] if |["']{2} if [^"'\n]*== 1 else|def _?plural\(""")
    others = {
        path.name: found[0]
        for path in (PROJECT / "src").rglob("*.py")
        if path.name != "text.py" and (found := pattern.search(path.read_text(encoding="utf-8")))
    }
    assert not others
