"""Marks of emphasis that are shown on the page, and empty brackets."""

from __future__ import annotations

import pytest

from awesomelint.style.deviations.balance import empty_brackets, literal_marks


@pytest.mark.parametrize(
    "text",
    [
        "**A**, _B_",
        "*A **B** C*",
        "`A * B`",
        "[`*`](u)",
        "[A](u_b)",
        "![A * B](u)",
        "<!-- * -->",
        "A, B",
    ],
)
def test_no_mark_is_shown(text: str) -> None:
    assert literal_marks(text) == set()


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("A**, **B", "*"),
        ("A * B", "*"),
        ("A * B, *C*", "*"),
        ("*C*, A * B", "*"),
        ("*C*, A * B, *D*", "*"),
        ("A _ B", "_"),
        ("A * B _ C", "*_"),
        ("[A ** B](u)", "*"),
        ("**A * B**", "*"),
        ("_A * B_", "*"),
        ("[A * B]", "*"),
        ("(A * B)", "*"),
        ("“A * B”", "*"),
        ("<summary>A * B</summary>", "*"),
        ("**A [b * c](u)**", "*"),
    ],
)
def test_marks_that_are_shown(text: str, marks: str) -> None:
    assert literal_marks(text) == set(marks)


@pytest.mark.parametrize(
    ("expected", "found", "brackets"),
    [
        (" ", " [] ", "[]"),
        (" ", " [ ] ", "[ ]"),
        (" ", " () ", "()"),
        (" ", " {} ", "{}"),
        (" [] ", " [] ", ""),
        (" ", " []() ", ""),
        (" ", " [a] ", ""),
        ("), ", ") [], ", "[]"),
    ],
)
def test_empty_brackets(expected: str, found: str, brackets: str) -> None:
    assert empty_brackets(expected, found) == brackets
