"""Where offsets are after edits, and which fixes are applied together."""

from __future__ import annotations

import pytest

from awesomelint.findings import Edit, Fix, Safety
from awesomelint.fixing.edits import apply, select_compatible
from awesomelint.fixing.offsets import OffsetMap
from awesomelint.source import Span

TEXT = "- amber one\n- basalt two\n- cobalt three\n"


def fix(*edits: Edit) -> Fix:
    return Fix("Fix it", Safety.SAFE, edits)


def replaced(*pairs: tuple[str, str]) -> Fix:
    return fix(*[Edit(TEXT.index(old), TEXT.index(old) + len(old), new) for old, new in pairs])


def test_offsets_in_replaced_text_are_at_its_start() -> None:
    shift = OffsetMap(TEXT, [replaced(("amber", "xy"), ("basalt", "longer text"))])
    after = apply(TEXT, shift.edits)
    assert after == "- xy one\n- longer text two\n- cobalt three\n"
    assert [shift.in_place(offset) for offset in range(1, 8)] == [1, 2, 2, 2, 2, 2, 4]
    assert [shift.until(offset) for offset in range(1, 8)] == [1, 2, 2, 2, 2, 2, 4]
    assert [shift(offset) for offset in (0, 7, 14, 20, 21)] == [0, 4, 11, 22, 23]
    assert shift.until(14) == 11
    assert [after[shift.before(edit) :][:2] for edit in shift.edits] == ["xy", "lo"]


def test_the_reach_of_a_span() -> None:
    shift = OffsetMap(TEXT, [replaced(("amber", "xy"), ("basalt", "longer text"))])
    assert shift.reach(Span(2, 11)) == Span(2, 8)
    assert shift.reach(Span(2, 7)) == Span(2, 4)
    assert shift.reach(Span(0, 4)) == Span(0, 4)
    assert shift.reach(Span(14, 16)) == Span(11, 22)
    assert shift.reach(Span(8, 8)) == Span(5, 6)


def test_moved_text() -> None:
    line = "- amber one\n"
    shift = OffsetMap(TEXT, [fix(Edit(0, 12, ""), Edit(25, 25, f"* x\n{line}"))])
    after = apply(TEXT, shift.edits)
    assert after == "- basalt two\n* x\n- amber one\n- cobalt three\n"
    assert after[shift(2) :].startswith("amber one")
    assert shift.reach(Span(2, 7)) == Span(after.index("amber"), after.index("amber") + 5)
    assert after[shift(14) :].startswith("basalt")
    assert shift.in_place(2) == 0


@pytest.mark.parametrize(
    ("edits", "moved"),
    [
        ((Edit(0, 12, ""), Edit(39, 39, "- amber one\n")), True),
        # A single character is not a moved text, nor is a text that stays.
        ((Edit(0, 1, ""), Edit(39, 39, "-")), False),
        ((Edit(2, 7, "amber"), Edit(39, 39, "amber")), False),
        ((Edit(0, 12, ""), Edit(39, 39, "- amber\n")), False),
        ((Edit(0, 2, ""), Edit(39, 39, "x")), False),
    ],
)
def test_which_texts_are_moved(edits: tuple[Edit, ...], moved: bool) -> None:
    shift = OffsetMap(TEXT, [fix(*edits)])
    offset = edits[0].start
    assert (shift(offset) != shift.in_place(offset)) is moved


def test_a_single_edit_moves_nothing() -> None:
    shift = OffsetMap(TEXT, [fix(Edit(0, 12, "")), fix(Edit(39, 39, "- amber one\n"))])
    assert shift(2) == shift.in_place(2) == 0


@pytest.mark.parametrize(
    ("span", "touched"),
    [(Span(0, 1), False), (Span(0, 2), True), (Span(3, 4), True), (Span(7, 9), True), (Span(8, 13), False)],
)
def test_which_spans_are_touched(span: Span, touched: bool) -> None:
    assert OffsetMap(TEXT, [replaced(("amber", "xy"), ("basalt", "z"))]).touches(span) is touched


def test_many_short_edits_touch_only_their_own_spans() -> None:
    text = "a b " * 200
    shift = OffsetMap(text, [fix(*[Edit(at, at + 1, "x") for at in range(0, len(text), 4)])])
    assert shift.touches(Span(401, 402)) and not shift.touches(Span(402, 403))


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        (Edit(0, 3, "x"), Edit(3, 5, "y"), True),
        (Edit(0, 3, "x"), Edit(2, 5, "y"), False),
        (Edit(0, 3, "x"), Edit(3, 3, "y"), False),
        (Edit(0, 3, "x"), Edit(4, 4, "y"), True),
        (Edit(3, 3, "x"), Edit(3, 5, "y"), False),
        (Edit(2, 2, "x"), Edit(3, 5, "y"), True),
        (Edit(2, 2, "x"), Edit(2, 2, "y"), False),
        (Edit(2, 2, "x"), Edit(2, 2, "x"), True),
        (Edit(2, 2, "\n"), Edit(2, 2, "\n"), True),
    ],
)
def test_which_edits_are_applied_together(first: Edit, second: Edit, both: bool) -> None:
    assert len(select_compatible([fix(first), fix(second)])) == 1 + both


def test_edits_far_from_each_other_are_compared() -> None:
    chosen = [fix(Edit(at, at + 1, "x")) for at in range(0, 40, 2)]
    late = fix(Edit(1, 2, "y"), Edit(38, 40, "z"))
    assert select_compatible([*chosen, late]) == [chosen[0], late, *chosen[1:-1]]
