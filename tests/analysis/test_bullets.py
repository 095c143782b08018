"""Lines that were meant as list items, how items begin, and the lists next to a paragraph."""

from __future__ import annotations

import pytest

from awesomelint.analysis.bullets import Items, looks_like_item, opening
from awesomelint.reading import read
from awesomelint.source import Source


@pytest.mark.parametrize(
    "line",
    ["-[a](b)", "*[a](b)", "+[a](b)", "  -[a](b)", "\t-[a](b)", "1.[a](b)", "123)[a](b)", "-\\[a", "-**a**", "+(a)"]
    + [f"{bullet} a" for bullet in "•·●○◦▪■‣–—－"]
    + ["•a", "•\u00a0a", "•\ta", "-\u00a0a", "1.\u3000a", "*\u200ba", "12)\u00a0a"]
    + [f"• {start}" for start in ("[a", "\\[a", ":a:", "**a", "(a", '"a', "“a", "《a", "📚")],
)  # fmt: skip
def test_lines_that_look_like_items(line: str) -> None:
    assert looks_like_item(line)


@pytest.mark.parametrize(
    "line",
    ["- a", "-a", "*a*", "**a**", "*(a)", "1.a", "1.**a", "1234.[a]", "1:[a]", "a", "a •b", "• ", "•!a", "=a", "- [a]", "1. a"],
)  # fmt: skip
def test_lines_that_do_not_look_like_items(line: str) -> None:
    assert not looks_like_item(line)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[a](b)", "link"),
        ("[a]", "bracket"),
        ("[[a](b)]", "bracket"),
        ("\\[a\\]", "bracket"),
        ("**a**", "bold"),
        ("__a__", "bold"),
        ("<b>a</b>", "bold"),
        ("(a)", "paren"),
        ("（a）", "paren"),
        ('"a"', "quote"),
        ("“a”", "quote"),
        ("《a》", "quote"),
        ("a", "word"),
        ("1", "word"),
        ("📚 a", "word"),
        ("📚 🔥[a](b)", "link"),
        (":fire: **a**", "bold"),
        (":fire: :+1: a", ""),
        ("*a*", ""),
        ("<i>a</i>", ""),
        ("`a`", ""),
        ("", ""),
    ],
)
def test_how_items_begin(text: str, kind: str) -> None:
    assert opening(text, 0) == kind
    assert opening(f"- {text}", 2) == kind


A, B = (
    "- [Title](https://a.org/1)\n- [Amber](https://a.org/2)\n",
    "- [Basalt](https://b.org/1)\n- [Birch](https://b.org/2)\n",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{A}\nWORDS\n\n{B}", [1, 6]),
        (f"WORDS\n\n{A}", [3]),
        (f"{A}\nWORDS\n", [1]),
        # A heading or a rule separates, another paragraph does not.
        (f"{A}\n## A\n\nWORDS\n\n{B}", [8]),
        (f"{A}\nWORDS\n\n---\n\n{B}", [1]),
        (f"{A}\nWORDS\n\nText\n\n{B}", [1, 8]),
        (f"{A}\nText\n\nWORDS\n\nText\n\n{B}", [1, 10]),
        (f"{A}\nText\n\nText\n\nWORDS\n", []),
        # A list without entries.
        ("- a\n- b\n\nWORDS\n", []),
        # In an item: the list of the item, and the one around it.
        (f"{A}\n  WORDS\n", [1]),
        ("- [Title](https://a.org/1)\n  - [Amber](https://a.org/2)\n    WORDS\n- [Basalt](https://b.org/1)\n", [2, 1]),
    ],
)  # fmt: skip
def test_lists_next_to_a_paragraph(text: str, expected: list[int]) -> None:
    items = Items(read(Source(text)))
    line = text[: text.index("WORDS")].count("\n") + 1
    paragraph = items.paragraph(line)
    assert paragraph is not None
    assert [block.line for block in items.adjacent_lists(paragraph)] == expected


def test_paragraphs_by_line() -> None:
    items = Items(read(Source("## A\n\none\ntwo\n\nthree\n")))
    found = [items.paragraph(line) for line in range(1, 8)]
    assert [paragraph and paragraph.line for paragraph in found] == [None, None, 3, 3, None, 6, None]


@pytest.mark.parametrize(
    ("links", "others", "split", "expected"),
    [
        (2, 1, 0, True),
        (5, 3, 0, False),
        (3, 0, 1, True),
        (3, 0, 2, False),
        (20, 0, 2, True),
        (20, 0, 3, False),
    ],
)
def test_plain_lists(links: int, others: int, split: int, expected: bool) -> None:
    lines = [f"- [Title {n}](https://a.org/{n})" + ("\n  more" if n < split else "") for n in range(links)]
    lines += [f"- **Name {n}** [pdf](https://b.org/{n})" for n in range(others)]
    items = Items(read(Source("\n".join(lines) + "\n")))
    (block,) = items.lists
    assert items.is_plain(block, "link") is expected
    assert items.openings(block) == {"link": links} | ({"bold": others} if others else {})
