"""Edits are made whole and in one order, whatever order they come in, and every offset is known afterwards."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.findings import Edit, Fix, Safety
from awesomelint.fixing.edits import apply, merge_edits, select_compatible
from awesomelint.fixing.offsets import OffsetMap
from awesomelint.source import Span


def fix(*edits: Edit, title: str = "Mend it") -> Fix:
    return Fix(title, Safety.SAFE, edits)


# -- apply ----------------------------------------------------------------------------------------------------------


def test_edits_are_made_whatever_their_order() -> None:
    edits = [Edit(0, 1, "A"), Edit(2, 2, "-"), Edit(4, 6, "")]
    assert {apply("abcdef", order) for order in permutations(edits)} == {"Ab-cd"}


def test_no_edits_leave_the_text() -> None:
    assert apply("abc", []) == "abc"


def test_edits_that_meet_are_both_made() -> None:
    assert apply("abcd", [Edit(0, 2, "x"), Edit(2, 4, "y")]) == "xy"


def test_an_overlap_is_an_error() -> None:
    with pytest.raises(ValueError, match="overlap at offset 1"):
        apply("abcd", [Edit(0, 2, "x"), Edit(1, 3, "y")])


# -- choose ---------------------------------------------------------------------------------------------------------


def test_of_two_that_overlap_the_earlier_place_is_taken() -> None:
    first, other = fix(Edit(0, 3, "x")), fix(Edit(2, 5, "y"))
    assert select_compatible([other, first]) == [first]


def test_of_two_at_one_place_the_same_is_taken_whatever_the_order() -> None:
    fixes = [fix(Edit(1, 3, text), title=text) for text in ("b", "a", "c")]
    assert {select_compatible(order)[0].title for order in permutations(fixes)} == {"a"}


def test_what_meets_without_overlap_is_taken_together() -> None:
    fixes = [fix(Edit(0, 2, "x")), fix(Edit(2, 4, "y"))]
    assert select_compatible(fixes) == fixes


def test_an_insertion_touches_what_lies_on_either_side() -> None:
    for other in (Edit(0, 2, ""), Edit(2, 4, ""), Edit(2, 2, "also")):
        assert len(select_compatible([fix(other), fix(Edit(2, 2, "in"))])) == 1


def test_a_fix_is_taken_whole_or_not_at_all() -> None:
    both = fix(Edit(0, 1, "x"), Edit(8, 9, "y"))
    assert select_compatible([fix(Edit(0, 1, "z"), title="Another"), both]) == [
        fix(Edit(0, 1, "x"), Edit(8, 9, "y"))
    ]
    assert select_compatible([both, fix(Edit(8, 9, "z"))]) == [both]


def test_a_fix_that_overlaps_itself_is_never_taken() -> None:
    assert select_compatible([fix(Edit(0, 3, "x"), Edit(2, 5, "y"))]) == []


def test_an_edit_that_two_fixes_share_is_made_once() -> None:
    fixes = [
        fix(Edit(0, 1, "x"), Edit(4, 5, "y"), title="One"),
        fix(Edit(0, 1, "x"), Edit(8, 9, "z"), title="Other"),
    ]
    chosen = select_compatible(fixes)
    assert chosen == fixes
    assert merge_edits(chosen) == [Edit(0, 1, "x"), Edit(4, 5, "y"), Edit(8, 9, "z")]


def test_lines_that_two_fixes_put_in_are_put_in_twice() -> None:
    fixes = [fix(Edit(0, 5, ""), Edit(9, 9, "\n- one")), fix(Edit(20, 25, ""), Edit(9, 9, "\n- one"))]
    assert select_compatible(fixes) == fixes[:1]
    assert select_compatible([fixes[0], fixes[0]]) == [fixes[0], fixes[0]]


def test_of_two_fixes_that_begin_alike_the_same_one_is_chosen_in_any_order() -> None:
    fixes = [fix(Edit(1, 1, "")), fix(Edit(1, 1, ""), Edit(1, 1, "x"))]
    assert select_compatible(fixes) == select_compatible(fixes[::-1]) == fixes[:1]


TEXT = "0123456789" * 2
edits = st.tuples(st.integers(0, 20), st.integers(0, 4), st.sampled_from(["", "x", "yy"])).map(
    lambda drawn: Edit(drawn[0], min(20, drawn[0] + drawn[1]), drawn[2])
)
fixes = st.lists(st.lists(edits, min_size=1, max_size=3).map(lambda drawn: fix(*drawn)), max_size=6)


@given(fixes, st.randoms(use_true_random=False))
def test_what_is_chosen_can_be_made_and_does_not_depend_on_the_order(drawn: list[Fix], random) -> None:
    chosen = select_compatible(drawn)
    apply(TEXT, merge_edits(chosen))
    other = list(drawn)
    random.shuffle(other)
    assert merge_edits(select_compatible(other)) == merge_edits(chosen)


# -- Shift ----------------------------------------------------------------------------------------------------------


@given(fixes, st.integers(0, 19))
def test_a_character_that_no_edit_touches_is_found_again(drawn: list[Fix], offset: int) -> None:
    chosen = select_compatible(drawn)
    shift = OffsetMap(TEXT, chosen)
    if not any(edit.start <= offset < edit.end for edit in shift.edits):
        after = apply(TEXT, shift.edits)
        assert after[shift.in_place(offset)] == TEXT[offset]
        assert shift(offset) == shift.in_place(offset)


def test_what_has_moved_lies_in_its_new_place() -> None:
    text = "- one\n- two\n- three\n"
    shift = OffsetMap(text, [fix(Edit(0, 6, ""), Edit(11, 11, "\n- one"))])
    after = apply(text, shift.edits)
    assert after == "- two\n- one\n- three\n"
    assert after[shift(text.index("one")) :].startswith("one\n")
    assert after[shift(text.index("two")) :].startswith("two\n")
    assert shift.in_place(text.index("one")) == 0


def test_a_stretch_ends_before_what_is_put_in_at_its_end() -> None:
    shift = OffsetMap("abcd", [fix(Edit(2, 2, "--"))])
    assert (shift.until(2), shift.in_place(2)) == (2, 4)


def test_the_reach_of_a_span_takes_in_what_is_put_in_its_place() -> None:
    shift = OffsetMap("a bad word", [fix(Edit(2, 5, "better"))])
    assert shift.reach(Span(2, 5)) == Span(2, 8)
    assert shift.reach(Span(6, 10)) == Span(9, 13)


def test_a_span_is_touched_at_its_ends_too() -> None:
    shift = OffsetMap("abcdef", [fix(Edit(2, 3, "x"))])
    assert [shift.touches(Span(start, start + 1)) for start in range(6)] == [
        False,
        True,
        True,
        True,
        False,
        False,
    ]
