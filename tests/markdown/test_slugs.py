"""Slugs are those of GitHub: known names first, then every heading of real lists against another implementation."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from awesomelint.markdown.blocks import parse
from awesomelint.markdown.inline import scan
from awesomelint.markdown.render import rendered_text
from awesomelint.markdown.slugs import Slugger, slug
from awesomelint.source import Source
from tests.support.lists import EACH_LIST


def headings(text: str) -> list[str]:
    source = Source(text)
    blocks = [block for block in parse(source).walk() if block.kind == "heading"]
    return [
        rendered_text(text, block.start, block.end, scan(text, block.start, block.end, {}), exact=True)
        for block in blocks
    ]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Related Work", "related-work"),
        ("Models & Tools / Code", "models--tools--code"),
        ("a - b -- c", "a---b----c"),
        ("What's “new”?", "whats-new"),
        ("C++ (2.0), v1_2", "c-20-v1_2"),
        ("  spaces  ", "--spaces--"),
        ("Ünïcode Ğ", "ünïcode-ğ"),
        ("中文 资源：模型", "中文-资源模型"),
        ("हिन्दी", "हिन्दी"),
        ("📚 Surveys", "-surveys"),
        ("⚙️ Tools", "️-tools"),
        ("🧑‍🏫 People", "-people"),
        (":star: Stars", "star-stars"),
        ("x² ½ Ⅳ ①", "x--ⅳ-"),
        ("Ⓐ under‿tie", "ⓐ-under‿tie"),
        ("tab\tgone", "tabgone"),
        ("", ""),
    ],
)
def test_slug(heading: str, name: str) -> None:
    assert slug(heading) == name


def test_repeated_headings_are_numbered() -> None:
    slugger = Slugger()
    assert [slugger.unique(text) for text in ("Tools", "tools", "Tools!")] == ["tools", "tools-1", "tools-2"]


def test_a_number_that_is_taken_is_passed_over() -> None:
    slugger = Slugger()
    named = [slugger.unique(text) for text in ("echo-1", "echo", "echo", "echo 1", "echo")]
    assert named == ["echo-1", "echo", "echo-2", "echo-1-1", "echo-3"]


def second_opinion() -> Any:
    """GitHub's anchors by another program, which not every Python can import: its table has halves of surrogate pairs."""
    try:
        return pytest.importorskip("github_slugger").GithubSlugger()
    except UnicodeEncodeError:
        if sys.version_info < (3, 12):
            raise
        pytest.skip("github-slugger cannot be imported by this Python")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("# Awesome [![badge](https://a.b/c.svg)](https://a.b)", "Awesome "),
        ("# **Bold** and *it* and `code_x`", "Bold and it and code_x"),
        ("# [Link](https://a.b) to <b>b</b><a name='x'></a>", "Link to b"),
        ("# A &amp; B \\_c\\_ `&amp;`", "A & B _c_ &amp;"),
        ("# <span id='y'>Year</span> <!-- hidden -->", "Year "),
        ("# [2024] (new) “one”", "[2024] (new) “one”"),
        ("# see <https://a.b> or https://c.d", "see https://a.b or https://c.d"),
        ("# Title ##", "Title"),
        ("Two\nlines\n===", "Twolines"),
    ],
)
def test_rendered(line: str, text: str) -> None:
    assert headings(line) == [text]


@pytest.mark.parametrize("path", EACH_LIST)
def test_every_heading_of_a_list(path: Path) -> None:
    ours, theirs = Slugger(), second_opinion()
    for heading in headings(path.read_text(encoding="utf-8")):
        assert ours.unique(heading) == theirs.slug(heading)
