"""Links that mention another work, and entries that are prose."""

from __future__ import annotations

import pytest

from awesomelint.analysis.works.mentions import is_mention, is_prose
from awesomelint.model import Entry, TitleKind
from awesomelint.reading import read
from awesomelint.source import Source, Span

OTHERS = "- [Quiet Lanterns](https://arxiv.org/abs/2501.10000)\n- [Tidy Pebbles](https://arxiv.org/abs/2503.10074)\n"


def entry(text: str) -> Entry:
    """Return the first entry of a list that begins with `text`."""
    return read(Source(f"{text}\n\n{OTHERS}")).entries[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- **Sheep.** It is similar to [the count](https://arxiv.org/abs/2004.13799), but slower.", True),
        ("- **Sheep.** It is similar to [the count](https://arxiv.org/abs/2004.13799)", False),
        ("- **Sheep.** It is similar to [the count](https://arxiv.org/abs/2004.13799) but slower.", True),
        (
            "- **Sheep.** It is similar to [the count](https://arxiv.org/abs/2004.13799). Its barn is small.",
            True,
        ),
        (
            "- **Sheep.** It is similar to [the count](https://arxiv.org/abs/2004.13799); Its barn is small.",
            True,
        ),
        ("- **Sheep.** It is similar (see [the count](https://arxiv.org/abs/2004.13799), but slower).", True),
        ("- **Sheep.** It is similar to: [the count](https://arxiv.org/abs/2004.13799), but slower.", True),
        ("- **Sheep.** It is similar To [the count](https://arxiv.org/abs/2004.13799), but slower.", False),
        ("- **Sheep.** It is similar to [the count](https://arxiv.org/abs/2004.13799), But slower.", False),
        ("- **Sheep.** It is similar to [the count](https://arxiv.org/abs/2004.13799). 2020.", False),
        ("- **Sheep** [the count](https://arxiv.org/abs/2004.13799) but slower", False),
        ("- **Sheep** as the [count](https://arxiv.org/abs/2004.13799) and more", True),
        ("- **Sheep**\n  as the [count](https://arxiv.org/abs/2004.13799) and more", True),
        ("- **Sheep** as the [paper](https://arxiv.org/abs/2004.13799) and more", False),
        ("- **Sheep** as the [ICML 2020](https://arxiv.org/abs/2004.13799) and more", False),
        ("- **Sheep** as a [count](https://arxiv.org/abs/2004.13799) and more", False),
        ("- **Sheep** in the [[Barn Letters 2020]](https://arxiv.org/abs/2004.13799) and more", False),
        ("- **Sheep** [![Herd](herd.png)](https://arxiv.org/abs/2004.13799)", True),
        ("- **Sheep** [![arXiv](https://b.example.net/1.svg)](https://arxiv.org/abs/2004.13799)", False),
        (
            "- **Sheep** [![1](https://b.example.net/arXiv:2004.13799)](https://arxiv.org/abs/2004.13799)",
            False,
        ),
        (
            "- **Sheep** [![Herd arXiv:2004.13799](herd.svg)](https://arxiv.org/abs/2004.13799)",
            False,
        ),
    ],
)
def test_mentions(text: str, expected: bool) -> None:
    read_entry = entry(text)
    assert is_mention(read_entry, read_entry.links[0]) is expected


@pytest.mark.parametrize(
    ("title", "after", "kind", "expected"),
    [
        ("How well do sheep count? Which sheep is best? Please refer to our research.", "", "text", True),
        ("How Well Do Sheep Count?", "", "text", False),
        ("How well do sheep count? Which sheep is best?", "", "link", False),
        (" ".join(["sheep"] * 16), ". These works usually count sheep", "text", True),
        *(
            (f"Many sheep count very well{mark} They count them", "", "text", True)
            for mark in (".", "?", "!", ".  ")
        ),
        ("Many sheep count well. They count them", "", "text", False),
        ("Many sheep count very well. They Count Them", "", "text", False),
        ("Many sheep count very well, They count them", "", "text", False),
        *(
            (" ".join(["sheep"] * 16), f"{mark}These works usually 2024", "text", True)
            for mark in (". ", "? ", "! ", ".** ", "__  ")
        ),
        (" ".join(["sheep"] * 16), ", These works usually count", "text", False),
        (" ".join(["sheep"] * 16), ". These works 2024", "text", False),
        (" ".join(["sheep"] * 16), ". 2024", "text", False),
        (" ".join(["sheep"] * 15), ". These works usually count sheep", "text", False),
    ],
)
def test_prose(title: str, after: str, kind: TitleKind, expected: bool) -> None:
    text = f"{title}{after} [[paper]](https://arxiv.org/abs/2410.09453)"
    paragraph = Entry(Source(text), "paragraph", 1, 1, Span(0, len(text)))
    paragraph.title = title
    paragraph.title_kind = kind
    paragraph.title_span = Span(0, len(title))
    assert is_prose(paragraph) is expected


def test_a_long_title_of_an_item_is_not_prose() -> None:
    title = " ".join(["sheep"] * 16)
    text = f"- {title}. These works usually count sheep [[paper]](https://arxiv.org/abs/2410.09453)"
    assert entry(text).kind == "item"
    item = Entry(Source(text), "item", 1, 1, Span(0, len(text)))
    item.title, item.title_kind, item.title_span = title, "text", Span(2, 2 + len(title))
    assert not is_prose(item)


NEWS = [
    *(f"SmallBarn {verb} published" for verb in ("is", "are", "was", "were", "has been", "have been", "got")),
    *(
        f"SmallBarn is {state}"
        for state in (
            "accepted",
            "released",
            "available",
            "open source",
            "open-sourced",
            "online",
        )
    ),
    "SmallBarn is now available for sheep",
    *(f"SmallBarn {verb} in Nature" for verb in ("published", "accepted", "presented", "Featured")),
    *(f"SmallBarn presented {word} it" for word in ("at", "by", "on")),
    "The new and very large barn of sheep published in Nature",
]


@pytest.mark.parametrize("title", NEWS)
def test_news_of_a_work(title: str) -> None:
    assert is_prose(titled(title))


@pytest.mark.parametrize(
    "title",
    [
        "Published in Nature",
        "SmallBarn is onlineish",
        "SmallBarn published",
        "SmallBarn published with Nature",
        "SmallBarn is a sheep",
        "SmallBarn accepted sheep",
        "The new and very large barn of the sheep published in Nature",
    ],
)
def test_titles_that_are_not_news(title: str) -> None:
    assert not is_prose(titled(title))


def titled(title: str) -> Entry:
    """Return an entry with a title."""
    text = f"- {title} [[paper]](https://arxiv.org/abs/2410.09453)"
    item = Entry(Source(text), "item", 1, 1, Span(0, len(text)))
    item.title, item.title_kind, item.title_span = title, "text", Span(2, 2 + len(title))
    return item
