"""How far apart the brackets of a broken link may be."""

from __future__ import annotations

import pytest

from awesomelint.analysis.broken_links import broken_links
from awesomelint.reading import read
from awesomelint.source import Source


def is_fixed(text: str) -> bool:
    """Whether the broken link of a text, if any, has a fix."""
    links = broken_links(read(Source(text, "README.md")))
    assert len(links) < 2
    return bool(links) and links[0].finding.fix is not None


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("[{}] (https://a.org/1)", 599),
        ("[{}]https://a.org/1)", 599),
        ("- Amber ［{}］(https://a.org/1)", 599),
        ("({})[https://a.org/1]", 597),
        ("[{})(https://a.org/1)", 597),
        ("- {}](https://a.org/1)", 598),
    ],
)
def test_the_brackets_of_a_link_may_be_600_characters_apart(text: str, length: int) -> None:
    assert is_fixed(text.format("w" * length))
    assert not is_fixed(text.format("w" * (length + 1)))


def test_a_bracket_may_be_closed_600_characters_after_a_url() -> None:
    text = "- [Amber [code(https://a.org/1) {}]"
    assert not is_fixed(text.format("w" * 598))
    assert is_fixed(text.format("w" * 599))


def test_the_brackets_of_a_link_may_contain_23_others_in_each_other() -> None:
    for number, expected in ((23, True), (24, False)):
        assert is_fixed(f"- Amber [{'[' * number}x{']' * number}] (https://a.org/1)\n") is expected
