"""A list is outlined in the same way with the outlines of its parts that were kept."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from awesomelint.markdown.blocks import Block
from awesomelint.markdown.parts import Inline
from awesomelint.reading.kept_outlines import KeptOutlines, outlined
from awesomelint.reading.outline import Outliner, Row, Stretch, Unit
from awesomelint.source import Source
from tests.reading.test_kept_drafts import LIST, edited
from tests.support.hostile import LINES
from tests.support.lists import EACH_SMALL_LIST

HEAD = "\n\n## Sheep\n\n- [Tidy Sheep](https://arxiv.org/abs/2402.00001), **2024** [[code](https://a.example)]\n\n"
UNDEFINED = LIST.rpartition("[wool]:")[0]


def same(text: str, kept: KeptOutlines) -> None:
    """Assert that a text is outlined in the same way with what is kept, also once more."""
    expected = shown(*outlined(Source(text), None))
    for _ in range(2):
        assert shown(*outlined(Source(text), kept)) == expected


def shown(root: Block, outline: Outliner) -> list[Any]:
    """Return all that outlines consist of, and which of its objects are the same ones."""
    numbers: dict[object, int] = {}

    def number(one: object) -> int | None:
        return None if one is None else numbers.setdefault(one, len(numbers))

    def block(one: Block) -> Any:
        own = number(one), one.kind, one.line, one.end_line, one.start, one.end, one.level, one.marker
        return (*own, list(map(tuple, one.line_spans)), number(one.parent), list(map(block, one.children)))

    def part(one: Inline) -> Any:
        own = number(one), one.kind, one.start, one.end, one.inner_start, one.inner_end, one.url
        return (*own, one.url_start, one.url_end, list(map(part, one.children)))

    def stretch(one: Stretch | None) -> Any:
        return one and (one.line, one.end_line, one.start, one.end, list(map(part, one.parts)))

    def row(one: Row) -> Any:
        return one.line, one.start, one.end, list(map(stretch, one.cells))

    def unit(one: Unit) -> Any:
        own = (
            number(one),
            one.kind,
            one.line,
            one.end_line,
            one.start,
            one.end,
            one.depth,
            one.level,
            one.marker,
        )
        around = number(one.parent), list(map(number, one.below)), one.block and block(one.block)
        stretches = [list(map(stretch, found)) for found in ((one.head,), one.more, one.quotes)]
        judged = one.role, one.draft, one.dialect, one.line_draft, one.following, one.fields
        return own, around, stretches, list(map(row, one.rows)), one.hidden, judged

    return [block(root), list(map(part, outline.parts)), list(map(unit, outline.units))]


# What is open, or only seems so, before the next heading.
OPEN = {
    "nothing": "",
    "a fence": "```\nwool",
    "a closed fence": "```\nwool\n```",
    "a fence in an item": "- ```\n  wool",
    "a comment": "<!-- wool",
    "a comment, and another": "<!-- wool --> <!--\n\nmore",
    "a closed comment": "<!-- wool -->",
    "a script": "<script>\nlet wool",
    "an instruction": "<?php\nwool",
    "an element": "<details>\n<summary>Wool</summary>",
    "a quote": "> wool",
    "a table": "| a | b |\n| - | - |\n| [c](https://a.example/2) | d |",
    "indented code": "      wool",
    "an empty item": "-",
    "an item of two paragraphs": "- wool\n\n  more",
    "an underline": "wool\n---",
    "a reference": "[wool][tidy]",
    "a definition": "[tidy]: https://a.example/3",
    "a kept block": "<!-- awesomelint:begin toc -->\n- a\n\n<!-- awesomelint:end -->",
    "a nested list": "- a\n  - b\n    - c\n      > d",
    "HTML with entries": "<div>\n- [Wool](https://a.example/4)\n- [Hay](https://a.example/5)\n</div>",
    "a heading in HTML": "<h2>Wool</h2>\n<p>a</p>\n<h2>Hay</h2>",
    "a hidden section": "<!--\n## Old\n\n" + "- [Wool](https://a.example/6)\n" * 12 + "-->",
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("text", OPEN.values(), ids=OPEN.keys())
def test_what_is_open_before_a_heading(text: str, newline: str) -> None:
    same((HEAD + text + HEAD + text + HEAD).replace("\n", newline), KeptOutlines())


def test_a_definition_is_for_the_whole_list() -> None:
    same(f"[wool][tidy]{HEAD}[tidy]: https://a.example/3\n", KeptOutlines())


def test_front_matter_goes_on_over_what_looks_like_a_heading() -> None:
    text = f"---\ntitle: Wool\n\n# A comment\ntags: wool\n---\n{HEAD}- [Wool](https://a.example/1)\n"
    same(text, KeptOutlines())
    same(text.replace("---", "+++").replace(": ", " = "), KeptOutlines())


@settings(max_examples=max(5, settings().max_examples // 10))
@given(st.randoms(use_true_random=False))
def test_the_outline_of_an_edited_list_is_the_same(random: Random) -> None:
    kept, text = KeptOutlines(), UNDEFINED
    for _ in range(5):
        text = edited(text, random)
        same(text, kept)


@settings(max_examples=max(20, settings().max_examples // 5))
@given(
    st.lists(st.sampled_from((*OPEN.values(), *LINES, "## Wool", "# Wool", "")), max_size=20),
    st.sampled_from(("\n", "\n\n")),
)
@example(["`", "## Wool", "`"], "\n\n")
def test_the_outline_of_any_text_is_the_same(lines: list[str], between: str) -> None:
    same(between.join(lines), KeptOutlines())


@pytest.mark.slow
@pytest.mark.parametrize("path", EACH_SMALL_LIST)
def test_the_outline_of_a_real_list_is_the_same(path: Path) -> None:
    same(Source.from_bytes(path.read_bytes()).text, KeptOutlines())


def test_only_the_part_that_changed_is_outlined() -> None:
    kept = KeptOutlines()
    text = "".join(f"# Wool {number}{HEAD}" for number in range(5))
    outlined(Source(text), kept)
    before = kept.added
    outlined(Source("\n" + text.replace("Wool 3\n", "Wool 3.\n")), kept)
    # The first part, which begins with another line now, and that with the other heading.
    assert (before, kept.added) == (6, 8)
