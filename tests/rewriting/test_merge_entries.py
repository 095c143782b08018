"""What one listing of a work takes over from another; nothing if something would be lost."""

from __future__ import annotations

import pytest

from awesomelint.fixing.edits import apply
from awesomelint.reading import read
from awesomelint.rewriting.merge_entries import merge_entries
from awesomelint.source import Source

PDF = "[pdf](https://arxiv.org/abs/1912.02292)"
CODE = "[code](https://github.com/own/descent)"
BLOG = "[blog](https://example.org/blog)"
PROOF = "[proof](https://arxiv.org/abs/1912.02292#proof)"
STARS = "[![Stars](https://img.shields.io/github/stars/a/b)](https://github.com/a/b)"
HEAD = f"- **Deep Double Descent** [{PDF}]"


def merged(keep: str, drop: str, more: str = "") -> str | None:
    """The first of two entries, with what it takes over from the second."""
    text = f"{keep}\n{drop}\n{more}"
    document = read(Source(text, "README.md"))
    first = document.entries[0]
    other = next(entry for entry in document.entries if entry.line > first.end_line)
    edits = merge_entries(document, first, other)
    return None if edits is None else apply(text, set(edits)).removesuffix(f"\n{drop}\n{more}")


@pytest.mark.parametrize(
    ("keep", "drop", "both"),
    [
        # Nothing to take over.
        (f"{HEAD}", f"{HEAD}", f"{HEAD}"),
        (f"{HEAD} [{CODE}]", f"{HEAD}", f"{HEAD} [{CODE}]"),
        (f"{HEAD} [{CODE}]", f"{HEAD} {CODE}", f"{HEAD} [{CODE}]"),
        (f"- *Double Descent* {PDF}", f"- double descent {PDF}", f"- *Double Descent* {PDF}"),
        (HEAD, "- **Deep Double Descent** [[arXiv](https://arxiv.org/abs/1912.02292)]", HEAD),
        # A link goes after the last one, with the separator of links.
        (f"{HEAD} [{CODE}]", f"{HEAD} [{BLOG}]", f"{HEAD} [{CODE}] [{BLOG}]"),
        (f"{HEAD}", f"{HEAD} [{CODE}] [{BLOG}]", f"{HEAD} [{CODE}] [{BLOG}]"),
        (f"{HEAD}, [{CODE}]", f"{HEAD} [{BLOG}]", f"{HEAD}, [{CODE}], [{BLOG}]"),
        (f"{HEAD}", f"{HEAD} / [{CODE}]", f"{HEAD} / [{CODE}]"),
        (f"{HEAD}, ICLR 2020.", f"{HEAD} [{CODE}]", f"{HEAD} [{CODE}], ICLR 2020."),
        (f"{HEAD}", f"{HEAD} ({CODE})", f"{HEAD} ({CODE})"),
        (f"{HEAD}", f"{HEAD} **[{CODE}]**", f"{HEAD} **[{CODE}]**"),
        (f"{HEAD}", f"{HEAD} \\[{CODE}\\]", f"{HEAD} \\[{CODE}\\]"),
        (f"{HEAD}", f"{HEAD} with the [{CODE}]", None),
        (f"{HEAD} with code", f"{HEAD} with [{CODE}]", f"{HEAD} [{CODE}] with code"),
        # Nothing that a reader sees may be lost.
        (f"{HEAD}", f"{HEAD} A note.", None),
        (f"{HEAD} A note.", f"{HEAD} A note.", f"{HEAD} A note."),
        (f"{HEAD} A note.", f"{HEAD} A note note.", None),
        (f"{HEAD}", f"{HEAD} 🔥", None),
        (f"{HEAD} 🔥", f"{HEAD} 🔥", f"{HEAD} 🔥"),
        (f"{HEAD}", f"{HEAD} arxiv", None),
        # A link of a kind that is there, a badge.
        (f"{HEAD} [{CODE}]", f"{HEAD} [[Code](https://github.com/other/descent)]", None),
        (f"{HEAD}", f"{HEAD} {STARS}", None),
        (f"{HEAD}", f"{HEAD} https://own.org/x", f"{HEAD} https://own.org/x"),
        ("- [Deep Double Descent](https://arxiv.org/abs/1912.02292)", f"{HEAD} [{CODE}]", None),
        # A placeholder for a URL is not taken over.
        (f"{HEAD}", f"{HEAD} [[code](N.A)]", f"{HEAD}"),
        (f"{HEAD} [{CODE}]", f"{HEAD} [[code](#)]", f"{HEAD} [{CODE}]"),
        (f"{HEAD}", f"{HEAD} [[code]()] [[blog](TODO)]", f"{HEAD}"),
        (f"{HEAD} [[code](N.A)]", f"{HEAD} [{CODE}]", None),
        # What a label, a date or a venue says is not lost, even if the title has its words; a number of stars is.
        ("- [[arXiv](https://arxiv.org/abs/1912.02292)] Deep Double Descent", "- [[CVPR](https://arxiv.org/abs/1912.02292)] Deep Double Descent", None),
        (f"{HEAD}", "- **Deep Double Descent** [[ICLR](https://arxiv.org/abs/1912.02292)]", None),
        (f"- **Doors at ICLR** [{PDF}]", f"- **Doors at ICLR** [{PDF}], ICLR", None),
        (f"{HEAD}, ⭐ 12", f"{HEAD}, ⭐ 1.5k", f"{HEAD}, ⭐ 12"),
        (f"{HEAD}", f"{HEAD}, ⭐ 12", None),
        # A link goes before a remark that has links, too.
        (f"{HEAD}\n  Older: What Was Said about It in a Shorter Text [[slides](https://e.org/s)]", f"{HEAD} [{CODE}]",
         f"{HEAD} [{CODE}]\n  Older: What Was Said about It in a Shorter Text [[slides](https://e.org/s)]"),
        # A section of a page is a link of its own.
        (f"{HEAD}", f"{HEAD} [{PROOF}]", f"{HEAD} [{PROOF}]"),
        # Tags.
        (f"{HEAD} `theory`", f"{HEAD} `theory`", f"{HEAD} `theory`"),
        (f"{HEAD} `theory`", f"{HEAD} `Theory`", f"{HEAD} `theory`"),
        (f"{HEAD} `theory`", f"{HEAD} `data`", f"{HEAD} `theory` `data`"),
        (f"{HEAD} `theory`, `data`", f"{HEAD} `bias`", f"{HEAD} `theory`, `data`, `bias`"),
        (f"{HEAD} `theory`", f"{HEAD} `data`, `bias`", f"{HEAD} `theory` `data` `bias`"),
        (f"{HEAD}", f"{HEAD} `theory`", None),
    ],
)  # fmt: skip
def test_what_an_entry_takes_over(keep: str, drop: str, both: str | None) -> None:
    assert merged(keep, drop) == both


@pytest.mark.parametrize(
    "stars",
    [
        "⭐ 3",
        "⭐️ 3",
        "★ 3",
        "🌟 3",
        ":star: 3",
        "star: 3",
        "Stars 1,234",
        "⭐：3",
        "1.5k⭐",
        "12 ★",
        "3 🌟",
        "3 :star:",
        "12 stars",
        "1 star",
    ],
)
def test_another_number_of_stars_is_left_out(stars: str) -> None:
    kept = f"{HEAD}, ⭐ 12"
    assert merged(kept, f"{HEAD}, {stars}") == kept
    assert merged(f"{HEAD}, {stars}", kept) == f"{HEAD}, {stars}"


@pytest.mark.parametrize("text", ["12 starts", "Restar 3", "⭐ many", "12"])
def test_what_is_not_a_number_of_stars(text: str) -> None:
    assert merged(f"{HEAD}, ⭐ 12", f"{HEAD}, {text} more") is None


NOTE, OTHER = "  - A note on it.", "  - Another note on it."


@pytest.mark.parametrize(
    ("keep", "drop", "both"),
    [
        (f"{HEAD}", f"{HEAD}\n{NOTE}", f"{HEAD}\n{NOTE}"),
        (f"{HEAD}\n{NOTE}", f"{HEAD}\n{NOTE}", f"{HEAD}\n{NOTE}"),
        (f"{HEAD}\n{NOTE}", f"{HEAD}", f"{HEAD}\n{NOTE}"),
        (f"{HEAD}\n{NOTE}", f"{HEAD}\n  {NOTE}", f"{HEAD}\n{NOTE}"),
        (f"{HEAD}\n{NOTE}", f"{HEAD}\n{OTHER}", f"{HEAD}\n{NOTE}\n{OTHER}"),
        (f"{HEAD}\n{NOTE}", f"{HEAD}\n{NOTE}\n{OTHER}", f"{HEAD}\n{NOTE}\n{OTHER}"),
        (f"{HEAD}\n{NOTE}", f"{HEAD}\n{OTHER}\n{NOTE}", f"{HEAD}\n{NOTE}\n{OTHER}"),
        (f"{HEAD}\n{NOTE}", f"{HEAD}\n\n  A paragraph on it.", None),
        (f"{HEAD}\n{NOTE}", f"{HEAD}\n    - A note on it, deeper.", None),
        (f"{HEAD}\n{NOTE}", f"{HEAD}\n  * Another note.", f"{HEAD}\n{NOTE}\n  * Another note."),
        (f"{HEAD}", f"{HEAD}\n  - The [{BLOG}] on it.", f"{HEAD}\n  - The [{BLOG}] on it."),
        (f"{HEAD} [{CODE}]", f"{HEAD}\n  - The [[code](https://github.com/other/descent)].", None),
        (f"{HEAD} [{CODE}]", f"{HEAD}\n  - The [[paper](https://arxiv.org/abs/1912.02292)].", None),
        (f"* {HEAD[2:]}", f"1. {HEAD[2:]}\n   - A note on it.", None),
    ],
)  # fmt: skip
def test_what_is_nested_in_an_entry(keep: str, drop: str, both: str | None) -> None:
    assert merged(keep, drop) == both


def test_an_indented_entry_has_its_notes_deeper() -> None:
    text = f"- 2019\n  - **Deep Double Descent** [{PDF}]\n{HEAD}\n{NOTE}\n"
    document = read(Source(text, "README.md"))
    first, second = document.entries
    assert merge_entries(document, first, second) is None
    assert merge_entries(document, second, first) == []


def test_what_parts_tags_and_links_comes_from_the_list() -> None:
    other = "- **Grokking** [[pdf](https://arxiv.org/abs/2201.02177)] `data` · `scale`\n"
    assert merged(f"{HEAD} `theory`", f"{HEAD} `bias`", other) == f"{HEAD} `theory` `bias`"
    title = "- [Deep Double Descent](https://arxiv.org/abs/1912.02292)"
    assert merged(f"{title} `theory`", f"{title} `bias`", other) == f"{title} `theory` · `bias`"
    assert merged(f"{title} `theory`", f"{title} `bias`") == f"{title} `theory` `bias`"


def test_a_row_takes_over_a_link_in_its_column() -> None:
    head = "| Title | Links | Code |\n| --- | --- | --- |\n"
    row = f"| Deep Double Descent | {PDF} |  |\n"
    for drop, both in (
        (f"| Deep Double Descent | {PDF} {BLOG} |  |\n", f"| Deep Double Descent | {PDF} {BLOG} |  |\n"),
        (f"| Deep Double Descent | {PDF} | {BLOG} |\n", None),
    ):
        text = head + row + drop
        document = read(Source(text, "README.md"))
        edits = merge_entries(document, *document.entries)
        assert (edits if edits is None else apply(text, set(edits))) == (both and head + both + drop)


def test_entries_of_two_kinds_do_not_merge() -> None:
    text = f"{HEAD}\n\n| Title | Links |\n| --- | --- |\n| Deep Double Descent | {PDF} |\n"
    document = read(Source(text, "README.md"))
    assert merge_entries(document, *document.entries) is None


@pytest.mark.parametrize(("links", "is_merged"), [(199, True), (200, True), (201, False)])
def test_an_entry_has_at_most_so_many_parts(links: int, is_merged: bool) -> None:
    line = HEAD + "".join(f" [[link {n}](https://example.org/{n})]" for n in range(links - 1))
    assert (merged(line, HEAD) == line) == is_merged
