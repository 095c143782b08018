"""Front matter: the settings above a page are not Markdown, and two thematic breaks are not front matter."""

from __future__ import annotations

import pytest

from awesomelint.markdown.blocks import parse
from awesomelint.markdown.front_matter import front_matter
from awesomelint.reading import read
from awesomelint.source import Source

NONE = [
    "",
    "# Papers\n",
    "---\n\n# Papers\n\n---\n",
    "---\ntitle: Papers\n",
    "---\nA sentence about this list: it is short.\nAnd another one.\n---\n",
    "---\n- [Tidy Sheep](https://example.org/1)\n---\n",
    "---\n---\n",
    "--- title\ntitle: Papers\n---\n",
    "Papers\n---\ntitle: Papers\n---\n",
    "+++\ntitle: Papers\n---\n",
    "----\ntitle: Papers\n----\n",
    "--\ntitle: Papers\n--\n",
]

SOME = [
    ("---\ntitle: Papers\n---\n", 3),
    ("---  \ntitle: Papers\n---  \n# Papers\n", 3),
    ("---\ntitle: Papers\n...\n", 3),
    (
        '---\n\n# A comment\nlast-updated: 2020-01-01\n\ntags:\n  - sheep\n- wool\nlinks: [\n  a,\n]\n"a key": 1\n---\ntext\n---\n',
        13,
    ),
    ('+++\ntitle = "Papers"\n[params]\nmenu = "main"\n+++\n', 5),
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_not_front_matter(text: str) -> None:
    assert front_matter(text.split("\n")) == 0


@pytest.mark.parametrize(("text", "count"), SOME)
def test_front_matter(text: str, count: int) -> None:
    assert front_matter(text.split("\n")) == count


def test_front_matter_is_one_block_and_what_follows_keeps_its_place() -> None:
    text = "---\ntitle: Papers\n- [Hay](https://example.org/0)\n---\n# Sheep\n- [Tidy Sheep](https://example.org/1)\n"
    for ending in ("\n", "\r\n"):
        source = Source(text.replace("\n", ending))
        first, heading = parse(source).children[:2]
        assert (first.kind, first.line, first.end_line) == ("code", 1, 4)
        assert source.text[first.start : first.end].startswith("---") and source.text[
            first.start : first.end
        ].endswith("---")
        assert (heading.kind, heading.line, source.text[heading.start : heading.end]) == (
            "heading",
            5,
            "Sheep",
        )
        (entry,) = read(source).entries
        assert (entry.line, entry.title, entry.section.title) == (6, "Tidy Sheep", "Sheep")
