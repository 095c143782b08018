"""Tables of contents in several columns: which cells are there after a merge, and in which rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.merging.grids import begins, is_row, merge_grids
from tests.merging.test_merge import BASE, clean


def grid(names: str, columns: int = 3) -> str:
    rows = [names[at : at + columns] for at in range(0, len(names), columns)]
    return "\n".join(f"| {' | '.join(f'[{name}](#{name.lower()})' for name in row)} |" for row in rows)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "|",
        "| | |",
        "|-|-|",
        "| [A](https://a.org) | [B](#b) |",
        "| [A](#a) | text |",
        "[A](#a) | [B](#b)",
    ],
)
def test_other_lines_are_no_rows(line: str) -> None:
    assert not begins(line)


@pytest.mark.parametrize(
    "line", ["| [A](#a) | [B](#b) |", "|[A](#a)|[B \\| C](#b)|", "| [A](#a) | [B](#b-(b)) | |"]
)
def test_rows_of_links_into_the_page(line: str) -> None:
    assert begins(line)


def test_a_row_may_have_one_link_if_it_goes_on_the_table() -> None:
    assert is_row("| [A](#a) |")
    assert not begins("| [A](#a) |")


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("ABCDE", "ABXCDE", "ABCDEY", "ABXCDEY"),
        ("ABCDE", "ABXCDE", "ABYCDE", "ABXYCDE"),
        ("ABCDE", "ACDE", "ABCYE", "ACYE"),
        ("ABCDE", "BCDEA", "ABCXDE", "BCXDEA"),
        ("ABCDE", "ABCXDE", "BCDEA", "BCXDEA"),
        ("ABCDE", "BACDE", "ABCED", "BACED"),
        ("ABCDE", "XABCDE", "XABCDEY", "XABCDEY"),
    ],
)
def test_cells_of_both_in_order(base: str, ours: str, theirs: str, merged: str) -> None:
    assert merge_grids(grid(base), grid(ours), grid(theirs)) == grid(merged)


def test_a_row_that_a_side_has_is_kept_as_it_is() -> None:
    close = grid("ABC").replace(" | ", "|")
    ours = f"{close}\n{grid('DE')}"
    assert merge_grids(grid("ABCDE"), ours, grid("ABCDEF")) == f"{close}\n{grid('DEF')}"


def test_two_texts_of_one_link_are_left_to_a_person() -> None:
    ours, theirs = (grid("ABC").replace("[B]", f"[{name}]") for name in ("Bees", "Beetles"))
    assert merge_grids(grid("ABC"), ours, theirs) is None


def test_a_link_that_is_there_twice_is_left_to_a_person() -> None:
    assert merge_grids(grid("ABC"), grid("ABCA"), grid("ABCX")) is None


_NAMES = st.lists(st.sampled_from("ABCDEFGHIJ"), unique=True, max_size=9).map("".join)


@given(_NAMES, _NAMES, _NAMES)
def test_every_added_cell_is_there_once_and_no_other(base: str, ours: str, theirs: str) -> None:
    versions = [grid(f"Z{names}") for names in (base, ours, theirs)]
    merged = merge_grids(*versions)
    assert merged is not None
    names = [cell[1] for cell in merged.replace("|", " ").split()]
    added, kept = (set(ours) | set(theirs)) - set(base), set(base) & set(ours) & set(theirs)
    assert sorted(names) == sorted({"Z"} | added | kept)


@given(_NAMES, _NAMES)
def test_a_side_that_changed_nothing_changes_nothing(first: str, second: str) -> None:
    before, after = grid(f"Z{first}"), grid(f"Z{second}")
    assert merge_grids(before, before, after) == merge_grids(before, after, before) == after


def test_in_a_list() -> None:
    def text(names: str) -> str:
        return BASE.replace(
            "# Papers on Birds\n", f"# Papers on Birds\n\n| | | |\n|-|-|-|\n{grid(names)}\n", 1
        )

    assert clean(text("ABCDE"), text("ABXCDE"), text("ABCDEY")) == text("ABXCDEY")
