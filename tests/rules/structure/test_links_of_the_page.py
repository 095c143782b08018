"""Links to headings: dead ones, and tables of contents that do not match the headings."""

from __future__ import annotations

import pytest

from tests.support.one_rule import run

A = "- [A Survey of Large Language Models](https://arxiv.org/abs/2303.18223)\n"
B = "- [Attention Is All You Need](https://arxiv.org/abs/1706.03762)\n"

# -- broken-anchor ------------------------------------------------------------


@pytest.mark.parametrize(
    ("link", "heading", "fixed"),
    [
        # The same but for marks, or the heading that the link names.
        ("[x](#data--tools)", "Data Tools", "[x](#data-tools)"),
        ("[x](#data_tools)", "Data Tools", "[x](#data-tools)"),
        ("[1. Data Tools](#zzz)", "Data Tools", "[1. Data Tools](#data-tools)"),
        ("[Data Tools](#)", "Data Tools", ""),
        # One letter of a word of four or more, two of nine or more.
        ("[x](#dta-tools)", "Data Tools", "[x](#dta-tools)"),
        ("[x](#daata-tools)", "Data Tools", "[x](#data-tools)"),
        ("[x](#data-tolos)", "Data Tools", "[x](#data-tools)"),
        ("[x](#transfromesr)", "Transformers", "[x](#transformers)"),
        ("[x](#trnsformes)", "Transformers", "[x](#transformers)"),
        ("[x](#evlatin)", "Evaluation", "[x](#evlatin)"),
        ("[x](#lerning-tlos)", "Learning Tools", "[x](#lerning-tlos)"),
        ("[x](#Datta-Tools)", "Data Tools", "[x](#data-tools)"),
        # Other words.
        ("[x](#subsurvey)", "Survey", "[x](#subsurvey)"),
        ("[x](#surveys-2)", "Survey 3", "[x](#surveys-2)"),
        ("[x](#data-tools-too)", "Data Tools", "[x](#data-tools-too)"),
    ],
)
def test_dead_links_and_the_heading_that_is_meant(link: str, heading: str, fixed: str) -> None:
    text = f"{link}\n\n## {heading}\n{A}## Something else\n{B}"
    result = run("broken-anchor", text)
    assert [line.split()[0] for line in result.lines] == ["error"] * bool(fixed)
    assert result.fixed == (text.replace(link, fixed) if fixed else text)


@pytest.mark.parametrize(
    ("link", "heading", "hint"),
    [
        # Another number or word.
        ("#year-2024", "Year 2023", ""),
        ("#post-training", "Pre-training", ""),
        ("#tools-for-internet", "Tools for email", ""),
        ("#new-prompts", "Prompts", "#prompts"),
        ("#yer-2023", "Year 2023", "#year-2023"),
        ("#abcdefgh", "Something", ""),
        ("#method", "⚙️ Method", "U+FE0F"),
    ],
)
def test_the_nearest_name(link: str, heading: str, hint: str) -> None:
    result = run("broken-anchor", f"[x]({link})\n\n## {heading}\n{A}## Other\n{B}")
    assert result.lines == [f"error 1:5 {link}"]
    assert (
        (f"“{hint}”" in result.messages[0] or hint in result.messages[0])
        if hint
        else "Other" not in result.messages[0]
    )
    assert ("nearest" in result.messages[0] or "mean" in result.messages[0]) == bool(hint)


def test_a_name_that_no_link_reaches_is_nearer() -> None:
    text = f"[x](#method1) [y](#methods)\n\n## Methods\n{A}## Method\n{B}"
    assert "“#method”" in run("broken-anchor", text).messages[0]
    text = f"[x](#method1) [y](#method)\n\n## Methods\n{A}## Method\n{B}"
    assert "“#methods”" in run("broken-anchor", text).messages[0]


@pytest.mark.parametrize(("number", "fixed"), [(200, True), (201, False)])
def test_with_very_many_dead_links_the_page_is_another(number: int, fixed: bool) -> None:
    text = "".join(f"- [x](#gone{chr(97 + n % 26)}{chr(97 + n // 26)})\n" for n in range(number - 1))
    text += f"- [y](#datta)\n\n## Data\n{A}## Other\n{B}"
    result = run("broken-anchor", text)
    assert len(result.lines) == number
    assert ("(#data)" in result.fixed) == fixed
    # The same name but for marks is certain all the same.
    text = text.replace("#datta", "#da_ta")
    assert "(#data)" in run("broken-anchor", text).fixed


def test_a_name_that_cannot_be_written_in_a_link() -> None:
    text = f'<a id="x(y)"></a>\n[z](#xy)\n\n## Data\n{A}## Other\n{B}'
    result = run("broken-anchor", text)
    assert result.lines == ["error 2:5 #xy"]
    assert result.fixed == text


def test_definitions() -> None:
    text = f"[x][a] [y][b]\n\n[a]: #gone\n[b]: #data\n[c]: #lost\n\n## Data\n{A}## Other\n{B}"
    assert run("broken-anchor", text).lines == ["error 3:6 #gone"]


# -- toc-mismatch ------------------------------------------------------------


def page(*headings: str) -> str:
    lines = [f"{heading if heading[0] == '#' else '## ' + heading}\n" for heading in headings]
    lines[0] += A
    lines[-1] += B
    return "\n" + "".join(lines)


def toc(*labels: str) -> str:
    lines = []
    for label in labels:
        text = label.lstrip()
        lines.append(f"{label.removesuffix(text)}- [{text}](#{text.lower().replace(' ', '-')})\n")
    return "".join(lines)


@pytest.mark.parametrize(
    ("label", "heading", "lines", "fixed"),
    [
        ("[Methds](#methods)", "Methods", [], ""),
        (
            "[Algoritms](#algorithms)",
            "Algorithms",
            ["note 1:3 [Algoritms](#algorithms)"],
            "[Algorithms](#algorithms)",
        ),
        ("[Algrthms](#algorithms)", "Algorithms", [], ""),
        (
            "[Algorihtms](#algorithms)",
            "Algorithms",
            ["note 1:3 [Algorihtms](#algorithms)"],
            "[Algorithms](#algorithms)",
        ),
        ("[Big Algoritms and](#algorithms-and-trees)", "Algorithms and Trees", [], ""),
        ("[**Algoritms**](#algorithms)", "Algorithms", ["note 1:3 [**Algoritms**](#algorithms)"], ""),
        (
            "[Algoritms A_B](#algorithms-a_b)",
            "Algorithms A_B",
            ["note 1:3 [Algoritms A_B](#algorithms-a_b)"],
            "",
        ),
        ("[Algorithms](#algorithms-and-trees)", "Algorithms and Trees", [], ""),
        ("[Great Algorithms and Trees](#algorithms-and-trees)", "Algorithms and Trees", [], ""),
        ("[Other things](#algorithms)", "Algorithms", [], ""),
    ],
)
def test_the_text_of_an_entry(label: str, heading: str, lines: list[str], fixed: str) -> None:
    rest = toc("Data", "Tools") + page(heading, "Data", "Tools")
    result = run("toc-mismatch", f"- {label}\n{rest}")
    assert result.lines == lines
    assert result.fixed_unsafe == f"- {fixed or label}\n{rest}"


def test_an_entry_that_leads_to_another_heading() -> None:
    text = f"- [Data](#tools)\n{toc('Tools', 'Methods')}{page('Data', 'Tools', 'Methods')}"
    result = run("toc-mismatch", text)
    assert result.lines[0] == "warning 1:3 [Data](#tools)"
    assert result.fixed_unsafe.startswith("- [Data](#data)\n")
    assert [text[slice(*other.span)] for other in result.found[0].related] == ["Data"]
    # Two headings of that name: nobody can tell.
    text = f"- [Data](#tools)\n{toc('Tools', 'Methods')}{page('Data', 'Tools', 'Methods', 'Data')}"
    result = run("toc-mismatch", text)
    assert result.lines[0] == "warning 1:3 [Data](#tools)" and result.found[0].fix is None


@pytest.mark.parametrize(
    ("fourth", "lines", "fixed"),
    [
        ("#papers", ["warning 4:5 [Papers](#papers)"], "#papers-1"),
        ("#papers-1", [], "#papers-1"),
        ("#user-content-papers", ["warning 4:5 [Papers](#user-content-papers)"], "#user-content-papers-1"),
    ],
)
def test_the_section_of_the_right_name_under_another_heading(
    fourth: str, lines: list[str], fixed: str
) -> None:
    text = f"- [Text](#text)\n  - [Papers](#papers)\n- [Images](#images)\n  - [Papers]({fourth})\n"
    rest = page("## Text", "### Papers", "## Images", "### Papers")
    result = run("toc-mismatch", text + rest)
    assert result.lines == lines
    assert result.fixed_unsafe == text.removesuffix(f"({fourth})\n") + f"({fixed})\n" + rest


def test_no_section_or_two_sections_of_that_name_under_the_heading() -> None:
    text = "- [Text](#text)\n  - [Papers](#papers)\n- [Images](#images)\n  - [Papers](#papers)\n- [Data](#data)\n"
    for below in ((), ("### Papers", "### Papers")):
        result = run("toc-mismatch", text + page("## Text", "### Papers", "## Images", *below, "## Data"))
        assert all("#papers-1" not in message for message in result.messages)


@pytest.mark.parametrize(("right", "reported"), [(2, False), (3, True), (4, True)])
def test_nesting_that_most_entries_have_right(right: int, reported: bool) -> None:
    names = [f"Part {chr(97 + n)}" for n in range(right)]
    text = toc("Methods", *(f"  {name}" for name in names), "  Talks", "Data")
    result = run(
        "toc-mismatch", text + page("## Methods", *(f"### {name}" for name in names), "## Talks", "## Data")
    )
    assert result.lines == [f"warning {right + 2}:5 [Talks](#talks)"] * reported
    if reported:
        assert result.fixed_unsafe.startswith(
            toc("Methods", *(f"  {name}" for name in names), "Talks", "Data")
        )
        assert "“Talks”" in result.messages[0] and "“Methods”" in result.messages[0]


@pytest.mark.parametrize(
    ("order", "lines"),
    [
        ("abcde", []),
        ("bacd", []),
        ("abdce", ["warning 4:3"]),
        ("bcdea", ["warning 6:3"]),
        ("ecdab", ["note 2:3"]),
        ("edcba", ["note 2:3"]),
        ("abcdefghijlkmnopqrts", ["warning 12:3", "warning 20:3"]),
        ("bacdfeghijlkmnopqrts", ["note 2:3"]),
    ],
)
def test_the_order_of_the_page(order: str, lines: list[str]) -> None:
    names = {letter: f"Part {letter * 3}" for letter in order}
    rest = page(*(names[letter] for letter in sorted(order)))
    result = run("toc-mismatch", "Contents\n" + toc(*names.values()) + rest)
    assert [" ".join(line.split()[:2]) for line in result.lines] == lines
    if lines and lines[0].startswith("warning"):
        assert result.fixed_unsafe == "Contents\n" + toc(*(names[letter] for letter in sorted(order))) + rest


@pytest.mark.parametrize(
    ("listed", "left", "severity"),
    [(9, 1, "warning"), (9, 2, ""), (10, 2, "note"), (14, 3, ""), (15, 3, "note")],
)
def test_how_many_sections_may_be_left_out(listed: int, left: int, severity: str) -> None:
    labels = [f"Part {chr(97 + n) * 3}" for n in range(listed)]
    result = run(
        "toc-mismatch", toc(*labels) + page(*labels, *(f"Zebra {chr(97 + n) * 4}" for n in range(left)))
    )
    assert [line.split()[0] for line in result.lines] == [severity] * (left if severity else 0)
    which = "lists its sibling" if left == 1 else "lists most of its sibling"
    assert all(which in message for message in result.messages)


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "Contributing",
            "License",
            "Licence",
            "Licensing",
            "Citation",
            "Citing this list",
            "Please cite",
            "Acknowledgement",
        ),
        *(
            "Acknowledgments",
            "Star History",
            "Star-Trend",
            "Star chart",
            "Stargazers",
            "Contact",
            "Maintainers",
            "Contents",
        ),
        *(
            "Table of Content",
            "TOC",
            "Updates",
            "Update",
            "Changelog",
            "News",
            "Disclaimer",
            "Sponsors",
            "Support us",
        ),
        *(
            "Introduction",
            "Overview",
            "About us",
            "Motivation",
            "FAQ",
            "How to use",
            "To-do",
            "Todo",
            "Join us",
            "Community",
        ),
        *(
            "The Team",
            "Footnotes",
            "Similar lists",
            "Related Repositories",
            "Other lists",
            "Related works",
            "Other awesome lists",
        ),
        *(
            "New Papers",
            "The Latest Papers",
            "Recent Papers",
            "Back to Start",
            "↑ Go to Start",
            "Top ↑",
            "🔝 Start",
        ),
        *("贡献指南", "引用", "许可", "目录", "更新", "致谢", "协议", "介绍", "简介", "交流群", "返回"),
    ],
)
def test_sections_about_the_page(heading: str) -> None:
    text = toc("Surveys", "Methods", "Data") + page("Surveys", "Methods", "Data", heading)
    assert run("toc-mismatch", text).lines == []


@pytest.mark.parametrize(
    "heading",
    [
        *("Recitent", "Stars", "Update rules", "Not about", "Tocs", "Fax", "Relations", "Others", "中文"),
        *("Stochastic Trees", "Tree Updates", "Newton Methods", "Precentral Trees", "Contention", "Abouts"),
        *("Top Models", "Laptop", "Trees that Came Back to Life", "Trees 🔝"),
    ],
)
def test_other_sections_are_missed(heading: str) -> None:
    text = toc("Surveys", "Methods", "Data") + page("Surveys", "Methods", "Data", heading)
    result = run("toc-mismatch", text)
    assert [line.split(" ", 2)[2] for line in result.lines] == [heading]


@pytest.mark.parametrize(
    ("comment", "reported"),
    [
        ("<!-- [Zebra](#zebra) -->", False),
        ("<!-- [Horse](#zebra) - and -- more -->", False),
        ("<!-- [Zebra](#horse) -->", False),
        ("<!-- [Zebra](https://example.org) -->", True),
        ("<!-- Zebra -->", True),
        ("<!-- [Zebra](#zebra)", True),
        ("[Zebra](https://example.org) -->", True),
    ],
)
def test_what_somebody_took_out_of_the_contents(comment: str, reported: bool) -> None:
    text = toc("Surveys", "Methods", "Data") + f"\n{comment}\n" + page("Surveys", "Methods", "Data", "Zebra")
    lines = run("toc-mismatch", text).lines
    assert bool(lines) == (reported and comment != "<!-- [Zebra](#zebra)")


@pytest.mark.parametrize(
    ("entry", "reported"),
    [
        ("- [Zebra](#zebrra)", False),
        ("- [The Zebra](#gone)", False),
        ("- [Zebre](#gone)", False),
        ("- [Zeb](#gone)", False),
        ("- [Horse](#gone)", True),
    ],
)
def test_an_entry_that_leads_nowhere_may_be_the_one(entry: str, reported: bool) -> None:
    text = toc("Surveys", "Methods", "Data") + entry + "\n" + page("Surveys", "Methods", "Data", "Zebra")
    assert bool(run("toc-mismatch", text).lines) == reported


# -- the new line of the contents ------------------------------------------------------------

AFTER = page("Surveys", "Methods", "Data", "Zebra Tools")


@pytest.mark.parametrize(
    ("contents", "line"),
    [
        (
            "- [Surveys](#surveys)\n- [Methods](#methods)\n- [Data](#data)\n",
            "- [Zebra Tools](#zebra-tools)\n",
        ),
        (
            "* [Surveys](#surveys)\n* [Methods](#methods)\n* [Data](#data)\\\n",
            "* [Zebra Tools](#zebra-tools)\\\n",
        ),
        (
            "- [Surveys](#surveys)<br>\n- [Methods](#methods)<br>\n- [Data](#data)<br>\n",
            "- [Zebra Tools](#zebra-tools)<br>\n",
        ),
        (
            "- [Surveys](#surveys)\n- [Methods](#methods)\n- [Data](#data)<br/>\n",
            "- [Zebra Tools](#zebra-tools)<br/>\n",
        ),
        ("- [Surveys](#surveys)\n- [Methods](#methods)\n- **[Data](#data)**\n", ""),
        ("- [Surveys](#surveys)\n- [Methods](#methods)\n- [Data](#data), 5 papers\n", ""),
        (
            "- 📚 [Surveys](#surveys)\n- 📚 [Methods](#methods)\n- 📚 [Data](#data)\n",
            "- 📚 [Zebra Tools](#zebra-tools)\n",
        ),
        (
            "1. [Surveys](#surveys)\n2. [Methods](#methods)\n3. [Data](#data)\n",
            "4. [Zebra Tools](#zebra-tools)\n",
        ),
        (
            "1) [Surveys](#surveys)\n2) [Methods](#methods)\n3) [Data](#data)\n",
            "4) [Zebra Tools](#zebra-tools)\n",
        ),
        (
            "1. [Surveys](#surveys)\n1. [Methods](#methods)\n1. [Data](#data)\n",
            "1. [Zebra Tools](#zebra-tools)\n",
        ),
        (
            "- [Surveys](#user-content-surveys)\n- [Methods](#user-content-methods)\n- [Data](#user-content-data)\n",
            "- [Zebra Tools](#user-content-zebra-tools)\n",
        ),
    ],
)
def test_a_line_that_is_added_at_the_end(contents: str, line: str) -> None:
    result = run("toc-mismatch", contents + AFTER)
    assert result.lines == ["warning 9:4 Zebra Tools"]
    assert result.fixed_unsafe == contents + line + AFTER


@pytest.mark.parametrize(
    ("contents", "fixed"),
    [
        (
            "1. [Surveys](#surveys)\n2. [Data](#data)\n3. [Tools](#tools)\n",
            "1. [Surveys](#surveys)\n2. [Methods](#methods)\n3. [Data](#data)\n4. [Tools](#tools)\n",
        ),
        (
            "0. [Surveys](#surveys)\n0. [Data](#data)\n0. [Tools](#tools)\n",
            "0. [Surveys](#surveys)\n0. [Methods](#methods)\n0. [Data](#data)\n0. [Tools](#tools)\n",
        ),
        # Numbers that do not count, and those that would become wider.
        ("1. [Surveys](#surveys)\n2. [Data](#data)\n2. [Tools](#tools)\n", ""),
        ("7. [Surveys](#surveys)\n8. [Data](#data)\n9. [Tools](#tools)\n", ""),
        (
            "- [Surveys](#surveys)\n\n- [Data](#data)\n\n- [Tools](#tools)\n",
            "- [Surveys](#surveys)\n\n- [Methods](#methods)\n\n- [Data](#data)\n\n- [Tools](#tools)\n",
        ),
        (
            "- [Surveys](#surveys)\n  <!-- x -->\n- [Data](#data)\n- [Tools](#tools)\n",
            "- [Surveys](#surveys)\n  <!-- x -->\n- [Methods](#methods)\n- [Data](#data)\n- [Tools](#tools)\n",
        ),
    ],
)
def test_a_line_that_is_added_between(contents: str, fixed: str) -> None:
    rest = page("Surveys", "Methods", "Data", "Tools")
    result = run("toc-mismatch", contents + rest)
    assert [line.split(" ", 2)[2] for line in result.lines] == ["Methods"]
    assert result.fixed_unsafe == (fixed or contents) + rest


@pytest.mark.parametrize(
    ("contents", "fixed"),
    [
        (
            "Contents\n- [Methods](#methods)\n- [Data](#data)\n- [Tools](#tools)\n",
            "Contents\n- [Surveys](#surveys)\n- [Methods](#methods)\n- [Data](#data)\n- [Tools](#tools)\n",
        ),
        (
            "Contents\n1. [Methods](#methods)\n2. [Data](#data)\n3. [Tools](#tools)\n",
            "Contents\n1. [Surveys](#surveys)\n2. [Methods](#methods)\n3. [Data](#data)\n4. [Tools](#tools)\n",
        ),
        ("- [Methods](#methods)\n- [Data](#data)\n- [Tools](#tools)\n", ""),
    ],
)
def test_a_line_that_is_added_at_the_start(contents: str, fixed: str) -> None:
    rest = page("Surveys", "Methods", "Data", "Tools")
    result = run("toc-mismatch", contents + rest)
    assert [line.split(" ", 2)[2] for line in result.lines] == ["Surveys"]
    assert result.fixed_unsafe == (fixed or contents) + rest


@pytest.mark.parametrize(
    ("labels", "headings", "left", "line"),
    [
        (("Surveys", "Methods", "Data"), ("Surveys:", "Methods:", "Data："), "Zebra:", "- [Zebra](#zebra)\n"),
        (
            ("Surveys", "Methods", "Data"),
            ("1. Surveys", "2. Methods", "3. Data"),
            "4. Zebra",
            "- [Zebra](#4-zebra)\n",
        ),
        (
            ("Surveys", "Methods", "Data"),
            ("📚 Surveys", "📚 Methods", "📚 Data"),
            "📚 Zebra",
            "- [Zebra](#-zebra)\n",
        ),
        (
            ("Surveys", "Methods", "Data"),
            ("1. Surveys!", "2. Methods!", "3. Data!"),
            "4. Zebra!",
            "- [Zebra](#4-zebra)\n",
        ),
        (
            ("1. Surveys", "2. Methods", "3. Data"),
            ("1. Surveys", "2. Methods", "3. Data"),
            "4. Zebra",
            "- [4. Zebra](#4-zebra)\n",
        ),
        (("Surveys", "Methods", "Data"), ("Surveys", "Methods", "Data"), "Zebra [x]", ""),
        (("Surveys", "Methods", "Data"), ("Surveys", "Methods", "Data"), "Zebra_x", ""),
        (("Surveys", "Methods", "Data"), ("1. Surveys", "2. Methods", "3. Data"), "4.", ""),
    ],
)
def test_the_text_of_a_line_that_is_added(
    labels: tuple[str, ...], headings: tuple[str, ...], left: str, line: str
) -> None:
    def slug(heading: str) -> str:
        return "".join(c for c in heading.lower().replace(" ", "-") if c.isalnum() or c == "-")

    contents = "".join(
        f"- [{label}](#{slug(heading)})\n" for label, heading in zip(labels, headings, strict=True)
    )
    rest = page(*headings, left)
    result = run("toc-mismatch", contents + rest)
    if line:
        assert len(result.lines) == 1
    assert result.fixed_unsafe == contents + line + rest


def test_a_name_with_capitals() -> None:
    text = f'<a id="Big-Methods"></a>\n[x](#big-methds)\n\n## Other\n{A}{B}'
    assert "“#Big-Methods”" in run("broken-anchor", text).messages[0]
    text = f'<a id="Big-Transformer-Methods"></a>\n[x](#big-transformer-methds)\n\n## Other\n{A}{B}'
    fixed = text.replace("#big-transformer-methds", "#Big-Transformer-Methods")
    assert run("broken-anchor", text).fixed == fixed


def test_sections_of_one_name_have_no_order() -> None:
    names = ("One", "Papers", "Two", "Papers", "Three", "Four", "Five")
    assert (
        run("toc-mismatch", toc("One", "Two", "Papers", "Three", "Four", "Five") + page(*names)).lines == []
    )


def test_a_line_that_is_added_beside_texts_of_their_own() -> None:
    contents = "- [All surveys](#surveys)\n- [The methods](#methods)\n- [Some data](#data)\n"
    rest = page("Surveys", "Methods", "Data", "Zebra:")
    assert run("toc-mismatch", contents + rest).fixed_unsafe == f"{contents}- [Zebra:](#zebra)\n{rest}"


@pytest.mark.parametrize("name", ["x(y", "x)y", "x<y", "x>y", "x`y", "x'y"])
def test_names_that_cannot_be_written_in_a_link(name: str) -> None:
    text = f'<a id="{name}"></a>\n[z](#xy)\n\n## Data\n{A}## Other\n{B}'
    assert run("broken-anchor", text).fixed == text
    text = text.replace(f'"{name}"', "'x\"y'")
    assert run("broken-anchor", text).fixed == text
