"""Which heading a link leads to if its anchor is before the heading."""

from __future__ import annotations

import pytest

from awesomelint.analysis.anchors import anchors, own_links
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


TREES = ["ash", "elm", "fir", "lime", "maple", "oak", "pine", "plane", "poplar", "yew"]
HEADINGS = "".join(f"## {tree}\n" for tree in TREES)
HERE = "https://github.com/ann/trees"


def own(*urls: str) -> list[str]:
    """Return the links to the page by its URL on GitHub, as if they began with `#`."""
    text = "".join(f"- [Title {number}]({url})\n" for number, url in enumerate(urls)) + f"\n{HEADINGS}"
    document = read(Source(text))
    links = own_links(document)
    assert all(text[slice(*link.url_span)] == link.url for link in links if link.url_span is not None)
    return [link.url for link in links]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (f"{HERE}#oak", True),
        ("http://www.github.com/Ann/Trees#oak", True),
        (f"{HERE}/#oak", True),
        (f"{HERE}/blob/main/README.md#oak", True),
        (f"{HERE}/blob/v1.0/readme.md#oak", True),
        (f"{HERE}/tree/main#oak", True),
        (f"{HERE}/tree/main/#oak", True),
        (f"{HERE}/blob/main/OTHER.md#oak", False),
        (f"{HERE}/issues#oak", False),
        (f"{HERE}-more#oak", False),
        (f"{HERE}#", False),
        (HERE, False),
        (f"{HERE}##oak", False),
        ("https://gitlab.com/ann/trees#oak", False),
        # Escaped characters: the URL is not as long as its span.
        (f"{HERE}#oak&amp;", False),
    ],
)
def test_links_to_the_page_by_its_url(url: str, expected: bool) -> None:
    others = [f"{HERE}#{tree}" for tree in TREES[:4]]
    found = own(*others, url)
    assert (found == [*(f"#{tree}" for tree in TREES[:4]), "#oak"]) is expected
    assert bool(found) is expected


@pytest.mark.parametrize(
    ("known", "unknown", "expected"),
    [(4, 0, False), (5, 0, True), (5, 1, False), (8, 1, False), (9, 1, True)],
)
def test_how_many_links_must_lead_to_the_page(known: int, unknown: int, expected: bool) -> None:
    urls = [f"{HERE}#{tree}" for tree in TREES[:known]] + [f"{HERE}#other{n}" for n in range(unknown)]
    assert len(own(*urls)) == (known + unknown if expected else 0)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("#Oak", "oak"),
        ("#oak", "oak"),
        ("#user-content-oak", "oak"),
        ("#USER-CONTENT-oak", "oak"),
        ("#user-content-Oak", None),
        ("# oak", "oak"),
        ("#o%61k", "oak"),
        ("#o\u200dak", "oak"),
        ("#o\u200cak", "oak"),
        ("#oaks", None),
        # What GitHub adds to every page, and what scripts and browsers read.
        *((f"#{name}", name) for name in ("", "top", "readme", "start-of-content", "TOP")),
        *((f"#{name}-pjax-container", f"{name}-pjax-container") for name in ("repo-content", "js-repo")),
        ("#/oak", "/oak"),
        ("#!oak", "!oak"),
        ("#:~:text=oak", ":~:text=oak"),
    ],
)
def test_anchors_of_links(url: str, expected: str | None) -> None:
    assert anchors(read(Source(HEADINGS))).find(url) == expected
