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


AUTHORS = "- [TITLE](URL), *Ann Lee, Bo Chen*, 2024"


@pytest.mark.parametrize(
    "names",
    [
        "Ann Lee, Bo Chen",
        "Ann Lee; Bo Chen",
        "Ann Lee,Bo Chen",
        "Ann Lee and Bo Chen",
        "Ann Lee & Bo Chen",
        "Ann Lee  and  Bo Chen",
        "Ann Lee   and   Bo Chen",
        "Ann Lee, and Bo Chen",
        "Ann Lee; & Bo Chen",
        "A. Lee, B. Chen",
        "Lee, A., Chen, B.",
        "Ann O'Lee, Bo D’Chen",
        "Ann-Marie Lee, Bo Chen",
        'Ann M{\\"u}ller, Bo Chen',
        "{Ann Lee}, {Bo Chen}",
        "**Ann Lee**, **Bo Chen**",
        "[Ann Lee], [Bo Chen]",
        "{[**Ann Lee**]}, Bo Chen",
        "Ann Maria Eva Lucy Zoe Lee, Bo Chen",
        "team et al",
    ],
)
def test_names_in_code_or_links_may_be_the_authors(names: str) -> None:
    assert missing(listed((AUTHORS, 22), (f"- `by {names} now` [TITLE](URL), 2024", 1))) == []
    assert missing(listed((AUTHORS, 22), (f"- [TITLE](URL), 2024 `by {names} now`", 1))) == []


@pytest.mark.parametrize(
    "words",
    [
        "Ann lee, bo chen",
        "Ann, Bo",
        "Ann Lee Bo Chen",
        "Ann Lee - Bo Chen",
        "Ann Lee    and Bo Chen",
        "annLee Xy, boChen Xy",
        "Ann Lee, bo Chen",
    ],
)
def test_words_that_are_no_authors(words: str) -> None:
    lines = missing(listed((AUTHORS, 22), (f"- `by {words} now` [TITLE](URL), 2024", 1)))
    assert lines == ["23 no authors"]


def test_names_in_a_url_or_the_title_are_no_authors() -> None:
    for last in (
        "- [TITLE](URL), 2024 [pdf](https://a.org/Ann_Lee,Bo_Chen)",
        "- [Ann Lee and Bo Chen](URL), 2024",
    ):
        assert missing(listed((AUTHORS, 22), (last, 1))) == ["23 no authors"]


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        # A name in brackets may be a venue.
        ("- [TITLE (CVM)](URL).", []),
        ("- [TITLE (CM)](URL).", []),
        ("- [TITLE [J. Chem. Inf.]](URL).", []),
        ("- [TITLE (C&M 2)](URL).", []),
        ("- [TITLE (C/M-x’s)](URL).", []),
        ("- [TITLE (C'M)](URL).", []),
        (f"- [TITLE ({'C' * 61})](URL).", []),
        (f"- [TITLE ({'C' * 62})](URL).", ["23 no date or venue"]),
        ("- [TITLE (C)](URL).", ["23 no date or venue"]),
        ("- [TITLE (cvm)](URL).", ["23 no date or venue"]),
        ("- [TITLE (CVM: it)](URL).", ["23 no date or venue"]),
        # The label of a link isn't.
        ("- [TITLE](URL) [CVM](https://a.org).", ["23 no date or venue"]),
        ("- [TITLE](URL) [[CVM](https://a.org)].", ["23 no date or venue"]),
        ("- [TITLE](https://openreview.net/forum?id=abc).", ["23 no date or venue"]),
        ("- [TITLE](https://github.com/a/b).", []),
        ("- **TITLE?** Some words [pdf](URL)", []),
    ],
)
def test_names_in_brackets(last: str, expected: list[str]) -> None:
    assert missing(listed(("- [TITLE](URL), 2024.", 22), (last, 1))) == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("- TITLE, 2024", ["23 no link"]),
        ("- TITLE, 2024 ![a](https://a.org/a.png)", ["23 no link"]),
        ("- TITLE `new`", ["23 no date or venue", "23 no link"]),
        ("- TITLE, *Ann Lee, Bo Chen*", ["23 no date or venue", "23 no link"]),
        ("- TITLE, 2024 <URL>", []),
        ("- TITLE, 2024\n  - [pdf](URL)", []),
        # A name, with a description or without, may be that of a group.
        ("- TITLE", ["23 no date or venue", "23? no link"]),
        ("- TITLE - a tool", ["23 no date or venue", "23? no link"]),
    ],
)
def test_a_missing_link(last: str, expected: list[str]) -> None:
    assert missing(listed(("- TITLE, 2024 [[pdf](URL)]", 22), (last, 1))) == expected


def test_a_work_that_is_listed_twice_without_a_link_has_none_yet() -> None:
    usual, last = "- TITLE, 2024 [[pdf](URL)]", "- Learning to Grow Trees, 2024"
    assert missing(listed((usual, 40), (last, 1))) == ["41 no link"]
    assert missing(listed((usual, 40), (last, 1), (usual, 1), (last.upper(), 1))) == []
    assert missing(listed((usual, 40), (last, 1), (usual, 1), (f"{last} [[pdf](URL)]", 1))) == ["41 no link"]


def found(form: str, template: str) -> list[str]:
    style = learn(read(Source(listed((form, 1)))), {"template": template})
    return [item.message for layout in style.layouts for item in missing_field_deviations(style, layout)]


def test_fields_that_a_configured_template_requires() -> None:
    template = "- {title}, {date|venue}{+ [[{label}]({link})]}{? `{tag}`}{* {image}}"
    assert found("- TITLE, 2024 [[pdf](URL)]", template) == []
    assert found("- TITLE, ICML [[pdf](URL)] `new`", template) == []
    required = "; the configured template requires one"
    assert found("- TITLE [[pdf](URL)]", template) == [f"no date or venue{required}"]
    assert found("- [TITLE](URL), 2024", template) == [f"no link{required}"] * 2


def test_what_a_configured_template_leaves_out_is_not_missing() -> None:
    text = listed(("- [TITLE](URL), 2024 `new`", 22), ("- [TITLE](URL)", 1))
    style = learn(read(Source(text)), {"template": "- [{title}]({url}){?, {date}}{? `{tag}`}"})
    assert [list(missing_field_deviations(style, layout)) for layout in style.layouts] == [[]] * 23


def test_dates_of_two_digits_are_dates() -> None:
    assert missing(listed(("- [TITLE](URL) [24.02].", 22), ("- [TITLE](URL).", 1))) == ["23 no date or venue"]


def test_a_link_besides_that_of_the_title_is_not_expected() -> None:
    assert missing(listed(("- [TITLE](URL), 2024 [[pdf](URL)]", 22), ("- [TITLE](URL), 2024", 1))) == []
