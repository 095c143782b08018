"""Runs of entries, whether they are sorted, and which entries are misplaced."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from awesomelint.model import ListDocument
from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.style.configured import ConfiguredStyle
from awesomelint.style.sorting import (
    count_orders,
    directions,
    find_position,
    is_dated,
    is_exchangeable,
    is_sorted,
    longest_sorted,
    order_of,
    runs,
    strays,
)


def document(*dates: str, between: dict[int, str] | None = None) -> ListDocument:
    """Return a list with an entry for each date, and lines of text before some of them."""
    lines = ["# Papers", ""]
    for number, date in enumerate(dates):
        lines += ["", (between or {}).get(number, ""), ""] if number in (between or {}) else []
        title = f"{chr(97 + 7 * number % 26)} title"
        lines.append(f"- [{title}](https://arxiv.org/abs/2401.{number + 1:05}), {date}.")
    return read(Source("\n".join(lines) + "\n"))


def sizes(found: ListDocument) -> list[int]:
    return [len(run) for run in runs(found)]


@pytest.mark.parametrize("text", ["", "<!-- 2024 -->", "<br>", "<!-- a -- b -->", "—"])
def test_nothing_visible_interrupts_no_run(text: str) -> None:
    assert sizes(document("2024", "2023", "2022", "2021", between={2: text})) == [4]


@pytest.mark.parametrize(
    "text", ["**Surveys**", "Some words.", "## Section", "<b>words</b>", "<!-- a --> words"]
)
def test_visible_text_interrupts_a_run(text: str) -> None:
    assert sizes(document("2024", "2023", "2022", "2021", between={2: text})) == [2, 2]


def test_tables_and_items_are_different_runs() -> None:
    text = "- [A title](https://a.org), 2024\n- [B title](https://b.org), 2023\n\n"
    text += "| Title | Year |\n| --- | --- |\n"
    text += "".join(f"| [{name} title](https://{name}.org) | 2022 |\n" for name in "cdef")
    assert sizes(read(Source(text))) == [2, 4]


@pytest.mark.parametrize("after", ["-now", " – 2024", "/present", "~today", "—至今", "- 3"])
def test_a_period_of_time_is_no_date(after: str) -> None:
    found = document("2015" + after)
    assert [entry.date is not None and is_dated(entry) for entry in found.entries] == [False]


@pytest.mark.parametrize("after", ["", " - a survey", ", now"])
def test_a_date(after: str) -> None:
    assert [is_dated(entry) for entry in document("2015" + after).entries] == [True]


def test_dates_are_compared_as_precisely_as_both_are_written() -> None:
    assert directions(["2024-01", "2024", "2023-05", "2023-06-01", "2023-06"]) == (1, 1)


def test_sorted_runs_have_five_pairs_of_which_nine_in_ten_agree() -> None:
    assert is_sorted(5, 0)
    assert not is_sorted(4, 0)
    assert is_sorted(9, 1)
    assert not is_sorted(8, 1)


NEWEST = tuple(f"20{year}" for year in range(24, 14, -1))


def test_orders() -> None:
    assert order_of(document(*NEWEST).entries) == "newest first"
    assert order_of(document(*NEWEST[::-1]).entries) == "oldest first"
    assert order_of(document(*["2024"] * 10).entries) == ""
    text = "".join(f"- [{name} title](https://{name.lower()}.org)\n" for name in "aBcDeFg")
    assert order_of(read(Source(text)).entries) == "alphabetical"
    assert order_of(document(*NEWEST[:3], "2020-now", "2019", "2018", "2017").entries) == "newest first"
    periods = document(*NEWEST[:2], "2010-now", *NEWEST[2:4], "2011-now", *NEWEST[4:6])
    assert order_of(periods.entries) == "newest first"


def test_orders_are_counted_for_sections_of_six_entries() -> None:
    assert count_orders(document(*NEWEST[:6])) == ["newest first in 1 of 1 section with 6 or more entries"]
    assert count_orders(document(*NEWEST[:5])) == []
    text = {6: "## B", 12: "## C", 18: "## D"}
    dates = [*NEWEST[:6], *NEWEST[5::-1], *["2024"] * 6, "2023"]
    assert count_orders(document(*dates, between=text)) == [
        "newest first in 1 of the 3 sections with 6 or more entries",
        "oldest first in 1 of the 3 sections with 6 or more entries",
    ]


def test_a_section_has_an_order_if_all_its_parts_have_it() -> None:
    parts = {6: "Later:"}
    sections = "in 1 of 1 section with 6 or more entries"
    assert count_orders(document(*NEWEST[:6], *NEWEST[:6], between=parts)) == [f"newest first {sections}"]
    assert count_orders(document(*NEWEST[:6], *NEWEST[5::-1], between=parts)) == []


def test_configured_orders_are_counted_apart() -> None:
    found = document(*NEWEST[:6], *NEWEST[5::-1], *NEWEST[5::-1], between={0: "## A", 6: "## B", 12: "## C"})
    settings = {"order": "newest-first", "sections": [{"name": "C", "order": "any"}]}
    assert count_orders(found, ConfiguredStyle(settings)) == [
        "newest first (configured) in 1 of the 2 sections with 6 or more entries"
    ]


def test_strays_are_up_to_three_neighbours() -> None:
    kept = longest_sorted([1, 2, 9, 3, 3, 4])
    assert kept == [0, 1, 3, 4, 5]
    assert strays(6, kept) == [2]
    assert strays(8, [0, 4]) == [1, 2, 3, 5, 6, 7]
    assert strays(9, [0, 5]) == [6, 7, 8]
    assert strays(4, []) == []
    assert longest_sorted([]) == []  # type: ignore[type-var]


def test_a_stray_moves_to_the_nearer_neighbour() -> None:
    keys = ["a", "c", "e", "b", "g"]
    assert find_position(keys, [0, 1, 2, 4], 3) == (1, False)
    keys = ["f", "a", "c", "e", "g"]
    assert find_position(keys, [1, 2, 3, 4], 0) == (3, True)
    assert find_position(["b", "z", "c", "d"], [0, 2, 3], 1) == (3, True)
    assert find_position(["b", "c", "a"], [0, 1], 2) == (0, False)


def test_a_stray_and_a_neighbour_can_change_places_if_the_others_are_in_order_then() -> None:
    chance = Random(1)
    found = Counter[bool]()
    for _ in range(2_000):
        keys = [chance.choice("abcdef") for _ in range(chance.randrange(2, 9))]
        kept = longest_sorted(keys)
        if chance.random() < 0.5:
            # Another longest subsequence, with the first of equal choices instead of the last.
            turned = [chr(203 - ord(key)) for key in reversed(keys)]
            kept = [len(keys) - 1 - index for index in reversed(longest_sorted(turned))]
        for stray in set(range(len(keys))) - set(kept):
            for near in kept:
                others = [keys[index] for index in sorted({*kept, stray} - {near})]
                is_possible = others == sorted(others)
                assert is_exchangeable(keys, kept, stray, near) == is_possible
                found[is_possible] += 1
    assert min(found[True], found[False]) > 500
    assert not is_exchangeable("abcd", [0, 1, 2], 3, 3)
