"""Headings: the same one twice, levels left out, sections without anything."""

from __future__ import annotations

import pytest

from tests.support.one_rule import run

A = "- [A Survey of Large Language Models](https://arxiv.org/abs/2303.18223)\n"
B = "- [Attention Is All You Need](https://arxiv.org/abs/1706.03762)\n"

# -- duplicate-heading ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"## One\n{A}## Two\n{B}## one\n{A}", ["warning 5:4 one"]),
        (f"## One  two\n{A}## One TWO\n{B}", ["warning 3:4 One TWO"]),
        (f"## One\n{A}## One\n{B}## One\n{A}", ["warning 3:4 One", "warning 5:4 One"]),
        (f"## One\n{A}## One\n{B}## One\n{A}## One\n{B}", []),
        (f"## ---\n{A}## ---\n{B}", []),
        (f"## One\n{A}## One\n\n## Two\n{B}", []),
        (f"## One\n\n## One\n{A}## Two\n{B}", []),
        (f"# Top\n## One\n{A}# End\n## One\n{B}", []),
        # The same below another heading, and once more beside the first.
        (f"# Top\n## One\n{A}# End\n## One\n{B}## One\n{A}", ["warning 7:4 One"]),
        # Links that tell them apart.
        (f"[a](#one) [b](#one-1)\n\n## One\n{A}## One\n{B}", ["note 5:4 One"]),
        (f"[b](#one-1)\n\n## One\n{A}## One\n{B}", ["warning 5:4 One"]),
        (f"[a](#one)\n\n# Top\n## One\n{A}# End\n## One\n{B}", ["note 7:4 One"]),
        (f"[a](#one-1)\n\n# Top\n## One\n{A}# End\n## One\n{B}", []),
        (f"[a](#one) [b](#one-1)\n\n# Top\n## One\n{A}# End\n## One\n{B}", []),
        (f"[a](#none)\n\n# Top\n## One\n{A}# End\n## One\n{B}", []),
    ],
)
def test_headings_of_one_text(text: str, lines: list[str]) -> None:
    assert run("duplicate-heading", text).lines == lines


def test_what_is_said_of_the_second_heading() -> None:
    text = f"## One\n{A}## Two\n{B}## One\n{A}"
    result = run("duplicate-heading", text)
    assert "line 1" in result.messages[0] and "#one-1" in result.messages[0]
    assert [text[slice(*other.span)] for other in result.found[0].related] == ["One"]
    assert result.found[0].related[0].span.start == 3


# -- heading-level-skip ------------------------------------------------------------


def sections(*headings: str) -> str:
    """Headings with an entry each, but for those that end in “-”."""
    return "".join(f"{text.rstrip('-')}\n" + ("" if text.endswith("-") else A) for text in headings)


@pytest.mark.parametrize(
    ("headings", "lines", "fixed"),
    [
        # Two that do it right for each that does not.
        (("# T", "## A", "## B", "## C-", "#### D"), ["note 8:6 D"], ()),
        (
            ("## A", "### B", "### C", "## D", "#### E"),
            ["warning 9:6 E"],
            ("## A", "### B", "### C", "## D", "### E"),
        ),
        (("## A", "### B", "## D", "#### E"), ["note 7:6 E"], ()),
        (
            ("## A", "### B", "### C", "### D", "### E", "## F", "#### G", "## H", "#### I"),
            ["note 13:6 G"],
            (),
        ),
        (
            ("## A", "### B", "### C", "### D", "## F", "#### G", "#### H", "### I"),
            ["warning 11:6 G"],
            ("## A", "### B", "### C", "### D", "## F", "### G", "### H", "### I"),
        ),
        (
            ("## A", "### B", "### C", "## F", "#### G", "#### H", "### I"),
            ["note 9:6 G"],
            (),
        ),
        # Without entries it is a note.
        (("## A", "### B", "### C", "## D", "#### E-"), ["note 9:6 E"], ()),
        (("# T-", "### A", "## B"), ["note 2:5 A"], ()),
        # The levels below come along.
        (
            ("## A", "### B", "### C", "## D", "##### E", "###### F"),
            ["warning 9:7 E"],
            ("## A", "### B", "### C", "## D", "### E", "#### F"),
        ),
        # Above the first heading of a higher level.
        (("### A", "## B"), ["warning 1:5 A"], ("## A", "## B")),
        (("### A", "#### B", "## C"), ["warning 1:5 A"], ("## A", "### B", "## C")),
        (("### A", "### B", "## C"), ["warning 1:5 A", "warning 3:5 B"], ("## A", "## B", "## C")),
        (("### A-", "### B", "## C"), ["note 1:5 A", "warning 2:5 B"], ("## A-", "## B", "## C")),
        (("### A-", "## C"), ["note 1:5 A"], ()),
        (("## A", "### B", "# C", "## D"), ["warning 1:4 A"], ("# A", "## B", "# C", "## D")),
        (("## A", "## B"), [], ()),
    ],
)
def test_levels_that_are_left_out(
    headings: tuple[str, ...], lines: list[str], fixed: tuple[str, ...]
) -> None:
    text = sections(*headings)
    result = run("heading-level-skip", text)
    assert result.lines == lines
    assert result.fixed == text
    assert result.fixed_unsafe == (sections(*fixed) if fixed else text)


def test_the_number_of_sections_that_leave_a_level_out() -> None:
    result = run("heading-level-skip", sections("# A", "### B", "# C", "### D", "## E", "##### F"))
    assert result.lines == ["note 3:5 B", "warning 11:7 F"] or len(result.lines) == 2
    assert "(2 times" in result.messages[0]
    assert (
        "(##)" in result.messages[1] and "(#####)" in result.messages[1] and "times" not in result.messages[1]
    )


def test_headings_in_html_are_not_raised() -> None:
    text = sections("## A", "### B", "### C", "## D") + f"#### G\n\n{A}\n<h5>F</h5>\n\n{B}"
    result = run("heading-level-skip", text)
    assert [line.split()[0] for line in result.lines] == ["warning"]
    assert result.fixed_unsafe == text


def test_closing_marks_and_indentation_of_headings() -> None:
    text = sections("## A", "### B", "### C", "## D") + f"  #### E ####\n{A}"
    assert run("heading-level-skip", text).fixed_unsafe == text.replace("#### E", "### E")


def test_headings_of_entries_between() -> None:
    entries = "".join(f"### {n}. [Work {n}](https://example.org/{n})\nText.\n" for n in range(4))
    text = f"# T\n## A\n{entries}#### B\n{A}## C\n{A}"
    assert run("heading-level-skip", text).lines == []


# -- empty-section ------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("", ["warning 4:4 Talks"]),
        ("\n<br>\n", ["warning 4:4 Talks"]),
        ("\n<a name='x'></a>\n", ["warning 4:4 Talks"]),
        ("\n---\n", ["warning 4:4 Talks"]),
        ("\n<!-- entries -->\n", ["note 4:4 Talks"]),
        ("\n<!-- a - b -- c -->\n", ["note 4:4 Talks"]),
        ("Text.\n", []),
        ("<img src='a.png'>\n", []),
        ("<picture><source></picture>\n", []),
        ("<VIDEO src='a.mp4'></VIDEO>\n", []),
        ("<table></table>\n", []),
        ("<p>Text</p>\n", []),
        ("```\ncode\n```\n", []),
        ("| a |\n| - |\n| b |\n", []),
        ("- item\n", []),
        ("### Below\n- item\n", []),
    ],
)
def test_what_shows_on_the_page(body: str, lines: list[str]) -> None:
    text = f"# Papers\n## Text\n{A}## Talks\n{body}\n## Books\n{B}"
    assert run("empty-section", text).lines == lines


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Coming",
            "Video soon",
            "To be added",
            "TBD",
            "tbc",
            "To-do",
            "todo",
            "To do",
            "WIP",
            "Under construction",
        ),
        *(
            "To continue",
            "Stay tuned",
            "Placeholder",
            "待补充",
            "敬请期待",
            "施工中",
            "更新",
            "And…",
            "And ...",
        ),
        *("Last updated in May", "The update"),
        *("---", "***", "[Part one](https://example.org/one)", "A " * 41 + "B"),
    ],
)
def test_headings_under_which_nothing_need_be(title: str) -> None:
    assert run("empty-section", f"# Papers\n## Text\n{A}## {title}\n## Books\n{B}").lines == []


@pytest.mark.parametrize("title", ["Outbd", "Swipe", "Awipx", "Papers", "B " * 39 + "BC", "中文", "Tbdx"])
def test_headings_under_which_something_is_missing(title: str) -> None:
    lines = run("empty-section", f"# Papers\n## Text\n{A}## {title}\n## Books\n{B}").lines
    assert lines == [f"warning 4:4 {title}"]


@pytest.mark.parametrize(
    ("title", "following", "reported"),
    [
        ("Avatars", "2024", False),
        ("Avatars", "(1999):", False),
        ("Avatars", "2124", True),
        ("Avatars", "2024 and before", True),
        ("Avatars", "Body Avatars", False),
        ("Body Avatars", "avatars of a body", False),
        ("Body Avatars", "Avatars", True),
        ("Talks", "Update: May", False),
        ("Talks", "Updated in May", False),
        ("Talks", "News of May", False),
        ("Talks", "2024-07-31", False),
        ("Talks", "📅 2024/7/3", False),
        ("Talks", "20240731: Oaks", False),
        ("Talks", "Updates", True),
        ("Talks", "Newsletters", True),
        ("Talks", "In 2024-07-31", True),
        ("2 Text", "2.1 Words", False),
        ("2. Text", "2.1 Words", False),
        ("2.1 Text", "2.1.1 Words", False),
        ("12.10.1.3 Text", "12.10.1.3.4 Words", False),
        ("2 Text", "3.1 Words", True),
        ("2D Text", "2.1 Words", True),
        ("123 Text", "123.1 Words", True),
    ],
)
def test_a_heading_right_above_another(title: str, following: str, reported: bool) -> None:
    text = f"# Papers\n## Text\n{A}## {title}\n## {following}\n{B}"
    assert run("empty-section", text).lines == [f"warning 4:4 {title}"] * reported


@pytest.mark.parametrize(("count", "severity"), [(4, "warning"), (5, "note")])
def test_an_empty_section_in_an_outline(count: int, severity: str) -> None:
    outline = "".join(f"### [Work {n}](https://example.org/{n})\n" for n in range(count))
    text = f"# Papers\n## Text\n{A}## Talks\n## Books\n{B}## Works\n{outline}### End\n{B}"
    assert run("empty-section", text).lines == [f"{severity} 4:4 Talks"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"# Papers\n{A}{B}## Talks\n", ["note 4:4 Talks"]),
        (f"## Talks\n## Text\n{A}{B}", []),
        (f"# Papers\n## Talks\n{A}## Text\n\n{B}## Books\n", ["note 7:4 Books"]),
        (f"# Papers\n## Text\n{A}## Books\n{B}## ---\n", []),
        (f"# Papers\n## Text\n{A}## Books\n## Talks\n", ["note 4:4 Books", "note 5:4 Talks"]),
    ],
)
def test_the_first_and_the_last_sections(text: str, lines: list[str]) -> None:
    assert run("empty-section", text).lines == lines


def test_headings_in_comments_have_no_level() -> None:
    text = f"## One\n{A}\n<!--\n# Old\n{B}-->\n\n## Two\n{B}"
    assert run("heading-level-skip", text).lines == []
