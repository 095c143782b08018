"""Blocks: the block structure that CommonMark gives a text, each block with its exact place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.markdown.blocks import Block, parse
from awesomelint.source import Source
from tests.support.cases import load
from tests.support.lists import EACH_LIST

CASES = [
    pytest.param(case.text, case.expected("blocks"), id=case.title)
    for case in load(Path(__file__).with_name("blocks.md"))
]


def outline(text: str) -> list[str]:
    """The blocks of a text in the form of `markdown/blocks.md`."""
    source = Source(text)
    reported: list[str] = []

    def tell(block: Block, depth: int) -> None:
        for child in block.children:
            mark = str(child.level or child.marker)
            lines = f"{child.line}-{child.end_line}" if child.end_line > child.line else f"{child.line}"
            body = "" if child.kind == "list" else source.text[child.start : child.end].replace("\n", "⏎")
            reported.append(f"{'  ' * depth}{child.kind}{mark and ' ' + mark} @{lines}: {body}".rstrip(" "))
            tell(child, depth + 1)

    tell(parse(source), 0)
    return reported


@pytest.mark.parametrize(("text", "blocks"), CASES)
def test_blocks_are_those_of_the_case(text: str, blocks: list[str]) -> None:
    assert outline(text) == blocks


@pytest.mark.parametrize(("text", "blocks"), CASES)
def test_line_endings_do_not_change_the_blocks(text: str, blocks: list[str]) -> None:
    crlf = text.replace("\r\n", "\n").replace("\n", "\r\n")
    assert [line.replace("\r", "") for line in outline(crlf)] == [line.replace("\r", "") for line in blocks]


def test_lines_of_paragraphs_and_tables_lack_what_their_containers_put_in_front() -> None:
    source = Source("> - a  \n>   b\n>\n>   | c \\| d |\n>   |---|\n")
    blocks = [block for block in parse(source).walk() if block.line_spans]
    lines = [[source.text[start:end] for start, end in block.line_spans] for block in blocks]
    assert lines == [["a  ", "b"], ["| c \\| d |", "|---|"]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(">" * 1000 + " a", id="quotes"),
        pytest.param("- " * 1000 + "a", id="items in a line"),
        pytest.param("\n".join("  " * depth + "- a" for depth in range(400)), id="items"),
        pytest.param("\n".join("\t" * depth + "1. a" for depth in range(400)), id="numbers"),
    ],
)
def test_what_nests_too_deep_for_mistletoe_is_read_all_the_same(text: str) -> None:
    root = parse(Source(text))
    assert root.children
    assert max(_depth(block) for block in root.walk()) < 250


def _depth(block: Block) -> int:
    depth = 0
    while block.parent is not None:
        depth, block = depth + 1, block.parent
    return depth


# Pieces of which block structure is made, in any order.
PIECES = "# /- /  /    /1. /> /a/|/\n/\n\n/```/~~~/<!--/-->/===/---/\t/[a]: b/\r\n/*/<div>/**b**/| a | b |/|---|---|"
structured = st.lists(st.sampled_from(PIECES.split("/")), max_size=60).map("".join)


@given(structured)
def test_blocks_lie_in_order_within_the_text(text: str) -> None:
    _check(Source(text))


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_blocks_of_any_text_lie_in_order_within_it(text: str) -> None:
    _check(Source(text))


@pytest.mark.parametrize("path", EACH_LIST)
def test_blocks_of_real_lists_lie_on_the_lines_they_name(path: Path) -> None:
    _check(Source.from_bytes(path.read_bytes()))


def _check(source: Source) -> None:
    root = parse(source)
    last = 0
    for block in root.walk():
        assert 0 <= block.start <= block.end <= len(source.text)
        assert last <= block.line <= block.end_line <= source.line_count
        last = block.line
        assert source.line_of(block.start) == block.line
        # The underline of a setext heading is not of its text.
        assert block.end_line - (block.kind == "heading") <= source.line_of(block.end) <= block.end_line
        for line, (start, end) in enumerate(block.line_spans, block.line):
            assert source.line_start(line) <= start <= end <= source.line_end(line)
        for child in block.children:
            assert block.line <= child.line and child.end_line <= block.end_line
            if block.kind in ("list", "item"):
                assert child.end <= block.end
