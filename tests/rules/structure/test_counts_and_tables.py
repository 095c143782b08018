"""Stated numbers, columns of tables, HTML that is never closed, the size of a file."""

from __future__ import annotations

import pytest

from tests.support.one_rule import run

# -- stated-count ------------------------------------------------------------


def works(number: int, first: int = 0) -> str:
    return "".join(f"- [Work {n}](https://arxiv.org/abs/2401.{n:05})\n" for n in range(first, first + number))


CLAIMS = [
    *(
        f"Number of {noun}: 4"
        for noun in ("paper", "papers", "work", "works", "article", "articles", "publications")
    ),
    *(f"Number of {noun}: 4" for noun in ("publication", "entries", "different papers")),
    *("A list of 4 surveys", "A collection of 4 surveys"),
    *(
        "number of distinct papers: 4",
        "Number of unique works: **4**",
        "Number of papers — 4",
        "NUMBER OF PAPERS - 4",
    ),
    *(
        "A list of 4 papers.",
        "A collection of 4 papers",
        "The repo contains 4 papers",
        "This repository: 4 papers",
    ),
    *(
        "Total: 4 papers",
        "In total 4 works",
        "It includes 4 works",
        "It covers **4** papers",
        "It collects 4 articles",
    ),
    *(
        "共收录 4 篇论文",
        "共4篇",
        "共 4 篇文章",
        "list of 4 different papers",
        "list of 4 unique papers",
        "Total of 4 papers",
    ),
    *("4 papers in total", "4 Papers in Total", "There are 4 entries in total."),
    *(
        "![](https://img.shields.io/badge/papers-4-blue)",
        "![](https://img.shields.io/badge/PaperNumber-4-blue)",
    ),
    *(
        "![](https://img.shields.io/badge/Total_Papers-4-blue)",
        "![](https://img.shields.io/badge/total%20papers-4-blue)",
    ),
    *(
        "![](https://img.shields.io/badge/paper_count-4-blue)",
        "![](https://img.shields.io/badge/Papers%20Total-4-blue)",
    ),
    *(
        "![](https://img.shields.io/badge/total-papers-4-blue)",
        "![](https://img.shields.io/badge/paper_nums-4-blue)",
    ),
    *("![](https://img.shields.io/badge/total papers-4-blue)".replace(" ", "_"), ""),
]


@pytest.mark.parametrize("claim", [claim for claim in CLAIMS if len(claim) > 1])
def test_claims_about_the_whole_list(claim: str) -> None:
    text = f"{claim}\n\n{works(3)}"
    result = run("stated-count", text)
    assert result.lines == [f"warning 1:{claim.rindex('4') + 1} 4"]
    assert result.fixed == text
    assert result.fixed_unsafe == text.replace("4", "3", 1)
    assert run("stated-count", f"{claim}\n\n{works(4)}").lines == []


@pytest.mark.parametrize(
    "claim",
    [
        *(
            "Number of papers: 4+",
            "Number of papers: 4%",
            "Number of papers: 4.5",
            "Number of papers: 4k",
            "Number: 4",
        ),
        *(
            "A list of 4 things",
            "A list of 4+ papers",
            "A list of more than 4 papers",
            "A list of over 4 papers",
        ),
        *("The list contains about 4 papers", "It includes around 4 papers", "It includes nearly 4 papers"),
        *("It includes almost 4 papers", "It includes approximately 4 papers", "It includes up to 4 papers"),
        *("It includes ~4 papers", "Total: ~ 4 papers", "共收录超过4篇", "A list of 2024 papers"),
        *(
            "Our survey covers 4 papers",
            "The review includes 4 papers",
            "The book covers 4 works",
            "The thesis covers 4 works",
        ),
        *("The benchmark contains 4 papers", "The dataset contains 4 papers", "本综述共收录 4 篇论文"),
        *(
            f"{word} 4 papers in total"
            for word in ("Over", "More than", "About", "Around", "Nearly", "Almost")
        ),
        *(f"{word} 4 papers in total" for word in ("Approximately", "Up to", "~", "超过")),
        *("Number of papers: ~4", "Our survey covers 4 papers in total"),
        *("12+4 papers in total", "enlist of 4 papers", "4 papers", "<!-- A list of 4 papers -->"),
        "![](https://img.shields.io/badge/Papers-4%2B-blue)",
        "![](https://img.shields.io/badge/stars-4-blue)",
    ],
)
def test_numbers_that_are_no_claim(claim: str) -> None:
    assert run("stated-count", f"{claim}\n\n{works(3)}").lines == []


@pytest.mark.parametrize(
    "claim", ["Our survey is new. It covers 4 papers", "A survey of it!\nA list of 4 papers"]
)
def test_a_survey_of_another_sentence(claim: str) -> None:
    assert len(run("stated-count", f"{claim}\n\n{works(3)}").lines) == 1


def test_claims_stand_above_the_first_entry() -> None:
    assert run("stated-count", f"{works(3)}\nA list of 4 papers.\n").lines == []
    assert run("stated-count", "A list of 4 papers.\n").lines == []


@pytest.mark.parametrize(
    ("stated", "severity"),
    [(2, "warning"), (6, "warning"), (7, "warning"), (8, "warning"), (9, "note"), (1, "note"), (4, "")],
)
def test_numbers_that_are_far_off_are_about_something_else(stated: int, severity: str) -> None:
    lines = run("stated-count", f"Number of papers: {stated}\n\n{works(4)}").lines
    assert lines == ([f"{severity} 1:19 {stated}"] if severity else [])


def test_entries_that_may_not_count() -> None:
    """Pages that lead to no work may not be meant: a number between is a note."""
    other = "".join(f"- [Page {n}](https://example.org/{n})\n" for n in range(3))
    for stated, severity in ((2, "note"), (3, "note"), (5, "note"), (7, "warning")):
        lines = run("stated-count", f"Number of papers: {stated}\n\n{works(3)}{other}").lines
        assert lines == [f"{severity} 1:19 {stated}"]


@pytest.mark.parametrize(
    ("stated", "right"), [(5, True), (4, False), (3, True), (2, True), (6, False), (1, False)]
)
def test_repeated_works_and_nested_entries(stated: int, right: bool) -> None:
    text = (
        "- [Work 1](https://arxiv.org/abs/2401.00001)\n"
        "  - [Work 2](https://arxiv.org/abs/2401.00002)\n"
        "- [Work 3](https://arxiv.org/abs/2401.00003)\n"
        "\nMore\n\n"
        "- [Work 3](https://arxiv.org/abs/2401.00003)\n"
        "  - [Work 2](https://arxiv.org/abs/2401.00002)\n"
    )
    assert (not run("stated-count", f"Number of papers: {stated}\n\n{text}").lines) == right
    different = run("stated-count", f"Number of different papers: {stated}\n\n{text}")
    assert (not different.lines) == (stated in (2, 3))
    if different.lines:
        assert different.fixed_unsafe == f"Number of different papers: 3\n\n{text}"


def test_thousands_are_written_as_before() -> None:
    text = f"A list of 1,500 papers.\n\n{works(1001)}"
    assert run("stated-count", text).fixed_unsafe == text.replace("1,500", "1,001")
    text = f"A list of 1500 papers.\n\n{works(1001)}"
    assert run("stated-count", text).fixed_unsafe == text.replace("1500", "1001")


@pytest.mark.parametrize(
    ("heading", "at"),
    [
        ("Text (3 papers)", 10),
        ("Text [3 works]", 10),
        ("Text （3 篇）", 10),
        ("Text 【3 篇】", 10),
        ("Text (3papers)", 10),
        ("Text (3 Papers):", 10),
        ("Text (1999 papers)", 10),
        ("Text (3)", 0),
        ("Text (3 papers) and more", 0),
        ("Text 3 papers", 0),
        ("Text (3 things)", 0),
        ("Text (12345 papers)", 0),
    ],
)
def test_numbers_behind_a_heading(heading: str, at: int) -> None:
    lines = run("stated-count", f"## {heading}\n{works(2)}## Other\n{works(2, 5)}").lines
    assert [line.split()[1] for line in lines] == ([f"1:{at}"] if at else [])


@pytest.mark.parametrize(
    ("numbers", "reported"),
    [((1, 1, 2), 1), ((1, 2, 2), 0), ((1, 1, 2, 2), 0), ((1, 1, 1, 2), 1), ((1, 1, 1, 2, 2), 2), ((1, 1), 0)],
)
def test_bare_numbers_count_if_most_are_right(numbers: tuple[int, ...], reported: int) -> None:
    text = "".join(f"## Text {n} ({number})\n{works(1, n)}" for n, number in enumerate(numbers))
    result = run("stated-count", text + "## Year (2024)\n" + works(1, 50))
    assert [line.split()[2] for line in result.lines] == ["2"] * reported
    assert all("section" in message for message in result.messages)


def test_entries_below_a_section_count() -> None:
    text = f"## Text (4 papers)\n### One\n{works(2)}### Two\n{works(2, 5)}"
    assert run("stated-count", text).lines == []
    assert run("stated-count", text.replace("4 papers", "5 papers")).fixed_unsafe == text
    assert run("stated-count", f"## Text (4 papers)\n## Other\n{works(2)}").lines == []


# -- table-columns ------------------------------------------------------------

HEAD = "| Title | Venue |\n| --- | --- |\n"
ROW = "| [A](https://example.org/a) | ICLR |\n"


@pytest.mark.parametrize(
    ("row", "lines"),
    [
        ("| [B](https://example.org/b) | ICML | x |", ["warning 3:39 x"]),
        ("[B](https://example.org/b) | ICML | x", ["warning 3:37 x"]),
        ("| [B](https://example.org/b) | ICML | x", ["warning 3:39 x"]),
        ("| [B](https://example.org/b) | ICML | x | | y |", ["warning 3:39 x | | y"]),
        ("| [B](https://example.org/b) | ICML | | y |", ["warning 3:41 y"]),
        (
            "| [B](https://example.org/b) | ICML | 12345678901234567890 |",
            ["warning 3:39 12345678901234567890"],
        ),
        (
            "| [B](https://example.org/b) | ICML | 123456789012345678901 |",
            ["error 3:39 123456789012345678901"],
        ),
        ("| [B](https://example.org/b) | ICML | [c](d) |", ["error 3:39 [c](d)"]),
        ("| [B](https://example.org/b) | ICML |", []),
        ("[B](https://example.org/b) | ICML", []),
        ("| [B](https://example.org/b) | ICML | <!-- x --> |", []),
        ("| [B](https://example.org/b) | ICML | <!-- x --> <!-- y --> |", []),
        ("| [B](https://example.org/b) | ICML | <!-- x --> y |", ["warning 3:39 <!-- x --> y"]),
        ("| [B](https://example.org/b) | ICML | [//]: # (x) |", []),
        ("| [B](https://example.org/b) | ICML | [Comment]: # (x) |", []),
        ("| [B](https://example.org/b) | ICML | [other]: # (x) |", ["warning 3:39 [other]: # (x)"]),
        ("| [B](https://example.org/b) | ICML \\| x |", []),
        ("<!-- | x | y | z -->", ["error 3:1 <!-- | x | y | z -->"]),
    ],
)
def test_cells_beyond_the_last_column(row: str, lines: list[str]) -> None:
    assert run("table-columns", f"{HEAD}{row}\n{ROW}").lines == lines


def test_no_row_after_a_comment() -> None:
    assert run("table-columns", f"{HEAD}{ROW}<!-- x -->\n| a | b | c |\n").lines == []


@pytest.mark.parametrize(("length", "shown"), [(60, "z" * 60), (61, "z" * 59 + "…")])
def test_long_cells_are_shortened(length: int, shown: str) -> None:
    result = run("table-columns", f"{HEAD}| [B](https://example.org/b) | ICML | {'z' * length} |\n{ROW}")
    assert f"“{shown}”" in result.messages[0] and "2" in result.messages[0]


@pytest.mark.parametrize(
    ("dashes", "message"),
    [
        ("| --- |", "found 1"),
        ("| --- | --- | --- |", "found 3"),
        ("|---|::|", "no dash"),
        ("|:-:||", "no dash"),
        ("--- | --- | ---", "found 3"),
        (" | :- | -: | - ", "found 3"),
        ("| --- | -x- |", ""),
        ("| --- | --- |", ""),
        ("| +++ | --- |", ""),
    ],
)
def test_the_line_under_the_header(dashes: str, message: str) -> None:
    text = f"| Title | Venue |\n{dashes}\n{ROW}{ROW}\n- [Other](https://example.org/o)\n"
    result = run("table-columns", text)
    assert [line.split(" ", 2)[0] for line in result.lines] == ["error"] * bool(message)
    assert not message or (result.lines[0].startswith("error 2:") and message in result.messages[0])


# -- unclosed-html ------------------------------------------------------------

REST = "- [Attention Is All You Need](https://arxiv.org/abs/1706.03762)\n"


@pytest.mark.parametrize(
    "name", ["details", "summary", "table", "h1", "h2", "h3", "h4", "h5", "h6", "DETAILS"]
)
def test_tags_that_swallow_the_rest(name: str) -> None:
    text = f"<{name}>\n\nText.\n\n{REST}"
    assert run("unclosed-html", text).lines == [f"error 1:1 <{name}>"]
    assert run("unclosed-html", f"<{name}>\n\n</{name.lower()}>\n\n{REST}").lines == []
    assert run("unclosed-html", f"- [A](https://example.org/a) <{name}>x\n{REST}").lines == [
        f"warning 1:30 <{name}>"
    ]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "center",
            "blockquote",
            "b",
            "strong",
            "i",
            "em",
            "u",
            "s",
            "strike",
            "del",
            "ins",
            "sub",
            "sup",
            "small",
        ),
        *("big", "font", "mark", "tt", "kbd", "code", "B"),
    ],
)
def test_tags_that_go_on(name: str) -> None:
    assert run("unclosed-html", f"<{name}>\n\nText.\n\n{REST}").lines == [f"warning 1:1 <{name}>"]
    assert run("unclosed-html", f"<{name}>x</{name}>\n\n{REST}").lines == []


@pytest.mark.parametrize(
    ("tag", "reported"),
    [
        ("<div align=center>", True),
        ("<div ALIGN = 'center'>", True),
        ("<div>", False),
        ("<div class='b'>", False),
        ("<div valign='top'>", False),
        ("<a href='x'>", True),
        ("<a HREF=x>", True),
        ("<a name='x'>", False),
        ("<b/>", False),
        ("<b />", False),
        ('<b a="x>y">', False),
        ("<font color='red' size=\"2\">", True),
        ("<bold>", False),
        ("<p>", False),
        ("<h7>", False),
        ("<detail>", False),
        ("`<b>`", False),
    ],
)
def test_which_tags_have_an_end(tag: str, reported: bool) -> None:
    assert bool(run("unclosed-html", f"Text {tag} text.\n\n{REST}").lines) == reported


def test_ends_close_the_last_open_tag_of_their_name() -> None:
    text = f"</b> <b>1 <i>2 <b>3 </b> </i>\n\n{REST}"
    assert run("unclosed-html", text).lines == ["warning 1:6 <b>"]


@pytest.mark.parametrize(("number", "lines"), [(4, ["warning"] * 4), (5, ["note"])])
def test_many_of_a_kind_are_told_once(number: int, lines: list[str]) -> None:
    text = "".join(f"- [Work {n}](https://example.org/{n}) <sub>x\n" for n in range(number))
    result = run("unclosed-html", text + "<a name=x>\n\n<b>x\n")
    assert [line.split()[0] for line in result.lines] == [*lines, "warning"]
    if number == 5:
        assert "5 times" in result.messages[0]


# -- file-too-large ------------------------------------------------------------


@pytest.mark.parametrize(
    ("limit", "lines"), [(63, ["error 1:64 "]), (64, ["error 2:1 é"]), (66, ["error 2:2 "]), (67, [])]
)
def test_where_a_readme_is_cut_off(limit: int, lines: list[str]) -> None:
    result = run("file-too-large", REST + "é\n", limit=limit)
    assert result.lines == lines


@pytest.mark.parametrize("path", ["README.md", "docs/ReadMe.zh.md", "docs\\README.md", "readme/list.md"])
def test_which_files_are_a_readme(path: str) -> None:
    reported = path != "readme/list.md"
    assert bool(run("file-too-large", REST * 3, path=path, limit=100).lines) == reported


@pytest.mark.parametrize(("size", "reported"), [(2_000_000, False), (2_000_001, True)])
def test_other_files(size: int, reported: bool) -> None:
    text = REST + "x" * (size - len(REST))
    result = run("file-too-large", text, path="list.md")
    assert result.lines == [f"warning 1:1 {REST.strip()}"] * reported
    assert not reported or "2,000,001" in result.messages[0]


def test_bare_numbers_count_repeated_works_too() -> None:
    text = (
        "".join(f"## Part {n} (2)\n{works(1, n)}{works(1, n)}" for n in range(2))
        + f"## Other (4)\n{works(3, 7)}"
    )
    assert run("stated-count", text).fixed_unsafe == text.replace("(4)", "(3)")


@pytest.mark.parametrize(
    "url",
    ["https://doi.org/10.1145/{n}00.3", "https://example.org/{n}) [pdf](https://arxiv.org/abs/2401.0000{n}"],
)
def test_entries_that_lead_to_a_work(url: str) -> None:
    text = "Number of papers: 2\n\n" + "".join(f"- [Page {n}]({url.format(n=n)})\n" for n in range(3))
    assert run("stated-count", text).lines == ["warning 1:19 2"]


def test_two_lines_with_bars_are_no_table() -> None:
    text = "| Title | Venue |\n|---|::|\n\n- [Other](https://example.org/o)\n"
    assert run("table-columns", text).lines == []
