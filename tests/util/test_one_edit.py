"""Edits between two words: what one is, and that their number agrees with a library's distance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from awesomelint.util.one_edit import are_near, one_edit


@pytest.mark.parametrize(
    ("word", "meant", "kind", "edit"),
    [
        ("papr", "paper", "missing", (3, "", "e")),
        ("pape", "paper", "missing", (4, "", "r")),
        ("papper", "paper", "extra", (3, "p", "")),
        ("papers", "paper", "extra", (5, "s", "")),
        ("pager", "paper", "wrong", (2, "g", "p")),
        ("papre", "paper", "swapped", (3, "re", "er")),
    ],
)
def test_the_edit(word: str, meant: str, kind: str, edit: tuple[int, str, str]) -> None:
    found = one_edit(word, meant)
    assert found == edit
    assert found.kind == kind


@pytest.mark.parametrize("word", ["paper", "ppaepr", "pa", "pbder", "paperss", ""])
def test_no_single_edit(word: str) -> None:
    assert one_edit(word, "paper") is None


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_it_agrees_with_the_distance(word: str, meant: str) -> None:
    edit = one_edit(word, meant)
    assert (edit is not None) == (OSA.distance(word, meant) == 1)
    if edit is not None:
        at, written, right = edit
        assert word[:at] + right + word[at + len(written) :] == meant


@given(st.text("abc", max_size=7), st.text("abc", max_size=7), st.integers(0, 3))
def test_nearness_agrees_with_the_distance(word: str, other: str, most: int) -> None:
    assert are_near(word, other, most) == (OSA.distance(word, other) <= most)
