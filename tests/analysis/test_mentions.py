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
        ("- **Sheep** [the count](https://arxiv.org/abs/2004.13799) but slower", False),
        ("- **Sheep** as a [paper](https://arxiv.org/abs/2004.13799) and more", False),
        ("- **Sheep** in the [[Barn Letters 2020]](https://arxiv.org/abs/2004.13799) and more", False),
        ("- **Sheep** [![Herd](herd.png)](https://arxiv.org/abs/2004.13799)", True),
        ("- **Sheep** [![arXiv](https://b.example.net/1.svg)](https://arxiv.org/abs/2004.13799)", False),
        (
            "- **Sheep** [![1](https://b.example.net/arXiv:2004.13799)](https://arxiv.org/abs/2004.13799)",
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
