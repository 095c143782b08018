"""Rows are split into cells as GitHub does (GitHub Flavored Markdown, 4.10)."""

from __future__ import annotations

import pytest

from awesomelint.markdown.table_cells import cells, dividing_pipes


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| a | b |", ["a", "b"]),
        ("a | b", ["a", "b"]),
        ("| a | b", ["a", "b"]),
        pytest.param("| a | b |  ", ["a", "b"], id="spaces after the last pipe"),
        pytest.param("  | a | b |\t\r", ["a", "b"], id="white space around the row"),
        pytest.param("| a | |", ["a", ""], id="last cell is empty"),
        pytest.param("| | a |", ["", "a"], id="first cell is empty"),
        pytest.param("||a||", ["", "a", ""], id="empty cells without spaces"),
        pytest.param(r"| a \| b | `c` |", [r"a \| b", "`c`"], id="escaped pipe"),
        pytest.param("|\u3000a\u3000|", ["a"], id="ideographic spaces"),
        pytest.param("|", [], id="only a pipe"),
    ],
)
def test_cells(row: str, expected: list[str]) -> None:
    text = f"x|{row}|y"
    found = cells(text, 2, 2 + len(row))
    assert [text[start:end] for start, end in found] == expected


@pytest.mark.parametrize(
    ("row", "number"),
    [
        pytest.param("| $|B|$ | b | c | d |", 0, id="too many cells even without the pipes"),
        pytest.param("| $|B|$ | b |", 0, id="too few cells without the pipes"),
        pytest.param("| $|B|$ | b | c |", 2, id="the right number of cells"),
    ],
)
def test_pipes_divide_cells_if_the_row_is_whole_without_them(row: str, number: int) -> None:
    assert len(dividing_pipes(row, 0, len(row), 3)) == number
