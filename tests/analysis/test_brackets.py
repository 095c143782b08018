"""Brackets without a partner, outside URLs, code, formulas and HTML tags."""

from __future__ import annotations

import pytest

from awesomelint.analysis.brackets import adjacent_link, mask, unpaired_brackets
from awesomelint.reading import read
from awesomelint.source import Source


def unpaired(text: str) -> list[tuple[int, str]]:
    """Return the unpaired brackets of the second entry, with their columns in it (0-based)."""
    document = read(
        Source(f"- [Amber Title](https://amber.org/[1)\n- {text}\n- [Cobalt Title](https://c.org)\n")
    )
    start = document.source.line_start(2) + 2
    masked = mask(document, document.entries[1].span)
    assert len(masked.text) == len(document.entries[1].text)
    offset = document.entries[1].span.start - start
    return [(bracket.offset + offset, bracket.mark) for bracket in unpaired_brackets(masked.text)]


T = "[Basalt Title](https://basalt.org)"


@pytest.mark.parametrize(
    "text",
    [
        f"{T} (a [b] c) （d）",
        f"{T} \\[a] [b\\] (c） （d)",
        "[Basalt [new] Title](https://basalt.org/(1))",
        f"{T} `(` <!-- ( --> <a href=')'></a> $($ $\\[a, b)$",
        f"{T} [0, 1) (-1,  ∞] [ 0.5 ,2)",
        f"{T} :)",
        f"{T} ;(",
        f"{T} =)",
        f"{T} :-)",
        f"{T} :'(",
        # What closes a number.
        f"{T} 1) a) ii) 12) xiv) 一，2) (1) x",
        f"{T} viii)",
        *(f"{T} x{mark}1) x" for mark in ",;:，：。；、（"),
        f"{T} [code](https://b.org)1) `x`2)",
        # A formula of at most 80 characters.
        f"{T} $({'a' * 79}$",
        "1) [Basalt Title](https://basalt.org)",
    ],
)
def test_all_brackets_have_a_partner(text: str) -> None:
    assert unpaired(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{T} (a", [(35, "(")]),
        (f"{T} abc)", [(38, ")")]),
        (f"{T} （a", [(35, "（")]),
        (f"{T} abc）", [(38, "）")]),
        (f"{T} \\[a", [(35, "\\[")]),
        (f"{T} a\\]", [(36, "\\]")]),
        (f"{T} 1]", [(36, "]")]),
        (f"{T} 123)", [(38, ")")]),
        (f"{T} ab)", [(37, ")")]),
        (f"{T} xviiii)", [(41, ")")]),
        (f"{T} a1)", [(37, ")")]),
        (f"{T} x.1)", [(38, ")")]),
        (f"{T} x!1)", [(38, ")")]),
        (f"{T} $({'a' * 80}$", [(36, "(")]),
        (f"{T} :(", []),
        (f"{T} :((", [(37, "(")]),
        (f"{T} :(a", [(36, "(")]),
        (f"{T} ([a)", [(36, "[")]),
        (f"{T} (a]", [(35, "("), (37, "]")]),
        (f"{T} [0, 1, 200)", [(35, "["), (45, ")")]),
        ("[Basalt (Title](https://basalt.org/)", [(8, "(")]),
        # A bracket is looked for among the last nine that are open.
        (f"{T} ({'[' * 8})", [(36 + n, "[") for n in range(8)]),
        (f"{T} ({'[' * 9})", [(35, "("), *((36 + n, "[") for n in range(9)), (45, ")")]),
    ],
)
def test_brackets_without_a_partner(text: str, expected: list[tuple[int, str]]) -> None:
    assert unpaired(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Basalt [[paper](https://b.org/1)", "https://b.org/1"),
        ("Basalt ([[paper](https://b.org/1)", "https://b.org/1"),
        ("Basalt [ [paper](https://b.org/1)", None),
        ("Basalt [paper](https://b.org/1)]", "https://b.org/1"),
        ("Basalt [paper](https://b.org/1)) [code](https://b.org/2)", "https://b.org/1"),
        ("Basalt [paper](https://b.org/1) )", None),
    ],
)
def test_the_link_next_to_a_bracket(text: str, expected: str | None) -> None:
    document = read(Source(f"- [Amber Title](https://amber.org)\n- {text}\n"))
    entry = document.entries[1]
    masked = mask(document, entry.span)
    bracket = unpaired_brackets(masked.text)[0]
    link = adjacent_link(masked, entry.span.start, bracket)
    assert (link.url if link else None) == expected
