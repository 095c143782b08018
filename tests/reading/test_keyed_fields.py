"""Keyed fields: what the records of the cases do not show."""

from __future__ import annotations

from awesomelint.reading import read
from awesomelint.source import Source


def test_marks_of_titles_after_keys_are_not_of_the_titles() -> None:
    text = "- Title: *Tidy Sheep*\n  - Year: 2020\n- Title: **Tidy Hay**\n  - Year: 2021\n- Title: “Tidy Rye”\n  - Year: 2022\n"
    entries = read(Source(text)).entries
    assert [(entry.title_kind, text[slice(*entry.title_span)]) for entry in entries] == [
        ("em", "Tidy Sheep"),
        ("strong", "Tidy Hay"),
        ("quote", "Tidy Rye"),
    ]


def test_authors_after_a_key_are_marked_where_they_are() -> None:
    text = "- **Tidy Sheep** Authors: Ada Lark, Bo Finch; Venue: Barn Letters 2020\n" * 3
    for entry in read(Source(text)).entries:
        assert [mark.value for mark in entry.marks if mark.kind == "author"] == ["Ada Lark, Bo Finch"]
        assert [text[mark.start : mark.end] for mark in entry.marks] == ["Ada Lark, Bo Finch"]
