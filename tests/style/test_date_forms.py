"""The form of a date is recognised apart from its value, and a date is rewritten in another form."""

from __future__ import annotations

import pytest

from awesomelint.style.date_forms import count_forms, forms, is_form, parse


@pytest.mark.parametrize(
    ("raw", "iso", "form"),
    [
        ("Apr. 2 2024", "2024-04-02", "Jan. 5 2025"),
        ("2024-04-30", "2024-04-30", "2025-01-05"),
        ("2023.9", "2023-09", "2025.1"),
        ("2023.09", "2023-09", "2025.01"),
        ("2 Sept 2022", "2022-09-02", "5 Jan 2025"),
        ("June 3rd, 2022", "2022-06-03", "January 5th, 2025"),
        ("23.02", "2023-02", "25.01"),
        ("2024年5月", "2024-05", "2025年1月"),
        ("20180615", "2018-06-15", "20250105"),
        ("'24", "2024", "'25"),
        ("June 1st, 2022", "2022-06-01", "January 5th, 2025"),
        ("June 2nd, 2022", "2022-06-02", "January 5th, 2025"),
        ("September 2022", "2022-09", "January 2025"),
        ("Sept. 2022", "2022-09", "Jan. 2025"),
        ("24/02/23", "2023-02-24", "05/01/25"),
        ("23/02/24", "2023-02-24", "25/01/05"),
        ("180615", "2018-06-15", "250105"),
        ("05.05.05", "2005-05-05", "25.01.05"),
    ],
)
def test_the_form_is_shown_as_it_writes_the_fifth_of_january(raw: str, iso: str, form: str) -> None:
    assert str(forms(raw, iso)[0]) == form


@pytest.mark.parametrize("day", ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "30th"])
def test_ordinals(day: str) -> None:
    shown = {str(form) for form in forms(f"June {day}, 2022", f"2022-06-{int(day[:-2]):02}")}
    assert "January 5th, 2025" in shown
    wrong = forms(f"June {day[:-2]}xx, 2022", f"2022-06-{int(day[:-2]):02}")
    assert not any(is_form(form) for form in wrong)


def test_may_is_never_shortened_and_fits_the_forms_of_other_months() -> None:
    assert {str(form) for form in forms("May 3 2024", "2024-05-03")} == {
        "Jan. 5 2025",
        "Jan 5 2025",
        "January 5 2025",
    }


def test_ten_may_or_may_not_lose_a_zero() -> None:
    assert {str(form) for form in forms("2023.10", "2023-10")} == {"2025.1", "2025.01"}


def test_a_date_of_several_forms_counts_for_the_one_that_others_have() -> None:
    dates = [("2023.9", "2023-09"), ("2023.10", "2023-10"), ("2023.11", "2023-11"), ("2023.1", "2023-01")]
    assert [(str(form), number) for form, number in count_forms(dates)] == [("2025.1", 4)]


@pytest.mark.parametrize(
    "example", ["2025-01-05", "Jan. 5 2025", "5 January 2025", "2025.01", "2025/1/5", "2025"]
)
def test_a_form_is_read_from_an_example(example: str) -> None:
    form = parse(example)
    assert form is not None
    assert str(form) == example


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        ("June 3th, 2022", "2022-06-03"),
        ("June 2022", "2022-06-03"),
        ("June 3", "2022-06-03"),
        ("2022-07", "2022-06"),
        ("201806", "2018-06"),
        ("2022-6-6-6", "2022-06-06"),
    ],
)
def test_a_date_that_is_written_otherwise_has_no_form(raw: str, iso: str) -> None:
    assert not forms(raw, iso)


def test_what_is_no_date_has_no_form() -> None:
    assert parse("yesterday") is None
    assert not forms("", "")
    assert not is_form(forms("Oc.t 8 2024", "2024-10-08")[0])


def test_a_date_is_written_in_another_form() -> None:
    form = parse("Jan. 5 2025")
    assert form is not None
    assert form.write("2024-10-08") == "Oct. 8 2024"
    assert form.write("2024-05-08") == "May 8 2024"
    assert str(form) == "Jan. 5 2025"
    for example in ("5th Jan 2025", "January 5, 2025", "25.1.5"):
        other = parse(example)
        assert other is not None and is_form(other)
        assert other.write("2025-01-05") == example


@pytest.mark.parametrize(
    ("example", "iso", "written"),
    [
        ("2025-01-05", "2024-10-08", "2024-10-08"),
        ("25/1/5", "2024-02-03", "24/2/3"),
        ("25/1/5", "2024-12-31", "24/12/31"),
        ("05.01.2025", "2024-02-03", "03.02.2024"),
        ("5.1.'25", "2024-02-03", "3.2.'24"),
        ("January 5th, 2025", "2024-12-01", "December 1st, 2024"),
        ("Jan 5th 2025", "2024-11-22", "Nov 22nd 2024"),
        ("Jan 5th 2025", "2024-11-03", "Nov 3rd 2024"),
        ("Jan 5th 2025", "2024-11-11", "Nov 11th 2024"),
        ("Jan 5th 2025", "2024-11-12", "Nov 12th 2024"),
        ("Jan 5th 2025", "2024-11-13", "Nov 13th 2024"),
        ("Jan 5th 2025", "2024-11-10", "Nov 10th 2024"),
        ("Jan 5th 2025", "2024-11-14", "Nov 14th 2024"),
        ("5. January 2025", "2024-05-01", "1. May 2024"),
        ("5 Jan. 2025", "2024-05-01", "1 May 2024"),
        ("January. 2025", "2024-05", "May. 2024"),
        ("20250105", "2024-02-03", "20240203"),
        ("2025年1月", "2024-12", "2024年12月"),
        # A date that is more precise than the form.
        ("Jan. 2025", "2024-05-01", "May 2024"),
        ("2025", "2024-05-01", "2024"),
    ],
)
def test_dates_in_the_form_of_an_example(example: str, iso: str, written: str) -> None:
    form = parse(example)
    assert form is not None
    assert form.write(iso) == written


@pytest.mark.parametrize("month", range(1, 13))
def test_the_months(month: int) -> None:
    names = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    name = names[month - 1]
    for example, expected in (("January 2025", name), ("Jan 2025", name[:3])):
        form = parse(example)
        assert form is not None
        assert form.write(f"2024-{month:02}") == f"{expected} 2024"
        assert form in forms(f"{expected} 2024", f"2024-{month:02}")


@pytest.mark.parametrize(
    ("example", "precision"),
    [
        ("2025", 1),
        ("'25", 1),
        ("2025-01", 2),
        ("Jan. 2025", 2),
        ("January 2025", 2),
        ("25.1", 2),
        ("2025-01-05", 3),
        ("5 Jan 2025", 3),
    ],
)
def test_the_precision_of_a_form(example: str, precision: int) -> None:
    form = parse(example)
    assert form is not None
    assert form.precision == precision


@pytest.mark.parametrize(
    ("raw", "iso", "expected"),
    [
        ("05/05/2024", "2024-05-05", {"05/01/2025", "01/05/2025"}),
        (
            "11.11.2024",
            "2024-11-11",
            {
                "05.01.2025",
                "01.05.2025",
                "5.01.2025",
                "05.1.2025",
                "5.1.2025",
                "01.5.2025",
                "1.05.2025",
                "1.5.2025",
            },
        ),
        ("2024-05-12", "2024-05-12", {"2025-01-05", "2025-01-5"}),
        ("May 2024", "2024-05", {"Jan 2025", "Jan. 2025", "January 2025"}),
        (
            "24.10.10",
            "2024-10-10",
            {"25.01.05", "25.1.05", "25.01.5", "25.1.5", "25.05.01", "25.5.01", "25.05.1", "25.5.1"},
        ),
        ("Sept 2024", "2024-09", {"Jan 2025"}),
        ("2024", "2024", {"2025"}),
        ("20240510", "2024-05-10", {"20250105", "2025015"}),
        ("June the 4th 2024", "2024-06-04", {"January the 5th 2025"}),
    ],
)
def test_all_forms_of_a_date(raw: str, iso: str, expected: set[str]) -> None:
    assert {str(form) for form in forms(raw, iso)} == expected


def test_what_is_a_form() -> None:
    for raw, iso in (
        ("8 October 2024", "2024-10-08"),
        ("'24", "2024"),
        ("Oct 8th 24", "2024-10-08"),
    ):
        assert any(map(is_form, forms(raw, iso)))
    for raw, iso in (
        ("8 of October 2024", "2024-10-08"),
        ("2024 AD", "2024"),
        ("Oct 8st 2024", "2024-10-08"),
    ):
        assert not any(map(is_form, forms(raw, iso)))


def test_the_most_frequent_form_comes_first() -> None:
    dates = [
        ("2023.9", "2023-09"),
        ("2023.10", "2023-10"),
        ("2023-01", "2023-01"),
        ("2023-02", "2023-02"),
        ("2023-03", "2023-03"),
    ]
    assert [(str(form), number) for form, number in count_forms(dates)] == [("2025-01", 3), ("2025.1", 2)]
    assert count_forms([("yesterday", "2023-01-01"), ("", "")]) == []
