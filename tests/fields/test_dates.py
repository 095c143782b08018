"""Dates: every form that lists write, at the precision written, and no number that only looks like one."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.fields.dates import (
    build,
    compact_prefix,
    days_first,
    find,
    find_years,
    fix_month,
    guess,
    is_numeric,
    numeric,
    read_whole,
)

# Numbers beside a date's look: versions, identifiers, spans of years, addresses, times, words that begin like a month.
LOOK_ALIKES = [
    "",
    "2024",
    "1949",
    "2023.13",
    "2019-21",
    "2024-2025",
    "2024x2025",
    "1024-2048",
    "v2.2024.1",
    "10.1234/2024.05",
    "2024-05-00200",
    "arXiv 2405.00200",
    "https://x.org/2024/05/06",
    "2024/05/06/paper",
    "2024-05-06T10:00",
    "COVID-2019",
    "ICLR'24",
    "'2024",
    "Mayor 2024",
    "Maybe 2024",
    "March of 2024",
    "May 2024b",
    "Summer 2024",
    "2024 Q1",
    # Two people would read these differently.
    "03/04/2024",
    "31/12/2024",
    "23.02",
    "240513",
]

FORMS = [
    ("2024-04-30", "2024-04-30"),
    ("2021-3-7", "2021-03-07"),
    ("2021.03.07", "2021-03-07"),
    ("2025/06/06", "2025-06-06"),
    ("2023.9", "2023-09"),
    ("2023.09", "2023-09"),
    ("2023-09", "2023-09"),
    ("2021/3", "2021-03"),
    ("3/2021", "2021-03"),
    ("03/2021", "2021-03"),
    ("May 13 2024", "2024-05-13"),
    ("Apr. 2 2024", "2024-04-02"),
    ("Sept. 2019", "2019-09"),
    ("June 12th, 2021", "2021-06-12"),
    ("SEPTEMBER 2019", "2019-09"),
    ("Oct., 2025", "2025-10"),
    ("Jul'2023", "2023-07"),
    ("May-2024", "2024-05"),
    ("2 Sep 2022", "2022-09-02"),
    ("12th June 2021", "2021-06-12"),
    ("5-May-2024", "2024-05-05"),
    ("2024 May", "2024-05"),
    ("2024 May 3", "2024-05-03"),
    ("2024, May", "2024-05"),
    ("2024年", "2024"),
    ("2024年5月", "2024-05"),
    ("2024 年 5 月 3 日", "2024-05-03"),
    ("2024-02-29", "2024-02-29"),
]

IMPOSSIBLE = [
    ("2024-13-01", "there is no month 13"),
    ("2024.00", "there is no month 0"),
    ("31 Feb 2024", "February 2024 has 29 days"),
    ("2023-02-29", "February 2023 has 28 days"),
    ("2100-02-29", ""),
    ("Apr. 31 2024", "April has 30 days"),
    ("2024年4月31日", "April has 30 days"),
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_are_no_dates(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(("text", "iso"), FORMS)
def test_date_in_text_has_its_place(text: str, iso: str) -> None:
    around = f"Title ({text}), more"
    (found,) = find(around)
    assert around[found.start : found.end] == text
    assert (found.iso, found.problem) == (iso, "")


@pytest.mark.parametrize(("text", "iso"), FORMS)
def test_date_alone_in_brackets_is_read_whole(text: str, iso: str) -> None:
    around = f"({text})"
    found = read_whole(around)
    assert found is not None
    assert (around[found.start : found.end], found.iso) == (text, iso)


@pytest.mark.parametrize(("text", "problem"), IMPOSSIBLE)
def test_impossible_date_says_why(text: str, problem: str) -> None:
    found = find(text)
    # No list is of the year 2100: such a number is no date at all.
    assert [(date.iso, date.problem) for date in found] == ([("", problem)] if problem else [])


def test_all_dates_of_a_text_are_found_in_order() -> None:
    text = "2024-01-02, v2 Mar. 3 2024 (2023年12月)"
    assert [date.iso for date in find(text)] == ["2024-01-02", "2024-03-03", "2023-12"]
    assert [date.iso for date in find(text, 5, 27)] == ["2024-03-03"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("", None),
        ("Title 2024", None),
        ("53.12", None),
        ("99.12", None),
        ("23.13", None),
        ("230200", None),
        ("1949", None),
        ("12345678", None),
        ("2024", "2024"),
        ("[2024]", "2024"),
        (" (2024). ", "2024"),
        ("23.02", "2023-02"),
        ("23-02", "2023-02"),
        ("23/02", "2023-02"),
        ("24.05.13", "2024-05-13"),
        ("240513", "2024-05-13"),
        ("20240513", "2024-05-13"),
        ("240231", ""),
        ("2014. 6.", "2014-06"),
        ("2014. 10. 3.", "2014-10-03"),
        ("2014. 13.", None),
        ("2014. 6. 31.", ""),
    ],
)
def test_a_text_that_is_nothing_but_a_date(text: str, iso: str | None) -> None:
    found = read_whole(text)
    assert (found.iso if found else None) == iso


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("", []),
        ("20240", []),
        ("2024.5", []),
        ("2024-05", []),
        ("2024-x", []),
        ("#2024", []),
        ("'2024", []),
        ("/2024/", []),
        ("2024%", []),
        ("1949, 2099", ["2099"]),
        ("(2024)", ["2024"]),
        ("1995, 2024.", ["1995", "2024"]),
    ],
)
def test_years_without_a_month(text: str, years: list[str]) -> None:
    assert [year.iso for year in find_years(text)] == years


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("240513", None),
        ("240513Title", None),
        ("990513 Title", None),
        ("241513 Title", None),
        ("240231 Title", None),
        ("240513 Title", "2024-05-13"),
        ("20240513_Title", "2024-05-13"),
        ("240513-Title", "2024-05-13"),
    ],
)
def test_date_written_in_front_of_a_title(text: str, iso: str | None) -> None:
    found = compact_prefix(text)
    assert (found.iso if found else None) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("", ""),
        ("2024", ""),
        ("Title", ""),
        ("Title of 2024", ""),
        ("03/04/2024", ""),
        ("8 2024", ""),
        ("31 Feb 2024", ""),
        ("Otc 2024", "2024-10"),
        ("Oc.t 8 2024", "2024-10-08"),
        ("Agu. 8 2024", "2024-08-08"),
        ("Arp 8 2024", "2024-04-08"),
        ("8 Setp 2024", "2024-09-08"),
        ("2024, 2nd of May", "2024-05-02"),
        ("2024, 1st May", "2024-05-01"),
        ("2024, 3rd May", "2024-05-03"),
        ("2024, 5th May", "2024-05-05"),
        ("Jan of Q1 2024", ""),
        ("Sat 2024 12", ""),
        ("2024 12 5", ""),
    ],
)
def test_guess_at_a_misspelt_date(text: str, iso: str) -> None:
    assert guess(text) == iso


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Title", "Title"),
        ("Mai 3", "Mai 3"),
        ("Oct. 3", "Oct. 3"),
        ("Oc.t 3", "Oct. 3"),
        ("Agu. 3", "Aug. 3"),
    ],
)
def test_months_are_fixed_only_if_letters_are_swapped(text: str, fixed: str) -> None:
    assert fix_month(text) == fixed


DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2099, 12, 31))
SPELLINGS = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%b. %d %Y", "%d %B %Y", "%B %d, %Y", "%Y年%m月%d日"]


@given(DAYS, st.sampled_from(SPELLINGS))
def test_every_day_is_read_in_every_form(day: datetime.date, form: str) -> None:
    (found,) = find(day.strftime(form))
    assert found.iso == day.isoformat()
    assert build(day.year, day.month, day.day) == (day.isoformat(), "")


@given(st.integers(1950, 2099), st.integers(0, 99), st.integers(0, 99))
def test_an_invalid_day_has_a_problem(year: int, month: int, day: int) -> None:
    iso, problem = build(year, month, day)
    try:
        assert iso == datetime.date(year, month, day).isoformat()
        assert not problem
    except ValueError:
        assert not iso
        assert problem


PIECES = [
    "2024",
    "May",
    "May.",
    "13",
    "5",
    "24",
    "-",
    "/",
    ".",
    " ",
    ",",
    "年",
    "月",
    "日",
    "'",
    "th",
    "x",
    "(",
]
dated = st.lists(st.sampled_from(PIECES), max_size=12)


@given(st.one_of(st.text(), dated.map("".join)))
def test_no_text_is_too_odd(text: str) -> None:
    for found in [*find(text), *find_years(text), *filter(None, [read_whole(text), compact_prefix(text)])]:
        assert 0 <= found.start < found.end <= len(text)
        assert bool(found.iso) != bool(found.problem)
    guess(text)
    fix_month(text)


@pytest.mark.parametrize(
    ("text", "day_first", "iso"),
    [
        ("13/02/2021", None, "2021-02-13"),
        ("02/13/2021", None, "2021-02-13"),
        ("02-03-2021", True, "2021-03-02"),
        ("02-03-2021", False, "2021-02-03"),
        ("02.03.2021", False, "2021-03-02"),
        ("5/5/2021", None, "2021-05-05"),
        ("31/04/2021", None, ""),
    ],
)
def test_dates_in_numbers_end_in_their_year(text: str, day_first: bool | None, iso: str) -> None:
    found = numeric(text, day_first)
    assert found is not None
    assert found[0] == iso


@pytest.mark.parametrize(
    "text", ["02/03/2021", "02/03-2021", "2/3/21", "102/03/2021", "13/02/1921", "02/13/20211"]
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert numeric(text) is None
    assert not is_numeric(text) or text == "02/03/2021"


def test_two_dates_tell_whether_days_come_first() -> None:
    assert days_first(["13/02/2021", "14/02/2021", "01/02/2021"]) is True
    assert days_first(["02/13/2021", "02/14/2021", "2021-02-15"]) is False
    assert days_first(["13/02/2021", "01/02/2021"]) is None
    assert days_first(["13/02/2021", "14/02/2021", "02/13/2021"]) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [("02.2021", "2021-02"), ("(2.2021)", "2021-02"), ("Feb'21", "2021-02"), ("Sept. ’21", "2021-09")],
)
def test_months_with_their_year(text: str, iso: str) -> None:
    found = read_whole(text)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize("text", ["13.2021", "02.21a", "Feb 21", "Feb'51", "Barn'21"])
def test_other_texts_are_no_months_with_a_year(text: str) -> None:
    assert read_whole(text) is None
