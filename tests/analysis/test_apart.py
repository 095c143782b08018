"""What tells two entries with the same title or URL apart: results, names in tables, remarks and names beside titles."""

from __future__ import annotations

import pytest

from awesomelint.analysis.works.apart import has_results, have_other_leading_names, have_other_remarks
from awesomelint.analysis.works.match import compare
from awesomelint.model import Entry
from awesomelint.reading import read
from awesomelint.source import Source
from tests.support.titles import TITLES

ID = "https://arxiv.org/abs/1803.03635"
T = "The Lottery Ticket Hypothesis of Networks"


def table(*rows: str, others: str = "| x | x |", columns: int = 3) -> str:
    """Return a table of rows after a linked title, with as many rows of other titles as there are titles."""
    lines = [f"| [{T}]({ID}) {row}" for row in rows]
    lines += [f"| [{title}](https://e.org/{n}) {others.format(n)}" for n, title in enumerate(TITLES)]
    return (
        "\n".join(["| Title |" + " x |" * (columns - 1), "| --- |" + " --- |" * (columns - 1), *lines]) + "\n"
    )


def are_apart(text: str) -> bool:
    """Whether nothing in a list is listed twice."""
    return not compare(read(Source(text))).pairs


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        ("| 24.5 | 31.2 |", "| 22.5 | 30.2 |", True),
        ("| 24.5 | 31.2 |", "| 24.5 | 31.2 |", False),
        ("| 24.5 | 31.2 |", "| 24.5 | 31.3 |", True),
        ("| 24.5 | x |", "| 22.5 | x |", True),
        ("| 24.5 | x |", "| x | x |", False),
        ("| x | x |", "| 24.5 | x |", False),
        # Percentages, deviations, several values, and signs around a value.
        ("| 24 % | x |", "| 22 % | x |", True),
        ("| 24% | x |", "| 22% | x |", True),
        ("| 24 ± 1 | x |", "| 22 ± 1 | x |", True),
        ("| 24 ± 1.5 | x |", "| 24 ± 2.5 | x |", True),
        ("| **24,5** | x |", "| **22,5** | x |", True),
        ("| 24.5 (22.1) | x |", "| 24.5 (22.2) | x |", True),
        ("| 24.5 / 22.1% | x |", "| 24.5 / 22.2% | x |", True),
        ("| 24 | x |", "| 22 | x |", False),
        ("| 24.5 points | x |", "| 22.5 points | x |", False),
        ("| [24.5](https://a.org) | x |", "| [22.5](https://a.org) | x |", False),
        # Months and dates.
        ("| 24.03 | x |", "| 24.04 | x |", False),
        ("| 2019.11 | x |", "| 2019.12 | x |", False),
        ("| 24.13 | x |", "| 24.14 | x |", True),
        ("| 34.03 | x |", "| 34.04 | x |", True),
        ("| 2021.05.03 | x |", "| 2021.05.04 | x |", False),
        ("| 24.5 | May 2019 |", "| 22.5 | May 2019 |", True),
    ],
)
def test_rows_with_other_results(first: str, later: str, expected: bool) -> None:
    assert are_apart(table(first, later)) is expected


def test_results_in_html() -> None:
    rows = "".join(
        f'<tr><td><a href="https://e.org/{n}">{title}</a></td><td>{n}.5</td></tr>\n'
        for n, title in enumerate(TITLES)
    )

    def listed(*results: str) -> str:
        own = "".join(f'<tr><td><a href="{ID}">{T}</a></td><td>{result}</td></tr>\n' for result in results)
        return f"<table>\n<tr><th>Title</th><th>Score</th></tr>\n{own}{rows}</table>\n"

    assert len(read(Source(listed("24.5"))).entries) == len(TITLES) + 1
    assert are_apart(listed("24.5", "22.5"))
    assert not are_apart(listed("24.5", " 24.5 "))


@pytest.mark.parametrize(
    ("row", "expected"),
    [("| 24.5 | 31.2 |", True), ("| 24.5 | x |", False), ("| x | x |", False)],
)
def test_rows_with_several_results(row: str, expected: bool) -> None:
    assert has_results(read(Source(table(row))).entries[0]) is expected
    assert not has_results(read(Source(f"- [{T}]({ID}) {row}\n")).entries[0])


@pytest.mark.parametrize(
    ("first", "later", "others", "expected"),
    [
        ("| Amber | x |", "| Basalt | x |", "| Name{0} | x |", True),
        ("| x | Amber |", "| x | Basalt |", "| x | Name{0} |", True),
        ("| [Amber](https://a.org) | x |", "| <b>Basalt</b> | x |", "| Name{0} | x |", True),
        ("| Amber | x |", "| Amber | x |", "| Name{0} | x |", False),
        # One name has only a word more, or no letters.
        ("| Amber | x |", "| Amber Large | x |", "| Name{0} | x |", False),
        ("| Amber Large | x |", "| Amber | x |", "| Name{0} | x |", False),
        ("| Amber | x |", "| 12 | x |", "| Name{0} | x |", False),
        ("| — | x |", "| Basalt | x |", "| Name{0} | x |", False),
        # Not a column of names: the same word in many rows, numbers, or long texts.
        ("| Amber | x |", "| Basalt | x |", "| Name | x |", False),
        ("| Amber | x |", "| Basalt | x |", "| {0} | x |", False),
        ("| Amber | x |", "| Basalt | x |", "| A long text about the rocks of the north and west {0} | x |", False),
        # Links with labels, and other fields.
        ("| [pdf](https://a.org) | x |", "| [code](https://b.org) | x |", "| Name{0} | x |", False),
        ("| [pdf](https://a.org) [Amber](https://a.org/b) | x |", "| [Basalt](https://b.org) | x |", "| Name{0} | x |", True),
        ("| ICLR 2019 | x |", "| Amber | x |", "| Name{0} | x |", False),
        ("| Amber | x |", "| ICLR 2019 | x |", "| Name{0} | x |", False),
        # A row without the column, or without another one.
        ("| Amber | x |", "| Basalt |", "| Name{0} | x |", True),
        ("| Amber |", "| Basalt | x |", "| Name{0} | x |", True),
        ("| Amber |", "| Basalt |", "| Name{0} |", True),
    ],
)  # fmt: skip
def test_rows_with_other_names(first: str, later: str, others: str, expected: bool) -> None:
    assert are_apart(table(first, later, others=others)) is expected


VENUES = ("ICLR", "ICML", "NeurIPS", "CVPR", "ECCV", "ICCV", "ACL", "EMNLP", "NAACL", "AAAI", "IJCAI", "KDD")


def test_other_fields_in_tables() -> None:
    titles = [T, T, *TITLES[:8]]
    urls = [ID, ID, *(f"https://e.org/{n}" for n in range(8))]
    people = [
        "Ann Lee",
        "Bo Chen",
        "Cy Dunn",
        "Di Crow",
        "Eve Fox",
        "Gil Hart",
        "Hal Ives",
        "Ida Jay",
        "Jo Kite",
        "Kim Lark",
    ]
    head = "| Title | {} | Model |\n| --- | --- | --- |\n"

    def rows(*columns: list[str]) -> str:
        cells = zip(titles, urls, *columns, strict=True)
        return "".join(f"| [{title}]({url}) | {' | '.join(rest)} |\n" for title, url, *rest in cells)

    same, models = ["x"] * 10, [f"Model{n}" for n in range(10)]
    for name, column in (("Venue", [f"{venue} 2019" for venue in VENUES[:10]]), ("Authors", people)):
        text = head.format(name) + rows(column, same)
        entries = read(Source(text)).entries
        assert all(entry.venue if name == "Venue" else entry.authors for entry in entries)
        assert not are_apart(text)
        assert are_apart(head.format(name) + rows(column, models))


def named(*names: str) -> bool:
    """Whether two rows are told apart by the first two of the names in a table."""
    urls = [ID, ID, *(f"https://e.org/{n}" for n in range(len(names)))]
    titles = [T, T, *TITLES]
    rows = "".join(f"| [{titles[n]}]({urls[n]}) | {name} |\n" for n, name in enumerate(names))
    return are_apart(f"| Title | Name |\n| --- | --- |\n{rows}")


def test_which_columns_have_names() -> None:
    names = [
        "Amber",
        "Basalt",
        "Cobalt",
        "Dolomite",
        "Emerald",
        "Feldspar",
        "Garnet",
        "Hematite",
        "Iolite",
        "Jade",
    ]
    assert named(*names)
    # Four rows at least.
    assert named(*names[:4])
    assert not named(*names[:3])
    # Nine in ten have a name, and of these nine in ten another one.
    assert named(*names[:9], "—")
    assert not named(*names[:8], "—", "12")
    assert named(*names[:9], "Garnet")
    assert not named(*names[:8], "Garnet", "Garnet")
    # Names have 40 characters on average at most.
    assert named(*(f"{name:w<40}" for name in names))
    assert not named(*(f"{name:w<40}" for name in names[:9]), f"{names[9]:w<41}")


def test_rows_of_two_tables() -> None:
    one = table("| Amber | x |", others="| Name{0} | x |")
    other = table("| Basalt | x |", others="| Word{0} | x |").replace("e.org", "f.org")
    for number, title in enumerate(TITLES):
        other = other.replace(title, f"Another Title {number} of Works")
    assert are_apart(table("| Amber | x |", "| Basalt | x |", others="| Name{0} | x |"))
    assert not are_apart(f"{one}\n{other}")


def test_rows_that_are_not_read_in_a_table() -> None:
    text = table("| Amber | x |", "| Basalt | x |", others="| Name{0} | x |")
    lines = text.splitlines(keepends=True)
    # One row without a title may be between two others.
    assert are_apart("".join([*lines[:3], "| | | |\n", *lines[3:]]))
    assert not are_apart("".join([*lines[:3], "| | | |\n| | | |\n", *lines[3:]]))
    # A row without the column.
    assert are_apart(f"{text}| [Another Title of a Work](https://z.org) |\n")
    # Items directly after a table are not its rows.
    items = "".join(f"- [Another Title {n} of Works](https://g.org/{n})\n" for n in range(9))
    assert are_apart(f"{text}\n{items}")


def entry(text: str, form: str = "- [{}](https://e.org/{}), 2019.\n") -> Entry:
    others = "".join(form.format(title, number) for number, title in enumerate(TITLES))
    return read(Source(f"- {text}\n{others}")).entries[0]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        *((f"{mark}(a talk in May)", True) for mark in (" ", "** ", ". ", "\n  ", " .....", "'”» ")),
        (" [a talk in May]", True),
        (" （a talk in May）", True),
        (" (ab)", True),
        (" (see [a talk] in May)", True),
        (" (in [rocks](https://c.org))", True),
        (f" ({'w' * 160})", True),
        # Too far away, too short or too long, and brackets within it.
        (" ......(a talk in May)", False),
        (" and (a talk in May)", False),
        (" (t)", False),
        (f" ({'w' * 161})", False),
        (" (a (new) talk)", False),
        # A year, a field, a label.
        (" (lesson 2019)", False),
        (" (lesson '19)", False),
        (" (lesson ’19)", False),
        (" (lesson 20199)", True),
        (" (ICLR)", False),
        (" (in ICLR)", False),
        (" (oral at ICLR)", False),
        (" (more at https://c.org/x)", True),
        (" (May 3 2019)", False),
        (" (paper)", False),
        (" ** (paper)", False),
        (" ([code](https://c.org))", False),
        (" ([code](https://c.org), a talk)", False),
        # No words.
        (" (100 %)", False),
        ("", False),
    ],
)
def test_remarks_after_titles(after: str, expected: bool) -> None:
    other = entry(f"[{T}]({ID}) (lecture on it)")
    found = entry(f"[{T}]({ID}){after}")
    assert found.title == T
    assert have_other_remarks(found, other) is have_other_remarks(other, found) is expected
    assert not have_other_remarks(found, found)


def test_remarks_with_the_same_words() -> None:
    first, later = (entry(f"[{T}]({ID}) ({words})") for words in ("a lecture", "a lecture in May"))
    assert not have_other_remarks(first, later)
    assert not have_other_remarks(later, first)


def test_remarks_with_names_of_authors() -> None:
    form = "- [{}](https://e.org/{}) *Eve Fox, Gil Hart*\n"
    other = entry(f"[{T}]({ID}) (lecture on it) *Ann Lee, Bo Chen*", form)
    assert other.authors == ["Ann Lee", "Bo Chen"]
    assert not have_other_remarks(other, entry(f"[{T}]({ID}) (lessons of Lee) *Ann Lee, Bo Chen*", form))
    assert have_other_remarks(other, entry(f"[{T}]({ID}) (lessons of Ann) *Ann Lee, Bo Chen*", form))


BOLD = "- **{}** [pdf](https://e.org/{}), 2019.\n"


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        *((lead, True) for lead in ("[SmallBarn] ", "`SmallBarn` ", "[**SmallBarn**] ", "Small-Barn ", "SmallBarn ")),
        *((f"SmallBarn{mark} ", True) for mark in (":", "：", " -", " –", " —")),
        ("[S/T.u+v-w x] ", True),
        (f"[{'aB' * 15}] ", True),
        (f"[{'aB' * 15}a] ", False),
        (f"[SmallBarn]{' ' * 45} ", True),
        (f"[SmallBarn]{' ' * 49} ", False),
        # Not a name, another form, a year, a venue, a link.
        ("[Small Barn] ", False),
        ("[Ba] ", False),
        ("(SmallBarn) ", False),
        ("[Small!Barn] ", False),
        ("[SmallBarn 2019] ", False),
        ("[NeurIPS] ", False),
        ("[code](https://c.org) ", False),
        ("", False),
    ],
)  # fmt: skip
def test_names_before_titles(lead: str, expected: bool) -> None:
    other = entry(f"[TidyMill] **{T}** [pdf]({ID})", BOLD)
    found = entry(f"{lead}**{T}** [pdf]({ID})", BOLD)
    assert found.title == T
    assert have_other_leading_names(found, other) is have_other_leading_names(other, found) is expected
    assert not have_other_leading_names(found, found)


def test_how_far_before_a_title_a_name_is() -> None:
    other = entry(f"[TidyMill] **{T}** [pdf]({ID})", BOLD)
    for space, expected in ((46, True), (47, False)):
        found = entry(f"[SmallBarn]{' ' * space}**{T}** [pdf]({ID})", BOLD)
        distance = found.title_span.start - found.span.start - len(found.marker)
        assert (distance <= 60) is expected
        assert have_other_leading_names(found, other) is expected


def test_rows_of_html_that_are_far_apart() -> None:
    rows = "".join(
        f'<tr><td><a href="https://e.org/{n}">{title}</a></td><td>Name{n}</td></tr>\n'
        for n, title in enumerate(TITLES)
    )
    first, later = (
        f'<tr><td><a href="{ID}">{T}</a></td><td>{name}</td></tr>\n' for name in ("Amber", "Basalt")
    )
    for between, expected in (
        ("", True),
        ("<tr>\n<td></td>\n</tr>\n", True),
        ("<tr>\n<td></td>\n<td></td>\n</tr>\n", False),
    ):
        assert are_apart(f"<table>\n{first}{between}{later}{rows}</table>\n") is expected


def test_remarks_after_other_links() -> None:
    first, later = (
        entry(f"**{T}** [pdf]({ID}) ({words})", BOLD) for words in ("a talk in May", "lecture on it")
    )
    assert not have_other_remarks(first, later)


def test_names_before_titles_with_other_fields() -> None:
    for fields, form in (("ICLR 2019", "ICLR 2019"), ("*Ann Lee, Bo Chen*", "*Eve Fox, Gil Hart*")):
        others = f"- **{{}}** {form} [pdf](https://e.org/{{}})\n"
        first, later = (
            entry(f"[{name}] **{T}** {fields} [pdf]({ID})", others) for name in ("SmallBarn", "TidyMill")
        )
        assert first.venue or first.authors
        assert have_other_leading_names(first, later)


def test_names_before_titles_in_a_table() -> None:
    names = ["SmallBarn", "TidyMill", *(f"Name{number}" for number in range(len(TITLES)))]
    urls = [ID, ID, *(f"https://e.org/{number}" for number in range(len(TITLES)))]
    rows = "".join(
        f"| [{name}] **{title}** [pdf]({url}) | x |\n"
        for name, title, url in zip(names, [T, T, *TITLES], urls, strict=True)
    )
    first, later, *_ = read(Source(f"| Title | x |\n| --- | --- |\n{rows}")).entries
    assert first.title == later.title == T
    assert not have_other_leading_names(first, later)
