"""Marks of emphasis that are shown on the page, and empty brackets."""

from __future__ import annotations

import pytest

from awesomelint.style.deviations.balance import empty_brackets, literal_marks
from tests.support.short_lists import Part, deviations_in, deviations_of, in_parts


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


@pytest.mark.parametrize("marks", ["()", "[]", "（）", "【】", "“”", '""', "**", "__", "****", "``"])
def test_half_a_pair_is_not_added(marks: str) -> None:
    """The mark before the venue isn't missing where the one after it would be."""
    half = len(marks) // 2
    first, last = marks[:half], marks[half:]
    usual = f"- [TITLE](URL) {first}ICML: 2024-01-02{last} `a`"
    assert deviations_of(usual, "- [TITLE](URL) ICML `a`") == []
    assert len(deviations_of(usual, f"- [TITLE](URL) {first}ICML; 2024-01-02{last} `a`")) == 1


@pytest.mark.parametrize("marks", ["()", "[]", "（）", "【】", '""', "**", "****", "``"])
def test_half_a_pair_is_not_removed(marks: str) -> None:
    half = len(marks) // 2
    first, last = marks[:half], marks[half:]
    usual = "- [TITLE](URL), ICML, `a` 2024-01-02"
    found = deviations_of(usual, f"- [TITLE](URL), {first}ICML, new trees{last} `a` 2024-01-02")
    assert found == []


def test_pairs_that_would_cross() -> None:
    usual = "- TITLE ([a](URL)) ([b](https://b.org)) 2024"
    assert not any(
        "separator" in line for line in deviations_of(usual, "- TITLE 📚 [a](URL) [b](https://b.org) `new`")
    )
    assert len(deviations_of(usual, "- TITLE [a](URL) [b](https://b.org) 2024")) == 3


def test_what_differs_elsewhere_is_still_reported() -> None:
    usual = "- [TITLE](URL), (ICML: 2024-01-02) `a`; `b`"
    assert deviations_of(usual, "- [TITLE](URL), ICML `a`, `b`") == [
        "separator: expected “;” between tags, found “,” | , → ;"
    ]


USUAL = "- [TITLE](URL), 2024"


@pytest.mark.parametrize("bullet", ["*", "+", "1."])
def test_items_with_another_bullet(bullet: str) -> None:
    other = USUAL.replace("-", bullet, 1)

    def found(*parts: Part) -> list[str]:
        return [line.split(":")[0] for line in deviations_in(in_parts([*parts]), {})]

    # Three neighbours are a list of their own, and so are all of those without text between them.
    assert found((USUAL, 40), (other, 1), (USUAL, 3)) == ["43 separator"]
    assert found((USUAL, 40), "Then", (other, 1)) == []
    assert found((USUAL, 40), "Then", (other, 2)) == []
    assert found((USUAL, 40), "Then", (other, 1), (USUAL, 1)) == ["46 separator"]
    assert found((USUAL, 40), "Then", (other, 2), (USUAL, 1)) in (
        ["46 separator", "47 separator"],
        ["46 separator?", "47 separator?"],
    )
    assert found((USUAL, 40), "Then", (other, 3), (USUAL, 1)) == []
    assert found((USUAL, 40), "Then", (USUAL, 1), (other, 3), (USUAL, 1)) == []
    assert found((USUAL, 40), "Then", (other, 1), (USUAL, 1), (other, 2)) in (
        ["46 separator", "48 separator", "49 separator"],
        ["46 separator?", "48 separator?", "49 separator?"],
    )
