"""Links without a URL or text, links to missing files, and the same URL twice."""

from __future__ import annotations

import pytest

from tests.support.one_rule import run

REST = "- [Other](https://example.org/other)\n"

# The ends of hosts: what ends so is a host, not a file.
_TOPS = ["com", "org", "net", "io", "edu", "ai", "cn", "co", "gov", "uk", "de", "jp", "fr", "kr"]


# -- empty-link ------------------------------------------------------------


@pytest.mark.parametrize(
    "word",
    [
        *(
            "-",
            "--",
            "...",
            "…",
            "?",
            "none",
            "null",
            "nan",
            "n/a",
            "na",
            "todo",
            "tbd",
            "tba",
            "xxx",
            "xxxx",
            "url",
        ),
        *(
            "link",
            "soon",
            "coming",
            "http://",
            "https://",
            "http",
            "https",
            "待补充",
            "待定",
            "暂无",
            "#",
            "TBD",
            "Null",
        ),
    ],
)
def test_placeholders_for_a_url(word: str) -> None:
    text = f"- [A Work](https://example.org/a) [code]({word})\n{REST}"
    result = run("empty-link", text)
    assert result.lines == [f"error 1:35 [code]({word})"]
    assert result.fixed_unsafe == text


@pytest.mark.parametrize("word", ["code", "./none", "#top", "todo.md", "links", "x", "a/b"])
def test_other_words_are_files(word: str) -> None:
    assert run("empty-link", f"- [A Work](https://example.org/a) [code]({word})\n{REST}").lines == []


@pytest.mark.parametrize(
    ("label", "severity"),
    [
        *(
            (f"Code ({why})", "note")
            for why in ("not yet", "soon", "coming", "TBA", "tbd", "wip", "later", "pending")
        ),
        *((f"Code ({why})", "note") for why in ("upcoming", "unavailable", "n/a", "待补", "暂无")),
        *(
            (f"{word} code", "error")
            for word in ("Notebook", "Sooner", "Latern", "Homecoming", "Swipe", "Spending")
        ),
    ],
)
def test_labels_that_give_a_reason(label: str, severity: str) -> None:
    result = run("empty-link", f"- [A Work](https://example.org/a) [{label}]()\n{REST}")
    assert result.lines == [f"{severity} 1:35 [{label}]()"]


@pytest.mark.parametrize(
    ("empty", "filled", "reported"), [(4, 0, 4), (5, 0, 1), (5, 45, 1), (5, 46, 5), (6, 54, 1), (6, 55, 6)]
)
def test_a_label_that_is_often_empty(empty: int, filled: int, reported: int) -> None:
    text = "".join(f"- [Work {n}](https://example.org/{n}) [code]()\n" for n in range(empty))
    text += "".join(
        f"- [Work {n}](https://example.org/{n}) [Code](https://example.org/c{n})\n" for n in range(filled)
    )
    result = run("empty-link", text)
    assert len(result.lines) == reported
    assert result.lines[0] == ("note" if reported == 1 else "error") + " 1:35 [code]()"
    if reported == 1:
        assert f"{empty} times" in result.messages[0]


@pytest.mark.parametrize(("filled", "reported"), [(9, 0), (10, 1)])
def test_badges_without_a_url(filled: int, reported: int) -> None:
    text = "".join(
        f"- [![](a.svg)](https://example.org/b{n}) [Work {n}](https://example.org/{n})\n"
        for n in range(filled)
    )
    for badge in ("![](a.svg)", '<IMG src="a.svg">'):
        result = run("empty-link", f"{text}- [{badge}]() [A Work](https://example.org/a)\n")
        assert result.lines == [f"error {filled + 1}:3 [{badge}]()"] * reported


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # An entry in which nothing is filled in is another rule's.
        ("- [Paper]() [Code]()\n- [Paper](https://example.org/a) [Code]()\n", ["error 2:34 [Code]()"]),
        ("- A Title [Paper]() [Code]()\n", ["error 1:11 [Paper]()", "error 1:21 [Code]()"]),
        # A link to the top of the page is not a link to code.
        ("- [A Work](https://example.org/a) [up](#) [Code](#)\n", ["error 1:43 [Code](#)"]),
        ("- [A Work That Comes Soon]()\n", ["error 1:3 [A Work That Comes Soon]()"]),
        ("- [A Work]( ) by [someone](#)\n", ["error 1:3 [A Work]( )"]),
        # Outside entries, only an empty URL is reported, and not that of a picture.
        ("[Methods]() [Data](TODO) [![](a.svg)]()\n\n", ["note 1:1 [Methods]()"]),
        (
            "- [](https://example.org/b) [A Work](https://example.org/a)\n",
            ["error 1:3 [](https://example.org/b)"],
        ),
        ("- [](b.md) [A Work](https://example.org/a)\n", []),
        ("[](https://example.org/b) see below\n\n", []),
        ("- [A\nWork]() [code](https://example.org/c)\n", ["note 1:3 [A\nWork]()"]),
    ],
)
def test_where_a_url_is_missing(text: str, lines: list[str]) -> None:
    assert run("empty-link", text + REST).lines == lines


def linked(count: int) -> str:
    return "".join(f"- [Work {n}](https://example.org/{n}) - Text.\n" for n in range(count))


def plain(count: int) -> str:
    return "".join(f"- **Work {n}**, [pdf](https://example.org/p{n})\n" for n in range(count))


@pytest.mark.parametrize(
    ("first", "others", "reported"),
    [(9, 0, False), (10, 0, True), (12, 3, True), (12, 4, False), (10, 2, True), (10, 3, False)],
)
def test_a_title_in_brackets_among_linked_ones(first: int, others: int, reported: bool) -> None:
    result = run("empty-link", linked(first) + plain(others) + "- [obreron] - Fast and cheap.\n")
    assert result.lines == [f"error {first + others + 1}:3 [obreron]"] * reported


@pytest.mark.parametrize(
    "line",
    [
        "* [obreron] - Fast.",
        "+ [obreron]",
        "1. [obreron] - Fast.",
        "123) [obreron] - Fast.",
        "  - [obreron] - Fast.",
        "\t- [obreron] - Fast.",
        "-   [obreron] ([Code](https://example.org/c))",
        "- [obreron] [[Paper](https://example.org/c)] [Code](http://example.org/d)",
        "- [abc] - Fast.",
        "- [obreron 2024/05 beta] - Fast.",
    ],
)
def test_titles_in_brackets(line: str) -> None:
    result = run("empty-link", linked(12) + "\n" + line + "\n")
    assert result.lines == [f"error 14:{line.index('[') + 1} {line[line.index('[') : line.index(']') + 1]}"]


@pytest.mark.parametrize(
    "line",
    [
        "- [ab] - Fast.",
        "- [3D Vision] - Fast.",
        "- [obreron](https://example.org/c)",
        "- [obreron]: https://example.org/c",
        "- [obreron][c]",
        "- [obreron] https://example.org/c",
        "- [obreron] and [A Work](https://example.org/c)",
        "- [obreron] [Code](https://example.org/c) [A Work](https://example.org/d)",
        "- [Paper] - Fast.",
        "- [ICML 2019] - Fast.",
        "- [May 2019] - Fast.",
        "[obreron] - Fast.",
        "1234. [obreron] - Fast.",
        "-[obreron] - Fast.",
        "Text - [obreron] - Fast.",
        "<!--\n- [obreron] - Fast.\n-->",
        "```\n- [obreron] - Fast.\n```",
    ],
)
def test_brackets_without_a_title(line: str) -> None:
    assert run("empty-link", linked(12) + "\n" + line + "\n").lines == []


@pytest.mark.parametrize(
    ("form", "reported"),
    [
        ("- **[Work {n}](https://example.org/{n})**", True),
        ("- 🔥 [Work {n}](https://example.org/{n})", True),
        ("- (a) [Work {n}](https://example.org/{n})", False),
        ("- [pdf](https://example.org/{n}), **Work {n}**", False),
    ],
)
def test_entries_that_begin_with_a_link(form: str, reported: bool) -> None:
    text = "".join(form.format(n=n) + "\n" for n in range(12)) + "- [obreron] - Fast.\n"
    assert bool(run("empty-link", text).lines) == reported


# -- missing-file ------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        *(
            "mailto:a.b@example.org",
            "a.b+c-d:x/y",
            "//example.org/x",
            "http//example.org/x",
            "https//example.org/x.md",
        ),
        *(
            "www.example/a.md",
            "[a.md",
            "(a.md",
            "someone@example.org",
            "#a.b/c",
            "?a.b/c",
            "a",
            ".",
            "./",
            "Docs",
        ),
        *(f"example.{top}" for top in _TOPS),
        *(f"my-page.example.{top}/a.md" for top in _TOPS),
        *(
            "docs",
            "docs/",
            "./docs/a.md",
            "docs//a.md",
            "/docs/a.md",
            "docs/./a.md#b",
            "docs/b%20c.md?d",
            "docs/sub",
        ),
        *("../other/a.md", "/other/a.md", "docs/../README.md", "WWW.example/a.md"),
    ],
)
def test_no_missing_file(url: str) -> None:
    files = ["README.md", "./docs/a.md", "docs/b c.md", "docs/sub/d.md"]
    assert run("missing-file", f"- [A]({url})\n{REST}", files=files).lines == []


@pytest.mark.parametrize(
    ("url", "fixed"),
    [
        ("a.md", "docs/a.md"),
        ("./A.md#b", "./docs/a.md#b"),
        ("docs/a.mdx?b", "docs/a.md?b"),
        ("docs/B%20C.md", "docs/b%20c.md"),
        ("docs/DEEP/", "docs/deep"),
        ("docs/notes.txt", "sub/notes.txt"),
        ("/docs/none.md", "/docs/none.md"),
        ("../none.md", "../none.md"),
        # Two files have this name.
        ("same.md", "same.md"),
        # One letter and two of eight, and two of seven; one at the start.
        ("docs/lettersx.md", "docs/letters.md"),
        ("docs/leters.md", "docs/letters.md"),
        ("docs/Xetters.md", "docs/Xetters.md"),
        ("docs/lettersxyz.md", "docs/lettersxyz.md"),
        ("docs/readmf.txt", "docs/readmf.txt"),
    ],
)
def test_files_with_a_similar_name(url: str, fixed: str) -> None:
    files = [
        "README.md",
        "docs/a.md",
        "docs/b c.md",
        "docs/sub/d.md",
        "sub/notes.txt",
        "x/same.md",
        "y/same.md",
    ]
    files += ["docs/letters.md", "docs/readme.txt", "docs/readma.txt", "docs/deep/e.md", "../here.md"]
    text = f"- [A]({url})\n{REST}"
    result = run("missing-file", text, files=files)
    assert result.lines == [f"error 1:7 {url}"]
    assert result.fixed == text
    assert result.fixed_unsafe == text.replace(f"({url})", f"({fixed})")


def test_a_file_in_the_url_of_a_picture_and_in_html() -> None:
    text = f'- [A](https://example.org/a) ![]( a.png ) <img src="b&amp;c.png"> d.png https://e.example.museum/f.md\n{REST}'
    result = run("missing-file", text, files=["README.md", "x/a.png", "x/b&c.png"])
    assert result.lines == ["error 1:35 a.png", "error 1:53 b&amp;c.png"]
    assert result.fixed_unsafe == text.replace("( a.png", "( x/a.png")


# -- duplicate-link ------------------------------------------------------------


@pytest.mark.parametrize(
    ("links", "lines"),
    [
        ("[[pdf]](https://example.org/a) [[pdf]](https://example.org/a/)", []),
        (
            "[[pdf]](https://example.org/a) [[pdf]](https://example.org/a)",
            ["warning 1:40 [[pdf]](https://example.org/a)"],
        ),
        ("[[a]](#) [[b]](#) [[c]](?) [[d]](?) [[e]]() [[f]]()", []),
        ("[](https://example.org/a) [pdf](https://example.org/a)", []),
        ("[pdf](https://example.org/a) https://example.org/a", []),
    ],
)
def test_the_same_url_twice(links: str, lines: list[str]) -> None:
    assert run("duplicate-link", f"- Title {links}\n{REST}").lines == lines


@pytest.mark.parametrize(
    "word",
    [
        *(
            "project",
            "page",
            "website",
            "homepage",
            "site",
            "tweet",
            "twitter",
            "blog",
            "video",
            "youtube",
            "demo",
        ),
        *("slides", "poster", "dataset", "data", "talk", "model", "models", "项目", "主页", "Project Page"),
    ],
)
def test_labels_of_other_pages_than_the_paper(word: str) -> None:
    page = "https://arxiv.org/abs/2308.15975"
    for first, later in ((f"[{word}]", "[paper]"), ("[paper]", f"[{word}]")):
        result = run("duplicate-link", f"- Title {first}({page}) {later}({page})\n{REST}")
        assert [line.split()[0] for line in result.lines] == ["warning"]
        assert result.lines[0].endswith(f"{later}({page})")


@pytest.mark.parametrize(
    ("first", "later", "page"),
    [
        ("[paper]", "[notes]", "https://arxiv.org/abs/2308.15975"),
        ("[paper]", "[project]", "https://example.org/a"),
        ("[slides]", "[project]", "https://arxiv.org/abs/2308.15975"),
    ],
)
def test_two_labels_of_one_page(first: str, later: str, page: str) -> None:
    result = run("duplicate-link", f"- Title {first}({page}) {later}({page})\n{REST}")
    assert [line.split()[0] for line in result.lines] == ["note"]
    assert first in result.messages[0] and later in result.messages[0] and page in result.messages[0]


@pytest.mark.parametrize(("entries", "reported"), [(4, 4), (5, 0), (6, 0)])
def test_two_labels_all_the_time(entries: int, reported: int) -> None:
    text = "".join(
        f"- [Work {n}](https://example.org/{n}) [Page](https://example.org/{n})\n" for n in range(entries)
    )
    assert len(run("duplicate-link", text).lines) == reported


def test_spaces_around_the_url_of_a_picture() -> None:
    text = f'- [A](https://example.org/a) <img src=" b.png ">\n{REST}'
    assert run("missing-file", text, files=["README.md", "b.png"]).lines == []
    assert run("missing-file", text, files=["README.md", "x/b.png"]).fixed_unsafe == text.replace(
        "b.png", "x/b.png"
    )


def test_a_label_that_gives_a_reason_twice() -> None:
    text = "".join(f"- [Work {n}](https://example.org/{n}) [Code (soon)]()\n" for n in range(2)) + REST
    result = run("empty-link", text)
    assert result.lines == ["note 1:35 [Code (soon)]()"]
    assert " 2 times" in result.messages[0]


@pytest.mark.parametrize(
    ("line", "reported"),
    [
        ("  - [TON 2020]", False),
        ("  - [TON'20]", False),
        ("  - [obreron]", True),
        ("  - [TON 2020] - Fast.", True),
        ("- [TON 2020]", True),
    ],
)
def test_a_venue_on_a_line_of_its_own(line: str, reported: bool) -> None:
    result = run("empty-link", linked(12) + line + "\n")
    assert bool(result.lines) is reported
