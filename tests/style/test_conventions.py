"""Which convention a section follows: its own, or that of the section above it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.short_lists import Part, deviations_in, in_parts

USUAL, OTHER = "- [TITLE](URL), 2024", "- [TITLE](URL). 2024"


def found(*parts: Part, settings: dict[str, Any] | None = None) -> list[str]:
    return [line.partition(": ")[2] for line in deviations_in(in_parts([*parts]), settings or {})]


@pytest.mark.parametrize(
    ("own", "others", "number"),
    [
        # Fewer than five entries: one may be a mistake, and two that agree are a style unless others follow the list.
        (0, 1, 1),
        (0, 2, 0),
        (0, 4, 0),
        (1, 1, 1),
        (1, 3, 3),
        (2, 2, 2),
        # Seven in ten follow the list.
        (4, 1, 1),
        (3, 2, 0),
        (4, 2, 0),
        (7, 3, 3),
        (6, 3, 0),
        (14, 6, 6),
        (13, 6, 0),
    ],
)
def test_a_section_that_follows_its_parent(own: int, others: int, number: int) -> None:
    assert len(found("## A", (USUAL, 120), "## B", (USUAL, own), (OTHER, others))) == number


@pytest.mark.parametrize(
    ("own", "number"),
    [
        # Five fields after a URL, of which seven in ten have another separator.
        ([("- [TITLE](URL); `a`", 4), (OTHER, 1)], 0),
        ([("- [TITLE](URL); `a`", 3), (OTHER, 1)], 1),
        ([("- [TITLE](URL); `a`", 6), ("- [TITLE](URL), `a`", 1), (OTHER, 1)], 0),
        ([("- [TITLE](URL); `a`", 4), ("- [TITLE](URL), `a`", 2), (OTHER, 1)], 1),
        ([("- [TITLE](URL); `a`", 7), ("- [TITLE](URL), `a`", 2), (OTHER, 1)], 0),
        # Brackets and marks around a field are not part of the separator.
        ([("- [TITLE](URL); (`a`)", 6), (OTHER, 1)], 0),
        ([("- [TITLE](URL), (`a`)", 6), (OTHER, 1)], 1),
        ([("- [TITLE](URL), *`a`*", 6), (OTHER, 1)], 1),
        ([("- [TITLE](URL), _`a`_", 6), (OTHER, 1)], 1),
        ([("- [TITLE](URL), [`a`]", 6), (OTHER, 1)], 1),
        ([("- [TITLE](URL), '`a`'", 6), (OTHER, 1)], 1),
        ([('- [TITLE](URL), "`a`"', 6), (OTHER, 1)], 1),
        # What follows the last field is no separator.
        ([("- [TITLE](URL);", 6), (OTHER, 1)], 1),
        # Entries of another form say nothing.
        ([("- TITLE; `a` [pdf](URL)", 6), (OTHER, 1)], 1),
    ],
)
def test_a_section_with_a_separator_of_its_own(own: list[Part], number: int) -> None:
    lines = found("## A", (USUAL, 60), "## B", *own)
    assert len([line for line in lines if "date" in line and "no date" not in line]) == number


def test_the_separators_of_labels_and_text_vary() -> None:
    usual = "- [TITLE](URL), 2024 [pdf](https://a.org): a tool"
    own = "- [TITLE](URL), 2024 [pdf](https://a.org/§); `a`"
    assert len(found("## A", (usual, 60), "## B", (own, 6), (usual.replace(": ", "; "), 1))) == 0


@pytest.mark.parametrize(
    ("usual", "others", "expected"),
    [
        # Nine in ten write a space, or the entry's own tab stays.
        (18, 2, "expected “ –” before the date, found “⇥;” | \t; →  –"),
        (16, 2, "expected “–” before the date, found “;” | ; → –"),
    ],
)
def test_spaces_that_are_written_in_several_ways(usual: int, others: int, expected: str) -> None:
    lines = found(
        ("- TITLE – 2024 [pdf](URL)", usual),
        ("- TITLE\t– 2024 [pdf](URL)", others),
        ("- TITLE\t; 2024 [pdf](URL)", 1),
    )
    assert lines == [expected]


@pytest.mark.parametrize(("periods", "number"), [(5, 1), (4, 0)])
def test_titles_with_a_mark_of_their_own_do_not_count(periods: int, number: int) -> None:
    """A question has no period, so its lack of one says nothing about the other titles."""
    parts: list[Part] = [("- TITLE. [pdf](URL)", 9 * periods), ("- TITLE? [pdf](URL)", 30)]
    assert (
        found(*parts, ("- TITLE, [pdf](URL)", number))
        == ["expected “.” before the link, found “,” | , → ."] * number
    )
    assert found(("- TITLE. [pdf](URL)", 3), ("- TITLE? [pdf](URL)", 30), ("- TITLE, [pdf](URL)", 1)) == []


def test_a_configured_template_is_the_convention_of_its_section() -> None:
    template = "- [{title}]({url}){?; {date}}{? - {text}}"
    lines = ["expected “;” before the date, found “,” | , → ;"] * 3
    assert found((USUAL, 3), settings={"template": template}) == lines
    sections = [{"name": "B", "template": template}]
    settings = {"sections": sections}
    assert found("## A", (USUAL, 30), "## B", (USUAL, 3), settings=settings) == lines
    assert found("## A", (USUAL, 30), "## B", "### C", (USUAL, 3), settings=settings) == lines
    assert found((f"{USUAL} <URL>", 1), settings={"template": "- [{title}]({url}), {date} {link}"}) == []
    assert found(("- [TITLE](<URL>), 2024", 3), settings={"template": "- [{title}]({url}), {date}"}) == []


def test_what_a_configured_template_has_no_place_for() -> None:
    settings = {"template": "- [{title}]({url}), {date}."}
    message = "the configured template has no"
    assert found(("- `a` [TITLE](URL), 2024.", 1), settings=settings) == [f"{message} tag at the start"]
    assert found(("- [TITLE](URL), 2024 `a`.", 1), settings=settings) == [f"{message} tag after the date"]
    assert found(("- [TITLE](URL), 2024", 1), settings=settings) == ["missing “.” at the end |  → ."]


def test_what_differs_from_a_configured_template_is_certain() -> None:
    settings = {"template": "- [{title}]({url}); {date}"}
    lines = deviations_in(in_parts([(USUAL, 1)]), settings)
    assert lines == ["3 separator: expected “;” before the date, found “,” | , → ;"]


def test_an_entry_that_ends_before_a_configured_template_does() -> None:
    full = "- TITLE, 2024 [pdf](URL)"
    settings = {"template": "- {title}, {date} [{label}]({link})"}
    assert (
        found((full, 5), ("- TITLE, 2024", 1), settings=settings)
        == ["no link; the configured template requires one"] * 2
    )


@pytest.mark.parametrize(("dashes", "number"), [(57, 1), (58, 0)])
def test_a_gap_with_a_content_of_its_own_is_not_compared(dashes: int, number: int) -> None:
    usual = f"- [TITLE](URL) {'-' * dashes} 2024 `a`"
    assert len(found((usual, 12), ("- [TITLE](URL), 2024 `a`", 1))) == number
