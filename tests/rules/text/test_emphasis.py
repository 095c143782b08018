"""Emphasis that is shown with its marks: each form, what it becomes, and what is left alone."""

from __future__ import annotations

import pytest

from tests.support.one_rule import run
from tests.support.short_lists import listed

PDF = "[p](https://example.org/p)"
REST = "- [Other](https://example.org/other)\n"


@pytest.mark.parametrize(
    ("words", "fixed"),
    [
        ("A **Title ** here", "A **Title** here"),
        ("A ** Title** here", "A **Title** here"),
        ("A ** Title ** here", "A **Title** here"),
        ("A *Title * here", "A *Title* here"),
        ("A _Title _ here", "A _Title_ here"),
        ("A _ Title_ here", "A _Title_ here"),
        ("A * Title* here", "A *Title* here"),
        ("A __Title __ here", "A __Title__ here"),
        ("A ***Title *** here", "A ***Title*** here"),
        ("**A **, b", "**A**, b"),
        ("**A **. b", "**A**. b"),
        ("**A **; b", "**A**; b"),
        ("**A **: b", "**A**: b"),
        ("**A **! b", "**A**! b"),
        ("**A **? b", "**A**? b"),
        ("(**A **) b", "(**A**) b"),
        ("[**A **] b", "[**A**] b"),
        ("**A **<br> b", "**A**<br> b"),
        ("(** oral**) b", "(**oral**) b"),
        ("[** oral**] b", "[**oral**] b"),
        ('"** oral**" b', '"**oral**" b'),
        # A word that touches the marks gets the space.
        ("**Title **by them ** b ** c", "**Title** by them **b** c"),
        *((f"**A Title{mark}**ICLR x", f"**A Title{mark}** ICLR x") for mark in '.,:;!?)]}”’"'),
    ],
)
def test_marks_that_are_shown(words: str, fixed: str) -> None:
    text = f"- {words} {PDF}\n{REST}"
    result = run("broken-emphasis", text)
    assert result.lines and all(line.startswith("warning 1:") for line in result.lines)
    assert result.fixed == text.replace(words, fixed)


@pytest.mark.parametrize(
    "words",
    [
        "A **Title** here",
        "A* Title* here",
        "A * Title * here",
        "A _ Title _ here",
        "A *(Title) * here",
        "**One **|** two**",
        "A ** b",
        "A ** , ** b",
        "A ** here ** and **there",
        "A **b**c d",
        "A **b.**-c d",
        "**A **b** c",
        "`A **Title ** here`",
        "<!-- A **Title ** here -->",
        "$A **Title ** here$",
        "A \\**Title \\** here",
        "A ****Title **** here",
        "A [x **](https://example.org/x) b **",
        "*A Title.*ICLR x",
        "A **[x](https://example.org/x?a= ** b) c",
    ],
)
def test_marks_that_are_no_pair(words: str) -> None:
    assert run("broken-emphasis", f"- {words} {PDF}\n{REST}").lines == []


@pytest.mark.parametrize(
    "text", ["* Title * x\n\n", "> * Title * x\n\n", "\t* Title * x\n\n", "Text\n* Title * x\n\n"]
)
def test_the_mark_of_an_item(text: str) -> None:
    assert run("broken-emphasis", text + REST).lines == []


def test_the_marks_after_that_of_an_item() -> None:
    text = f"- [A](https://example.org/a)\n  * *Title * here {PDF}\n> * *Title * here\n"
    result = run("broken-emphasis", text)
    assert result.lines == ["warning 2:5 *Title *", "warning 3:5 *Title *"]
    assert result.fixed == text.replace("*Title *", "*Title*")


def test_each_kind_of_mark_of_a_line() -> None:
    text = f"- **A ** and _B _ and **C ** and *D * {PDF}\n- **E ** {PDF}\n"
    result = run("broken-emphasis", text)
    assert result.lines == [
        "warning 1:3 **A **",
        "warning 1:14 _B _",
        "warning 1:23 **C **",
        "warning 1:34 *D *",
        "warning 2:3 **E **",
    ]
    assert result.fixed == f"- **A** and _B_ and **C** and *D* {PDF}\n- **E** {PDF}\n"
    assert "asterisks" in result.messages[0] and "underscores" in result.messages[1]


# -- lone stars ------------------------------------------------------------


def bold(number: int) -> str:
    return "".join(f"- **Work {n}.** ICLR. [pdf](https://example.org/{n})\n" for n in range(number))


def plain(number: int) -> str:
    return "".join(f"- Plain {n}. ICLR. [pdf](https://example.org/p{n})\n" for n in range(number))


@pytest.mark.parametrize(
    ("others", "reported"), [((1, 0), True), ((2, 1), True), ((1, 1), False), ((3, 2), True), ((0, 3), False)]
)
def test_most_titles_of_the_section_are_bold(others: tuple[int, int], reported: bool) -> None:
    text = f"- **A Title. ICLR. {PDF}\n" + bold(others[0]) + plain(others[1])
    assert run("broken-emphasis", text).lines == ["warning 1:3 **"] * reported
    text += "\n## Other\n" + bold(9)
    assert run("broken-emphasis", text).lines == ["warning 1:3 **"] * reported


@pytest.mark.parametrize(
    ("entry", "position", "fixed"),
    [
        ("**A Title.* ICLR.", 3, "**A Title.** ICLR."),
        ("*A Title.**ICLR.", 12, ""),
        ("**A Title. ICLR.", 3, ""),
        ("A Title.** ICLR.", 11, ""),
        ("A Title. ** ICLR.", 12, ""),
        ("**A Title. ICLR.*", 3, "**A Title. ICLR.**"),
        ("**A * Title* ICLR.", 3, ""),
        ("**A Title * ICLR.", 3, ""),
        ("x* A Title** ICLR.", 13, ""),
        ("**** ICLR.", 0, ""),
        ("**A Title.** ICLR. ** x", 22, ""),
    ],
)
def test_stars_without_a_partner(entry: str, position: int, fixed: str) -> None:
    text = f"- {entry} {PDF}\n{bold(4)}"
    result = run("broken-emphasis", text)
    assert result.lines == ([f"warning 1:{position} **"] if position else [])
    assert result.fixed == (text.replace(entry, fixed) if fixed else text)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (
            "**A Title that is long enough to be cut off somewhere. ICLR.",
            "“**A Title that is long enough to be cut ”",
        ),
        (
            "Some title that is long enough to be cut off somewhere.** ICLR.",
            "“long enough to be cut off somewhere.**”",
        ),
        ("**A Title\n  ICLR.", "“**A Title”"),
        ("ICLR\n  A Title.** ICLR.", "“  A Title.**”"),
    ],
)
def test_the_words_beside_lone_stars(entry: str, words: str) -> None:
    result = run("broken-emphasis", f"- {entry} {PDF}\n{bold(4)}")
    assert len(result.messages) == 1
    assert words in result.messages[0]


def test_two_pairs_of_lone_stars() -> None:
    assert run("broken-emphasis", f"- A ** b ** c ** d {PDF}\n{bold(4)}").lines == []


# Entries with something bold, entries without, and whether half a pair in another entry is reported.
NEARLY_ALL = [(3, 0, False), (4, 0, True), (9, 1, True), (8, 1, False), (17, 2, False), (18, 2, True)]


@pytest.mark.parametrize(("bold", "others", "reported"), NEARLY_ALL)
def test_nearly_all_entries_have_something_bold(bold: int, others: int, reported: bool) -> None:
    entry = "- [TITLE](URL), 2024"
    text = listed(("- [TITLE](URL), **2024**", bold), (entry, others), (f"{entry}**", 1))
    assert bool(run("broken-emphasis", text).found) is reported


@pytest.mark.parametrize(
    "half", ["- [TITLE](URL), [code](https://c.org/§)**", "- [TITLE](URL), **[code](https://c.org/§)"]
)
@pytest.mark.parametrize(("bold", "others", "reported"), NEARLY_ALL)
def test_nearly_all_entries_have_a_bold_link(half: str, bold: int, others: int, reported: bool) -> None:
    usual, plain = "- [TITLE](URL), **[code](https://c.org/§)**", "- [TITLE](URL), [code](https://c.org/§)"
    result = run("broken-emphasis", listed((usual, bold), (plain, others), (half, 1)))
    assert bool(result.found) is reported
    if reported:
        assert result.fixed == listed((usual, bold), (plain, others), (usual, 1))


@pytest.mark.parametrize(
    ("usual", "half"),
    [
        ("**code: [c](https://c.org/§)**", "[c](https://c.org/§)**"),
        ("**[c](https://c.org/§) for it**", "**[c](https://c.org/§)"),
    ],
)
def test_a_bold_link_has_stars_on_both_sides(usual: str, half: str) -> None:
    text = listed((f"- [TITLE](URL), {usual}", 12), (f"- [TITLE](URL), {half}", 1))
    [finding] = run("broken-emphasis", text).found
    assert finding.fix is None
