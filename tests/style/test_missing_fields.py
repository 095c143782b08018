"""Which fields an entry lacks."""

from __future__ import annotations

import pytest

from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.style.conventions import learn
from awesomelint.style.deviations.missing_fields import missing_field_deviations
from tests.support.short_lists import listed


def missing(text: str) -> list[str]:
    """Return the line and message of each missing field; `?` means that it is not certain."""
    style = learn(read(Source(text)), {})
    return [
        f"{layout.entry.line}{'' if item.certain else '?'} {item.message.partition(';')[0]}"
        for layout in style.layouts
        for item in missing_field_deviations(style, layout)
    ]


@pytest.mark.parametrize(
    ("dated", "others", "expected"),
    [
        # At least ten entries, of which nine in ten have the field; certain from nineteen in twenty.
        (8, 1, []),
        (9, 1, ["10? no date or venue"]),
        (17, 2, []),
        (18, 2, ["19? no date or venue", "20? no date or venue"]),
        (18, 1, ["19? no date or venue"]),
        (19, 1, ["20 no date or venue"]),
        (37, 2, ["38? no date or venue", "39? no date or venue"]),
        (38, 2, ["39 no date or venue", "40 no date or venue"]),
    ],
)
def test_how_many_entries_have_the_field(dated: int, others: int, expected: list[str]) -> None:
    assert missing(listed(("- [TITLE](URL), 2024.", dated), ("- [TITLE](URL).", others))) == expected


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        # A paper has a date or a venue, a tool need not.
        ("- [TITLE](URL), 2024.", "- [TITLE](https://amber.org).", []),
        ("- [TITLE](URL), 2024.", "- [TITLE](URL), ICLR.", []),
        ("- [TITLE](URL), ICLR 2024.", "- [TITLE](URL), 2024.", []),
        # A year that was not recognised, but not one in a URL.
        ("- [TITLE](URL), 2024.", "- [TITLE (or Something of 1999)](URL).", []),
        ("- [TITLE](URL), 2024.", "- [TITLE (or Something of ’99)](URL).", []),
        ("- [TITLE](URL), 2024.", "- [TITLE (or Something of '99)](URL).", []),
        ("- [TITLE](URL), 2024.", "- [TITLE](https://arxiv.org/pdf/2012.12345).", ["13 no date or venue"]),
        ("- [TITLE](URL), 2024.", "- [TITLE 12024](URL).", ["13 no date or venue"]),
        ("- [TITLE](URL), 2024.", "- [TITLE 1824](URL).", ["13 no date or venue"]),
        # Text that may be the field.
        ("- [TITLE](URL), 2024.", "- [TITLE](URL), some words.", []),
        ("- [TITLE](URL) `new`", "- [TITLE](https://amber.org)", ["13 no tag"]),
        ("- [TITLE](URL) `new`", "- [TITLE](URL) new", ["13 no tag"]),
        ("- TITLE [[pdf](URL)]", "- [TITLE](URL)", []),
        ("- [TITLE](URL)  \n  Ann Lee, Bo Chen", "- [TITLE](URL)", ["25 no authors"]),
        ("- [TITLE](URL)  \n  Ann Lee, Bo Chen", "- [TITLE](https://amber.org)", []),
        ("- [TITLE](URL)  \n  Ann Lee, Bo Chen", "- [TITLE (Lee et al.)](URL)", []),
    ],
)
def test_whether_the_field_is_expected(usual: str, last: str, expected: list[str]) -> None:
    found = missing(listed((usual, 12), (last, 1)))
    assert [line.replace("?", "") for line in found] == expected


MONTHS = [
    "January",
    "Feb",
    "March",
    "Apr",
    "May",
    "June",
    "Jul",
    "August",
    "Sept",
    "October",
    "Nov",
    "December",
]


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize("day", ["3 MONTH", "21st MONTH", "MONTH 3", "MONTH 23rd"])
def test_a_day_without_a_year_may_be_the_date(day: str, month: str) -> None:
    last = f"- [TITLE of Trees, on {day}](URL).".replace("MONTH", month)
    assert missing(listed(("- [TITLE](URL), 2024.", 12), (last, 1))) == []


@pytest.mark.parametrize(
    "day",
    [
        "1st May",
        "2nd May",
        "3rd May",
        "4th May",
        "3, May",
        "3rd of May",
        "3 of May",
        "May. 3",
        "May, 3",
        "MAY 3",
        "3  May",
    ],
)
def test_forms_of_a_day_without_a_year(day: str) -> None:
    last = f"- [TITLE of Trees, on {day}](URL)."
    assert missing(listed(("- [TITLE](URL), 2024.", 12), (last, 1))) == []


@pytest.mark.parametrize(
    "day", ["May", "in May", "May, a Month", "13x May", "3 Maps", "3May", "May3", "Dismay 3"]
)
def test_no_day(day: str) -> None:
    last = f"- [TITLE of Trees, {day}](URL)."
    found = missing(listed(("- [TITLE](URL), 2024.", 12), (last, 1)))
    assert found == ["13? no date or venue"]


@pytest.mark.parametrize(
    "placeholder",
    [
        "",
        "N/A",
        "n.a.",
        "NA",
        "none",
        "TBA",
        "tbd",
        "todo",
        "-",
        "--",
        "x",
        "XXX",
        "coming soon",
        "to be added",
    ],
)
def test_a_link_that_is_missing_in_a_list_with_placeholders(placeholder: str) -> None:
    def found(url: str) -> list[str]:
        return missing(
            listed(
                ("- TITLE, 2024 [[pdf](URL)]", 30),
                (f"- TITLE, 2024 [[pdf](URL)] [[code](<{url}>)]", 1),
                ("- TITLE, 2024", 1),
            )
        )

    assert found(placeholder) == ["32? no link"]
    assert found("https://c.org") == ["32 no link"]


@pytest.mark.parametrize(("texts", "expected"), [(4, 0), (5, 1)])
def test_text_in_one_of_five_entries_is_usual(texts: int, expected: int) -> None:
    text = listed(
        ("- [TITLE](URL), 2024.", 29 - texts),
        ("- [TITLE](URL) some words, 2024.", texts),
        ("- [TITLE](URL) some words.", 1),
    )
    assert len(missing(text)) == expected
