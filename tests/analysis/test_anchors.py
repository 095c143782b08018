"""Which heading a link leads to if its anchor is before the heading."""

from __future__ import annotations

import pytest

from awesomelint.analysis.contents import contents
from awesomelint.reading import read
from awesomelint.source import Source

ITEMS = "- [a](#place)\n- [b](#place)\n- [c](#place)\n\n"


def target(between: str) -> str | None:
    """Return the heading that links to an anchor lead to; `between` is the text between anchor and heading."""
    (table,) = contents(read(Source(f'{ITEMS}<a id="place">{between}\n## Heading\n')))
    (heading,) = {item.target for item in table.items}
    return heading.text if heading else None


@pytest.mark.parametrize("between", ["</a>", "</a>\n\n---\n\n", "</a> <br> *", "</a><!-- -->"])
def test_an_anchor_without_text_before_a_heading(between: str) -> None:
    assert target(between) == "Heading"


@pytest.mark.parametrize("between", ["x</a>", "</a>\n\nText\n", "</a> 1"])
def test_an_anchor_with_text_before_a_heading(between: str) -> None:
    assert target(between) is None


def test_the_text_of_a_heading_may_be_499_characters_after_an_anchor() -> None:
    tag = '<a id="place">'
    for length, expected in ((499, "Heading"), (500, None)):
        between = "</a>\n\n" + "-" * (length - len(tag) - len("</a>\n\n\n\n## ")) + "\n"
        assert target(between) == expected
