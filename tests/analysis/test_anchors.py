"""Which heading a link leads to if it leads to a place before the heading."""

from __future__ import annotations

import pytest

from awesomelint.analysis.contents import contents
from awesomelint.reading import read
from awesomelint.source import Source

ITEMS = "- [a](#place)\n- [b](#place)\n- [c](#place)\n\n"


def target(between: str) -> str | None:
    """Return the heading that links to a place lead to; `between` is the text between place and heading."""
    (table,) = contents(read(Source(f'{ITEMS}<a id="place">{between}\n## Heading\n')))
    (heading,) = {item.target for item in table.items}
    return heading.text if heading else None


@pytest.mark.parametrize("between", ["</a>", "</a>\n\n---\n\n", "</a> <br> *", "</a><!-- -->"])
def test_a_place_without_text_before_a_heading(between: str) -> None:
    assert target(between) == "Heading"


@pytest.mark.parametrize("between", ["x</a>", "</a>\n\nText\n", "</a> 1"])
def test_a_place_with_text_before_a_heading(between: str) -> None:
    assert target(between) is None


def test_the_text_of_a_heading_may_be_499_characters_after_a_place() -> None:
    tag = '<a id="place">'
    for length, expected in ((499, "Heading"), (500, None)):
        between = "</a>\n\n" + "-" * (length - len(tag) - len("</a>\n\n\n\n## ")) + "\n"
        assert target(between) == expected
