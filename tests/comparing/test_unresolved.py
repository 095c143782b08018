"""A version in the middle of a merge: which lines go, and that the others keep their numbers."""

from __future__ import annotations

import pytest

from awesomelint.comparing.unresolved import without_conflicts
from awesomelint.source import Source


def resolved(text: str) -> str:
    return without_conflicts(Source(text)).text


@pytest.mark.parametrize(
    "text",
    [
        "a\n=======\nb\n",
        "<<<<<<< ours\na\n=======\nb\n",
        "a\n=======\nb\n>>>>>>> theirs\n",
        "<<<<<<< ours\na\n>>>>>>> theirs\n",
        "a <<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n",
    ],
)
def test_marks_that_are_no_conflict_stay(text: str) -> None:
    source = Source(text)
    assert without_conflicts(source) is source


def test_both_sides_of_each_conflict_stay() -> None:
    text = "x\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\ny\n"
    assert resolved(text * 2) == "x\n\na\n\nb\n\ny\n" * 2


def test_the_common_ancestor_goes() -> None:
    text = "<<<<<<< ours\na\n||||||| base\nc\n=======\nb\n>>>>>>> theirs\n"
    assert resolved(text) == "\na\n\n\n\nb\n\n"


def test_longer_markers() -> None:
    text = "<<<<<<<<< ours\na\n=======\n=========\nb\n>>>>>>>>> theirs\n"
    assert resolved(text) == "\na\n=======\n\nb\n\n"


def test_a_table_goes_on() -> None:
    text = "| a |\n|---|\n<<<<<<< ours\n| b |\n=======\n| c |\n>>>>>>> theirs\n| d |\n\n| e |\n"
    assert resolved(text) == "| a |\n|---|\n| |\n| b |\n| |\n| c |\n| |\n| d |\n\n| e |\n"
