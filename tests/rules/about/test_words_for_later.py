"""What must be before a word such as TODO: a bracket or a mark, and at most three spaces."""

from __future__ import annotations

import pytest

from awesomelint.engine import lint
from awesomelint.findings import Severity
from awesomelint.settings import Settings
from awesomelint.source import Source

SETTINGS = Settings(select=frozenset({"unfilled-placeholder"}), min_severity=Severity.NOTE)


def count(words: str) -> int:
    """How many placeholders are found in an entry that ends in some words."""
    text = f"- [Layer Normalization](https://arxiv.org/abs/1607.06450). {words}\n"
    more = "- [Adam](https://arxiv.org/abs/1412.6980).\n- [Grokking](https://arxiv.org/abs/2201.02177).\n"
    return len(lint(Source(text + more, "README.md"), SETTINGS).findings)


@pytest.mark.parametrize("spaces", range(5))
@pytest.mark.parametrize("mark", ["[", "(", "|", ":", ",", "*", "-", "x", "."])
@pytest.mark.parametrize("word", ["TODO", "FIXME"])
def test_what_is_before_a_word(mark: str, spaces: int, word: str) -> None:
    is_reported = mark in "[(|:,*" and spaces <= 3
    assert count(f"Words {mark}{' ' * spaces}{word}.") == is_reported


@pytest.mark.parametrize("spaces", range(5))
@pytest.mark.parametrize("mark", ["]", ")", "|", ",", ";", ".", "*", "", "-", "x", ":"])
def test_what_is_after_a_word(mark: str, spaces: int) -> None:
    is_reported = mark in ("]", ")", "|", ",", ";", ".", "*", "") and spaces <= 3
    assert count(f"Words, TBA{' ' * spaces}{mark}") == is_reported
