"""Brackets without a partner: beside a link, in its text, at a title, and two that were meant for a pair."""

from __future__ import annotations

import pytest

from tests.support.one_rule import run

REST = "- [Other](https://example.org/other)\n"
PAGE = "(https://arxiv.org/abs/2103.11731)"
PDF = f"[pdf]{PAGE}"
CODE = "[code](https://github.com/own/a)"


@pytest.mark.parametrize(
    ("entry", "fixed"),
    [
        # Beside a link: the partner is added if other links of the entry, or a quarter of all, have both.
        (f"A ({PDF} [{CODE}]", f"A {PDF} [{CODE}]"),
        (f"A [{PDF} [{CODE}]", f"A [{PDF}] [{CODE}]"),
        (f"A {PDF}] [{CODE}]", f"A [{PDF}] [{CODE}]"),
        (f"A {PDF}) ({CODE})", f"A ({PDF}) ({CODE})"),
        (f"A [{PDF}}} {CODE}", f"A [{PDF}] {CODE}"),
        (f"A {PDF}] {CODE}", f"A {PDF} {CODE}"),
        (f"A [{PDF}) {CODE}", f"A [{PDF}] {CODE}"),
        (f"A ({PDF}] {CODE}", f"A ({PDF}) {CODE}"),
        (f"A [[{PDF}] [{CODE}]", f"A [{PDF}] [{CODE}]"),
        # What goes on after the link may be meant to be within the brackets.
        (f"A ({PDF}, {CODE}", ""),
        (f"A ({PDF} | {CODE}", ""),
        (f"A ({PDF} / {CODE}", ""),
        (f"A ({PDF}; {CODE}", ""),
        # In the text of a link.
        (f"A [\\[Project]{PAGE} {CODE}", f"A [\\[Project\\]]{PAGE} {CODE}"),
        (f"A [Project\\]]{PAGE} {CODE}", f"A [\\[Project\\]]{PAGE} {CODE}"),
        (f"A [Paper)]{PAGE} {CODE}", f"A [Paper]{PAGE} {CODE}"),
        (f"A [(Paper]{PAGE} {CODE}", ""),
        (f"A [Paper) 1]{PAGE} {CODE}", ""),
        # Two that were meant for a pair.
        (f"A \\[{PDF}\\) {CODE}", f"A \\[{PDF}\\] {CODE}"),
        (f"**A** \\[x\\) {PDF}", f"**A** \\[x\\] {PDF}"),
        (f"A [[pdf)]{PAGE} {CODE}", f"A [[pdf]]{PAGE} {CODE}"),
        (f"A [(pdf]{PAGE}] {CODE}", f"A [[pdf]{PAGE}] {CODE}"),
        # At a title.
        (f"**A Work** (ICML 2019 {PDF}", ""),
        (f"**A Work** ICML] {PDF}", ""),
        (f"**A Work** ICML 2019 and more) {PDF}", ""),
    ],
)
def test_one_bracket_of_an_entry(entry: str, fixed: str) -> None:
    text = f"- {entry}\n{REST * 4}"
    result = run("unbalanced-brackets", text)
    assert [line.split()[0] for line in result.lines] == ["warning"]
    assert result.fixed == (text.replace(entry, fixed) if fixed else text)
    assert result.fixed_unsafe == result.fixed


@pytest.mark.parametrize(
    ("entry", "fixed"),
    [
        (f"**A Work** ICML 2019) {PDF}", f"**A Work** (ICML 2019) {PDF}"),
        (f"**A Work ICML 2019)** {PDF}", f"**A Work (ICML 2019)** {PDF}"),
        (f"**A Work** NeurIPS 2019] {PDF}", f"**A Work** [NeurIPS 2019] {PDF}"),
    ],
)
def test_a_venue_whose_bracket_was_never_opened(entry: str, fixed: str) -> None:
    text = f"- {entry}\n{REST}"
    result = run("unbalanced-brackets", text)
    assert [line.split()[0] for line in result.lines] == ["warning"]
    assert result.fixed == text
    assert result.fixed_unsafe == text.replace(entry, fixed)


@pytest.mark.parametrize(
    ("words", "position"),
    [
        ("one ( two", 18),
        ("word word word word word word ( xyz", 44),
        ("( word word word word word word word1234", 0),
    ],
)
def test_words_between_the_title_and_the_first_link(words: str, position: int) -> None:
    """Not reported: more than 40 characters from the title, and after a title that is a link."""
    entry = f"- **A Work** {words} {PDF}\n"
    lines = run("unbalanced-brackets", entry + REST).lines
    assert lines == ([f"warning 1:{position} ("] if position else [])
    linked = f"- [A Work](https://example.org/a) {words} {PDF}\n"
    assert run("unbalanced-brackets", linked + REST).lines == []


@pytest.mark.parametrize(("number", "reported"), [(12, 1), (13, 0)])
def test_many_brackets_are_not_a_typo(number: int, reported: int) -> None:
    assert len(run("unbalanced-brackets", f"- **A Work** {'( ' * number}{PDF}\n{REST}").lines) == reported


def test_only_the_first_bracket_at_a_title_is_reported() -> None:
    assert run("unbalanced-brackets", f"- **A (Work (one** {PDF}\n{REST}").lines == ["warning 1:7 ("]


@pytest.mark.parametrize(
    ("enclosed", "others", "closed"), [(1, 2, True), (1, 3, False), (2, 5, True), (2, 7, False)]
)
def test_a_quarter_of_all_links_is_enclosed(enclosed: int, others: int, closed: bool) -> None:
    links = [f"- Work {n} [[pdf](https://example.org/{n})]\n" for n in range(enclosed)]
    links += [f"- Work {n} [pdf](https://example.org/p{n})\n" for n in range(others)]
    entry = f"A [{PDF}"
    text = f"- {entry}\n" + "".join(links)
    fixed = f"A [{PDF}]" if closed else f"A {PDF}"
    assert run("unbalanced-brackets", text).fixed == text.replace(entry, fixed)


def works(brackets: str, number: int) -> str:
    opened, closed = brackets
    return "".join(
        f"- **Work {n}** {opened}ICML 2019{closed} [pdf](https://example.org/{n})\n" for n in range(number)
    )


@pytest.mark.parametrize(
    ("entry", "others", "fixed"),
    [
        ("[ICML 2020)", works("()", 3), "(ICML 2020)"),
        ("(ICML 2020]", works("()", 3), "(ICML 2020)"),
        ("[ICML 2020)", works("[]", 3), "[ICML 2020]"),
        ("(ICML 2020]", works("[]", 3), "[ICML 2020]"),
        ("(ICML 2020]", works("[]", 2) + works("()", 1), "[ICML 2020]"),
        ("(ICML 2020]", works("[]", 1) + works("()", 3), "(ICML 2020)"),
        ("(ab]", works("()", 3), "(ab)"),
        ("(" + "ab " * 20 + "]", works("()", 3), "(" + "ab " * 20 + ")"),
    ],
)
def test_a_pair_of_two_kinds_becomes_like_the_other_pairs(entry: str, others: str, fixed: str) -> None:
    text = f"- **A Work** {entry} [pdf](https://example.org/a)\n{others}"
    result = run("unbalanced-brackets", text)
    assert result.lines == [f"warning 1:14 {entry}"]
    assert result.fixed == text
    assert result.fixed_unsafe == text.replace(entry, fixed)


@pytest.mark.parametrize(
    ("entry", "others"),
    [
        ("(ICML 2020]", works("[]", 1) + works("()", 2)),
        ("(a]", works("()", 3)),
        ("(" + "ab " * 20 + "c]", works("()", 3)),
        (")ICML 2020[", works("()", 3)),
        ("(ICML 2020] (x", works("()", 3)),
        ("(ICML\n  2020]", works("()", 3)),
        ("([code](https://example.org/c) and]", works("()", 3)),
    ],
)
def test_two_brackets_that_are_not_a_pair(entry: str, others: str) -> None:
    text = f"- **A Work** {entry} [pdf](https://example.org/a)\n{others}"
    result = run("unbalanced-brackets", text)
    assert f"warning 1:14 {entry}" not in result.lines
    assert result.fixed_unsafe.endswith(others)


# -- by convention ------------------------------------------------------------


def section(broken: str) -> str:
    lines = [
        f"- [Work {n}](https://example.org/{n}) (ICLR 20{n}), [[code](https://example.org/c{n})]\n"
        for n in range(11, 23)
    ]
    return "".join([*lines[:4], broken + "\n", *lines[4:]])


RIGHT = "- [A Work](https://example.org/a) (ICML 2020), [[code](https://example.org/c)]"


@pytest.mark.parametrize("gone", [47, 77])
def test_a_bracket_that_nearly_all_entries_have(gone: int) -> None:
    assert RIGHT[gone] in "()[]"
    broken = RIGHT[:gone] + RIGHT[gone + 1 :]
    assert run("unbalanced-brackets", section(broken)).fixed == section(RIGHT)


@pytest.mark.parametrize(
    "broken",
    [
        # Another bracket would still be unpaired.
        "- [A Work (One](https://example.org/a) ICML 2020), [[code](https://example.org/c)]",
    ],
)
def test_no_fix_that_leaves_a_bracket_unpaired(broken: str) -> None:
    assert run("unbalanced-brackets", section(broken)).fixed == section(broken)


def test_what_another_rule_reports_at_the_same_position() -> None:
    text = f"- A [[Paper] (https://example.org/a)] {CODE}]\n{REST}"
    lines = run("unbalanced-brackets", text).lines
    assert all("Paper" not in line for line in lines)


def test_the_words_that_are_quoted_end_with_the_line() -> None:
    text = "- A ([pdf](https://example.org/a)\r\n- B [pdf](https://example.org/b)\r\n"
    (message,) = run("unbalanced-brackets", text).messages
    assert "“([pdf](https://example.org/a)”" in message
    text = "- B [pdf](https://example.org/b)\r\n- [pdf](https://example.org/a)] A\r\n"
    (message,) = run("unbalanced-brackets", text).messages
    assert "pdf](https://example.org/a)]”" in message and "\r" not in message and "/b)" not in message


@pytest.mark.parametrize(("length", "brackets"), [(60, "[]"), (61, "()")])
def test_long_brackets_are_not_an_example_of_a_pair(length: int, brackets: str) -> None:
    words = "ab " * 19
    words = words + "c" * (length - len(words))
    others = "".join(f"- **Work {n}** [{words}] [pdf](https://example.org/w{n})\n" for n in range(2)) + works(
        "()", 2
    )
    text = f"- **A Work** (ICML 2020] [pdf](https://example.org/a)\n{others}"
    fixed = text.replace("(ICML 2020]", f"{brackets[0]}ICML 2020{brackets[1]}")
    assert run("unbalanced-brackets", text).fixed_unsafe == fixed


def test_a_link_before_the_title() -> None:
    text = f"- {PDF} **A Work** one ( two {CODE}\n{REST}"
    assert run("unbalanced-brackets", text).lines == [f"warning 1:{text.index('( two') + 1} ("]


def test_pictures_are_not_links() -> None:
    text = f"- A [{PDF}\n- Work 1 [[pdf](https://example.org/1)]\n- Work 2 [pdf](https://example.org/2)\n"
    text += "".join(f"- Work {n} ![a](a{n}.png) [pdf](https://example.org/p{n})\n" for n in range(1))
    text += "![a](a.png) ![b](b.png) ![c](c.png)\n"
    assert run("unbalanced-brackets", text).fixed == text.replace(f"[{PDF}", f"[{PDF}]", 1)
