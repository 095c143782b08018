"""Dates in another form than nearly all dates of a section."""

from __future__ import annotations

import pytest

from tests.support.short_lists import Part, deviations_in, in_parts

USUAL = "- TITLE, 2024-01-02 [pdf](URL)"
OTHER = "- TITLE, Jan. 5 2024 [pdf](URL)"
THIRD = "- TITLE, Jan 5, 2024 [pdf](URL)"
MONTH = "- TITLE, 2024-01 [pdf](URL)"


def found(*parts: Part, settings: dict[str, str] | None = None) -> list[str]:
    """Return the dates in another form and the expected ones, with `?` for those that are not certain."""
    lines = deviations_in(in_parts([*parts]), settings or {})
    return [
        line.partition(" | ")[2] + ("?" if " date?: " in line else "")
        for line in lines
        if " date" in line[:9]
    ]


@pytest.mark.parametrize(
    ("usual", "others", "expected"),
    [
        # Nine in ten of five dates or more; certain if all but one of ten agree, or 93 in 100.
        (4, 1, None),
        (8, 1, None),
        (9, 1, ""),
        (17, 2, None),
        (18, 2, "?"),
        (26, 2, "?"),
        (27, 2, ""),
    ],
)
def test_how_many_dates_have_the_form(usual: int, others: int, expected: str | None) -> None:
    line = "Jan. 5 2024 → 2024-01-05"
    assert found((USUAL, usual), (OTHER, others)) == ([] if expected is None else [line + expected] * others)


@pytest.mark.parametrize(
    ("parts", "number"),
    [
        # Four dates follow the list.
        ([(USUAL, 30), "## B", (OTHER, 1)], 1),
        ([(USUAL, 60), "## B", (OTHER, 4)], 4),
        ([(USUAL, 60), "## B", (OTHER, 5)], 0),
        ([(USUAL, 30), "## B", (USUAL, 2), (OTHER, 2)], 2),
        ([(USUAL, 4), "## B", (OTHER, 1)], 0),
        # Of five to nine dates, all but one must have the form of the list, which is certain there.
        ([(USUAL, 30), "## B", (USUAL, 3), (OTHER, 2)], 0),
        ([(USUAL, 30), "## B", (USUAL, 4), (OTHER, 1)], 1),
        ([(USUAL, 30), "## B", (USUAL, 8), (OTHER, 1)], 1),
        ([(USUAL, 30), "## B", (USUAL, 7), (OTHER, 2)], 0),
        ([(USUAL, 9), "## B", (USUAL, 4), (OTHER, 1)], 0),
        ([(USUAL, 10), "## B", (USUAL, 4), (OTHER, 1)], 1),
        ([(OTHER, 30), "## B", (USUAL, 4), (OTHER, 1)], 0),
        ([(THIRD, 30), "## B", (USUAL, 4), (OTHER, 1)], 0),
        # Two levels up.
        ([(USUAL, 30), "## B", "### C", (USUAL, 4), (OTHER, 1)], 1),
    ],
)
def test_a_small_section(parts: list[Part], number: int) -> None:
    assert len(found("## A", *parts)) == number


@pytest.mark.parametrize(
    ("usual", "other", "mark"),
    [
        # The form is not the most frequent one of the list.
        (10, 31, "?"),
        (21, 30, "?"),
        # Twenty dates and more than a tenth of the list have the other form.
        (150, 18, ""),
        (150, 19, "?"),
        (160, 19, "?"),
        (162, 19, ""),
        (250, 19, ""),
    ],
)
def test_a_form_that_is_frequent_in_other_sections(usual: int, other: int, mark: str) -> None:
    parts: list[Part] = ["## A", (USUAL, usual), "## C", (OTHER, other), "## B", (USUAL, 19), (OTHER, 1)]
    assert found(*parts) == [f"Jan. 5 2024 → 2024-01-05{mark}"]


def test_dates_of_each_precision_are_compared_with_their_own() -> None:
    assert found((USUAL, 22), (MONTH, 1)) == []
    assert found((MONTH, 22), (USUAL, 1)) == []
    assert found((USUAL, 12), (MONTH, 12), (OTHER, 1)) == ["Jan. 5 2024 → 2024-01-05"]
    assert found((USUAL, 4), (MONTH, 22), (OTHER, 1)) == []
    assert found(("- TITLE, 2024/01 [pdf](URL)", 22), (MONTH, 1)) == ["2024-01 → 2024/01"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2024/1/2", "2024-01-02"),
        ("2024.1.2", "2024-01-02"),
        ("Oct 8th, 2024", "2024-10-08"),
        ("8 October 2024", "2024-10-08"),
        ("20240102", "2024-01-02"),
        # What is not a form of dates, or may be a typo.
        ("Oc.t 8 2024", ""),
        ("Okt 8 2024", ""),
        ("2024–01–02", ""),
        ("2024-０1-02", ""),
    ],
)
def test_what_is_written_in_the_usual_form(date: str, expected: str) -> None:
    lines = found((USUAL, 22), (f"- TITLE, {date} [pdf](URL)", 1))
    assert lines == ([f"{date} → {expected}"] if expected else [])


def test_a_date_that_begins_or_continues_a_text() -> None:
    assert found((USUAL, 22), ("- Jan. 5 2024 Workshop Works [pdf](URL)", 1)) == []
    assert found((USUAL, 22), ("- TITLE in Jan. 5 2024 of it [pdf](URL)", 1)) == []
    # A date below the entry, and one that is the text of a link.
    assert found((USUAL, 22), ("- TITLE [pdf](URL)\n  - Jan. 5 2024", 1)) == []
    assert found((USUAL, 22), ("- TITLE [Jan. 5 2024](URL)", 1)) == []
    configured = found(
        (USUAL, 3), ("- Jan. 5 2024 Workshop Works [pdf](URL)", 1), settings={"date-form": "2025-01-05"}
    )
    assert configured == ["Jan. 5 2024 → 2024-01-05"]


def test_a_configured_form() -> None:
    settings = {"date-form": "Jan. 5 2025"}
    assert found((USUAL, 2), (OTHER, 9), (MONTH, 3), settings=settings) == ["2024-01-02 → Jan. 2 2024"] * 2
    assert found((OTHER, 30), (USUAL, 1), settings={"date-form": "2025-01"}) == []


def test_a_date_before_a_url() -> None:
    assert found(("- TITLE, 2024-01-02 URL", 22), ("- TITLE, Jan. 5 2024 URL", 1)) == [
        "Jan. 5 2024 → 2024-01-05"
    ]
