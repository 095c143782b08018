"""The edits that several rules make of entries, on lists of a few lines: moving one, removing one."""

from __future__ import annotations

import pytest

from awesomelint.findings import Safety
from awesomelint.fixing.edits import apply
from awesomelint.reading import read
from awesomelint.rewriting.move_entry import move_entry
from awesomelint.rewriting.remove_entry import remove_entry
from awesomelint.source import Source
from awesomelint.style.sorting import runs

A = "[Attention Is All You Need](https://arxiv.org/abs/1706.03762)"
B = "[Layer Normalization](https://arxiv.org/abs/1607.06450)"
C = "[Deep Residual Learning](https://arxiv.org/abs/1512.03385)"
D = "[Auto-Encoding Variational Bayes](https://arxiv.org/abs/1312.6114)"


def moved(text: str, at: int, near: int, after: bool) -> str | None:
    """The list after the entry `at` of its first run was moved before or after the entry `near`."""
    document = read(Source(text, "README.md"))
    fix = move_entry(document, max(runs(document), key=len), at, near, after=after)
    if fix is None:
        return None
    assert fix.safety is Safety.UNSAFE
    return apply(text, set(fix.edits))


@pytest.mark.parametrize(
    ("at", "near", "after", "order"),
    [
        (0, 1, True, "BACD"),
        (0, 2, False, "BACD"),
        (0, 2, True, "BCAD"),
        (0, 3, True, "BCDA"),
        (1, 3, False, "ACBD"),
        (2, 1, False, "ACBD"),
        (2, 0, True, "ACBD"),
        (2, 0, False, "CABD"),
        (3, 0, False, "DABC"),
        (3, 0, True, "ADBC"),
        (3, 2, False, "ABDC"),
    ],
)
@pytest.mark.parametrize(
    "form", ["- {}", "  * {}", "+ {}\n  - A note on it.", "- {}\n\n  - A loose note."], ids=repr
)
@pytest.mark.parametrize("end", ["\n", "", "\n\n# More\n"], ids=repr)
def test_an_entry_goes_before_or_after_another(
    at: int, near: int, after: bool, order: str, form: str, end: str
) -> None:
    entries = dict(zip("ABCD", map(form.format, (A, B, C, D)), strict=True))
    text = "\n".join(entries.values()) + end
    assert moved(text, at, near, after) == "\n".join(entries[name] for name in order) + end


@pytest.mark.parametrize(("at", "near", "after"), [(1, 0, True), (1, 2, False), (2, 1, True), (0, 1, False)])
def test_an_entry_that_is_in_its_place_stays(at: int, near: int, after: bool) -> None:
    assert moved(f"- {A}\n- {B}\n- {C}\n", at, near, after) is None


def test_blank_lines_stay_where_they_are() -> None:
    text = f"- {A}\n- {B}\n\n- {C}\n\n\n- {D}\n"
    assert moved(text, 0, 3, True) == f"- {B}\n\n- {C}\n\n\n- {D}\n- {A}\n"
    assert moved(text, 1, 0, False) == f"- {B}\n\n- {A}\n- {C}\n\n\n- {D}\n"
    assert moved(text, 3, 0, False) == f"- {D}\n\n\n- {A}\n- {B}\n\n- {C}\n"


def test_numbers_stay_where_they_are() -> None:
    text = f"8. {A}\n9. {B}\n10. {C}\n11. {D}\n"
    assert moved(text, 0, 2, True) == f"8. {B}\n9. {C}\n10. {A}\n11. {D}\n"
    assert moved(text, 3, 0, False) == f"8. {D}\n9. {A}\n10. {B}\n11. {C}\n"
    assert moved(text, 2, 0, True) == f"8. {A}\n9. {C}\n10. {B}\n11. {D}\n"
    assert moved(text, 1, 3, False) == f"8. {A}\n9. {C}\n10. {B}\n11. {D}\n"
    again = f"1. {A}\n1. {B}\n1. {C}\n"
    assert moved(again, 0, 2, True) == f"1. {B}\n1. {C}\n1. {A}\n"
    brackets = f"1) {A}\n2) {B}\n3) {C}\n"
    assert moved(brackets, 0, 2, True) == f"1) {B}\n2) {C}\n3) {A}\n"


def test_a_wider_number_would_shift_what_is_below_it() -> None:
    text = f"8. {A}\n   - A note.\n9. {B}\n10. {C}\n"
    assert moved(text, 0, 2, True) is None
    assert moved(text, 0, 1, True) == f"8. {B}\n9. {A}\n   - A note.\n10. {C}\n"
    text = f"8. {A}\n9. {B}\n10. {C}\n    - A note.\n"
    assert moved(text, 0, 2, True) is None


@pytest.mark.parametrize(("distance", "is_moved"), [(400, True), (401, False)])
def test_so_many_numbers_are_written_anew(distance: int, is_moved: bool) -> None:
    lines = [f"{n}. [The {n}th of the works](https://example.org/{n})" for n in range(1000, 1001 + distance)]
    after = moved("\n".join(lines), distance, 0, False)
    assert (after is not None) == is_moved
    if after is not None:
        assert after.startswith(f"1000. [The {1000 + distance}th of the works]")
        assert after.splitlines()[-1].startswith(f"{1000 + distance}. [The {999 + distance}th of the works]")


def test_bullets_move_however_far() -> None:
    lines = [f"- [The {n}th of the works](https://example.org/{n})" for n in range(402)]
    assert moved("\n".join(lines), 401, 0, False) == "\n".join([lines[-1], *lines[:-1]])


def test_markers_of_two_kinds_are_of_two_lists() -> None:
    assert moved(f"- {A}\n- {B}\n* {C}\n* {D}\n", 0, 3, True) is None
    assert moved(f"1. {A}\n2. {B}\n3) {C}\n4) {D}\n", 0, 3, True) is None
    assert moved(f"1. {A}\n2. {B}\n- {C}\n- {D}\n", 0, 3, True) is None
    assert moved(f"- {A}\n- {B}\n1. {C}\n2. {D}\n", 0, 3, True) is None


def test_rows_move_unless_their_first_cell_counts_them() -> None:
    head = "| Title | Year |\n| --- | --- |\n"
    rows = [f"| {A} | 2017 |\n", f"| {B} | 2016 |\n", f"| {C} | 2015 |\n"]
    assert moved(head + "".join(rows), 0, 2, True) == head + rows[1] + rows[2] + rows[0]
    bare = ["Title | Year\n", "--- | ---\n", f"{A} | 2017\n", f"{B} | 2016\n"]
    assert moved("".join(bare), 1, 0, False) == "".join([*bare[:2], bare[3], bare[2]])


@pytest.mark.parametrize(
    ("cells", "is_moved"),
    [
        (("1", "2", "3"), False),
        (("**1.**", "**2.**", "**3.**"), False),
        (("Text", "", ""), False),
        (("Text", "Text", ""), False),
        (("", "Text", "Text"), False),
        (("2017", "2016", "2015"), True),
        (("Text", "Text", "Text"), True),
        (("1 a", "2 b", "3 c"), True),
    ],
)
def test_what_the_first_cell_of_a_row_says(cells: tuple[str, str, str], is_moved: bool) -> None:
    rows = [f"| {cell} | {title} |\n" for cell, title in zip(cells, (A, B, C), strict=True)]
    after = moved("| Area | Title |\n| --- | --- |\n" + "".join(rows), 0, 2, True)
    assert (after is not None) == is_moved


def test_a_cell_above_the_new_place_may_be_repeated() -> None:
    head = "| Area | Title |\n| --- | --- |\n"
    rows = [f"| Text | {A} |\n", f"| Images | {B} |\n", f"| Sound | {C} |\n", f"| | {D} |\n"]
    text = head + "".join(rows)
    assert moved(text, 0, 1, True) == head + rows[1] + rows[0] + rows[2] + rows[3]
    assert moved(text, 0, 2, True) is None
    assert moved(text, 2, 0, False) is None


def test_paragraphs_move_unless_they_are_counted() -> None:
    one, two, three = (f"**{title}** \\\n*Ada Lovelace*\n" for title in (A, B, C))
    assert moved(f"{one}\n{two}\n{three}", 0, 2, True) == f"{two}\n{three}\n{one}"
    for mark in (r"1\.", "[1]", "1、", "(1)", "1:", "123:"):
        counted = "\n".join(f"{mark.replace('1', str(n))} {x}" for n, x in enumerate((one, two, three), 1))
        assert moved(counted, 0, 2, True) is None, mark
    for mark in ("2017:", "1 ", "a1:"):
        dated = "\n".join(f"{mark} {x}" for x in (one, two, three))
        assert moved(dated, 0, 2, True) is not None, mark


@pytest.mark.parametrize(
    "text",
    [
        f"- {A}\n<!-- about the next -->\n- {B}\n- {C}\n",
        f"<!-- about the first -->\n- {A}\n- {B}\n- {C}\n",
        f"<b>\n\n- {A}\n- {B}\n- {C}\n",
    ],
)
def test_what_is_before_an_entry_may_belong_to_it(text: str) -> None:
    assert moved(text, 0, 2, True) is None


@pytest.mark.parametrize(
    "end",
    ["> A quote.\n", "<!-- a comment -->\n", "<div>\n", "```\ncode\n```\n", "\n Words.\n", "\n\n <div>\n"],
)
def test_what_is_after_the_last_entry_may_belong_to_it(end: str) -> None:
    text = f"- {A}\n- {B}\n- {C}\n"
    assert moved(text + end, 2, 0, False) is None
    assert moved(text + end, 0, 2, True) is None
    assert moved(text + end, 1, 0, False) == f"- {B}\n- {A}\n- {C}\n{end}"


@pytest.mark.parametrize(
    "end", ["* Another list\n", "1. Another list\n", "\nWords.\n", "\n# More\n", "\n<br>\n"]
)
def test_what_is_plainly_not_of_the_last_entry(end: str) -> None:
    assert moved(f"- {A}\n- {B}\n- {C}\n{end}", 2, 0, False) == f"- {C}\n- {A}\n- {B}\n{end}"


def test_all_that_is_nested_goes_along() -> None:
    nested = f"- {A}\n  - {B}\n    - {C}\n"
    text = f"{nested}- {D}\n"
    document = read(Source(text, "README.md"))
    run = next(run for run in runs(document) if len(run) == 2)
    fix = move_entry(document, run, 0, 1, after=True)
    assert fix is not None and apply(text, set(fix.edits)) == f"- {D}\n{nested}"


def test_line_endings_of_windows() -> None:
    text = f"- {A}\n- {B}\n\n- {C}\n".replace("\n", "\r\n")
    assert moved(text, 2, 0, False) == f"- {C}\n\n- {A}\n- {B}\n".replace("\n", "\r\n")


def without(text: str, number: int) -> str | None:
    """The list without one of its entries."""
    document = read(Source(text, "README.md"))
    edit = remove_entry(document, document.entries[number])
    return None if edit is None else apply(text, {edit})


def test_an_entry_goes_with_its_lines() -> None:
    text = f"# Papers\n\n- {A}\n- {B}\n  - A note.\n- {C}"
    assert without(text, 0) == f"# Papers\n\n- {B}\n  - A note.\n- {C}"
    assert without(text, 1) == f"# Papers\n\n- {A}\n- {C}"
    assert without(text, 2) == f"# Papers\n\n- {A}\n- {B}\n  - A note."
    assert without(text + "\n", 2) == f"# Papers\n\n- {A}\n- {B}\n  - A note.\n"


def test_the_blank_lines_after_an_entry_go_with_it_if_some_are_before_it() -> None:
    text = f"- {A}\n\n\n- {B}\n\n- {C}\n\n\n# More\n"
    assert without(text, 0) == f"- {B}\n\n- {C}\n\n\n# More\n"
    assert without(text, 1) == f"- {A}\n\n\n- {C}\n\n\n# More\n"
    assert without(text, 2) == f"- {A}\n\n\n- {B}\n\n# More\n"
    assert without(f"- {A}\n- {B}\n\n# More\n", 1) == f"- {A}\n\n# More\n"
    assert without(f"- {A}\n\n- {B}\n\n", 1) == f"- {A}\n\n"


def test_the_only_entry_of_a_section_stays() -> None:
    assert without(f"# One\n- {A}\n\n# Two\n- {B}\n- {C}\n", 0) is None


def test_a_line_break_goes_with_its_entry() -> None:
    assert without(f"- {A} <br>\n- {B}\n", 0) == f"- {B}\n"


@pytest.mark.parametrize("below", ["Words.", "![](a.png)", "<img src='a.png'>", "> a quote", "-- two dashes"])
def test_an_entry_with_something_below_it_stays(below: str) -> None:
    assert without(f"- {A}\n- {B}\n\n{below}\n", 1) is None
    assert without(f"- {A}\n- {B}\n\n{below}\n", 0) == f"- {B}\n\n{below}\n"


@pytest.mark.parametrize("below", ["# More", "## More", "---", "***", "___", "</details>"])
def test_what_is_below_an_entry_may_plainly_not_be_of_it(below: str) -> None:
    assert without(f"- {A}\n- {B}\n\n{below}\n", 1) == f"- {A}\n\n{below}\n"


def test_an_entry_with_another_nested_in_it_stays() -> None:
    text = f"- {A}\n- {B}\n  - {C}\n- {D}\n"
    assert without(text, 1) is None
    assert without(text, 2) == f"- {A}\n- {B}\n- {D}\n"
    assert without(text, 3) == f"- {A}\n- {B}\n  - {C}\n"


def test_an_entry_before_one_of_another_kind_stays() -> None:
    assert without(f"- {A}\n- {B}\n\n**{C}**. 2015.\n\n**{D}**. 2013.\n", 1) is None
    assert without(f"- {A}\n- {B}\n\n| Title |\n| --- |\n| {C} |\n", 1) is None


def test_a_row_goes_if_another_row_is_beside_it() -> None:
    head = "| Title |\n| --- |\n"
    text = f"{head}| {A} |\n| {B} |\n\n{head}| {C} |\n"
    assert without(text, 0) == f"{head}| {B} |\n\n{head}| {C} |\n"
    assert without(text, 1) == f"{head}| {A} |\n\n{head}| {C} |\n"
    assert without(text, 2) is None


def test_the_first_number_of_a_list_stays() -> None:
    text = f"1. {A}\n2. {B}\n   1. {C}\n3. {D}\n"
    assert without(text, 0) is None
    assert without(text, 1) is None
    assert without(text, 2) is None
    assert without(text, 3) == f"1. {A}\n2. {B}\n   1. {C}\n"
    assert without(f"1. {A}\n2. {B}\n3. {C}\n", 1) == f"1. {A}\n3. {C}\n"
    assert without(f"- {A}\n\n1. {B}\n2. {C}\n", 1) is None


def test_a_paragraph_goes_if_it_is_among_its_like() -> None:
    one, two, three = (f"**{title}**. Ada Lovelace." for title in (A, B, C))
    assert without(f"{one}\n\n{two}\n\n{three}\n", 0) == f"{two}\n\n{three}\n"
    assert without(f"{one}\n\n{two}\n\n{three}\n", 1) == f"{one}\n\n{three}\n"
    assert without(f"# Papers\n\n{one}\n\n{two}\n", 0) == f"# Papers\n\n{two}\n"
    assert without(f"Words.\n\n{one}\n\n{two}\n", 0) is None
