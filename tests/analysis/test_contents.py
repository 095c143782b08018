"""Headings that are excluded from tables of contents, and names of the same section."""

from __future__ import annotations

import pytest

from awesomelint.analysis.anchors import anchors
from awesomelint.analysis.contents import is_omitted, section_key
from awesomelint.reading import read
from awesomelint.source import Source


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(
            (f"# List\n\n## Tools <!-- {words} -->\n", True)
            for words in (
                "omit in toc",
                "omit from toc",
                "OMIT FROM TOC",
                "toc omit",
                "toc:omit",
                "toc: ignore",
                "toc - ignore",
                "tocignore",
                "no toc",
                "no-toc",
                "notoc",
            )
        ),
        ("# List\n<!--notoc-->\n## Tools\n", True),
        ("<!-- no toc -->\n## Tools\n", True),
        ("<!-- no toc -->\n\n## Tools\n", False),
        ("## Tools\n<!-- no toc -->\n", False),
        ("# List\n\n## Tools <!-- toc -->\n", False),
        ("# List\n\n## Tools <!-- omit toc -->\n", False),
        ("# List\n\n## Tools <!-- no  toc -->\n", False),
        ("# List\n\n## Tools <!-- no toc yet -->\n", False),
        ("# List\n\n## Tools no toc\n", False),
    ],
)
def test_comments_that_exclude_a_heading(text: str, expected: bool) -> None:
    document = read(Source(text))
    heading = next(heading for heading in anchors(document).headings if heading.text.startswith("Tools"))
    assert is_omitted(document, heading) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Tools & Data", "tools and data", True),
        ("1. Tools", "Tools", True),
        ("12. Tools", "Tools", True),
        ("1.2.3 Tools", "Tools", True),
        ("1) Tools", "Tools", True),
        ("1: Tools", "Tools", True),
        ("1、Tools", "Tools", True),
        ("📚 1. Tools", "Tools", True),
        (":books: Tools", "Tools", True),
        (":+1: Tools", "Tools", True),
        ("İstanbul", "istanbul", True),
        ("Isı", "isi", True),
        ("3D Tools", "Tools", False),
        ("2020 Tools", "Tools", False),
        ("123. Tools", "Tools", False),
        ("Tools 1", "Tools", False),
    ],
)
def test_names_of_the_same_section(first: str, second: str, expected: bool) -> None:
    assert (section_key(first) == section_key(second)) is expected
