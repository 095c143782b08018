"""Which texts are meant as dates but cannot be read as dates."""

from __future__ import annotations

import pytest

from awesomelint.analysis.unread_dates import unread_dates
from awesomelint.reading import read
from awesomelint.source import Source


def listed(*dates: str, form: str = "- [Title {}](https://e.org/{}), {}.\n") -> str:
    return "".join(form.format(number, number, date) for number, date in enumerate(dates, 1))


def unread(text: str) -> list[str]:
    """Return the texts that cannot be read, each with the date that is the example."""
    return [f"{found.raw} ({found.example})" for found in unread_dates(read(Source(text)))]


MONTH, ISO, YEAR = "Apr. 2 2024", "2024-04-02", "2024"


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        # Eight entries with a date, and six in ten of a section.
        ([MONTH] * 7 + ["Apt. 2 2024"], []),
        ([MONTH] * 8 + ["Apt. 2 2024"], ["Apt. 2 2024 (Apr. 2 2024)"]),
        ([MONTH] * 9 + ["", "", "", "", "", "Apt. 2 2024"], ["Apt. 2 2024 (Apr. 2 2024)"]),
        ([MONTH] * 9 + ["", "", "", "", "", "", "Apt. 2 2024"], []),
        ([MONTH] * 8 + ["Apr. 2 2024"], []),
    ],
)
def test_how_many_entries_have_a_date(dates: list[str], expected: list[str]) -> None:
    assert unread(listed(*dates)) == expected


def test_sections_with_few_dates_follow_the_list() -> None:
    first = f"## A\n\n{listed(*[MONTH] * 10)}"
    form = "- [Name {}](https://f.org/{}), {}.\n"
    assert unread(f"{first}\n## B\n\n{listed(ISO, ISO, 'Apt. 2 2024', form=form)}") == [
        "Apt. 2 2024 (Apr. 2 2024)"
    ]
    assert unread(f"{first}\n## B\n\n{listed(ISO, 'Apt. 2 2024', form=form)}") == []
    # A section with enough dates has an example of its own.
    second = listed(*["May 3 2023"] * 8, "Apt. 2 2024", form=form)
    assert unread(f"{first}\n## B\n\n{second}") == ["Apt. 2 2024 (May 3 2023)"]


MONTHS = (
    "Janury", "Febuary", "Marhh", "Aprill", "Mey", "Juny", "Jully", "Augst", "Septmber", "Octobr", "Novmber",
    "Decembr", "Jn", "Fb", "Mr", "Ap", "My", "Ju", "Jl", "Ag", "Sp", "Ot", "Nv", "De", "Sxpt", "Septtember",
)  # fmt: skip


@pytest.mark.parametrize("month", MONTHS)
def test_misspelled_months(month: str) -> None:
    assert unread(listed(*[MONTH] * 8, f"{month} 2 2024")) == [f"{month} 2 2024 (Apr. 2 2024)"]


def test_the_example_is_a_date_of_the_usual_form() -> None:
    assert unread(listed(YEAR, *[MONTH] * 8, "Apt. 2 2024")) == ["Apt. 2 2024 (Apr. 2 2024)"]


@pytest.mark.parametrize(
    ("usual", "date", "is_meant"),
    [
        (MONTH, "Apt. 2 2024", True),
        (MONTH, "Aptil 2 2024", True),
        (MONTH, "Febuary 2 2024", True),
        (MONTH, "Sepp. 2 2024", True),
        (MONTH, "Jnu. 2 2024", False),
        (MONTH, "1st Apt 2024", True),
        (MONTH, "2nd Apt 2024", True),
        (MONTH, "3rd Apt 2024", True),
        (MONTH, "4th Apt 2024", True),
        (MONTH, "21 Apt 2024", True),
        (MONTH, "Apt. 1st 2024", True),
        (MONTH, "Apt. 2nd 2024", True),
        (MONTH, "Apt, 2 2024", True),
        (MONTH, "Apt. 2, 20244", True),
        (MONTH, "Apt.  2 2024", True),
        (MONTH, "Apt.   2 2024", False),
        (MONTH, "20244 Apr", True),
        (MONTH, "202444 Apr", False),
        (MONTH, "Apt. 3rd 2024", True),
        (MONTH, "Apt. 4th 2024", True),
        (MONTH, "Apt. 2  2024", True),
        (MONTH, "Apt ’24", True),
        (MONTH, "Apt '24", True),
        (MONTH, "Apr. 2 20244", True),
        (MONTH, "2024 Apt", True),
        (MONTH, "202 Apr", True),
        (MONTH, "Table 2 2024", False),
        (MONTH, "Version 2 2024", False),
        (MONTH, "Apt. 2 2024-1", False),
        (MONTH, "v/Apt. 2 2024", False),
        (ISO, "20240-04-02", True),
        (ISO, "2024.04/32", True),
        (ISO, "2024-14-02-1", True),
        (ISO, "2024-14-02/1", True),
        (ISO, "20240-04--02", True),
        (ISO, "2024-14-02-1-1", False),
        (ISO, "202444-04-02", True),
        (ISO, "2024444-04-02", False),
        (ISO, "2024-140000-02", True),
        (ISO, "2024-1400000-02", False),
        (ISO, "20240-04-02x", False),
        (ISO, "20240-04-02:1", False),
        (ISO, "2024-04-", False),
        (ISO, "v2024-14-02", False),
        (ISO, "Apt. 2 2024", False),
        (YEAR, "20244", True),
        (YEAR, "2O24", True),
        (YEAR, "20l4", True),
        (YEAR, "l99", True),
        (YEAR, "OOOO1", True),
        (YEAR, "202444", True),
        (YEAR, "202/x", False),
        (YEAR, "202.x", False),
        (YEAR, "202%x", False),
        (YEAR, "202", True),
        (YEAR, "20", False),
        (YEAR, "2024444", False),
        (YEAR, "202.5", False),
        (YEAR, "O2l", True),
        (YEAR, "O22", True),
        (YEAR, "202-x", False),
        (YEAR, "x202", False),
    ],
)
def test_forms_of_dates(usual: str, date: str, is_meant: bool) -> None:
    assert unread(listed(*[usual] * 8, date)) == ([f"{date} ({usual})"] if is_meant else [])


@pytest.mark.parametrize(
    ("usual", "mark", "date"),
    [
        (usual, mark, date)
        for usual, date in (
            (MONTH, "Apt. 2 2024"),
            (MONTH, "2024 Apt"),
            (ISO, "20240-04-02"),
            (YEAR, "20244"),
        )
        for mark in ("/", ".", "-", *([":"] if usual == ISO else []))
    ],
)
def test_dates_that_are_the_end_of_something(usual: str, mark: str, date: str) -> None:
    # With a space before it, the date is where the others are.
    spaced, glued = (f"- [Title {{}}](https://e.org/{{}}) x{end}{{}}.\n" for end in (f"{mark} ", mark))
    known = listed(*[usual] * 8, form=spaced)
    assert unread(known + listed(date, form=spaced)) == [f"{date} ({usual})"]
    assert unread(known + listed(date, form=glued)) == []


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("- [Title](https://a.org): 20244.\n", []),
        ("- [Title](https://a.org), 20244\n", []),
        ("- [Title](https://a.org),20244 .\n", ["20244 (2024)"]),
        ("- [Title, 20244.](https://a.org)\n", []),
        ("- [Title](https://a.org/x,20244.html)\n", []),
        ("- [Title](https://a.org), 20244. And, 20255.\n", ["20244 (2024)"]),
    ],
)
def test_where_dates_are_expected(last: str, expected: list[str]) -> None:
    assert unread(listed(*[YEAR] * 8) + last) == expected


@pytest.mark.parametrize(
    ("usual", "last"),
    [
        # Far from the text before it, and alone on an indented line.
        ("- [Title {}](https://e.org/{}){:>12}\n", "- [Title](https://a.org)        20244\n"),
        ("- [Title {}](https://e.org/{})\n    {}\n", "- [Title](https://a.org)\n  20244\n"),
        # At the end of a file without a final newline.
        ("- [Title {}](https://e.org/{}), {}\n", "- [Title](https://a.org), 20244"),
    ],
)
def test_dates_with_space_around_them(usual: str, last: str) -> None:
    assert unread(listed(*[YEAR] * 8, form=usual) + last) == ["20244 (2024)"]


def test_dates_between_other_marks() -> None:
    # At least two in ten dates must be between the same marks.
    other = "- [Name {}](https://f.org/{}): {}.\n"
    for number, expected in ((1, []), (2, ["20244 (2024)"])):
        text = listed(*[YEAR] * 8) + listed(*[YEAR] * number, "20244", form=other)
        assert unread(text) == expected


def test_columns_of_tables() -> None:
    rows = "".join(f"| [Title {n}](https://e.org/{n}) | 2024 | x |\n" for n in range(8))
    head = "| Title | Year | Notes |\n| --- | --- | --- |\n"
    assert unread(f"{head}{rows}| [Title](https://a.org) | 20244 | x |\n") == ["20244 (2024)"]
    assert unread(f"{head}{rows}| [Title](https://a.org) | | 20244 |\n") == []
