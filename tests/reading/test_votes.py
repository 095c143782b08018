"""Tests of which entries of a long section are read again with its separators; sections vote by a sample."""

from __future__ import annotations

from awesomelint.model import Entry
from awesomelint.reading import read
from awesomelint.source import Source

# The sample of a section of forty entries has each second one, the first included.
SIZE = 40
SURNAMES = ("Lark", "Finch", "Wren", "Heron", "Swift", "Robin", "Crane", "Dove", "Teal", "Rook")


def entries(lines: list[str]) -> list[Entry]:
    return read(
        Source("\n".join(["# Sheep", "", "## Works", "", *[f"- {line}" for line in lines], ""]))
    ).entries


def labs(number: int) -> str:
    lab = ("Barn Labs", "Sheep AI", "Meadow Works", "Quiet Farms")[number % 4]
    return f"[Tidy Sheep Number {number}](https://example.org/{number}) – {lab} (Oct {2010 + number % 12})"


def test_unexplained_words_outside_the_sample_are_read_with_the_separators() -> None:
    # The separators change nothing in the other entries.
    lines = [labs(number) for number in range(SIZE)]
    rest = "Ada Lark, Bo Finch – a tidy barn for all of the quiet sheep of the hills (Oct 2022)"
    lines[1] = f"[Quiet Barns](https://example.org/1) – {rest}"
    found = entries(lines)[1]
    assert (found.title, found.authors) == ("Quiet Barns", ["Ada Lark", "Bo Finch"])


def test_words_after_a_separator_outside_the_sample_are_a_description() -> None:
    lines = [labs(number) for number in range(SIZE)]
    lines[1] = "[Quiet Barns](https://example.org/1) – ICML 2020 – a tidy barn for all of the quiet sheep"
    found = entries(lines)[1]
    assert (found.venue and found.venue.raw, found.authors) == ("ICML 2020", [])


def test_entries_outside_the_sample_follow_separators_that_divide_titles() -> None:
    # Without the separators, each title would reach up to the venue, with no words left.
    people = [[f"Ada {one}", f"Bo {other}"] for one in SURNAMES for other in SURNAMES[:4]]
    lines = [
        f"Tidy Sheep Number {number} / {', '.join(names)} [ICML {2010 + number % 12}] [pdf](https://example.org/{number})"
        for number, names in enumerate(people)
    ]
    found = entries(lines)
    assert [entry.title for entry in found] == [f"Tidy Sheep Number {number}" for number in range(SIZE)]
    assert [entry.authors for entry in found] == people
